import re

import pytest

from newslint.languages.alternation import (
    alternation,
    capitalised,
    either_case,
    lowered,
    nested,
    phrase_alternation,
)


def test_the_longest_word_is_tried_first_and_none_twice() -> None:
    assert alternation(("Sep", "Sept", "Oct", "Sep")) == "(?:Sept|Oct|Sep)"


def test_a_space_is_any_white_space_an_apostrophe_either_mark_a_stop_itself() -> None:
    pattern = re.compile(alternation(("more than", "o'clock", "i.e.", "twenty-one")))

    for text in ("more\nthan", "o’clock", "o'clock", "i.e.", "twenty-one"):
        assert pattern.fullmatch(text)
    assert not pattern.fullmatch("ixex")


def test_the_phrase_language_reads_spaces_and_apostrophes_itself() -> None:
    assert phrase_alternation(("more than", "o'clock", "i.e.")) == r"(?:more than|o'clock|i\.e\.)"


def test_forms_that_begin_with_each_other_are_folded() -> None:
    assert nested(("September", "Sep", "Sept")) == "Sep(?:t(?:ember)?)?"
    assert nested(("May",)) == "May"
    assert nested(("June", "Jun")) == "June?"
    with pytest.raises(ValueError, match="does not begin with"):
        nested(("June", "July"))


def test_cases() -> None:
    assert capitalised(("about", "more than")) == ("About", "More than")
    assert either_case(("said", "He")) == ("said", "Said", "He")
    assert lowered(("May",)) == ("may",)
