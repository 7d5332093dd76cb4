import re

import pytest
import regex

from newslint.patterns.lazy_pattern import lazy_pattern


def test_a_lazy_pattern_does_what_a_pattern_does() -> None:
    lazy = lazy_pattern(r"(?P<letter>[a-c])\d", re.IGNORECASE)
    eager = re.compile(r"(?P<letter>[a-c])\d", re.IGNORECASE)
    text = "x A1 b2, d3"

    assert [m.span("letter") for m in lazy.finditer(text)] == [
        m.span("letter") for m in eager.finditer(text)
    ]
    assert lazy.sub("-", text) == eager.sub("-", text) == "x - -, d3"
    assert lazy.match(text, 2) is not None
    assert lazy.fullmatch(text) is None
    assert lazy.pattern == eager.pattern


def test_is_compiled_on_first_use_and_once() -> None:
    asked: list[int] = []

    def source() -> str:
        asked.append(1)
        return "a"

    lazy = lazy_pattern(source)
    assert asked == []
    assert lazy.search("ba") is not None
    assert lazy.match("ba") is None
    assert asked == [1]


def test_a_bad_expression_is_told_on_first_use() -> None:
    lazy = lazy_pattern("(")

    with pytest.raises(regex.error):
        lazy.search("x")


def test_has_no_other_attribute() -> None:
    with pytest.raises(AttributeError):
        lazy_pattern("a").groups  # noqa: B018
