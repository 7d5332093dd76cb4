import datetime
from dataclasses import replace

from newslint.engine.acceptance import accept
from newslint.model.acceptance import AcceptedFinding
from tests.making import found, lint, rule

TODAY = datetime.date(2024, 5, 16)
STORY = "The mayor said zounds, and his wife said\u00a0zounds too.\n\nThe mayor said zounds."
REPORT = lint(STORY, rule("house/zounds"))
FIRST, SECOND, THIRD = REPORT.diagnostics


def entry_for(number: int, until: datetime.date | None = None) -> AcceptedFinding:
    one = REPORT.diagnostics[number]
    return AcceptedFinding(one.rule, one.place.text, one.around, "It is his way.", until)


def test_nothing_accepted_changes_nothing() -> None:
    assert accept(REPORT, (), TODAY) == REPORT


def test_an_accepted_finding_is_marked_and_does_not_count() -> None:
    report = accept(REPORT, (entry_for(2), entry_for(1)), TODAY)
    assert report.diagnostics == (FIRST,)
    assert [(d.place, d.acceptance.entry) for d in report.accepted if d.acceptance] == [
        (SECOND.place, 1),
        (THIRD.place, 0),
    ]
    assert {d.acceptance.reason for d in report.accepted if d.acceptance} == {"It is his way."}
    assert [d.place for d in report.all_diagnostics] == [d.place for d in REPORT.diagnostics]


def test_it_holds_to_the_last_day_and_no_longer() -> None:
    assert accept(REPORT, (entry_for(0, TODAY),), TODAY).accepted
    assert not accept(REPORT, (entry_for(0, TODAY),), TODAY + datetime.timedelta(1)).accepted


def test_it_holds_after_an_edit_elsewhere_and_not_after_one_beside_it() -> None:
    entries = (entry_for(0),)
    later = lint(f"New.\n\n{STORY} More.", rule("house/zounds"))
    assert len(accept(later, entries, TODAY).accepted) == 1
    later = lint(STORY.replace("mayor", "duke"), rule("house/zounds"))
    assert accept(later, entries, TODAY).accepted == ()


def test_it_holds_for_its_rule_alone() -> None:
    other = replace(entry_for(0), rule="house/egad")
    assert found(accept(REPORT, (other,), TODAY)) == found(REPORT)


def test_it_holds_wherever_the_same_words_stand() -> None:
    report = lint("Oh, zounds.\n\nOh, zounds.", rule("house/zounds"))
    one = report.diagnostics[0]
    entry = AcceptedFinding(one.rule, one.place.text, one.around)
    assert len(accept(report, (entry,), TODAY).accepted) == 2
