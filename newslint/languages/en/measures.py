"""Units as English words, and words for the sides of things.

All units with their names and symbols are a table of the room of units; here are those that stand
before a noun or beside one.
"""

ATTRIBUTIVE_UNITS = (
    *("year", "day", "month", "week", "hour", "minute", "mile", "kilometer", "kilometre", "meter"),
    *("metre", "yard", "acre", "hectare", "ton", "tonne", "pound", "gallon", "liter", "litre"),
    *("degree", "dollar", "euro", "point", "page"),
)
"""Units with a regular plural that stand before a noun in the singular: "a 600-mile march". Not
"second", which is an ordinal as well."""
UNITS_OF_SIZE = (
    *("kilometer", "kilometre", "km", "mile", "meter", "metre", "foot", "hectare", "acre", "tonne"),
    *("ton", "kilogram", "kilo", "pound"),
)
"""What says how large a thing is that was named before."""
MEASURED = (
    *UNITS_OF_SIZE,
    *(unit for unit in ATTRIBUTIVE_UNITS if unit not in (*UNITS_OF_SIZE, "page")),
    *("second", "inch", "ounce", "gram", "milligram", "microgram", "carat", "barrel", "pint"),
    *("centimeter", "centimetre", "millimeter", "millimetre", "micrometer", "micrometre"),
    *("milliliter", "millilitre", "volt", "watt", "kilowatt", "megawatt", "gigawatt", "hertz"),
    *("megahertz", "gigahertz", "gigabyte", "terabyte", "calorie", "joule", "knot", "fathom"),
    *("nautical", "square", "cubic", "cent", "time", "percentage", "basis"),
)
"""What is measured and not counted, so that three decimals are nothing strange: 1.459 kilograms."""
DIMENSIONS = ("long", "wide", "tall", "high", "deep", "thick")
