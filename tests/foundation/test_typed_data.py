from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from newslint.foundation.typed_data import Fault, coerce, fields_of


@dataclass(frozen=True)
class Band:
    low: int
    high: int = 9

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError("`low` is above `high`; swap them")


@dataclass(frozen=True)
class Nested:
    bands: Mapping[str, Band]
    words: tuple[str, ...] = ()


@pytest.mark.parametrize(
    ("value", "kind", "made"),
    [
        ("text", str, "text"),
        (3, int, 3),
        (3, float, 3.0),
        (2.5, float, 2.5),
        (True, bool, True),
        (None, str | None, None),
        ("text", str | None, "text"),
        (["a", "b"], tuple[str, ...], ("a", "b")),
        ("a", tuple[str, ...], ("a",)),
        ([], tuple[str, ...], ()),
        ({"a": "b"}, Mapping[str, str], {"a": "b"}),
        ({"a": ["b", "c"]}, Mapping[str, tuple[str, ...]], {"a": ("b", "c")}),
        ({"low": 1}, Band, Band(1, 9)),
        ([{"low": 1}, {"low": 2}], tuple[Band, ...], (Band(1), Band(2))),
        ({"bands": {"x": {"low": 1, "high": 2}}}, Nested, Nested({"x": Band(1, 2)})),
    ],
)
def test_plain_data_takes_its_declared_type(value: Any, kind: Any, made: Any) -> None:
    faults: list[Fault] = []
    result = coerce(value, kind, ("with",), faults)
    assert result == made
    assert type(result) is type(made)
    assert faults == []


@pytest.mark.parametrize(
    ("value", "kind", "where", "said"),
    [
        (3, str, ("with",), "`with` is 3; it needs to be a text in quotation marks"),
        ("3", int, ("with",), "`with` is '3'; it needs to be a whole number"),
        (2.5, int, ("with",), "`with` is 2.5; it needs to be a whole number"),
        (True, int, ("with",), "`with` is True; it needs to be a whole number"),
        (True, float, ("with",), "`with` is True; it needs to be a number"),
        ("yes", bool, ("with",), "`with` is 'yes'; it needs to be true or false"),
        (None, str, ("with",), "`with` is None; it needs to be a text in quotation marks"),
        (["a", 3], tuple[str, ...], ("with", 1), "`with.1` is 3"),
        (["a"], Mapping[str, str], ("with",), "it needs to be a mapping"),
        ({"a": 1}, Mapping[str, str], ("with", "a"), "`with.a` is 1"),
        ({}, Band, ("with",), "the key `low` is missing"),
        ("low", Band, ("with",), "it needs to be a mapping"),
        ({"low": 1, "hihg": 2}, Band, ("with", "hihg"), "did you mean “high”?"),
        ({"low": 1, "zzz": 2}, Band, ("with", "zzz"), "known are high, low"),
        ({"low": 5, "high": 2}, Band, ("with",), "`low` is above `high`; swap them"),
        ({"bands": {"x": {"low": "1"}}}, Nested, ("with", "bands", "x", "low"), "is '1'"),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(
    value: Any, kind: Any, where: tuple[str | int, ...], said: str
) -> None:
    faults: list[Fault] = []
    coerce(value, kind, ("with",), faults)
    assert [fault.where for fault in faults] == [where]
    assert said in faults[0].message


def test_all_faults_are_told_at_once() -> None:
    faults: list[Fault] = []
    coerce({"bands": {"x": {"low": "1"}, "y": {}}, "words": [1]}, Nested, (), faults)
    assert [fault.where for fault in faults] == [
        *(("bands", "x", "low"), ("bands", "y"), ("words", 0))
    ]


def test_the_fields_of_a_value() -> None:
    assert {name: f.has_default for name, f in fields_of(Band).items()} == {
        "low": False,
        "high": True,
    }
    assert fields_of(str) == {}
