"""One number that a story gives twice, with two scales."""

from collections.abc import Iterator
from typing import ClassVar

from newslint.model.diagnostic import Match, Related
from newslint.model.document import Document
from newslint.subjects.money.scale_clashes import factor_text, scale_clashes
from newslint.values import frozen


@frozen
class ScaleClashCheck:
    """Finds the later of two numbers of one thing whose digits agree and whose scale does not.

    The earlier one is related. The values: ``other``, the earlier one; ``factor``, how many times
    the larger is the smaller; ``of``, what is counted.
    """

    values: ClassVar[tuple[str, ...]] = ("other", "factor", "of")

    def __call__(self, document: Document) -> Iterator[Match]:
        for clash in document.find(scale_clashes):
            other = document.prose[slice(*clash.first)]
            yield Match(
                clash.second,
                {"other": other, "factor": factor_text(clash.factor), "of": clash.of},
                None,
                (Related(clash.first, other),),
            )
