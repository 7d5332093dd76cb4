from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.subjects.numbers.numbers import Hedge
from newslint.subjects.units.quantities import Quantity, quantities
from tests.making import document


def read(text: str) -> list[tuple[str, list[float], str]]:
    """The quantities of a text: as written, their values, their likeliest unit."""
    return [
        (
            text[slice(*quantity.span)],
            [round(float(measure.value), 3) for measure in quantity.measures],
            quantity.units[0].name,
        )
        for quantity in quantities(document(text))
    ]


def only(text: str) -> Quantity:
    found = quantities(document(text))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "written", "values", "unit"),
    [
        ("a 1,200-kilometer line", "1,200-kilometer", [1200], "kilometre"),
        ("a (600 -miles) line", "600 -miles", [600], "mile"),
        ("a 300-km-long line", "300-km", [300], "kilometre"),
        ("he weighs 70kg now", "70kg", [70], "kilogram"),
        ("twenty miles off", "twenty miles", [20], "mile"),
        ("half a mile off", "half a mile", [0.5], "mile"),
        ("a half-mile run", "half-mile", [0.5], "mile"),
        ("a quarter of a mile off", "a quarter of a mile", [0.25], "mile"),
        ("a mile and a half off", "a mile and a half", [1.5], "mile"),
        ("an acre of land", "an acre", [1], "acre"),
        ("some 3 million barrels of oil", "3 million barrels", [3e6], "oil barrel"),
        ("some 1.5m acres of land", "1.5m acres", [1.5e6], "acre"),
        ("some 2bn litres of it", "2bn litres", [2e9], "litre"),
        ("some 541sq km of it", "541sq km", [541], "square kilometre"),
        ("some 16 sq. miles of it", "16 sq. miles", [16], "square mile"),
        ("some 119 km2 of it", "119 km2", [119], "square kilometre"),
        ("at 64 km per hour then", "64 km per hour", [64], "kilometre per hour"),
        ("at 40 miles an hour then", "40 miles an hour", [40], "mile per hour"),
        ("at 2,640 ft / s then", "2,640 ft / s", [2640], "foot per second"),
        ("at -5°C then", "-5°C", [-5], "degree Celsius"),
        ("at 2 degrees C then", "2 degrees C", [2], "degree Celsius"),
        ("10 degrees below zero then", "10 degrees below zero", [-10], None),
        ("10-15 km off", "10-15 km", [10, 15], "kilometre"),
        ("between 10 and 15 miles off", "10 and 15 miles", [10, 15], "mile"),
        ("10km-15km off", "10km-15km", [10, 15], "kilometre"),
        ("from 20C to 15C then", "20C to 15C", [20, 15], "degree Celsius"),
        ("it is 2m by 3m there", "2m by 3m", [2, 3], "metre"),
        ("it is 120 by 90 metres there", "120 by 90 metres", [120, 90], "metre"),
        ("it is 71 cm × 48 cm there", "71 cm × 48 cm", [71, 48], "centimetre"),
        ("85 and 200 yards off", "85 and 200 yards", [85, 200], "yard"),
        ("he is 5ft 7in tall", "5ft 7in", [5.583], "foot"),
        ("he is 6 feet, 2 inches tall", "6 feet, 2 inches", [6.167], "foot"),
        ("he is 5'7\" tall", "5'7\"", [5.583], "foot"),
        ("he is 6-foot-2 (1.88m)", "6-foot-2", [6.167], "foot"),
        ("he weighs 12st 5lb now", "12st 5lb", [12.357], "stone"),
        ("it weighs 6 lb 3 oz now", "6 lb 3 oz", [6.188], "pound"),
        ("he is 1m 80cm tall", "1m 80cm", [1.8], "metre"),
        ("1 mile 3 furlongs off", "1 mile 3 furlongs", [1.375], "mile"),
        ("in a wrapped 12\nmiles of text", "12\nmiles", [12], "mile"),
        ("a file of 500 MB on it", "500 MB", [500], "megabyte"),
        ("a line of 100 Mbps there", "100 Mbps", [100], "megabit per second"),
        ("a flow of 990 m3/s there", "990 m3/s", [990], "cubic metre per second"),
        ("it does 12 km/l on the road", "12 km/l", [12], "kilometre per litre"),
    ],
)
def test_reads_a_quantity(text: str, written: str, values: list[float], unit: str | None) -> None:
    found = read(text)

    assert found[0][:2] == (written, values)
    assert unit is None or found[0][2] == unit


@pytest.mark.parametrize(
    "text",
    [
        "about 400 million people",
        "it cost $5m in all",
        "came 5 in a row",
        "1 in 5 of them",
        "a one-in-five chance",
        "on 1st street",
        "Article 5 C says so",
        "ran 5 laps",
        "in 2010 mile after mile",
        "it has 30 mpx",
        "a magnitude 7.1 earthquake struck",
        "In 2010 Li Wei and Mu Bai met",
        "10 per cent",
    ],
)
def test_leaves_what_is_no_quantity(text: str) -> None:
    assert [found for found in read(text) if "mile" not in found[0]] == []


def test_a_compound_tells_its_units() -> None:
    quantity = only("he is 5ft 7in tall")

    assert [unit.name for unit in quantity.smaller] == ["inch"]
    assert [end.value for end in quantity.measures[0].numbers] == [5, 7]


def test_keeps_the_hedge() -> None:
    assert only("about 300 to 400 kilometers off").hedge is Hedge.ABOUT


@given(st.text(alphabet="0123456789., -'\"/ftinkm°CFandby×½", max_size=60))
def test_spans_lie_in_the_text_and_in_order(text: str) -> None:
    story = document(text)
    spans = [quantity.span for quantity in quantities(story)]

    assert all(0 <= span.start < span.end <= len(story.prose) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
