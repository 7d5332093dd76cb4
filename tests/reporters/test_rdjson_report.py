import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.linting.edits import minimal_edits
from newslint.model.diagnostic import Diagnostic, Level, RelatedPlace
from newslint.model.position import Span
from newslint.model.report import Artifact, FileReport, Presentation, Problem, Report
from newslint.model.rule import Fix
from newslint.plugins.builtin import newslint_readers
from newslint.reporters.rdjson_report import LONGEST_LINE, RdjsonLinesReport, report
from newslint.session.file_linter import FileLinter, Overrides
from newslint.settings.config import Config
from newslint.subjects.wording.pattern_check import PatternCheck
from tests.making import At, diagnostic, file_report, lint, place, rule, written_by
from tests.reporters.wild import anything, decodable, reports

TEXT = "Très \U0001f600 zounds, he said.\nAnd zounds again.\n"


def objects(*files: FileReport, problems: tuple[Problem, ...] = ()) -> list[dict[str, Any]]:
    out = written_by(RdjsonLinesReport, Report("1", files, (), problems), Presentation())
    return [json.loads(line) for line in out.splitlines()]


def in_bytes(data: bytes, found: dict[str, Any]) -> tuple[int, int]:
    """Where a range stands in the bytes of a file, its lines told as newslint tells them."""
    starts = [0]
    at = 0
    while at < len(data):
        step = 2 if data[at : at + 2] == b"\r\n" else 1
        if data[at : at + 1] in (b"\r", b"\n"):
            starts.append(at + step)
        at += step
    begin, end = (starts[p["line"] - 1] + p["column"] - 1 for p in (found["start"], found["end"]))
    return begin, end


def proposed(text: str, start: int, end: int, new: str) -> Diagnostic:
    edits = minimal_edits(text, Span(start, end), new)
    return diagnostic(text, start, end, replacement=new, fix="safe", edits=edits)


def test_the_whole_of_a_finding() -> None:
    one = diagnostic(
        TEXT,
        7,
        13,
        level=Level.ERROR,
        evidence="Twice.",
        related=(RelatedPlace(place(TEXT, 28, 34), "said again"),),
    )
    told = file_report(TEXT, one, lines=tuple(enumerate(_lines(TEXT), 1)))
    out = report(Report("1", (told,), ()), Presentation())
    assert json.loads(out) == {
        "source": {"name": "newslint"},
        "diagnostics": [
            {
                "message": "An oath.\nTwice.",
                "location": {
                    "path": "story.txt",
                    "range": {"start": {"line": 1, "column": 12}, "end": {"line": 1, "column": 18}},
                },
                "severity": "ERROR",
                "code": {"value": "house/zounds"},
                "original_output": "story.txt:1:12: error: An oath. [house/zounds]",
                "related_locations": [
                    {
                        "message": "said again",
                        "location": {
                            "path": "story.txt",
                            "range": {
                                "start": {"line": 2, "column": 5},
                                "end": {"line": 2, "column": 11},
                            },
                        },
                    }
                ],
            }
        ],
    }


def test_several_edits_are_one_suggestion() -> None:
    one = proposed(TEXT, 7, 22, "hounds, she sad")
    assert len(one.edits) == 3
    (made,) = objects(file_report(TEXT, one))
    (suggestion,) = made["suggestions"]
    begin, end = in_bytes(TEXT.encode(), suggestion["range"])
    assert TEXT.encode()[begin:end].decode() == "zounds, he sai"
    assert suggestion["text"] == "hounds, she sa"


@pytest.mark.parametrize("marked", [False, True])
def test_a_byte_order_mark_counts_on_the_first_line(marked: bool) -> None:
    found = [diagnostic(TEXT, 7, 13), diagnostic(TEXT, 28, 34)]
    told = file_report(TEXT, *found, artifact=Artifact("utf-8", 0, "", marked=marked))
    columns = [made["location"]["range"]["start"]["column"] for made in objects(told)]
    assert columns == [15 if marked else 12, 5]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_bytes_of_a_file(tmp_path: Path, mark: bytes) -> None:
    # From the file to the output, as a run goes.
    data = mark + "“Déjà vu” \U0001f600 at 62 %,\r\n\r\nand é 70 %.\r\n".encode()
    fixing = rule("spacing/x", check=PatternCheck(regex=r"(\d) (%)", replace=r"\1\2"), fix=Fix.SAFE)
    desk = FileLinter.of(Config(root=tmp_path), (fixing,), tuple(newslint_readers()), Overrides())
    made = objects(desk.lint_bytes(data, tmp_path / "a.txt"))
    for one, said in zip(made, (b"2 %", b"0 %"), strict=True):
        begin, end = in_bytes(data, one["location"]["range"])
        assert data[begin:end] == said
        (suggestion,) = one["suggestions"]
        begin, end = in_bytes(data, suggestion["range"])
        assert (data[begin:end], suggestion["text"]) == (b" ", "")


@given(anything.map(decodable), st.data())
def test_the_bytes_of_any_place_are_its_text(text: str, data: st.DataObject) -> None:
    ends = st.sampled_from([n for n in range(len(text) + 1) if text[n - 1 : n + 1] != "\r\n"])
    start, end = sorted((data.draw(ends), data.draw(ends)))
    new = decodable(data.draw(anything)).replace("\r", "")
    one = proposed(text, start, end, new)
    lines = tuple(enumerate(_lines(text), 1))
    (made,) = objects(file_report(text, one, lines=lines))
    content = text.encode()
    begin, stop = in_bytes(content, made["location"]["range"])
    assert content[begin:stop].decode() == one.place.text
    if one.edits and not _splits_a_line_end(one, text):
        (suggestion,) = made["suggestions"]
        begin, stop = in_bytes(content, suggestion["range"])
        after = content[:begin] + suggestion["text"].encode() + content[stop:]
        wanted = text
        for edit in reversed(one.edits):
            wanted = wanted[: edit.span.start] + edit.text + wanted[edit.span.end :]
        assert after.decode() == wanted


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _splits_a_line_end(one: Diagnostic, text: str) -> bool:
    ends = [n for edit in one.edits for n in edit.span]
    return any(text[n - 1 : n + 1] == "\r\n" for n in ends if n)


def test_lines_of_all_that_edits_touch_are_there() -> None:
    text = "The mayor met the press.\n\nHe would say one\ntwo\nthree to them now.\n"
    start, end = text.index("one"), text.index(" to them")
    spanning = At(((start, end),), {"replacement": "one two\nthree"})
    file = lint(text, rule(check=spanning, fix=Fix.SAFE))
    assert [n for n, _ in file.lines] == [3, 4, 5]
    (made,) = objects(file)
    assert made["suggestions"] == [
        {
            "range": {"start": {"line": 3, "column": 17}, "end": {"line": 4, "column": 1}},
            "text": " ",
        }
    ]


def test_a_fix_of_several_places_is_a_suggestion_for_each() -> None:
    text = "The mayor met the press , and left.\n\nShe said é , and then , and went home.\n"
    spaced = rule(check=PatternCheck(regex=r"(\w) (,)", replace=r"\1\2"), fix=Fix.SAFE, once=True)
    (made,) = objects(lint(text, spaced))
    data = text.encode()
    assert len(made["related_locations"]) == 2
    for suggestion in reversed(made["suggestions"]):
        begin, end = in_bytes(data, suggestion["range"])
        data = data[:begin] + suggestion["text"].encode() + data[end:]
    assert data.decode() == text.replace(" ,", ",")


@pytest.mark.slow
def test_many_places_take_no_search_of_all_edits() -> None:
    text = "He left , " * 4_000
    found = [proposed(text, n, n + 6, "left,") for n in range(3, len(text), 10)]
    related = tuple(RelatedPlace(one.place, "again") for one in found[1:])
    edits = tuple(edit for one in found for edit in one.edits)
    told = file_report(text, replace(found[0], related=related, edits=edits))
    began = time.process_time()
    out = report(Report("1", (told,), ()), Presentation())
    assert time.process_time() - began < 5
    (made,) = json.loads(out)["diagnostics"]
    assert len(made["suggestions"]) == 4_000


def test_no_edit_is_proposed_twice_where_places_overlap() -> None:
    one = proposed(TEXT, 7, 22, "hounds, she sad")
    wide = RelatedPlace(place(TEXT, 0, 22), "all of it")
    (made,) = objects(file_report(TEXT, replace(one, related=(wide,))))
    assert len(made["suggestions"]) == 1


def test_what_went_wrong_is_there() -> None:
    bad = FileReport("bad.txt", problems=(Problem("is not UTF-8", "bad.txt", "a/b"),))
    assert objects(bad, problems=(Problem("no such plugin"),)) == [
        {
            "message": "is not UTF-8",
            "severity": "ERROR",
            "code": {"value": "a/b"},
            "original_output": "bad.txt: error: is not UTF-8 [a/b]",
            "location": {"path": "bad.txt"},
            "source": {"name": "newslint"},
        },
        {
            "message": "no such plugin",
            "severity": "ERROR",
            "code": {"value": "newslint"},
            "original_output": "newslint: error: no such plugin [newslint]",
            "source": {"name": "newslint"},
        },
    ]


def test_accepted_findings_do_not_appear() -> None:
    assert objects(file_report(TEXT, accepted=(diagnostic(TEXT, 7, 13),))) == []


def test_a_line_is_never_longer_than_reviewdog_reads() -> None:
    near = RelatedPlace(place(TEXT, 7, 13), "said " * 200)
    related = diagnostic(TEXT, 7, 13, related=(near,) * 400)
    (made,) = objects(file_report(TEXT, related))
    assert "related_locations" not in made
    long = proposed("a" * 5, 0, 5, "東" * 20_000)
    (made,) = objects(file_report("a" * 5, long))
    assert "suggestions" not in made
    wordy = diagnostic(TEXT, 7, 13, message="東" * 20_000)
    (line,) = written_by(
        RdjsonLinesReport, Report("1", (file_report(TEXT, wordy),), ()), Presentation()
    ).splitlines()
    assert len(line) <= LONGEST_LINE
    assert json.loads(line)["message"].endswith("東…")


@given(reports())
def test_an_object_a_line_whatever_it_holds(made: Report) -> None:
    out = written_by(RdjsonLinesReport, made, Presentation())
    assert out.isascii()
    lines = out.splitlines()
    assert len(lines) == len(made.diagnostics) + len(made.all_problems)
    told = [json.loads(line) for line in lines]
    assert json.dumps(told, ensure_ascii=False).encode()
    whole = json.loads(report(made, Presentation()))
    same = [one | {"source": whole["source"]} for one in whole["diagnostics"]]
    # A line is written when its file is done; what belongs to no file comes last, not first.
    assert sorted(map(json.dumps, same)) == sorted(map(json.dumps, told))
