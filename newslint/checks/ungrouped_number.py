"""A long number whose thousands no comma parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import regex

from newslint.engine.patterns import compile_pattern, find_all
from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.position import Span

# A count stands before a noun in small letters, with at most two words between; a number that
# follows "project" or a capitalised word is the name of something.
_SPACE = r"[ \u00a0\u202f]"
_NUMBER = compile_pattern(
    rf"(?<![\w.,:/#№$£€¥+&=%°-]|\.{_SPACE}|No\.{_SPACE})(?P<number>[1-9]\d{{3,8}})"
    rf"(?={_SPACE}(?P<next>\p{{Ll}}[\p{{Ll}}-]+)(?P<more>(?:{_SPACE}\p{{Ll}}[\p{{Ll}}-]+){{0,2}}))"
)
_BEFORE = compile_pattern(r"(?P<word>[\p{L}’'-]+)[ \u00a0\u202f]+\Z")
_GROUPED = compile_pattern(r"(?<![\d.,])[1-9],\d{3}(?![\d,])")
_COUNTED = frozenset(
    """
    people persons men women children cases deaths infections patients yuan euros dollars pounds
    rubles roubles rupees yen won baht naira crowns koruna kroner kronor zlotys liras francs
    kilometers kilometres km meters metres miles feet acres hectares tons tonnes kg kilograms
    kilos liters litres square cubic households families residents students teachers workers
    employees soldiers troops officers volunteers passengers tourists visitors participants
    doctors nurses beds rooms units houses homes buildings apartments flats companies firms
    enterprises businesses schools villages tickets cars vehicles trucks trains flights ships
    boats vessels aircraft tests doses samples votes jobs shares items copies pages seats
    megawatts kilowatts calories farmers fishermen migrants refugees prisoners inmates
    protesters demonstrators civilians members fans spectators confirmed infected asymptomatic
    isolation fishing new additional more other million trees animals cattle pigs sheep cows
    birds steps kilowatt-hours barrels
    """.split()
)
_NO_COUNT = frozenset(
    """
    of in at on is was and to for from by with as that has had were are or but which who when where
    if than the a an it he she they we will would can could may might also said says after before
    until between during through over under into about
    """.split()
)
_NAMES_A_NUMBER = frozenset(
    """
    number numbers project no nos numbered code pin room flight route line model type series class
    channel article paragraph section page order decree law bill act resolution record file asteroid
    catalogue highway bus box id version unit year years patent edition regulation standard hotline
    dial call dialling text phone telephone postcode account case platform locomotive train since
    """.split()
)
_TIME = frozenset(
    """
    in by since of from until till the during to around about before after early late mid circa and
    year between
    """.split()
)


@dataclass(frozen=True)
class UngroupedNumber:
    """A match is a number of four to nine digits that counts something and has no comma.

    Years, and numbers that name something (“project 20380”, “flight 1549”), are left alone. Houses
    differ about four digits, so that these count only where the story itself writes “4,267”, or has
    a longer number without commas. The replacement has the commas.
    """

    values: ClassVar[tuple[str, ...]] = ("number", "right")

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the numbers in the order of the prose; diagnoses ``long`` and ``mixed``."""
        prose = document.prose
        found = [each for each in find_all(_NUMBER, prose) if _counts(prose, each)]
        if not found:
            return
        grouped = bool(_GROUPED.search(prose)) or any(len(each["number"]) > 4 for each in found)
        for each in found:
            long = len(each["number"]) > 4
            span = Span(*each.span("number"))
            if (long or grouped) and document.segment_around(span) is not None:
                right = f"{int(each['number']):,}"
                yield Match(
                    span,
                    {"number": each["number"], "right": right},
                    right,
                    diagnosis="long" if long else "mixed",
                )


def _counts(prose: str, found: regex.Match[str]) -> bool:
    number, following = found["number"], found["next"]
    before = _BEFORE.search(prose[max(0, found.start() - 24) : found.start()])
    word = before["word"] if before else ""
    if word.lower() in _NAMES_A_NUMBER or following in _NO_COUNT:
        return False
    if len(number) > 4:
        return not word[:1].isupper() or word in {"The", "About", "Some", "Another", "A", "Over"}
    if following not in _COUNTED:
        return False
    is_year = 1500 <= int(number) <= 2100
    return not (
        is_year and (word.lower() in _TIME or following in {"new", "more", "other", "million"})
    )
