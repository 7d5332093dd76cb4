"""Scale words that were carried over from another way of counting."""

from collections.abc import Iterator
from typing import ClassVar

from newslint.languages.en.numerals import THOUSANDS
from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.subjects.numbers.scale_words import ScaleSlip, odd_scales
from newslint.values import frozen


@frozen
class ScaleWordsCheck:
    """Finds numbers with odd scale words, of the kinds in ``kinds``.

    The kinds: ``calque`` ("50 ten thousand"), ``bare`` ("worth hundred million"), ``stacked``
    ("27 thousand million"), ``split`` ("3 billion 6,500 million"), ``oversized`` ("12,000
    million"), ``unreduced`` ("2,030 million"). The diagnosis is the kind; the replacement is the
    number as English puts it.
    """

    values: ClassVar[tuple[str, ...]] = ("right",)

    kinds: tuple[str, ...]

    def __post_init__(self) -> None:
        known = tuple(kind.value for kind in ScaleSlip)
        for kind in self.kinds:
            if kind not in known:
                raise ValueError(f"{kind!r} is no kind; write one of {', '.join(known)}")

    @property
    def triggers(self) -> tuple[str, ...]:
        """The scale words; without one of them there is nothing to report."""
        return (*THOUSANDS, "mn", "mln", "bn", "m")

    def __call__(self, document: Document) -> Iterator[Match]:
        for odd in document.find(odd_scales):
            if odd.slip in self.kinds:
                yield Match(odd.span, {"right": odd.right}, odd.right or None, (), odd.slip.value)
