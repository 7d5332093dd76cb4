"""Totals and the parts that the copy counts out: people, medals, seats."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import regex

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.arithmetic.disagreements import Disagreement
from newslint.subjects.arithmetic.masked_prose import (
    HEAD,
    NUMBER,
    STOPS,
    HiddenNumber,
    MaskedProse,
    NumberedLine,
    masked_prose,
    matches,
    numbered_lines,
)
from newslint.subjects.numbers.numbers import Hedge
from newslint.subjects.numbers.written_values import written

# Who may be counted as people. A family, a crew or a team is several of them.
_PEOPLE = """
people persons passengers others students pupils children civilians victims members employees
workers dead casualties men women boys girls adults kids minors teenagers infants babies patients
residents tourists migrants refugees prisoners hostages soldiers troops officers policemen police
fighters militants rebels journalists teachers doctors nurses athletes players protesters
demonstrators suspects survivors visitors guests inmates detainees foreigners nationals citizens
voters lawmakers deputies senators candidates delegates sailors pilots firefighters farmers miners
villagers hikers climbers skiers swimmers schoolchildren schoolgirls schoolboys pedestrians
bystanders drivers customers shoppers worshippers pilgrims volunteers paramedics medics engineers
scientists officials ministers judges lawyers activists dissidents artists musicians actors
americans russians ukrainians germans britons frenchmen chinese japanese indians turks syrians
iraqis afghans israelis palestinians poles italians spaniards mexicans canadians australians
koreans iranians egyptians pakistanis nigerians kenyans technicians crew""".split()
# Nobody has two of them, or hardly anybody.
_OCCUPATIONS = """
engineers technicians doctors nurses teachers journalists firefighters farmers miners sailors pilots
soldiers lawyers judges scientists musicians actors""".split()
_NATIONALITIES = """
americans russians ukrainians germans britons frenchmen indians turks syrians iraqis afghans
israelis palestinians poles italians spaniards mexicans canadians australians koreans iranians
egyptians pakistanis nigerians kenyans""".split()
# Who cannot be counted twice.
_DISJOINT = (
    {"men": "men", "women": "women", "children": "young", "minors": "young", "babies": "young",
     "infants": "young", "kids": "young"},
    {"adults": "adults", "children": "young", "minors": "young", "kids": "young"},
    {"boys": "boys", "girls": "girls", "men": "men", "women": "women"},
    {"male": "male", "female": "female", "males": "male", "females": "female"},
    {"boys": "boys", "girls": "girls", "adults": "adults"},
    {"civilians": "civilians", "soldiers": "soldiers", "police": "police",
     "policemen": "police", "troops": "soldiers"},
    {"students": "students", "pupils": "students", "teachers": "teachers"},
    {"gold": "gold", "golds": "gold", "silver": "silver", "silvers": "silver",
     "bronze": "bronze", "bronzes": "bronze"},
    {occupation: occupation for occupation in _OCCUPATIONS} | {"policemen": "police"},
    {nationality: nationality for nationality in _NATIONALITIES},
    {"wins": "wins", "draws": "draws", "defeats": "defeats", "losses": "defeats"},
)  # fmt: skip


class _Part(NamedTuple):
    """A number with the word for what it counts."""

    number: HiddenNumber
    noun: str


@cache
def _people() -> frozenset[str]:
    return frozenset(_PEOPLE)


@cache
def _including() -> regex.Pattern[str]:
    """As in "12 people, including five women and two children"."""
    return lazy_pattern(
        rf"(?P<total>{NUMBER})(?P<head>[ -][^{STOPS}(),–—]{{0,50}}?),?(?: [–—-]{{1,2}} ?| \(| )"
        r"(?:including|of whom|of them|among them|amongst them) "
        rf"(?P<list>(?:[a-z' -]{{0,20}})?{NUMBER}[^.;:!?\n()–—]{{0,140}})",
    )


@cache
def _of_them() -> regex.Pattern[str]:
    """As in "43 passengers, 45 of them children"."""
    return lazy_pattern(
        rf"(?P<total>{NUMBER})(?P<head>(?: [a-z'-]+){{1,4}}?)(?:,| [–—-]| and| with| \()? "
        rf"(?P<part>{NUMBER}) of (?:them|whom)\b",
    )


@cache
def _counted_out() -> regex.Pattern[str]:
    """As in "12 people: five men and seven women", "12 medals (five gold, …)"."""
    return lazy_pattern(
        rf"(?P<total>{NUMBER})(?P<members>-(?:member|person|strong))? "
        rf"(?P<head>[a-z][^{STOPS}(),–—]{{0,30}}?)"
        r"(?: ?: | [–—-]{1,2} | \(|, |, (?:comprising|made up of|consisting of) "
        r"| (?:comprising|made up of|consisting of) )"
        rf"(?P<list>{NUMBER} [a-z][^.;:!?\n()–—]{{0,110}})"
    )


@cache
def _total_after() -> regex.Pattern[str]:
    """As in "five men and eight women, a total of 12", "… , 12 people in all"."""
    return lazy_pattern(
        rf"(?P<list>{NUMBER} [a-z]+(?: [a-z]+)?(?:, {NUMBER} [a-z]+)*,? and {NUMBER} [a-z]+"
        rf"(?: [a-z]+)?)"
        rf"(?:,| [–—-]| \()(?: or)?(?: for)? ?(?:(?:(?:a|for a) total of|altogether|in all,?"
        rf"|in total,?|totall?ing) "
        rf"(?P<total>{NUMBER})(?! ?[–—-]?(?:{HEAD}|%))(?P<unit> [a-z]+)?"
        rf"|(?P<total>{NUMBER})(?: people| persons)? (?:in total|in all|altogether)\b)",
    )


_SEATS_WON = r"(?:w[io]ns?|took|takes?|gets?|got|ha[sd]|have|holds?|held|gain(?:s|ed)?|secured?)"


@cache
def _seats() -> tuple[regex.Pattern[str], ...]:
    """As in "of the 120 seats, the Blues won 70 and the Greens 65", "won 70 of the 120 seats"."""
    return (
        lazy_pattern(
            rf"\bof (?:(?:the|its|all|all the) )?(?P<total>{NUMBER}) (?:[a-z-]+ )?seats"
            rf"(?:(?: (?:in|of|on) [^{STOPS}(),–—]{{1,40}})?,| (?!in |of |on )) ?"
            rf"(?P<list>[^.;:!?\n()–—]{{0,60}}?\b{_SEATS_WON} {NUMBER}[^.;:!?\n()–—]{{0,160}})"
        ),
        lazy_pattern(
            rf"\b{_SEATS_WON} (?P<part>{NUMBER}) of (?:the |its |all )?(?P<total>{NUMBER})"
            rf" (?:[a-z-]+ )?seats(?: (?:in|on|of) [a-z ]{{1,30}}?)?(?:,| and|, and|, while) "
            r"(?P<list>[^.;:!?\n()–—]{0,160})"
        ),
    )


# Seats of others than the parties of this vote, or seats that are counted twice.
_OTHER_SEATS = lazy_pattern(
    r"\b(?:lost|los(?:e|es|ing)|from|up|down|more|fewer|less|than|compared|last|previous(?:ly)?"
    r"|against|including|among|of (?:them|whom|which|these|those)|coalition|alliance|allies|ally"
    r"|bloc|together|combined|partners?|contest(?:s|ed)?|candidates?|fielded|stood|ran|women|men|reserved"
    r"|needed|majority|upper|lower|senate|other|both|another|either|or|could|would|may|might"
    r"|expect(?:s|ed)?|polls?|projected|predicted|forecast|after|before|years?|per ?cent)\b|%"
)
_OTHER_HOUSE = lazy_pattern(
    r"\b(?:in|councils?|chamber|house|assembly|elsewhere|each|regions?|states?)\b"
)
_PARTY_SEATS = lazy_pattern(
    rf"(?<![\w,.])(?P<number>{NUMBER})(?=(?: seats?)?(?:,| and| while| with|\s*\Z)"
    r"|(?: seats?)?(?= (?:for|to|going)\b))"
)
_ITEM = lazy_pattern(rf"(?P<number>{NUMBER}) (?P<words>[a-z]+(?: [a-z]+){{0,2}})")
_NO_COUNT_AFTER = lazy_pattern(rf"(?&ordinal_endings)\b|[:/%°–—-]| ?[ap]\.m|{HEAD}")
# Between the total and its parts something else is counted or told.
_NOT_THE_SAME = lazy_pattern(
    r"\b(?:families|couples|groups|teams|crews?|households|times|since|years?|days|weeks|months"
    r"|miles"
    r"|every|each|per|in addition|not|excluding|besides|other|more than)\b"
)


_NOT_ALL = lazy_pattern(
    r"\b(?:among|including|others?|the rest|and an?|one|another|plus|as well as)\b"
)


def totals(document: Document) -> tuple[Disagreement, ...]:
    """Totals that their parts contradict (a finder), in the order of the text.

    Kinds: ``parts`` (a part, or parts that cannot overlap, exceed the total) and ``total`` (parts
    that the copy counts out in full do not make the total).
    """
    masked = document.find(masked_prose)
    prose = document.prose
    lines = [line for line in document.find(numbered_lines) if line.numbers > 1]
    found = [
        *_exceeding(prose, masked, lines),
        *_more_of_them(prose, masked, lines),
        *_more_than_people(prose, masked, lines),
        *_more_than_seats(prose, masked, lines),
        *_more_than_house(prose, masked, lines),
        *_counted(prose, masked, lines, _counted_out()),
        *_counted(prose, masked, lines, _total_after()),
    ]
    unique = {said.span: said for said in sorted(found, key=lambda said: said.span)}
    return tuple(unique.values())


def _items(masked: MaskedProse, start: int, end: int) -> Iterator[_Part]:
    """The counted nouns of a list: the last of up to three words that is one."""
    for match in _ITEM.finditer(masked.text, start, end):
        number = masked.numbers[match.start("number")]
        if _NO_COUNT_AFTER.match(masked.text, number.span.end) or number.money:
            continue
        for word in match["words"].split():
            if word in _people() or any(word in group for group in _DISJOINT):
                yield _Part(number, word)
                break


def _is_total(masked: MaskedProse, number: HiddenNumber) -> bool:
    return (
        not number.money
        and number.value % 1 == 0
        and number.value > 0
        and not _NO_COUNT_AFTER.match(masked.text, number.span.end)
    )


def _exceeding(
    prose: str, masked: MaskedProse, lines: list[NumberedLine]
) -> Iterator[Disagreement]:
    near = (line for line in lines if line.names("including", " of whom", " them"))
    for match in matches(_including(), masked, near):
        total = masked.numbers[match.start("total")]
        head = match["head"].strip()
        if not _is_total(masked, total) or not any(
            word in _people() or word in _FATES for word in head.split()
        ):
            continue
        if _NOT_THE_SAME.search(head):
            continue
        start, end = match.span("list")
        # ", and 16 men were arrested": of these nobody said that they are among the first.
        if clause := _NEXT_CLAUSE.search(masked.text, start, end):
            end = clause.start()
        parts = list(_items(masked, start, end))
        most = total.value * (Decimal("1.1") if total.hedge is Hedge.ABOUT else 1)
        alone = [part for part in parts[:1] if part.number.value > most]
        chosen = alone or _disjoint(parts)
        told = sum((part.number.value for part in chosen), Decimal(0))
        if total.hedge is Hedge.OVER and len(chosen) > 1:
            # "More than 14, including nine … and seven …": they may be 16.
            continue
        if told > most and all(part.number.hedge is not Hedge.UNDER for part in chosen):
            yield _disagreement("parts", prose, total, chosen, told)


def _more_of_them(
    prose: str, masked: MaskedProse, lines: list[NumberedLine]
) -> Iterator[Disagreement]:
    near = (line for line in lines if line.names(" of them", " of whom"))
    for match in matches(_of_them(), masked, near):
        total, part = (masked.numbers[match.start(name)] for name in ("total", "part"))
        head = match["head"].split()
        if not (_is_total(masked, total) and any(word in _people() for word in head)):
            continue
        most = total.value * (Decimal("1.1") if total.hedge is Hedge.ABOUT else 1)
        if part.value > most and not part.hedge:
            yield _disagreement("parts", prose, total, [_Part(part, "")], part.value)


def _more_than_people(
    prose: str, masked: MaskedProse, lines: list[NumberedLine]
) -> Iterator[Disagreement]:
    """As in "300 people, 280 students and 45 teachers"."""
    near = (line for line in lines if line.numbers > 2 and line.names("people", "persons"))
    for match in matches(_counted_out(), masked, near):
        total = masked.numbers[match.start("total")]
        if not _is_total(masked, total) or match["head"].split()[-1] not in ("people", "persons"):
            continue
        start, end = match.span("list")
        if clause := _NEXT_CLAUSE.search(masked.text, start, end):
            end = clause.start()
        parts = list(_items(masked, start, end))
        chosen = _disjoint(parts)
        most = total.value * (Decimal("1.1") if total.hedge is Hedge.ABOUT else 1)
        told = sum((part.number.value for part in chosen), Decimal(0))
        if (
            len(chosen) == masked.text.count(HEAD, start, end) > 1
            and told > most
            and total.hedge is not Hedge.OVER
            and not any(part.number.hedge for part in chosen)
            and not _NOT_ALL.search(masked.text, start, end)
        ):
            yield _disagreement("parts", prose, total, chosen, told)


def _more_than_seats(
    prose: str, masked: MaskedProse, lines: list[NumberedLine]
) -> Iterator[Disagreement]:
    near = [line for line in lines if line.numbers > 2 and line.names(" seats")]
    for pattern in _seats() if near else ():
        for match in matches(pattern, masked, near):
            total = masked.numbers[match.start("total")]
            start, end = match.span("list")
            if (
                not _is_total(masked, total)
                or _OTHER_SEATS.search(masked.text, match.start(), end)
                or _OTHER_HOUSE.search(masked.text, start, end)
            ):
                continue
            found = [*_PARTY_SEATS.finditer(masked.text[:end], start)]
            starts = [one.start("number") for one in found]
            if "part" in match.groupdict():
                starts.insert(0, match.start("part"))
            parts = [_Part(masked.numbers[at], "seats") for at in starts]
            # Every number has to be the seats of a party, or the list is not what it seems.
            if len(parts) < 2 or len(found) != masked.text.count(HEAD, start, end):
                continue
            told = sum((part.number.value for part in parts), Decimal(0))
            if (
                told > total.value
                and not total.hedge
                and not any(part.number.hedge or part.number.value % 1 for part in parts)
            ):
                yield _disagreement("parts", prose, total, parts, told)


@cache
def _house() -> tuple[regex.Pattern[str], ...]:
    """As in "a 61-59 majority in the 120-seat house", "the 120-member house, by 61 to 59"."""
    sides = rf"(?P<part>{NUMBER})(?:[–-]| to )(?P<other>{NUMBER})"
    size = rf"(?P<total>{NUMBER})-(?:seat|member|person|judge)\b"
    kind = r"(?P<kind>majority|margin|vote|votes|verdict|ruling|control|advantage)"
    return (
        lazy_pattern(rf"{sides} {kind} [^{STOPS}(),]{{0,30}}{size}"),
        lazy_pattern(rf"{size}[^{STOPS}(),–—]{{0,40}} {sides}(?: {kind}|(?=[.,;]))"),
    )


def _more_than_house(
    prose: str, masked: MaskedProse, lines: list[NumberedLine]
) -> Iterator[Disagreement]:
    names = ("-seat", "-member", "-person", "-judge")
    near = [line for line in lines if line.numbers > 2 and line.names(*names)]
    for pattern in _house() if near else ():
        for match in matches(pattern, masked, near):
            total, part, other = (
                masked.numbers[match.start(name)] for name in ("total", "part", "other")
            )
            told = part.value + other.value
            # Of a majority few are missing, of a vote many may be.
            few = match["kind"] in ("majority", "margin", "control", "advantage")
            least = total.value * Decimal("0.85") if few and told > 20 else 0
            if not least <= told <= total.value:
                parts = [_Part(part, "seats"), _Part(other, "seats")]
                yield _disagreement("parts", prose, total, parts, told)


_NEXT_CLAUSE = lazy_pattern(
    rf",? (?:and|while|but|with|as) {NUMBER}(?: [a-z]+){{1,3}}? "
    r"(?:(?&be)|(?&have)|(?&modals)|held|hurt|fled|[a-z]{2,}ed)\b"
)
_FATES = frozenset(
    """
    killed injured wounded arrested hurt detained dead died hospitalized hospitalised
    missing""".split()
)


def _disjoint(parts: list[_Part]) -> list[_Part]:
    """The parts from the first on, as long as no two of them can share a person."""
    for group in _DISJOINT:
        chosen: list[_Part] = []
        seen: set[str] = set()
        for part in parts:
            kind = group.get(part.noun)
            if kind is None or kind in seen:
                break
            seen.add(kind)
            chosen.append(part)
        if len(chosen) > 1:
            return chosen
    return []


def _counted(
    prose: str, masked: MaskedProse, lines: list[NumberedLine], pattern: regex.Pattern[str]
) -> Iterator[Disagreement]:
    is_after = pattern is _total_after()
    # The total and two parts at least.
    near = (
        line
        for line in lines
        if line.numbers > 2 and line.names(*(_SUMMING if is_after else _IN_COMPLETE))
    )
    for match in matches(pattern, masked, near):
        total = masked.numbers[match.start("total")]
        is_body = bool(match.groupdict().get("members"))
        if not (is_body or _is_total(masked, total)) or total.hedge:
            continue
        start, end = match.span("list")
        parts = list(_items(masked, start, end))
        numbers = masked.text.count(HEAD, start, end)
        chosen = _disjoint(parts)
        # Every number of the list has to be one of the parts, or the list is not what it seems.
        if len(chosen) != numbers or len(chosen) < 2 or any(part.number.hedge for part in chosen):
            continue
        if not is_after and not _is_whole_list(masked.text, match, chosen):
            continue
        if _NOT_ALL.search(masked.text, start, end):
            continue
        told = sum((part.number.value for part in chosen), Decimal(0))
        if told != total.value:
            yield _disagreement("total", prose, total, chosen, told)


_COMPLETE = (
    frozenset(("men", "women")),
    frozenset(("men", "women", "young")),
    frozenset(("boys", "girls")),
    frozenset(("adults", "young")),
    frozenset(("male", "female")),
    frozenset(("gold", "silver", "bronze")),
    frozenset(("wins", "draws", "defeats")),
    frozenset(("men", "women", "boys", "girls")),
)
_IN_COMPLETE = ("men", "girls", "adults", "male", "gold", "wins")
"""In a list that is complete stands one of these, if only as a piece of a word."""
_COUNTED = frozenset(
    "medals medal games matches jury panel team crew board committee squad cabinet council".split()
)
_SUMMING = ("total", "altogether", "in all")


def _is_whole_list(text: str, match: regex.Match[str], parts: list[_Part]) -> bool:
    """Whether the parts are all there are: men and women, gold, silver and bronze."""
    kinds = frozenset(
        group[part.noun] for part in parts for group in _DISJOINT if part.noun in group
    )
    head = match["head"].split()
    return kinds in _COMPLETE and any(word in _people() or word in _COUNTED for word in head)


def _disagreement(
    kind: str, prose: str, total: HiddenNumber, parts: list[_Part], told: Decimal
) -> Disagreement:
    listed = [part.number.figure(prose) for part in parts]
    values = {
        "total": total.figure(prose),
        "parts": " + ".join(listed),
        "sum": written(told),
    }
    diagnosis = "one" if len(parts) == 1 else ""
    places = tuple(Span(*part.number.span) for part in parts)
    return Disagreement(kind, total.span, places, diagnosis, values)
