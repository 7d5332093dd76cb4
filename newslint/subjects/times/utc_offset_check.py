"""A time that does not agree with its equivalent in another time zone."""

from collections.abc import Iterator
from typing import ClassVar

from newslint.model.diagnostic import Match, Related
from newslint.model.document import Document
from newslint.subjects.places.clock_data import clock_data
from newslint.subjects.times.utc_offsets import OffsetJudgement, OffsetVerdict, utc_offsets
from newslint.values import frozen

_VERDICTS = (
    OffsetJudgement.IMPOSSIBLE,
    OffsetJudgement.WRONG,
    OffsetJudgement.SEASON,
    OffsetJudgement.DAY,
    OffsetJudgement.INCONSISTENT,
    OffsetJudgement.UNLIKELY,
    OffsetJudgement.AGED,
)


@frozen
class UtcOffsetCheck:
    """Finds the pairs of times with one verdict, such as ``impossible`` or ``wrong``.

    The match is the second time, the first is related to it. Its values: ``first`` and ``second``
    as they stand, ``right`` (what the second should read), ``back`` (the second in the zone of the
    first), ``zone`` (how the copy names the zone), ``kept`` (its offset), ``offset`` (what the pair
    makes of it), ``apart`` (how far the times are apart), ``other`` and ``other_offset`` (the pair
    that this one contradicts), ``clocks`` (the time zone database in use: "IANA 2025b").
    """

    values: ClassVar[tuple[str, ...]] = (
        "first",
        "second",
        "right",
        "back",
        "zone",
        "kept",
        "offset",
        "apart",
        "other",
        "other_offset",
        "clocks",
    )

    verdict: str

    def __post_init__(self) -> None:
        if self.verdict not in _VERDICTS:
            known = ", ".join(_VERDICTS[:-1])
            raise ValueError(f"verdict is {self.verdict!r}; write {known} or {_VERDICTS[-1]}")

    def __call__(self, document: Document) -> Iterator[Match]:
        judged = document.find(utc_offsets)
        for one in judged:
            if one.verdict == self.verdict:
                yield _offset_match(document, one)
        if self.verdict == OffsetJudgement.WRONG and any(
            o.verdict is OffsetJudgement.UNKNOWN for o in judged
        ):
            raise LookupError(
                "this system has no time zone database, so times of places are not compared; "
                "install the package tzdata"
            )


def _offset_match(document: Document, judged: OffsetVerdict) -> Match:
    prose = document.prose
    first, second = judged.pair.first.span, judged.pair.second.span
    values = {
        "first": prose[slice(*first)],
        "second": prose[slice(*second)],
        "right": judged.right,
        "back": judged.back,
        "zone": judged.zone,
        "kept": judged.kept,
        "offset": judged.offset,
        "apart": judged.apart,
        "other": prose[slice(*judged.other)] if judged.other else "",
        "other_offset": judged.other_offset,
        "clocks": clock_data().name,
    }
    related = [Related(first, values["first"])]
    if judged.other:
        related.append(Related(judged.other, f"{values['other']}: {judged.other_offset}"))
    replacement = judged.right if judged.is_sure else None
    return Match(second, values, replacement, tuple(related), judged.diagnosis)
