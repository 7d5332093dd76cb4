"""What the tests of the spine are made of: small documents, rules and rule files."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from newslint.hookspecs import hookimpl
from newslint.linting.linter import Linter
from newslint.linting.selection import Selection
from newslint.model.diagnostic import Diagnostic, Level, Match, Place, Severity
from newslint.model.document import Document, Metadata
from newslint.model.position import LineIndex, Span
from newslint.model.report import FileReport, Presentation, Report, Run, RunEnd
from newslint.model.rule import Rule, RuleTexts
from newslint.offers import Reader, ReporterOffer
from newslint.plugins import gathering as plugins
from newslint.readers import plain_text
from newslint.readers.writing_back import write_text
from newslint.subjects.wording.pattern_check import PatternCheck

PLAIN_TEXT = Reader("plain-text", (".txt",), plain_text.read, write_text)
TEXTS = ("explanation", "measured", "written_on", "proved", "bad", "good")


def document(text: str, path: str = "story.txt", **metadata: Any) -> Document:
    return plain_text.read_text(text, path, Metadata(**metadata))


def rule(rule_id: str = "house/zounds", **changes: Any) -> Rule:
    """A rule that flags its own name, unless ``changes`` gives it another check.

    ``changes`` may have what its texts are made of as well, those of the entries by their keys in
    ``entry_texts``.
    """
    word = rule_id.rpartition("/")[2]
    told = {"explanation": "An oath.", "entries": changes.pop("entry_texts", {})}
    told |= {name: changes.pop(name) for name in TEXTS if name in changes}
    values: dict[str, Any] = {
        "id": rule_id,
        "summary": f"Says {word}.",
        "level": Level.WARNING,
        "severity": Severity.MINOR,
        "mqm": "style/register",
        "its": "register",
        "message": "“{match}” is an oath.",
        "check_name": "pattern",
        "origin": f"rules/{rule_id}.yaml",
        "told": RuleTexts(**told),
    }
    if "check" not in changes:
        changes["check"] = PatternCheck(regex=word)
    return Rule(**(values | changes))


@dataclass(frozen=True)
class At:
    """A check that reports the spans that it is made with."""

    spans: tuple[tuple[int, int], ...]
    match: dict[str, Any] = field(default_factory=dict)

    def __call__(self, document: Document) -> Iterator[Match]:
        for start, end in self.spans:
            yield Match(Span(start, end), **self.match)


@dataclass(frozen=True)
class Calls:
    """A check that does what the function does that it is made with."""

    function: Callable[[Document], Any]

    def __call__(self, document: Document) -> Any:
        return self.function(document)


def lint(text: str, *rules: Rule, **selection: Any) -> FileReport:
    return Linter(rules, Selection(**selection)).lint(document(text))


def written_by(offer: ReporterOffer, report: Report, presentation: Presentation) -> str:
    """What a reporter makes of a whole run."""
    reporter = offer(presentation)
    end = RunEnd(report.rules, report.problems, report.exit_status)
    pieces = [reporter.begin(Run(report.version, report.root))]
    pieces += [reporter.file(file) for file in report.files]
    return "".join([*pieces, reporter.end(end)])


def found(report: FileReport) -> list[tuple[str, str]]:
    """What a report says, as pairs of rule and text."""
    return [(diagnostic.rule, diagnostic.place.text) for diagnostic in report.diagnostics]


def diagnostic(text: str, start: int, end: int, **changes: Any) -> Diagnostic:
    """A diagnostic of ``text`` from ``start`` to ``end``."""
    values: dict[str, Any] = {
        "path": "story.txt",
        "rule": "house/zounds",
        "level": Level.WARNING,
        "severity": Severity.MINOR,
        "mqm": "style/register",
        "its": "register",
        "message": "An oath.",
        "place": place(text, start, end),
    }
    return Diagnostic(**(values | changes))


def place(text: str, start: int, end: int) -> Place:
    lines = LineIndex.of(text)
    return Place(Span(start, end), lines.position(start), lines.position(end), text[start:end])


def file_report(text: str, *diagnostics: Diagnostic, **changes: Any) -> FileReport:
    lines = LineIndex.of(text)
    numbers = sorted({d.place.start.line for d in diagnostics})
    values: dict[str, Any] = {
        "path": "story.txt",
        "diagnostics": diagnostics,
        "words": len(text.split()),
        "lines": tuple((n, text[slice(*lines.line_span(n))]) for n in numbers),
    }
    return FileReport(**(values | changes))


def rule_data(word: str = "zounds", **changes: Any) -> dict[str, Any]:
    """What a rule file says that flags ``word``; a change to None takes the key out."""
    data: dict[str, Any] = {
        "summary": f"Says {word}.",
        "level": "warning",
        "severity": "minor",
        "mqm": "style/register",
        "its": "register",
        "message": "“{match}” is an oath.",
        "explanation": "News copy does not swear.",
        "check": "pattern",
        "with": {"regex": rf"\b{word}\b", "ignore_case": True},
        "bad": [
            {"text": f"The mayor said {word} to the press.", "flags": word},
            {"text": f"He was loud, and {word}, it was late.", "flags": word},
        ],
        "good": [f"The pub is called {word}ville.", f"Nobody says un{word} any more."],
    }
    data |= changes
    return {key: value for key, value in data.items() if value is not None}


def write_rule(
    folder: Path, rule_id: str, data: dict[str, Any] | str | bytes | None = None
) -> Path:
    """Write a rule file; without data, one that flags the last part of its id."""
    path = folder / f"{rule_id}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    if data is None:
        data = rule_data(rule_id.rpartition("/")[2])
    if isinstance(data, dict):
        data = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def install_plugin_of_rules(patch: pytest.MonkeyPatch, name: str, folder: Path) -> None:
    """Have it look as if a plugin were installed that brings a folder of rules."""

    class Plugin:
        @hookimpl
        def newslint_rules(self) -> list[Path]:
            return [folder]

    @dataclass(frozen=True)
    class EntryPoint:
        name: str

        def load(self) -> Plugin:
            return Plugin()

    patch.setattr(plugins, "_entry_points", lambda: [EntryPoint(name)])
