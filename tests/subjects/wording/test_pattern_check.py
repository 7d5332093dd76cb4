import pytest

from newslint.model.position import Span
from newslint.subjects.wording.pattern_check import PatternCheck
from tests.making import document


def flagged(check: PatternCheck, text: str) -> list[str]:
    story = document(text)
    return [story.prose[slice(*match.span)] for match in check(story)]


def test_named_groups_are_values_and_the_template_makes_the_replacement() -> None:
    (match,) = PatternCheck(regex=r"(?P<number>\d+) (%)", replace=r"\g<number>\2")(
        document("Turnout was 62 % in all.")
    )
    assert match.span == Span(12, 16)
    assert match.values == {"number": "62"}
    assert match.replacement == "62%"


def test_a_group_that_takes_no_part_is_an_empty_value() -> None:
    check = PatternCheck(regex=r"(?P<number>\d+)|(?P<word>in)")
    assert check.values == ("number", "word")
    assert [m.values for m in check(document("62 in"))] == [
        *({"number": "62", "word": ""}, {"number": "", "word": "in"})
    ]


def test_without_a_template_there_is_no_replacement() -> None:
    (match,) = PatternCheck(regex="all")(document("Turnout was 62 % in all."))
    assert match.replacement is None


def test_a_match_over_two_segments_is_dropped_but_one_over_a_wrapped_line_is_kept() -> None:
    wrapped = (
        "The council of the town met again on Monday to speak about the old bridge and\n"
        "harbour, and it put off a vote on both of them until the members have seen the\n"
        "figures for the year.\n"
    )
    assert flagged(PatternCheck(regex=r"bridge and\s+harbour"), wrapped) == ["bridge and\nharbour"]
    assert flagged(PatternCheck(regex=r"bridge\s+harbour"), "The bridge\n\nharbour stays.") == []


def test_a_group_named_before_belongs_to_the_match() -> None:
    check = PatternCheck(regex=r",(?<=(?P<before>\w+) ,)", replace=r"\g<before>,")
    (match,) = check(document("The mayor , who is ill, stays."))
    assert match.span == Span(4, 11)
    assert match.replacement == "mayor,"


def test_exceptions_hold_in_any_case() -> None:
    check = PatternCheck(regex=r"\w+![A-Z]\w+", exceptions=("yahoo!news",))
    assert flagged(check, "Yahoo!News and Oh!News said it.") == ["Oh!News"]


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"regex": "(a"}, "bad regular expression"),
        ({"regex": "a*"}, "empty text"),
        ({"regex": r"\b"}, "empty text"),
        ({"regex": "(a)", "replace": r"\2"}, "does not fit"),
        ({"regex": "(?P<x>a)", "replace": r"\g<y>"}, "does not fit"),
        ({"regex": "a", "triggers": ("A",)}, "lower-case"),
        ({"regex": "a", "triggers": ("",)}, "lower-case"),
    ],
)
def test_parameters_that_cannot_work_are_refused(parameters: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        PatternCheck(**parameters)  # type: ignore[arg-type]


def test_a_story_without_segments_has_no_match() -> None:
    assert flagged(PatternCheck(regex="a"), "\n\n") == []


def test_a_wrapped_line_is_one_line_to_the_pattern_and_is_kept_by_the_replacement() -> None:
    wrapped = (
        "The council of the town met again on Monday to speak about the bridge (\n"
        "the old one), and it put off a vote on it until the members of it have\n"
        "seen all of the figures for the year.\n"
    )
    inside = PatternCheck(regex=r"(bridge) ([(]) (the old)", replace=r"\1 \2\3")
    (match,) = inside(document(wrapped))
    assert wrapped[slice(*match.span)] == "bridge (\nthe old"
    assert match.replacement == "bridge (the old"
    over_the_end = PatternCheck(regex=r"members of it have seen", replace="members have seen")
    (match,) = over_the_end(document(wrapped))
    assert match.replacement == "members have\nseen"
