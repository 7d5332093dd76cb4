import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.subjects.times.clock_times import ClockTime, Day, clock_times, impossible_times
from newslint.subjects.times.written_times import written_like, written_offset, written_span
from tests.making import document


def only(text: str) -> ClockTime:
    (found,) = document(text).find(clock_times)
    return found


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("3 p.m.", 15 * 60),
        ("3pm", 15 * 60),
        ("3.30pm", 15 * 60 + 30),
        ("3:30 P.M.", 15 * 60 + 30),
        ("3-p.m.", 15 * 60),
        ("12 a.m.", 0),
        ("12:15 p.m.", 12 * 60 + 15),
        ("0300 GMT", 180),
        ("2400 GMT", 1440),
        ("15h30", 15 * 60 + 30),
        ("15:30", 15 * 60 + 30),
        ("03.30 GMT", 210),
        ("17: 30 local time", 17 * 60 + 30),
        ("5: 30 pm", 17 * 60 + 30),
        ("1730 local time", 17 * 60 + 30),
        ("0620 hrs", 380),
        ("noon", 720),
        ("12 noon", 720),
        ("midnight", 0),
        ("9 o’clock in the evening", 21 * 60),
        ("9:10 at night", 21 * 60 + 10),
        ("7:05 in the morning", 7 * 60 + 5),
        ("15:36:16 UTC", 15 * 60 + 36),
    ],
)
def test_reads_every_written_form(written: str, minutes: int) -> None:
    assert only(f"It began at {written}, they said.").minutes == minutes


@pytest.mark.parametrize(
    ("written", "zone"),
    [
        ("0300 GMT", "GMT"),
        ("2100GMT", "GMT"),
        ("9 p.m. ET", "ET"),
        ("9 p.m. Eastern", "Eastern"),
        ("9 p.m. U.S. Eastern Time", "Eastern Time"),
        ("9 p.m. Eastern Daylight Time", "Eastern Daylight Time"),
        ("23:00 Atlantic Standard Time", "Atlantic Standard Time"),
        ("11:00 Beijing time", "Beijing"),
        ("11:00 (Moscow time)", "Moscow"),
        ("10:30 New York time", "New York"),
        ("10 a.m. Monday Hong Kong time", "Hong Kong"),
        ("11:00 in Beijing", "Beijing"),
        ("11:00 in Athens, Greece", "Athens, Greece"),
        ("11:00 in Holmvik, Norway", "Holmvik, Norway"),
        ("11:00 in Paris, Texas", "Paris"),
        ("11:00 local time in Kyiv", "Kyiv"),
        ("11:00 on Sunday in the Russian capital Moscow", "Moscow"),
        ("8 a.m. (GMT+8)", "GMT+8"),
        ("16:00 UTC−3:30", "UTC−3:30"),
        ("04:10 (GMT)", "GMT"),
        ("13:25 msk", "MSK"),
        ("GMT 0310 hours", "GMT"),
    ],
)
def test_reads_the_zone(written: str, zone: str) -> None:
    found = only(f"It began at {written}, they said.")
    assert found.zone is not None
    assert found.zone.name == zone


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("3 a.m. on Sunday", Day(6)),
        ("3 a.m. Tues.", Day(1)),
        ("3 a.m. in Athens, Greece, on Sunday", Day(6)),
        ("10 p.m. ET Tuesday", Day(1)),
        ("02:25 AEST on 13 June", Day(None, 6, 13)),
        ("1200 GMT on June 13th", Day(None, 6, 13)),
        ("0300 GMT the next day", Day(shift=1)),
        ("0300 GMT the previous day", Day(shift=-1)),
    ],
)
def test_reads_the_day_after(written: str, day: Day) -> None:
    assert only(f"It began at {written}, they said.").day == day


def test_reads_the_day_before() -> None:
    assert only("It was late on Sunday night, at 22:08 local time.").day == Day(6)


def test_the_end_of_which_day_midnight_is_stays_open() -> None:
    assert only("It ends at midnight on Sunday.").day is None


def test_a_bare_hour_may_be_in_either_half() -> None:
    assert only("It began at 3:30 Moscow time.").readings == (210, 930)
    assert only("It began at 03:30 Moscow time.").readings == (210,)
    assert only("It began at 3:30 a.m. Moscow time.").readings == (210,)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("It left on Monday morning at 3:30 (1000 GMT).", 210),
        ("It left at 3:30 on Monday afternoon (1000 GMT).", 930),
        ("It left at 9:30 on Saturday night (1600 GMT).", 1290),
        ("It left at 12:30 on Saturday night (1900 GMT).", 30),
        ("It left at 3:30 (1000 GMT), the other at 14:15 local time.", 210),
        ("It left at 3:30 (1000 GMT), the other at 09:15 local time.", 210),
    ],
)
def test_a_bare_hour_is_told_by_its_day_and_by_the_clock_of_the_story(
    text: str, minutes: int
) -> None:
    assert clock_times(document(text))[0].readings == (minutes,)


@pytest.mark.parametrize(
    "text",
    [
        "It left at 5:30 on Saturday night (2230 GMT).",
        "It left at 3:30 (1000 GMT), the other at 14:15 GMT.",
        "It left at 3:30 (1000 GMT), the others at 14:15 and at 4:20 p.m.",
        "It left at 3:30 (1000 GMT) and won 14:15.",
        "It left at 3:30 (1000 GMT), the other at 4:15 in the afternoon, a third at 14:15.",
    ],
)
def test_a_bare_hour_stays_open(text: str) -> None:
    assert len(clock_times(document(text))[0].readings) == 2


def test_spans_are_what_stands_there() -> None:
    text = "It began at 4:20 a.m. on\nWednesday Beijing time (2020 GMT)."
    first, second = document(text).find(clock_times)

    assert text[slice(*first.span)] == "4:20 a.m. on\nWednesday Beijing time"
    assert text[slice(*first.clock)] == "4:20 a.m."
    assert text[slice(*second.span)] == "2020 GMT"


@pytest.mark.parametrize(
    "text",
    [
        "In 2004 (he was 12) the firm had 1700 Germans.",
        "It rose 3.30 on the day to 12.45 GBP.",
        "The ratio was 2:1 and the verse 3:16:2.",
        "A time of 1:30:45 won.",
        "Only one thing mattered in 19: 30 jobs.",
        "The treaty of 1950 and 1975 (0 votes against).",
        "The price is $3.30 or £1230 GMTV shares.",
        "The afternoon was at its height, the moon was up.",
        "There were 15 PMs and 3 MPs.",
        "On July 7, 2005 (five years later) he came.",
    ],
)
def test_other_numbers_are_no_times_of_day(text: str) -> None:
    assert not [time for time in document(text).find(clock_times) if time.certain]


def test_a_score_is_not_certain() -> None:
    (found,) = document("They won 16:14 in the end.").find(clock_times)
    assert not found.certain


@pytest.mark.parametrize(
    ("written", "fault", "right"),
    [
        ("25:70 GMT", "minute", ""),
        ("25:10 local time", "hour", ""),
        ("24:30 GMT", "hour", ""),
        ("9:75 a.m.", "minute", ""),
        ("0275 GMT", "minute", ""),
        ("26 pm", "hour", ""),
        ("13 p.m.", "half", "1 p.m."),
        ("14:40 p.m.", "half", "2:40 p.m."),
        ("00:20 pm", "half", "12:20 pm"),
        ("15 a.m.", "half", ""),
        ("0:00pm", "half", ""),
        ("24: 00pm", "half", ""),
    ],
)
def test_finds_times_that_no_clock_shows(written: str, fault: str, right: str) -> None:
    text = f"It began at {written} that day."
    (found,) = document(text).find(impossible_times)

    assert text[slice(*found.span)] == written
    assert (found.fault, found.right) == (fault, right)


@pytest.mark.parametrize(
    "text",
    [
        "The set went 25:27 and 26:70.",
        "It was 9: 30 am, or 10. 45 pm.",
        "It ends at 24:00 GMT or 2400 GMT.",
        "It began at 00:30 a.m. and at 12:30 a.m. too.",
        "The station is 1440 AM.",
        "The number 18 am I, said the player.",
        "It was 1980 UTC who bought it.",
    ],
)
def test_other_times_are_possible(text: str) -> None:
    assert not document(text).find(impossible_times)


def test_writes_times_in_the_form_of_others() -> None:
    for written, minutes, result in (
        ("0300 GMT", 815, "1335 GMT"),
        ("2.30pm ET", 9, "12.09am ET"),
        ("3 P.M. ET", 540, "9 A.M. ET"),
        ("3 p.m. ET", 545, "9:05 a.m. ET"),
        ("03:10 GMT", 540, "09:00 GMT"),
        ("3:10 Moscow time", 800, "13:20 Moscow time"),
        ("15h30 GMT", 545, "09h05 GMT"),
        ("noon ET", 545, "09:05 ET"),
    ):
        text = f"It began at {written}."
        assert written_like(only(text), minutes, text) == result


def test_writes_offsets_and_spans() -> None:
    assert [written_offset(m) for m in (0, 480, -210)] == ["GMT", "GMT+8", "GMT−3:30"]
    assert [written_span(m) for m in (0, 480, -330, 20)] == ["0 min", "8 h", "5 h 30 min", "20 min"]


@given(st.integers(0, 1439), st.sampled_from(["0300 GMT", "3 p.m. ET", "03:30 UTC", "3.30pm BST"]))
def test_what_is_written_is_read_back(minutes: int, form: str) -> None:
    text = f"It began at {form}."
    text = f"It began at {written_like(only(text), minutes, text)}."

    assert only(text).minutes == minutes


@given(st.text(alphabet="0123456789:.apmGMTh noEST()-/\n,", max_size=40))
def test_any_text_gives_spans_within_it(text: str) -> None:
    story = document(text)
    for time in story.find(clock_times):
        assert 0 <= time.span.start <= time.clock.start < time.clock.end <= time.span.end
        assert time.span.end <= time.end <= len(story.prose)
        assert 0 <= time.minutes <= 1440
    for fault in story.find(impossible_times):
        assert 0 <= fault.span.start < fault.span.end <= len(story.prose)
