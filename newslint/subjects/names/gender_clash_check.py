"""One person of a story who is a man here and a woman there."""

from collections.abc import Iterator
from typing import ClassVar

from newslint.model.diagnostic import Match, Related
from newslint.model.document import Document
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.names.gendered_names import GenderedName, gendered_names
from newslint.subjects.names.person_names import NO_PERSON, written_names
from newslint.text.unwrapped import unwrapped_prose
from newslint.values import frozen

# Two people may share the surname where a story speaks of a family.
_FAMILY = lazy_pattern(r"\b(?:(?&near_kin)|married|marriage|divorced?|Mrs)\b")


@frozen
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
        clashing = [
            names
            for surname, names in people.items()
            if surname.lower() not in NO_PERSON and _contradict(names)
        ]
        if not clashing:
            return
        given: dict[str, set[str]] = {}
        for words in (
            *(name.words for name in document.find(written_names)),
            *(name.words for names in clashing for name in names),
        ):
            if len(words) > 1:
                given.setdefault(words[-1], set()).add(words[-2])
        clashing = [
            names
            for names in clashing
            if len(given.get(names[0].words[-1], ())) == 1 or all(name.royal for name in names)
        ]
        if clashing and not _FAMILY.search(document.find(unwrapped_prose)):
            matches = [_clash_match(document, names) for names in clashing]
            yield from sorted(matches, key=lambda match: match.span)


def _contradict(names: list[GenderedName]) -> bool:
    """Whether marks of a man and of a woman contradict each other."""
    kings, queens = ({n.words for n in names if n.royal and n.female is f} for f in (False, True))
    if not kings.isdisjoint(queens):
        return True
    women = {name.mark for name in names if name.female and not name.royal}
    men = {name.mark: name.office for name in names if not name.female and not name.royal}
    return any(
        mark.replace("man", "woman") in women if is_office else bool(women)
        for mark, is_office in men.items()
    )


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
