"""The forms of English verbs: hold, holds, holding, held."""

import csv
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

_TABLE = Path(__file__).parent / "irregular_verbs.csv"
_VOWELS = "aeiou"
# A last consonant is doubled after one stressed vowel: stop, stopped. w, x and y never are.
_NEVER_DOUBLED = "wxy"
# The plural and "I" forms of "be" go with the base form of every other verb: they are, they hold.
# Past forms that are base forms of other verbs, which are regular.
_BASES_TOO = frozenset(
    {"bore", "bound", "dove", "fell", "felt", "found", "ground", "rent", "wound"}
)
_PLURAL_OF_BE = frozenset({"am", "are"})


class VerbForm(StrEnum):
    """A form of a verb. The past and the participle of most verbs look alike."""

    BASE = "base"
    THIRD = "third"
    ING = "ing"
    PAST = "past"
    PARTICIPLE = "participle"


class Verb(NamedTuple):
    """A verb with the spellings of each form, the usual one first; all are lower-case."""

    base: str
    third: tuple[str, ...]
    ing: tuple[str, ...]
    past: tuple[str, ...]
    participle: tuple[str, ...]

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling once, the longest first, so that an alternation tries it first."""
        every = {self.base, *self.third, *self.ing, *self.past, *self.participle}
        return tuple(sorted(every, key=lambda word: (-len(word), word)))

    def form_of(self, word: str) -> VerbForm | None:
        """The form that ``word`` is, in any case; None if it is none of this verb's.

        A word that is both past and participle counts as past; one that is also the base (cut, run)
        counts as base.
        """
        low = word.lower()
        if low == self.base or (self.base == "be" and low in _PLURAL_OF_BE):
            return VerbForm.BASE
        for form in (VerbForm.THIRD, VerbForm.ING, VerbForm.PAST, VerbForm.PARTICIPLE):
            if low in getattr(self, form.value):
                return form
        return None

    def written(self, form: VerbForm) -> str:
        """The usual spelling of a form."""
        if form is VerbForm.BASE:
            return self.base
        spellings: tuple[str, ...] = getattr(self, form.value)
        return spellings[0]


@cache
def verb(base: str) -> Verb:
    """The verb whose base form is ``base`` (lower-case, "hold"), irregular or by rule.

    Raises ValueError if ``base`` is not a single lower-case English word.
    """
    if not (base.isascii() and base.isalpha() and base.islower()):
        raise ValueError(f"“{base}” is no verb: write its base form in lower-case letters")
    row = _irregular_verbs().get(base, {})

    def listed(form: VerbForm, by_rule: str) -> tuple[str, ...]:
        return tuple((row.get(form.value) or by_rule).split("|"))

    ending = listed(VerbForm.PAST, _with_ed(base))
    return Verb(
        base,
        listed(VerbForm.THIRD, _with_s(base)),
        listed(VerbForm.ING, _with_ing(base)),
        ending,
        listed(VerbForm.PARTICIPLE, "|".join(ending)),
    )


def base_of_past(word: str) -> str:
    """The verb of which a word is an irregular past form and nothing else; empty if of none."""
    table = _irregular_verbs()
    if word in table or word in _BASES_TOO:
        return ""
    for base, row in table.items():
        if word in row["past"].split("|") or word in row["participle"].split("|"):
            return base
    return ""


@cache
def _irregular_verbs() -> dict[str, dict[str, str]]:
    table = _TABLE.read_text(encoding="utf-8").splitlines()
    lines = [line for line in table if not line.startswith("#")]
    return {row["base"]: row for row in csv.DictReader(lines)}


def _with_s(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh")) or (
        base[-1] == "o" and base[-2:-1] not in "aeou"
    ):
        return base + "es"
    if _ends_in_consonant_y(base):
        return base[:-1] + "ies"
    return base + "s"


def _with_ed(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if _ends_in_consonant_y(base):
        return base[:-1] + "ied"
    return _doubled(base) + "ed"


def _with_ing(base: str) -> str:
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and len(base) > 2:
        return base[:-1] + "ing"
    return _doubled(base) + "ing"


def _ends_in_consonant_y(base: str) -> bool:
    return base.endswith("y") and base[-2:-1] not in ("", *_VOWELS)


def _doubled(base: str) -> str:
    """``base`` with its last consonant doubled where one syllable ends in one vowel and it.

    Longer verbs with a stressed last syllable (admit, refer) stand in the table.
    """
    if len(base) < 3 or base[-1] in _VOWELS + _NEVER_DOUBLED or base[-2] not in _VOWELS:
        return base
    if any(letter in _VOWELS + "y" for letter in base[:-2]):
        return base
    return base + base[-1]
