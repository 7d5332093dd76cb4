import pytest

from newslint.subjects.money.exchange_rate_check import ExchangeRateCheck
from tests.making import document


def test_reports_the_second_sum_with_the_first_beside_it() -> None:
    text = "The museum paid $289m (£22.6m) for it."
    (match,) = ExchangeRateCheck("impossible")(document(text))

    assert text[slice(*match.span)] == "£22.6m"
    assert [text[slice(*related.span)] for related in match.related] == ["$289m"]
    assert match.replacement == "£226m"
    assert match.diagnosis == "shifted-decimal"
    assert match.values["rate"] == "1 GBP = 12.8 USD"


def test_a_range_is_no_replacement() -> None:
    (match,) = ExchangeRateCheck("unlikely")(document("The museum paid $289m (£369m) for it."))

    assert match.replacement is None
    assert " to £" in match.values["right"]


def test_names_the_pair_that_it_contradicts() -> None:
    text = "It took $75m (£40m) abroad and $19.5m (£14.9m) at home."
    (match,) = ExchangeRateCheck("inconsistent")(document(text))

    assert text[slice(*match.span)] == "£14.9m"
    assert match.values["other"] == "$75m (£40m)"
    assert [text[slice(*r.span)] for r in match.related] == ["$19.5m", "$75m (£40m"]


def test_each_verdict_speaks_alone() -> None:
    story = document("It took $75m (£40m), $289m (£369m) and $10m (£90m).")

    assert [len(list(ExchangeRateCheck(v)(story))) for v in ("impossible", "unlikely")] == [1, 1]


def test_refuses_an_unknown_verdict() -> None:
    with pytest.raises(ValueError, match="write impossible, unlikely, inconsistent, aged"):
        ExchangeRateCheck("right")
