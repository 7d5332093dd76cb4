import pytest
import regex
from hypothesis import assume, given
from hypothesis import strategies as st

from newslint.patterns.required import needs_of_letters, needs_of_shape
from newslint.patterns.shape import joined, shape
from newslint.text.folded import folded

# What a pattern is put together from, and what a text is.
ATOMS = [
    *("a", "s", "K", " ", ",", r"\.", "é", "-", r"\d", r"\s", r"\p{L}", r"\p{Lu}", r"\w", "."),
    *("[a-f]", "[,;]", r"[\d.]", "[^a]", r"[^\W\d]", "word", r"\b", "İ", "ſ", "ß", r"\u00a0"),
]
PATTERNS = st.recursive(
    st.sampled_from(ATOMS),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=4).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda many: f"(?:{'|'.join(many)})"),
        st.tuples(inner, st.sampled_from(["?", "+", "*", "{2}", "{1,3}", "{5,}", "++"])).map(
            lambda two: f"(?:{two[0]}){two[1]}"
        ),
        inner.map(lambda one: f"(?i:{one})"),
        st.tuples(st.sampled_from(["?=", "?!", "?<=", "?<!", "?>"]), inner).map(
            lambda two: f"({two[0]}{two[1]})"
        ),
    ),
    max_leaves=8,
)
CHARACTERS = [*"aAsSkKbfé \n,;.-0157²İſKß語’", "\xa0", "\u202f", "\u0301"]
TEXTS = st.lists(st.sampled_from([*CHARACTERS, "  ", "word", "WORD", "aaaaaa"]), max_size=16).map(
    "".join
)


@given(PATTERNS, TEXTS, st.booleans())
def test_whatever_matches_has_what_is_needed(source: str, text: str, ignore_case: bool) -> None:
    flags = regex.IGNORECASE if ignore_case else 0
    try:
        found = regex.compile(source, flags).search(text)
    except regex.error:
        assume(False)
    if found:
        letters, shapes = joined(folded(text)), shape(text)
        for need in needs_of_letters(source, ignore_case=ignore_case):
            assert any(one in letters for one in need), need
        for need in needs_of_shape(source, ignore_case=ignore_case):
            assert any(one in shapes for one in need), need


@pytest.mark.parametrize(
    ("source", "needed"),
    [
        (r"(?P<n>\d{1,3}),\d{4}(?!\d)", {"0,0000"}),
        (r",(?<=(?<![\w.])(?P<before>\d{1,3}),)\d{2}(?!\d)", {"0,00"}),
        (r"\p{Ll}+[,;](?=\p{L})", {"a,A", "a,a", "a,x", "a;A", "a;a", "a;x"}),
        (r"(?<=\p{L})@@(?=\s|$)", {"A@@", "a@@", "x@@"}),
        (r"[«»]", {"«", "»"}),
    ],
)
def test_of_the_shape(source: str, needed: set[str]) -> None:
    assert needed in map(set, needs_of_shape(source))


@pytest.mark.parametrize(
    ("source", "needed"),
    [
        (r"\b(?:hereinafter|same as below)\b", {"hereinafter", "same as below"}),
        (r"in\s+the\s+frames\s+of", {" the frames o"}),
        (r"(?i:Note):? by", {"note by", "note: by"}),
        (r"such\sas\b[^.]{5,90}etc", {"such as"}),
    ],
)
def test_of_the_letters(source: str, needed: set[str]) -> None:
    assert needed in map(set, needs_of_letters(source))


@pytest.mark.parametrize("source", [r"\p{L}+", r"\s", "a?", r"(?:the|a)?\s", "(?&x)"])
def test_what_every_story_has_is_no_need(source: str) -> None:
    assert needs_of_letters(source) == needs_of_shape(source) == ()


def test_of_a_choice_each_branch_gives_its_best() -> None:
    (need,) = needs_of_letters("quay wall|harbor(?: wall)?")
    assert set(need) == {"quay wall", "harbor"}
