import pytest

from newslint.subjects.money.doubled_currency_check import DoubledCurrencyCheck
from tests.making import document


@pytest.mark.parametrize(
    ("text", "flagged", "replacement"),
    [
        ("He got RMB 50,000 yuan.", "RMB 50,000 yuan", "RMB 50,000"),
        ("It saved £3bn pounds a year.", "£3bn pounds", "£3bn"),
        ("It cost US$151 million dollars.", "US$151 million dollars", "US$151 million"),
    ],
)
def test_proposes_the_sum_with_one_currency(text: str, flagged: str, replacement: str) -> None:
    (match,) = DoubledCurrencyCheck()(document(text))

    assert text[slice(*match.span)] == flagged
    assert match.replacement == replacement


def test_two_currencies_for_one_number_clash() -> None:
    (match,) = DoubledCurrencyCheck()(document("It cost $40 million yuan."))

    assert match.diagnosis == "clash"
    assert match.replacement is None


@pytest.mark.parametrize(
    "text",
    ["It passed the $50 mark.", "It holds $5m USD.", "The $3m won by them.", "It cost $5."],
)
def test_other_words_after_a_sum_are_no_currency(text: str) -> None:
    assert not list(DoubledCurrencyCheck()(document(text)))
