"""From what LanguageTool finds to rules and matches of newslint's."""

import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from newslint.engines.languagetool.answers import Answer
from newslint.engines.languagetool.choice import OFF, Choice, choice
from newslint.engines.languagetool.measured import figures
from newslint.engines.languagetool.requested import SPELLING
from newslint.engines.languagetool.settings import CATEGORY
from newslint.linting.accepted_rules import NotOfCopy
from newslint.model.diagnostic import Level, Match, Severity
from newslint.model.position import Span
from newslint.model.rule import Rule, RuleTexts
from newslint.text.zones import TERM

_EXPLANATION = """\
{rule} is a rule of LanguageTool, of its category {category}. What it says of a place, and what it
proposes, are LanguageTool's own words; newslint has chosen whether it is on, and its level.
"""
_STRANGE = re.compile(r"[^\w.-]+", re.ASCII)
_MOST_TEXT = 60
# What the desk's own terms have is spelt right.
_TERMS = frozenset({TERM})
_SEVERITIES = {
    Level.ERROR: Severity.MAJOR,
    Level.WARNING: Severity.MINOR,
    Level.NOTE: Severity.MINOR,
}


def id_of(answer: Answer) -> str:
    """The id of the rule that an answer is by."""
    return _id(answer.rule)


def _id(rule_id: str) -> str:
    return f"{CATEGORY}/{_STRANGE.sub('_', rule_id)}"


def rule_of(answer: Answer, chosen: Choice) -> Rule:
    """The rule that an answer is by, as loud as the choice says; off where it says so."""
    return _rule(answer.rule, answer.category, answer.issue_type, chosen, about=answer.about)


def match_of(answer: Answer, span: Span) -> Match:
    """An answer as a match at ``span`` of the prose.

    What LanguageTool says is a value, so that braces in it stay what they are.
    """
    return Match(
        span,
        {"said": answer.message, "proposed": _proposed(answer)},
        replacement=next(iter(answer.proposals), None),
    )


def _rule(
    rule_id: str,
    category: str,
    issue_type: str,
    chosen: Choice,
    *,
    about: str = "",
    measured: str = "",
    reason: str = "",
) -> Rule:
    level = chosen.level_if_selected(rule_id, category, issue_type)
    return Rule(
        id=_id(rule_id),
        summary=about.strip() or _summary(rule_id, reason),
        level=level,
        severity=_SEVERITIES[level],
        mqm=chosen.mqm_of(category, issue_type),
        its=chosen.its_of(category, issue_type),
        message="{said}",
        evidence="{proposed}",
        check_name=CATEGORY,
        check=NotOfCopy(),
        origin=str(Path(__file__)),
        skip=_TERMS if rule_id in SPELLING else frozenset(),
        default_on=chosen.level_of(rule_id, category, issue_type) is not OFF,
        page=f"https://community.languagetool.org/rule/show/{quote(rule_id, safe='')}?lang=en",
        told=RuleTexts(
            _EXPLANATION.format(rule=rule_id, category=category)
            + (f"Of the choice: {reason}.\n" if reason else ""),
            measured,
        ),
    )


def _summary(rule_id: str, reason: str) -> str:
    """What a rule is about, as far as that is known before it finds anything."""
    if not reason:
        return f"What the rule {rule_id} of LanguageTool finds."
    return f"{reason[0].upper()}{reason[1:]}."


def _proposed(answer: Answer) -> str:
    """The proposals that the message does not tell."""
    told = [proposal for proposal in answer.proposals if len(proposal) <= _MOST_TEXT]
    message = answer.message.casefold()
    if all(proposal and proposal.casefold() in message for proposal in told):
        return ""
    shown = [f"“{proposal}”" if proposal.strip() else "nothing" for proposal in told]
    listed = ", ".join(shown[:-1]) + (" or " if shown[1:] else "") + shown[-1]
    return f"Proposed: {listed}."


def known_rules() -> Sequence[Rule]:
    """The rules that were chosen by themselves, with the figures that the choice rests on."""
    chosen, known = choice(), figures()
    made = []
    for rule_id, rule in chosen.rules.items():
        measured, reason = known.get(rule_id, ("", ""))
        made.append(_rule(rule_id, rule.category, "", chosen, measured=measured, reason=reason))
    return made
