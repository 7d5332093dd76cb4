"""Remarks in markup, from a reader's document to the report."""

import pytest

from newslint.linting.accepted_rules import UNUSED_REMARK
from newslint.linting.linter import Linter
from newslint.linting.selection import Selection
from newslint.linting.silencing import silenced
from newslint.model.acceptance import IN_STORY
from newslint.model.diagnostic import Level
from newslint.model.document import Document
from newslint.model.report import FileReport
from newslint.readers.html_page import read
from tests.making import rule
from tests.readers.marked_up import source

RULES = (rule("house/zounds"), rule("style/nonny"))


def story(text: str) -> Document:
    return read(source(text)).documents[0]


def report(text: str, level: Level | None = Level.NOTE) -> FileReport:
    document = story(text)
    known = {"house/zounds", "style/nonny", "house", "style"}
    on = known - {"style/nonny"}
    found = Linter(RULES, Selection(select=("all",))).lint(document)
    return silenced(
        found, document, level, lambda one: one if one in known else None, on.__contains__
    )


def counting(text: str) -> list[int]:
    """Which of the oaths are told, by their numbers."""
    found = [one for one in report(text).diagnostics if one.rule != UNUSED_REMARK.id]
    starts = [at for at in range(len(text)) if text.startswith("zounds", at)]
    places = [at for at in starts if not text[:at].endswith("house/")]
    return [places.index(one.place.span.start) for one in found]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("<!-- newslint-ignore house/zounds --><p>zounds</p><p>zounds</p>", [1]),
        ("<p><!-- newslint-ignore house --> zounds</p><p>zounds</p>", [1]),
        ("<p>zounds <!--newslint-ignore all--> zounds</p><p>zounds</p>", [2]),
        ("<!-- newslint-ignore style, house/zounds: so said --><p>zounds</p>", []),
        ("<!-- newslint-ignore style --><p>zounds</p>", [0]),
        ("<!-- newslint-ignore --><p>zounds</p>", [0]),
        ("<!-- newslint-ignored house --><p>zounds</p>", [0]),
        ("<!-- newslint-ignore-file house --><p>zounds</p><p>zounds</p>", []),
        (
            "<p>zounds</p><!-- newslint-ignore-begin house --><p>zounds</p><p>zounds</p>"
            "<!-- newslint-ignore-end house --><p>zounds</p>",
            [0, 3],
        ),
        (
            "<!-- newslint-ignore-begin house --><p>zounds</p><!-- newslint-ignore-end style -->"
            "<p>zounds</p><!-- newslint-ignore-end --><p>zounds</p>",
            [2],
        ),
        ("<!-- newslint-ignore-begin house --><p>zounds</p><p>zounds</p>", []),
    ],
)
def test_what_a_remark_speaks_of(text: str, left: list[int]) -> None:
    assert counting(text) == left


def test_a_finding_that_is_silenced_is_accepted_with_the_reason() -> None:
    (accepted,) = report("<!-- newslint-ignore house: he says so --><p>zounds</p>").accepted
    assert accepted.acceptance is not None
    assert (accepted.acceptance.entry, accepted.acceptance.reason) == (IN_STORY, "he says so")


@pytest.mark.parametrize(
    ("remark", "message"),
    [
        ("newslint-ignore house", "Nothing is found that this remark silences (house); delete it."),
        ("newslint-ignore nonsense/a", "There is no rule nonsense/a"),
        ("newslint-ignore style/nonny", None),
    ],
)
def test_a_remark_that_silences_nothing(remark: str, message: str | None) -> None:
    text = f"<p>Good.</p>\n<!-- {remark} -->\n<p>Better.</p>"
    found = report(text).diagnostics
    assert len(found) == (message is not None)
    for one in found:
        assert one.rule == "accepted/unused-remark"
        assert one.message.startswith(message or "")
        assert one.place.text == f"<!-- {remark} -->"
        assert report(text).lines == ((2, f"<!-- {remark} -->"),)
    assert report(text, None).diagnostics == ()
