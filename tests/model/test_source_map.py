from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model.position import Span
from newslint.model.source_map import Piece, SourceMap

# "a<b>bc</b>d &amp; e" is read as "abcd & e".
TEXT, PROSE = "a<b>bc</b>d &amp; e", "abcd & e"
MARKUP = SourceMap((Piece(1, 0, 1, 3), Piece(3, 0, 6, 4), Piece(5, 1, 12, 5)))
# "flour" with the first two letters from one sign, between words.
LIGATURE = SourceMap((Piece(4, 2, 4, 1),))


def text_of(source_map: SourceMap, text: str, start: int, end: int) -> str:
    return text[slice(*source_map.text_span(Span(start, end)))]


def test_without_pieces_prose_is_text() -> None:
    assert SourceMap().text_span(Span(3, 7)) == (3, 7)
    assert SourceMap().whole(Span(3, 7)) == (3, 7)
    assert SourceMap().shows_all(Span(3, 7))


@pytest.mark.parametrize(
    ("prose", "text", "all_shown"),
    [
        ("bc", "bc", True),
        ("d", "d", True),
        ("ab", "a<b>b", False),
        ("cd", "c</b>d", False),
        (" e", " e", True),
        ("&", "&amp;", True),
        ("d & e", "d &amp; e", True),
        (" &", " &amp;", True),
    ],
)
def test_a_span_of_the_prose_is_found_in_the_text(prose: str, text: str, all_shown: bool) -> None:
    span = Span(PROSE.index(prose), PROSE.index(prose) + len(prose))
    assert text_of(MARKUP, TEXT, *span) == text
    assert MARKUP.whole(span) == span
    assert MARKUP.shows_all(span) is all_shown


@pytest.mark.parametrize(
    ("span", "whole", "text"),
    [
        ((0, 4), (0, 4), "the "),
        ((4, 6), (4, 6), "ﬂ"),
        ((4, 5), (4, 6), "ﬂ"),
        ((5, 6), (4, 6), "ﬂ"),
        ((5, 9), (4, 9), "ﬂour"),
        ((2, 5), (2, 6), "e ﬂ"),
        ((5, 5), (4, 6), "ﬂ"),
        ((4, 4), (4, 4), ""),
        ((6, 6), (6, 6), ""),
    ],
)
def test_a_span_that_ends_inside_a_piece_widens_to_it(
    span: tuple[int, int], whole: tuple[int, int], text: str
) -> None:
    assert LIGATURE.whole(Span(*span)) == whole
    assert text_of(LIGATURE, "the ﬂour", *span) == text


def test_an_empty_span_stands_behind_the_character_before_it() -> None:
    places = [MARKUP.text_span(Span(n, n)).start for n in range(len(PROSE) + 1)]
    assert places == [0, 1, 5, 6, 11, 12, 17, 18, 19]


def test_an_empty_span_at_the_very_start_stands_before_the_first_character() -> None:
    # Of "<p>a</p>".
    paragraph = SourceMap((Piece(0, 0, 0, 3), Piece(1, 0, 4, 4)))
    assert paragraph.text_span(Span(0, 0)) == (3, 3)
    assert paragraph.text_span(Span(1, 1)) == (4, 4)


def test_a_shift_by_front_matter() -> None:
    assert SourceMap((Piece(0, 0, 0, 20),)).text_span(Span(0, 5)) == (20, 25)


def test_prose_that_the_text_does_not_have() -> None:
    # "• item" of "<li>item", the mark of the list being the reader's.
    item = SourceMap((Piece(0, 2, 0, 0), Piece(2, 0, 0, 4)))
    assert item.text_span(Span(0, 2)) == (0, 0)
    assert item.text_span(Span(2, 6)) == (4, 8)
    assert item.text_span(Span(0, 6)) == (0, 8)
    assert not item.shows_all(Span(0, 2))
    assert not item.shows_all(Span(0, 6))
    assert item.shows_all(Span(2, 6))


@pytest.mark.parametrize(
    "pieces",
    [
        # From one to the next, prose and text are as long as each other.
        ((0, 0, 1, 2),),
        ((3, 1, 3, 5), (6, 1, 11, 5)),
        # They stand in order, do not overlap, and are something.
        ((3, 2, 3, 5), (4, 1, 7, 5)),
        ((3, 0, 3, 0),),
        ((3, -1, 3, 1),),
    ],
)
def test_pieces_that_do_not_hold_together_are_refused(
    pieces: tuple[tuple[int, int, int, int], ...],
) -> None:
    with pytest.raises(ValueError, match="does not hold together"):
        SourceMap(tuple(Piece(*piece) for piece in pieces))


class Mapped(NamedTuple):
    """A text and what it is read as, by its smallest pieces."""

    prose: str
    text: str
    pieces: tuple[Piece, ...]

    @property
    def source_map(self) -> SourceMap:
        """With those alone in it that are not one character each."""
        return SourceMap(tuple(p for p in self.pieces if (p.prose_length, p.text_length) != (1, 1)))

    def decoded(self, span: Span) -> str:
        """The prose of a stretch of text; none of its pieces may be cut."""
        inside = [p for p in self.pieces if span.start < p.text_end and p.text < span.end]
        assert all(span.contains(Span(p.text, p.text_end)) for p in inside)
        return "".join(self.prose[p.prose : p.prose_end] for p in inside)

    def spans(self) -> st.SearchStrategy[Span]:
        ends = st.tuples(*[st.integers(0, len(self.prose))] * 2)
        return ends.map(lambda two: Span(min(two), max(two)))


def mapped(parts: list[tuple[str, str]]) -> Mapped:
    prose = text = ""
    pieces = []
    for shown, written in parts:
        pieces.append(Piece(len(prose), len(shown), len(text), len(written)))
        prose, text = prose + shown, text + written
    return Mapped(prose, text, tuple(pieces))


WRITTEN = [
    *[("a", "a"), ("b", "b"), (" ", " "), ("\n", "\r"), ("\n", "\r\n"), ("&", "&amp;")],
    *[("fl", "ﬂ"), ("e\u0301", "&eacute;"), ("", "<b>"), ("", "</b>"), ("\n\n", "</p><p>")],
]
MAPPED = st.lists(st.sampled_from(WRITTEN), max_size=12).map(mapped)
GENERATED = st.lists(st.sampled_from([*WRITTEN, ("• ", "")]), max_size=12).map(mapped)


@given(MAPPED, st.data())
def test_the_text_of_a_span_is_read_as_the_whole_of_it(story: Mapped, data: st.DataObject) -> None:
    span = data.draw(story.spans())
    whole, place = story.source_map.whole(span), story.source_map.text_span(span)
    assert whole.contains(span)
    assert story.decoded(place) == story.prose[slice(*whole)]
    # It is no wider than it has to be, and widening it again changes nothing.
    assert story.source_map.text_span(whole) == place
    assert story.source_map.whole(whole) == whole
    edges = {p.prose for p in story.pieces} | {len(story.prose)}
    assert (whole == span) == edges.issuperset(span)
    hidden = [
        p for p in story.pieces if not p.prose_length and place.contains(Span(p.text, p.text_end))
    ]
    assert story.source_map.shows_all(whole) == (not hidden)


@given(MAPPED, st.data())
def test_from_the_text_the_way_leads_back(story: Mapped, data: st.DataObject) -> None:
    span = data.draw(story.spans())
    there = story.source_map
    back = SourceMap(tuple(Piece(p.text, p.text_length, *p[:2]) for p in there.pieces))
    assert back.text_span(there.text_span(span)) == there.whole(span)


@given(GENERATED, st.data())
def test_spans_keep_their_order(story: Mapped, data: st.DataObject) -> None:
    one, other = data.draw(story.spans()), data.draw(story.spans())
    here, there = story.source_map.text_span(one), story.source_map.text_span(other)
    assert 0 <= here.start <= here.end <= len(story.text)
    if one.end <= other.start and story.source_map.whole(one).end <= other.start:
        assert here.end <= there.start
    if one.contains(other) and one.start < one.end:
        assert here.contains(there)


@given(GENERATED)
def test_edges_keep_their_order(story: Mapped) -> None:
    edges = [story.source_map.text_span(Span(p.prose, p.prose)).start for p in story.pieces]
    assert all(one <= following for one, following in pairwise(edges))
