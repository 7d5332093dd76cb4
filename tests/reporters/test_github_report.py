import re
from pathlib import Path

import pytest
from hypothesis import given

from newslint.foundation.shown_text import printable
from newslint.model.diagnostic import Level, RelatedPlace, Severity
from newslint.model.report import FileReport, Presentation, Problem, Report
from newslint.reporters.github_report import report
from tests.making import diagnostic, file_report, place
from tests.reporters.wild import reports

TEXT = "Oh zounds, he said.\nAnd zounds again.\n"


def shown(*files: FileReport, problems: tuple[Problem, ...] = (), root: Path = Path()) -> str:
    return report(Report("1", files, (), problems, root=root), Presentation())


def read(line: str) -> tuple[str, dict[str, str], str]:
    """A command as the runner of GitHub Actions reads it."""
    found = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line)
    assert found, line
    name, properties, data = found.groups()
    pairs = (pair.split("=", 1) for pair in properties.split(","))
    return name, {key: unescaped(value) for key, value in pairs}, unescaped(data)


def unescaped(text: str) -> str:
    for escape, character in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r")):
        text = text.replace(escape, character)
    return text.replace("%25", "%")


def test_the_whole_of_a_command() -> None:
    one = diagnostic(
        TEXT,
        24,
        30,
        evidence="100%: sure, twice.",
        related=(RelatedPlace(place(TEXT, 3, 9), "said before"),),
        path="desk, two/100%: story.txt",
        rule="terms/oaths:zounds",
    )
    assert shown(file_report(TEXT, one)) == (
        "::warning title=terms/oaths%3Azounds,file=desk%2C two/100%25%3A story.txt,line=2,"
        "endLine=2,col=5,endColumn=11::desk, two/100%25: story.txt:2:5: An oath."
        "%0A100%25: sure, twice.%0A1:4: said before\n"
    )


def test_a_finding_that_speaks_for_many_places_names_a_few() -> None:
    one = diagnostic(TEXT, 3, 9, related=(RelatedPlace(place(TEXT, 3, 9), "oh"),) * 8)
    _, _, data = read(shown(file_report(TEXT, one)).rstrip("\n"))
    assert data.split("\n")[1:] == ["1:4: oh"] * 6 + ["and 2 more places"]


def test_what_spans_lines_has_no_columns() -> None:
    name, properties, _ = read(shown(file_report(TEXT, diagnostic(TEXT, 11, 23))).rstrip("\n"))
    assert name == "warning"
    assert properties == {
        "title": "house/zounds",
        "file": "story.txt",
        "line": "1",
        "endLine": "2",
    }


def test_the_gravest_come_first() -> None:
    asked = [
        (Level.NOTE, Severity.CRITICAL),
        (Level.ERROR, Severity.MINOR),
        (Level.WARNING, Severity.MINOR),
        (Level.ERROR, Severity.CRITICAL),
        (Level.ERROR, Severity.MINOR),
    ]
    found = [
        diagnostic(TEXT, n, n + 1, level=level, severity=severity)
        for n, (level, severity) in enumerate(asked)
    ]
    told = [read(line) for line in shown(file_report(TEXT, *found)).splitlines()]
    assert [(name, properties["col"]) for name, properties, _ in told] == [
        ("error", "4"),
        ("error", "2"),
        ("error", "5"),
        ("warning", "3"),
        ("notice", "1"),
    ]


def test_paths_are_relative_to_the_root() -> None:
    one = file_report(TEXT, diagnostic(TEXT, 3, 9))
    assert f",file={Path.cwd().name}/story.txt," in shown(one, root=Path(".."))
    assert f",file={(Path.cwd() / 'story.txt').as_posix()}," in shown(one, root=Path("elsewhere"))


def test_what_went_wrong_is_an_error() -> None:
    bad = FileReport("bad.txt", problems=(Problem("is not UTF-8", "bad.txt", "a/rule"),))
    assert shown(bad, problems=(Problem("plugin x: no, 50%"),)) == (
        "::error title=newslint::plugin x: no, 50%25\n"
        "::error title=a/rule,file=bad.txt::bad.txt: is not UTF-8\n"
    )


def test_accepted_findings_do_not_appear() -> None:
    assert shown(file_report(TEXT, accepted=(diagnostic(TEXT, 3, 9),))) == ""


@given(reports())
def test_one_command_a_line_whatever_it_holds(made: Report) -> None:
    out = report(made, Presentation())
    lines = out.split("\n")
    assert lines.pop() == ""
    assert out.splitlines() == lines
    assert len(lines) == len(made.diagnostics) + len(made.all_problems)
    told = [read(line) for line in lines][len(made.all_problems) :]
    for (name, properties, data), one in zip(
        told, sorted(made.diagnostics, key=lambda d: d.gravity), strict=True
    ):
        assert name == {"error": "error", "warning": "warning", "note": "notice"}[one.level]
        assert properties["title"] == one.rule
        assert properties["file"] == printable(one.path)
        place = f"{one.place.start.line}:{one.place.start.column}"
        if one.place.where:
            assert "line" not in properties
            place = str(one.place.where)
        else:
            assert int(properties["line"]) <= int(properties["endLine"])
        first = data.split("\n")[0]
        assert first == printable(f"{one.path}:{place}: {one.message}")


@pytest.mark.parametrize("text", ["%0A", "%25", "%250A", ":%3A,%2C"])
def test_what_looks_like_an_escape_comes_back(text: str) -> None:
    line = shown(file_report(TEXT, diagnostic(TEXT, 3, 9, message=text, rule=text))).rstrip("\n")
    _, properties, data = read(line)
    assert properties["title"] == text
    assert data == f"story.txt:1:4: {text}"
