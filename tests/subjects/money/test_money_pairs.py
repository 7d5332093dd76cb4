import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newslint.subjects.money.money_pairs import MoneyPair, money_pairs
from tests.making import document

FORMS = (
    "{a} ({b})",
    "{a} [{b}]",
    "{a} (about {b})",
    "{a} (or {b})",
    "{a} a year ({b})",
    "{a}, or {b},",
    "{a}, equivalent to {b},",
    "{a}, the equivalent of {b},",
    "{a} = {b}",
    "{a}/{b}",
    "{a} – {b} –",
    "{a} or {b}",
    "{a} ({b}; 3m lira)",
)


def pairs(text: str) -> list[MoneyPair]:
    return list(money_pairs(document(text)))


def shown(text: str) -> list[tuple[str, str]]:
    return [
        (text[slice(*pair.first.span)], text[slice(*pair.second.span)])
        for pair in pairs(text)
        if not pair.across
    ]


@pytest.mark.parametrize("form", FORMS)
@given(
    a=st.sampled_from(["$5m", "US$5 million", "5m euros", "Rs 300", "RMB280m", "£1,200"]),
    b=st.sampled_from(["¥700m", "40 million baht", "A$7m", "3bn won", "20 roubles", "6bn rand"]),
)
def test_every_form_of_a_pair_is_read(form: str, a: str, b: str) -> None:
    assume(form != "{a}/{b}" or not (a[-1].isdigit() and b[0].isdigit()))  # 300/40 is a fraction
    text = f"It cost them {form.format(a=a, b=b)} in all."

    assert shown(text)[:1] == [(a, b)]


def test_several_equivalents_belong_to_the_first_sum() -> None:
    text = "It paid 14bn euros ($18.34bn; £9.6bn) for it."

    assert shown(text) == [("14bn euros", "$18.34bn"), ("14bn euros", "£9.6bn")]
    assert [pair.across for pair in pairs(text)] == [False, False, True]


@pytest.mark.parametrize("measure", ["a quintal", "per bushel", "a square metre", "every crate"])
def test_a_bracket_may_say_what_its_sum_is_for(measure: str) -> None:
    assert shown(f"It sells for 310 euros {measure} ($330 {measure}).") == [("310 euros", "$330")]
    assert shown(f"It sells for 310 euros {measure} ($3.30 a kilo).") == []


@pytest.mark.parametrize(
    "text",
    [
        "The phone costs $99 (£69 in the UK).",
        "It made $5m ($4m in 2003).",
        "He pays $5 (plus a £2 fee).",
        "It fell from $5m to £3m.",
        "It bought $5m of shares and sold (for £3m) its ships.",
        "It cost $5m.\n\n(£4m was the first offer.)",
    ],
)
def test_two_sums_are_no_pair_for_standing_together(text: str) -> None:
    assert not pairs(text)


def test_words_of_another_time_are_kept() -> None:
    assert pairs("It cost $5m (then £3m) to build.")[0].dated
    assert pairs("It cost $5m (£3m at the time) to build.")[0].dated
    assert pairs("It cost £100 ($9,000 in today's money) to build.")[0].revalued
    assert pairs("It cost 5 dollars or 4 pounds.")[0].loose
