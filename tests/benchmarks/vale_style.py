"""newslint's lexicons as a style of Vale, so that both look for the same phrases."""

import re
from pathlib import Path

import yaml

from newslint.subjects.wording.substitution_check import SubstitutionCheck
from tests.fuzz.linters import linter

_GROUP = re.compile(r"\(\?P<\w+>")
_NOT_OF_DOTNET = re.compile(r"(?:[*+?]|\})\+|\(\?\||\(\?&|\(\?<\w+>|\\[XRGK]|\\p\{")
"""What Vale's expressions have not: possessive counts, branch resets, calls."""


def write_style(folder: Path) -> int:
    """Write ``.vale.ini`` and a style there. Gives the number of phrases."""
    style = folder / "styles" / "Lexicons"
    style.mkdir(parents=True)
    count = 0
    for rule in linter().rules:
        if not isinstance(rule.check, SubstitutionCheck):
            continue
        expressions = [phrase.parsed.expression for phrase in rule.check.entries.values()]
        fitting = [_GROUP.sub("(?:", one) for one in expressions]
        tokens = [one for one in fitting if not _NOT_OF_DOTNET.search(one)]
        if not tokens:
            continue
        made = {
            "extends": "existence",
            "message": "'%s' is in the lexicon",
            "level": "warning",
            "ignorecase": True,
            "nonword": True,
            "tokens": tokens,
        }
        name = rule.id.replace("/", "-") + ".yml"
        (style / name).write_text(yaml.safe_dump(made, allow_unicode=True), encoding="utf-8")
        count += len(tokens)
    (folder / ".vale.ini").write_text(
        "StylesPath = styles\nMinAlertLevel = suggestion\n[*.txt]\nBasedOnStyles = Lexicons\n",
        encoding="utf-8",
    )
    return count
