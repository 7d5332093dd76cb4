"""The automaton and the indexes of our own find the same."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.patterns import automaton, shape_index, string_index
from newslint.patterns.automaton import Automaton, has_automaton
from newslint.patterns.literal_index import LiteralIndex
from newslint.patterns.shape import shape
from newslint.patterns.shape_index import ShapeIndex
from newslint.patterns.string_index import index_of_letters, index_of_shapes

WORDS = st.lists(
    st.sampled_from(["a", "an", "ana", "and", " ", ",", "’", "ß", "語", "\U0001f600", "0", "00"]),
    min_size=1,
    max_size=5,
).map("".join)
needs_library = pytest.mark.skipif(not has_automaton(), reason="no automaton for this Python")


@needs_library
@given(st.lists(WORDS, max_size=8), st.lists(WORDS, max_size=6).map("".join))
def test_letters(strings: list[str], text: str) -> None:
    expected = {one for one in strings if one in text}
    assert Automaton(strings).found(text) == LiteralIndex(strings).found(text) == expected


@given(st.lists(WORDS, max_size=8), st.lists(WORDS, max_size=6).map("".join))
def test_shapes(parts: list[str], text: str) -> None:
    strings = [one for one in (shape(part).strip() for part in parts) if one]
    found = ShapeIndex(strings).found(shape(text))
    assert found == {one for one in strings if one in shape(text)}
    if has_automaton():
        assert Automaton(strings).found(shape(text)) == found


def test_without_strings() -> None:
    for index in (index_of_letters([]), index_of_shapes([])):
        assert index.found("anything") == frozenset()


def test_without_the_library_our_own_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(automaton, "ahocorasick", None)
    kinds: list[tuple[Callable[..., Any], type]] = [
        (string_index.index_of_letters, LiteralIndex),
        (string_index.index_of_shapes, ShapeIndex),
    ]
    for make, kind in kinds:
        assert isinstance(make(["swan"]), kind)
        assert make(["swan"]).found("a swan") == {"swan"}


def test_the_memory_of_pairs_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shape_index, "MOST_PAIRS", 5)
    index = ShapeIndex(["0,0"])
    for number in range(60):
        text = shape(f"{'A' * number} {number},{number}")
        assert index.found(text) == {"0,0"}
    assert len(index._pairs.known()) <= 8
