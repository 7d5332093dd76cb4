"""Outside engines asked about the stories of a run, each opened once, in this process."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from newslint.foundation.errors import EngineError
from newslint.hookspecs import Engine, EngineOffer
from newslint.model.diagnostic import OutsideMatch
from newslint.model.document import Document
from newslint.model.report import Problem
from newslint.model.rule import Rule
from newslint.session.file_linter import FileLinter
from newslint.session.runner import Task


@dataclass
class Asked:
    """What came of asking."""

    tasks: list[Task]
    """With what was found in their orders."""
    rules: dict[int, list[Rule]] = field(default_factory=dict)
    """The rules of the engines, by the numbers of the desks that asked for them."""
    problems: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()
    """What went wrong with engines that a run can do without."""


def ask_engines(
    tasks: Sequence[Task], desks: Sequence[FileLinter], offers: Sequence[Sequence[EngineOffer]]
) -> Asked:
    """Ask every engine about the stories of the desks that want it.

    ``offers`` are what each desk wants, in the order of ``desks``. An engine that fails is named;
    what it found before counts, and so does all that the others find.
    """
    asked = Asked(list(tasks))
    by_engine: dict[tuple[str, str], tuple[EngineOffer, list[int]]] = {}
    for number, of_desk in enumerate(offers):
        for offer in of_desk:
            same = by_engine.setdefault((offer.category, offer.key), (offer, []))
            same[1].append(number)
    for offer, numbers in by_engine.values():
        try:
            with offer.open() as engine:
                _ask(engine, offer, numbers, desks, asked)
        except (Exception, SystemExit) as failure:  # an engine of anyone's may fail in any way
            message = f"{offer.category}: {_engine_failure(failure)}"
            if offer.optional:
                asked.notices += (message,)
            else:
                asked.problems += (Problem(message),)
    return asked


def _ask(
    engine: Engine,
    offer: EngineOffer,
    numbers: Sequence[int],
    desks: Sequence[FileLinter],
    asked: Asked,
) -> None:
    read: list[int] = []
    found: dict[int, tuple[OutsideMatch, ...]] = {}

    def documents() -> Iterator[Document]:
        for at, task in enumerate(asked.tasks):
            if task.desk in numbers:
                document = desks[task.desk].document_of(task.path, task.data)
                if document is not None:
                    read.append(at)
                    yield document

    try:
        for number, matches in enumerate(engine.diagnose(documents())):
            found[read[number]] = tuple(matches)
    finally:
        rules = {rule.id: rule for rule in engine.rules}
        strange = {one.rule for matches in found.values() for one in matches} - rules.keys()
        strange |= {rule_id for rule_id in rules if not rule_id.startswith(f"{offer.category}/")}
        if not strange:
            _take(asked, found)
            for desk in numbers:
                asked.rules.setdefault(desk, []).extend(rules.values())
    if strange:
        raise ValueError(f"it reports by rules that are not its own: {', '.join(sorted(strange))}")


def _take(asked: Asked, found: dict[int, tuple[OutsideMatch, ...]]) -> None:
    for at, matches in found.items():
        task = asked.tasks[at]
        order = replace(task.order, outside=(*task.order.outside, *matches))
        asked.tasks[at] = replace(task, order=order)


def _engine_failure(failure: BaseException) -> str:
    if isinstance(failure, EngineError):
        return str(failure)
    return f"the engine failed: {type(failure).__name__}: {failure}"
