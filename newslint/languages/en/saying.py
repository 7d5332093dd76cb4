"""Verbs of saying by form, and words by which copy says that a phrase is an idiom."""

_VERBS = """
say says said|tell tells told|add adds added|ask asks asked|write writes wrote|note notes noted
stress stresses stressed|explain explains explained|insist insists insisted|argue argues argued
reply replies replied|recall recalls recalled|continue continues continued
conclude concludes concluded|warn warns warned|admit admits admitted|announce announces announced
report reports reported|state states stated|declare declares declared
comment comments commented|believe believes believed|think thinks thought|claim claims claimed
urge urges urged|quote quotes quoted|cite cites cited|emphasize emphasizes emphasized
emphasise emphasises emphasised
"""
_ROWS = tuple(row.split() for line in _VERBS.strip().split("\n") for row in line.split("|"))

SAYS = tuple(row[1] for row in _ROWS)
SAID = tuple(row[2] for row in _ROWS)
SAID_SAYS = (*SAID, *SAYS)

SAID_OF_A_PHRASE = (
    *("idiom", "idioms", "saying goes", "old saying", "proverb", "proverbs", "adage"),
    *("expression", "literal", "literally", "metaphor", "so-called"),
    *("translate", "translates", "translated", "translating", "translation"),
)
"""What stands near a phrase that copy explains rather than uses."""
