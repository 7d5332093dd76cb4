import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.subjects.arithmetic.products import products
from tests.making import document


def told(text: str) -> list[tuple[str, str]]:
    return [(said.kind, text[slice(*said.span)]) for said in document(text).find(products)]


FORMS = (
    "The club gave away {n} gifts, each worth {p} dollars, for a total of {t} dollars.",
    "The town bought {n} boats at {p} euros each, a total of {t} euros.",
    "It paid {n} families {p} euros each, totalling {t} euros.",
    "It will award {n} grants of {p} pounds each, {t} pounds in total.",
)


@pytest.mark.parametrize("form", FORMS)
@given(count=st.integers(11, 99), price=st.integers(101, 999))
@settings(max_examples=25)
def test_so_many_of_so_much_each_make_the_total(form: str, count: int, price: int) -> None:
    figures = {"n": count, "p": price}
    wrong = f"{count * price * 10:,}"

    assert not told(form.format(t=f"{count * price:,}", **figures))
    assert told(form.format(t=wrong, **figures)) == [("product", wrong)]


@pytest.mark.parametrize(
    "text",
    [
        "It will award 12 grants of up to 5,000 pounds each, 45,000 pounds in total.",
        "It paid 40 families about 2,000 euros each, totalling 75,000 euros.",
        "The town bought 20 boats at $300 each, a total of 9,000 euros.",
        "The mill adds 300 jobs a year for four years, a total of 1,200.",
        "It ran courses in three towns, each with about 50 tutors, and taught a total of 3,000.",
    ],
)
def test_hedges_and_other_units_are_left_alone(text: str) -> None:
    assert not told(text)


def test_so_much_a_year() -> None:
    assert told("The mill adds 300 jobs a year for four years, a total of 2,100.") == [
        ("product", "2,100")
    ]
