from dataclasses import replace

import pytest

from newslint.engines.languagetool.answers import Answer
from newslint.engines.languagetool.choice import choice
from newslint.engines.languagetool.rules import id_of, known_rules, match_of, rule_of
from newslint.linting.linter import diagnostic_of
from newslint.model.diagnostic import Diagnostic, Level
from newslint.model.rule import Fix
from tests.making import document

TEXT = "A pox on it.\n"
POX = Answer(2, 5, "POX", "GRAMMAR", "grammar", "The word pox", "Not {so}, nor {0!r}…", ("plague",))


def told(answer: Answer) -> Diagnostic:
    rule = rule_of(answer, choice())
    return diagnostic_of(rule, rule.level, match_of(answer, answer.span), document(TEXT))


def test_a_rule_tells_what_is_known_of_it() -> None:
    rule = rule_of(POX, choice())
    assert (rule.id, rule.summary, rule.fix) == ("languagetool/POX", "The word pox", Fix.NEVER)
    assert rule.page == "https://community.languagetool.org/rule/show/POX?lang=en"
    assert rule.mqm == "fluency/grammar"


def test_a_message_is_told_as_it_is_whatever_it_holds() -> None:
    assert told(POX).message == "Not {so}, nor {0!r}…"
    assert told(replace(POX, message="Two\nlines")).message == "Two lines"


def test_a_proposal_is_made_and_never_applied() -> None:
    diagnostic = told(POX)
    assert (diagnostic.replacement, diagnostic.fix, diagnostic.edits) == ("plague", "never", ())


@pytest.mark.parametrize(
    ("proposals", "evidence"),
    [
        ((), ""),
        (("plague",), "Proposed: “plague”."),
        (("plague", "curse"), "Proposed: “plague” or “curse”."),
        (("plague", "curse", "ill"), "Proposed: “plague”, “curse” or “ill”."),
        (("SO", "nor"), ""),
        (("",), "Proposed: nothing."),
        (("x" * 99,), ""),
    ],
)
def test_proposals_that_the_message_does_not_tell_are_told(
    proposals: tuple[str, ...], evidence: str
) -> None:
    assert told(replace(POX, proposals=proposals)).evidence == evidence


def test_a_rule_that_the_choice_has_off_is_off_by_default() -> None:
    taste = replace(POX, category="REDUNDANCY", issue_type="style")
    rule = rule_of(taste, choice())
    assert (rule.default_on, rule.level) == (False, Level.NOTE)


def test_a_rule_that_the_choice_has_on_is_on() -> None:
    rule = rule_of(replace(POX, rule="WRONG_APOSTROPHE", category="TYPOGRAPHY"), choice())
    assert (rule.default_on, rule.level) == (True, Level.WARNING)


def test_an_id_that_is_no_address_is_made_one() -> None:
    assert id_of(replace(POX, rule="A/B:c d")) == "languagetool/A_B_c_d"


def test_rules_of_the_choice_are_known_with_their_figures() -> None:
    known = {rule.id: rule for rule in known_rules()}
    assert len(known) == len(choice().rules)
    rule = known["languagetool/COMMA_PARENTHESIS_WHITESPACE"]
    assert (rule.default_on, rule.level) == (True, Level.WARNING)
    assert rule.texts.measured.startswith("per 10,000 words: ")
    assert "in machine translations" in rule.texts.measured
    assert "read were right" in rule.texts.measured
    assert "Of the choice: " in rule.texts.explanation
    assert rule.summary.startswith("A space before a comma or stop")
    assert all(rule.page and rule.mqm and rule.its for rule in known.values())
