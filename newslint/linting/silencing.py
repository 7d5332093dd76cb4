"""What a story's own markup silences, told from what counts; and remarks that silence nothing."""

from collections.abc import Callable, Iterator, Sequence

from newslint.linting.accepted_rules import NO_RULE, UNUSED_REMARK
from newslint.linting.fingerprints import known_again
from newslint.linting.linter import diagnostic_of, lines_of
from newslint.linting.selection import ALL
from newslint.model.acceptance import IN_STORY, Acceptance, Silence
from newslint.model.diagnostic import Diagnostic, Level, Match
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.model.report import FileReport
from newslint.values import replace


def silenced(
    report: FileReport,
    document: Document,
    level: Level | None,
    address_now: Callable[[str], str | None],
    is_on: Callable[[str], bool],
) -> FileReport:
    """The report with every diagnostic that a remark speaks of among the accepted ones.

    ``level`` is that of remarks that silence nothing, None where they are not told; ``address_now``
    brings the address of a rule up to date, and gives None where it names none; ``is_on`` says
    whether a rule could have spoken.
    """
    remarks = [_at_its_place(one, document, address_now) for one in document.silences]
    counting: list[Diagnostic] = []
    accepted = list(report.accepted)
    used: set[int] = set()
    for diagnostic in report.diagnostics:
        speaking = [n for n, (one, span) in enumerate(remarks) if _speaks(one, span, diagnostic)]
        used.update(speaking)
        if speaking:
            reason = remarks[speaking[0]][0].reason
            accepted.append(replace(diagnostic, acceptance=Acceptance(IN_STORY, reason)))
        else:
            counting.append(diagnostic)
    if level is not None:
        unused = [one for n, (one, _) in enumerate(remarks) if n not in used]
        told, lines = _unused(document, unused, level, address_now, is_on)
        counting = sorted((*counting, *told), key=lambda d: (d.place.order, d.rule))
        report = replace(report, lines=tuple(sorted({*report.lines, *lines})))
    accepted.sort(key=lambda d: (d.place.order, d.rule))
    return replace(report, diagnostics=tuple(counting), accepted=tuple(accepted))


def _at_its_place(
    one: Silence, document: Document, address_now: Callable[[str], str | None]
) -> tuple[Silence, Span]:
    """A remark with the present addresses of rules, and the text that it speaks of."""
    addresses = tuple(address_now(address) or address for address in one.addresses)
    return replace(one, addresses=addresses), document.source_map.text_span(one.span)


def _speaks(one: Silence, span: Span, diagnostic: Diagnostic) -> bool:
    rule = diagnostic.rule
    names = (ALL, rule, rule.partition(":")[0], rule.partition("/")[0])
    return span.overlaps(diagnostic.place.span) and any(name in one.addresses for name in names)


def _unused(
    document: Document,
    remarks: Sequence[Silence],
    level: Level,
    address_now: Callable[[str], str | None],
    is_on: Callable[[str], bool],
) -> tuple[tuple[Diagnostic, ...], tuple[tuple[int, str], ...]]:
    """What is told of remarks that silence nothing, and the lines that they stand on."""
    # They stand in what does not show: their places are those of the text itself.
    as_text = Document(document.path, document.text, document.text, ())
    found = [
        diagnostic_of(UNUSED_REMARK, level, match, as_text)
        for match in _matches(remarks, address_now, is_on)
    ]
    told = tuple(known_again(as_text, found))
    return told, lines_of(as_text, told)


def _matches(
    remarks: Sequence[Silence],
    address_now: Callable[[str], str | None],
    is_on: Callable[[str], bool],
) -> Iterator[Match]:
    for one in remarks:
        unknown = [name for name in one.addresses if name != ALL and address_now(name) is None]
        values = {"accepted": ", ".join(unknown or one.addresses)}
        if unknown:
            yield Match(one.place, values, diagnosis=NO_RULE)
        # Of a rule that was off it is not known whether it would have spoken.
        elif any(name == ALL or is_on(name) for name in one.addresses):
            yield Match(one.place, values)
