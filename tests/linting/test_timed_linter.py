from collections.abc import Iterator
from dataclasses import dataclass

from newslint.foundation.clock import FINDER, PHASE, RULE, Clock
from newslint.linting.linter import Linter
from newslint.linting.selection import Selection
from newslint.linting.timed_linter import LINTING, as_another, name_of, timed_document, timed_linter
from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.position import Span
from tests.making import rule

NOW = [0.0]


def slow_fact(document: Document) -> int:
    NOW[0] += 10
    return len(document.prose)


@dataclass(frozen=True)
class Lazy:
    def __call__(self, document: Document) -> Iterator[Match]:
        document.find(slow_fact)
        for at in range(2):
            NOW[0] += 1
            yield Match(Span(at, at + 1))


@dataclass(frozen=True)
class Eager:
    def __call__(self, document: Document) -> Iterator[Match]:
        document.find(slow_fact)
        NOW[0] += 3
        return iter([Match(Span(3, 4))])


def test_each_rule_and_each_finder_counts_for_itself() -> None:
    rules = (rule("house/eager", check=Eager()), rule("house/lazy", check=Lazy()))
    plain = Linter(rules, Selection())
    document = Document("a.txt", "He was here.", "He was here.", ())
    clock = Clock(lambda: NOW[0])
    timed = as_another(plain, timed_linter(clock))
    told = timed.lint(as_another(document, timed_document(clock)))
    assert told == plain.lint(document)
    assert len(told.diagnostics) == 3
    spent = clock.so_far()
    assert spent.seconds[RULE, "house/eager"] == 3
    assert spent.seconds[RULE, "house/lazy"] == 2
    assert spent.seconds[FINDER, name_of(slow_fact)] == 10
    assert spent.seconds[PHASE, LINTING] == 0
    assert spent.times[RULE, "house/lazy"] == spent.times[FINDER, name_of(slow_fact)] == 1
