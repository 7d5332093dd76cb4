"""One person of a story who is a man here and a woman there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint.model.diagnostic import Match, Related
from newslint.model.document import Document
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.names.gendered_names import GenderedName, gendered_names
from newslint.subjects.names.person_names import NO_PERSON, written_names
from newslint.text.unwrapped import unwrapped_prose

# Two people may share the surname where a story speaks of a family.
_FAMILY = lazy_pattern(r"\b(?:(?&near_kin)|married|marriage|divorced?|Mrs)\b")


@dataclass(frozen=True)
class GenderClashCheck:
    """A match is a mark of one gender beside a name that has marks of the other elsewhere.

    Marks are titles (“Ms Holm”, “King Olav”), offices (“spokeswoman Holm”), “himself” and
    “herself”, and “his” or “her” where it can only belong to the name (“In her speech, Holm said”).
    “Spokesman” and “chairman” contradict only “spokeswoman” and “chairwoman”, for women are called
    so too. The check is silent unless the story gives the surname exactly one full name, and if it
    speaks of families at all.

    The match is the first mark of the gender that is rarer, or comes later; the first of the other
    gender is related.
    """

    values: ClassVar[tuple[str, ...]] = ("name", "other")

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield at most one match for each name, in the order of the prose."""
        people: dict[str, list[GenderedName]] = {}
        for name in document.find(gendered_names):
            people.setdefault(name.words[-1], []).append(name)
        matches = (
            _clash_match(document, names)
            for surname, names in people.items()
            if _clash(document, names)
        )
        yield from sorted(matches, key=lambda match: match.span)


def _clash(document: Document, names: list[GenderedName]) -> bool:
    if names[0].words[-1].lower() in NO_PERSON:
        return False
    women = [name for name in names if name.female]
    men = [name for name in names if not name.female]
    if not any(_contradict(man, woman) for man in men for woman in women):
        return False
    written = [name.words for name in document.find(written_names)]
    written += [name.words for name in names]
    surname = names[0].words[-1]
    given = {words[-2] for words in written if words[-1] == surname and len(words) > 1}
    if len(given) != 1 and not all(name.royal for name in names):
        return False
    return not _FAMILY.search(document.find(unwrapped_prose))


def _contradict(man: GenderedName, woman: GenderedName) -> bool:
    if man.royal or woman.royal:
        return man.royal and woman.royal and man.words == woman.words
    if man.office:
        return woman.mark == man.mark.replace("man", "woman")
    return True


def _clash_match(document: Document, names: list[GenderedName]) -> Match:
    prose = document.find(unwrapped_prose)
    first = names[0]
    others = [name for name in names if name.female != first.female]
    if 2 * len(others) > len(names):
        first, others = others[0], [name for name in names if name.female == first.female]
    odd = others[0]
    fullest = max((name.words for name in names), key=len)
    return Match(
        odd.span,
        {
            "name": " ".join(fullest),
            "other": prose[slice(*first.span)],
        },
        related=(Related(first.span, prose[slice(*first.span)]),),
    )
