import pytest

from newslint.subjects.times.paired_times import paired_times
from tests.making import document


def pairs(text: str) -> list[tuple[str, str]]:
    return [
        (text[slice(*pair.first.span)], text[slice(*pair.second.span)])
        for pair in document(text).find(paired_times)
    ]


@pytest.mark.parametrize(
    "written",
    [
        "{a} ({b})",
        "{a} [{b}]",
        "{a} on Tuesday ({b})",
        "{a} in the capital ({b})",
        "{a} (about {b})",
        "{a} (or {b})",
        "{a} ({b} on Monday)",
        "{a} / {b}",
        "{a}, or {b}",
        "{a} or {b}",
        "{a}, which is {b}",
    ],
)
@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("11:00 local time", "0300 GMT"),
        ("11 a.m. Beijing time", "11 p.m. ET"),
        ("0300 GMT", "11.00am local time"),
        ("10.30pm BST", "5.30pm EDT"),
        ("15h30 local time", "14:30 UTC"),
    ],
)
def test_reads_every_written_form(written: str, a: str, b: str) -> None:
    assert pairs(f"It began at {written.format(a=a, b=b)}.") == [(a, b)]


def test_letters_too_many_do_not_hide_a_pair() -> None:
    assert pairs("The 07.45am GMT (15.45pm Beijing time) flight is full.") == [
        ("07.45am GMT", "15.45pm Beijing time")
    ]


def test_reads_on_over_a_line_end() -> None:
    text = (
        "The two sides met again in the old town hall, and the talks began late, at 11:00\n"
        "local time (0300 GMT), and ended early, they said in a statement, at 3:30 p.m.\n"
        "(0730 GMT), since there was nothing more to say about the border or the bridge.\n"
        "They are to meet again next week, though few of them expect that it will help.\n"
    )
    assert pairs(text) == [("11:00\nlocal time", "0300 GMT"), ("3:30 p.m.", "0730 GMT")]


@pytest.mark.parametrize("a", ["11:00", "11 a.m.", "noon", "1100", "11.00", "9 o’clock"])
def test_a_bare_time_is_local_before_a_bracket(a: str) -> None:
    ((first, second),) = pairs(f"It began at {a} (0300 GMT).")
    assert (first, second) == (a.removesuffix(" o’clock"), "0300 GMT")


def test_several_zones_in_one_bracket_are_pairs_with_the_first() -> None:
    assert pairs("It is on at 8pm ET (7pm CT, 5pm PT; 1am GMT).") == [
        ("8pm ET", "7pm CT"),
        ("8pm ET", "5pm PT"),
        ("8pm ET", "1am GMT"),
    ]


def test_behind_a_bare_time_the_zones_of_a_bracket_are_a_pair_too() -> None:
    assert pairs("It left at 11.09pm (2109 GMT/7.09am AEST).") == [
        ("11.09pm", "2109 GMT"),
        ("11.09pm", "7.09am AEST"),
        ("2109 GMT", "7.09am AEST"),
    ]


def test_the_ends_of_a_range_are_pairs() -> None:
    for between in ("0500-0700 GMT", "0500 to 0700 GMT", "0500 GMT to 0700 GMT"):
        found = document(f"It ran from 8 a.m. to 10 a.m. ({between}).").find(paired_times)

        assert [(p.first.minutes, p.second.minutes) for p in found] == [(480, 300), (600, 420)]
        assert all(p.second.zone for p in found)


@pytest.mark.parametrize(
    "text",
    [
        "It began between 3:00 and 4:30 p.m. (1900 GMT).",
        "It ran for a while at 3 p.m. (0500-0700 GMT).",
        "Doors open at 18:40 and the match (20:00 GMT) is sold out.",
        "It began at 3 p.m. (2 p.m. last week).",
        "It began at 9 p.m. ET (8 p.m. ET in autumn).",
        "It began at 9 p.m. ET (8 p.m. on Sundays).",
        "He left at 11:00. (The 0300 GMT news had it.)",
        "He left at 11:00 (updated at 0320 GMT).",
        "The show is on at 8 p.m. or 9 p.m. ET.",
        "The show is on at 8 p.m. ET/PT.",
        "It was 9 p.m. ET, 10 p.m. PT being taken.",
        "It left at 11:00\n\n(0300 GMT) and that was it.",
        "They won 16:14 (0300 votes).",
    ],
)
def test_other_times_are_no_pairs(text: str) -> None:
    assert pairs(text) == []
