import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.subjects.arithmetic import totals as module
from newslint.subjects.arithmetic.totals import totals
from tests.making import document


def told(text: str) -> list[tuple[str, str]]:
    return [(said.kind, text[slice(*said.span)]) for said in document(text).find(totals)]


@given(men=st.integers(2, 400), women=st.integers(2, 400), more=st.integers(1, 50))
@settings(max_examples=50)
def test_men_and_women(men: int, women: int, more: int) -> None:
    both = men + women
    fewer = max(2, both - more)

    assert not told(f"It hurt {both} people: {men} men and {women} women.")
    assert not told(f"It hurt {both + more} people, including {men} men and {women} women.")
    assert not told(f"On board were {men} men and {women} women, a total of {both}.")
    assert told(f"It hurt {both + more} people: {men} men and {women} women.") == [
        ("total", str(both + more))
    ]
    assert told(f"It hurt {fewer} people, including {men} men and {women} women.") == [
        ("parts", str(fewer))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The blast hurt 12 people, including eight women and five Italians.",
        "Twelve families, including 30 children, lost their homes.",
        "The 3 groups of people, including 40 students, set out.",
        "The team won 12 medals: five gold and four silver.",
        "About 40 people, including 42 students, came.",
        "Over 12 days people, including 40 students, set out.",
        "He met 12 people: two men, three women and others.",
    ],
)
def test_is_silent_where_parts_overlap_or_count_something_else(text: str) -> None:
    assert not told(text)


def test_one_part_greater_than_the_total() -> None:
    (said,) = document("Police held 40 people, among them 41 students.").find(totals)

    assert (said.kind, said.diagnosis) == ("parts", "one")


def test_a_complete_list_has_a_word_that_lines_are_chosen_by() -> None:
    for kinds in module._COMPLETE:
        words = [
            [word for group in module._DISJOINT for word, kind in group.items() if kind == one]
            for one in kinds
        ]
        assert any(
            all(any(part in word for part in module._IN_COMPLETE) for word in forms)
            for forms in words
        ), kinds


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Of the 120 seats, the Blues won 70 and the Greens 65.", "120"),
        ("Of the 120 seats in the assembly, the Blues won 70 and the Greens 65.", "120"),
        ("The Blues won 70 of the 120 seats in parliament and the Greens took 65 seats.", "120"),
        ("The school has 300 people: 280 pupils and 45 teachers.", "300"),
        ("Of the 120 seats, the Blues won 70 and the Greens 50.", ""),
        ("Of the 120 seats, the Blues won 70, down from 95.", ""),
        ("Of the 120 seats, the Blues won 70 and the Greens 65 in the other house.", ""),
        ("Of the 120 seats, the Blues won 70, with 45,000 votes.", ""),
        ("Of the 120 seats, the Blues won about 70 and the Greens 65.", ""),
        ("More than 300 people, 280 students and 45 teachers, left.", ""),
        ("They met 300 people, 280 students and 45 teachers among others.", ""),
    ],
)
def test_seats_and_people_that_are_more_than_all(text: str, total: str) -> None:
    assert told(text) == ([("parts", total)] if total else [])


def test_people_of_two_trades_or_nations_are_added_up() -> None:
    for text in (
        "The plant has {n} workers, including 640 miners and 660 sailors.",
        "The ship carried {n} passengers, including 700 Germans and 600 Italians.",
    ):
        assert not told(text.format(n="1,300"))
        assert told(text.format(n="1,250")) == [("parts", "1,250")]
    assert not told("It has more than 1,250 workers, including 640 miners and 660 sailors.")
    assert not told("It has 1,250 workers, including 640 miners and 660 women.")


@pytest.mark.parametrize(
    "text",
    [
        "They hold a {a}-48 majority in the 100-seat house.",
        "They control the 100-member house by a {a}-48 margin.",
    ],
)
def test_both_sides_of_a_house_fit_into_it(text: str) -> None:
    assert not told(text.format(a=52))
    assert told(text.format(a=72)) == [("parts", "100")]
    assert not told("He was convicted by the 12-member jury on a 9-2 vote.")
