"""The rules of several folders as one rulebook.

What has to be known of all folders at once is looked at here, however the rules of each were come
by: one id in two of them, names of rules that none has, rules that take the place of others.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from newslint.foundation.errors import RulebookError, did_you_mean
from newslint.model.rule import Rule
from newslint.values import frozen


@frozen
class FolderOfRules:
    """The rules of one folder by their ids, and what is wrong with its files."""

    folder: Path
    rules: Mapping[str, Rule]
    faults: tuple[str, ...] = ()
    """A line for each, with its file."""
    faulty: tuple[str, ...] = ()
    """The ids of the rules that could not be read."""


def joined(
    read: Sequence[FolderOfRules],
    overridden: Collection[str] = (),
    *,
    settings: str = "the settings",
    absent: Collection[str] = (),
    later_wins: bool = False,
) -> tuple[Rule, ...]:
    """The rules of all folders in the order of their ids.

    A rule with ``replaces`` takes the place of the one that it names. One id in two folders is a
    fault, unless ``later_wins``. Rules, and ``settings`` with the ids in ``overridden``, may name
    those in ``absent``, which are known and not to be had.

    Raises RulebookError that tells every fault, those of the files among them.
    """
    faults: list[tuple[Path | None, str]] = []
    rules: dict[str, Rule] = {}
    home: dict[str, Path] = {}
    for one in read:
        faults += [(one.folder, line) for line in one.faults]
        for rule_id in one.faulty:
            home.setdefault(rule_id, one.folder)
        for rule_id, rule in one.rules.items():
            if rule_id in rules and not later_wins:
                faults.append((one.folder, _taken(rule, rules[rule_id])))
            rules[rule_id], home[rule_id] = rule, one.folder
    known = {*home, *absent}
    faults += [(None, line) for line in _unknown_overrides(overridden, known, settings)]
    faults += [(home[rule.id], line) for rule, line in _unknown_references(rules.values(), known)]
    if faults:
        raise RulebookError(faults)
    for rule in list(rules.values()):
        if rule.replaces:
            rules.pop(rule.replaces, None)
    return tuple(rules[rule_id] for rule_id in sorted(rules))


def _taken(rule: Rule, first: Rule) -> str:
    return (
        f"{rule.origin}:1: the rule {rule.id} stands in {first.origin} already; "
        f"give one of them another name, and `replaces: {rule.id}` if it is to win"
    )


def _unknown_overrides(
    overridden: Iterable[str], known: Collection[str], settings: str
) -> Iterator[str]:
    for rule_id in sorted(set(overridden) - set(known)):
        place, file = settings, Path(settings)
        if file.suffix != ".toml" and file.is_file():
            place = f"{settings}:{_line_of(file, ('parameters', rule_id))}"
        hint = did_you_mean(rule_id, known, "`newslint rules` lists them")
        yield f"{place}: `parameters` names the rule {rule_id}, which does not exist; {hint}"


def _unknown_references(
    rules: Iterable[Rule], known: Collection[str]
) -> Iterator[tuple[Rule, str]]:
    for rule in rules:
        for key, named in (("yields_to", rule.yields_to), ("replaces", {rule.replaces})):
            for other in sorted(n for n in named if n and n not in known):
                place = f"{rule.origin}:{_line_of(Path(rule.origin), (key,))}"
                yield rule, f"{place}: `{key}` names the rule {other}, which does not exist"


def _line_of(file: Path, where: tuple[str, ...]) -> int:
    # The YAML library comes with it, which a run without a mistake does without.
    from newslint.foundation.yaml_text import line_of  # noqa: PLC0415

    return line_of(file.read_text(encoding="utf-8"), where)
