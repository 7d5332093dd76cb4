import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.subjects.money.currencies import currency_forms
from newslint.subjects.money.sums import Money, money, readings
from newslint.subjects.numbers.numbers import Hedge
from tests.making import document


def only(text: str) -> Money:
    found = money(document(text))
    assert len(found) == 1, (text, found)
    return found[0]


@pytest.mark.parametrize(
    ("written", "value", "code"),
    [
        ("$5m", "5000000", "USD"),
        ("$5 million", "5000000", "USD"),
        ("$5 Million", "5000000", "USD"),
        ("US$12.8 billion", "12800000000", "USD"),
        ("U.S. $5", "5", "USD"),
        ("A$720 million", "720000000", "AUD"),
        ("HK$4,000", "4000", "HKD"),
        ("NT$300", "300", "TWD"),
        ("R$40m", "40000000", "BRL"),
        ("R12bn", "12000000000", "ZAR"),
        ("£1.5tn", "1500000000000", "GBP"),
        ("€70k", "70000", "EUR"),
        ("500€", "500", "EUR"),
        ("Rs 300", "300", "INR"),
        ("Rs.500 crore", "5000000000", "INR"),
        ("3 lakh rupees", "300000", "INR"),
        ("RMB280m", "280000000", "CNY"),
        ("GBP32 million", "32000000", "GBP"),
        ("14m euros", "14000000", "EUR"),
        ("800m euro", "800000000", "EUR"),
        ("3,000 won", "3000", "KRW"),
        ("45 million shekels", "45000000", "ILS"),
        ("86.7bn Swiss francs", "86700000000", "CHF"),
        ("200 million Australian dollars", "200000000", "AUD"),
        ("394-million U.S. dollars", "394000000", "USD"),
        ("a million dollars", "1000000", "USD"),
        ("half a billion yen", "500000000", "JPY"),
        ("50p", "50", "GBP"),
        ("70 euro cents", "70", "EUR"),
        ("20 million dong", "20000000", "VND"),
    ],
)
def test_reads_a_sum(written: str, value: str, code: str) -> None:
    text = f"It cost {written} then."
    one = only(text)

    assert text[slice(*one.span)] == written
    assert one.value == Decimal(value)
    assert one.form.namings[0].currency.code == code


@pytest.mark.parametrize(
    "text",
    [
        "The side that in 2005 won the cup won again.",
        "About 5 million won the right to vote.",
        "He ran 100 m in 10 seconds on route R100.",
        "A panel of 12 real experts met 30 times.",
        "Chapter 5 of 12.",
    ],
)
def test_other_numbers_are_no_money(text: str) -> None:
    assert not money(document(text))


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("$24-$26", ["24", "26"]),
        ("$779m-798m", ["779000000", "798000000"]),
        ("£5-6 million", ["5000000", "6000000"]),
        ("20 to 30 million yen", ["20000000", "30000000"]),
    ],
)
def test_reads_a_range(written: str, values: list[str]) -> None:
    text = f"It cost {written} then."
    one = only(text)

    assert text[slice(*one.span)] == written
    assert [amount.value for amount in one.amounts] == [Decimal(value) for value in values]


def test_a_hedge_stands_before_the_sign_too() -> None:
    assert only("It cost about $5m.").hedge is Hedge.ABOUT
    assert only("It cost more than 5m euros.").hedge is Hedge.OVER


def test_a_currency_named_twice_is_kept() -> None:
    one = only("He got RMB 50,000 yuan.")

    assert one.second_form is not None
    assert one.second_form.text == "yuan"


def codes(text: str) -> list[str]:
    story = document(text)
    return [currency.code for currency in readings(story, money(story)[0])]


def test_the_places_of_a_story_decide_what_a_sign_may_mean() -> None:
    assert codes("It cost $5.") == ["USD"]
    assert codes("It cost $5 in Toronto.") == ["USD", "CAD"]
    assert codes("It cost 5 pesos in Chile.") == ["PHP", "MXN", "CLP"]
    assert len(codes("It cost 5 pesos.")) > 5
    assert codes("It cost A$5 in Toronto.") == ["AUD"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MANILA (Courier) — It cost 5 pesos.", ["PHP"]),
        ("MANILA (Courier) — It cost 5 pesos in Mexico.", ["PHP", "MXN"]),
        ("CAIRO (Courier) — It cost 5 pounds.", ["EGP"]),
        ("CAIRO (Courier) — It cost £5.", ["GBP", "EGP"]),
        ("DAKAR (Courier) — It cost 5 francs.", ["XOF"]),
        ("PARIS (Courier) — It cost 5 francs.", ["CHF", "FRF"]),
        ("SYDNEY (Courier) — It cost 5 dollars.", ["USD", "AUD"]),
        ("LIMA, Ohio (Courier) — It cost 5 pesos.", ["PHP", "MXN"]),
    ],
)
def test_the_money_of_the_country_that_the_story_is_from(text: str, expected: list[str]) -> None:
    found = codes(text)

    assert found[: len(expected)] == expected
    assert (len(found) == 1) == (len(expected) == 1)


NAMES = sorted(currency_forms().names)
SIGNS = sorted(
    sign
    for sign, form in currency_forms().signs.items()
    if not form.is_minor and unicodedata.category(sign[-1]) == "Sc"
)


@given(st.sampled_from(NAMES), st.integers(1001, 999_999))
def test_every_name_is_read_after_a_number(name: str, value: int) -> None:
    text = f"They paid {value:,} {name} (or so)."
    one = only(text)

    assert text[slice(*one.span)] == f"{value:,} {name}"
    assert one.value == value


@given(st.sampled_from(SIGNS), st.integers(1, 999), st.sampled_from(["m", "bn", " million", ""]))
def test_every_sign_is_read_before_a_number(sign: str, value: int, scale: str) -> None:
    text = f"They paid {sign}{value}{scale} to him."
    one = only(text)

    assert text[slice(*one.span)] == f"{sign}{value}{scale}"
