"""One cause, one diagnostic: for rules that speak once a story."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from newslint.model.diagnostic import Diagnostic, RelatedPlace


def first_of_each(
    diagnostics: Sequence[Diagnostic], once: Collection[str]
) -> tuple[Diagnostic, ...]:
    """Of each address in ``once`` keep the first diagnostic and tell the others as related to it.

    ``diagnostics`` stand in the order of the text, and so does the result.
    """
    others: dict[str, list[RelatedPlace]] = {}
    kept: list[Diagnostic] = []
    for diagnostic in diagnostics:
        address = diagnostic.rule
        if address in others:
            told = " ".join(diagnostic.place.text.split())
            others[address].append(RelatedPlace(diagnostic.place, told))
            continue
        if address in once:
            others[address] = []
        kept.append(diagnostic)
    return tuple(
        replace(d, related=(*d.related, *others[d.rule])) if others.get(d.rule) else d for d in kept
    )
