"""Anniversaries with the year of the event: "the 75th anniversary of the 1949 treaty"."""

import datetime
import re
from collections.abc import Iterator
from functools import cache

import regex

from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.arithmetic.disagreements import Disagreement
from newslint.subjects.arithmetic.masked_prose import YEAR, YEAR_HEAD, MaskedProse, masked_prose
from newslint.subjects.arithmetic.spoken_years import BEFORE_YEAR, ORDINAL, ordinal_value

_NTH = rf"{ORDINAL}[ -](?:[a-z-]+ ){{0,2}}?(?P<noun>anniversary|birthday)\b"
_NAMED = {
    "sesquicentennial": 150,
    "bicentennial": 200,
    "bicentenary": 200,
    "tercentenary": 300,
    "tricentennial": 300,
    "centennial": 100,
    "centenary": 100,
}


# "Jan Holm Jr.'s 1963 march", "the U.S. landing of 1944"
_SHORT_STOP = r"(?<=\b(?:jr|sr|mr|mrs|dr|st|gen|[a-z]))\."
_TOOK_PLACE = r"(?:(?:was|were) (?:held|signed|fought|passed|adopted|declared)|took place|happened)"


@cache
def _of() -> regex.Pattern[str]:
    """As in "75th anniversary of the founding in 1949", "of the 1949 founding"."""
    return lazy_pattern(
        rf"(?:{_NTH}|(?<![a-z])(?P<named>{'|'.join(_NAMED)}))(?P<gap> (?:of|since|after) "
        rf"(?:[^.,;:!?()\n{YEAR_HEAD}]|{_SHORT_STOP}){{0,80}}?"
        rf"(?P<held>,? (?:which|that) {_TOOK_PLACE}[a-z ]{{0,30}}?)?"
        rf"(?:(?<=the )|(?<=his )|(?<=her )|(?<=its )|(?<='s )|"
        rf"(?<=their )"
        rf"|(?:in|on|of|from) {BEFORE_YEAR}))(?P<year>{YEAR})(?P<more>s\b|-|–)?"
    )


@cache
def _founded() -> regex.Pattern[str]:
    """As in "founded in 1949, marks its 75th anniversary"."""
    return lazy_pattern(
        rf"\b(?P<verb>founded|established|born|opened|created|launched|formed|built|set up|began"
        rf"|started) "
        rf"(?:[a-z' -]{{0,30}})?(?:in|on) {BEFORE_YEAR}(?P<year>{YEAR})"
        rf"(?P<gap>[^.:!?\n{YEAR_HEAD}]{{1,80}}?)"
        rf"(?P<past>celebrated |marked |observed )?"
        rf"(?:(?<=ed )|marks|celebrates|marking|celebrating|is celebrating|is marking"
        rf"|will celebrate"
        rf"|will mark"
        rf"|observes|turns)(?:(?<=ed )| )(?:(?&third_possessives)|the) {_NTH}"
    )


_WORDS = ("anniversary", "birthday", "centen")
_SENTENCE_END = lazy_pattern(r"[.!?](?=[ \"”')]|$)|\n")
# More than any sentence has, few enough that a story without a full stop takes no longer.
_LONGEST_SENTENCE = 1_000
_YEAR = lazy_pattern(YEAR)
# A clause about something else begins, or the year is that of the celebration.
_OTHER_CLAUSE = lazy_pattern(
    r"\b(?:which|who|that|where|when|while|will|was|were|is|are|had|has|by|and)\b"
)
# What may stand between the founding and the celebration of one and the same.
_SAME_ONE = lazy_pattern(
    r"(?: by [a-z' -]{1,40})?,?(?: and|;)?(?: (?:this year|it|the [a-z]+|now|today))*,?"
    r"(?: (?:will|is|has|also))* ?"
)
_PAST = lazy_pattern(
    r"\b(?:had been|at the time|then|that year|back then|a year (?:earlier|before)|previous|last"
    r"|two years ago|years ago|earlier)\b"
)


_PRESENT = lazy_pattern(
    r"\b(?:this (?:year|month|week|weekend)|(?&relative_days)|next (?:year|month"
    r"|week)"
    r"|marks|celebrates|commemorates|falls|will|is|are|[a-z]+day|upcoming|ahead)\b"
)


def anniversaries(document: Document) -> tuple[Disagreement, ...]:
    """Anniversaries that do not fall in their year (a finder); kind ``anniversary``.

    The year of the celebration is any year that the sentence names or, where it names none, the
    year of the story's date or one beside it. Without either the finder is silent.
    """
    masked = document.find(masked_prose)
    text = masked.text
    if not any(word in text for word in ("anniversary", "birthday", "cent")):
        return ()
    now = document.metadata.date
    found = [said for match in _matches(text) if (said := _judged_anniversary(masked, match, now))]
    return tuple(sorted(found, key=lambda said: said.span))


def _words(text: str) -> Iterator[Span]:
    """Where a word stands that only anniversaries have. Three plain searches beat one pattern."""
    for word in _WORDS:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            yield Span(at, end if word != "centen" else end + 4)
            at = text.find(word, end)


def _matches(text: str) -> Iterator[regex.Match[str]]:
    """The templates, sought from the word that both of them hold."""
    for word in _words(text):
        for pattern, before, after in ((_of(), 45, 130), (_founded(), 220, 1)):
            start, end = max(0, word.start - before), min(len(text), word.end + after)
            match = pattern.search(text, start, end)
            if match and match.start() <= word.start < match.end():
                yield match
                break


def _judged_anniversary(
    masked: MaskedProse, match: regex.Match[str], date: datetime.date | None
) -> Disagreement | None:
    now = date.year if date else None
    groups = match.groupdict()
    if groups.get("more") == "s" or not _is_of_that_year(match):
        return None
    count = _count(masked, match)
    year = masked.year(match.start("year"))
    if not count:
        return None
    sentence = _sentence(masked.text, match)
    others = [masked.year(at) for at in _years(masked.text, sentence) if at != match.start("year")]
    if any(abs(other - year - count) <= 1 for other in others):
        return None
    if len(others) > 1 or (not others and (now is None or groups.get("past"))):
        return None
    if others:
        held = others[0]
        if not _is_year_of_celebration(masked.text, match, sentence):
            return None
    else:
        assert now is not None
        held = now
        if _PAST.search(masked.text, sentence.start, sentence.end):
            return None
    if date is not None and _is_near(masked.text[slice(*sentence)], date, year + count):
        return None
    if year + count > held + 1 and re.search(r" (?:in|on) .{0,20}$", match["gap"]):
        # "At the 40th anniversary of the landing in 2009": the year may be that of the celebration.
        around = masked.text[slice(*sentence)]
        if year >= held - 1 or not _PRESENT.search(around):
            return None
    start = match.start(next(n for n in ("digits", "tens", "spelt", "named") if groups.get(n)))
    end = match.end("noun") if groups.get("noun") else match.end("named")
    values = {"year": str(year), "now": str(held), "exact": str(held - year)}
    return Disagreement(
        "anniversary", Span(start, end), (Span(*match.span("year")),), "", values, ""
    )


def _is_of_that_year(match: regex.Match[str]) -> bool:
    """Whether the anniversary is that of the event in the year, not of something else."""
    if "verb" not in match.groupdict():
        # "Of the first congress, which was held in 1979": the clause is about the event.
        return not _OTHER_CLAUSE.search(match["gap"].replace(match["held"] or "\n", ""))
    return bool(_SAME_ONE.fullmatch(match["gap"])) or not (
        ";" in match["gap"] or _OTHER_CLAUSE.search(match["gap"])
    )


def _is_near(sentence: str, date: datetime.date, held: int) -> bool:
    """Whether a celebration in the year ``held`` may be spoken of at ``date``.

    The next year's is often looked forward to. The last year's is spoken of early in the year, and
    later on only where nothing says that it is now.
    """
    if date.year - held == 1:
        return date.month <= 2 or not _PRESENT.search(sentence)
    return held - date.year in (0, 1)


def _count(masked: MaskedProse, match: regex.Match[str]) -> int | None:
    named = match.groupdict().get("named")
    if named:
        return _NAMED[named]
    numbers = masked.numbers
    return ordinal_value(
        numbers.get(match.start("digits")),
        numbers.get(match.start("tens")),
        match["ones"],
        match["spelt"],
    )


def _sentence(text: str, match: regex.Match[str]) -> Span:
    start = max(0, match.start() - 300)
    for stop in _SENTENCE_END.finditer(text, start, match.start()):
        start = stop.end()
    longest = min(len(text), match.end() + _LONGEST_SENTENCE)
    end = _SENTENCE_END.search(text, match.end(), longest)
    return Span(start, end.start() if end else longest)


def _years(text: str, sentence: Span) -> Iterator[int]:
    for match in _YEAR.finditer(text, *sentence):
        yield match.start()


_AFTER_IN_YEAR = lazy_pattern(rf" (?:in|on) {BEFORE_YEAR}{YEAR}(?![\w-])")
_IN_THAT_YEAR = lazy_pattern(
    rf"(?:^|[^a-z])(?:in|on|by|during|for) {BEFORE_YEAR}{YEAR},? [^,;:.!?\n{YEAR_HEAD}]{{0,50}}$"
)


def _is_year_of_celebration(text: str, match: regex.Match[str], sentence: Span) -> bool:
    """Whether the other year stands right beside: "in 2009, on the 60th anniversary of"."""
    if "verb" in match.groupdict() and _AFTER_IN_YEAR.match(text, match.end()):
        return True
    before = text[sentence.start : match.start()]
    return bool(_IN_THAT_YEAR.search(before)) and not re.search(
        r"\b(?:founded|established|born|opened|created|launched|formed|built|began|since)\b", before
    )
