"""Findings that were accepted, told from those that count."""

import datetime
from collections.abc import Callable, Sequence
from enum import StrEnum

from newslint.model.acceptance import IN_STORY, Acceptance, AcceptedFinding
from newslint.model.diagnostic import Diagnostic
from newslint.model.report import FileReport
from newslint.values import replace


def accept(
    report: FileReport, entries: Sequence[AcceptedFinding], today: datetime.date
) -> FileReport:
    """The report with every diagnostic that an entry speaks of among the accepted ones.

    An entry speaks of every place of the story with its words; one that has expired of none.
    """
    if not entries:
        return report
    numbers = {
        key_of(entry): number for number, entry in enumerate(entries) if entry.holds_on(today)
    }
    counting: list[Diagnostic] = []
    accepted: list[Diagnostic] = []
    for diagnostic in report.diagnostics:
        number = numbers.get(key_of_finding(diagnostic))
        if number is None:
            counting.append(diagnostic)
        else:
            entry = entries[number]
            acceptance = Acceptance(number, entry.reason, entry.until)
            accepted.append(replace(diagnostic, acceptance=acceptance))
    return replace(report, diagnostics=tuple(counting), accepted=tuple(accepted))


class OutOfUse(StrEnum):
    """Why an entry silences nothing."""

    EXPIRED = "expired"
    STALE = "stale"
    """Its rule was on and found nothing that it speaks of."""


def out_of_use(
    report: FileReport,
    entries: Sequence[AcceptedFinding],
    today: datetime.date,
    is_on: Callable[[str], bool],
) -> dict[int, OutOfUse]:
    """The entries of a story that silence nothing, by their numbers.

    ``report`` is that of the whole story, as ``accept`` gave it; ``is_on`` says of the address of a
    rule whether it was on. What a stronger finding of the same place has taken in, or an earlier
    one of a rule that speaks once, is still there, and so no entry for it is stale.
    """
    used = {
        key_of(entries[d.acceptance.entry])
        for d in report.accepted
        if d.acceptance and d.acceptance.entry != IN_STORY
    }
    taken_in = {
        (rule, _folded(related.place.text))
        for diagnostic in report.all_diagnostics
        for related in diagnostic.related
        for rule in (diagnostic.rule, related.message.partition(": ")[0])
    }
    found = {}
    for number, entry in enumerate(entries):
        if not entry.holds_on(today):
            found[number] = OutOfUse.EXPIRED
        elif (
            key_of(entry) not in used
            and is_on(entry.rule)
            and (entry.rule, _folded(entry.text)) not in taken_in
        ):
            found[number] = OutOfUse.STALE
    return found


def key_of(entry: AcceptedFinding) -> tuple[str, str, str]:
    """What an entry is told by; of two with the same key, one is enough."""
    return _key(entry.rule, entry.text, entry.around)


def key_of_finding(diagnostic: Diagnostic) -> tuple[str, str, str]:
    """The key of the entry that speaks of a diagnostic."""
    return _key(diagnostic.rule, diagnostic.place.text, diagnostic.around)


def _key(rule: str, text: str, around: str) -> tuple[str, str, str]:
    return rule, _folded(text), _folded(around)


def _folded(text: str) -> str:
    return " ".join(text.split())
