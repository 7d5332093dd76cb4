"""What holds for any copy, through all of newslint with its whole rulebook."""

import codecs
import io
import json
import random
import re
import sys
import textwrap
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from newslint.cli import main
from newslint.linting.fixing import LintedStory, fixed
from newslint.linting.linter import Linter
from newslint.linting.overlaps import alike
from newslint.linting.selection import Selection
from newslint.linting.stated_numbers import same_figures
from newslint.model.fix import Edit
from newslint.model.position import LineIndex, Span
from newslint.model.report import FileReport
from newslint.plugins.builtin import newslint_checks, newslint_readers, rulebook_folder
from newslint.rulebook.reading import load_rulebook
from newslint.session.file_linter import FileLinter, FileRequest, Fixing, Outcome, Overrides
from newslint.settings.config import Config
from newslint.text.zones import quoted_texts
from tests.conftest import RunNewslint
from tests.making import document
from tests.stories import PLAIN

RULES = load_rulebook([rulebook_folder()], newslint_checks())
LINTER = Linter(RULES, Selection(("all",)))
DESK = FileLinter.of(Config(), RULES, tuple(newslint_readers()), Overrides(select=("all",)))

# Copy from pieces that rules look at, between pieces of copy that they do not.
EXAMPLES = [
    example.text
    for rule in RULES
    for group in (rule.texts, *list(rule.texts.entries.values())[:2])
    for example in (*group.bad, *group.good)
]
FRAGMENTS = [
    *("He said: “We will stay.”", '"Not today," she said.', "“Oh, ‘really’?” she asked.", "“Open"),
    *("’Tis", "it's", "the '90s", "« Non »", "(see below", "above)", "[sic]", "“", "”", '"', "'"),
    *("300 km (186 miles)", "5ft 7in", "40 °C", "-3°", "1,000 km, or 600 miles,", "12 hectares"),
    *("62 %", "$ 5 million", "1 000", "3.14", "1,00,000", "№ 5", "½", "²", "two and a half tons"),
    *("at 11:00 (0300 GMT)", "on Monday, May 16, 2024", "• 23 Jun, 2024", "By Ana Lima", "a.m."),
    *("the the", "Kiev", "Kyiv", "U.S.", "Lt. Gen. J. R. Smith", "No. 5", "e.g. this", "Read more"),
    *(
        "Москва",
        "東京、大阪。",
        "العربية",
        "Ａ１",
        "\U0001f600",
        "e\u0301",
        "\u00a0",
        "\u200b",
        "ﬁ",
    ),
    *("&nbsp;", "<b>bold</b>", "[...]", "...", "…", "–", " - ", "—", "?!", "!!", " ,", " .", ",,"),
    *("\u2028", "\x85", "\x0b", "\x0c", "\ufeff", "\u202e", "\x1b[31m", "\x00", "\ufffd", "\ud7ff"),
    *(
        "# Head",
        "- item",
        "1. first",
        "---\ndate: 2024-05-16\n---\n",
        "LISBON (Lusa) —",
        "http://x.y",
    ),
    *(
        "The minister spoke. to the press",
        "As an AI language model",
        "TODO",
        "{name}",
        "Share this",
    ),
]
PIECES = (
    st.sampled_from(FRAGMENTS)
    | st.sampled_from(EXAMPLES)
    | st.sampled_from(EXAMPLES)
    | st.text(max_size=12)
    | st.from_regex(r"\A[0-9]{1,4}([.,][0-9]{1,3})?[ -]?(km|miles?|kg|lb|°C|%|m2)\Z")
)
GAPS = st.sampled_from(
    [" ", " ", " ", "", "  ", "\n\n", "\n\n", "\n", "\n\n", "\n\n\n", ". ", ", ", "\t"]
)
# Surrogates are no text, and NUL none that the reader lets through; neither are lone CRs here,
# which test_line_ends sets itself.
COPY = st.lists(st.tuples(PIECES, GAPS), max_size=14).map(
    lambda pairs: re.sub(r"[\r\0]", " ", "".join(piece + gap for piece, gap in pairs))
)
LINE_ENDS = ["\n", "\r\n", "\r"]
# Examples that a wrapped line leaves as they are: one paragraph, with single spaces.
EXAMPLE_PARAGRAPHS = [
    text for text in map(str.strip, EXAMPLES) if len(text) > 24 and " ".join(text.split()) == text
]
LIST_MARK = re.compile(r"\n(?:[^\w\s]|\(?\w{1,2}[.)])\s")


def told(report: FileReport) -> list[Any]:
    """What a report says, line ends and offsets aside."""
    return [
        (d.rule, d.level, d.place.start, d.place.end, [r.place.start for r in d.related])
        for d in report.diagnostics
    ]


@given(COPY)
@example("")
@example("\n")
@example("\ufeff")
@example("“" * 50)
def test_every_diagnostic_is_where_it_says(text: str) -> None:
    report = LINTER.lint(document(text))
    assert [problem.message for problem in report.problems] == []
    lines = LineIndex.of(text)
    shown = dict(report.lines)
    spans = []
    for diagnostic in report.diagnostics:
        for place in (diagnostic.place, *(r.place for r in diagnostic.related)):
            start, end = place.span
            assert 0 <= start <= end <= len(text)
            assert text[start:end] == place.text
            assert (place.start, place.end) == (lines.position(start), lines.position(end))
            assert shown[place.start.line] == text[slice(*lines.line_span(place.start.line))]
        assert diagnostic.message.strip()
        assert "{" not in diagnostic.message.replace(diagnostic.place.text, "")
        spans.append(diagnostic.place.span)
    assert spans == sorted(spans)
    # A sentence may be told beside a word in it; of places of like extent there is one.
    together = [(one, other) for one, other in combinations(spans, 2) if one.overlaps(other)]
    assert not any(alike(one, other) for one, other in together)


@given(COPY)
def test_line_ends_change_nothing(text: str) -> None:
    reports = [told(LINTER.lint(document(text.replace("\n", end)))) for end in LINE_ENDS]
    assert reports[1] == reports[0]
    assert reports[2] == reports[0]


@given(st.lists(st.sampled_from(EXAMPLE_PARAGRAPHS), min_size=1, max_size=6), st.integers(40, 76))
@example(["The union ( founded in 1903 ) called the strike on the evening of the 24th."], 40)
@example(["The harbour needed £50m ($95m) for a crane in 2006."], 44)
@example(["Membership increased from 120 to 150, or 40 per cent."], 44)
def test_where_lines_are_wrapped_changes_nothing(paragraphs: list[str], width: int) -> None:
    story = [paragraph for pair in zip(PLAIN, paragraphs, strict=False) for paragraph in pair]
    wrapped = [
        textwrap.fill(one, width, break_long_words=False, break_on_hyphens=False)
        for one in [*story, *PLAIN]
    ]
    # A line that begins like an item of a list may be one.
    assume(not any(LIST_MARK.search(one) for one in wrapped))
    assert findings("\n\n".join(wrapped)) == findings("\n\n".join([*story, *PLAIN]))


def findings(text: str) -> list[tuple[str, str, str]]:
    """Rule, message and text of all diagnostics, however the lines are wrapped."""
    report = LINTER.lint(document(text))
    return [
        (d.rule, " ".join(d.message.split()), " ".join(d.place.text.split()))
        for d in report.diagnostics
    ]


@given(COPY.filter(lambda text: not text.startswith("\ufeff")))
def test_encodings_change_nothing(text: str) -> None:
    path = Path("story.txt")
    plain = replace(DESK.lint_bytes(text.encode(), path), artifact=None, line_hashes=())
    assert plain.problems == ()
    for data in (
        codecs.BOM_UTF8 + text.encode(),
        codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    ):
        report = DESK.lint_bytes(data, path)
        assert replace(report, artifact=None, line_hashes=()) == plain


@given(COPY, st.randoms(use_true_random=False))
def test_the_order_of_the_rules_changes_nothing(text: str, order: random.Random) -> None:
    shuffled = list(RULES)
    order.shuffle(shuffled)
    story = document(text)
    assert Linter(tuple(shuffled), Selection(("all",))).lint(story) == LINTER.lint(story)


@given(COPY)
def test_the_same_twice_is_the_same(text: str) -> None:
    assert LINTER.lint(document(text)) == LINTER.lint(document(text))


# Fixes

WRITTEN = Fixing(Outcome.RETURNED, unsafe=True)
UNSAFE = ("safe", "unsafe")


def look(text: str) -> LintedStory:
    story = document(text)
    return LintedStory((story,), LINTER.lint(story))


@given(COPY, st.sampled_from([("safe",), UNSAFE]))
@example("The old 《Ferry》， ， he said ， 20， 000 ．", UNSAFE)
@example("the the the the the the\nthe the the", UNSAFE)
def test_fixes_come_to_rest_and_do_no_harm(text: str, wanted: tuple[str, ...]) -> None:
    first = look(text)
    made = fixed(first, look, wanted)
    assert made.problems == ()
    # Again, and nothing changes.
    again = fixed(look(made.text), look, wanted)
    assert (again.text, again.fixes) == (made.text, ())
    # What somebody is quoted with stays, and so do the figures.
    quoted = Counter(quoted_texts(first.documents[0]))
    assert not quoted - Counter(quoted_texts(made.last.documents[0]))
    assert same_figures(text, made.text)
    assert sum(d.level == "error" for d in made.last.report.diagnostics) <= sum(
        d.level == "error" for d in first.report.diagnostics
    )
    # One round is what the edits of the report make, and nothing outside them.
    left = [d for d in made.last.report.diagnostics if d.fix in wanted]
    if made.rounds == 1 and not left:
        edits = [e for d in first.report.diagnostics if d.fix in wanted for e in d.edits]
        assert made.text == rebuilt(text, edits)


def rebuilt(text: str, edits: list[Edit]) -> str:
    """The text with the edits made from the last to the first, by nothing but slices."""
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@given(COPY)
def test_no_edit_lies_in_a_quotation_or_outside_its_places(text: str) -> None:
    first = look(text)
    zones = [Span(m.start(), m.end()) for m in re.finditer("“[^“”\n]*”", text)]
    for diagnostic in first.report.diagnostics:
        assert bool(diagnostic.edits) == (diagnostic.fix != "never")
        places = (diagnostic.place, *(related.place for related in diagnostic.related))
        for edit in diagnostic.edits:
            assert any(place.span.contains(edit.span) for place in places)
            assert not any(zone.overlaps(edit.span) for zone in zones)


@given(
    COPY.filter(lambda text: not text.startswith("\ufeff")),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE]),
)
def test_encodings_and_line_ends_of_a_fixed_file(text: str, end: str, mark: bytes) -> None:
    encoding = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}.get(
        mark, "utf-8"
    )
    path = Path("story.txt")
    plain = DESK.lint_bytes(text.encode(), path, FileRequest(fixing=WRITTEN)).content
    data = mark + text.replace("\n", end).encode(encoding)
    report = DESK.lint_bytes(data, path, FileRequest(fixing=WRITTEN))
    assert report.problems == ()
    if plain is None:
        assert report.content is None
        return
    right = plain.decode().replace("\n", end)
    assert report.content == mark + right.encode(encoding)
    assert report == replace(
        DESK.lint_bytes(report.content, path), fixed=report.fixed, content=report.content
    )


BYTES = (
    st.binary(max_size=200)
    | COPY.map(str.encode)
    | st.tuples(COPY.map(str.encode), st.binary(max_size=4), COPY.map(str.encode)).map(b"".join)
    | st.tuples(st.sampled_from([codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF8,
                                 codecs.BOM_UTF32_LE]), st.binary(max_size=60)).map(b"".join)
)  # fmt: skip


@pytest.mark.parametrize(
    "form",
    ["jsonl", *(pytest.param(form, marks=pytest.mark.slow) for form in ("text", "sarif"))],
)
@given(data=BYTES)
def test_no_bytes_crash_a_run(form: str, data: bytes) -> None:
    out, err = io.StringIO(), io.StringIO()
    stdin, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(data))
    try:
        with redirect_stdout(out), redirect_stderr(err):
            # Quietly, so that standard error has nothing but problems.
            status = main(["--isolated", "--quiet", "--format", form, "-"])
    finally:
        sys.stdin = stdin
    assert status in {0, 1, 2}
    assert (status == 2) == bool(err.getvalue())
    assert "crashed" not in err.getvalue()
    if form == "jsonl":
        for line in out.getvalue().splitlines():
            json.loads(line)
    elif form == "sarif":
        (made,) = json.loads(out.getvalue())["runs"]
        assert made["invocations"][0]["exitCode"] == status
    else:
        assert all(c.isprintable() or c == "\n" for c in out.getvalue())


@pytest.mark.usefixtures("every_process")
def test_the_number_of_jobs_changes_nothing(
    newslint_with_all_rules: RunNewslint, desk: Path
) -> None:
    order = random.Random(5)
    for number in range(24):
        pieces = order.choices(FRAGMENTS + EXAMPLES, k=12)
        copy = "\n\n".join(pieces).replace("\0", "")
        (desk / f"{number}.txt").write_bytes(copy.encode())
    (desk / "lost.txt").write_bytes(b"\xff\xfe\x00")
    runs = [
        newslint_with_all_rules("--isolated", "--format", "jsonl", "--jobs", str(jobs), ".")
        for jobs in (1, 2, 3)
    ]
    assert runs[0].out.count("\n") > 24
    assert runs[0].status == 2
    assert runs[1] == runs[0]
    assert runs[2] == runs[0]
