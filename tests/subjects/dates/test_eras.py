import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.subjects.dates.eras import EraVerdict, EraYear, era_years, eras
from tests.making import document

RIGHT, WRONG, UNCONVERTED = EraVerdict.RIGHT, EraVerdict.WRONG, EraVerdict.UNCONVERTED


def read(text: str) -> list[tuple[str, str, EraVerdict]]:
    return [
        (text[slice(*year.span)], year.common, year.verdict)
        for year in document(text).find(era_years)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was Reiwa 6 (2024).", ("Reiwa 6", "2024", RIGHT)),
        ("It was Reiwa 6 (April 2024).", ("Reiwa 6", "2024", RIGHT)),
        ("It was 2025 (Reiwa 6).", ("Reiwa 6", "2024", WRONG)),
        ("It was Heisei 30, or 2019, then.", ("Heisei 30", "2018", WRONG)),
        ("It was Showa 64/1989.", ("Showa 64", "1989", RIGHT)),
        (
            "It was the 113th year of the Republic of China.",
            ("113th year of the Republic of China", "2024", UNCONVERTED),
        ),
        (
            "It was year 113 of the Republic of China (2023).",
            ("year 113 of the Republic of China", "2024", WRONG),
        ),
        ("It was Minguo 113.", ("Minguo 113", "2024", UNCONVERTED)),
        ("It was Juche 113 (2024).", ("Juche 113", "2024", RIGHT)),
        ("It was 2567 BE in Bangkok.", ("2567 BE", "2023 or 2024", UNCONVERTED)),
        ("Thai voters wait: 12 June 2567.", ("2567", "2023 or 2024", UNCONVERTED)),
        ("Since 2566, Bangkok has had a metro.", ("2566", "2022 or 2023", UNCONVERTED)),
        ("The mosque of 1445 AH (2023-24).", ("1445 AH", "2023 or 2024", RIGHT)),
        ("It was the Iranian year 1403 (2026).", ("Iranian year 1403", "2024 or 2025", WRONG)),
        ("Nepal's 2081 BS budget", ("2081 BS", "2024 or 2025", UNCONVERTED)),
        ("It was the Hebrew year 5784.", ("Hebrew year 5784", "2023 or 2024", UNCONVERTED)),
        ("It was the Ethiopian year 2016 (2019).", ("Ethiopian year 2016", "2023 or 2024", WRONG)),
        ("In Taiwan, the year 113 was dry.", ("113", "2024", UNCONVERTED)),
    ],
)
def test_a_year_of_an_era_is_converted(text: str, found: tuple[str, str, EraVerdict]) -> None:
    assert read(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "The Showa Denko Dome was full.",
        "The People's Republic of China 70 years on.",
        "The Iranian 1400-metre runner won.",
        "In 2567 the novel's hero is born.",
        "TO BE 2500 METRES LONG",
        "The year 113 is when it happened.",
        "It was the Meiji era, and Meiji 150 was its feast.",
        "Thai farmers planted 2500 trees, more than in 2019.",
        "Thailand grew from 2500 people to 2510.",
    ],
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert read(text) == []


def test_one_conversion_serves_for_the_story() -> None:
    text = "The plan of Reiwa 6 (2024) was for the years from Reiwa 7 on.\n\nIt ends in Reiwa 9."

    assert [verdict for _, _, verdict in read(text)] == [RIGHT]


def test_the_common_year_of_the_paragraph_serves() -> None:
    assert read("It was planned in Showa 48. Work began that year, 1973.") == []


@given(
    st.sampled_from([era for era in eras() if era.before]),
    st.data(),
    st.sampled_from((-9, -3, 0, 3, 9)),
)
def test_any_year_of_any_era_is_judged(era: object, data: st.DataObject, off: int) -> None:
    row = next(row for row in eras() if row is era)
    number = data.draw(st.integers(row.first, row.last))
    common = row.common_years(number)
    if not 1500 <= common[0] + off <= 2099:
        return
    place = f" in {row.where[0].strip()}" if row.where else ""
    text = f"It was the {row.before[0]} year {number} ({common[0] + off}){place}."
    found: tuple[EraYear, ...] = document(text).find(era_years)

    assert [(year.number, year.verdict) for year in found] == [(number, WRONG if off else RIGHT)]
    assert found[0].given_span is not None
    assert text[slice(*found[0].given_span)] == str(common[0] + off)


@pytest.mark.parametrize(
    ("name", "number", "common"),
    [("Hijri", 1, 622), ("Hijri", 1400, 1979), ("Hijri", 1445, 2023), ("Hijri", 1420, 1999)],
)
def test_the_islamic_year_begins_where_tables_have_it(name: str, number: int, common: int) -> None:
    (era,) = [era for era in eras() if era.name == name]

    assert common in era.common_years(number)
    assert len(era.common_years(number)) <= 2
