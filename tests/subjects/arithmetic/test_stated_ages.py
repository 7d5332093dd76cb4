import pytest

from newslint.subjects.arithmetic.stated_ages import conflicting_ages, stated_ages
from tests.making import document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maria Holt, 45, runs it.", [("Maria Holt", 45)]),
        ("Juan de la Cruz, aged 45, runs it.", [("Juan de la Cruz", 45)]),
        ("The 45-year-old Maria Holt runs it.", [("Maria Holt", 45)]),
        ("Maria J. Holt-O'Neill, 45.", [("Maria J. Holt-O'Neill", 45)]),
        ("On Sunday March, 17, she sang.", []),
        ("Maria Holt, about 45, sang.", []),
        ("Holt, 45, sang.", []),
        ("Leeds United, 3, and Hull City, 4, won.", []),
        ("Maria Holt, 45 songs later, left.", []),
    ],
)
def test_reads_ages_beside_full_names(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(found.name, found.age) for found in document(text).find(stated_ages)] == expected


def test_two_ages_of_one_name() -> None:
    text = "Maria Holt, 45, sang. So did Jon Holt, 50. Maria Holt, 47, bowed. Jon Holt, 50, too."
    (said,) = document(text).find(conflicting_ages)

    assert text[slice(*said.span)] == "47"
    assert [text[slice(*place)] for place in said.places] == ["45"]


@pytest.mark.parametrize(
    ("later", "told"),
    [
        ("Olsen, 43, said so.", ["43"]),
        ("The prize went to Olsen, aged 43, of Lund.", ["43"]),
        ("Olsen, 34, said so.", []),
        ("Olsen, now 43, said so.", []),
        ("Olsen, 43.", []),
        ("Per Olsen, 43, said so.", []),
        ("Olsen, 43, said so. Per Olsen agreed.", []),
        ("Olsen, 43, said so, and the Olsens left.", []),
        ("In 2031 Olsen, 43, said so.", []),
        ("Olsen, 43, said so when she sold it.", []),
        ("His son, Olsen, 43, said so.", []),
        ("Olsen, 43, and Berg, 41, said so.", []),
    ],
)
def test_an_age_beside_a_surname_alone(later: str, told: list[str]) -> None:
    text = f"Marta Olsen, 34, runs the mill. {later}"

    assert [text[slice(*one.span)] for one in document(text).find(conflicting_ages)] == told
