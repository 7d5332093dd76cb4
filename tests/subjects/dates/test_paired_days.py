from datetime import date
from typing import Any

import pytest

from newslint.subjects.dates.paired_days import paired_days
from tests.making import document


def rights(text: str, **metadata: Any) -> list[str]:
    return [pair.right for pair in document(text, **metadata).find(paired_days)]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("On 27 Khordad 1404 (7 June 2025) it shut.", "17 June 2025"),
        ("On the 27th of Khordad, 1404 (June 7, 2025), it shut.", "June 17, 2025"),
        ("On Khordad 27, 1404, that is Saturday, June 7, 2025, it shut.", "June 17, 2025"),
        ("On 27 Khordad 1404 in Iran's calendar (7 June 2025) it shut.", "17 June 2025"),
        ("On 27 Khordad 1404 — 7 June 2025 — it shut.", "17 June 2025"),
        ("On 27 Khordad 1404 / 7 June 2025 it shut.", "17 June 2025"),
        ("On 27 Khordad (7 June) it shut.", "17 June"),
        ("On 27 Khordad 1404 (7 June) it shut.", "17 June"),
        ("On 27 Khordad (7 June 2025) it shut.", "17 June 2025"),
        ("On June 17, 2025 (Khordad 7, 1404) it shut.", "Khordad 27, 1404"),
        ("On 17 June (7 Khordad) it shut.", "27 Khordad"),
        ("1 Ramadan 1446 fell on 11 March 2025.", "1 March 2025"),
        ("On 15 Sha’bān 1446 AH (24 February 2025) it shut.", "14 February 2025"),
        ("On 1 Ramadan 2025 (11 March 2025) it shut.", "1 March 2025"),
        ("On 12 Tir 2017 (2 January 2025) it shut.", "20 January 2025"),
    ],
)
def test_days_that_do_not_agree(text: str, right: str) -> None:
    assert rights(text) == [right]


@pytest.mark.parametrize(
    "text",
    [
        "On 27 Khordad 1404 (17 June 2025) it shut.",
        "On 27 Khordad (17 June) it shut, as on 27 Khordad (16 June).",
        "On 1 Ramadan 1446 (3 March 2025) it shut.",
        "On 1 Ramadan (11 March) it shut.",
        "On 12 Adar 5784 (21 February 2024) it shut. On 12 Adar 5784 (22 March 2024) it opened.",
        "On 14 Tammuz (14 July 1958) it shut.",
        "On 12 Tir 2017 (20 January 2025) it shut.",
        "On 27 Khordad 1404 (decreed 7 June 2025) it shut.",
        "On 27 Khordad 1404 and 7 June 2025 it shut.",
        "On 25-27 Khordad 1404 (15-17 June 2025) it shut.",
        "On 27 Khordad 3404 (7 June 2025) it shut.",
        "On 33 Khordad 1404 (7 June 2025) it shut.",
        "The Khordad mill (7 June 2025) shut.",
        "On 27 Khordadi 1404 (7 June 2025) it shut.",
    ],
)
def test_days_that_may_be_the_same(text: str) -> None:
    assert rights(text) == []


def test_without_years_those_of_the_story_count() -> None:
    assert rights("On 1 Farvardin (21 March) it shut.", date=date(2025, 3, 1)) == []
    assert rights("On 1 Farvardin (1 April) it shut.", date=date(2025, 3, 1)) == ["21 March"]
