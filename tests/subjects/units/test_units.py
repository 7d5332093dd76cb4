from decimal import Decimal

import pytest

from newslint.subjects.units.units import Unit, unit_forms

BY_NAME = {unit.name: unit for form in unit_forms().names.values() for unit in form.units}


def test_every_unit_has_a_source_and_a_form() -> None:
    units = {
        unit
        for table in (unit_forms().names, unit_forms().symbols)
        for form in table.values()
        for unit in form.units
    }

    assert len(units) > 200
    # A rate is named by what flows: US gallons, per minute.
    named = {unit.name if unit.name in BY_NAME else unit.name.split(" per ")[0] for unit in units}
    assert named == set(BY_NAME), "a message needs a name for each"
    assert all(unit.source and unit.factor > 0 for unit in units)


@pytest.mark.parametrize(
    ("one", "value", "other", "result"),
    [
        ("mile", "1", "kilometre", "1.609344"),
        ("nautical mile", "1", "kilometre", "1.852"),
        ("inch", "1", "centimetre", "2.54"),
        ("acre", "1", "hectare", "0.40468564224"),
        ("square mile", "1", "acre", "640"),
        ("pound", "1", "gram", "453.59237"),
        ("stone", "1", "pound", "14"),
        ("short ton", "1", "pound", "2000"),
        ("long ton", "1", "pound", "2240"),
        ("US gallon", "1", "litre", "3.785411784"),
        ("imperial gallon", "1", "litre", "4.54609"),
        ("imperial pint", "8", "imperial gallon", "1"),
        ("US fluid ounce", "128", "US gallon", "1"),
        ("oil barrel", "1", "US gallon", "42"),
        ("acre-foot", "1", "cubic foot", "43560"),
        ("mile per hour", "1", "kilometre per hour", "1.609344"),
        ("knot", "1", "kilometre per hour", "1.852"),
        ("mu", "15", "hectare", "1"),
        ("tsubo", "121", "square metre", "400"),
        ("rai", "1", "hectare", "0.16"),
        ("marla", "160", "acre", "1"),
        ("US bushel", "1", "litre", "35.23907016688"),
        ("therm", "10", "million British thermal units", "1"),
        ("atmosphere", "1", "torr", "760"),
        ("kilowatt-hour", "1", "kilojoule", "3600"),
        ("square nautical mile", "1", "square kilometre", "3.429904"),
        ("cubic mile", "1", "cubic yard", "5451776000"),
        ("degree Celsius", "100", "degree Fahrenheit", "212"),
        ("degree Fahrenheit", "-40", "degree Celsius", "-40"),
        ("degree Celsius", "0", "kelvin", "273.15"),
    ],
)
def test_factors_are_exact(one: str, value: str, other: str, result: str) -> None:
    converted = BY_NAME[other].from_si(BY_NAME[one].to_si(Decimal(value)))

    assert abs(converted - Decimal(result)) < Decimal("1e-18")


def test_fuel_economy_runs_the_other_way() -> None:
    mpg, litres = BY_NAME["mile per US gallon"], BY_NAME["litre per 100 kilometres"]

    assert abs(litres.from_si(mpg.to_si(Decimal(20))) - Decimal("11.7607291667")) < Decimal("1e-9")
    assert abs(mpg.from_si(litres.to_si(Decimal(5))) - Decimal("47.0429166667")) < Decimal("1e-9")
    assert litres.to_si(Decimal(0)) == litres.from_si(Decimal(0)) == 0


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Kilometers", "kilometre"),
        ("km", "kilometre"),
        ("sq mi", "square mile"),
        ("degrees centigrade", "degree Celsius"),
        ("MPH", "mile per hour"),
        ("km²", "square kilometre"),
    ],
)
def test_finds_a_form(words: str, name: str) -> None:
    form = unit_forms().form(words)

    assert form is not None
    assert form.units[0].name == name


def test_symbols_keep_their_case() -> None:
    assert unit_forms().form("mW") is None
    milligram, megagram = unit_forms().form("mg"), unit_forms().form("Mg")
    assert milligram is not None
    assert megagram is None


def test_an_ambiguous_form_has_all_its_units() -> None:
    def names(words: str) -> list[str]:
        form = unit_forms().form(words)
        assert form is not None
        return [unit.name for unit in form.units]

    assert names("tons") == ["short ton", "long ton", "ton, metric understood"]
    assert names("gallons") == ["US gallon", "imperial gallon"]
    assert names("miles") == ["mile", "nautical mile"]


def test_a_scale_of_temperature_goes_both_ways() -> None:
    unit: Unit = BY_NAME["degree Fahrenheit"]

    assert round(unit.from_si(unit.to_si(Decimal("98.6"))), 20) == Decimal("98.6")
