"""Findings that were accepted, told from those that count."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

from newslint.model.acceptance import Acceptance, AcceptedFinding
from newslint.model.diagnostic import Diagnostic
from newslint.model.report import FileReport


def accept(
    report: FileReport, entries: Sequence[AcceptedFinding], today: datetime.date
) -> FileReport:
    """The report with every diagnostic that an entry speaks of among the accepted ones.

    An entry speaks of every place of the story with its words; one that has expired of none.
    """
    if not entries:
        return report
    numbers = {
        _key(entry.rule, entry.text, entry.around): number
        for number, entry in enumerate(entries)
        if entry.until is None or today <= entry.until
    }
    counting: list[Diagnostic] = []
    accepted: list[Diagnostic] = []
    for diagnostic in report.diagnostics:
        number = numbers.get(_key(diagnostic.rule, diagnostic.place.text, diagnostic.around))
        if number is None:
            counting.append(diagnostic)
        else:
            entry = entries[number]
            acceptance = Acceptance(number, entry.reason, entry.until)
            accepted.append(replace(diagnostic, acceptance=acceptance))
    return replace(report, diagnostics=tuple(counting), accepted=tuple(accepted))


def _key(rule: str, text: str, around: str) -> tuple[str, str, str]:
    return rule, " ".join(text.split()), " ".join(around.split())
