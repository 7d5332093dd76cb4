from dataclasses import replace

from newslint.linting.edits import applied
from newslint.linting.narrowed_report import only_in
from newslint.model.diagnostic import RelatedPlace
from newslint.model.position import Span
from newslint.model.rule import Fix
from newslint.subjects.wording.pattern_check import PatternCheck
from tests.making import diagnostic, file_report, found, lint, place, rule


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
