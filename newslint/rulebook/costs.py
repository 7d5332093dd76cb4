"""Rules that every story is tried for, and what that costs.

A rule whose check cannot do without some string (`model.rule.Check`) is asked of the stories that
hold it; all others are asked of every story, and a house that has many of them waits for each.
"""

import time
from collections.abc import Iterable, Iterator

from newslint.model.document import Document
from newslint.model.rule import Rule

ENOUGH = 60_000
"""So many characters of copy tell what a rule costs."""
_AGAIN = 3


def asked_of_every_story(rule: Rule) -> bool:
    """Whether there is nothing that a story must hold for the rule to be asked."""
    if rule.needs or rule.shapes:
        return False
    if rule.entries and hasattr(rule.check, "among"):
        return not rule.entries.keys() <= rule.entry_needs.keys()
    return not getattr(rule.check, "triggers", ())


def some_copy(documents: Iterable[Document]) -> list[Document]:
    """As many of the documents as are enough."""
    found: list[Document] = []
    size = 0
    for document in documents:
        found.append(document)
        size += len(document.prose)
        if size >= ENOUGH:
            break
    return found


def costs(rules: Iterable[Rule], copy: Iterable[Document]) -> Iterator[tuple[Rule, float]]:
    """The rules that are asked of every story, with the seconds that each takes for a megabyte.

    The least of several times, so without what goes into facts that others ask for, too.
    """
    documents = list(copy)
    megabytes = sum(len(document.prose.encode()) for document in documents) / 1e6
    for rule in filter(asked_of_every_story, rules):
        if not megabytes:
            return
        yield rule, min(_seconds(rule, documents) for _ in range(_AGAIN + 1)) / megabytes


def _seconds(rule: Rule, documents: Iterable[Document]) -> float:
    began = time.perf_counter()
    for document in documents:
        for _ in rule.check(document):
            pass
    return time.perf_counter() - began
