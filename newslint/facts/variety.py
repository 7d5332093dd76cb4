"""Whether a story is in American or in British English."""

from newslint.model.document import Document

# Parts of words, in lower case as they stand, that one variety alone spells so. Plain strings
# are counted many times faster than a pattern is searched for. No part may lie in a word that both
# varieties have: “labor” lies in “elaborate”, “percent” in “percentage”.
_BRITISH = (
    *("colour", "favour", "honour", "neighbour", "behaviour", "harbour", "rumour", "flavour"),
    *(" labour", "defence", "offence", "metre", "litre", "tonne", "centre", "fibre", "calibre"),
    *("programmes", "cheques", " tyre", "whilst", "per cent ", "travell", "cancelled", " grey "),
    *("organise", "organisation", "realise", "recognise", "apologise", "criticise", "aluminium"),
    *("licence", "jewellery", "storeys", "sceptic"),
)
_AMERICAN = (
    *("color", "favor", "neighbor", "behavior", "harbor", "rumor", "flavor", " labor ", "honored"),
    *("defense", "offense", "kilometer", "centimeter", "millimeter", " meters", " liters"),
    *("milliliter", "center", " percent ", "traveled", "traveling", "canceled", " gray "),
    *("realize", "recognize", "apologize", "criticize", "airplane", "aluminum", "theater"),
    *("jewelry", "skeptic"),
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
    british = sum(map(prose.count, _BRITISH))
    american = sum(map(prose.count, _AMERICAN))
    if british >= _FEWEST and not american:
        return ("British",)
    if american >= _FEWEST and not british:
        return ("US",)
    return ()
