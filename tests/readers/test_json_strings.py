import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.foundation.errors import ReadError
from newslint.readers.json_strings import DEEPEST, Object, Text, values_of, writing_of


def plain(text: str, value: object) -> object:
    """A value as Python's own reader has it, all but strings and what holds them being None."""
    if isinstance(value, Object):
        return {name: plain(text, inner) for name, inner in value.members}
    if isinstance(value, list):
        return [plain(text, inner) for inner in value]
    return writing_of(text, value).string if isinstance(value, Text) else None


def strings_alone(value: object) -> object:
    if isinstance(value, dict):
        return {name: strings_alone(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [strings_alone(inner) for inner in value]
    return value if isinstance(value, str) else None


TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)


@given(VALUES, st.booleans(), st.sampled_from([None, 1]))
def test_all_values_are_those_of_others(value: object, ascii_alone: bool, indent: int) -> None:
    text = json.dumps(value, ensure_ascii=ascii_alone, indent=indent)
    assert plain(text, values_of(text)) == strings_alone(value)


@given(TEXTS, st.booleans())
def test_each_character_has_its_place(said: str, ascii_alone: bool) -> None:
    text = f" {json.dumps(said, ensure_ascii=ascii_alone)} "
    writing = writing_of(text, values_of(text))
    at = 2
    for stretch in writing.stretches(0, len(said)):
        assert stretch.start == at
        written = text[stretch.start : stretch.end]
        assert json.loads(f'"{written}"') == stretch.prose
        at = stretch.end
    assert at == len(text) - 2


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (r"\ud83d\ude00", "😀"),
        (r"a\ud83d b", "a\ufffd b"),
        (r"\ude00\ud83d", "\ufffd\ufffd"),
        (r"\u0000", "\ufffd"),
        (r"\/\b\f\n\r\t\\\"", '/\b\f\n\r\t\\"'),
    ],
)
def test_escapes(written: str, said: str) -> None:
    text = f'"{written}"'
    assert writing_of(text, values_of(text)).string == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a": }', "line 1, column 7"),
        ("", "line 1, column 1"),
        ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), "lists and objects in one another"),
        ("[" * 100_000, "lists and objects in one another|line 1"),
    ],
)
def test_what_is_no_json_is_refused(text: str, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        values_of(text)


def test_members_that_are_there_twice() -> None:
    text = '{"b": "1", "a": "2", "b": "3", "a": "4", "c": 12345}'
    found = values_of(text)
    assert found.told_twice == ["a", "b"]
    assert writing_of(text, found.get("b")).string == "3"
    assert found.get("c") is None
