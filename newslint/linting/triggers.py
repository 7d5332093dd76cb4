"""Which checks can have anything to say, by the strings that they cannot do without."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.rule import Needs, Rule
from newslint.patterns.literal_index import LiteralIndex
from newslint.values import frozen


@frozen
class Asked:
    """A rule that may have something to say, and the entries of it that may match.

    None of a rule without entries, or whose check looks for all of them anyhow.
    """

    rule: Rule
    entries: Collection[str] | None = None

    def matches(self, document: Document) -> Iterator[Match]:
        """What the check finds."""
        among = getattr(self.rule.check, "among", None)
        if self.entries is None or among is None:
            return self.rule.check(document)
        found: Iterator[Match] = among(document, self.entries)
        return found


class Triggers:
    """One index over the triggers of all rules and the needs of all entries of lexicons."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._triggers: dict[str, frozenset[str]] = {}
        self._needs: dict[str, Mapping[str, Needs]] = {}
        self._always: dict[str, tuple[str, ...]] = {}
        # By the first set of an entry's needs, its best: a string that stands in the prose leads to
        # the entries that it may be a part of, and no other is looked at.
        self._entries: dict[str, list[tuple[str, str]]] = {}
        literals: set[str] = set()
        for rule in rules:
            triggers = frozenset(getattr(rule.check, "triggers", ()))
            if triggers:
                self._triggers[rule.id] = triggers
                literals |= triggers
            needs = {key: entry.needs for key, entry in rule.entries.items() if entry.needs}
            if not needs or not hasattr(rule.check, "among"):
                continue
            self._needs[rule.id] = needs
            self._always[rule.id] = tuple(key for key in rule.entries if key not in needs)
            for key, sets in needs.items():
                literals.update(*sets)
                for literal in sets[0]:
                    self._entries.setdefault(literal, []).append((rule.id, key))
        self._index = LiteralIndex(literals)

    def asked(self, rules: Iterable[Rule], low: str) -> Iterator[Asked]:
        """Those of the rules that may have something to say of a prose in lower case, in order."""
        found = self._index.found(low)
        candidates: dict[str, set[str]] = {}
        for literal in self._entries.keys() & found:
            for rule_id, key in self._entries[literal]:
                needs = self._needs[rule_id][key]
                if all(not found.isdisjoint(need) for need in needs[1:]):
                    candidates.setdefault(rule_id, set()).add(key)
        for rule in rules:
            triggers = self._triggers.get(rule.id)
            if triggers and triggers.isdisjoint(found):
                continue
            if rule.id not in self._needs:
                yield Asked(rule)
                continue
            mine = candidates.get(rule.id, set()).union(self._always[rule.id])
            if mine:
                # In the order of the lexicon, as if all had been asked.
                yield Asked(rule, [key for key in rule.entries if key in mine])


_latest: list[tuple[tuple[Rule, ...], Triggers]] = []


def triggers_of(rules: tuple[Rule, ...]) -> Triggers:
    """An index that serves these rules: the latest one, if it was made of all of them and more."""
    for known, triggers in _latest:
        if {*map(id, rules)} <= {*map(id, known)}:
            return triggers
    made = Triggers(rules)
    _latest[:] = [(rules, made)]
    return made
