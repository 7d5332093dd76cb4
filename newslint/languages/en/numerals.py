"""Number words: cardinals, ordinals, parts, words of scale."""

SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
"""By their value."""
TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
CARDINALS = (*SMALL, *TEENS, *TENS)
CARDINAL_VALUES = {
    **{word: value for value, word in enumerate((*SMALL, *TEENS))},
    **{word: 20 + 10 * place for place, word in enumerate(TENS)},
}
COUNTS = CARDINALS[2:]
"""Two to ninety: what a plural follows."""
NUMERATORS = ("one", "two", "three", "four", "five", "seven", "nine")
"""What counts the parts of a whole in lowest terms: no "six tenths"."""
ONE_TO_TEN = (*SMALL[1:], TEENS[0])

ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
"""First to twentieth."""
ORDINAL_TENS = (
    *("twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth"),
    "ninetieth",
)
ORDINAL_VALUES = {
    **{word: value for value, word in enumerate(ORDINALS, start=1)},
    **{word: 20 + 10 * place for place, word in enumerate(ORDINAL_TENS)},
    "hundredth": 100,
}
DAY_ORDINALS = (
    *ORDINALS,
    *(f"twenty-{word}" for word in ORDINALS[:9]),
    *("thirtieth", "thirty-first"),
)
"""The days of a month, by their place."""
ORDINAL_ENDINGS = ("st", "nd", "rd", "th")

PARTS = {
    **{"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4},
    **{"fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5, "eighth": 8, "eighths": 8},
    **{"tenth": 10, "tenths": 10},
}
"""What a part is one of how many of: 4 for "quarter"."""

SCALE_VALUES = {
    **{"dozen": 12, "hundred": 100, "thousand": 10**3, "lakh": 10**5, "million": 10**6},
    **{"crore": 10**7, "billion": 10**9, "trillion": 10**12},
}
SCALE_SHORT_VALUES = {
    **{"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "b": 10**9},
    **{"tn": 10**12, "trn": 10**12},
}
SCALES = tuple(SCALE_VALUES)
SCALE_SHORTS = tuple(short for short in SCALE_SHORT_VALUES if len(short) > 1)
"""Those of one letter mean metres and more as well, and need a sign of money before them."""
THOUSANDS = ("thousand", "million", "billion", "trillion")
"""The words for a thousand and its powers, which count each other in slips only."""
WESTERN_SCALES = ("dozen", "hundred", *THOUSANDS)
"""What an article or a half counts; lakh and crore are seen with digits."""
