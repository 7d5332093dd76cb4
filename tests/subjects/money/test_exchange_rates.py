import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.subjects.money.exchange_bands import rate_bands
from newslint.subjects.money.exchange_rates import ExchangeRate, RateVerdict, exchange_rates
from newslint.subjects.money.rate_contradictions import rate_contradictions
from newslint.subjects.money.written_money import written_rate
from tests.making import document

RIGHT, UNLIKELY, IMPOSSIBLE = RateVerdict.RIGHT, RateVerdict.UNLIKELY, RateVerdict.IMPOSSIBLE


def judged(text: str, year: int | None = None) -> list[ExchangeRate]:
    date = datetime.date(year, 6, 1) if year else None
    return list(exchange_rates(document(text, date=date)))


@pytest.mark.parametrize(
    ("pair", "verdict", "diagnosis"),
    [
        ("$289m (£226m)", RIGHT, ""),
        ("$289m (£22.6m)", IMPOSSIBLE, "shifted-decimal"),
        ("$289m (£2,260m)", IMPOSSIBLE, "shifted-decimal"),
        ("$289m (£226bn)", IMPOSSIBLE, "wrong-scale"),
        ("$289m (£369m)", UNLIKELY, "wrong-way"),
        ("$75 million (about ten billion euros)", IMPOSSIBLE, ""),
        ("30 million yen ($30 million)", IMPOSSIBLE, "number-copied"),
        ("100,000 yen (£13m)", IMPOSSIBLE, "wrong-way"),
        ("350 billion yuan ($56.4 billion)", RIGHT, ""),
        ("350 million yuan ($56.4 billion)", IMPOSSIBLE, "wrong-scale"),
        ("35,000 reais ($10,800)", RIGHT, ""),
        ("16,000 rupees (roughly $105)", RIGHT, ""),
        ("138,000 rupees (11.5 euros)", IMPOSSIBLE, ""),
        ("1,050-1,125 rupees ($24-$26)", RIGHT, ""),
        ("$2bn (£1bn)", RIGHT, ""),
        ("50p (70 cents)", RIGHT, ""),
        ("50p (7 cents)", IMPOSSIBLE, "shifted-decimal"),
        ("1 euro = 7.8 yuan", RIGHT, ""),
        ("1 euro = 1.77 yuan", IMPOSSIBLE, ""),
        ("5 dollars or 4 pounds", RIGHT, ""),
        ("30 million yen (1.5 million lira)", RIGHT, ""),
    ],
)
def test_judges_a_pair(pair: str, verdict: RateVerdict, diagnosis: str) -> None:
    (rate,) = judged(f"It cost {pair} there.")

    assert (rate.verdict, rate.diagnosis) == (verdict, diagnosis)


def test_says_what_the_sum_should_read() -> None:
    assert judged("It cost $289m (£22.6m) there.")[0].right == "£226m"
    assert judged("It cost $289 million (£226 billion) there.")[0].right == "£226 million"
    assert judged("It cost $8bn (8bn yen) there.")[0].right == "600bn yen to 1.3tn yen"


def test_the_sum_without_a_scale_word_is_the_wrong_one() -> None:
    text = "It took $13.5 (£7m) there."
    (rate,) = judged(text)

    assert text[slice(*rate.wrong.span)] == "$13.5"
    assert rate.right == "$13.5m"


def test_the_date_of_the_story_narrows_the_band() -> None:
    text = "It cost £50m ($95m) to build."

    assert judged(text)[0].verdict is RIGHT
    assert judged(text, 2006)[0].verdict is RIGHT
    assert judged(text, 2019)[0].verdict is UNLIKELY
    assert judged("In 2006 it cost £50m ($95m) to build.", 2019)[0].verdict is RIGHT


@pytest.mark.parametrize(
    "text",
    [
        "In 1956 it cost $600 (£214) to build.",
        "In the 19th century £1 ($4.87) was a week's wage.",
        "It cost £100 ($9,000 in today's money) to build.",
    ],
)
def test_says_nothing_of_other_times(text: str) -> None:
    assert all(rate.verdict is RIGHT for rate in judged(text))


def test_two_equivalents_are_held_against_each_other() -> None:
    wrong = [rate for rate in judged("It is 372 riyals ($990; £53).") if rate.verdict is not RIGHT]

    assert len(wrong) == 1
    assert wrong[0].pair.across


def contradictions(text: str) -> list[str]:
    return [
        text[slice(*found.rate.pair.second.span)] for found in rate_contradictions(document(text))
    ]


def test_pairs_of_one_story_go_by_one_rate() -> None:
    assert contradictions("It took $75m (£40m) and $19.5m (£14.9m).") == ["£14.9m"]
    assert not contradictions("It took $75m (£40m) and $19.5m (£10.4m).")
    assert not contradictions("It took $75m (£40m). In 2001 it took $19.5m (£14.9m).")


def test_of_three_the_one_outside_is_told_whichever_way_round() -> None:
    text = "A is 5,000 yuan ($704), B is $1,640 (10,000 yuan), C is 1,200 yuan ($169)."

    assert contradictions(text) == ["10,000 yuan"]


COUPLES = st.sampled_from(
    [
        ("$", "£", "USD", "GBP"),
        ("£", "€", "GBP", "EUR"),
        ("€", "US$", "EUR", "USD"),
        ("A$", "US$", "AUD", "USD"),
        ("US$", "HK$", "USD", "HKD"),
        ("£", "A$", "GBP", "AUD"),
        ("€", "₹", "EUR", "INR"),
        ("US$", "₽", "USD", "RUB"),
        ("€", "NT$", "EUR", "TWD"),
    ]
)


@given(COUPLES, st.integers(2000, 2025), st.floats(0, 1), st.integers(11, 9999), st.integers(2, 4))
def test_any_rate_of_the_year_is_silent_and_ten_times_it_is_not(
    couple: tuple[str, str, str, str], year: int, at: float, value: int, digits: int
) -> None:
    sign, other, one_code, other_code = couple
    (band, *_) = (b for b in rate_bands(one_code, other_code) if b.from_year == year)
    exact = Decimal(value * (band.low + at * (band.high - band.low)))
    second = Decimal(f"{exact:.{digits - 1}e}")

    def verdict(sum_of_money: Decimal) -> RateVerdict:
        text = f"It cost {sign}{value:,}m ({other}{sum_of_money.normalize():,f}m) there."
        return judged(text, year)[0].verdict

    assert verdict(second) is RIGHT
    assert verdict(second * 10) is not RIGHT
    assert verdict(second / 10) is not RIGHT
    assert verdict(second * 1000) is not RIGHT


def test_rates_have_three_digits() -> None:
    assert [written_rate(r) for r in (1.3123, 0.014859, 12073.0, 110.0)] == [
        "1.31",
        "0.0149",
        "12,100",
        "110",
    ]


def test_a_wrong_sum_is_told_in_the_money_of_the_place() -> None:
    text = "The fare rose to 950 pesos ({}) on Monday."
    date = datetime.date(2024, 3, 12)

    def rate(dollars: str) -> ExchangeRate:
        (one,) = exchange_rates(document(text.format(dollars), date=date, place="Santiago"))
        return one

    assert rate("$1").verdict is RIGHT
    assert rate("$50").verdict is RIGHT  # Mexican, in a place that three countries have
    assert rate("$95").verdict is UNLIKELY
    assert rate("$95").told == "1 USD = 10 CLP"
