"""What a rule file says under ``measured``, and whether it may stand."""

from collections.abc import Collection

from newslint.model.rule import Proof
from newslint.values import frozen


@frozen
class Measured:
    """The key in full; a text alone is ``figures``, and such a rule is unproved."""

    figures: str
    written_on: tuple[str, ...] = ()
    proved: tuple[Proof, ...] = ()

    def __post_init__(self) -> None:
        refuse_own_copy(self.proved, self.written_on)


def refuse_own_copy(proofs: Collection[Proof], written_on: Collection[str]) -> None:
    """Raise ValueError where a proof rests on copy that the rule was written on, or may do so."""
    if proofs and not written_on:
        raise ValueError("a proof needs `written_on` in `measured`: what the rule was written on")
    own = {name.casefold() for name in written_on}
    for proof in proofs:
        for name in proof.where:
            if name.casefold() in own:
                raise ValueError(f"“{name}” proves nothing: the rule was written on it")
