import sys

import regex
from hypothesis import given
from hypothesis import strategies as st

from newslint.patterns.shape import SHAPES_OF_CLASSES, joined, joined_part, shape, shape_of

PIECES = st.sampled_from(
    ["a", "B", "é", "Ж", "语", "\u0301", "7", "²", " ", "\n", "\xa0", ",", "-"]
)
TEXTS = st.lists(PIECES, max_size=14).map("".join)


def test_digits_letters_and_marks() -> None:
    assert shape("On 3 May, 12,500 came.") == " Aa 0 Aaa, 00,000 aaa. "


def test_of_a_run_of_small_letters_three_are_left() -> None:
    for size in (3, 4, 5, 11, 40, 200):
        assert shape("A" + "b" * size + "7") == " Aaaa0 "


def test_white_space_is_one_space() -> None:
    assert shape("a \u00a0\n\u202f b") == joined("a \u00a0\n\u202f b").replace("b", "a") == " a a "


def test_every_class_has_the_shapes_of_all_its_characters() -> None:
    characters = [chr(c) for c in range(sys.maxunicode + 1) if not 0xD800 <= c < 0xE000]
    for name, shapes in SHAPES_OF_CLASSES.items():
        source = rf"\p{{{name}}}" if name in ("Lu", "Ll", "L", "M", "N") else rf"\{name}"
        pattern = regex.compile(source)
        # Beyond the first planes nothing is new; every seventh character there will do.
        some = characters[:0x3000] + characters[0x3000::7]
        odd = {char for char in some if pattern.match(char) and shape_of(char) not in shapes}
        assert odd == set(), name


@given(TEXTS, st.integers(0, 14), st.integers(0, 14))
def test_a_part_of_a_text_is_found_in_the_joined_text(text: str, start: int, size: int) -> None:
    assert joined_part(text[start : start + size]) in joined(text)
