"""The rule on the desk's own names and terms.

It is made here and not read from the rulebook: what it looks for is in the desk's files, so that no
example of the rulebook could prove it. Without any it looks at nothing, and nothing is imported.
"""

from pathlib import Path

from newslint.foundation.deferred import Deferred
from newslint.linting.accepted_rules import NotOfCopy
from newslint.model.diagnostic import Level, Severity
from newslint.model.rule import Fix, Rule, RuleTexts
from newslint.rulebook.check_to_build import CheckToBuild

_EXPLANATION = """\
The files that `terms:` in the settings names hold the desk's names and terms: how each is spelt,
which variants are left alone, which are forbidden, and what it is called in other languages. A
forbidden variant is reported, and so is a form of another language that the translation left, if
its letters are not Latin ones or the story is known to come from that language. What is right or
allowed is left alone by all rules on names, acronyms, spelling and words of the source.
"""


def house_terms_rule(*, has_terms: bool) -> Rule:
    """The rule, for settings that name files of terms or none."""
    check = CheckToBuild(
        Deferred("newslint.subjects.names.house_terms_check", "HouseTermsCheck"), "{}"
    )
    return Rule(
        id="terms/house-terms",
        summary="A name or a term is not written as the desk's own list has it.",
        level=Level.WARNING,
        severity=Severity.MAJOR,
        mqm="terminology/inconsistent-with-terminology-resource",
        its="terminology",
        message="This desk writes “{right}”, not “{match}”.",
        messages={"source": "“{match}” is left from the source; this desk writes “{right}”."},
        evidence="{note}",
        fix=Fix.SAFE,
        check_name="house_terms",
        check=check if has_terms else NotOfCopy(),
        origin=str(Path(__file__)),
        told=RuleTexts(_EXPLANATION),
    )
