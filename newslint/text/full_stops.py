"""What a full stop is part of: an abbreviation, a number, an address of the web, an ellipsis."""

import re
from enum import Enum

import regex

from newslint.languages.en.calendar import (
    CALENDAR_WORDS,
    MONTH_SHORTS,
    SMALL_MONTH_SHORTS,
    TIME_SHORTS,
    WEEKDAY_SHORTS,
)
from newslint.patterns.lazy_pattern import lazy_pattern

# Titles stand before a name, so no sentence ends with them.
_TITLES = frozenset(
    """
    Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Gen Lt Col Capt Cpt Sgt Maj Brig Cmdr Cdr Adm Cpl
    Pvt Pfc Rep Reps Sen Sens Gov Govs Rev Revs Hon Pres Supt Det Insp Amb Msgr Fr Sr Atty Ald
    Asst Assoc Dep Dir Sec Treas Ing Mgr Bc JUDr MUDr PhDr RNDr Dipl Frau Hr Sra Srta Dña
    Mlles Ayat St Ste Mt Ft Pt Spc Ofc Chm Rt
    """.split()
)
# May end a sentence as well as stand before a name.
_SUFFIXES = frozenset(
    """
    Inc Corp Co Cos Ltd Bros Jr Sr Esq Assn Dept Univ Inst Intl Natl Govt Ave Blvd Rd Hwy Pkwy
    Plc PLC Pty Cie Assns Depts Est est dept depts govt inc corp co ltd assn etc al bros
    """.split()
)
_STATES = frozenset(
    """
    Ala Ariz Calif Colo Conn Fla Ky Mich Minn Mont Neb Nev Okla Tenn Tex Vt Wis Wisc Wyo Alta
    Sask
    """.split()
)
# Words or names as well, so these count only after the comma that parts them from a town.
_STATES_AFTER_COMMA = frozenset(
    "Ark Del Ga Ill Ind Kan La Man Mass Md Miss Mo Ont Ore Pa Penn Que Va Wash".split()
)
_CALENDAR = frozenset((*MONTH_SHORTS, *SMALL_MONTH_SHORTS, *WEEKDAY_SHORTS))
# Before a number only; elsewhere the same letters end a sentence ("He said no.").
_BEFORE_NUMBERS = frozenset(
    """
    No Nos no nos Nr nr Vol vol Vols vols p pp P Pp Art art Arts arts Sec sec Sect sect Fig
    fig Figs figs Ch ch Chap chap Para para Paras paras Cap cap Ex ex Op op Tel tel Ext ext Rm
    rm Apt apt Ste Bd Hr Ver ver Pt pt Rs Re Rp
    """.split()
)
_UNITS = frozenset(
    """
    ft lb lbs oz mph kph km kms cm mm kg kgs sq cu yd yds gal gals hp rpm pct mi in qt pts ha bn mn
    mln bln tr st tbsp tbs tsp
    """.split()
) | {*TIME_SHORTS}
# Nothing that English copy ends a sentence with.
_CONNECTING = frozenset(
    """
    vs v cf ca c approx viz incl excl resp esp e.g i.e eg ie e i nee née pp ed eds trans tr
    cit ibid orig rev max avg
    """.split()
)
_MONTH_FOLLOWS = lazy_pattern(r"\s+(?&month_forms)\b", regex.I)
_NUMBER_FOLLOWS = lazy_pattern(r"\s*(?:\d|[IVXLC]+\b|#)")
_LETTER_FOLLOWS = lazy_pattern(r"\s+[A-ZÀ-Þ]")


class Stop(Enum):
    """What a full stop is."""

    PLAIN = "plain"
    """The end of a sentence, or a fault."""
    INNER = "inner"
    """Inside a decimal, an address, a file name, a dotted abbreviation."""
    ELLIPSIS = "ellipsis"
    TITLE = "title"
    """A title, which a name follows: Mr., Lt."""
    INITIAL = "initial"
    """One letter: J."""
    DOTTED = "dotted"
    """The last stop of letters with stops: U.S., a.m."""
    SUFFIX = "suffix"
    """May end a sentence as well: Inc., Jr., Calif., etc."""
    NUMBERED = "numbered"
    """Before a number: No. 5, Jan. 5."""
    UNIT = "unit"
    CONNECTING = "connecting"
    """Never last: vs., e.g."""
    ORDINAL = "ordinal"
    """After the number of a list item, or of a day before its month."""


def is_abbreviation(prose: str, stop: int) -> bool:
    """Whether the full stop at offset ``stop`` belongs to what stands before or around it.

    True for abbreviations, initials, ordinals, decimals, addresses and file names, ellipses;
    such a stop may end a sentence all the same ("in the U.S."). False where it can only be the
    end of a sentence or a fault.
    """
    return stop_kind(prose, stop) is not Stop.PLAIN


def stop_kind(prose: str, stop: int) -> Stop:
    """What the full stop at offset ``stop`` of ``prose`` is."""
    before = prose[stop - 1] if stop else ""
    after = prose[stop + 1] if stop + 1 < len(prose) else ""
    if before == "." or after in {".", "…"} or before == "…":
        return Stop.ELLIPSIS
    if _ellipsis_with_spaces(prose, stop):
        return Stop.ELLIPSIS
    if after.isalnum() or (after in "/@-_" and after and before.isalnum()):
        # ".NET", "3.5", "bbc.co.uk", "U.S.-led"; a missing space ("years.He") is no abbreviation.
        return _inner_kind(prose, stop, before, after)
    token = _token_before(prose, stop)
    if not token:
        return Stop.PLAIN
    return _kind_by_token(prose, stop, token)


def _ellipsis_with_spaces(prose: str, stop: int) -> bool:
    return prose[stop - 2 : stop] == ". " or prose[stop + 1 : stop + 3] == " ."


def _inner_kind(prose: str, stop: int, before: str, after: str) -> Stop:
    if before.isdigit() or after.isdigit() or not before.isalnum():
        return Stop.INNER
    if after == "-":
        return _kind_by_token(prose, stop, _token_before(prose, stop))
    if before.islower() and after.isupper():
        # "years.He": two words, unless a name of the web or of a file ("Booking.com", "node.JS").
        following = re.match(r"\w+", prose[stop + 1 : stop + 20])
        word = following.group() if following else ""
        return Stop.INNER if word.isupper() and len(word) > 1 else Stop.PLAIN
    return Stop.INNER


def _token_before(prose: str, stop: int) -> str:
    start = stop
    lowest = max(0, stop - 40)
    while start > lowest and (prose[start - 1].isalnum() or prose[start - 1] in ".&’'"):
        start -= 1
    return prose[start:stop].lstrip(".'’")


def _kind_by_token(prose: str, stop: int, token: str) -> Stop:
    if "." in token:
        parts = token.split(".")
        if all(0 < len(part) <= 2 and part.isalpha() for part in parts):
            return Stop.CONNECTING if token.lower() in _CONNECTING else Stop.DOTTED
        token = parts[-1]
    if len(token) == 1 and token.isalpha():
        if token in {"v", "c", "p"}:
            return Stop.CONNECTING if token != "p" else _before_number(prose, stop)
        # "35 °C." ends as any word does.
        is_initial = token.isupper() and not prose.endswith("°", 0, stop - 1)
        return Stop.INITIAL if is_initial else Stop.PLAIN
    if token.isdigit():
        return _ordinal_kind(prose, stop, token)
    if token in _CONNECTING:
        return Stop.CONNECTING
    if token in _BEFORE_NUMBERS and _before_number(prose, stop) is Stop.NUMBERED:
        return Stop.NUMBERED
    if token in _TITLES:
        return Stop.TITLE
    if token in _CALENDAR:
        is_word = token in CALENDAR_WORDS or token.islower()
        return _before_number(prose, stop) if is_word else Stop.NUMBERED
    start = stop - len(token)
    preceding = prose[max(0, start - 2) : start].rstrip()[-1:]
    if token in _SUFFIXES or token in _STATES:
        return Stop.SUFFIX
    if token in _STATES_AFTER_COMMA:
        return Stop.SUFFIX if preceding in {",", "(", ".", ""} else Stop.PLAIN
    if token in _UNITS:
        return Stop.UNIT if preceding.isdigit() else Stop.PLAIN
    if (
        2 <= len(token) <= 4
        and token[0].isupper()
        and token[1:].islower()
        and not _has_vowel(token)
    ):
        # Foreign titles and the like, such as "Hr.", "Sdr.", "Bc.".
        return Stop.TITLE
    return Stop.PLAIN


def _has_vowel(token: str) -> bool:
    return any(character in "aeiouyáéíóúäöüàèìòùâêîôûåæøAEIOUYÁÉÍÓÚÄÖÜÅÆØ" for character in token)


def _before_number(prose: str, stop: int) -> Stop:
    return Stop.NUMBERED if _NUMBER_FOLLOWS.match(prose, stop + 1) else Stop.PLAIN


def _ordinal_kind(prose: str, stop: int, token: str) -> Stop:
    if len(token) <= 2 and _MONTH_FOLLOWS.match(prose[stop + 1 : stop + 16]):
        return Stop.ORDINAL
    start = stop - len(token)
    # At the head of a line: the number of a list item.
    if (
        len(token) <= 2
        and (start == 0 or prose[start - 1] in "\r\n")
        and (_LETTER_FOLLOWS.match(prose, stop + 1))
    ):
        return Stop.ORDINAL
    return Stop.PLAIN
