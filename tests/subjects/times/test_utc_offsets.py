import zoneinfo
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.model.position import Span
from newslint.subjects.places import time_zones as zones_module
from newslint.subjects.places.clock_data import load_zone
from newslint.subjects.places.time_zones import TimeZone, days_around, joint_offsets, time_zones
from newslint.subjects.times import utc_offsets as module
from newslint.subjects.times.clock_times import ClockTime
from newslint.subjects.times.paired_times import PairedTimes
from newslint.subjects.times.utc_offsets import (
    OffsetJudgement,
    OffsetVerdict,
    utc_offsets,
    verdict_on,
)
from tests.making import document

FOUND = (OffsetJudgement.WRONG, OffsetJudgement.SEASON)
ZONES = sorted(zoneinfo.available_timezones() - {"Factory", "localtime"})


def judged(text: str, **metadata: Any) -> list[OffsetVerdict]:
    return list(document(text, **metadata).find(utc_offsets))


def verdicts(text: str, **metadata: Any) -> list[OffsetJudgement]:
    return [one.verdict for one in judged(text, **metadata)]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("It began at 11:00 (0300 GMT).", OffsetJudgement.RIGHT),
        ("It began at 11:00 (0320 GMT).", OffsetJudgement.IMPOSSIBLE),
        ("It began at 10:10am (05:40 GMT).", OffsetJudgement.RIGHT),
        ("It began at 10:10am (05:55 GMT).", OffsetJudgement.IMPOSSIBLE),
        ("It began at noon (0615 GMT).", OffsetJudgement.RIGHT),
        ("It began at 8 p.m. (2 p.m. ET).", OffsetJudgement.RIGHT),
        ("It began at 0915 GMT (6.25pm local time).", OffsetJudgement.IMPOSSIBLE),
        ("It began at 11:00 in Beijing (0300 GMT).", OffsetJudgement.RIGHT),
        ("It began at 11:00 in Beijing (0400 GMT).", OffsetJudgement.WRONG),
        ("It began at 11:00 Moscow time (0700 GMT).", OffsetJudgement.RIGHT),
        ("It began at 11:00 Moscow time (0900 GMT).", OffsetJudgement.WRONG),
        ("It began at 2110 BST (1610 EST).", OffsetJudgement.RIGHT),
        ("It began at 2110 BST (1310 EST).", OffsetJudgement.WRONG),
        ("It began at 6 p.m. IST (1230 GMT).", OffsetJudgement.RIGHT),
        ("It began at 6 p.m. IST (1600 GMT).", OffsetJudgement.RIGHT),
        ("It began at 6 p.m. IST (1430 GMT).", OffsetJudgement.WRONG),
        ("It began at 8 a.m. CST (0000 GMT).", OffsetJudgement.RIGHT),
        ("It began at 8 a.m. GMT+8 (0000 GMT).", OffsetJudgement.RIGHT),
        ("It began at 8 a.m. GMT+8 (0100 GMT).", OffsetJudgement.WRONG),
        ("It is on at 9 p.m. ET/6 p.m. PT.", OffsetJudgement.RIGHT),
        ("It is on at 9 p.m. ET/7 p.m. PT.", OffsetJudgement.WRONG),
        ("It began at around 3 p.m. (1857 GMT).", OffsetJudgement.RIGHT),
        ("It began at around 3 p.m. (1843 GMT).", OffsetJudgement.IMPOSSIBLE),
        ("It began at around 3 p.m. (1850 GMT).", OffsetJudgement.IMPOSSIBLE),
        ("It began at about 11:00 in Beijing (0302 GMT).", OffsetJudgement.RIGHT),
        ("It began at about 11:00 in Beijing (0402 GMT).", OffsetJudgement.WRONG),
        ("It began at 02:30 in Kathmandu (20:45 GMT on Monday).", OffsetJudgement.RIGHT),
    ],
)
def test_judges_a_pair(text: str, verdict: OffsetJudgement) -> None:
    assert verdicts(text) == [verdict]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("It left at 7 a.m. on Tuesday (2300 GMT Monday).", OffsetJudgement.RIGHT),
        ("It left at 7 a.m. on Tuesday (2300 GMT Tuesday).", OffsetJudgement.DAY),
        ("It left at 22:10 on Friday (0410 GMT Saturday).", OffsetJudgement.RIGHT),
        ("It left at 22:10 on Friday (0410 GMT Friday).", OffsetJudgement.DAY),
        ("It left at 22:10 on Friday (0410 GMT the next day).", OffsetJudgement.RIGHT),
        ("It left at 22:10 on Friday (0410 GMT the previous day).", OffsetJudgement.DAY),
        ("It left at 0410 GMT on Saturday (22:10 local time on Friday).", OffsetJudgement.RIGHT),
        ("It left at 0410 GMT on Saturday (22:10 local time on Saturday).", OffsetJudgement.DAY),
        ("It left at 11 p.m. ET on Sunday (0300 GMT Monday).", OffsetJudgement.RIGHT),
        ("It left at 11 p.m. ET on Sunday (0300 GMT Sunday).", OffsetJudgement.DAY),
        ("It left at 02:25 AEST on 1 March (16:25 29 February UTC).", OffsetJudgement.RIGHT),
        ("It left at 02:25 AEST on 1 January (16:25 31 December UTC).", OffsetJudgement.RIGHT),
        ("It left at 02:25 AEST on 1 January (16:25 1 January UTC).", OffsetJudgement.DAY),
        ("It was late on Sunday, at 00:30 local time (2130 GMT on Sunday).", OffsetJudgement.RIGHT),
        ("It was 00:30 local time on Sunday (2130 GMT on Sunday).", OffsetJudgement.DAY),
        ("It left at midnight on Sunday (0400 GMT Sunday).", OffsetJudgement.RIGHT),
    ],
)
def test_days_go_with_the_hours(text: str, verdict: OffsetJudgement) -> None:
    assert verdicts(text) == [verdict]


@pytest.mark.parametrize(
    ("text", "diagnosis", "right"),
    [
        ("It began at 11:00 in Beijing (0400 GMT).", "off-by-an-hour", "0300 GMT"),
        ("It began at 11 a.m. Beijing time (1500 GMT).", "wrong-half", "0300 GMT"),
        ("It began at 02:40 Moscow time (09:40 GMT).", "", "23:40 GMT/22:40 GMT"),
        ("It began at 11:00 in Tokyo (2000 GMT).", "wrong-way", "0200 GMT"),
        ("It began at 8:30 a.m. EDT (0830 GMT).", "no-conversion", "1230 GMT"),
        ("It began at 0900 GMT (4 p.m. Tokyo time).", "", "6 p.m. Tokyo time"),
        ("It began at 3:30 in Mumbai (1100 GMT).", "off-by-an-hour", "1000 GMT"),
    ],
)
def test_says_what_went_wrong_and_what_is_right(text: str, diagnosis: str, right: str) -> None:
    (one,) = judged(text)
    assert (one.verdict, one.diagnosis) == (OffsetJudgement.WRONG, diagnosis)
    assert one.right == right
    assert one.is_sure is ("/" not in right)


def test_shows_its_arithmetic() -> None:
    (one,) = judged("It began at 11:00 in Beijing (0400 GMT).")
    assert (one.zone, one.kept, one.offset, one.back) == (
        "Beijing",
        "GMT+8",
        "GMT+7",
        "12:00 in Beijing",
    )


SUMMER = date(2024, 7, 2)


def test_with_a_date_the_clocks_are_those_of_its_week() -> None:
    right, wrong = (f"It began at 10 a.m. in London ({hour}00 GMT)." for hour in ("09", "10"))

    assert verdicts(right, date=SUMMER) == [OffsetJudgement.RIGHT]
    assert verdicts(wrong, date=SUMMER) == [OffsetJudgement.SEASON]
    assert verdicts(wrong, date=date(2024, 1, 2)) == [OffsetJudgement.RIGHT]
    assert verdicts(right) == verdicts(wrong) == [OffsetJudgement.RIGHT]


@pytest.mark.parametrize("when", ["In January", "In 2005", "Six months ago", "Last winter"])
def test_a_paragraph_about_another_time_may_have_its_clocks(when: str) -> None:
    text = f"{when} the bells rang at 10 a.m. in London (1000 GMT)."
    assert verdicts(text, date=SUMMER) == [OffsetJudgement.RIGHT]


def test_a_year_that_the_paragraph_names_has_its_own_clocks() -> None:
    text = "It rang at 8 p.m. in Singapore (1230 GMT) on a day in {}."

    assert verdicts(text.format(1975)) == [OffsetJudgement.RIGHT]
    assert verdicts(text.format(1995)) == [OffsetJudgement.WRONG]
    assert verdicts(text.format(1975), date=SUMMER) == [OffsetJudgement.RIGHT]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("PARIS (AP) — It begins on 7 July at 9:30 a.m. (0830 GMT).", OffsetJudgement.SEASON),
        ("PARIS (AP) — It begins on July 7 at 9:30 a.m. (0730 GMT).", OffsetJudgement.RIGHT),
        ("PARIS (AP) — It begins on 7 December at 9:30 a.m. (0830 GMT).", OffsetJudgement.RIGHT),
        ("PARIS (AP) — It began on 7 January 2024 at 9:30 a.m. (0730 GMT).", OffsetJudgement.RIGHT),
        ("PARIS (AP) — It began on 30 Feb. at 9:30 a.m. (0830 GMT).", OffsetJudgement.SEASON),
        ("PARIS (AP) — In winter, on 7 July, it is 9:30 a.m. (0830 GMT).", OffsetJudgement.SEASON),
        ("PARIS (AP) — Last winter it began at 9:30 a.m. (0830 GMT).", OffsetJudgement.RIGHT),
    ],
)
def test_a_day_told_in_full_has_its_own_clocks(text: str, verdict: OffsetJudgement) -> None:
    assert verdicts(text, date=SUMMER) == [verdict]


def test_a_time_that_looks_like_a_year_is_none() -> None:
    assert verdicts("It rang at 02:11 in Mumbai (1941 GMT).") == [OffsetJudgement.WRONG]
    assert verdicts("It rang at 20:04 in London (2004 GMT).", date=SUMMER) == [
        OffsetJudgement.SEASON
    ]


def test_pairs_that_contradict_each_other() -> None:
    one, other, third = judged(
        "It left at 11:00 (0300 GMT). It docked at 15:00 (0600 GMT), and at 16:00 (0700 GMT)."
    )
    assert {one.verdict, other.verdict, third.verdict} == {OffsetJudgement.INCONSISTENT}
    assert (one.offset, one.other_offset) == ("GMT+8", "GMT+9")


def test_the_time_of_the_newsroom_contradicts_nothing() -> None:
    text = "It left at 11:00 (0300 GMT). They heard of it at 5 p.m. (9 a.m. in New York)."
    assert verdicts(text) == [OffsetJudgement.RIGHT, OffsetJudgement.RIGHT]


def test_two_places_may_keep_two_times() -> None:
    text = "It left {} at 11:00 (0300 GMT). It docked {} at 15:00 (0600 GMT)."

    assert verdicts(text.format("China", "in Japan")) == [OffsetJudgement.RIGHT] * 2
    assert verdicts(text.format("China", "there")) == [
        OffsetJudgement.RIGHT,
        OffsetJudgement.INCONSISTENT,
    ]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("In Bern it began at 12:25 local time (10:25 GMT).", OffsetJudgement.RIGHT),
        ("In Bern it began at 12:25 local time (13:25 GMT).", OffsetJudgement.UNLIKELY),
        ("From Bern he went on at 12:25 local time (13:25 GMT).", OffsetJudgement.RIGHT),
        ("In Bern and for Cuba it began at 12:25 local time (17:25 GMT).", OffsetJudgement.RIGHT),
        ("In Bern, aides heard of it at 4 p.m. (9 p.m. Cairo time).", OffsetJudgement.RIGHT),
        ("It began at 12:25 local time (13:25 GMT).", OffsetJudgement.RIGHT),
    ],
)
def test_a_place_that_the_story_names_should_keep_the_time(
    text: str, verdict: OffsetJudgement
) -> None:
    assert verdicts(text) == [verdict]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The quake struck Japan at 3 p.m. (0300 GMT).", OffsetJudgement.UNLIKELY),
        ("The quake struck Japan at 3 a.m. (1500 GMT).", OffsetJudgement.UNLIKELY),
        ("The quake struck Japan at 3 p.m. local time (1500 GMT).", OffsetJudgement.UNLIKELY),
        ("The quake struck at 3 p.m. (0300 GMT).", OffsetJudgement.RIGHT),
        ("The quake struck New Zealand at 3 p.m. (0300 GMT).", OffsetJudgement.RIGHT),
        ("The quake struck Japan at 3:00 (1500 GMT).", OffsetJudgement.RIGHT),
        ("Arsenal play Madrid at 3 p.m. (1500 GMT).", OffsetJudgement.RIGHT),
        ("The volcano of Iceland stirred at 3 p.m. local time (1500 GMT).", OffsetJudgement.RIGHT),
    ],
)
def test_figures_copied_from_one_clock_to_the_other(text: str, verdict: OffsetJudgement) -> None:
    assert verdicts(text) == [verdict]


def test_the_dateline_is_a_place_too() -> None:
    text = "It began at 12:25 local time (0325 GMT)."

    assert verdicts(text, place="SEOUL, South Korea") == [OffsetJudgement.RIGHT]
    assert verdicts(text, place="ROME") == [OffsetJudgement.UNLIKELY]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("LONDON (AP) — It opened.\n\nHe speaks at 10 a.m. (1000 GMT).", OffsetJudgement.SEASON),
        ("LONDON (AP) — It opened.\n\nHe speaks at 10 a.m. (0900 GMT).", OffsetJudgement.RIGHT),
        ("London's bells ring at 10 a.m. local time (1000 GMT).", OffsetJudgement.SEASON),
        ("Officials in London ring at 1000 GMT (10 a.m. local time).", OffsetJudgement.SEASON),
        ("They met in London. It ended at 10 a.m. (1000 GMT).", OffsetJudgement.SEASON),
        # Another place of the story keeps it, or a place of its own that no table has.
        ("LONDON (AP) — Ghana's bells ring at 10 a.m. (1000 GMT).", OffsetJudgement.RIGHT),
        ("LONDON (AP) — She left Vardsund at 10 a.m. (1000 GMT).", OffsetJudgement.RIGHT),
        ("LONDON (AP) — It rang at 10 a.m. (5 a.m. in New York).", OffsetJudgement.RIGHT),
    ],
)
def test_the_clocks_of_the_place_are_those_of_the_week(text: str, verdict: OffsetJudgement) -> None:
    assert verdicts(text, date=SUMMER) == [verdict]


def test_without_a_time_zone_database_places_are_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zones_module, "_zone", lambda name: None)
    monkeypatch.setattr(module, "has_database", lambda: False)
    zones_module._offset.cache_clear()
    zones_module._by_day.cache_clear()
    joint_offsets.cache_clear()
    try:
        assert verdicts("It began at 11:00 in Beijing (0400 GMT).") == [OffsetJudgement.UNKNOWN]
        assert verdicts("It began at 11 a.m. (7 p.m. ET).") == [OffsetJudgement.UNKNOWN]
        assert verdicts("It began at 11:00 (0320 GMT).") == [OffsetJudgement.IMPOSSIBLE]
        assert verdicts("It began at 11:00 JST (0300 GMT).") == [OffsetJudgement.WRONG]
    finally:
        zones_module._offset.cache_clear()
        zones_module._by_day.cache_clear()
        joint_offsets.cache_clear()


# --- every zone, every change of clocks -------------------------------------------------------

GMT = time_zones()["GMT"]


def pair_in(zone: str, minutes: int, gmt: int) -> PairedTimes:
    place = TimeZone("there", (), (zone,))
    local = ClockTime(Span(0, 5), Span(0, 5), minutes % 1440, place)
    return PairedTimes(local, ClockTime(Span(7, 15), Span(7, 11), gmt % 1440, GMT))


def offset(zone: zoneinfo.ZoneInfo, day: date) -> int:
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).astimezone(zone).utcoffset()
    assert at is not None
    return round(at.total_seconds() / 60)


def zone_of(name: str) -> zoneinfo.ZoneInfo:
    """The zone by the newer of the databases, which is the one that verdicts rest on."""
    zone = load_zone(name)
    assert zone is not None
    return zone


def offsets_of(zone: zoneinfo.ZoneInfo, first: date, last: date) -> dict[date, int]:
    """The offset on the first day and on each day that begins with another one.

    No zone has changed its clocks and changed them back within a week.
    """
    found = {first: offset(zone, first)}
    day, now = first, found[first]
    while day < last:
        following = min(day + timedelta(7), last)
        if offset(zone, following) != now:
            following = day + timedelta(1)
            while (then := offset(zone, following)) == now:
                following += timedelta(1)
            found[following] = now = then
        day = following
    return found


@pytest.mark.slow
def test_every_change_of_clocks_from_2000_to_2037() -> None:
    # Many zones keep one time, and many have done so for years: of all that go through a year alike
    # one is tried, and each is tried by its name below.
    alike: dict[tuple[int, frozenset[tuple[date, int]]], str] = {}
    for name in ZONES:
        found = offsets_of(zone_of(name), date(2000, 1, 1), date(2037, 12, 31))
        now = next(iter(found.values()))
        for year in range(2000, 2038):
            changes = {day: after for day, after in found.items() if day.year == year}
            alike.setdefault((year, frozenset({date.min: now, **changes}.items())), name)
            now = changes[max(changes)] if changes else now
    tried = 0
    for (_, changes_of_year), name in alike.items():
        zone = zone_of(name)
        days = (day for day, _ in changes_of_year if day > date.min)
        for day in sorted({day + timedelta(n) for day in days for n in (-8, -1, 0, 8)}):
            tried += tells_the_clocks_of(name, zone, day)
    assert len(alike) > 1000
    assert tried > 10_000


@pytest.mark.slow
@pytest.mark.parametrize("month", [1, 7])
def test_every_zone_by_its_name(month: int) -> None:
    for name in ZONES:
        zone = zone_of(name)
        assert tells_the_clocks_of(name, zone, date(2024, month, 1)) or name.startswith("Etc")


def tells_the_clocks_of(name: str, zone: zoneinfo.ZoneInfo, day: date) -> int:
    """How many times an hour off were told from the right one, which is silent."""
    story = document("11:00 (0300 GMT)", date=day)
    now = offset(zone, day)
    near = {offset(zone, other) for other in days_around(day)}
    assert verdict_on(story, pair_in(name, 660, 660 - now)).verdict is OffsetJudgement.RIGHT, (
        name,
        day,
    )
    tried = 0
    for off in (60, -60):
        found = verdict_on(story, pair_in(name, 660, 660 - now + off)).verdict
        if now - off in near:
            assert found is OffsetJudgement.RIGHT, (name, day)
        else:
            assert found in FOUND, (name, day, off)
            tried += 1
    return tried


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["Beijing", "Tokyo", "New Delhi", "Nairobi", "Lagos", "Bogota", "Riyadh"]),
    st.integers(0, 1439),
    st.tuples(
        st.sampled_from(["{h:02d}:{m:02d} {p} time", "{h:02d}:{m:02d} in {p}", "{t} {p} time"]),
        st.sampled_from(["{h:02d}{m:02d} GMT", "{h:02d}:{m:02d} UTC", "{t} GMT"]),
        st.sampled_from(["{a} ({b})", "{a} [{b}]", "{a}, or {b}", "{a} / {b}"]),
    ),
    st.sampled_from([0, 0, 60, -60, 20, 180, -180, 480]),
)
def test_any_place_time_and_form(
    place: str, minutes: int, forms: tuple[str, str, str], off: int
) -> None:
    local, named, pair = forms
    zone = {
        "Beijing": 480,
        "Tokyo": 540,
        "New Delhi": 330,
        "Nairobi": 180,
        "Lagos": 60,
        "Bogota": -300,
        "Riyadh": 180,
    }[place]
    a = written(local, minutes, place)
    b = written(named, minutes - zone + off, place)

    expected = OffsetJudgement.WRONG if off else OffsetJudgement.RIGHT
    assert verdicts(f"It began at {pair.format(a=a, b=b)}.") == [expected]


def written(form: str, minutes: int, place: str) -> str:
    hour, minute = divmod(minutes % 1440, 60)
    half = f"{(hour - 1) % 12 + 1}:{minute:02d} {'ap'[hour > 11]}.m."
    return form.format(h=hour, m=minute, p=place, t=half)
