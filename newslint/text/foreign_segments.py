"""Paragraphs, headlines and captions of an English story that are in another language."""

from bisect import bisect_left
from collections.abc import Iterator

from newslint.languages.en.letters import looks_odd
from newslint.languages.small_words import ENGLISH, SHARED, small_words
from newslint.model.document import Document, Segment, SegmentKind
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.text.language import is_english
from newslint.text.other_language import OtherLanguage, other_language, running_words
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
    SegmentKind.SUBHEAD: 8,
    SegmentKind.CAPTION: 6,
    SegmentKind.LIST_ITEM: 8,
}
_SENTENCE_ENDS = frozenset(".!?…")
_FEWEST_OF_A_GLOSS = 3
_FEWEST_OF_A_QUOTATION = 9
_FEWEST_CAPITALS = 6
_LOWER_AT_MOST = 3
_NEAR = 160
"""Characters of a neighbour in which it may say that it translates."""
_BRACKETED = lazy_pattern(r"[(\[]([^()\[\]]{4,400})[)\]]")
# A neighbour says that it translates, or what language comes: “she wrote in Spanish”.
_TRANSLATES = lazy_pattern(
    lambda: (
        r"(?i:\btranslat(?:ed|ions?)\b|\bthe\soriginal\s(?:text|words|reads?)\b)|"
        rf"\b[Ii]n\s(?:both\s|its\soriginal\s)?(?:English|{'|'.join(_language_names())})"
        r"(?=[:,.;)”\"’]|\s(?:and|or)\b)"
    )
)
_MEANS = lazy_pattern(
    r"\W*(?:It|This|That|Which|The\s(?:phrase|words?|sentence|lines?|slogan|sign|title)\b)"
    r"[^.!?\n]{0,20}\bmeans?\b"
)
# What is shown rather than said: the words of a song, a sign, a letter.
_SHOWN = lazy_pattern(
    r"(?i:\b(?:reads?|goes|lines?|verses?|s[iau]ng(?:s|ing)?|songs?|chant\w*|slogans?|mottos?|"
    r"poems?|lyrics|refrain|chorus|hymn|anthem|inscri\w+|signs?|banners?|plaque|placards?|tweet\w*|"
    r"wrote|writes|post(?:ed|s)?|letters?|prayers?|proverbs?|saying)\b)"
    r"[^.!?\n]*:[\"”’\s]*\Z"
)
_CREDITED = lazy_pattern(
    r"\W*(?i:sources?|images?|photo\w*|pictures?|videos?|credits?|cast|by|from|courtesy)\b"
)
# “A photo posted by Per Lund (@perlund)”
_ACCOUNT = "(@"
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
        if outside == "" and not _is_sentence(document.prose[slice(*segment.span)]):
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
    if segment.kind is SegmentKind.LIST_ITEM and text.rstrip('"”»)')[-1:] not in _SENTENCE_ENDS:
        return None
    if segment.kind is SegmentKind.CAPTION and _CREDITED.match(text):
        return None
    language = other_language(text, fewest)
    if segment.kind is SegmentKind.HEADLINE:
        return language or _of_capitals(text)
    # A dish, a title or a label has letters as odd as a sentence has.
    if language and not language.names and segment.kind is not SegmentKind.PARAGRAPH:
        return None
    return language


def _of_capitals(headline: str) -> OtherLanguage | None:
    """The language of a headline with a capital to each word; a list of names is none."""
    words = headline.split()
    if len(words) < _FEWEST_CAPITALS or any(mark in headline for mark in ",;:()"):
        return None
    if sum(word[0].islower() for word in words) * _LOWER_AT_MOST > len(words):
        return None
    language = other_language(headline.lower(), _FEWEST_CAPITALS)
    return language if language and language.names else None


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
    starts, ends = (
        [span.start, *(zone.end for zone in zones)],
        [*(z.start for z in zones), span.end],
    )
    parts = (document.prose[start:end] for start, end in zip(starts, ends, strict=True))
    outside = " ".join(parts)
    return outside if any(map(str.isalpha, outside)) else ""


def _is_sentence(quotation: str) -> bool:
    """Whether a quotation that stands alone is more than the title of a work."""
    if len(quotation.split()) >= _FEWEST_OF_A_QUOTATION:
        return True
    return any(mark in quotation for mark in _SENTENCE_ENDS)


def _speaks_english(outside: str) -> bool:
    """Whether the words beside a foreign quotation are English: “Müller told reporters”."""
    words = [word.strip(_MARKS) for word in outside.lower().split()]
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
    if _ACCOUNT in text:
        return True
    if any(map(_is_gloss, _BRACKETED.findall(text))):
        return True
    before = prose[slice(*segments[at - 1].span)] if at else ""
    after = prose[slice(*segments[at + 1].span)] if at + 1 < len(segments) else ""
    if _SHOWN.search(before[-_NEAR:]) or _TRANSLATES.search(before[-_NEAR:]):
        return True
    if _TRANSLATES.search(after[:_NEAR]) or _MEANS.match(after):
        return True
    if _is_bracketed(after) and _is_gloss(after):
        return True
    return any(_is_translation(text, other) for other in (before, after))


def _language_names() -> list[str]:
    names = ", ".join(row.language for row in small_words()).replace(" or ", ", ").split(", ")
    return [
        *names,
        "Russian",
        "Ukrainian",
        "Greek",
        "Arabic",
        "Hebrew",
        "Hindi",
        "Latin",
        "dialect",
    ]


def _is_bracketed(text: str) -> bool:
    return text[:1] in {"(", "["} and text.rstrip(".")[-1:] in {")", "]"}


def _is_gloss(text: str) -> bool:
    """Whether the words of a bracket are a translation: English, and more than a name."""
    words = running_words(text)
    return len(words) >= _FEWEST_OF_A_GLOSS and _has_small_words(words)


def _is_translation(text: str, other: str) -> bool:
    """Whether a neighbour has about the length of a text, and its figures and names stand in it."""
    if not _SHORTEST * len(text) <= len(other) <= _LONGEST * len(text):
        return False
    anchors = {anchor[:_STEM].casefold() for anchor in _ANCHOR.findall(other)}
    if len(anchors) < _FEWEST_ANCHORS or other_language(other) is not None:
        return False
    low = text.casefold()
    return sum(anchor in low for anchor in anchors) >= _LEAST_ANCHORS * len(anchors)
