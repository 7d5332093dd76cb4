"""A rule proved by its own examples.

Each bad example is flagged exactly where it says and nowhere else; what a fix makes of it is what
it says, and passes; each good example is silent, and so is it for all other rules at error and
warning level, since it is clean copy.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from newslint.foundation.errors import ReadError
from newslint.linting.fixing import apply_replacements
from newslint.linting.linter import Linter
from newslint.linting.selection import ALL, Selection
from newslint.model.diagnostic import Diagnostic, Level
from newslint.model.document import Document, Metadata
from newslint.model.rule import Copy, Example, Rule
from newslint.model.source import Hints, Source, Story
from newslint.values import frozen

Read = Callable[[Source], Story]


@frozen
class Failure:
    """An example that does not prove its rule."""

    rule: str
    """The address of the rule, with the entry of a lexicon."""
    example: str
    message: str


def prove_rule(rule: Rule, rulebook: Iterable[Rule], read: Read) -> Iterator[Failure]:
    """Everything that the examples of ``rule`` disprove; nothing for a rule that holds.

    ``rulebook`` is all rules that clean copy has to pass, ``read`` a reader for the examples.
    """
    alone = Linter((rule,), Selection((ALL,)))
    whole = Linter(tuple(rulebook), Selection())
    texts = rule.texts
    groups = [("", texts.bad, texts.good)]
    groups += [(key, entry.bad, entry.good) for key, entry in texts.entries.items()]
    for key, bad, good in groups:
        address = rule.address(key)
        read_so = partial(_documents, read=read, source=_language_of(rule, key))

        def failed(example: Example, message: str, address: str = address) -> Failure:
            return Failure(address, example.text, message)

        for example, document in read_so(bad):
            if isinstance(document, str):
                yield failed(example, document)
                continue
            for message in _disproved(example, address, alone, document):
                yield failed(example, message)
        clean = [*good, *(_fixed(example) for example in bad if example.fixed)]
        for example, document in read_so(clean):
            if isinstance(document, str):
                yield failed(example, document)
                continue
            report = alone.lint(document)
            for said in (
                *(p.message for p in report.problems),
                *map(_shown_diagnostic, report.diagnostics),
            ):
                yield failed(example, f"a good example is flagged: {said}")
            if rule.copy is Copy.ENGLISH:
                for diagnostic in whole.lint(document).diagnostics:
                    if diagnostic.level is not Level.NOTE and diagnostic.rule != address:
                        message = (
                            f"another rule flags this clean copy: {_shown_diagnostic(diagnostic)}"
                        )
                        yield failed(example, message)


def _disproved(example: Example, address: str, alone: Linter, document: Document) -> Iterator[str]:
    report = alone.lint(document)
    yield from (problem.message for problem in report.problems)
    found = [(d.rule, d.place.text) for d in report.diagnostics]
    expected = [(address, flag) for flag in example.flags]
    if sorted(found) != sorted(expected):
        yield f"flags {_quoted(found)}, not {_quoted(expected)}"
    if example.fixed is not None:
        fixed = apply_replacements(document.text, report.diagnostics)
        if fixed != example.fixed:
            yield f"the replacement makes “{fixed}”, not “{example.fixed}”"


def _quoted(found: list[tuple[str, str]]) -> str:
    return ", ".join(f"“{text}” ({rule})" for rule, text in found) or "nothing"


def _shown_diagnostic(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.rule} at “{diagnostic.place.text}”: {diagnostic.message}"


def _fixed(example: Example) -> Example:
    return Example(example.fixed or "", date=example.date, place=example.place)


def _language_of(rule: Rule, key: str) -> str | None:
    """What examples are translated from, where an entry is silent unless that is known."""
    own = rule.entries.get(key)
    return min(rule.languages_of(key)) if own is not None and own.also_english else None


def _documents(
    examples: Iterable[Example], read: Read, source: str | None
) -> Iterator[tuple[Example, Document | str]]:
    """Every example with what it is read as, or with why it cannot be."""
    for example in examples:
        known = Metadata(date=example.date, place=example.place, source_language=source)
        try:
            told = Source(example.text.encode(), "example.txt", Hints(known))
            yield example, read(told).documents[0]
        except (ReadError, UnicodeError) as problem:
            yield example, f"the example cannot be read: {problem}"
