import datetime
from dataclasses import replace

from newslint.linting.acceptance import OutOfUse, accept, key_of, key_of_finding, out_of_use
from newslint.model.acceptance import AcceptedFinding
from newslint.model.diagnostic import Level
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


# Entries that silence nothing


def idle(text: str, *entries: AcceptedFinding, off: str = "") -> dict[int, OutOfUse]:
    report = accept(lint(text, rule("house/zounds")), entries, TODAY)
    return out_of_use(report, entries, TODAY, lambda address: address != off)


def test_an_entry_that_nothing_matches_is_stale_if_its_rule_was_on() -> None:
    assert idle(STORY, entry_for(0), entry_for(2)) == {}
    later = STORY.replace("mayor", "duke", 1)
    assert idle(later, entry_for(0), entry_for(1)) == {0: OutOfUse.STALE}
    assert idle(later, entry_for(0), off="house/zounds") == {}


def test_an_entry_whose_day_is_past_has_expired_whatever_is_found() -> None:
    past = entry_for(0, TODAY - datetime.timedelta(1))
    assert idle(STORY, past, entry_for(1, TODAY)) == {0: OutOfUse.EXPIRED}
    assert idle("", past, off="house/zounds") == {0: OutOfUse.EXPIRED}


def test_of_two_entries_for_the_same_neither_is_stale() -> None:
    twice = (entry_for(0), replace(entry_for(0), reason="A branch was merged."))
    assert idle(STORY, *twice) == {}
    assert key_of(twice[0]) == key_of(twice[1]) == key_of_finding(FIRST)


def test_what_a_stronger_finding_takes_in_is_not_stale() -> None:
    text = "The mayor said zounds."
    alone = lint(text, rule("house/zounds")).diagnostics[0]
    entry = AcceptedFinding(alone.rule, alone.place.text, alone.around)
    stronger = rule("terms/zounds", level=Level.ERROR)
    report = accept(lint(text, rule("house/zounds"), stronger), (entry,), TODAY)
    assert found(report) == [("terms/zounds", "zounds")]
    assert out_of_use(report, (entry,), TODAY, lambda address: True) == {}


def test_a_later_place_of_a_rule_that_speaks_once_is_not_stale() -> None:
    once = rule("house/zounds", once=True)
    first = lint(STORY, once).diagnostics[0]
    entry = AcceptedFinding(first.rule, first.place.text, first.around)
    later = accept(lint(f"Ah, zounds.\n\n{STORY}", once), (entry,), TODAY)
    assert later.accepted == ()
    assert out_of_use(later, (entry,), TODAY, lambda address: True) == {}
