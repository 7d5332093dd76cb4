"""One place, one diagnostic."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from newslint.model.diagnostic import Diagnostic, RelatedPlace


def one_per_place(
    diagnostics: Sequence[Diagnostic], yields_to: Mapping[str, frozenset[str]]
) -> tuple[Diagnostic, ...]:
    """Of diagnostics that overlap keep the strongest, and tell the others as related to it.

    Strongest is the lower level, then the one whose rule the other yields to, then the longer,
    then the earlier, then the first by rule. The result stands in the order of the text.

    ``yields_to`` gives, by address, the rule ids that speak for a rule.
    """

    def yields(diagnostic: Diagnostic) -> bool:
        masters = yields_to.get(diagnostic.rule, frozenset())
        return bool(masters) and any(
            other.rule.partition(":")[0] in masters
            and other.level.rank <= diagnostic.level.rank
            and other.place.span.overlaps(diagnostic.place.span)
            for other in diagnostics
        )

    def strength(diagnostic: Diagnostic) -> tuple[int, bool, int, int, str]:
        start, end = diagnostic.place.span
        return (
            diagnostic.level.rank,
            yields(diagnostic),
            start - end,
            start,
            diagnostic.rule,
        )

    kept: list[Diagnostic] = []
    also: dict[int, list[RelatedPlace]] = {}
    for diagnostic in sorted(diagnostics, key=strength):
        master = next(
            (n for n, k in enumerate(kept) if k.place.span.overlaps(diagnostic.place.span)), None
        )
        if master is None:
            kept.append(diagnostic)
        elif kept[master].rule != diagnostic.rule or kept[master].place != diagnostic.place:
            told = f"{diagnostic.rule}: {diagnostic.message}"
            also.setdefault(master, []).append(RelatedPlace(diagnostic.place, told))
    merged = (
        replace(k, related=(*k.related, *also[n])) if n in also else k for n, k in enumerate(kept)
    )
    return tuple(sorted(merged, key=lambda d: (d.place.span, d.rule)))
