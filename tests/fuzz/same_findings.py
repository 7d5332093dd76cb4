"""What is skipped to be quick loses nothing: three linters that have to find the same.

One asks every rule of every story; one skips rules by the automaton of a library, one by the
indexes of our own. Copy comes with traps: capitals and accents beyond ASCII, spaces that do not
break, curly apostrophes, soft hyphens, hard wraps, combining marks, a phrase over a line end.

Run by hand over any stories: ``python -m tests.fuzz.same_findings PATH...``, text files, folders of
them, or .jsonl.gz with a ``text`` in each line; ``--every N`` takes each Nth story.
"""

import argparse
import gzip
import json
import random
import sys
import textwrap
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path

from newslint.linting.linter import Linter
from newslint.linting.triggers import Asked, Triggers
from newslint.model.document import Document, Metadata
from newslint.model.rule import Rule
from newslint.patterns.automaton import Automaton
from newslint.patterns.literal_index import LiteralIndex
from newslint.patterns.shape_index import ShapeIndex
from newslint.readers import plain_text
from tests.fuzz.linters import linter

TRAPS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "capitals": str.upper,
    "long s": lambda text: text.replace("s", "ſ"),
    "dotted capitals": lambda text: text.replace("i", "İ"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "thin spaces": lambda text: text.replace(" ", "\u2009"),
    "two spaces": lambda text: text.replace(" ", "  "),
    "curly": lambda text: text.replace("'", "’").replace('"', "”"),
    "straight": lambda text: text.translate({ord("’"): "'", ord("“"): '"', ord("”"): '"'}),
    "soft hyphens": lambda text: text.replace("ti", "t\u00adi"),
    "hard wraps": lambda text: "\n".join(textwrap.wrap(text, 31)),
    "a line for each word": lambda text: text.replace(" ", "\n"),
    "combining marks": lambda text: text.replace("e", "e\u0301"),
    "Arabic digits": lambda text: text.translate({ord("0") + n: 0x0660 + n for n in range(10)}),
}


class AskAll(Triggers):
    """Skips nothing."""

    def asked(self, rules: Iterable[Rule], document: Document) -> Iterator[Asked]:
        return map(Asked, rules)


def _own(rules: tuple[Rule, ...]) -> Triggers:
    triggers = Triggers(rules)
    for name, kind in (("_letters", LiteralIndex), ("_shapes", ShapeIndex)):
        index = getattr(triggers, name)
        if isinstance(index, Automaton):
            setattr(triggers, name, kind(index._strings))
    return triggers


@cache
def three() -> dict[str, Linter]:
    """The linters by what they do."""
    made = {}
    for name, kind in (("all", AskAll), ("library", Triggers), ("own", _own)):
        made[name] = one = Linter(linter().rules, linter().selection)
        one.__dict__["_triggers"] = kind(one.active)
    return made


def differences(text: str) -> list[str]:
    """What is not the same about a story: who finds more or less, and the address of the rule."""
    told = []
    found = {
        name: {(d.rule, d.place.span, d.message) for d in one.lint(_document(text)).diagnostics}
        for name, one in three().items()
    }
    for name in ("library", "own"):
        told += [f"{name} lacks {one}" for one in found["all"] - found[name]]
        told += [f"{name} has besides {one}" for one in found[name] - found["all"]]
    return told


def _document(text: str) -> Document:
    return plain_text.read_text(text, "story.txt", Metadata(language="en"))


def _stories(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        if path.is_dir():
            yield from _stories(sorted(path.iterdir()))
        elif path.name.endswith(".jsonl.gz"):
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    said = json.loads(line)
                    yield from (said[key] for key in ("text", "target", "mt") if said.get(key))
        elif path.suffix in (".txt", ".text"):
            yield path.read_text(encoding="utf-8", errors="replace")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--traps", type=int, default=1, help="so many traps for each story")
    arguments = parser.parse_args()
    chance = random.Random(1)
    count = faults = 0
    began = time.monotonic()
    for text in islice(_stories(arguments.paths), 0, None, arguments.every):
        for name in ["as it is", *chance.sample(sorted(TRAPS), arguments.traps)]:
            count += 1
            for told in differences(TRAPS[name](text)):
                faults += 1
                print(f"{name}: {told}: {text[:70]!r}")
    print(f"{count:,} texts, {faults:,} differences in {time.monotonic() - began:.0f} s")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
