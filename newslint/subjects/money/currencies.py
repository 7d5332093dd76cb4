"""The currencies that news copy names, from ``currencies.csv``."""

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

_TABLE = Path(__file__).parent / "currencies.csv"


class Currency(NamedTuple):
    """One currency. Its code is that of ISO 4217, its name what a desk would call it."""

    code: str
    name: str
    places: tuple[str, ...]
    """Countries, peoples and cities whose mention makes its short name or sign plausible."""


class Naming(NamedTuple):
    """One currency that a form may mean.

    ``alone`` says when it counts where the form is ambiguous: "always"; "named" in a story that
    names one of its places; "open" also in a story that names no place of any of them.
    """

    currency: Currency
    alone: str


class CurrencyForm(NamedTuple):
    """A way to write a currency ("$", "A$", "Swiss francs"), with all that it may mean."""

    text: str
    namings: tuple[Naming, ...]
    singular: str = ""
    plural: str = ""
    """Of a name, its two numbers; empty for a sign or code."""
    generic: str = ""
    """Of a name, the noun in it: dollar for "Hong Kong dollars"."""
    is_minor: bool = False
    """It is a hundredth of the currency: pence, cents."""

    @property
    def part(self) -> float:
        """The worth of the form in the currency's main unit: 0.01 for pence."""
        return 0.01 if self.is_minor else 1.0


class CurrencyForms(NamedTuple):
    """All ways to write the currencies.

    ``names`` follow the number, in any case, a space standing for a hyphen too; ``signs`` and
    ``codes`` stand as written before it or after it. ``openings`` holds the first words of all
    names in lower case.
    """

    names: Mapping[str, CurrencyForm]
    signs: Mapping[str, CurrencyForm]
    """Such as "$", "HK$", "£"."""
    codes: Mapping[str, CurrencyForm]
    """Such as "USD", "Rs", "RMB"; all letters, perhaps with a full stop."""
    openings: frozenset[str]
    words: Mapping[str, tuple[str, ...]]
    """Places of one word, with the codes of the currencies that they speak for."""
    phrases: Mapping[str, tuple[str, ...]]
    """Places of several words, in the same way."""
    phrase_openings: Mapping[str, tuple[str, ...]]
    """Their first words, with the phrases that begin so."""
    currencies: Mapping[str, Currency]
    """All, by code."""


_MINOR = {
    "cent": ("cent", "cents", ("USD", "EUR", "AUD", "CAD", "NZD", "SGD", "HKD", "ZAR")),
    "euro cent": ("euro cent", "euro cents", ("EUR",)),
    "eurocent": ("eurocent", "eurocents", ("EUR",)),
    "US cent": ("us cent", "us cents", ("USD",)),
    "pence": ("penny", "pence", ("GBP",)),
    "kopeck": ("kopeck", "kopecks", ("RUB", "UAH")),
    "kopek": ("kopek", "kopeks", ("RUB", "UAH")),
    "paisa": ("paisa", "paise", ("INR", "PKR")),
}
_MINOR_SIGNS = {"p": "pence", "c": "cent", "¢": "cent"}


@cache
def currency_forms() -> CurrencyForms:
    """The table of currencies, read once for each process; nothing ever changes it."""
    names: dict[str, CurrencyForm] = {}
    signs: dict[str, CurrencyForm] = {}
    codes: dict[str, CurrencyForm] = {}
    by_code: dict[str, Currency] = {}
    codes_of: dict[str, list[str]] = {}
    with _TABLE.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            currency = Currency(row["code"], row["name"], tuple(_split(row["places"])))
            by_code[currency.code] = currency
            for place in currency.places:
                codes_of.setdefault(place, []).append(currency.code)
            naming = Naming(currency, row["alone"])
            for text in _split(row["symbols"]):
                is_code = text.rstrip(".").isalpha()
                target = codes if is_code else signs
                target[text] = _with(target.get(text), CurrencyForm(text, (naming,)))
            for text, singular, plural, generic in _names(row["names"], row["adjectives"]):
                form = CurrencyForm(text, (naming,), singular, plural, generic)
                key = text.lower().replace("-", " ")
                names[key] = _with(names.get(key), form)
    for generic, (singular, plural, of) in _MINOR.items():
        namings = tuple(Naming(by_code[code], "always") for code in of)
        for text in (singular, plural):
            names[text] = CurrencyForm(text, namings, singular, plural, generic, is_minor=True)
    for text, generic in _MINOR_SIGNS.items():
        signs[text] = CurrencyForm(
            text, names[_MINOR[generic][1]].namings, generic=generic, is_minor=True
        )
    phrases = {p: tuple(of) for p, of in codes_of.items() if not p.isalpha()}
    openings: dict[str, tuple[str, ...]] = {}
    for phrase in phrases:
        opening = re.split(r"\W", phrase, maxsplit=1)[0]
        openings[opening] = (*openings.get(opening, ()), phrase)
    return CurrencyForms(
        MappingProxyType(names),
        MappingProxyType(signs),
        MappingProxyType(codes),
        frozenset(name.split()[0] for name in names),
        MappingProxyType({p: tuple(of) for p, of in codes_of.items() if p.isalpha()}),
        MappingProxyType(phrases),
        MappingProxyType(openings),
        MappingProxyType(by_code),
    )


def _split(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _names(cell: str, adjectives: str) -> Iterator[tuple[str, str, str, str]]:
    """Form, singular, plural and noun of each name, bare and with each adjective."""
    for pair in _split(cell):
        singular, plural = pair.split("/")
        for before in ("", *(f"{adjective} " for adjective in _split(adjectives))):
            for text in dict.fromkeys((singular, plural)):
                yield f"{before}{text}", f"{before}{singular}", f"{before}{plural}", singular


def _with(known: CurrencyForm | None, form: CurrencyForm) -> CurrencyForm:
    """``form``, which may also mean what a row before it says."""
    if known is None:
        return form
    if any(naming.currency is form.namings[0].currency for naming in known.namings):
        return known
    return CurrencyForm(
        known.text,
        (*known.namings, *form.namings),
        known.singular,
        known.plural,
        known.generic,
        known.is_minor,
    )
