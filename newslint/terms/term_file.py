"""Files of terms, whatever their view: read strictly, written, and joined to one memory."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TypeVar

from newslint.foundation.typed_data import Fault, coerce
from newslint.languages.tags import tag_instead
from newslint.model.terms import Status, Term, contradiction
from newslint.terms.rows import Rows, TermsError
from newslint.values import field, frozen

_Place = TypeVar("_Place")
SUFFIXES = (".yaml", ".csv", ".tbx")
_VIEWS = {".yaml": "yaml", ".yml": "yaml", ".csv": "csv", ".tbx": "tbx", ".xml": "tbx"}


@frozen
class ReadTerms:
    """What a file of terms holds."""

    terms: tuple[Term, ...]
    left_out: Mapping[str, int] = field(default_factory=dict)
    """What the file has and terms have no place for, with how often."""


def view_of(path: Path) -> ModuleType:
    """The module that reads and writes files that end so. Raises TermsError for others."""
    # A view brings its library with it, and a desk has one kind of file.
    name = _VIEWS.get(path.suffix.lower())
    if name is None:
        raise TermsError(f"{path}: a file of terms ends in {', '.join(SUFFIXES)}; rename it")
    return import_module(f"newslint.terms.{name}_view")


def read_terms(path: Path) -> ReadTerms:
    """The terms of one file. Raises TermsError that tells every fault with its line."""
    rows: Rows = view_of(path).read(path)
    faults: list[Fault] = []
    terms: list[tuple[int, Term]] = []
    for number, item in enumerate(rows.items):
        before = len(faults)
        made = coerce(item, Term, (number,), faults)
        if len(faults) > before:
            continue
        for tag in made.source:
            if instead := tag_instead(tag):
                said = f"`source` has the language “{tag}”; write {instead}"
                faults.append(Fault((number, "source", tag), said))
        terms.append((number, made))
    lines = [f"{path}:{rows.line_of(fault.where)}: {fault.message}" for fault in faults]
    for _, number, said in _contradictions(terms):
        lines.append(f"{path}:{rows.line_of((number,))}: {said}")
    if lines:
        raise TermsError("\n".join(lines))
    return ReadTerms(tuple(term for _, term in terms), rows.left_out)


def read_all(paths: Sequence[Path]) -> tuple[Term, ...]:
    """The terms of several files as one memory. Raises TermsError."""
    terms: list[tuple[Path, Term]] = []
    lines: list[str] = []
    for path in paths:
        try:
            terms += [(path, term) for term in read_terms(path).terms]
        except TermsError as problem:
            lines.append(str(problem))
    for first, second, said in _contradictions(terms):
        lines.append(f"{second}: {said} (see {first} too)")
    if lines:
        raise TermsError("\n".join(lines))
    return tuple(term for _, term in terms)


def written_terms(terms: Iterable[Term], path: Path) -> str:
    """The terms as a file that ends as ``path`` does. Raises TermsError."""
    text: str = view_of(path).written(terms)
    return text


def _contradictions(
    terms: Iterable[tuple[_Place, Term]],
) -> Iterator[tuple[_Place, _Place, str]]:
    """What terms say against one another, with the places of both. Only those that share a form
    are held against each other.
    """
    by_form: dict[str, list[tuple[_Place, Term]]] = {}
    told: set[tuple[int, int]] = set()
    for place, term in terms:
        forms = [form for form, status, _ in term.forms() if status is not Status.SOURCE]
        for form in forms:
            for other_place, other in by_form.get(form, ()):
                pair = (id(other), id(term))
                said = "" if pair in told else contradiction(other, term)
                if said:
                    told.add(pair)
                    yield other_place, place, said
        for form in forms:
            by_form.setdefault(form, []).append((place, term))
