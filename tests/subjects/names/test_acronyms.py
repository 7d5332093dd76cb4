import csv
from pathlib import Path

import pytest

import newslint
from newslint.subjects.names.acronyms import acronym_introductions, letters_fit, names_a_body
from tests.making import document


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was the Coastal Safety Board (CSB) again.", [("CSB", "Coastal Safety Board", True)]),
        ("They were river boat pilots (RBPs) at heart.", [("RBP", "river boat pilots", True)]),
        ("A “Union of Pilots” (UP) left.", [("UP", "Union of Pilots", True)]),
        (
            "Then the Task Force on Floods (TF) and the Task Force (TF) met.",
            [("TF", "Task Force", True), ("TF", "Task Force", True)],
        ),
        (
            "The Ministry of Land, Lakes and Forests (MLLF) pays.",
            [("MLLF", "Ministry of Land, Lakes and Forests", True)],
        ),
        ("How the Board of Shores (CSB) met.", [("CSB", "Board of Shores", False)]),
        (
            "The Flood Office of the Federal River Agency (CSB) met.",
            [("CSB", "Federal River Agency", False)],
        ),
        (
            "The Coastal Safety Board of the Federal River Agency (CSB) met.",
            [("CSB", "Coastal Safety Board of the Federal River Agency", False)],
        ),
        ("Per Lund (CSB) left, and Ada Berg (US) stayed.", []),
        ("It is late (AND dark) by now (see below).", []),
        ("It was he (CSB) again.", []),
        ("It was the Pacific - Asia Forum (PAF) again.", [("PAF", "Pacific - Asia Forum", True)]),
    ],
)
def test_introductions(text: str, found: list[tuple[str, str, bool]]) -> None:
    story = document(text)
    introductions = story.find(acronym_introductions)
    assert [
        (each.acronym, story.prose[slice(*each.name)], each.fits) for each in introductions
    ] == found
    for each in introductions:
        assert story.prose[slice(*each.span)] == each.acronym


@pytest.mark.parametrize(
    ("name", "acronym", "fit"),
    [
        ("World Health Organization", "WHO", True),
        ("World Health Organization", "WTO", False),
        ("Organization of American States", "OAS", True),
        ("Bureau of Labor Statistics", "BOLS", True),
        ("Asia-Pacific Economic Cooperation", "APEC", True),
        ("Asia-Pacific Trade", "AT", True),
        ("International Police", "Interpol", True),
        ("the Health Organization", "THO", False),
        ("World Health", "WHO", False),
        ("Žilina Tram Operators", "ZTO", False),
    ],
)
def test_letters(name: str, acronym: str, fit: bool) -> None:
    assert letters_fit(name.split(), acronym) is fit


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Ministry of Land", True),
        ("Coastal Board", True),
        ("Board Member Per Lund", False),
        ("Board", False),
        ("Per Lund", False),
    ],
)
def test_bodies(name: str, body: bool) -> None:
    assert names_a_body(name.split()) is body


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Coastal Safety Board", "National Coastal Safety Board", True),
        ("Labour Centre", "Labor Center", True),
        ("Millers' Union", "Union of Miller’s", True),
        ("Coastal Safety Board", "Council of Shores", False),
    ],
)
def test_names_are_told_apart_by_their_words(one: str, other: str, same: bool) -> None:
    text = f"It was the {one} (XYZ) that met the {other} (XYZ)."
    first, second = document(text).find(acronym_introductions)
    assert first.names_the_same(second) is same


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("It is the World Health Organization (WTO).", "World Trade Organization"),
        ("It is the World Tourism Organization (WTO).", ""),
        ("It is the UN Refugee Agency (UNHCR).", ""),
        ("It is the Board of Shores (CSB).", ""),
    ],
)
def test_known_names(text: str, known: str) -> None:
    (introduction,) = document(text).find(acronym_introductions)
    assert introduction.known_name == known


def test_no_row_of_the_table_stands_twice_or_contradicts_itself() -> None:
    table = Path(newslint.__file__).parent / "subjects" / "names" / "acronyms.csv"
    with table.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len({row["acronym"] for row in rows}) == len(rows) > 100
    for row in rows:
        assert row["site"]
        assert row["compiled"]
        for name in (row["name"], *filter(None, row["also"].split("|"))):
            text = f"It is the {name} ({row['acronym']}) that met."
            for introduction in document(text).find(acronym_introductions):
                assert introduction.known_name == "", text
