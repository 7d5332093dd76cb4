import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.subjects.arithmetic.shares import shares
from tests.making import document


def told(text: str) -> list[tuple[str, str]]:
    return [(said.kind, text[slice(*said.span)]) for said in document(text).find(shares)]


FORMS = (
    "It won {x} of the {y} seats ({p}) on Sunday.",
    "It won {x} of {y} seats, or {p}, on Sunday.",
    "It won {x} out of {y} – {p} – on Sunday.",
    "It won {p} of the seats ({x} of {y}).",
    "It won {p} – {x} out of {y}.",
    "Of the {y} seats fought for, {x} ({p}) are its own.",
)


@pytest.mark.parametrize("form", FORMS)
@given(part=st.integers(3, 400), rest=st.integers(3, 400), places=st.integers(0, 1))
@settings(max_examples=40)
def test_any_rounding_is_silent_and_half_the_percentage_is_found(
    form: str, part: int, rest: int, places: int
) -> None:
    whole = part + rest
    exact = part / whole * 100
    assert not told(form.format(x=part, y=whole, p=f"{exact:.{places}f}%"))
    if exact > 12:
        wrong = f"{exact / 2:.{places}f}%"
        assert told(form.format(x=part, y=whole, p=wrong)) == [("share", wrong)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 15 of the 12 passengers were hurt.", [("part", "15")]),
        ("Some 12 of the 15 passengers were hurt.", []),
        ("He gave it 11 out of 10.", []),
        ("In 20 of the 12-hour shifts nothing moved.", []),
        ("She sold 30 of the 25 euro tickets.", [("part", "30")]),
        ("He sold 3,000 of the 1999 model.", []),
        ("She paid $30 of the $20 fee.", []),
    ],
)
def test_parts_and_wholes(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_names_the_rest() -> None:
    (said,) = document("It won 12 of the 40 seats (70%).").find(shares)

    assert (said.diagnosis, said.right) == ("rest", "30%")


def test_another_percentage_in_the_sentence_is_left_alone() -> None:
    assert not told("Cuts hit 12 of 23 agencies, including cuts of 9.6% at the mint.")
    assert not told("He lost 12 of 20 games, 80% of them at home, and 5% on points.")


@pytest.mark.parametrize(
    "form",
    [
        "In all, 107 of the 951 people asked agreed, accounting for {p}.",
        "Of the 951 people asked, 107 have moved house, or {p}.",
        "Some 107 people have moved, or {p} of the 951 who were asked.",
        "The land took in 107 people – {p} of the current 951 places.",
        "Some 107 people voted out of 951 registered for a turnout of {p}.",
    ],
)
def test_more_forms_of_a_share(form: str) -> None:
    assert not told(form.format(p="11%"))
    assert told(form.format(p="31%")) == [("share", "31%")]
