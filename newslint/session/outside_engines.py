"""Outside engines asked about the stories of a run, batch by batch, in this process.

Each engine is opened once per run, when the first story wants it, and closed on every way out.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from types import TracebackType

from newslint.foundation.errors import EngineError
from newslint.model.diagnostic import OutsideMatch
from newslint.model.document import Document
from newslint.model.report import Problem
from newslint.model.rule import Rule
from newslint.offers import Engine, EngineOffer
from newslint.session.file_linters import FileLinters
from newslint.session.tasks import Batch, Task
from newslint.values import field, record, replace

Waiting = Callable[[str], AbstractContextManager[object]]
"""Told what is waited for; entered and left around the wait."""


@record
class _Wanted:
    """An engine and the stories of a batch that want it, by their numbers in the batch."""

    offer: EngineOffer
    numbers: list[int] = field(default_factory=list)
    origins: set[str] = field(default_factory=set)


class OutsideEngines:
    """The engines of a run. An engine that fails is named; what it found before counts."""

    def __init__(self, linters: FileLinters, waiting: Waiting) -> None:
        self._linters = linters
        self._waiting = waiting
        self._open: dict[tuple[str, str], Engine | None] = {}
        self._stack = ExitStack()
        self._failures: dict[tuple[str, str], EngineOffer] = {}

    def __enter__(self) -> "OutsideEngines":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stack.__exit__(kind, value, traceback)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What went wrong with engines, each once."""
        return tuple(Problem(said) for (_, said), o in self._failures.items() if not o.optional)

    @property
    def notices(self) -> tuple[str, ...]:
        """What went wrong with engines that a run can do without."""
        return tuple(said for (_, said), offer in self._failures.items() if offer.optional)

    def wants(self, task: Task) -> bool:
        """Whether any engine is to be asked about the story."""
        return bool(self._linters.engines(self._linters.for_path(task.path).config))

    def asked(self, tasks: Sequence[Task]) -> Batch:
        """The tasks with what the engines found in them, and the engines' rules so far."""
        wanted = self._wanted(tasks)
        if not wanted:
            return Batch(tuple(tasks))
        names = ", ".join(sorted({one.offer.category for one in wanted.values()}))
        batch = Batch(tuple(tasks))
        with self._waiting(f"waiting for {names} …"):
            for key, one in wanted.items():
                batch = self._asked_one(key, one, batch)
        return batch

    def _wanted(self, tasks: Sequence[Task]) -> dict[tuple[str, str], _Wanted]:
        wanted: dict[tuple[str, str], _Wanted] = {}
        for number, task in enumerate(tasks):
            config = self._linters.for_path(task.path).config
            for offer in self._linters.engines(config):
                one = wanted.setdefault((offer.category, offer.key), _Wanted(offer))
                one.numbers.append(number)
                one.origins.add(config.origin)
        return wanted

    def _asked_one(self, key: tuple[str, str], one: _Wanted, batch: Batch) -> Batch:
        # An engine of anyone's may fail in any way.
        try:
            engine = self._opened(key, one.offer)
        except (Exception, SystemExit) as failure:
            self._failed(one.offer, failure)
            return batch
        if engine is None:
            return batch
        found: dict[int, tuple[OutsideMatch, ...]] = {}
        try:
            self._ask(engine, one, batch.tasks, found)
        except (Exception, SystemExit) as failure:
            self._failed(one.offer, failure)
        rules = {rule.id: rule for rule in engine.rules}
        strange = {match.rule for matches in found.values() for match in matches} - rules.keys()
        strange |= {
            rule_id for rule_id in rules if not rule_id.startswith(f"{one.offer.category}/")
        }
        if strange:
            said = f"it reports by rules that are not its own: {', '.join(sorted(strange))}"
            self._failed(one.offer, ValueError(said))
            return batch
        for origin in one.origins:
            self._linters.add_rules(origin, rules.values())
        return _with_found(batch, found, one.origins, tuple(rules.values()))

    def _opened(self, key: tuple[str, str], offer: EngineOffer) -> Engine | None:
        """The engine; None if it could not be opened before. Raises what opening raises."""
        if key not in self._open:
            self._open[key] = None
            self._open[key] = self._stack.enter_context(offer.open())
        return self._open[key]

    def _ask(
        self,
        engine: Engine,
        one: _Wanted,
        tasks: Sequence[Task],
        found: dict[int, tuple[OutsideMatch, ...]],
    ) -> None:
        read: list[int] = []

        def documents() -> Iterator[Document]:
            for number in one.numbers:
                task = tasks[number]
                document = self._linters.for_path(task.path).document_of(task.path, task.data)
                if document is not None:
                    read.append(number)
                    yield document

        for number, matches in enumerate(engine.diagnose(documents())):
            found[read[number]] = tuple(matches)

    def _failed(self, offer: EngineOffer, failure: BaseException) -> None:
        said = f"{offer.category}: {_engine_failure(failure)}"
        self._failures.setdefault((offer.key, said), offer)


def _with_found(
    batch: Batch,
    found: dict[int, tuple[OutsideMatch, ...]],
    origins: set[str],
    rules: tuple[Rule, ...],
) -> Batch:
    tasks = list(batch.tasks)
    for number, matches in found.items():
        request = tasks[number].request
        request = replace(request, outside=(*request.outside, *matches))
        tasks[number] = replace(tasks[number], request=request)
    of_engines = {origin: (*batch.rules.get(origin, ()), *rules) for origin in origins}
    return Batch(tuple(tasks), {**batch.rules, **of_engines})


def _engine_failure(failure: BaseException) -> str:
    if isinstance(failure, EngineError):
        return str(failure)
    return f"the engine failed: {type(failure).__name__}: {failure}"
