"""Paragraphs, headlines and captions of an English story that are in another language."""

from bisect import bisect_left
from collections.abc import Iterator

from newslint.languages.en.letters import looks_odd
from newslint.languages.small_words import ENGLISH, SHARED, small_words
from newslint.model.document import Document, Segment, SegmentKind
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.text.language import is_english
from newslint.text.other_language import (
    OtherLanguage,
    language_of,
    other_language,
    running_words,
)
from newslint.text.posts import posts
from newslint.text.quotation_marks import quoted_speech
from newslint.values import frozen

# No more of a segment is read; that is enough to be sure.
_SAMPLE = 2_000
# One “the” in so many characters, one English word in so many, or one that is English at the least
# beside one that is nothing else, and a segment is English.
_CHARACTERS_A_THE = 160
_WORDS_AN_ENGLISH_ONE = 7
_WORDS_A_SMALL_ONE = 5
# The fewest words in lower case by which a segment is judged: titles of works, names of dishes and
# parties are short, and stand as subheads, captions and items of lists.
_FEWEST = {
    SegmentKind.HEADLINE: 4,
    SegmentKind.PARAGRAPH: 4,
    SegmentKind.QUOTE: 6,
    SegmentKind.SUBHEAD: 6,
    SegmentKind.CAPTION: 6,
    SegmentKind.LIST_ITEM: 8,
}
_SENTENCE_ENDS = frozenset(".!?…")
_NEAR = 160
"""Characters of a neighbour in which it may say that it translates."""
_BRACKETED = lazy_pattern(r"[(\[]([^()\[\]]{4,400})[)\]]")
_TRANSLATES = lazy_pattern(
    r"(?i:\btranslat|\bwhich means\b|\bmean(?:s|ing)\b|\b(?:the|in its|in their) original\b)"
    r"|\bin\s\p{Lu}\p{Ll}+(?:\sand\s(?:in\s)?\p{Lu}\p{Ll}+)?\s?[:,.;)”\"’]"
    r"|\b(?:English|bilingual)\b"
)
# What is shown rather than said: the words of a song, a sign, a letter.
_SHOWN = lazy_pattern(
    r"(?i:\b(?:reads?|goes|lines?|verses?|s[iau]ng(?:s|ing)?|songs?|chant\w*|slogans?|mottos?|"
    r"poems?|lyrics|refrain|chorus|hymn|anthem|inscri\w+|signs?|banners?|plaque|placards?|tweet\w*|"
    r"wrote|writes|post(?:ed|s)?|letters?|prayers?|proverbs?|saying|titled?|called|entitled)\b)"
    r"[^.!?\n]*:[\"”’\s]*\Z"
)
# Figures and names, by which a paragraph and its translation are known.
_ANCHOR = lazy_pattern(r"\d+|(?<=[^.!?\s]\s)\p{Lu}\p{L}{2,}")
_FEWEST_ANCHORS = 2
_LEAST_ANCHORS = 0.6
_STEM = 4
"""Letters that names in two languages have in common: Belgrade and Belgrad, Prague and Prag."""
_SHORTEST, _LONGEST = 0.55, 1.8
# Of the words beside a foreign quotation: one in so many is English, or foreign at the least.
_ENGLISH_BESIDE = 8
_FOREIGN_BESIDE = 3
_MARKS = ".,;:!?…()[]–—-"


@frozen
class ForeignSegment:
    """A segment, the languages that it may be in, and whether it is a quotation alone."""

    segment: Segment
    language: OtherLanguage
    is_quotation: bool


def foreign_segments(document: Document) -> tuple[ForeignSegment, ...]:
    """The segments of an English story that are in another language, in order (a finder).

    Scripts other than the Latin one are left to whoever looks for them. So are posts that the story
    shows, lists of names, and a segment in which anybody speaks English beside a foreign quotation.
    What is printed beside its translation is no such segment either, nor what is shown as a text
    of its own: the lines of a song after “The song goes:”.
    """
    if not document.find(is_english):
        return ()
    return tuple(_each(document))


def in_foreign_segment(document: Document, span: Span) -> bool:
    """Whether a place touches such a segment."""
    found = document.find(foreign_segments)
    if not found:
        return False
    at = bisect_left(found, span.end, key=lambda one: one.segment.span.start)
    return at > 0 and found[at - 1].segment.span.end > span.start


def _each(document: Document) -> Iterator[ForeignSegment]:
    for at, segment in enumerate(document.segments):
        language = _language(document.prose, segment)
        if language is None:
            continue
        outside = _outside_quotations(document, segment.span)
        if outside and _speaks_english(outside):
            continue
        if not _is_explained(document, at):
            yield ForeignSegment(segment, language, outside == "")


def _language(prose: str, segment: Segment) -> OtherLanguage | None:
    """What a segment is in; None where it may be English, which most are told to be at once."""
    start, end = segment.span
    if prose.count(" the ", start, end) * _CHARACTERS_A_THE >= end - start:
        return None
    fewest = _FEWEST.get(segment.kind)
    if fewest is None:
        return None
    text = prose[start : min(end, start + _SAMPLE)]
    words = text.split()
    if len(words) < fewest or _has_small_words(words):
        return None
    if segment.kind is SegmentKind.LIST_ITEM and text.rstrip("\"”»)")[-1:] not in _SENTENCE_ENDS:
        return None
    running = running_words(text)
    return language_of(running) if len(running) >= fewest else None


def _has_small_words(words: list[str]) -> bool:
    """Whether so many small words of English stand there as in no other language."""
    english = sum(map(ENGLISH.__contains__, words))
    if english * _WORDS_AN_ENGLISH_ONE > len(words):
        return True
    shared = sum(map(SHARED.__contains__, words))
    return (english > 0) and (english + shared) * _WORDS_A_SMALL_ONE > len(words)


def _outside_quotations(document: Document, span: Span) -> str | None:
    """What stands outside quotation marks, empty if no letter; None where nothing is quoted."""
    zones = [zone for zone in document.find(quoted_speech) if zone.overlaps(span)]
    if not zones:
        return None
    starts, ends = [span.start, *(zone.end for zone in zones)], [*(z.start for z in zones), span.end]
    parts = (document.prose[start:end] for start, end in zip(starts, ends, strict=True))
    outside = " ".join(parts)
    return outside if any(map(str.isalpha, outside)) else ""


def _speaks_english(outside: str) -> bool:
    """Whether the words beside a foreign quotation are English: “Müller told reporters”."""
    words = [word.strip(_MARKS) for word in outside.split() if word.islower()]
    if sum(word in ENGLISH for word in words) * _ENGLISH_BESIDE > len(words):
        return True
    table = small_words()
    foreign = sum(
        (word.isalpha() and looks_odd(word)) or any(word in language.own for language in table)
        for word in words
    )
    return foreign * _FOREIGN_BESIDE < len(words)


def _is_explained(document: Document, at: int) -> bool:
    """Whether the story means to print the segment as it stands."""
    prose, segments = document.prose, document.segments
    span = segments[at].span
    if any(post.overlaps(span) for post in document.find(posts)):
        return True
    text = prose[slice(*span)]
    for bracketed in _BRACKETED.findall(text):
        if not ENGLISH.isdisjoint(bracketed.lower().split()):
            return True
    before = prose[slice(*segments[at - 1].span)] if at else ""
    after = prose[slice(*segments[at + 1].span)] if at + 1 < len(segments) else ""
    if _SHOWN.search(before[-_NEAR:]) or _TRANSLATES.search(before[-_NEAR:]):
        return True
    if _TRANSLATES.search(after[:_NEAR]) or (_is_bracketed(after) and _has_english(after)):
        return True
    return any(_is_translation(text, other) for other in (before, after))


def _is_bracketed(text: str) -> bool:
    return text[:1] in {"(", "["} and text.rstrip(".")[-1:] in {")", "]"}


def _has_english(text: str) -> bool:
    return not (ENGLISH | SHARED).isdisjoint(text.lower().split())


def _is_translation(text: str, other: str) -> bool:
    """Whether a neighbour has about the length of a text, and its figures and names stand in it."""
    if not _SHORTEST * len(text) <= len(other) <= _LONGEST * len(text):
        return False
    anchors = {anchor[:_STEM].casefold() for anchor in _ANCHOR.findall(other)}
    if len(anchors) < _FEWEST_ANCHORS or other_language(other) is not None:
        return False
    low = text.casefold()
    return sum(anchor in low for anchor in anchors) >= _LEAST_ANCHORS * len(anchors)
