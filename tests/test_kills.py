"""A run that is killed at any moment leaves no process, no half file and no temporary file.

Runs with two processes are killed at random moments, by each of the signals, and then held against
a run that came to its end. `NEWSLINT_KILLS` says how many of each kind the long form does that come
before the run is over.
"""

import contextlib
import itertools
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from newslint.settings.accepted_file import FILE_NAME
from newslint.settings.config import FILE_NAME as SETTINGS

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/status").exists() or os.name != "posix", reason="asks /proc"
)
WITHIN = 2.0
"""How many seconds after a kill everything has ended."""
FAULTS = (
    "Turnout reached {n} % on Sunday, and {n} % of it came by post.",
    "The {n}-kilometer ({n}-mile) road was closed for two days.",
    "He said that the the ferry had left , and that nobody knew why.",
    "The council met on the fourth floor, as it does each spring.",
)
KINDS = {
    "lint": ("--format", "jsonl"),
    "fix": ("--fix",),
    "report": ("--report", "json=report.json", "--report", "sarif=report.sarif", "--quiet"),
    "accept": ("accept", "--all"),
}
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
REPORTS = ("report.json", "report.sarif")


@dataclass
class Desk:
    """A folder of stories, and what a run that is left alone makes of it."""

    folder: Path
    kind: str
    seconds: float = 0.0
    """How long that takes once it hears signals."""
    before: dict[str, bytes] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)
    out: str = ""

    def lay_out(self) -> None:
        for path in self.folder.iterdir():
            path.unlink()
        for name, data in self.before.items():
            (self.folder / name).write_bytes(data)

    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.folder.iterdir()}

    def start(self) -> "subprocess.Popen[bytes]":
        with (
            (self.folder.parent / "out").open("wb") as out,
            (self.folder.parent / "err").open("wb") as err,
        ):
            process = subprocess.Popen(
                [sys.executable, "-m", "newslint", *KINDS[self.kind], "--jobs", "2", "."],
                cwd=self.folder,
                stdout=out,
                stderr=err,
                start_new_session=True,
            )
        while not hears_signals(process.pid) and process.poll() is None:
            time.sleep(0.002)
        return process

    def said(self) -> tuple[str, str]:
        parent = self.folder.parent
        return (parent / "out").read_text(), (parent / "err").read_text()


def hears_signals(pid: int) -> bool:
    """Whether the process has come so far as to hear a SIGTERM."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("SigCgt:"):
                return bool(int(line.split()[1], 16) >> (signal.SIGTERM - 1) & 1)
    return False


def of_session(session: int) -> list[int]:
    """The processes of a session that are alive."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            with contextlib.suppress(OSError):
                state, _, _, of, *_ = (entry / "stat").read_text().rpartition(")")[2].split()
                if int(of) == session and state not in "ZX":
                    found.append(int(entry.name))
    return found


def made_desk(folder: Path, kind: str, stories: int) -> Desk:
    folder.mkdir(parents=True)
    desk = Desk(folder, kind)
    chance = random.Random(1)
    for number in range(stories):
        lines = (chance.choice(FAULTS).format(n=chance.randrange(11, 99)) for _ in range(25))
        desk.before[f"{number:02}.txt"] = ("\n\n".join(lines) + "\n").encode()
    desk.before[SETTINGS] = b"select: [units, numbers, spacing, repetition, punctuation]\n"
    if kind == "report":
        desk.before |= dict.fromkeys(REPORTS, b"an earlier one")
    desk.lay_out()
    process = desk.start()
    begun = time.monotonic()
    assert process.wait() in (0, 1), desk.said()
    desk.seconds = time.monotonic() - begun
    desk.after = desk.files()
    desk.out = desk.said()[0]
    return desk


@dataclass
class Figures:
    """What was seen over many kills."""

    kills: int = 0
    in_time: int = 0
    """How many of them came before the run was over."""
    ended_after: float = 0.0
    """The longest time until no process was left."""
    changed: int = 0
    """How many files were found changed, all of which were listed."""


def kill_at_random(
    desk: Desk, number: signal.Signals, chance: random.Random, figures: Figures
) -> Iterator[str]:
    """Kill a run at a random moment. Gives what is not as it should be."""
    desk.lay_out()
    process = desk.start()
    time.sleep(chance.uniform(0, 0.8 * desk.seconds))
    running = process.poll() is None
    # A terminal sends its signals to all processes; others send them to the one that they know.
    with contextlib.suppress(ProcessLookupError):
        if number in (signal.SIGINT, signal.SIGHUP) and chance.random() < 0.5:
            os.killpg(process.pid, number)
        else:
            process.send_signal(number)
    begun = time.monotonic()
    try:
        while time.monotonic() < begun + WITHIN:
            if process.poll() is not None and not of_session(process.pid):
                break
            time.sleep(0.01)
        else:
            yield f"{of_session(process.pid)} are alive {WITHIN} seconds later"
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    figures.kills += 1
    figures.in_time += running
    figures.ended_after = max(figures.ended_after, time.monotonic() - begun)
    figures.changed += len(changed_in(desk))
    yield from wrong(desk, number, process.returncode)


def changed_in(desk: Desk) -> set[str]:
    """The stories that are not as they were."""
    files = desk.files()
    return {
        name
        for name, data in desk.before.items()
        if name.endswith(".txt") and files.get(name) != data
    }


def wrong(desk: Desk, number: signal.Signals, status: int) -> Iterator[str]:
    out, err = desk.said()
    wanted = {signal.SIGKILL: {-9}, signal.SIGINT: {2, -2}}.get(number, {128 + number, -number})
    if status not in wanted | ({0, 1}):
        yield f"the status is {status}: {err}"
    if "Traceback" in err or "Exception" in err:
        yield err
    files = desk.files()
    strange = files.keys() - desk.before.keys() - desk.after.keys()
    if strange:
        yield f"{sorted(strange)} should not be there"
    for name in desk.before:
        if files.get(name) not in (desk.before[name], desk.after[name]):
            yield f"{name} is neither as it was nor as it is to be"
    if FILE_NAME in files and files[FILE_NAME] != desk.after[FILE_NAME]:
        yield f"{FILE_NAME} is not whole"
    changed = changed_in(desk)
    listed = {line.split()[2].rstrip(":") for line in err.splitlines() if " fixing " in line}
    if not changed <= listed or len(listed - changed) > 1:
        yield f"changed are {sorted(changed)}, listed {sorted(listed)}"
    if desk.kind == "lint":
        # Lines are whole but for the last one, should the run be killed while it writes.
        lines = out.splitlines(keepends=True)
        whole = desk.out.splitlines(keepends=True)
        if lines != whole[: len(lines)]:
            yield f"{len(lines)} lines were printed that are not the first ones"
    caches = (Path(os.environ[f"XDG_{name}_HOME"]) for name in ("CACHE", "STATE"))
    for left in itertools.chain.from_iterable(cache.rglob("*") for cache in caches):
        if left.suffix in (".tmp", ".new"):
            yield f"{left} is left"


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "number"), [*zip(KINDS, SIGNALS, strict=True)])
def test_a_killed_run_leaves_nothing(tmp_path: Path, kind: str, number: signal.Signals) -> None:
    desk = made_desk(tmp_path / "desk", kind, stories=16)
    assert list(kill_at_random(desk, number, random.Random(kind), Figures())) == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_many_killed_runs_leave_nothing(tmp_path: Path, kind: str) -> None:
    desk, chance = made_desk(tmp_path / "desk", kind, stories=40), random.Random(f"many {kind}")
    count = int(os.environ.get("NEWSLINT_KILLS", "25"))
    figures = Figures()
    while figures.in_time < count:
        assert figures.kills < 10 * count
        number = SIGNALS[figures.in_time % len(SIGNALS)]
        assert list(kill_at_random(desk, number, chance, figures)) == [], (figures, number)
    sys.stdout.write(f"\n{kind}: {figures}\n")
