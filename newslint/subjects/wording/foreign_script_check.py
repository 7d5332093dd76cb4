"""Words in another script than the Latin one."""

from collections.abc import Iterator

from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.patterns.limited_pattern import find_all
from newslint.text.unwrapped import unwrapped_prose
from newslint.values import frozen

_SCRIPTS = "".join(
    rf"\p{{{name}}}"
    for name in (
        "Han Hiragana Katakana Hangul Cyrillic Greek Arabic Hebrew Thai Devanagari Bengali Tamil "
        "Telugu Gujarati Gurmukhi Kannada Malayalam Sinhala Georgian Armenian Ethiopic Khmer Lao "
        "Myanmar Tibetan Mongolian"
    ).split()
)
# Everything from Greek on but the additions to Latin (1E00) and the marks (2000): a plain range of
# code points is found ten times as fast as a list of scripts.
_FAR = r"[\u0370-\u1dff\u1f00-\u1fff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
_MARKS = r"[\s\u3000、。，・：；！？“”「」,.:’'-]"
_RUN = lazy_pattern(
    rf"{_FAR}(?<=(?![\p{{N}}\p{{P}}\p{{S}}])[{_SCRIPTS}ー々])"
    rf"(?:[{_SCRIPTS}ー々\p{{M}}\p{{N}}]|[^\S\n\r]*{_MARKS}[^\S\n\r]*(?=[{_SCRIPTS}]))*+"
)
_LETTER = lazy_pattern(r"\p{L}")
# A post of a network: its address, its writer's account, tags and the address of a picture.
_POST = lazy_pattern(r"pic\.twitter\.com/|https?://t\.co/|\(@\w+\)|[—–]\s[^\n]{1,60}\(@\w+\)")
_WRITER = lazy_pattern(r"[^\n\p{L}]{0,12}\(@\w+\)")
_SIGNED = lazy_pattern(
    r"\s+(?:[—–-]\s?[^\n]{1,60}\(@\w+\)|[^\n(]{1,60}\(@\w+\)(?:\s(?:(?&months)|\d)|\s*(?:\n|\Z)))"
)
_LONGEST_POST = 400
_TRANSLATION = lazy_pattern(r"[”\"»’][,.]?\s\([\p{Latin}“\"'‘][^()\n]*\)")
_ADDRESS = lazy_pattern(r"\p{L}+(?:[.-]\p{L}+)*\.\p{L}{2,}(?:/\S*)?")


@frozen
class ForeignScriptCheck:
    """A match is a run of words in a script that English is not written in.

    Left alone are: a short gloss in brackets right after its translation, tags, accounts and web
    addresses, fewer than ``fewest_greek`` Greek letters (μm, Δ), and single Cyrillic or Greek
    letters, which are slips of the keyboard rather than words. So are posts of a network that the
    story shows as they stand, the names of their writers, and a quotation that a translation
    in brackets follows.
    """

    longest_gloss: int = 8
    """The most letters of a gloss in brackets, “xiaokang (…)”; 0 lets none pass."""
    fewest_greek: int = 3
    """So many Greek letters in a row are a word; fewer are a sign."""

    def __post_init__(self) -> None:
        if self.longest_gloss < 0 or self.fewest_greek < 1:
            raise ValueError("longest_gloss is 0 or more, fewest_greek 1 or more")

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the runs in the order of the prose, each within one segment."""
        prose = document.find(unwrapped_prose)
        if prose.isascii():
            return
        for found in find_all(_RUN, prose):
            span = Span(*found.span())
            text = found.group()
            if self._is_sign(text) or _is_address(prose, span) or self._is_gloss(prose, span):
                continue
            if _is_of_a_post(prose, span) or _is_translated(prose, span):
                continue
            if document.segment_around(span) is not None:
                yield Match(span)

    def _is_sign(self, text: str) -> bool:
        if all("\u0370" <= c <= "\u03ff" or "\u1f00" <= c <= "\u1fff" for c in text):
            return len(text) < self.fewest_greek
        return len(text) == 1 and text < "\u0530"

    def _is_gloss(self, prose: str, span: Span) -> bool:
        before, after = prose[max(0, span.start - 3) : span.start], prose[span.end : span.end + 1]
        opens = len(before) == 3 and before[1:] in {" (", "\u00a0("}
        translated = opens and (before[0].isalpha() or before[0] in "”’\"'")
        letters = len(_LETTER.findall(prose, *span))
        return translated and after == ")" and letters <= self.longest_gloss


def _is_of_a_post(prose: str, span: Span) -> bool:
    """Whether the words stand in an embedded post, or name who wrote it: “Name (@name)”."""
    if _WRITER.match(prose, span.end, span.end + _LONGEST_POST):
        return True
    # No farther than a post is long: a line may hold as many words of a script as a book.
    first = max(0, span.start - _LONGEST_POST)
    first = max(first, prose.rfind("\n", first, span.start) + 1)
    last = min(len(prose), span.end + _LONGEST_POST)
    end = prose.find("\n", span.end, last)
    if _POST.search(prose, first, last if end < 0 else end):
        return True
    is_last_line = end < 0 and last == len(prose)
    ends = end >= 0 or (is_last_line and last - span.end < _LONGEST_POST)
    return ends and _SIGNED.match(prose, last if end < 0 else end) is not None


def _is_translated(prose: str, span: Span) -> bool:
    is_quoted = prose[max(0, span.start - 1) : span.start] in {"“", '"', "«", "‘"}
    return is_quoted and _TRANSLATION.match(prose, span.end) is not None


def _is_address(prose: str, span: Span) -> bool:
    return prose[max(0, span.start - 1) : span.start] in {"@", "#", "/"} or bool(
        _ADDRESS.fullmatch(prose, *span)
    )
