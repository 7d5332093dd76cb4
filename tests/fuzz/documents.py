"""Copy that nobody would write, made at random from a seed, and what no copy may bring about.

Run by hand: ``python -m tests.fuzz.documents --documents 100000 --seed 1`` (``--help`` tells the
rest). A failure is shown with the seed that makes it again.
"""

import argparse
import gc
import os
import random
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from newslint.model.document import Document, Metadata
from newslint.model.report import FileReport
from newslint.readers import plain_text
from tests.fuzz.families import Family, families
from tests.fuzz.linters import linter

SECONDS_PER_CHARACTER = 1e-4
"""No document takes longer: a second for 10 KB."""
LEAST_SECONDS = 1.0

_SEEDS = (
    "LONDON, May 5 — The harbour office of Norvik said on Monday that 1,250 people had come to the fair.",
    "“We will rebuild it,” said Mayor Anna Lind, 54, who was born in 1970. “It cost $5m (£4m).”",
    "The ferry left at 5 p.m. (1700 GMT) on Tuesday, 6 May 2025, and sailed 40 miles (64 km) north.",
    "Turnout rose from 40% to 50%, a rise of 25%, the World Fishing Association (WFA) said.",
    "In Reiwa 6 the temple’s 100th anniversary drew 12,345,678 yen, or ¥12.3 million, from visitors.",
    "He said: 'It is -5°C (23°F)', and left ; the mayor ,Mr Holm, stayed .",
    "Of the 10 boats, 3 were new, 4 were old and 3 were lost - half of them in the storm on Sunday.",
    "1. Berta Holm 45.20\n2. Carla Moen 45.90\n\nPhoto: Per Lund\n\nRead more: The old bridge",
    "the the council of of the town has decided that that it will will meet again, again and again.",
    "Kyiv and Kiev, Peking and Beijing: two spellings of one place in one story, said Ms Olga Lund.",
    "Prices fell by half to €9 a barrel at 10:30 a.m. EST (15:30 GMT), down from €18 in Q1 2024.",
    "From Monday, 5 May, to Sunday, 4 May, the 5-year-old (5) and his 12-year-old sister play on.",
)
_WORDS = (
    "the of and to in a said that for on was is with from by at as he she his her it they have had "
    "not more than about some after before when million billion thousand percent year years people "
    "Monday Tuesday May June 2024 2025 London Oslo Norvik President Minister Mr Mrs Ms Dr Lind Holm "
    "km miles kg pounds dollars euros yuan $ £ € ¥ % ° GMT EST a.m. p.m. noon midnight first second "
    "third half quarter double rose fell up down total old new aged born died founded anniversary"
).split()  # fmt: skip
_MARKS = (
    " ", "  ", "\n", "\n\n", "\t", "\r\n", "\u00a0", "\u202f", "\u200b", ",", ".", ";", ":", "!", "?", "…",
    "-", "–", "—", "/", "(", ")", "[", "]", "“", "”", "‘", "’", '"', "'", "«", "»", "&", "&amp;", "<b>", "</b>",
    "*", "#", "@", "%", "$", "£", "桥", "é", "e\u0301", "ß", "İ", "\U0001f600", "\x00", "\ufeff", "\u2028", "\ud800",
)  # fmt: skip


@dataclass
class Tally:
    """What came of many documents."""

    documents: int = 0
    characters: int = 0
    diagnostics: int = 0
    slowest: float = 0.0
    """The most seconds of one document, in parts of what it may take."""
    failures: list[str] = field(default_factory=list)
    rules: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Tally") -> None:
        """Count another in."""
        self.documents += other.documents
        self.characters += other.characters
        self.diagnostics += other.diagnostics
        self.slowest = max(self.slowest, other.slowest)
        self.failures += other.failures
        self.rules += other.rules


def made(seed: str) -> str:
    """The document of a seed."""
    chance = random.Random(seed)
    kind = chance.random()
    if kind < 0.15:
        units = [family.unit for family in chance.choices(_FAMILIES, k=chance.randint(1, 3))]
        text = "".join(Family(unit).body(chance.randint(1, 200)) for unit in units)
    elif kind < 0.4:
        text = _at_random(chance)
    else:
        joint = chance.choice(("\n\n", "\n", " "))
        text = joint.join(chance.choices(_SEEDS, k=chance.randint(1, 3)))
    for _ in range(chance.randint(0, 8)):
        text = _changed(text, chance)
    return text


def _at_random(chance: random.Random) -> str:
    pieces = []
    for _ in range(chance.randint(1, 60)):
        draw = chance.random()
        if draw < 0.55:
            pieces.append(chance.choice(_WORDS))
        elif draw < 0.7:
            pieces.append(str(chance.randint(0, 10 ** chance.randint(1, 7))))
        elif draw < 0.75:
            pieces.append(f"{chance.randint(0, 10**9):,}")
        else:
            pieces.append(chance.choice(_MARKS))
        pieces.append(chance.choice((" ", " ", " ", "", ", ", ". ", "-")))
    return "".join(pieces)


def _changed(text: str, chance: random.Random) -> str:
    """The text with one thing other: something put in, left out, doubled, turned or moved."""
    start = chance.randint(0, len(text))
    end = min(len(text), start + chance.randint(0, 12))
    piece = text[start:end]
    new = chance.choice(
        (
            chance.choice(_MARKS),
            f" {chance.choice(_WORDS)} ",
            "",
            piece * chance.randint(2, 5),
            piece[::-1],
            piece.upper(),
            piece.swapcase(),
            str(chance.randint(0, 99999)),
            chance.choice(_FAMILIES).body(12),
        )
    )
    return text[:start] + new + text[end:]


def faults_of(document: Document, report: FileReport) -> Iterator[str]:
    """What is wrong with a report: a rule that failed, a place that is not what it says."""
    for problem in report.problems:
        yield problem.message
    for one in report.diagnostics:
        for place in one.places:
            start, end = place.span
            if not 0 <= start <= end <= len(document.text):
                yield f"{one.rule}: {start}-{end} is not in the text"
            elif document.text[start:end] != place.text:
                yield f"{one.rule}: {place.text!r} is not what stands at {start}-{end}"
        last = 0
        for edit in one.edits:
            if not last <= edit.span.start <= edit.span.end <= len(document.text):
                yield f"{one.rule}: the edit at {edit.span} is not in its place"
            last = edit.span.end
    if list(report.diagnostics) != sorted(report.diagnostics, key=lambda one: one.place.span):
        yield "the diagnostics are not in the order of the text"
    if len({one.fingerprint for one in report.diagnostics}) != len(report.diagnostics):
        yield "two diagnostics have one fingerprint"


def tried(seeds: Iterable[str]) -> Tally:
    """Lint the documents of these seeds."""
    tally = Tally()
    rules = linter()
    # The rulebook is not to be gone through again and again for what the documents leave.
    gc.freeze()
    for seed in seeds:
        text = made(seed)
        began = time.process_time()
        try:
            document = plain_text.read_text(text, "story.txt", Metadata(language="en"))
            report = rules.lint(document)
        except Exception:
            tally.failures.append(f"{seed}: {traceback.format_exc(limit=-3)}")
            continue
        spent = time.process_time() - began
        part = spent / max(LEAST_SECONDS, SECONDS_PER_CHARACTER * len(text))
        tally.slowest = max(tally.slowest, part)
        if part > 1:
            tally.failures.append(f"{seed}: {len(text)} characters took {spent:.1f} s")
        tally.failures += [f"{seed}: {fault}" for fault in faults_of(document, report)]
        tally.documents += 1
        tally.characters += len(text)
        tally.diagnostics += len(report.diagnostics)
        tally.rules.update({one.rule for one in report.diagnostics})
    return tally


def _tried(task: tuple[int, int, int]) -> Tally:
    seed, first, last = task
    return tried(f"{seed}/{number}" for number in range(first, last))


def main() -> None:
    """Try documents, and say what was found."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--portion", type=int, default=2_000)
    options = parser.parse_args()
    whole = Tally()
    began = time.time()
    tried(f"{options.seed}/warm-{number}" for number in range(200))
    tasks = [
        (options.seed, first, min(first + options.portion, options.documents))
        for first in range(0, options.documents, options.portion)
    ]
    with ProcessPoolExecutor(options.jobs) as processes:
        for tally in processes.map(_tried, tasks):
            whole.add(tally)
            for failure in tally.failures:
                print(failure, flush=True)
            print(
                f"{whole.documents:,} documents, {whole.characters:,} characters, "
                f"{whole.diagnostics:,} findings of {len(whole.rules)} rules and entries, "
                f"{len(whole.failures)} failures, slowest at {whole.slowest:.2f} of its limit, "
                f"{time.time() - began:.0f} s",
                flush=True,
            )


_FAMILIES = families()

if __name__ == "__main__":
    main()
