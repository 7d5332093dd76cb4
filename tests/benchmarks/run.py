"""How long newslint takes, against another commit of it and against other tools.

    python -m tests.benchmarks [--against COMMIT] [--rounds 7] [--large] [--output FILE.md]

Inputs are invented, the same on each run. The tools take turns in each round, and each round
compares them with newslint as it is in this tree: a machine that is busy is so for all of them.
What is told is medians, and medians of these ratios: time by the clock on the wall, processor time
of all processes of a run, and the most memory that they have at a time.

Vale, proselint and typos are measured where they are found on PATH or in ``--tools``, LanguageTool
where its server runs at ``--languagetool``. ``go install
github.com/vale-cli/vale/v3/cmd/vale@v3.22.0`` and ``pip install proselint typos`` get them. Vale
is given newslint's lexicons as a style.

It needs Linux: memory and processor time are read from /proc.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from threading import Event, Thread
from typing import NamedTuple

from tests.benchmarks.inputs import (
    LARGE,
    STORIES_IN_A_MEGABYTE,
    clean_story,
    story_text,
    write_lexicon,
    write_stories,
)
from tests.benchmarks.vale_style import write_style

ROOT = Path(__file__).parents[2]
LOOK_EVERY = 0.02
FIRST_LOOK = 0.008


class Taken(NamedTuple):
    """What one run took."""

    wall: float
    cpu: float
    megabytes: float


@dataclass(frozen=True)
class Tool:
    """A way to run something on a path."""

    name: str
    measure: Callable[[Path], Taken]


@dataclass(frozen=True)
class Subject:
    """What is linted, and with which options of newslint."""

    name: str
    path: Path
    options: tuple[str, ...] = ()
    only_newslint: bool = False


def run_once(command: Sequence[str], folder: Path, environment: dict[str, str]) -> Taken:
    """Run a command to its end, whatever its exit status says of the copy."""
    began = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        over, most = Event(), [0.0]

        def look() -> None:
            pause = FIRST_LOOK
            while not over.wait(pause):
                most[0] = max(most[0], sum(map(_megabytes, _tree(process.pid))))
                pause = LOOK_EVERY

        looking = Thread(target=look, daemon=True)
        looking.start()
        # With all processes that were waited for. Its figure for memory would count that of this
        # process, too, from before the program was there.
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        over.set()
        looking.join()
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1, 2):
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Taken(wall, used.ru_utime + used.ru_stime, most[0])


def _tree(pid: int) -> Iterator[int]:
    yield pid
    try:
        for thread in Path(f"/proc/{pid}/task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from _tree(int(child))
    except OSError:
        return


def _megabytes(pid: int) -> float:
    """The memory of a process; what several share counts for each its part."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


# The tools


def built(tree: Path, folder: Path) -> Path:
    """newslint as a wheel has it, installed by itself."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target"]
    if _has_hatchling():
        command.insert(-1, "--no-build-isolation")
    subprocess.run([*command, str(folder), str(tree)], check=True)
    return folder


def _has_hatchling() -> bool:
    from importlib.util import find_spec

    return find_spec("hatchling") is not None


@contextmanager
def checked_out(commit: str, folder: Path) -> Iterator[Path]:
    """The tree of a commit, beside this one."""
    git = ["git", "-C", str(ROOT), "worktree"]
    subprocess.run([*git, "add", "--quiet", "--detach", str(folder), commit], check=True)
    try:
        yield folder
    finally:
        subprocess.run([*git, "remove", "--force", str(folder)], check=True)


def newslint(package: Path, cache: Path, options: Sequence[str]) -> Callable[[Path], Taken]:
    """Measures newslint as it lies in a folder, with caches of its own."""
    homes = {f"XDG_{kind}_HOME": str(cache / kind) for kind in ("CACHE", "CONFIG", "STATE")}
    environment = {"PYTHONPATH": str(package), **homes}
    command = [sys.executable, "-m", "newslint", "--format", "json", *options]
    return lambda path: run_once([*command, path.name], path.parent, environment)


def peers(found: Callable[[str], str | None], work: Path) -> Iterator[Tool]:
    """Other tools that are there; says which are not."""
    commands = {
        "vale": ["--no-exit", "--output", "line"],
        "proselint": ["check"],
        "typos": ["--format", "brief"],
    }
    for name, options in commands.items():
        program = found(name)
        if program is None:
            tell(f"{name} is not there, and left out")
            continue
        given = list(options)
        if name == "vale":
            tell(f"Vale is given {write_style(work)} phrases of newslint's lexicons")
            given += ["--config", str(work / ".vale.ini")]
        command = [program, *given]
        yield Tool(
            name, lambda path, command=command: run_once([*command, path.name], path.parent, {})
        )


def languagetool(server: str) -> Tool | None:
    """LanguageTool's server, asked as it runs; None if there is none."""
    at = server.rstrip("/")

    def ask(path: Path) -> Taken:
        files = [path] if path.is_file() else sorted(path.rglob("*.txt"))
        began = time.perf_counter()
        for file in files:
            given = {"language": "en-US", "text": file.read_text(encoding="utf-8")}
            data = urllib.parse.urlencode(given).encode()
            with urllib.request.urlopen(f"{at}/v2/check", data, timeout=300) as told:
                json.load(told)
        # What the server itself spends is not this process's to know.
        return Taken(time.perf_counter() - began, float("nan"), float("nan"))

    try:
        with urllib.request.urlopen(f"{at}/v2/languages", timeout=5):
            return Tool("LanguageTool, warm", ask)
    except (OSError, ValueError):
        tell(f"LanguageTool does not answer at {server}, and is left out")
        return None


# The rounds


def rounds(tools: Sequence[Tool], path: Path, count: int) -> dict[str, list[Taken]]:
    """What each tool took in each round; they take turns, and each begins as often as others."""
    for tool in tools:
        tool.measure(path)
    taken: dict[str, list[Taken]] = {tool.name: [] for tool in tools}
    for number in range(count):
        at = number % len(tools)
        for tool in (*tools[at:], *tools[:at]):
            taken[tool.name].append(tool.measure(path))
    return taken


def table(subject: str, taken: dict[str, list[Taken]]) -> Iterator[str]:
    """The rows of a table; ratios are to the first, round by round."""
    first = next(iter(taken.values()))
    for name, runs in taken.items():
        cells = [subject, name]
        for at, unit in enumerate(("s", "s", "MB")):
            figure = median(run[at] for run in runs)
            if not figure > 0:  # not known, or over before anybody looked
                cells.append("")
                continue
            ratio = median(run[at] / other[at] for run, other in zip(runs, first, strict=True))
            shown = f"{figure:.0f}" if unit == "MB" else f"{figure:.3f}"
            cells.append(f"{shown} {unit}" + ("" if runs is first else f" ({ratio:.2f})"))
        yield f"| {' | '.join(cells)} |"


HEAD = (
    "| what | tool | wall | processor | memory |",
    "|---|---|---|---|---|",
)


def tell(message: str) -> None:
    """Say how it goes."""
    print(message, file=sys.stderr, flush=True)


def subjects(work: Path, *, large: bool) -> Iterator[Subject]:
    """Everything that is linted, laid out in a folder."""
    import random

    one = work / "one.txt"
    one.write_text(story_text(random.Random(1)), encoding="utf-8")
    clean = work / "clean.txt"
    clean.write_text(clean_story(), encoding="utf-8")
    write_stories(work / "many", STORIES_IN_A_MEGABYTE)
    write_lexicon(work / "lexicon", 10_000)
    # Beside no story: settings count for what lies below them.
    settings = work / "lexicon" / "settings.yaml"
    settings.write_text("rules: [.]\n", encoding="utf-8")
    yield Subject("a clean story", clean)
    yield Subject("a story of 6.6 KB", one)
    with_lexicon = ("--config", str(settings))
    yield Subject("the same, 10,000 phrases more", one, with_lexicon, only_newslint=True)
    yield Subject("1 MB in 155 stories", work / "many")
    yield Subject("the same, one process", work / "many", ("--jobs", "1"), only_newslint=True)
    if large:
        write_stories(work / "large", LARGE)
        yield Subject("50 MB in 7,600 stories", work / "large")
        jobs = ("--jobs", "1")
        yield Subject("the same, one process", work / "large", jobs, only_newslint=True)


def main() -> None:
    """Measure, and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--against", metavar="COMMIT", help="compare with this commit too")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--large", action="store_true", help="50 MB in 7,600 stories too")
    parser.add_argument("--no-peers", action="store_true", help="newslint alone")
    parser.add_argument("--tools", metavar="FOLDERS", default="", help="where to look before PATH")
    parser.add_argument("--languagetool", metavar="URL", default="http://localhost:8081")
    parser.add_argument("--only", metavar="WORDS", help="only inputs with these words in the name")
    parser.add_argument("--output", type=Path, metavar="FILE")
    asked = parser.parse_args()
    search = os.pathsep.join(filter(None, [asked.tools, os.environ.get("PATH", "")]))
    with tempfile.TemporaryDirectory(prefix="newslint-benchmarks-") as folder:
        work = Path(folder)
        packages = {"newslint": built(ROOT, work / "this")}
        if asked.against:
            with checked_out(asked.against, work / "tree") as tree:
                packages[asked.against] = built(tree, work / "other")
        others: list[Tool] = []
        if not asked.no_peers:
            (work / "vale").mkdir()
            others += peers(lambda name: shutil.which(name, path=search), work / "vale")
            warm = languagetool(asked.languagetool)
            others += [warm] if warm else []
        lines = list(HEAD)
        for subject in subjects(work, large=asked.large):
            if asked.only and asked.only not in subject.name:
                continue
            tools = [
                Tool(name, newslint(package, work / f"cache-{name}", subject.options))
                for name, package in packages.items()
            ]
            tools += [] if subject.only_newslint else others
            taken = rounds(tools, subject.path, asked.rounds)
            lines += table(subject.name, taken)
            tell("\n".join(table(subject.name, taken)))
    text = "\n".join(lines) + "\n"
    if asked.output:
        asked.output.write_text(text, encoding="utf-8")
    else:
        print(text, end="")


if __name__ == "__main__":
    main()
