import pytest

from newslint.subjects.units.conversion_check import ConversionCheck
from tests.making import document


def test_reports_the_second_quantity_with_the_first_beside_it() -> None:
    text = "The line is 1,000 km (400 miles) long."
    (match,) = ConversionCheck("wrong")(document(text))

    assert text[slice(*match.span)] == "400 miles"
    assert [text[slice(*related.span)] for related in match.related] == ["1,000 km"]
    assert match.replacement == "620 miles"
    assert match.values["first"] == "1,000 km"
    assert match.values["exact"] == "621.4 miles"
    assert match.values["back"] == "643.7 km"
    assert match.values["off"] == "36%"


def test_a_temperature_is_off_by_degrees() -> None:
    (warm,) = ConversionCheck("wrong")(document("It was -3C (37F) there."))
    (near,) = ConversionCheck("imprecise")(document("It was 21C (72F) there."))

    assert (warm.values["right"], warm.values["off"]) == ("27F", "10.4 degrees")
    assert near.values["off"] == "2.2 degrees"


def test_names_the_diagnosis() -> None:
    (match,) = ConversionCheck("wrong")(document("The line is 100 km (161 miles) long."))

    assert match.diagnosis == "wrong-way"


def test_each_verdict_speaks_alone() -> None:
    story = document("It is 20 km (15 miles) off, 100 mph (161 km) fast and 1 km (9 miles) long.")

    assert [len(list(ConversionCheck(v)(story))) for v in ("wrong", "imprecise", "dimension")] == [
        1,
        1,
        1,
    ]


def test_refuses_an_unknown_verdict() -> None:
    with pytest.raises(ValueError, match="write wrong, imprecise, variant or dimension"):
        ConversionCheck("right")


def test_refuses_an_unknown_rounding() -> None:
    with pytest.raises(ValueError, match="write tolerant, ap, three-digits or exact"):
        ConversionCheck("imprecise", rounding="coarse")


def test_the_rounding_of_the_house_is_a_parameter() -> None:
    story = document("The line is 1,000 km (600 miles) long.")

    assert not list(ConversionCheck("imprecise")(story))
    (match,) = ConversionCheck("imprecise", rounding="three-digits")(story)
    assert (match.replacement, match.diagnosis) == ("621 miles", "house-rounding")


def test_the_space_before_a_hyphen_does_not_hide_a_pair_that_agrees() -> None:
    story = document("a 500-kilometer (300 -miles) pipeline was shut")

    assert not list(ConversionCheck("wrong")(story))
    assert not list(ConversionCheck("imprecise")(story))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The Guatemalan farm sold 20 quintals (3,000 kg).", "920 kg"),
        ("The Dominican Republic sold 20 quintals (3,000 kg).", "900 kg"),
        ("The farm sold 20 quintals (3,000 kg).", "2,000 kg or 920 kg or 900 kg"),
        ("The Iraqi farm has 5 dunams (50 hectares).", "1.3 hectares"),
    ],
)
def test_a_unit_of_local_value_is_told_as_in_the_country(text: str, right: str) -> None:
    (match,) = ConversionCheck("wrong")(document(text))

    assert match.values["right"] == right
    assert match.replacement == (None if " or " in right else right)


def test_a_unit_of_local_value_is_right_in_any_country() -> None:
    story = document("The Guatemalan farm sold 20 quintals (2,000 kg), then 20 quintals (920 kg).")

    assert not list(ConversionCheck("wrong")(story))
