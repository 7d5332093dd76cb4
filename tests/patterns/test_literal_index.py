import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.patterns import literal_index
from newslint.patterns.literal_index import LiteralIndex

PIECES = st.sampled_from(
    [
        "a",
        "ab",
        "aba",
        "abab",
        "km",
        "the",
        "then",
        "cat",
        "’",
        "'",
        "-",
        " ",
        "  ",
        "\n",
        "%",
        "ß",
        "é",
        "e\u0301",
        "москва",
        "、",
        "_",
        "1",
        "10",
        "²",
    ]
)
STRINGS = st.lists(PIECES, min_size=1, max_size=3).map("".join)


@given(st.lists(STRINGS, max_size=12), st.lists(PIECES, max_size=12).map("".join))
def test_it_finds_what_a_search_for_each_finds(strings: list[str], text: str) -> None:
    assert LiteralIndex(strings).found(text) == {one for one in strings if one in text}


@given(st.lists(STRINGS, max_size=6), st.lists(STRINGS, max_size=4))
def test_one_text_says_nothing_of_the_next(strings: list[str], texts: list[str]) -> None:
    index = LiteralIndex(strings)
    for text in (*texts, *texts):
        assert index.found(text) == {one for one in strings if one in text}


def test_an_empty_string_is_everywhere() -> None:
    assert LiteralIndex(["", "a"]).found("") == {""}


def test_its_memory_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(literal_index, "MOST_WORDS", 10)
    index = LiteralIndex(["7"])
    for number in range(100):
        assert index.found(f"n{number}") == ({"7"} if "7" in str(number) else set())
    assert len(index._words.known()) <= 11
