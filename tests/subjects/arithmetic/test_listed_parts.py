import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.subjects.arithmetic.listed_parts import listed_parts
from tests.making import document


def told(text: str) -> list[tuple[str, str]]:
    return [(said.kind, text[slice(*said.span)]) for said in document(text).find(listed_parts)]


@pytest.mark.parametrize("mark", [": ", " – ", " - ", " — "])
@given(cars=st.integers(2, 400), vans=st.integers(2, 400), more=st.integers(1, 50))
@settings(max_examples=25)
def test_what_is_listed_in_full_makes_the_total(mark: str, cars: int, vans: int, more: int) -> None:
    both = cars + vans
    text = "Police checked {n} vehicles" + mark + f"{cars} cars and {vans} vans."

    assert not told(text.format(n=both))
    for wrong in (both + more, max(3, both - more)):
        if wrong != both:
            assert told(text.format(n=wrong)) == [("listed", str(wrong))]


def test_behind_weak_marks_only_too_much_is_told() -> None:
    for text in (
        "The union called out {n} crews, 400 in the north and 600 in the south.",
        "The 900 deaths include 400 in the north and {n} in the south.",
        "The union called out {n} crews (400 drivers and 600 guards).",
    ):
        assert not told(text.format(n=500 if "deaths" in text else 1200))
        assert len(told(text.format(n=800))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The house has 12 rooms: two bathrooms and four bedrooms among them.",
        "He saw 12 boats: two barges, three ferries and an old tug.",
        "It took 90 minutes: 45 minutes before and 40 minutes after sunset.",
        "The child came in each of three groups (9 years, 11 years and 13 years).",
        "She held four separate talks – one with the mayor and one with the bishop.",
        "He gave up to 12 talks: five here and four there.",
        "The town had 102 millimetres, 64 at the port and 51 at the mill.",
        "The jury heard 12 witnesses: nine women and five from abroad.",
        "The race has 3 runners: 1 Sara Lind, 2 Anna Holm and 3 Carla Moen.",
        "About 95 vehicles were checked: 60 cars and 45 vans.",
    ],
)
def test_other_lists_are_left_alone(text: str) -> None:
    assert not told(text)


def test_what_follows_the_list_is_no_part_of_it() -> None:
    assert not told("It lost 10 people - two cooks and eight clerks, including Sara Lind, 17.")
    assert told("It freed five men — four to Holm and two to Lund, the ministry said.") == [
        ("listed", "five")
    ]
