import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.subjects.arithmetic.steps import steps
from tests.making import document


def told(text: str) -> list[tuple[str, str]]:
    return [(said.kind, text[slice(*said.span)]) for said in document(text).find(steps)]


LEVELS = (
    "The index rose {d} points, or {p}%, to {y}.",
    "The index was up {p}%, or {d} points, at {y}.",
    "The shares gained {d} pence ({p}%) to {y} pence.",
    "Sales rose by {d} million euros to {y} million euros, an increase of {p}%.",
    "The harvest was {y} tons, an increase of {d} tons, or {p}%.",
    "The firm reported a {p}% rise in sales, up {d} to {y}.",
    "The index closed at {y}, after gaining {d} points, or {p}%.",
)


@pytest.mark.parametrize("form", LEVELS)
@given(before=st.integers(201, 9999), step=st.integers(11, 199))
@settings(max_examples=25)
def test_a_percentage_follows_from_the_step_and_where_it_led_to(
    form: str, before: int, step: int
) -> None:
    percent = step / before * 100
    figures = {"d": f"{step}", "y": f"{before + step:,}"}

    for shown in (f"{percent:.1f}", f"{percent:.2f}"):
        assert not told(form.format(p=shown, **figures))
    wrong = f"{percent * 2 + 1:.1f}"
    assert told(form.format(p=wrong, **figures)) == [("step-percent", f"{wrong}%")]


PAIRS = (
    "Membership fell by {d} from {x} to {y} last year.",
    "Membership fell by {d} to {y} from {x} last year.",
    "There are {y} members, down {d} from {x}.",
    "Membership went from {x} to {y}, a drop of {d}.",
    "There are {y} members, which is {d} fewer than the {x} of last year.",
)


@pytest.mark.parametrize("form", PAIRS)
@given(after=st.integers(201, 9999), step=st.integers(31, 199))
@settings(max_examples=25)
def test_a_step_is_the_difference_of_the_figures(form: str, after: int, step: int) -> None:
    figures = {"y": f"{after:,}", "x": f"{after + step:,}"}
    wrong = step * 4 + 100

    assert not told(form.format(d=step, **figures))
    assert told(form.format(d=wrong, **figures)) == [("step", f"{wrong}")]


@pytest.mark.parametrize(
    ("right", "wrong", "flagged"),
    [
        ("She led by 52 to 39, a 13-point lead.", "She led by 52 to 39, a 23-point lead.", "23"),
        ("A 24-point margin (57 to 33) it is.", "A 14-point margin (57 to 33) it is.", "14"),
        ("She led by four points (50%-46%).", "She led by nine points (50%-46%).", "nine"),
        ("Men live 71 years and women 79 years, a gap of eight years.",
         "Men live 71 years and women 79 years, a gap of two years.", "two"),
        ("It fell by 328 to 301, a majority of 27.",
         "It fell by 328 to 301, a majority of 72.", "72"),
    ],
)  # fmt: skip
def test_what_lies_between_two_sides(right: str, wrong: str, flagged: str) -> None:
    assert not told(right)
    assert told(wrong) == [("step", flagged)]


@pytest.mark.parametrize(
    "text",
    [
        # Another base, another unit, another thing, or no plain figures.
        "The shares rose 5 cents, or 30% this year, to $4.15.",
        "Sales fell by 40 million to 2 billion euros, a drop of 6 percent at constant currencies.",
        "The index was down by 640 points at midday, a fall of 7.1%.",
        "The rate rose 25 basis points, or 9%, to 4.25.",
        "The archive lost 31,000 files, up 18,000 on five years ago.",
        "Ads rose nearly 100 times from 257 to 25,000.",
        "The rival paid about $14 million less, putting $58 million into 96,000 ads.",
        "Some 5,200 rowers, 31 tugs and more than 30 barges came to the regatta.",
        "The club fell 13 places from number 4 to number 14.",
        "She won by 48 percent to 26 percent, with a margin of 39 percent to 21 percent there.",
        "Holm has 31.4 percent and Lund 31.2 percent, a difference of 4 out of 2,310 votes.",
        "The north spent 1.25 billion and the south 2.43 billion, a gap of 1.2 billion.",
        "The figure fell by some 600 to about 1,300 from 1,950.",
    ],
)
def test_other_figures_are_left_alone(text: str) -> None:
    assert not told(text)


def test_cents_are_hundredths_of_what_a_sign_counts() -> None:
    assert not told("The shares gained 15 cents to $4.15, or 3.75%.")
    assert told("The shares gained 15 cents to $4.15, or 8.7%.") == [("step-percent", "8.7%")]


def test_every_step_of_a_long_sentence_is_read() -> None:
    text = "; ".join(["The index lost 120 points, or 1%, to 11,880"] * 12)

    assert not told(f"{text}.")
    assert len(told(f"{text.replace('1%', '4%')}.")) == 12


GAPS = (
    "The poll has Holm ahead of Lind by {d} points among voters, {x} percent to {y} percent.",
    "Her lead in the poll of last month was {d} points, {x} percent to {y} percent.",
    "Her lead over Lind climbs to {d} points: {x}% would back her, {y}% Lind.",
    "She held a {d}-point margin on July 1, when she had {x}% and Lind had {y}%.",
    "It is a {d}-point gap for Holm ({x} percent in favor, {y} percent against).",
    "While {x} percent like her, {y} percent do not, a {d}-point gap.",
    "A {d}-point {x}%-{y}% margin has gone.",
)


@pytest.mark.parametrize("form", GAPS)
@given(after=st.integers(55, 80), before=st.integers(20, 45))
@settings(max_examples=25)
def test_gaps_in_the_words_of_polls(form: str, after: int, before: int) -> None:
    gap = after - before
    assert not told(form.format(d=gap, x=after, y=before))
    assert told(form.format(d=gap + 3, x=after, y=before)) == [("step", f"{gap + 3}")]


@pytest.mark.parametrize(
    "text",
    [
        "Holm gained five points and now leads, 48 percent to 46 percent.",
        "A survey with a margin of error of three points has her ahead, 52 percent to 40 percent.",
        "The bank cut its rate by two points to a range of 1 to 1.25 percent.",
        "The league enjoyed a 5-point bump and now has a 41-38% lead.",
    ],
)
def test_what_was_gained_is_no_gap(text: str) -> None:
    assert not told(text)


def test_what_is_short_of_a_majority_and_where_new_cases_lead() -> None:
    assert not told("The party won 58 seats, three short of the 61 needed to govern.")
    assert told("The party won 58 seats, nine short of the 61 needed to govern.") == [
        ("step", "nine")
    ]
    assert not told("The town has 45 new cases, bringing the total to 1,245 from 1,200.")
    assert told("The town has 95 new cases, bringing the total to 1,245 from 1,200.") == [
        ("step", "95")
    ]
