import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import regex

from newslint.linting.limits import Limits
from newslint.linting.linter import Linter
from newslint.linting.selection import Selection
from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.model.report import FileReport
from tests.making import document, rule

BRIEF = Limits(seconds=0.2, seconds_per_character=0, findings=3)
_HOPELESS = regex.compile(r"(?:a|aa|a?a)+$")


@dataclass(frozen=True)
class Endless:
    """Goes on for ever where the story says so."""

    def __call__(self, document: Document) -> Iterator[Match]:
        document.find(_endless)
        yield Match(Span(0, 1), {})


def _endless(document: Document) -> int:
    count = 0
    while "endless" in document.prose or count < 100:
        count += 1
    return count


@dataclass(frozen=True)
class Slow:
    """Takes longer than it may, and ends."""

    def __call__(self, document: Document) -> Iterator[Match]:
        for _ in range(3_000_000):
            pass
        yield Match(Span(0, 1), {})


def linter(*checks: object, limits: Limits = BRIEF) -> Linter:
    rules = [rule(f"house/rule-{n}", check=check) for n, check in enumerate(checks)]
    return Linter((rule("house/zounds"), *rules), Selection(("all",)), limits)


def told(report: FileReport) -> list[str]:
    return [problem.message.partition(" (")[0] for problem in report.problems]


def test_a_check_that_never_ends_is_stopped_and_the_others_are_heard() -> None:
    report = linter(Endless()).lint(document("zounds, endless"))
    assert [one.rule for one in report.diagnostics] == ["house/zounds"]
    assert told(report) == ["rule house/rule-0 took too long: it was stopped after 0.2 s"]
    assert signal.getsignal(signal.SIGVTALRM) is signal.SIG_DFL
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


def test_facts_that_take_too_long_are_asked_for_once() -> None:
    report = linter(Endless(), Endless(), Endless()).lint(document("zounds, endless"))
    assert [one.rule for one in report.problems] == [f"house/rule-{n}" for n in range(3)]


@pytest.mark.slow
def test_a_rule_that_took_too_long_for_three_stories_is_left_out_and_named_once() -> None:
    rules = linter(Endless())
    names = ("1.txt", "2.txt", "1.txt", "3.txt", "4.txt", "5.txt")
    reports = [rules.lint(document("zounds, endless", name)) for name in names]
    assert [len(report.problems) for report in reports] == [1, 1, 1, 1, 0, 0]
    last = told(reports[3])[0]
    assert last.endswith("0.2 s, in story 3 of the run; it is left out from here on")
    assert all(report.diagnostics for report in reports)


def test_in_another_thread_a_slow_check_is_told_when_it_has_ended() -> None:
    reports: list[FileReport] = []
    rules = linter(Slow(), limits=Limits(seconds=0.01, seconds_per_character=0))
    thread = threading.Thread(target=lambda: reports.append(rules.lint(document("zounds"))))
    thread.start()
    thread.join()
    assert told(reports[0]) == ["rule house/rule-0 took too long: it was stopped after 0.0 s"]


def test_the_timer_of_somebody_else_is_left_alone() -> None:
    signal.signal(signal.SIGVTALRM, signal.SIG_IGN)
    try:
        assert len(linter(Slow()).lint(document("zounds")).diagnostics) == 1
        assert signal.getsignal(signal.SIGVTALRM) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGVTALRM, signal.SIG_DFL)


@pytest.mark.parametrize(("times", "reported"), [(3, 3), (4, 3), (50, 3)])
def test_of_very_many_findings_of_a_rule_the_rest_is_left_out_aloud(
    times: int, reported: int
) -> None:
    report = linter().lint(document("zounds, " * times))
    assert len(report.diagnostics) == reported
    said = "rule house/zounds has more than 3 findings here; the others are left out"
    assert told(report) == ([said] if times > 3 else [])
    assert all("`max-findings-per-rule`" in problem.message for problem in report.problems)


def test_more_time_is_for_longer_stories() -> None:
    assert Limits().seconds_for(10_000_000) == pytest.approx(202)


def test_a_search_without_end_is_stopped_too() -> None:
    @dataclass(frozen=True)
    class Searching:
        def __call__(self, document: Document) -> Iterator[Match]:
            if _HOPELESS.match("a" * 80 + "b"):
                yield Match(Span(0, 1), {})

    report = linter(Searching()).lint(document("zounds"))
    assert told(report) == ["rule house/rule-0 took too long: it was stopped after 0.2 s"]
