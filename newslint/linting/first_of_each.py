"""One cause, one diagnostic: for rules that speak once a story."""

from collections.abc import Collection, Sequence

from newslint.model.diagnostic import Diagnostic, RelatedPlace
from newslint.values import replace


def first_of_each(
    diagnostics: Sequence[Diagnostic], once: Collection[str]
) -> tuple[Diagnostic, ...]:
    """Of each address in ``once`` keep the first diagnostic and tell the others as related to it.

    The fix of the first takes in those of the others. ``diagnostics`` stand in the order of the
    text, and so does the result.
    """
    others: dict[str, list[Diagnostic]] = {}
    kept: list[Diagnostic] = []
    for diagnostic in diagnostics:
        address = diagnostic.rule
        if address in others:
            others[address].append(diagnostic)
            continue
        if address in once:
            others[address] = []
        kept.append(diagnostic)
    return tuple(_with(d, others[d.rule]) if others.get(d.rule) else d for d in kept)


def _with(first: Diagnostic, others: Sequence[Diagnostic]) -> Diagnostic:
    places = (RelatedPlace(d.place, " ".join(d.place.text.split())) for d in others)
    fixes = (d.fix for d in (first, *others) if d.edits)
    return replace(
        first,
        related=(*first.related, *places),
        fix=next(fixes, first.fix),
        edits=tuple(edit for d in (first, *others) for edit in d.edits),
    )
