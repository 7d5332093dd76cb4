"""Workers that are lost, stopped, silent or at odds with what they are sent."""

import faulthandler
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from newslint.foundation.errors import RulebookError
from newslint.model.document import Document
from newslint.session import workers
from newslint.session.runner import lint_batches
from newslint.session.tasks import Batch, Task
from tests.making import rule
from tests.session.test_runner import OneForAll

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="by signals of POSIX"),
    pytest.mark.usefixtures("every_process"),
]


@dataclass(frozen=True)
class Does:
    """A check that does something to its process at a story, unless that is the first one."""

    what: str

    def __call__(self, document: Document) -> Iterator[object]:
        if multiprocessing.parent_process() is not None and "end of it" in document.prose:
            if self.what == "sleeps":
                time.sleep(60)
            elif self.what == "fails":
                raise RulebookError([(None, "the rules are gone")])
            else:
                faulthandler.disable()  # pytest's, which would print where that was
                os.kill(os.getpid(), getattr(signal, self.what))
        return iter(())


def tasks(number: int = 48, at: int = 20) -> list[Task]:
    made = [Task(Path(f"{n}.txt"), b"Nothing is wrong here.") for n in range(number)]
    made[at] = Task(Path("last.txt"), b"The end of it all.")
    return made


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "LOOK_EVERY", 0.05)
    monkeypatch.setattr(workers, "STOPPED_LOOKS", 4)


def linted(what: str) -> tuple[dict[str, list[str]], list[str]]:
    """The problems of each story, and what was told."""
    told: list[str] = []
    linters = OneForAll((rule("house/x", check=Does(what)),))
    every = tasks()
    made = list(lint_batches([Batch(tuple(every))], linters, 2, told.append))
    assert [task for task, _ in made] == every
    reports = [report for _, report in made]
    problems = {report.path: [p.message for p in report.problems] for report in reports}
    return {path: said for path, said in problems.items() if said}, told


@pytest.mark.parametrize("what", ["SIGKILL", "SIGTERM", "SIGHUP"])
def test_what_a_lost_worker_leaves_is_linted_in_this_process(what: str) -> None:
    problems, (told,) = linted(what)
    assert problems == {}
    assert told.startswith(f"a process was lost (killed by {what}); ")
    assert " of its are linted in this one: last.txt" in told


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it is just silent")
def test_a_stopped_worker_is_killed_and_costs_nothing() -> None:
    problems, (told,) = linted("SIGSTOP")
    assert problems == {}
    assert told.startswith("a process was lost (stopped, and killed for that); ")


def test_a_story_that_crashes_a_worker_is_not_tried_again() -> None:
    problems, (told,) = linted("SIGSEGV")
    said = "is not done: the process that linted it was killed by SIGSEGV"
    assert problems == {"last.txt": [said]}
    assert told.startswith("a process was lost (killed by SIGSEGV); ")
    assert "last.txt" not in told


@pytest.mark.slow
def test_a_story_that_takes_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "SILENT_SECONDS", 1.0)
    problems, _ = linted("sleeps")
    said = "is not done: the process that linted it was silent for 1 seconds, and killed"
    assert problems == {"last.txt": [said]}


def test_all_lost_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    every = tasks()
    for at in (20, 25, 30, 40):
        every[at] = Task(Path(f"{at}.txt"), b"The end of it all.")
    told: list[str] = []
    linters = OneForAll((rule("house/x", check=Does("SIGKILL")),))
    made = list(lint_batches([Batch(tuple(every))], linters, 2, told.append))
    assert [task for task, _ in made] == every
    assert len(told) == 2


def test_an_interrupt_of_the_keyboard_is_left_to_the_parent() -> None:
    assert linted("SIGINT") == ({}, [])


class NotPrepared(OneForAll):
    def prepare(self) -> None:
        if multiprocessing.parent_process() is not None:
            raise RulebookError([(None, "the rules are gone")])


def test_what_fails_in_a_worker_fails_here() -> None:
    with pytest.raises(Exception, match="the rules are gone"):
        list(lint_batches([Batch(tuple(tasks()))], NotPrepared(), 2))
    assert multiprocessing.active_children() == []


def test_what_failed_before_anything_was_sent_fails_here() -> None:
    def batches() -> Iterator[Batch]:
        yield Batch(tuple(tasks(8, at=0)))
        # Both workers have failed and are gone before the first stories are sent to them.
        ending = time.monotonic() + 20
        while multiprocessing.active_children() and time.monotonic() < ending:
            time.sleep(0.01)
        yield Batch(tuple(tasks()))

    with pytest.raises(Exception, match="the rules are gone"):
        list(lint_batches(batches(), NotPrepared(), 2))


def test_no_worker_is_left_when_a_run_is_left() -> None:
    reports = lint_batches([Batch(tuple(tasks()))], OneForAll(), 2)
    next(reports)
    assert len(multiprocessing.active_children()) == 2
    reports.close()
    assert multiprocessing.active_children() == []


def test_processes_that_cannot_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", full)
    told: list[str] = []
    made = list(lint_batches([Batch(tuple(tasks()))], OneForAll(), 2, told.append))
    assert len(made) == 48
    assert told == ["only 0 of 2 processes run: Resource temporarily unavailable"]


PARENT = """
import os, signal, sys, time
from pathlib import Path
from newslint.session import workers
from newslint.session.runner import lint_batches
from newslint.session.tasks import Batch, Task
from tests.session.test_runner import OneForAll
import multiprocessing

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    tasks = [Task(Path(f"{n}.txt"), b"Nothing is wrong here." * 50) for n in range(5000)]
    reports = lint_batches([Batch(tuple(tasks))], OneForAll(), 2)
    for _ in range(10):
        next(reports)
    pids = [child.pid for child in multiprocessing.active_children()]
    if sys.argv[2] == "stopped":
        os.kill(pids[0], signal.SIGSTOP)
    print(*pids, flush=True)
    time.sleep(60)
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("method", "state"), [("fork", "going"), ("fork", "stopped"), ("spawn", "going")]
)
def test_workers_end_with_their_parent(tmp_path: Path, method: str, state: str) -> None:
    if state == "stopped" and sys.platform != "linux":
        pytest.skip("only Linux sees to stopped ones")
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    root = str(Path(__file__).parents[2])
    with subprocess.Popen(
        [sys.executable, str(script), method, state],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": root},
    ) as parent:
        assert parent.stdout is not None
        pids = [int(pid) for pid in parent.stdout.readline().split()]
        assert len(pids) == 2
        parent.kill()
        parent.wait()
        until = time.monotonic() + 2
        while any(map(is_alive, pids)) and time.monotonic() < until:
            time.sleep(0.01)
        assert not any(map(is_alive, pids))


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] not in "ZX"


def test_a_long_story_is_begun_before_what_waits_and_holds_up_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "LONG", 2000)
    sent: list[str] = []
    send = workers.Workers.send

    def noted(self: workers.Workers, portion: workers.Portion) -> bool:
        taken = send(self, portion)
        if taken:
            sent.append(str(portion.batch.tasks[0].path))
        return taken

    monkeypatch.setattr(workers.Workers, "send", noted)
    every = [Task(Path(f"{n}.txt"), b"Nothing is wrong here." * 4) for n in range(40)]
    every[20] = Task(Path("long.txt"), b"Nothing is wrong here." * 400)
    batches = iter([Batch((task,)) for task in every])
    made = list(workers.lint_in_workers(batches, OneForAll(), 2, 10**6, print))
    assert [task for task, _ in made] == every
    # Each of two has two before it.
    assert sent.index("long.txt") == 4


def test_a_worker_with_a_long_story_is_sent_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "LONG", 1000)
    with workers.Workers(OneForAll((rule("house/x", check=Does("sleeps")),)), 2, print) as two:
        long = workers.Portion(Batch((Task(Path("a.txt"), b"The end of it all." * 100),)))
        others = [
            workers.Portion(Batch((Task(Path(f"{n}.txt"), b"The end of it all."),)))
            for n in range(4)
        ]
        assert two.send(long)
        assert [two.send(other) for other in others] == [True, True, False, False]
        assert not two.have_room


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a fork is not safe")
def test_processes_are_forked_while_there_is_one_thread() -> None:
    asked = "from newslint.session import workers as w; c = w._context(); print(w._is_fork(c))"
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert ran.stdout == "True\n"


def test_what_the_program_around_chose_is_kept() -> None:
    asked = (
        "import multiprocessing as m; m.set_start_method('spawn')\n"
        "from newslint.session import workers as w; print(w._is_fork(w._context()))"
    )
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"
