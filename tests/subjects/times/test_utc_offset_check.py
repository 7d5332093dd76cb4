import datetime

import pytest

from newslint.subjects.times import utc_offset_check as module
from newslint.subjects.times import utc_offsets as facts
from newslint.subjects.times.utc_offset_check import UtcOffsetCheck
from newslint.subjects.times.utc_offsets import OffsetJudgement, OffsetVerdict, utc_offsets
from tests.making import document


def test_reports_the_second_time_with_the_first_beside_it() -> None:
    text = "It began at 11:00 in Beijing (0400 GMT)."
    (match,) = UtcOffsetCheck("wrong")(document(text))

    assert text[slice(*match.span)] == "0400 GMT"
    assert [text[slice(*related.span)] for related in match.related] == ["11:00 in Beijing"]
    assert match.replacement == "0300 GMT"
    assert match.diagnosis == "off-by-an-hour"
    assert match.values["kept"] == "GMT+8"
    assert match.values["offset"] == "GMT+7"


def test_shows_the_pair_that_it_contradicts() -> None:
    text = "In Seoul it rang at 06:30 (21:30 GMT on Tuesday), and at 07:15 (21:15 GMT)."
    (match,) = UtcOffsetCheck("inconsistent")(document(text))

    assert text[slice(*match.related[1].span)] == "06:30 (21:30 GMT"
    assert match.related[1].message == "06:30 (21:30 GMT: GMT+9"
    assert match.replacement is None


def test_offers_no_replacement_where_several_times_would_be_right() -> None:
    (match,) = UtcOffsetCheck("wrong")(document("It began at 10:40 a.m. in London (0340 GMT)."))

    assert match.replacement is None
    assert match.values["right"] == (
        "1040 GMT/0940 GMT, or 1540 GMT/1440 GMT in another place of that name"
    )


def test_each_verdict_speaks_alone() -> None:
    story = document("It rang at 11:00 (0320 GMT), and at 11:00 Tokyo time (0300 GMT).")

    assert [len(list(UtcOffsetCheck(v)(story))) for v in ("impossible", "wrong", "day")] == [
        1,
        1,
        0,
    ]


def test_refuses_an_unknown_verdict() -> None:
    with pytest.raises(ValueError, match="write impossible, wrong, season"):
        UtcOffsetCheck("right")


def test_says_that_the_time_zone_database_is_missing() -> None:
    story = document("It rang at 11:00 Tokyo time (0300 GMT).")
    (judged,) = story.find(utc_offsets)
    story._found[facts.utc_offsets] = (OffsetVerdict(judged.pair, OffsetJudgement.UNKNOWN),)

    assert not list(module.UtcOffsetCheck("season")(story))
    with pytest.raises(LookupError, match="install the package tzdata"):
        list(UtcOffsetCheck("wrong")(story))


@pytest.mark.parametrize(
    ("text", "right", "kept"),
    [
        (
            "It began at 8 p.m. in Birmingham (11 p.m. GMT).",
            "8 p.m. GMT, or 2 a.m. GMT in another place of that name",
            "GMT or GMT−6",
        ),
        ("British police began at 8 p.m. in Birmingham (11 p.m. GMT).", "8 p.m. GMT", "GMT"),
    ],
)
def test_tells_the_clocks_of_all_places_that_a_name_may_mean(
    text: str, right: str, kept: str
) -> None:
    (match,) = UtcOffsetCheck("wrong")(document(text, date=datetime.date(2024, 1, 15)))

    assert match.values["right"] == right
    assert match.values["kept"] == kept
    assert match.replacement == (None if " or " in right else right)
