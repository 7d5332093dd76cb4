"""Which checks can have anything to say, by the strings that they cannot do without.

They are looked for in the prose in lower case, all at once, and in its shape, where they are few.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.rule import Needs, Rule
from newslint.patterns.shape import joined, joined_part, shape
from newslint.patterns.string_index import index_of_letters, index_of_shapes
from newslint.text.folded import folded_prose
from newslint.text.unwrapped import unwrapped_prose


class Asked(NamedTuple):
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
    """One index over what all rules and all entries of lexicons need."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._of_rule: dict[str, tuple[frozenset[str], ...]] = {}
        self._of_shape = {rule.id: tuple(map(frozenset, rule.shapes)) for rule in rules}
        self._needs: dict[str, Mapping[str, Needs]] = {}
        self._always: dict[str, tuple[str, ...]] = {}
        # By the first set of an entry's needs, its best: a string that stands in the prose leads to
        # the entries that it may be a part of, and no other is looked at.
        self._entries: dict[str, list[tuple[str, str]]] = {}
        literals: set[str] = set()
        # White space is told apart by none but a look for it as it is.
        self._blanks: set[str] = set()
        for rule in rules:
            needs = rule.entry_needs
            has_entries = needs and hasattr(rule.check, "among")
            # What is needed for an entry tells more than the triggers of all.
            triggers = () if has_entries else getattr(rule.check, "triggers", ())
            sets = (*rule.needs, map(self._trigger, triggers)) if triggers else rule.needs
            self._of_rule[rule.id] = tuple(map(frozenset, sets))
            literals.update(*self._of_rule[rule.id])
            if not has_entries:
                continue
            self._needs[rule.id] = needs
            self._always[rule.id] = tuple(key for key in rule.entries if key not in needs)
            for key, sets in needs.items():
                literals.update(*sets)
                for literal in sets[0]:
                    self._entries.setdefault(literal, []).append((rule.id, key))
        self._letters = index_of_letters(literals - self._blanks)
        self._shapes = index_of_shapes(s for rule in rules for need in rule.shapes for s in need)

    def _trigger(self, trigger: str) -> str:
        if trigger.isspace():
            self._blanks.add(trigger)
            return trigger
        return joined_part(trigger)

    def asked(self, rules: Iterable[Rule], document: Document) -> Iterator[Asked]:
        """Those of the rules that may have something to say of a document, in order."""
        low = document.find(folded_prose)
        found = self._letters.found(joined(low)).union(one for one in self._blanks if one in low)
        shapes = self._shapes.found(shape(document.find(unwrapped_prose)))
        candidates: dict[str, set[str]] = {}
        for literal in self._entries.keys() & found:
            for rule_id, key in self._entries[literal]:
                needs = self._needs[rule_id][key]
                if all(not found.isdisjoint(need) for need in needs[1:]):
                    candidates.setdefault(rule_id, set()).add(key)
        for rule in rules:
            if any(map(found.isdisjoint, self._of_rule[rule.id])):
                continue
            if any(map(shapes.isdisjoint, self._of_shape[rule.id])):
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
