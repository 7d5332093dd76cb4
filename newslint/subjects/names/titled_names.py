"""Whether a name stands inside another: a title, a newspaper, a class of ships."""

from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern

_REACH = 70
_SMALL = r"(?:of|the|an?|and|in|on|at|to|from|for|by|with|or|(?&name_particles)|no|is|are|not|my)"
_TITLE_WORD = rf"(?:{_SMALL}|\p{{Lu}}[\w’'-]*|\d+)[,:!?]?"
_OPENED = lazy_pattern(
    rf"(?:[“‘«„]|(?<![\w’])[\"'])(?P<words>(?:(?=[\p{{Lu}}\d]){_TITLE_WORD}\s(?:{_TITLE_WORD}\s)*)?)\Z"
)
_CLOSED = lazy_pattern(rf"(?:[’']s)?[,:!?]?(?P<words>(?:\s{_TITLE_WORD})*)[.,!?]?[”’»“\"'](?!\w)")
# What newspapers, schools, orchestras and the like are called by; "Kiev Mayor" is none.
_INSTITUTION = lazy_pattern(
    r"[ \n](?:\p{Lu}\w+[ \n](?:of[ \n])?)?"
    r"(?:Post|Times|Independent|Gazette|Herald|Tribune|News|Journal|Star|Chronicle"
    r"|Mail|Telegraph|Standard|Observer|Courier|Review|Express|Pravda|Weekly|University|Institute"
    r"|College|School|Academy|Conservatory|Conservatoire|Orchestra|Symphony|Philharmonic|Ballet"
    r"|Opera|Museum|Gallery|Zoo|Treaty|Convention|Agreement|Accords?|Protocol|Declaration|Pact"
    r"|Festival|Biennale|Marathon|Cup|Trophy|Club|Gymkhana|Presidency"
    r"|Stock[ \n]Exchange|High[ \n]Court"
    r"|Regiment|Sappers|Gothic|Sapphire|duck|opera|cake|cutlets?)(?!\w)"
)
_KIND = lazy_pattern(r"-(?:class|type|born|style)(?!\w)")
_BODY_OF = lazy_pattern(
    r"(?<!\w)(?:University|Institute|Academy|Conservatory|Treaty|Peace|Battle|Siege|Gates?|Council"
    r"|Synod|Bishop|Archbishop|Metropolitan|Patriarch|Grand\s(?:Prince|Duke)|Prince(?:ss)?|Maid"
    r"|Nights?|Black\sHole|Bank|Museum|School|Stories|Tales|Legend|Lights|Road)\s(?:of|in|to)\s\Z"
)
_CALLED = lazy_pattern(
    r"(?<!\w)(?:paper|newspaper|daily|weekly|magazine|film|movie|novel|book|song|album|painting|opera"
    r"|ballet|symphony|poem|play|ship|cruiser|carrier|frigate|submarine|vessel|hotel|restaurant)"
    r",?\s(?:(?:then|once|now|first|later)\s)?(?:called|named|titled|entitled)?\s?(?:the\s|The\s)?"
    r"(?:\p{Lu}[\w’'-]*\s(?:(?:of|to|in|from|the)\s)*)*\Z"
)


def is_in_title(text: str, span: Span, paragraph: Span | None = None) -> bool:
    """Whether what stands at ``span`` belongs to a longer name, and keeps its form.

    The longer name lies in the same ``paragraph`` of ``text``, which without one is a paragraph.

    “The Great Gate of Kiev”, the Kiev Post, a Kiev-class ship, the University of Calcutta: what is
    called so goes on being called so when the city is spelt otherwise. "Kiev Mayor Vitali Holub",
    "residents of Kiev" and “We left Kiev” are the city.
    """
    first, last = paragraph or Span(0, len(text))
    before = text[max(first, span.start - _REACH) : span.start]
    after = text[span.end : min(last, span.end + _REACH)]
    if _KIND.match(after) or _INSTITUTION.match(after):
        return True
    if _BODY_OF.search(before) or _CALLED.search(before):
        return True
    opened = _OPENED.search(before)
    closed = _CLOSED.match(after) if opened else None
    # One capital in quotation marks is a place that somebody named.
    return bool(opened and closed and (opened["words"] + closed["words"]).strip())
