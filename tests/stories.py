"""Stories made of the rules' own examples, of every kind that a newsroom's folder may hold."""

import codecs
import random
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from newslint.model.rule import Example, Fix
from newslint.plugins.builtin import newslint_checks, newslint_readers, rulebook_folder
from newslint.rulebook.reading import load_rulebook
from newslint.session.file_linter import FileLinter, Overrides
from newslint.settings.config import Config

HEADLINES = [
    "Ferry to Holm is back at sea",
    "Council puts off vote on harbor",
    "Storm closes schools on the coast",
    "Mayor of Lund to step down",
    "\U0001f6a2 New ship for the islands",
]
PLAIN = [
    "The harbor master told reporters that the pier would be open again by the end of the week.",
    "Nobody was hurt, and the crossing was late by less than an hour.",
    "“We have waited long enough,” said Berg, who has run the café on the quay for years.",
    "The islands \U0001f3dd have no doctor of their own; a nurse comes over on the morning boat.",
    "Fishermen call the strait “the throat” \U0001f41f\U0001f41f and keep out of it in winter.",
    "Work on the breakwater began in spring, the council said, and is due to end next year.",
]
_ENDS = ("\n", "\n", "\r\n", "\r")
_ENCODINGS = (
    (b"", "utf-8"),
    (b"", "utf-8"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True)
class Story:
    """A file of copy; ``paragraphs`` are its text before it was wrapped and encoded."""

    number: int
    paragraphs: tuple[str, ...]
    end: str
    width: int
    """Where its lines are wrapped; 0 for a paragraph a line."""
    mark: bytes
    encoding: str

    @property
    def data(self) -> bytes:
        """The content of the file."""
        return self._encoded(self.paragraphs)

    def with_new_top(self, paragraph: str) -> bytes:
        """The content of the file with one more paragraph, before all others."""
        return self._encoded((paragraph, *self.paragraphs))

    def _encoded(self, paragraphs: tuple[str, ...]) -> bytes:
        if self.width:
            paragraphs = tuple(
                "\n".join(textwrap.wrap(paragraph, self.width)) for paragraph in paragraphs
            )
        text = "\n\n".join(paragraphs) + "\n"
        return self.mark + text.replace("\n", self.end).encode(self.encoding)


@cache
def desk() -> FileLinter:
    """A desk with newslint's own rules and no settings."""
    rules = load_rulebook([rulebook_folder()], newslint_checks())
    return FileLinter.of(Config(), rules, tuple(newslint_readers()), Overrides())


def stories(count: int, seed: int = 4) -> Iterator[Story]:
    """As many stories as asked for, the same ones each time."""
    chance = random.Random(seed)
    bad, fixable, good = _examples()
    for number in range(count):
        faulty = [*chance.sample(bad, chance.randint(1, 5)), *chance.sample(fixable, 1)]
        body = [*faulty, *chance.sample(good, 2), *chance.sample(PLAIN, chance.randint(1, 4))]
        chance.shuffle(body)
        mark, encoding = chance.choice(_ENCODINGS)
        yield Story(
            number,
            (chance.choice(HEADLINES), *body),
            chance.choice(_ENDS),
            chance.choice((0, 0, 64)),
            mark,
            encoding,
        )


def _examples() -> tuple[list[str], list[str], list[str]]:
    """The rules' examples that are a paragraph by themselves: bad, fixable and good ones."""
    kinds = [(r, k) for r in desk().active for k in (r.texts, *r.texts.entries.values())]

    def texts(examples: Iterable[Example]) -> list[str]:
        return [e.text.strip() for e in examples if "\n" not in e.text.strip()]

    return (
        texts(e for _, kind in kinds for e in kind.bad),
        texts(e for rule, kind in kinds if rule.fix is not Fix.NEVER for e in kind.bad if e.fixed),
        texts(e for _, kind in kinds for e in kind.good),
    )
