"""A space before a comma, a full stop or another closing mark."""

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

import regex

from newslint.languages.en.grammar import FUNCTION_WORDS
from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.patterns.limited_pattern import find_all
from newslint.text.unwrapped import unwrapped_prose
from newslint.text.zones import touches_zone
from newslint.values import frozen

_VERDICTS = ("typed", "link")
_SPACE = r"[ \t\u00a0\u202f\u2009]+"
_AFTER_WORD = lazy_pattern(
    r"([,!?]|;(?![()])|:(?! ?\d|[()])|\.(?!\s?\.))"
    r"(?<=(?P<before>[\p{L}\p{N}%()\[\]”’\"]{1,40}(?<!(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}.’-]*))"
    rf"{_SPACE}.)(?=[\s”’\")]|$)"
)
# Names are what pages link: “the Holm Council , which met”, “Berg ’s book”.
_AFTER_NAME = lazy_pattern(
    r"(?:(?P<mark>[,!?]|;(?![()])|:(?! ?\d|[()])|\.(?!\s?\.)(?<!\.\s+\.))"
    rf"(?<=(?<![\p{{L}}\p{{N}}])(?P<before>\p{{Lu}}[\p{{L}}\p{{N}}.’-]{{0,40}}){_SPACE}.)(?=[\s”’\")]|$)"
    r"|(?P<mark>['’])(?<=(?<![\p{L}\p{N}])(?P<before>\p{Lu}\p{L}+)[ \u00a0]['’])"
    r"(?P<end>s)(?![\p{L}\p{N}'’´-]))"
)
_PHRASE_END = lazy_pattern(r"\p{Ll}{3,}")
_WELL_SET = lazy_pattern(r"[\p{L}\p{N}”’\")][,.](?=\s)")
_FUNCTION_WORDS = frozenset(FUNCTION_WORDS)
_MARKS_OF_SPEECH = frozenset("\"“”‘’'")


@frozen
class SpaceBeforeMarkCheck:
    """A match is the word, the space and the mark; the replacement closes the gap.

    A link that is taken out of a page leaves its space behind. Verdict ``link``: after a name; and
    after a word or a figure before a comma or a full stop, outside quoted speech, where no other
    mark of the paragraph has one or it sets as many well, unless the copy is known to be
    translated. Only the paragraph is asked, so that what a story says elsewhere changes no finding
    here.
    ``typed``: everything else, as French and tokenised copy has it.
    """

    values: ClassVar[tuple[str, ...]] = ()

    verdict: str

    def __post_init__(self) -> None:
        if self.verdict not in _VERDICTS:
            raise ValueError(f"verdict is {self.verdict!r}; use {' or '.join(_VERDICTS)}")

    @property
    def triggers(self) -> tuple[str, ...]:
        """The marks with a space before them."""
        spaces, marks = " \t\u00a0\u202f\u2009", ",!?;:."
        found = tuple(space + mark for space in spaces for mark in marks)
        return (*found, " 's", " ’s", "\u00a0's", "\u00a0’s") if self.verdict == "link" else found

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the gaps in the order of the prose, each within one segment."""
        prose = document.find(unwrapped_prose)
        found = find_all(_AFTER_WORD, prose)
        of_links = _of_links(document, prose, found)
        if self.verdict == "link":
            chosen = sorted((*of_links, *find_all(_AFTER_NAME, prose)), key=regex.Match.start)
        else:
            starts = {match.start() for match in of_links}
            chosen = [match for match in found if match.start() not in starts]
        for match in chosen:
            span = Span(match.start("before"), match.end())
            if document.segment_around(span) is not None:
                yield Match(span, replacement=match["before"] + match.group())


def _of_links(
    document: Document, prose: str, gaps: "list[regex.Match[str]]"
) -> "list[regex.Match[str]]":
    """The gaps that links left, of all that stand after words."""
    if document.metadata.source_language:
        # Translated copy has its gaps from the translation.
        return []
    segments = [document.segment_around(Span(*gap.span())) for gap in gaps]
    gaps_in = Counter(segment.span for segment in segments if segment is not None)
    sets_well = {
        span: count == 1 or len(find_all(_WELL_SET, prose[span.start : span.end])) >= count
        for span, count in gaps_in.items()
    }
    return [
        gap
        for gap, segment in zip(gaps, segments, strict=True)
        if segment is not None and sets_well[segment.span] and _may_end_a_link(document, gap)
    ]


def _may_end_a_link(document: Document, match: "regex.Match[str]") -> bool:
    """Whether a link may have ended there; quoted speech has few."""
    if touches_zone(document, ("quote",), Span(*match.span())):
        return False
    before = match["before"]
    is_word = _PHRASE_END.fullmatch(before) is not None and before not in _FUNCTION_WORDS
    after = match.string[match.end() : match.end() + 3]
    # A mark that opens what follows touches it; in tokenised copy it stands alone as well.
    opens = after[1:2] in _MARKS_OF_SPEECH and after[2:].isalnum()
    is_free = not after or (after[0].isspace() and (opens or after[1:2] not in _MARKS_OF_SPEECH))
    return (is_word or before[-1:].isdigit()) and match.group() in {",", "."} and is_free
