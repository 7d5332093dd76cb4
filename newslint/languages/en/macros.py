"""The word lists by the names that patterns call them by: ``(?&months)``."""

from collections.abc import Iterable
from functools import cache
from importlib import import_module

from newslint.languages.alternation import capitalised

_NAMES = {
    "calendar": (
        "months month_shorts month_forms small_months small_month_forms month_stems "
        "unmistakable_months weekdays weekday_shorts weekday_forms seasons unmistakable_seasons "
        "day_parts parts_after_in noons relative_days time_units time_units_plural time_unit_forms "
        "days_and_longer weeks_and_longer hours_and_longer years_and_longer"
    ),
    "numerals": (
        "cardinals counts one_to_ten day_ordinals "
        "ordinal_values ordinal_endings parts scales scale_shorts thousands western_scales"
    ),
    "grammar": (
        "articles demonstratives possessives third_possessives strong_determiners determiners per "
        "third_person speakers be have do modals finite_auxiliaries function_words "
        "may_be_said_twice"
    ),
    "measures": "attributive_units units_of_size measured dimensions",
    "hedges": "hedges loose_hedges weighed_hedges",
    "people": "kin near_kin titles offices name_particles sure_particles",
    "saying": (
        "said says said_says thinks speaks speaks_alone inverting before_a_colon speaking_up "
        "said_of_a_phrase"
    ),
    "abbreviations": "well_known_acronyms",
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names.split()}


def macro_names() -> Iterable[str]:
    """All names; the constant of each is called so in capitals."""
    return _MODULES


@cache
def words_of(name: str) -> tuple[str, ...]:
    """The words that a macro stands for; with a capital, "Months", each has a capital.

    Only the module that holds them is imported. Raises KeyError for an unknown name.
    """
    small = name[:1].lower() + name[1:]
    module = import_module(f"{__package__}.{_MODULES[small]}")
    words: tuple[str, ...] = tuple(getattr(module, small.upper()))
    return words if name == small else capitalised(words)
