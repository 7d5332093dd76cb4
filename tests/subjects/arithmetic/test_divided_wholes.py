import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.subjects.arithmetic.divided_wholes import divided_wholes
from tests.making import document


def told(text: str) -> list[str]:
    return [text[slice(*said.span)] for said in document(text).find(divided_wholes)]


COMPLETE = (
    "Of the {w} passengers, {a} were rescued and the remaining {b} drowned.",
    "Of its {w} members, {a} voted in favour and the other {b} against.",
    "The ferry had {w} passengers, of whom {a} were rescued and the other {b} drowned.",
    "A gunman shot {w} people, killing {a} and wounding {b} others.",
    "The fair drew {w} traders, including {a} domestic traders and {b} foreign traders.",
    "The forward has {w} points ({a}+{b}) this season.",
)


@pytest.mark.parametrize("form", COMPLETE)
@given(one=st.integers(3, 90), two=st.integers(3, 90))
def test_what_is_divided_comes_to_the_whole(form: str, one: int, two: int) -> None:
    assert not told(form.format(w=one + two, a=one, b=two))
    assert told(form.format(w=one + two + 4, a=one, b=two)) == [str(one + two + 4)]
    assert told(form.format(w=one + two, a=one, b=two + 4)) == [str(one + two)]


PARTIAL = (
    "The city issued {w} vouchers, of which {a} were for meals and {b} for books.",
    "The report counts {w} buyers – this includes {a} in towns and {b} in villages.",
)


@pytest.mark.parametrize("form", PARTIAL)
@given(one=st.integers(3, 90), two=st.integers(3, 90))
def test_where_some_may_be_left_out_only_more_than_the_whole_is_told(
    form: str, one: int, two: int
) -> None:
    assert not told(form.format(w=one + two + 4, a=one, b=two))
    assert told(form.format(w=one + two - 3, a=one, b=two)) == [str(one + two - 3)]


def test_three_parts_and_money() -> None:
    assert told("Of the 48 aboard, 20 swam, 11 were picked up and the remaining 27 drowned.") == [
        "48"
    ]
    assert told("The fund has $125m, $95m of which is the state's and $50m the banks'.") == ["125m"]
    assert not told("The fund has $1.2bn, $0.7bn of which is the state's and $0.51bn a bank's.")


@pytest.mark.parametrize(
    "text",
    [
        "Of the 12 judges, five are women and the other two parties named four each.",
        "The tower has 61 lifts, 34 of them express lifts, and 50 escalators.",
        "Of the 30 towns, 20 per cent have a school and the other 15 a bus.",
        "Of about 48 passengers, 31 were rescued and the remaining 18 drowned.",
        "Of the 48 passengers, more than 31 were rescued and the other 15 drowned.",
        "Of the 12 sets, three to five are whole and the other six are not.",
        "He has 16 points (7-9) and fell in the second round.",
    ],
)
def test_what_divides_nothing_is_left_alone(text: str) -> None:
    assert not told(text)
