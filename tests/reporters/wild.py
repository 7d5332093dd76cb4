"""Reports that hold anything at all, for what no text, message or path may break."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from newslint.model.acceptance import Acceptance
from newslint.model.diagnostic import Diagnostic, Level, RelatedPlace, Severity
from newslint.model.position import LineIndex, PartPosition
from newslint.model.report import Artifact, FileReport, Problem, Report
from tests.making import diagnostic, place

# Characters that formats live by, that end lines somewhere, that no file of Unicode can hold, and
# of one to four bytes.
PIECES = [
    *"ab %:,|`*_[]()<>&\"'#@$~\\!{}=-+",
    *"\n\r\t\0\x0b\x0c\x1b\x1c\x85\u2028\u2029\ufeff\ufffe\ufffd\ud800\udfff\u200b\u202e",
    *"é—東\U0001f600\u0301",
    *["\r\n", "::", "%0A", "]]>", "<!--", "&#10;", "@everyone", "#12", "GH-7", "www.a.org"],
    *["<img src=x>", "[^1]", "mailto:a@b.org", "ftp://a.org", "javascript:x", "```", "[a]: b"],
    *["http://a.org", "https://b.org/x", "a@b.org", "![x](y)", ":+1:", "deadbeef", "\n::error::x"],
]
anything = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
something = anything.map(lambda text: text or "a message")
paths = anything.map(lambda text: f"stories/{text.replace('/', '').replace(chr(0), '')}x.txt")
numbers = st.integers(1, 300)
rules = st.sampled_from(["units/conversion-wrong", "terms/archaisms:pri-thee", "house/zounds"])


def decodable(text: str) -> str:
    """The text without lone surrogates, which no decoded file has."""
    return "".join(character for character in text if not "\ud800" <= character <= "\udfff")


@st.composite
def diagnostics(draw: st.DrawFn, text: str) -> Diagnostic:
    ends = st.integers(0, len(text))
    start, end = sorted((draw(ends), draw(ends)))
    changes: dict[str, Any] = {
        "rule": draw(rules),
        "level": draw(st.sampled_from(Level)),
        "severity": draw(st.sampled_from(Severity)),
        "message": draw(something),
        "evidence": draw(anything),
        "fingerprint": draw(st.sampled_from(["", "12ab:1", "12ab:2"])),
    }
    if draw(st.booleans()):
        elsewhere = draw(st.none() | paths)
        changes["related"] = (RelatedPlace(place(text, start, start), draw(anything), elsewhere),)
    if draw(st.integers(0, 3)) == 0:
        where = PartPosition(draw(anything), draw(numbers), draw(numbers))
        changes["place"] = replace(place(text, start, end), where=where)
    return diagnostic(text, start, end, **changes)


@st.composite
def file_reports(draw: st.DrawFn) -> FileReport:
    text = decodable(draw(anything))
    path = draw(paths)
    found = tuple(draw(st.lists(diagnostics(text), max_size=4)))
    lines = LineIndex.of(text)
    accepted = draw(st.booleans())
    return FileReport(
        path=path,
        diagnostics=tuple(_at(one, path) for one in found[accepted:]),
        accepted=tuple(
            _at(one, path, acceptance=Acceptance(0, draw(anything))) for one in found[:accepted]
        ),
        problems=tuple(Problem(draw(something), path) for _ in range(draw(st.integers(0, 1)))),
        words=draw(st.integers(0, 50)),
        lines=tuple((n, text[slice(*lines.line_span(n))]) for n in range(1, len(lines) + 1)),
        artifact=Artifact("utf-8", 0, "", marked=draw(st.booleans())),
    )


def _at(one: Diagnostic, path: str, **changes: Any) -> Diagnostic:
    return Diagnostic(**(vars(one) | {"path": path} | changes))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    files = tuple(draw(st.lists(file_reports(), max_size=3)))
    problems = tuple(
        Problem(draw(something), draw(st.sampled_from(["", "gone.txt"])))
        for _ in range(draw(st.integers(0, 1)))
    )
    return Report("1", files, (), problems, root=Path())
