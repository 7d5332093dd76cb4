import pytest

from newslint.subjects.arithmetic.disagreement_check import DisagreementCheck
from tests.making import document


def test_reports_the_place_the_others_and_the_right_value() -> None:
    text = "Sales rose 25% to 45 million from 40 million."
    (match,) = DisagreementCheck("change")(document(text))

    assert text[slice(*match.span)] == "25%"
    assert [text[slice(*related.span)] for related in match.related] == ["40 million", "45 million"]
    assert match.replacement == "13%"
    assert match.values["exact"] == "12.5%"


def test_each_kind_speaks_alone() -> None:
    story = document("Sales rose from 45 to 40. Costs doubled from 10 to 40.")

    assert [
        len(list(DisagreementCheck(kind)(story)))
        for kind in ("change", "change-direction", "change-factor")
    ] == [0, 1, 1]


def test_triggers_occur_in_what_is_found() -> None:
    story = "The jobless rate fell 2% from 6% to 4%."
    check = DisagreementCheck("change-points")

    assert list(check(document(story)))
    assert any(trigger in story.lower() for trigger in check.triggers)


def test_refuses_an_unknown_kind() -> None:
    with pytest.raises(ValueError, match="write one of change"):
        DisagreementCheck("chance")
