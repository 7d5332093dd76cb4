"""Whether a story is written in American or in British English."""

from newslint.model.document import Document
from newslint.text.capitals import occurrences

# Parts of words, in lower case as they stand, that one variety alone spells so. Plain strings are
# searched for many times faster than a pattern, and what both varieties begin with is searched for
# once. No part may lie in a word that both varieties have: “labor” lies in “elaborate”, “percent”
# in “percentage”.
_ENDINGS: dict[str, tuple[str | tuple[str, ...], str | tuple[str, ...]]] = {
    # What both begin with, how it goes on in British and how in American English.
    **dict.fromkeys(("colo", "favo", "neighbo", "behavio", "harbo", "rumo", "flavo"), ("ur", "r")),
    **{"hono": ("ur", "red"), " labo": ("ur", "r "), "defen": ("ce", "se"), "offen": ("ce", "se")},
    **dict.fromkeys(("reali", "recogni", "apologi", "critici"), ("se", "ze")),
    **{"travel": ("l", ("ed", "ing")), "cancel": ("led", "ed")},
    **{"alumin": ("ium", "um"), "jewel": ("lery", "ry")},
}
_BRITISH = (
    *("metre", "litre", "tonne", "centre", "fibre", "calibre", "programmes", "cheques", " tyre"),
    *("whilst", "per cent ", " grey ", "organise", "organisation", "licence", "storeys", "sceptic"),
)
_AMERICAN = (
    *("kilometer", "centimeter", "millimeter", " meters", " liters", "milliliter", "center"),
    *(" percent ", " gray ", "airplane", "theater", "skeptic"),
)
_FEWEST = 3
"""So many spellings of one variety, and none of the other, show which it is."""


def variety(document: Document) -> tuple[str, ...]:
    """("US",) or ("British",), as the settings or the spelling of the story say (a finder).

    Empty where neither is known: a story of few words, or one that mixes both.
    """
    prose = document.prose
    if document.metadata.variety:
        return (document.metadata.variety,)
    british, american = sum(map(prose.count, _BRITISH)), 0
    for beginning, (in_british, in_american) in _ENDINGS.items():
        for start in occurrences(prose, beginning):
            british += prose.startswith(in_british, start + len(beginning))
            american += prose.startswith(in_american, start + len(beginning))
    if 0 < british < _FEWEST or (british and american):
        return ()
    american += sum(map(prose.count, _AMERICAN))
    if british and not american:
        return ("British",)
    if american >= _FEWEST and not british:
        return ("US",)
    return ()
