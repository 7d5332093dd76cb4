"""Verbs of saying by form, and words by which copy says that a phrase is an idiom.

A new verb is a row of ``_VERBS``, from which most lists below follow. One of ``SPEAKING_UP`` is no
verb of saying yet; if it is to be one, it moves from there. Then ask: is its third person a plural
noun too (``NOUNS_TOO``)? Is it also said of deeds (``SPEAKS_ALONE``)? May it stand before its
subject (``INVERTING``)? Can what it introduces after a colon be other than speech
(``_NOT_BEFORE_A_COLON``)?
"""

_VERBS = """
say says said|tell tells told|add adds added|ask asks asked|write writes wrote|note notes noted
stress stresses stressed|explain explains explained|insist insists insisted|argue argues argued
reply replies replied|recall recalls recalled|continue continues continued
conclude concludes concluded|warn warns warned|admit admits admitted|announce announces announced
report reports reported|state states stated|declare declares declared
comment comments commented|claim claims claimed
urge urges urged|quote quotes quoted|cite cites cited|emphasize emphasizes emphasized
emphasise emphasises emphasised
"""
_ROWS = tuple(row.split() for line in _VERBS.strip().split("\n") for row in line.split("|"))

SAYS = tuple(row[1] for row in _ROWS)
SAID = tuple(row[2] for row in _ROWS)
SAID_SAYS = (*SAID, *SAYS)
THINKS = ("thinks", "thought", "believes", "believed")
"""A person is the subject of these as well, but what was thought is not said aloud."""

SAID_OF_A_PHRASE = (
    *("idiom", "idioms", "saying goes", "old saying", "proverb", "proverbs", "adage"),
    *("expression", "literal", "literally", "metaphor", "so-called"),
    *("translate", "translates", "translated", "translating", "translation"),
)
"""What stands near a phrase that copy explains rather than uses."""

NOUNS_TOO = frozenset("states reports notes claims comments quotes stresses urges asks".split())
"""Third persons that are plural nouns as well: "the Baltic states"."""
SPEAKS = tuple(form for form in SAID_SAYS if form not in NOUNS_TOO)
"""Whoever stands before or after one of these is somebody who speaks."""
SPEAKS_ALONE = tuple(
    form for form in SPEAKS if form not in ("continues", "continued", "replies", "replied")
)
"""With no quotation beside it, whoever continues or replies may do so by a deed: "The visitors
replied with a goal."."""
INVERTING = (
    *("said", "says", "wrote", "added", "stressed", "explained", "explains", "emphasized"),
    *("emphasised", "admitted", "noted", "replied", "recalled", "concluded", "insisted"),
)
"""What may stand before its subject after a quotation, "said the mayor". After "told", "asked" and
"warned" stands who hears it."""
_NOT_BEFORE_A_COLON = frozenset(
    """
    tells told reported writes wrote claimed quoted cited cites
    """.split()
)
BEFORE_A_COLON = tuple(form for form in SPEAKS if form not in _NOT_BEFORE_A_COLON)
"""What a speaker's own words may follow after a colon. Whoever is told stands between; what a
letter or a report says is no speech."""
SPEAKING_UP = (
    *("shouted", "cried", "yelled", "exclaimed", "tweeted", "wondered", "joked", "quipped"),
    "chanted",
)
"""Ways of uttering: they follow a question or a cry, but whoever shouts a thing need not have told
it to a reporter, so that they are no verbs of saying for anything else."""
