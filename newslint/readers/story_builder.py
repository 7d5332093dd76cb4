"""The prose of a format with markup, made piece by piece along the text, and the way back.

A reader goes through its text once, in order, and says what a person sees: copy, what stands for
other characters, blocks that begin and end. What it passes over is markup.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from newslint.languages.tags import language_name, tag_instead
from newslint.model.acceptance import Silence
from newslint.model.document import Document, Metadata, Segment, SegmentKind
from newslint.model.position import Span
from newslint.model.source import Source, Story
from newslint.model.source_map import Piece, SourceMap
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.readers import said_of_itself
from newslint.readers.decoding import decode
from newslint.text.language import looks_english
from newslint.text.line_kinds import line_kinds
from newslint.values import replace

OBJECT = "\ufffc"
"""Stands for what is no copy within a sentence, such as code: no word, no space, no mark."""
_BETWEEN = "\n\n"
"""Between blocks. Prose has no other line ends here."""
_SOFT_HYPHEN = "\xad"
_SPACES = " \t\n\r\f"
_SPACE = lazy_pattern(r"[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+|\xad")
"""What shows as one space and is written otherwise; and the soft hyphen, which does not show."""
_SAMPLE = 6_000
_FEWEST_WORDS = 30
"""Of which a language can be told for certain."""
_REMARK = re.compile(r"\s*newslint-ignore(-begin|-end|-file)?(?![\w-])([^\x00]{0,2000})\Z")
_ENDS = frozenset(".!?:;…”’\"')]")
"""A line that ends so is whole, should a new one begin."""


class Stretch(NamedTuple):
    """Some prose and the text that it is written as."""

    prose: str
    start: int
    end: int


class Writing(Protocol):
    """How a string stands in the text of a file: as it is, or in the escapes of a format."""

    @property
    def string(self) -> str:
        """What a reader of markup is to read."""

    def stretches(self, start: int, end: int) -> Iterator[Stretch]:
        """The text of a part of the string, character by character where there is one each."""

    def span(self, start: int, end: int) -> Span:
        """All the text of a part of the string."""


class AsItIs:
    """A string that stands in the text as it is, ``ahead`` characters on."""

    def __init__(self, string: str, ahead: int = 0) -> None:
        self.string = string
        self._ahead = ahead

    def stretches(self, start: int, end: int) -> Iterator[Stretch]:
        """One."""
        yield Stretch(self.string[start:end], start + self._ahead, end + self._ahead)

    def span(self, start: int, end: int) -> Span:
        """As far on."""
        return Span(start + self._ahead, end + self._ahead)


class Escaped:
    """A string some of whose characters are written as several.

    ``pieces`` are those, in order: where in the string, and where in the text.
    """

    def __init__(self, string: str, pieces: tuple[Piece, ...], ahead: int) -> None:
        self.string = string
        self._map = SourceMap(pieces)
        self._pieces = pieces
        self._ahead = ahead
        self._at = 0

    def stretches(self, start: int, end: int) -> Iterator[Stretch]:
        """What is as it is in one, and each piece."""
        # Asked from the front to the back, as markup is read.
        if self._at and self._pieces[self._at - 1].prose >= start:
            self._at = 0
        while self._at < len(self._pieces) and self._pieces[self._at].prose_end <= start:
            self._at += 1
        at = self._at
        while start < end:
            piece = self._pieces[at] if at < len(self._pieces) else None
            if piece is not None and piece.prose <= start:
                upto = piece.prose_end
                text = Span(piece.text + self._ahead, piece.text_end + self._ahead)
                at += 1
            else:
                upto = min(end, piece.prose) if piece is not None else end
                text = self.span(start, upto)
            yield Stretch(self.string[start:upto], *text)
            start = upto

    def span(self, start: int, end: int) -> Span:
        """From where the first character begins to where the last one ends."""
        if start == end:
            begin = self._map.text_span(Span(start, start + 1)).start
            return Span(begin + self._ahead, begin + self._ahead)
        found = self._map.text_span(Span(start, end))
        return Span(found.start + self._ahead, found.end + self._ahead)


class _Remark(NamedTuple):
    kind: str
    addresses: tuple[str, ...]
    reason: str
    at: int
    """In the prose."""
    place: Span


def _silences(
    remarks: Sequence[_Remark], segments: Sequence[Segment], length: int
) -> tuple[Silence, ...]:
    """What remarks ask for: of the next block, of all up to an end, of the whole story."""
    ends: dict[tuple[str, ...], int] = {}
    """Where the stretch of remarks with these addresses ends, from the back of the story on."""
    found = []
    for kind, addresses, reason, at, place in reversed(remarks):
        if kind == "-end":
            ends[addresses] = at
            continue
        if kind == "-file":
            span = Span(0, length)
        elif kind == "-begin":
            span = Span(at, max(at, min(ends.get(addresses, length), ends.get((), length))))
        else:
            block = bisect_left(segments, at, key=lambda segment: segment.span.start)
            span = segments[block].span if block < len(segments) else Span(length, length)
        found.append(Silence(addresses, span, place, reason))
    return tuple(reversed(found))


class StoryBuilder:
    """Prose, segments and source map of a document, as they come."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._prose: list[str] = []
        self._length = 0
        """Of the prose so far."""
        self._done = 0
        """How far the text is mapped."""
        self._pieces: list[Piece] = []
        self._segments: list[tuple[SegmentKind | None, int, int]] = []
        self._kind: SegmentKind | None = None
        self._begin: int | None = None
        """Where the block that is open begins in the prose; None before its first character."""
        self._space: Span | None = None
        """White space, which shows if something follows."""
        self._thing: Span | None = None
        """What is no copy, which shows if copy follows."""
        self._after_thing: Span | None = None
        """White space after that."""
        self._break: str = ""
        self._last = ""
        """The last character of the open block."""
        self._has_copy = False
        self._remarks: list[_Remark] = []

    # --- what a reader says

    def block(self, kind: SegmentKind | None = None) -> None:
        """A block begins, and the one before ends; without a kind its form decides."""
        self.end_block()
        self._kind = kind

    def end_block(self) -> None:
        """The block ends; what follows is in one without a kind."""
        if self._begin is not None:
            if self._has_copy:
                self._segments.append((self._kind, self._begin, self._length))
            else:
                self._take_back(self._begin)
        self._begin = self._space = self._thing = self._after_thing = self._kind = None
        self._break = self._last = ""
        self._has_copy = False

    def copy(self, writing: Writing, start: int, end: int) -> None:
        """A part of a string, which is prose; any white space in it is one space."""
        string = writing.string
        if start < end and string[start] in _SPACES:
            inside = start + 1
            while inside < end and string[inside] in _SPACES:
                inside += 1
            self.space(writing, start, inside)
            start = inside
        for match in _SPACE.finditer(string, start, end):
            if start < match.start():
                self._add(writing, start, match.start())
            start = match.end()
            if match[0] != _SOFT_HYPHEN:
                self.space(writing, match.start(), start)
        if start < end and string[end - 1] == " ":
            self._add(writing, start, end - 1)
            self.space(writing, end - 1, end)
        elif start < end:
            self._add(writing, start, end)

    def said(self, prose: str, writing: Writing, start: int, end: int) -> None:
        """Prose that stands for a part of a string: an entity, an escape, code."""
        if prose == _SOFT_HYPHEN:
            return
        if prose in _SPACES:
            self.space(writing, start, end)
            return
        self._emit(Stretch(prose, *writing.span(start, end)))

    def space(self, writing: Writing, start: int, end: int) -> None:
        """White space; at an edge of a block, and after other, none."""
        if self._begin is None:
            return
        if self._thing is not None:
            self._after_thing = self._after_thing or writing.span(start, end)
        elif self._space is None:
            self._space = writing.span(start, end)

    def thing(self, writing: Writing, start: int, end: int) -> None:
        """What is no copy and shows within a sentence: nothing, at an edge of a block."""
        if self._begin is not None and self._thing is None:
            self._thing = writing.span(start, end)

    def note(self) -> None:
        """The mark of a note stands here: the space before it is its own."""
        self._space = None

    def part(self) -> None:
        """Another part of a line begins: in a block of its own, where a sentence has ended."""
        if self._begin is not None and self._last in _ENDS and not self._break:
            self._break = "line"

    def line_break(self) -> None:
        """A line ends within a block: a new one, unless a sentence goes on in it."""
        if self._begin is None:
            return
        self._break = "block" if self._break else "line"

    def comment(self, said: str, writing: Writing, start: int, end: int) -> None:
        """A comment, which does not show, and may ask for silence."""
        match = _REMARK.match(said)
        if match:
            at = self._length if self._begin is None else self._begin
            names, _, reason = match[2].strip().partition(": ")
            addresses = tuple(filter(None, re.split(r"[\s,]+", names.removesuffix(":"))))
            place = writing.span(start, end)
            self._remarks.append(_Remark(match[1] or "", addresses, reason.strip(), at, place))

    # --- what comes of it

    @property
    def length(self) -> int:
        """Characters of prose so far."""
        return self._length

    @property
    def has_headline(self) -> bool:
        """Whether the format has told of one."""
        return self._kind is SegmentKind.HEADLINE or any(
            kind is SegmentKind.HEADLINE for kind, _, _ in self._segments
        )

    def document(self, path: str, escape: Callable[[str], str | None]) -> Document:
        """All of it, with nothing known of it yet."""
        self.end_block()
        if self._done < len(self.text):
            self._pieces.append(Piece(self._length, 0, self._done, len(self.text) - self._done))
        prose = "".join(self._prose)
        kinds = line_kinds(
            [prose[start:end] for _, start, end in self._segments],
            [kind for kind, _, _ in self._segments],
        )
        segments = tuple(
            Segment(kind, Span(start, end))
            for kind, (_, start, end) in zip(kinds, self._segments, strict=True)
        )
        pieces = SourceMap(tuple(self._pieces))
        silences = _silences(self._remarks, segments, len(prose))
        return Document(path, self.text, prose, segments, pieces, escape=escape, silences=silences)

    # --- how

    def _add(self, writing: Writing, start: int, end: int) -> None:
        for stretch in writing.stretches(start, end):
            self._emit(stretch)

    def _emit(self, stretch: Stretch) -> None:
        if not stretch.prose:
            return
        if self._break:
            self._break_before(stretch)
        if self._begin is None:
            if self._segments:
                self._put(_BETWEEN, self._done, stretch.start)
            self._begin = self._length
        for shown, span in ((" ", self._space), (OBJECT, self._thing), (" ", self._after_thing)):
            if span is not None:
                self._put(shown, *span)
        self._space = self._thing = self._after_thing = None
        self._put(*stretch)
        self._last = stretch.prose[-1]
        self._has_copy = self._has_copy or stretch.prose != OBJECT

    def _break_before(self, stretch: Stretch) -> None:
        goes_on = self._last not in _ENDS or stretch.prose[0].islower()
        one_line = self._break == "line" and (goes_on or self._kind is SegmentKind.HEADLINE)
        self._break = ""
        if one_line:
            self._space = self._space or Span(stretch.start, stretch.start)
        else:
            kind = self._kind
            self.end_block()
            self._kind = kind

    def _put(self, prose: str, start: int, end: int) -> None:
        """Prose for a stretch of the text, and nothing for what lies before it."""
        start = max(start, self._done)
        if start > self._done:
            self._pieces.append(Piece(self._length, 0, self._done, start - self._done))
        if self.text[start:end] != prose:
            self._pieces.append(Piece(self._length, len(prose), start, end - start))
        self._prose.append(prose)
        self._length += len(prose)
        self._done = max(end, start)

    def _take_back(self, begin: int) -> None:
        """Forget the prose from ``begin`` on, which is no copy: its text is markup then."""
        while self._length > begin:
            self._length -= len(self._prose.pop())
        if self._prose and self._prose[-1] == _BETWEEN:
            self._length -= len(self._prose.pop())
        while self._pieces and self._pieces[-1].prose_end > self._length:
            self._pieces.pop()
        while self._pieces and self._pieces[-1].prose == self._length:
            self._pieces.pop()
        last = self._pieces[-1] if self._pieces else Piece(0, 0, 0, 0)
        self._done = last.text_end + self._length - last.prose_end


class MarkedUp(NamedTuple):
    """What a reader has made of a text with markup."""

    builder: StoryBuilder
    entries: Mapping[str, str]
    """What the file says of the story in fields of its own, by the keys of front matter."""
    escape: Callable[[str], str | None]
    doubts: tuple[str, ...] = ()


def marked_up_story(source: Source, look: Callable[[str], MarkedUp]) -> Story:
    """The story of a format with markup whose files are text. Raises ReadError, see ``decode``."""
    return marked_up_stories(source, lambda text: (look(text),))


def marked_up_stories(source: Source, look: Callable[[str], Sequence[MarkedUp]]) -> Story:
    """The same for a format that holds several, one document each; at least one."""
    hints = source.hints
    decoded = decode(source.data, hints.encoding)
    documents: list[Document] = []
    stated: list[Metadata] = []
    doubted: list[str] = []
    for builder, told, escape, doubts in look(decoded.text):
        document = builder.document(source.name, escape)
        entries, wrong = _credible(told, document.prose)
        said = said_of_itself.stated(entries)
        known = hints.metadata.or_else(said).or_else(hints.assumed)
        about = said_of_itself.metadata(known, entries, document.prose, document.segments)
        documents.append(replace(document, metadata=about))
        stated.append(said)
        doubted.extend((*doubts, *wrong))
    # What only some of its stories say, the file does not say.
    of_all = stated[0] if all(said == stated[0] for said in stated) else Metadata()
    encoding, marked = decoded.encoding, bool(decoded.mark)
    # Stories of one feed have the same doubt in them.
    return Story(tuple(documents), encoding, marked, of_all, tuple(dict.fromkeys(doubted)))


def _credible(entries: Mapping[str, str], prose: str) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """The entries without a language that is not that of the copy.

    A translation often keeps the mark of the language that it was translated from.
    """
    tag = entries.get("language") or entries.get("lang") or ""
    if not tag or tag_instead(tag) or tag.lower().startswith("en"):
        return entries, ()
    sample = prose[:_SAMPLE]
    if len(sample.split()) < _FEWEST_WORDS or not looks_english(sample):
        return entries, ()
    kept = {key: value for key, value in entries.items() if key not in ("language", "lang")}
    doubt = (
        f"it says that it is in {language_name(tag) or tag}; it was read as English, which it is"
    )
    return kept, (doubt,)
