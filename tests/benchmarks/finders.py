"""What each fact finder costs, in milliseconds per megabyte of prose.

    python -m tests.benchmarks.finders [FILE-OR-FOLDER ...] [--rounds 3] [--only NAME ...]

Files are read as single stories; of a folder, all ``.txt`` files below it. Without any, a megabyte
of invented copy is measured, which is denser in figures than news is. Every public function of
``newslint.facts`` that takes a document and nothing else joins by that alone. The time of a finder
is its own: what it asks other finders for is theirs. The best of all rounds counts.

It is a script and no test: what a machine makes of it is no ground to fail.
"""

import argparse
import importlib
import inspect
import pkgutil
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import newslint.subjects
from newslint.foundation.clock import Clock
from newslint.linting.timed_linter import as_another, timed_document
from newslint.model.document import Document, Metadata
from newslint.readers import plain_text
from tests.benchmarks.inputs import dense_text

Finder = Callable[[Document], Any]


def finders() -> dict[str, Finder]:
    """All finders of facts, by ``module.function``, in the order of their names."""
    found: dict[str, Finder] = {}
    for info in pkgutil.walk_packages(newslint.subjects.__path__, "newslint.subjects."):
        module = importlib.import_module(info.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if name.startswith("_") or function.__module__ != module.__name__:
                continue
            parameters = list(inspect.signature(function).parameters.values())
            if len(parameters) == 1 and parameters[0].annotation in (Document, "Document"):
                found[f"{info.name.rpartition('.')[2]}.{name}"] = function
    return found


def measure(stories: list[Document], chosen: list[Finder]) -> dict[str, float]:
    """Seconds that each finder spends on all stories, without what it asks of others."""
    clock = Clock(time.perf_counter)
    kind = timed_document(clock)
    for story in stories:
        timed = as_another(story, kind)
        for finder in chosen:
            timed.find(finder)
    return {name: seconds for (_, name), seconds in clock.spent.seconds.items()}


def read(paths: list[Path]) -> Iterator[Document]:
    """The stories in the files and folders."""
    for path in paths:
        for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
            text = file.read_text(encoding="utf-8", errors="replace")
            yield plain_text.read_text(text, str(file), Metadata())


def invented(size: int) -> Iterator[Document]:
    """Stories of our own making, ``size`` characters in all, the same on each run."""
    chance = random.Random(2026)
    while size > 0:
        text = dense_text(chance)
        size -= len(text)
        yield plain_text.read_text(text, "invented.txt", Metadata())


def main() -> None:
    """Prints the table, the dearest finder first."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME")
    asked = parser.parse_args()
    names = {
        name: finder
        for name, finder in finders().items()
        if not asked.only or any(part in name for part in asked.only)
    }
    stories = list(read(asked.paths)) if asked.paths else list(invented(1_000_000))
    size = sum(len(story.prose.encode()) for story in stories) / 1e6
    rounds = [measure(stories, list(names.values())) for _ in range(asked.rounds)]
    best = {finder: min(one[finder] for one in rounds) * 1000 / size for finder in rounds[0]}
    print(f"{len(stories)} stories, {size:.2f} MB, ms per MB:")
    for finder, cost in sorted(best.items(), key=lambda pair: -pair[1]):
        print(f"{cost:9.1f}  {finder}")
    print(f"{sum(best.values()):9.1f}  all")


if __name__ == "__main__":
    main()
