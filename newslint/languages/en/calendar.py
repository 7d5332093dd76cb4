"""Months, days of the week, seasons, parts of the day, units of time.

What has a name in English has a capital here; the order is that of the calendar.
"""

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
MONTH_SHORTS = tuple("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split())
"""Without the stop that may follow; May has none."""
MONTH_FORMS = (*MONTHS, *MONTH_SHORTS)
SMALL_MONTHS = tuple(month.lower() for month in MONTHS)
"""For text in lower case."""
SMALL_MONTH_FORMS = tuple(form.lower() for form in MONTH_FORMS)
MONTH_STEMS = tuple(month[:3] for month in MONTHS)
"""What a month begins with, however it is cut short, and in other languages too."""
UNMISTAKABLE_MONTHS = tuple(month for month in MONTHS if month != "May")
"""May is a verb, so it needs a word beside it that says more."""
SMALL_MONTH_SHORTS = ("jan", "feb", "aug", "sept", "oct", "nov", "dec")
"""Short months as careless copy has them in lower case; "mar", "jun", "jul" … are words or names
in other languages, and English copy was not seen with them."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAY_SHORTS = tuple("Mon Tue Tues Wed Weds Thu Thur Thurs Fri Sat Sun".split())
"""Likewise without a stop."""
WEEKDAY_FORMS = (*WEEKDAYS, *WEEKDAY_SHORTS)

CALENDAR_WORDS = frozenset(("Mar", "Jun", "Jul", "Sat", "Sun"))
"""Short forms that are words or names as well: they need a number after them."""

SEASONS = ("spring", "summer", "autumn", "fall", "winter")
UNMISTAKABLE_SEASONS = tuple(season for season in SEASONS if season != "fall")
"""Without "fall", which mostly says that a figure fell."""

DAY_PARTS = ("morning", "afternoon", "evening", "night")
PARTS_AFTER_IN = DAY_PARTS[:3]
"""Copy says "in the morning" but "at night"."""
NOONS = ("noon", "midday", "lunchtime")
RELATIVE_DAYS = ("yesterday", "today", "tonight", "tomorrow")

TIME_UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
"""From the smallest on."""
TIME_UNITS_PLURAL = tuple(f"{unit}s" for unit in TIME_UNITS)
TIME_UNIT_FORMS = (*TIME_UNITS, *TIME_UNITS_PLURAL)
DAYS_AND_LONGER = ("day", "week", "month", "year")
"""What a date can count; hours and less belong to the clock."""
HOURS_AND_LONGER = ("hour", *DAYS_AND_LONGER)
"""What a headline looks back or ahead by."""
WEEKS_AND_LONGER = ("week", "month", "year")
YEARS_AND_LONGER = ("year", "years", "decade", "decades", "century", "centuries")
"""What takes a year back to another year."""
TIME_SHORTS = ("hr", "hrs", "min", "mins", "sec", "secs")

MONTH_NUMBERS = {form.lower(): 1 + MONTH_STEMS.index(form[:3]) for form in MONTH_FORMS}
"""1 to 12 by the form in lower case."""
