import pytest

from newslint.subjects.times.impossible_time_check import ImpossibleTimeCheck
from tests.making import document

TEXT = "It rang at 25:10 local time, at 9:75 a.m., at 14:40 p.m. and at 15 a.m. too."


def test_finds_all_faults() -> None:
    found = list(ImpossibleTimeCheck()(document(TEXT)))

    assert [(TEXT[slice(*match.span)], match.diagnosis, match.replacement) for match in found] == [
        ("25:10 local time", "hour", None),
        ("9:75 a.m.", "minute", None),
        ("14:40 p.m.", "half", "2:40 p.m."),
        ("15 a.m.", "half-unclear", None),
    ]


def test_finds_only_the_faults_that_it_is_asked_for() -> None:
    (match,) = ImpossibleTimeCheck(("minute",))(document(TEXT))
    assert TEXT[slice(*match.span)] == "9:75 a.m."


def test_refuses_unknown_faults() -> None:
    for faults in ((), ("second",)):
        with pytest.raises(ValueError, match="write one or more of"):
            ImpossibleTimeCheck(faults)
