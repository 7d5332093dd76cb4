from dataclasses import replace

import pytest

from newslint.linting.changed_places import changed_paragraphs, only_in
from newslint.linting.edits import applied
from newslint.model.diagnostic import RelatedPlace
from newslint.model.position import Span
from newslint.model.rule import Fix
from newslint.subjects.wording.pattern_check import PatternCheck
from tests.making import diagnostic, document, file_report, found, lint, place, rule

OLD = "Ferry stays\n\nThe ferry stayed in port on Sunday.\n\nIt will sail on Monday.\n"


def changed(new: str, old: str = OLD) -> list[str]:
    return [new[slice(*span)] for span in changed_paragraphs(document(new), [document(old)])]


@pytest.mark.parametrize(
    ("new", "paragraphs"),
    [
        (OLD, []),
        (OLD.replace("Sunday", "Friday"), ["The ferry stayed in port on Friday."]),
        ("A new line.\n\n" + OLD, ["A new line."]),
        (OLD.replace("\n", "\r\n"), []),
        (OLD.replace("port on", "port\non"), []),
        ("Ferry stays\n\nIt will sail on Monday.\n\nThe ferry stayed in port on Sunday.\n", []),
        (OLD + "\nIt will sail on Monday.\n", ["It will sail on Monday."]),
        ("", []),
    ],
)
def test_paragraphs_whose_words_are_new(new: str, paragraphs: list[str]) -> None:
    assert changed(new) == paragraphs


def test_of_a_new_story_all_is_new() -> None:
    assert len(changed(OLD, "")) == 3


def test_what_lies_elsewhere_is_left_out() -> None:
    text = "zounds one\n\nzounds two"
    report = only_in(lint(text, rule("house/zounds")), [Span(12, 22)])
    assert [d.place.span for d in report.diagnostics] == [(12, 18)]


def test_a_finding_that_speaks_of_a_changed_paragraph_stays() -> None:
    text = "zounds one\n\nzounds two"
    related = (RelatedPlace(place(text, 12, 18), "the other"),)
    report = file_report(text, diagnostic(text, 0, 6, related=related))
    assert found(only_in(report, [Span(12, 22)])) == [("house/zounds", "zounds")]
    assert found(only_in(report, [Span(11, 12)])) == []


def test_a_fix_changes_nothing_elsewhere() -> None:
    text = "Oh zounds one.\n\nOh zounds two.\n\nOh zounds three."
    oath = rule(once=True, fix=Fix.SAFE, check=PatternCheck(regex="zounds", replace="well"))
    report = lint(text, oath)
    (one,) = only_in(report, [Span(16, 30)]).diagnostics
    assert (one.fix, applied(text, one.edits)) == ("safe", text.replace("zounds two", "well two"))
    related = (RelatedPlace(place(text, 16, 20), "the other"),)
    elsewhere = replace(
        report.diagnostics[0], related=related, edits=report.diagnostics[0].edits[:1]
    )
    (one,) = only_in(replace(report, diagnostics=(elsewhere,)), [Span(16, 30)]).diagnostics
    assert (one.fix, one.edits) == ("never", ())
