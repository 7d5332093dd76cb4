"""Sentences as spans."""

import re

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.segmentation.full_stops import Stop, stop_kind

# A place where a sentence may end: the marks, what closes after them, the white space, what opens
# the next one. A straight or curly mark that floats between two spaces, or that no space follows,
# belongs to one side or the other. The full-width marks need no space.
_CANDIDATE = re.compile(
    r"(?P<marks>[.!?…]+)"
    r"(?:(?P<closing>[\"'”’»)\]]*)\s+(?:(?P<floating>[\"”“])\s+)?"
    r"|(?P<tight>[\"”])(?=[A-ZÀ-Þ]))"
    r"(?P<opening>[\"'“‘„«(\[¿¡]*(?:[-–—]\s*|\.{3}\s*|…\s*)?)(?=[^\s])"
    r"|[。！？]+[”’」』）]*(?P<east>\s*)(?=[^\s”’」』）])"
)
# Words that begin a sentence rather than go on with a name or a title: "in the U.S. The …".
_BEGINNERS = frozenset(
    """
    The He She It They We You This That These Those There Here In On At But And For If When
    While As After Before Since However Meanwhile His Her Its Their Our My What Who Why How
    Where Which Some Many Most All Not Now Then Yet So Still Also According With By From To
    Under Over During Despite Although Though Because Until Another Other Others One Two Both
    Each Every Such Even Only Just Nor Or Let Earlier Later Last Next Today Yesterday Instead
    Asked Among Between Amid Following Officials Police An Analysts Unlike Like Within Without
    Through Throughout Against Near Nearly Across Behind Beyond Besides More About Around Out
    Up Again Perhaps Maybe Thus Therefore Moreover Authorities Investigators Is Are Was Were
    Did Does Do Has Have Had Can Could Will Would Should
    """.split()
)
_CALENDAR = frozenset(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May
    June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept
    Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun GMT UTC BST CET CEST EST EDT ET CST CDT PST PDT PT
    MST MDT MSK IST JST AEST Eastern Pacific Central Moscow Beijing Greenwich
    """.split()
)
# What may stand after an initial all the same.
_SURNAMES = frozenset("An Do He Like Near Will So Such Let Yet You".split())
_NEXT_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# Who is quoted, named right after the quotation: “Why now?” Smith asked.
_ATTRIBUTION = re.compile(
    r"(?:[^\W\d_][\w.'’\-]*\s+){1,4}(?:said|says|asked|asks|added|told|wrote|shouted|cried|replied|"
    r"yelled|exclaimed|tweeted|wondered|joked|declared|quipped|chanted)\b"
)


def sentences(document: Document) -> tuple[Span, ...]:
    """The sentences of every segment (a finder), without white space at their edges.

    A sentence lies within one segment; where a segment holds none of the marks that end one, it is
    one sentence. A lower-case word after a stop begins no sentence. Those inside a quotation count.
    """
    prose = document.prose
    found: list[Span] = []
    for segment in document.segments:
        start, end = segment.span
        for candidate in _CANDIDATE.finditer(prose, start, end):
            if candidate.end() < end and _ends_sentence(prose, candidate, segment.span):
                last, first = _edges(prose, candidate, segment.span)
                found.append(Span(start, last))
                start = first
        found.append(Span(start, end))
    return tuple(found)


def _edges(prose: str, candidate: re.Match[str], segment: Span) -> tuple[int, int]:
    """Where one sentence ends and the next begins."""
    if candidate["marks"] is None:
        return candidate.start("east"), candidate.end("east")
    for name in ("floating", "tight"):
        mark = candidate[name]
        if mark is not None:
            at = candidate.start(name)
            closes = mark == "”" or (mark == '"' and prose.count('"', segment.start, at) % 2)
            if closes:
                return at + 1, candidate.start("opening")
            return (candidate.end("marks") if name == "tight" else candidate.end("closing")), at
    return candidate.end("closing"), candidate.start("opening")


def _ends_sentence(prose: str, candidate: re.Match[str], segment: Span) -> bool:
    marks = candidate["marks"]
    if marks is None:
        return True
    at = candidate.end()
    following = prose[at]
    word_match = _NEXT_WORD.match(prose, at, segment.end)
    word = word_match.group() if word_match else ""
    if following.islower() and not _is_brand(word):
        return False
    if not (following.isalnum() or candidate["opening"] or following in "$£€¥#@*•"):
        return False
    if marks[-1] in "!?":
        closing = candidate["closing"] or candidate["floating"] or candidate["tight"]
        if closing:
            return bool(candidate["opening"]) or not _ATTRIBUTION.match(prose, at, segment.end)
        # A name that ends in a mark of exclamation.
        return (
            not prose.endswith("Yahoo!", segment.start, candidate.end("marks"))
            or word in _BEGINNERS
        )
    if len(marks) > 1 or marks == "…":
        return following.isupper() or bool(candidate["opening"]) or following.isdigit()
    kind = stop_kind(prose, candidate.start("marks"))
    if kind is Stop.PLAIN:
        return True
    if candidate["floating"] or candidate["tight"]:
        return True
    if candidate["closing"] and candidate["closing"][-1] in "\"”’»'":
        return True
    return _ends_all_the_same(prose, candidate, kind, word, segment)


def _is_brand(word: str) -> bool:
    return len(word) > 2 and word[1].isupper()


def _ends_all_the_same(
    prose: str, candidate: re.Match[str], kind: Stop, word: str, segment: Span
) -> bool:
    """Whether the stop of an abbreviation ends the sentence as well."""
    begins = word in _BEGINNERS or candidate["opening"].startswith(("“", '"', "‘", "„", "«"))
    stop = candidate.start("marks")
    match kind:
        case Stop.TITLE:
            return begins and prose[max(segment.start, stop - 2) : stop] == "St" and word == "The"
        case Stop.CONNECTING | Stop.INNER:
            return False
        case Stop.ORDINAL:
            return False
        case Stop.NUMBERED:
            return begins
        case Stop.UNIT:
            return True
        case Stop.ELLIPSIS:
            return word[:1].isupper() or begins
        case Stop.DOTTED:
            if prose[stop - 1] in "mM" and prose[stop - 3 : stop].lower() in {"a.m", "p.m"}:
                return word[:1].isupper() and word not in _CALENDAR
            return begins
        case Stop.INITIAL:
            return begins and word not in _SURNAMES
        case _:
            return begins
