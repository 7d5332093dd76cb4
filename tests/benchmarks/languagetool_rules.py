"""How often each rule of LanguageTool reports something, in folders of stories.

    python tests/benchmarks/languagetool_rules.py --server http://localhost:8081 \\
        bbc2005=stories/bbc@en-GB mt=stories/machine@en-US \\
        [--only-chosen] [--figures FILE.csv] [--raw FOLDER] [--threads 2]

Each folder has a name, its texts are the ``.txt`` files below it, and ``@`` gives the language
that LanguageTool is asked about (en-US without it). The server is LanguageTool's own HTTP server,
started by hand. Spelling is never asked for: no word list knows the names in the news.

newslint reads the same files with default settings and all that LanguageTool found. What it does
not report, because it found the same place itself, counts as ``found too`` and not as a hit.
``--only-chosen`` asks for what is on by default and for nothing else; what is off can hide what is
on, as LanguageTool reports overlapping matches once.

The figures are a row for each rule: hits and places found too, by folder. ``--raw`` keeps all
matches with their sentences, a JSON line for each story, so that a person can judge a sample.
"""

import argparse
import csv
import json
import urllib.parse
import urllib.request
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from newslint.engines.languagetool.choice import OFF, choice
from newslint.model.diagnostic import Level, Match, OutsideMatch, Severity
from newslint.model.position import Span
from newslint.model.rule import Rule
from newslint.session.file_linter import FileLinter, FileRequest, Overrides
from newslint.session.resources import Resources

_PREFIX = "languagetool/"

_TIMEOUT = 300
"""Seconds for one story, the first of which wakes the server."""


class Folder(NamedTuple):
    """Stories of one kind."""

    name: str
    path: Path
    language: str

    @classmethod
    def named(cls, text: str) -> "Folder":
        """From ``NAME=FOLDER@LANGUAGE``."""
        name, _, rest = text.partition("=")
        path, _, language = rest.partition("@")
        if not Path(path).is_dir():
            raise argparse.ArgumentTypeError(f"{text}: NAME=FOLDER@LANGUAGE, and a folder")
        return cls(name, Path(path), language or "en-US")

    @property
    def files(self) -> list[Path]:
        """The stories, in the order of their names."""
        return sorted(self.path.rglob("*.txt"))


class Kind(NamedTuple):
    """A rule, with what LanguageTool says of it."""

    rule: str
    category: str
    its: str


@dataclass
class Figures:
    """What was counted in one folder."""

    words: int
    hits: Counter[Kind]
    found_too: Counter[Kind]


class Newslint:
    """newslint with default settings, and with whatever LanguageTool finds."""

    def __init__(self) -> None:
        workshop = Resources(None, isolated=True)
        config = workshop.config_of(Path.cwd())
        rules, readers = workshop.rulebook(config).rules, workshop.offers(config).readers
        self._desk = FileLinter.of(config, rules, readers, Overrides())
        self._known: set[str] = set()

    def reported(self, file: Path, matches: list[dict[str, Any]]) -> list[bool]:
        """Whether it reports each of the matches, its own findings going first."""
        document = self._desk.document_of(file)
        if document is None:
            raise SystemExit(f"{file}: cannot be read")
        found = [
            OutsideMatch(_PREFIX + one["rule"], Match(Span(one["start"], one["end"])))
            for one in matches
        ]
        new = {one.rule for one in found} - self._known
        if new:
            self._known |= new
            self._desk = self._desk.with_rules(map(_outside_rule, new))
        report = self._desk.lint_file(file, FileRequest(outside=tuple(found)))
        places = {(one.rule, one.place.span) for one in report.diagnostics}
        text_span = document.source_map.text_span
        return [(one.rule, text_span(one.match.span)) in places for one in found]


def _outside_rule(rule_id: str) -> Rule:
    return Rule(
        id=rule_id,
        summary="A rule of LanguageTool.",
        level=Level.NOTE,
        severity=Severity.MINOR,
        mqm="fluency",
        its="uncategorized",
        message="What it finds.",
        check_name="languagetool",
        check=lambda _: iter(()),
        origin="LanguageTool",
    )


def asked_of(server: str, text: str, request: dict[str, str]) -> list[dict[str, Any]]:
    """The matches in a text; their offsets count UTF-16 units."""
    data = urllib.parse.urlencode({**request, "text": text}).encode()
    with urllib.request.urlopen(f"{server}/v2/check", data, timeout=_TIMEOUT) as answer:
        matches: list[dict[str, Any]] = json.load(answer)["matches"]
    return matches


def code_points(text: str, matches: list[dict[str, Any]]) -> Iterator[tuple[int, int]]:
    """The spans of matches in code points."""
    units = list(accumulate((1 + (char > "\uffff") for char in text), initial=0))
    for match in matches:
        start, end = match["offset"], match["offset"] + match["length"]
        yield bisect_right(units, start) - 1, bisect_right(units, end) - 1


def matches_in(server: str, request: dict[str, str], file: Path) -> dict[str, Any]:
    """One story as the raw figures hold it."""
    text = file.read_text(encoding="utf-8", errors="replace")
    matches = asked_of(server, text, request)
    told = [
        {
            "rule": match["rule"]["id"],
            "category": match["rule"]["category"]["id"],
            "its": match["rule"]["issueType"],
            "start": start,
            "end": end,
            "text": text[start:end],
            "message": match["message"],
            "replacements": [one["value"] for one in match["replacements"][:3]],
            "sentence": match["sentence"],
        }
        for match, (start, end) in zip(matches, code_points(text, matches), strict=True)
    ]
    return {"file": str(file), "words": len(text.split()), "matches": told}


def measure(folder: Folder, newslint: Newslint, asked: argparse.Namespace) -> Figures:
    """All stories of a folder through newslint and LanguageTool."""
    chosen = choice()
    off_rules = {rule_id for rule_id in chosen.rules if rule_id.startswith("MORFOLOGIK_RULE_")}
    request = {"language": folder.language}
    if asked.only_chosen:
        on = {rule_id for rule_id, rule in chosen.rules.items() if rule.level is not OFF}
        off_rules |= chosen.rules.keys() - on
        off = (name for name, kind in chosen.categories.items() if kind.level is OFF)
        request["disabledCategories"] = ",".join(off)
        # LanguageTool tries these in categories that are off, too.
        request["enabledRules"] = ",".join(sorted(on))
    request["disabledRules"] = ",".join(sorted(off_rules))
    figures = Figures(0, Counter(), Counter())
    raw = (asked.raw / f"{folder.name}.jsonl").open("w", encoding="utf-8") if asked.raw else None
    with ThreadPoolExecutor(asked.threads) as threads:
        for story in threads.map(partial(matches_in, asked.server, request), folder.files):
            figures.words += story["words"]
            if asked.only_chosen:
                story["matches"] = [
                    one for one in story["matches"] if chosen.level_of(*_kind(one)) is not OFF
                ]
            reported = newslint.reported(Path(story["file"]), story["matches"])
            for match, told in zip(story["matches"], reported, strict=True):
                kind = _kind(match)
                match["found_too"] = not told
                counted = figures.found_too if match["found_too"] else figures.hits
                counted[kind] += 1
            if raw:
                raw.write(json.dumps(story, ensure_ascii=False) + "\n")
    if raw:
        raw.close()
    return figures


def _kind(match: dict[str, Any]) -> Kind:
    return Kind(match["rule"], match["category"], match["its"])


def table(measured: dict[str, Figures]) -> Iterator[list[str | int]]:
    """The rows of the figures, the rule that reports most first."""
    yield [
        *("rule", "category", "its"),
        *(f"{name} {what}" for name in measured for what in ("hits", "found too")),
    ]
    totals: Counter[Kind] = Counter()
    for figures in measured.values():
        totals.update(figures.hits)
        totals.update(figures.found_too)
    for kind, _ in totals.most_common():
        counts = ((one.hits[kind], one.found_too[kind]) for one in measured.values())
        yield [*kind, *(count for pair in counts for count in pair)]


def main() -> None:
    """Prints the rates of the folders; the figures go to a file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Folder.named, metavar="NAME=FOLDER@LANGUAGE")
    parser.add_argument("--server", required=True, metavar="URL")
    parser.add_argument("--only-chosen", action="store_true")
    parser.add_argument("--figures", type=Path, metavar="FILE")
    parser.add_argument("--raw", type=Path, metavar="FOLDER")
    parser.add_argument("--threads", type=int, default=2)
    asked = parser.parse_args()
    if asked.raw:
        asked.raw.mkdir(parents=True, exist_ok=True)
    newslint = Newslint()
    measured: dict[str, Figures] = {}
    for folder in asked.folders:
        measured[folder.name] = found = measure(folder, newslint, asked)
        rate = 10_000 * found.hits.total() / (found.words or 1)
        print(f"{folder.name}: {found.words} words, {rate:.2f} per 10,000", flush=True)
    if asked.figures:
        with asked.figures.open("w", encoding="utf-8", newline="") as lines:
            csv.writer(lines).writerows(table(measured))


if __name__ == "__main__":
    main()
