"""Sentences as spans."""

import re

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.segmentation.full_stops import Stop, stop_kind

# A place where a sentence may end: the marks, what closes after them, the white space, what opens
# the next one. The full-width marks need no space.
_CANDIDATE = re.compile(
    r"(?P<marks>[.!?…]+)(?P<closing>[\"'”’»)\]]*)\s+(?P<opening>[\"'“‘„«(\[¿¡]*(?:[-–—]\s*)?)(?=[^\s])"
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
    Asked Among Between Amid Following Officials Police An Analysts
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
_NEXT_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# Who is quoted, named right after the quotation: “Why now?” Smith asked.
_ATTRIBUTION = re.compile(
    r"(?:[^\W\d_][\w.'’\-]*\s+){1,4}(?:said|says|asked|asks|added|told|wrote|shouted|cried|replied|"
    r"yelled|exclaimed|tweeted|wondered|joked|declared|quipped|chanted)\b"
)


def sentences(document: Document) -> tuple[Span, ...]:
    """The sentences of every segment (a finder), without white space at their edges.

    A sentence lies within one segment; where a segment holds none of the marks that end one, it is
    one sentence. A lower-case word after a stop begins no sentence.
    """
    prose = document.prose
    found: list[Span] = []
    for segment in document.segments:
        start, end = segment.span
        for candidate in _CANDIDATE.finditer(prose, start, end):
            if candidate.end() < end and _ends_sentence(prose, candidate, segment.span):
                last, first = _edges(candidate)
                found.append(Span(start, last))
                start = first
        found.append(Span(start, end))
    return tuple(found)


def _edges(candidate: re.Match[str]) -> tuple[int, int]:
    """Where one sentence ends and the next begins."""
    if candidate["marks"] is None:
        return candidate.start("east"), candidate.end("east")
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
        quoted = candidate["closing"] and not candidate["opening"]
        return not (quoted and _ATTRIBUTION.match(prose, at, segment.end))
    if len(marks) > 1 or marks == "…":
        return following.isupper() or bool(candidate["opening"]) or following.isdigit()
    kind = stop_kind(prose, candidate.start("marks"))
    if kind is Stop.PLAIN:
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
    begins = word in _BEGINNERS or bool(candidate["opening"].strip("(["))
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
            return begins and word not in {"A", "An"}
        case _:
            return begins
