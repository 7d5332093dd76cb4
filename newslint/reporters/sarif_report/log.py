"""From a report to a log with one run, cut to what GitHub takes."""

import re
import warnings
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from newslint.model.diagnostic import Diagnostic
from newslint.model.report import STANDARD_INPUT, LeftOut, Report
from newslint.reporters.sarif_report.artifacts import Artifacts, figures
from newslint.reporters.sarif_report.invocation import invocation, notification_descriptors
from newslint.reporters.sarif_report.messages import characters
from newslint.reporters.sarif_report.results import MOST_RELATED, Results
from newslint.reporters.sarif_report.rules import Descriptors

MOST_RESULTS = 25_000
"""How many results GitHub takes of one run; of more it refuses the log."""
_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_SEMANTIC = re.compile(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}([-+][0-9A-Za-z.+-]+)?")

Numbered = tuple[int, Diagnostic]
"""A diagnostic with the number of its file."""


def sarif_log(report: Report) -> dict[str, Any]:
    """The log as plain data."""
    every = [(n, d) for n, file in enumerate(report.files) for d in file.all_diagnostics]
    kept = _strongest(every)
    left_out = tuple(_left_out(every, kept))
    for told in left_out:
        warnings.warn(told, LeftOut, stacklevel=1)
    descriptors = Descriptors(report, (diagnostic for _, diagnostic in kept))
    artifacts = Artifacts(report)
    run: dict[str, Any] = {
        "tool": {"driver": _driver(report, descriptors)},
        "automationDetails": {"id": "newslint/"},
        "language": "en-US",
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": artifacts.locations(),
        "invocations": [_invocation(report, artifacts, descriptors, left_out)],
        "taxonomies": [
            taxonomy.component() for taxonomy in (descriptors.mqm, descriptors.its) if taxonomy.taxa
        ],
        "artifacts": list(artifacts.all()),
        "results": _results(kept, artifacts, descriptors),
        "properties": figures(report.penalty_points, report.words),
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _driver(report: Report, descriptors: Descriptors) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": "newslint",
        "fullName": f"newslint {report.version}",
        "version": report.version,
        "shortDescription": {"text": "A text-quality linter for translated news copy."},
        "language": "en-US",
        # Of a lexicon the log has only the entries that found something.
        "isComprehensive": False,
        "supportedTaxonomies": [
            taxonomy.reference() for taxonomy in (descriptors.mqm, descriptors.its) if taxonomy.taxa
        ],
        "notifications": notification_descriptors(),
        "rules": list(descriptors.all()),
    }
    if _SEMANTIC.fullmatch(report.version):
        made["semanticVersion"] = report.version
    return made


def _invocation(
    report: Report, artifacts: Artifacts, descriptors: Descriptors, left_out: Sequence[str]
) -> dict[str, Any]:
    made = invocation(report, artifacts, descriptors, left_out)
    if STANDARD_INPUT in artifacts.numbers:
        made["stdin"] = artifacts.location(artifacts.numbers[STANDARD_INPUT])
    return made


def _results(
    kept: Iterable[Numbered], artifacts: Artifacts, descriptors: Descriptors
) -> list[dict[str, Any]]:
    suppress = any(diagnostic.acceptance for _, diagnostic in kept)
    made: list[dict[str, Any]] = []
    for number, of_file in groupby(kept, key=itemgetter(0)):
        results = Results(number, artifacts, descriptors, suppress)
        made += (results.result(diagnostic) for _, diagnostic in of_file)
    return made


def _strongest(every: Sequence[Numbered]) -> Sequence[Numbered]:
    """As many as a log may have, in the order that they had; accepted ones are the first to go."""
    if len(every) <= MOST_RESULTS:
        return every
    ranked = sorted(
        range(len(every)),
        key=lambda n: (every[n][1].acceptance is not None, every[n][1].level.rank, n),
    )
    return [every[n] for n in sorted(ranked[:MOST_RESULTS])]


def _left_out(every: Sequence[Numbered], kept: Sequence[Numbered]) -> Iterable[str]:
    if len(kept) < len(every):
        yield (
            f"{len(every):,} findings are more than code scanning takes; the SARIF log has the "
            f"{len(kept):,} most severe ones."
        )
    for _, diagnostic in kept:
        if len(diagnostic.related) > MOST_RELATED:
            where = f"{diagnostic.path}:{diagnostic.place.start.line}"
            yield characters(
                f"{where} has {len(diagnostic.related):,} related places for {diagnostic.rule}, "
                f"more than code scanning takes; the SARIF log has the first {MOST_RELATED:,}."
            )
