"""One story in all formats that are text: the same findings, each at its place in the file."""

from pathlib import Path

import pytest

from newslint.model.diagnostic import Diagnostic
from newslint.session.session import Session

TEXT = """---
date: 2024-05-16
---
Ferry leaves the harbour

Turnout reached 62 % on Monday, May 15, and the the crew went on.

The road is 100 kilometres (10 miles) long, said the mayor of Åstad.

- Some 1,2000 people live there.
"""
MARKDOWN = """---
title: Ferry leaves the harbour
date: 2024-05-16T08:00:00Z
---

Turnout reached **62** % on [Monday](https://example.com "May 14"), May 15, and the
*the* crew went on.

The road is 1**0**0 kilo&shy;metres ([10 miles](a)) long, said the mayor of &Aring;stad.

- Some 1,2000 people<!-- or so --> live there.
"""
HTML = """<!doctype html>
<html lang="en"><head><meta property="article:published_time" content="2024-05-16T08:00:00Z">
<title>Ferry leaves - The Quay</title></head><body><nav>The the</nav>
<h1>Ferry leaves the&nbsp;harbour</h1>
<p>Turnout reached <b>62</b> % on <a href="a" title="May 14">Monday</a>, May 15, and the
<i>the</i> crew went on.
<p>The road is 1<b>0</b>0 kilo&shy;metres (<a href="b">10 miles</a>) long, said the mayor of
&Aring;stad.
<ul><li>Some 1,2000 people<!-- or so --> live there.</ul>
</body></html>
"""
FILES = {"story.txt": TEXT, "story.md": MARKDOWN, "story.html": HTML}
WRITTEN = {
    "story.md": {
        "62 %": "62** %",
        "the the": "the\n*the",
        "10 miles": "10 miles",
        "1,2000": "1,2000",
        "Monday, May 15": 'Monday](https://example.com "May 14"), May 15',
    },
    "story.html": {
        "62 %": "62</b> %",
        "the the": "the\n<i>the",
        "10 miles": "10 miles",
        "1,2000": "1,2000",
        "Monday, May 15": "Monday</a>, May 15",
    },
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Diagnostic, ...]]:
    folder = tmp_path_factory.mktemp("desk")
    made = {}
    with Session(isolated=True, cached=False) as session:
        for name, text in FILES.items():
            Path(folder, name).write_text(text, encoding="utf-8")
            report = session.lint_bytes((folder / name).read_bytes(), folder / name)
            assert not report.problems
            made[name] = report.diagnostics
    return made


@pytest.mark.parametrize("name", FILES)
def test_the_same_is_found(found: dict[str, tuple[Diagnostic, ...]], name: str) -> None:
    assert [one.rule for one in found[name]] == [one.rule for one in found["story.txt"]]
    assert len(found[name]) == 5
    assert [one.values["match"] for one in found[name]] == [
        one.values["match"] for one in found["story.txt"]
    ]
    assert [one.message for one in found[name]] == [one.message for one in found["story.txt"]]


@pytest.mark.parametrize("name", WRITTEN)
def test_it_stands_where_it_is_written(found: dict[str, tuple[Diagnostic, ...]], name: str) -> None:
    for one in found[name]:
        assert FILES[name][slice(*one.place.span)] == one.place.text
        assert one.place.text == WRITTEN[name][one.values["match"]]
