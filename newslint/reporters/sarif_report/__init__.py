"""SARIF 2.1.0 (OASIS Standard), the format of code scanning and of editors' result panels.

A log has one run, and everything that a report carries: the rules with their pages, the findings
with places, context, related places, fixes and fingerprints, what was accepted, what went wrong.
The same report makes the same log, byte for byte: it holds no time, no user and no machine but
the root that paths are relative to.

- ``log`` puts a run together and cuts it where a consumer takes no more;
- ``rules``, ``taxonomies``, ``results``, ``artifacts``, ``invocation`` make its parts;
- ``messages`` are texts as SARIF wants them; ``writing`` turns the log into text.

Section numbers in the docstrings are those of the standard.
"""

from newslint.model.report import Presentation, Report


def report(report: Report, presentation: Presentation) -> str:
    """The report as a SARIF log.

    Warns (``LeftOut``) of findings and related places for which a log has no room.
    """
    # Most runs want another format; they do without the import.
    from newslint.reporters.sarif_report.log import sarif_log  # noqa: PLC0415
    from newslint.reporters.sarif_report.writing import written  # noqa: PLC0415

    return written(sarif_log(report))
