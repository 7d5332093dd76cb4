"""No list of English words stands in a check, a finder or a rule: they call those kept for all."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from newslint.languages.en import calendar, grammar, hedges, numerals, people, saying
from newslint.plugins.builtin import rulebook_folder

PACKAGE = Path(calendar.__file__).parents[2]
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class WordList(NamedTuple):
    """Words of a list, and how many of them side by side are a copy of it."""

    words: tuple[str, ...]
    most: int
    any_case: bool = True


LISTS = {
    "months": WordList((*calendar.MONTH_FORMS,), 3),
    "weekdays": WordList((*calendar.WEEKDAY_FORMS, "Tues", "Wednes", "Satur"), 3),
    "seasons": WordList(calendar.SEASONS, 3),
    "parts of the day": WordList(calendar.DAY_PARTS, 3),
    "days from today": WordList(calendar.RELATIVE_DAYS, 3),
    "units of time": WordList(calendar.TIME_UNIT_FORMS, 5),
    "cardinals": WordList(numerals.CARDINALS, 5),
    "ordinals": WordList(numerals.ORDINALS, 4),
    "scales": WordList(numerals.SCALES, 4),
    "endings of ordinals": WordList(numerals.ORDINAL_ENDINGS, 3),
    "verbs of saying": WordList((*saying.SAID_SAYS, *saying.THINKS), 4),
    "kin": WordList(people.KIN, 4),
    "small words of names": WordList(people.NAME_PARTICLES, 5, any_case=False),
    "possessives": WordList(grammar.POSSESSIVES, 3, any_case=False),
    "modals": WordList(grammar.MODALS, 4),
    "hedges": WordList(hedges.HEDGES, 5, any_case=False),
}
LEFT = {
    "text/language.py": "words that tell English from other languages, whatever they mean",
    "patterns/phrases.py": "the commonest words of copy",
    "subjects/numbers/number_words.py": "beginnings of number words, folded for speed",
}
"""Files that hold other lists in which such words stand."""
REACH = 12
"""Words with so few characters between them stand side by side."""


def _patterns() -> dict[str, re.Pattern[str]]:
    made = {}
    for name, listed in LISTS.items():
        words = "|".join(sorted(map(re.escape, listed.words), key=len, reverse=True))
        flags = re.IGNORECASE if listed.any_case else 0
        made[name] = re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])", flags)
    return made


PATTERNS = _patterns()


def copies(text: str) -> Iterator[str]:
    """The lists of which ``text`` holds too many words side by side."""
    text = re.sub(r"\(\?&\w+\)", "(?&)", text)
    text = re.sub(r"\[([A-Z])([a-z])\]", r"\2", text).replace(r"\s", " ").replace(r"\b", " ")
    for name, pattern in PATTERNS.items():
        beside: set[str] = set()
        last = 0
        for found in pattern.finditer(text):
            if found.start() - last > REACH:
                beside.clear()
            beside.add(found.group().lower())
            last = found.end()
            if len(beside) > LISTS[name].most:
                yield f"{name}: {' '.join(sorted(beside))}"
                break


def _literals(path: Path) -> Iterator[tuple[int, str]]:
    """The texts of a module, those of one tuple, set, list or row of keys as one; no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in told:
                yield node.lineno, text
            case ast.JoinedStr():
                # The pieces are walked by themselves as well; here they are one.
                pieces = [p.value for p in node.values if isinstance(p, ast.Constant)]
                yield node.lineno, "|".join(map(str, pieces))
            case ast.Tuple() | ast.List() | ast.Set() | ast.Dict():
                items = node.keys if isinstance(node, ast.Dict) else node.elts
                yield (
                    node.lineno,
                    "|".join(str(i.value) for i in items if isinstance(i, ast.Constant)),
                )
            case _:
                pass


MODULES = sorted(
    path
    for room in ("subjects", "text", "patterns")
    for path in (PACKAGE / room).rglob("*.py")
    if path.relative_to(PACKAGE).as_posix() not in LEFT
)


def test_no_module_holds_a_list_of_its_own() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{line}: {copy}"
        for path in MODULES
        for line, text in _literals(path)
        for copy in copies(text)
    ]
    assert not found, "\n".join(found)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield "|".join(item for item in value if isinstance(item, str))
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)


def _searched(rule: dict[str, Any]) -> Iterator[str]:
    """What a rule looks for."""
    yield from _texts(rule.get("with"))
    for entry in (rule.get("entries") or {}).values():
        yield from _texts({key: entry.get(key) for key in ("find", "unless")})


def test_no_rule_holds_a_list_of_its_own() -> None:
    folder = rulebook_folder()
    found = [
        f"{path.relative_to(folder)}: {copy}"
        for path in sorted(folder.rglob("*.yaml"))
        for text in _searched(yaml.load(path.read_text(encoding="utf-8"), LOADER))
        for copy in copies(text)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "text",
    [
        "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?",
        r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b",
        "two three four five six seven",
        r"(?:[Ss]aid|[Tt]old|added|wrote|asked)\s",
    ],
)
def test_a_copy_is_told(text: str) -> None:
    assert list(copies(text))


def test_a_few_words_are_no_list() -> None:
    assert not list(copies("in (?:May|June)|two or three|said and told"))
