from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from newslint.subjects.arithmetic.changes import changes
from tests.making import document


def told(text: str) -> list[tuple[str, str]]:
    return [(said.kind, text[slice(*said.span)]) for said in document(text).find(changes)]


FORMS = (
    "Sales rose {p} from {x} to {y} last year.",
    "Sales rose by {p} to {y} from {x} a year earlier.",
    "Sales rose from {x} to {y}, up {p}.",
    "Sales rose from {x} to {y}, an increase of {p}.",
    "Sales rose from {x} in 2010 to {y} in 2015, or {p}.",
    "Sales rose from {x} to {y} ({p}).",
    "There were {y} sales, up {p} from {x}.",
    "The firm raised its sales by {p}, from {x} in 2010 to {y} a year in 2015.",
    "The firm reported a {p} rise in sales, to {y} from {x}.",
)


@pytest.mark.parametrize("form", FORMS)
@given(before=st.integers(101, 9999), percent=st.decimals(6, 300, places=1), name=st.booleans())
@settings(max_examples=40)
def test_any_rounding_is_silent_and_a_doubled_percentage_is_found(
    form: str, before: int, percent: Decimal, name: bool
) -> None:
    before += before % 10 == 0
    after = round(before * (1 + percent / 100))
    assume(before < after)
    unit = " per cent" if name else "%"
    figures = {"x": f"{before:,}", "y": f"{after:,}"}

    for shown in (f"{percent}", f"{percent:.0f}"):
        assert not told(form.format(p=shown + unit, **figures))
    wrong = f"{percent * 2}{unit}"
    assert told(form.format(p=wrong, **figures)) == [("change", wrong)]


@given(low=st.integers(11, 98), rise=st.integers(1, 500))
@settings(max_examples=40)
def test_the_direction_of_the_verb_is_held_against_the_figures(low: int, rise: int) -> None:
    high = low + rise

    assert not told(f"The number of cases fell from {high} to {low} in a week.")
    assert not told(f"The number of cases rose to {high} from {low}.")
    assert told(f"The number of cases fell from {low} to {high} in a week.") == [
        ("change-direction", "fell")
    ]
    assert told(f"The number of cases rose to {low} from {high}.") == [("change-direction", "rose")]


@pytest.mark.parametrize(
    "text",
    [
        "She fell from 3rd to 5th.",
        "The club rose from 12 to 8 in the table.",
        "The well dropped from 20 metres to 50 metres below ground.",
        "The euro fell from 20 to 25 against the dollar.",
        "The wait was cut from 900 to 1.2 million, officials said.",
        "Talks fell from 20 May to 25 May.",
        "The fee rose from $3 to 40 cents.",
        "It was cut from 10am to 11am.",
        "Sales did not fall from 20 to 25 units.",
        "The rise in fares from 5 to 4 was a surprise.",
        "They slowed the rise from 5 to 4 degrees.",
        "It fell from 1990 to 2010.",
        "Sales grew from 100 to 200, an average of 7% a year.",
        "Sales grew from 100 to 200, up 7% a year.",
        "Sales grew from 100 to 200, up 3% on last month.",
        "Sales grew from 100 to 200, and profits rose 5%.",
    ],
)
def test_is_silent_where_something_else_may_be_meant(text: str) -> None:
    assert not told(text)


def test_says_what_went_wrong() -> None:
    def diagnosis(text: str) -> str:
        (said,) = document(text).find(changes)
        return said.diagnosis

    assert diagnosis("Sales rose 300%, from 110 to 330.") == "ratio"
    assert diagnosis("Sales rose 36%, from 110 to 173.") == "other-base"
    assert diagnosis("Sales rose 5.7%, from 110 to 173.") == "shifted-decimal"


def test_points_and_per_cent() -> None:
    assert told("Turnout rose from 40% to 52%, up 12%.") == [("change-points", "12%")]
    assert not told("Turnout rose from 40% to 52%, up 12 percentage points.")
    assert told("Turnout rose from 40% to 52%, up 9 percentage points.") == [("change", "9")]


def test_gives_the_right_percentage_in_the_same_form() -> None:
    (said,) = document("Sales rose 25.5 per cent to 45 from 40.").find(changes)

    assert said.right == "12.5 per cent"


@given(before=st.integers(101, 9999))
@settings(max_examples=40)
def test_fractions(before: int) -> None:
    third = round(before / 3)

    assert not told(f"The herd shrank by a third, from {before:,} to {before - third:,}.")
    assert told(f"The herd shrank by a third, from {before:,} to {third:,}.") == [
        ("change", "a third")
    ]


@given(before=st.integers(101, 9999))
@settings(max_examples=40)
def test_factors(before: int) -> None:
    for word, times in (("doubled", 2), ("tripled", 3), ("quadrupled", 4)):
        after = before * times
        assert not told(f"Output {word} from {before:,} to {after:,} tonnes.")
        assert told(f"Output {word} from {before:,} to {after * 2:,} tonnes.") == [
            ("change-factor", word)
        ]
    assert not told(f"Output rose fivefold to {before * 5:,} from {before:,}.")
    assert not told(f"Output rose fivefold to {before * 6:,} from {before:,}.")
    assert told(f"Output rose fivefold to {before * 9:,} from {before:,}.") == [
        ("change-factor", "rose fivefold")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It has 14,400 members, an increase of 20% from 9,000.", ("change", "20%")),
        ("It has 10,800 members, an increase of 20% from 9,000.", None),
        ("Profit fell 35% to $48m, against $57m a year earlier.", ("change", "35%")),
        ("Profit fell 35% to $56m, against $66m at its rival.", None),
        ("Profit rose 76% to $113m (£60m) for the three months to May, from $64m.", None),
        ("Profit rose 36% to $113m (£60m) for the three months to May, from $64m.",
         ("change", "36%")),
        ("Sales fell from 500 to 400 cars, that is, 30 percent fewer.", ("change", "30 percent")),
        ("Sales fell from 500 to 400 cars, 45% less than was hoped.", None),
        ("The rate was 5.5%, up 0.5 points in a month and from 4.5% in June.", None),
        ("It rose from 400 million to 1.1 billion and almost tripled.", None),
        ("It rose from 400 million to 1.1 billion and almost quintupled.",
         ("change-factor", "quintupled")),
        ("Exports reached 423,891, nearly five times the 208,505 bought in March.",
         ("change-factor", "five times")),
        ("Exports reached 423,891, more than double the 208,505 bought in March.", None),
        ("Bookings came close to 7,400, almost doubling the best month that it had seen.", None),
    ],
)  # fmt: skip
def test_more_forms_of_a_change(text: str, expected: tuple[str, str] | None) -> None:
    assert told(text) == ([expected] if expected else [])
