"""Documents and linters that count where their time goes; used in the place of the others when
that is asked, so that it costs nothing when it is not.

Each is a class made for one clock, whose values are made and replaced as those of the other are.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from newslint.foundation.clock import FINDER, PHASE, RULE, Clock
from newslint.linting.linter import Linter
from newslint.linting.triggers import Asked
from newslint.model.diagnostic import Match, OutsideMatch
from newslint.model.document import Document, Fact
from newslint.model.report import FileReport
from newslint.values import fields

LINTING = "linting besides rules and finders"


def timed_document(clock: Clock) -> type[Document]:
    """Documents that count what each finder spends, without what it asks of others."""

    class TimedDocument(Document):
        def find(self, finder: Callable[[Document], Fact]) -> Fact:
            if finder in self._found:
                return super().find(finder)
            with clock.part(FINDER, name_of(finder)):
                return super().find(finder)

    return TimedDocument


def timed_linter(clock: Clock) -> type[Linter]:
    """Linters that count what each rule spends, without what it is the first to ask of finders."""

    class TimedLinter(Linter):
        def lint(self, document: Document, outside: Sequence[OutsideMatch] = ()) -> FileReport:
            with clock.part(PHASE, LINTING):
                return super().lint(document, outside)

        def _matches(self, asked: Asked, document: Document) -> Iterator[Match]:
            # Some checks do all of it when they are called, others as their matches are taken.
            with clock.part(RULE, asked.rule.id):
                matches = super()._matches(asked, document)
            return clock.each(RULE, asked.rule.id, matches)

    return TimedLinter


def as_another(made: Any, kind: type[Any]) -> Any:
    """A value as one of a class that has the same fields; what it remembers starts afresh."""
    return kind(**{name: getattr(made, name) for name, one in fields(made).items() if one.init})


def name_of(finder: Callable[..., Any]) -> str:
    """What a finder is called: its module and its name."""
    return f"{finder.__module__.removeprefix('newslint.')}:{finder.__qualname__}"
