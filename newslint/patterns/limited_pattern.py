"""Regular expressions that cannot hang a run."""

import regex

from newslint.patterns.macros import expanded
from newslint.patterns.pattern_memory import pattern_of

SECONDS_PER_SEARCH = 1.0
SECONDS_PER_CHARACTER = 5e-6


def compile_pattern(source: str, *, ignore_case: bool = False) -> regex.Pattern[str]:
    """Compile a pattern, with the word lists that it calls: ``(?&months)``.

    Raises ValueError that quotes the pattern and says what is wrong.
    """
    written_out = expanded(source)
    try:
        return pattern_of(written_out, int(regex.IGNORECASE) if ignore_case else 0)
    except regex.error as problem:
        raise ValueError(f"bad regular expression {source!r}: {problem}") from problem


def matches_start(pattern: regex.Pattern[str], text: str) -> bool:
    """Whether ``pattern`` matches from the beginning of ``text``, under the limit of `find_all`."""
    limit = SECONDS_PER_SEARCH + SECONDS_PER_CHARACTER * len(text)
    try:
        return pattern.match(text, timeout=limit) is not None
    except TimeoutError as problem:
        raise _stopped(pattern, limit) from problem


def find_all(pattern: regex.Pattern[str], text: str) -> list[regex.Match[str]]:
    """All matches of ``pattern``, collected under a time limit before anything else runs.

    The clock of ``regex`` also counts what the consumer of an iterator does, so the matches are
    gathered first. The limit is 1 second and 5 microseconds for each character.

    Raises TimeoutError with the pattern in its message.
    """
    limit = SECONDS_PER_SEARCH + SECONDS_PER_CHARACTER * len(text)
    try:
        return list(pattern.finditer(text, timeout=limit))
    except TimeoutError as problem:
        raise _stopped(pattern, limit) from problem


def _stopped(pattern: regex.Pattern[str], limit: float) -> TimeoutError:
    shown = pattern.pattern if len(pattern.pattern) <= 60 else pattern.pattern[:57] + "..."
    return TimeoutError(f"the regular expression {shown!r} was stopped after {limit:.1f} s")
