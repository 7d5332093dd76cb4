import pytest

from newslint.subjects.numbers.ungrouped_number_check import UngroupedNumberCheck
from tests.making import document


def found(check: UngroupedNumberCheck, text: str) -> list[tuple[str, str | None]]:
    story = document(text)
    return [(story.prose[slice(*m.span)], m.replacement) for m in check(story)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The fund paid 59000 euros.", [("59000", "59,000")]),
        ("It reached 2394513, the office said.", [("2394513", "2,394,513")]),
        ("About 12500 trees fell.", [("12500", "12,500")]),
        ("The fine was $12500 in all.", [("12500", "12,500")]),
        ("The fund paid 59,000 euros and 4404 crowns.", []),
        ("Unit 41752 was sent to the border.", []),
        ("The list opens with 28979 Rhea.", []),
        ("Text LUND to 85131 or call 98765 now.", []),
        ("Write to 35000, Holm, or to example.org/12345.", []),
        ("It is 10000-20000 years old, or 12345:6.", []),
        ("The score was 000-0 41000 and 41000×5.", []),
        ("Nobody dials 012345 or 12345678901.", []),
    ],
)
def test_five_digits_and_more(text: str, numbers: list[tuple[str, str]]) -> None:
    assert found(UngroupedNumberCheck(), text) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("They tested 4404 people.", [("4404", "4,404")]),
        ("More than 1800 ships came.", [("1800", "1,800")]),
        ("The 1800 ships came, and 1984 elections were held.", []),
        ("She ran the 1500 metres, and 5000 meters in May.", []),
        ("It was built in 4404 and is old.", []),
        ("The train leaves at 1550 hours.", []),
    ],
)
def test_four_digits_count_something(text: str, numbers: list[tuple[str, str]]) -> None:
    assert found(UngroupedNumberCheck(4, 4), text) == numbers


def test_beside_a_number_that_is_grouped() -> None:
    check = UngroupedNumberCheck(4, 4, beside_grouped=True)
    assert found(check, "They tested 4404 people.") == []
    assert found(check, "They tested 12,000 people, then 4404 people.") == []
    assert found(check, "They tested 3,100 people, then 4404 people.") == [("4404", "4,404")]


@pytest.mark.parametrize(
    ("later", "numbers"),
    [
        ("and 9800 in June.", [("9800", "9,800")]),
        ("and only 9800.", [("9800", "9,800")]),
        ("and more in 2019 and 9800 in 2020.", [("9800", "9,800")]),
        ("and will sell more in 2150.", []),
        ("and 2250 in June.", []),
        ("at 9800 in June.", []),
        ("and lots 9801 and 9800 in June.", []),
        ("in June. In May it was 9800.", [("9800", "9,800")]),
        ("in June.\n\nIn May it was 9800.", []),
    ],
)
def test_a_number_counts_what_a_grouped_one_before_it_does(
    later: str, numbers: list[tuple[str, str]]
) -> None:
    text = f"They sold 1,250 lamps {later}"

    assert found(UngroupedNumberCheck(4, 4, beside_grouped=True), text) == numbers


@pytest.mark.parametrize(("fewest", "most"), [(3, 10), (6, 5)])
def test_odd_parameters_are_refused(fewest: int, most: int) -> None:
    with pytest.raises(ValueError, match="fewest_digits"):
        UngroupedNumberCheck(fewest, most)
