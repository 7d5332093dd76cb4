import datetime
import json
import os
import random
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newslint as package
from newslint.foundation.cache_folder import user_cache_folder
from newslint.linting.limits import DEFAULT_LIMITS
from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.model.report import FileReport
from newslint.patterns.pattern_memory import forget_patterns
from newslint.plugins import builtin
from newslint.session import accepted_findings, kept_results, result_key, run
from newslint.session.file_linter import FileLinter, Outcome
from newslint.session.kept_results import NAME
from newslint.session.run import RunOptions
from newslint.session.session import Session
from newslint.settings.accepted_file import FILE_NAME as ACCEPTED
from newslint.settings.config import FILE_NAME
from newslint.subjects.places.clock_data import ClockData
from newslint.values import replace
from tests.making import Calls, install_plugin_of_rules, rule_data, write_rule
from tests.stories import stories

ZOUNDS = "Zounds, said the mayor, and 62 % of them nodded.\n"
CLEAN = "The ferry left on time.\n"
ONE = RunOptions(jobs=1)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of caches of the test's own; and so few bytes are worth keeping."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(run, "WORTH_KEEPING", 1)
    return tmp_path / "cache" / "newslint"


@pytest.fixture(autouse=True)
def rules(small_rulebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builtin, "rulebook_folder", lambda: small_rulebook)


@pytest.fixture
def linted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were linted in this process, by name."""
    names: list[str] = []
    look = FileLinter.look_at

    def look_at(self: FileLinter, data: bytes, path: Path, *request: Any) -> Any:
        names.append(path.name)
        return look(self, data, path, *request)

    monkeypatch.setattr(FileLinter, "look_at", look_at)
    return names


@pytest.fixture
def two(desk: Path) -> Path:
    (desk / "a.txt").write_text(ZOUNDS)
    (desk / "b.txt").write_text(CLEAN)
    return desk


def reports(options: RunOptions = ONE, *paths: str, **session: Any) -> list[FileReport]:
    with Session(**session).run(paths or ["."], options) as stream:
        return list(stream)


def test_what_has_not_changed_is_not_linted_again(two: Path, linted: list[str]) -> None:
    first = reports()
    assert linted == ["a.txt", "b.txt"]
    assert [len(one.diagnostics) for one in first] == [2, 0]
    assert repr(reports()) == repr(first)
    assert linted == ["a.txt", "b.txt"]
    (two / "b.txt").write_text(CLEAN + ZOUNDS)
    assert len(reports()[1].diagnostics) == 2
    assert linted == ["a.txt", "b.txt", "b.txt"]


def test_a_run_that_lints_nothing_leaves_the_patterns_that_were_kept(
    two: Path, cache: Path
) -> None:
    reports()
    (patterns,) = cache.glob("patterns-*")
    before = patterns.read_bytes()
    forget_patterns()
    reports()
    assert patterns.read_bytes() == before


def test_a_run_on_little_looks_for_nothing(
    two: Path, linted: list[str], monkeypatch: pytest.MonkeyPatch, cache: Path
) -> None:
    size = sum(file.stat().st_size for file in two.iterdir())
    monkeypatch.setattr(run, "WORTH_KEEPING", size + 1)
    reports(), reports()
    assert linted == ["a.txt", "b.txt"] * 2
    assert not (cache / NAME).exists()
    monkeypatch.setattr(run, "WORTH_KEEPING", size)
    reports(), reports()
    assert linted == ["a.txt", "b.txt"] * 3


@pytest.mark.slow
def test_reports_are_the_same_for_stories_of_every_kind(
    desk: Path, linted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(desk / ".cache"))
    monkeypatch.setattr(run, "WORTH_KEEPING", 1)
    for number, story in enumerate(stories(150)):
        (desk / f"{number}.txt").write_bytes(story.data)
    monkeypatch.chdir(desk)
    as_they_are = reports(cached=False)
    for jobs in (2, 1, 2):
        again = reports(RunOptions(jobs=jobs))
        assert [repr(one) for one in again] == [repr(one) for one in as_they_are]
    with sqlite3.connect(desk / ".cache" / "newslint" / NAME) as database:
        assert database.execute("SELECT count(*) FROM kept").fetchone() == (150,)


# What a report depends on


def edit_rule(desk: Path, _: pytest.MonkeyPatch) -> None:
    write_rule(desk / "rules", "house/mayor", rule_data("mayor", message="A mayor."))


def says(text: str) -> Callable[[Path, pytest.MonkeyPatch], None]:
    def say(desk: Path, _: pytest.MonkeyPatch) -> None:
        (desk / FILE_NAME).write_text(f"rules: [rules]\n{text}\n")

    return say


def entry_for_zounds(until: str) -> str:
    (story,) = reports(RunOptions(jobs=1, stale=False), "a.txt", cached=False)
    zounds = story.diagnostics[0]
    said = {"rule": zounds.rule, "path": "a.txt", "text": zounds.place.text}
    said = json.dumps(said | {"around": zounds.around}).rstrip("}")
    return f"- {said}, until: {until}}}\n"


def accept(desk: Path, _: pytest.MonkeyPatch) -> None:
    (desk / ACCEPTED).write_text(entry_for_zounds("2099-01-01"))


def patched(where: Any, name: str, value: Any) -> Callable[[Path, pytest.MonkeyPatch], None]:
    return lambda _, patch: patch.setattr(where, name, value)


CHANGES = {
    "a rule": edit_rule,
    "levels": says("levels: {house/zounds: note}"),
    "select": says("select: [spacing]"),
    "ignore": says("ignore: [house/zounds]"),
    "a rule's parameter": says("parameters: {house/zounds: {regex: mayor}}"),
    "date": says("date: 2024-05-16"),
    "encoding": says("encoding: cp1252"),
    "a limit": says("max-findings-per-rule: 7"),
    "largest story": says("max-story-size: 5000"),
    "penalty": says("penalty: {factors: {house: 3}}"),
    "variety": says("variety: British"),
    "paths": says("paths: [{match: ['*.txt'], ignore: [house/zounds]}]"),
    "accepted": accept,
    "version": patched(result_key, "__version__", "99.0"),
    "code": patched(result_key, "own_stamps", lambda: iter(["x.py 3 4"])),
    "format": patched(result_key, "FORMAT", 99),
    "clocks": patched(result_key, "clock_data", lambda: ClockData("2099z", "system")),
    "packages": patched(result_key, "_installed", lambda: ["regex-1.dist-info"]),
    "regex": patched(result_key.regex, "__version__", "1"),
    "python": patched(sys, "version", "4.0"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_another_of_what_reports_depend_on_has_all_linted(
    two: Path, linted: list[str], monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    write_rule(two / "rules", "house/mayor", rule_data("mayor"))
    says("")(two, monkeypatch)
    reports()
    reports()
    assert linted == ["a.txt", "b.txt"]
    CHANGES[change](two, monkeypatch)
    now = reports()
    # What is accepted in one story is nothing to the others; to know its words it was linted too.
    assert linted[2:] == (["a.txt", "a.txt"] if change == "accepted" else ["a.txt", "b.txt"])
    assert repr(now) == repr(reports(cached=False))


@pytest.mark.parametrize(
    "said",
    [
        {"select": ["house"]},
        {"ignore": ["house/zounds"]},
        {"date": datetime.date(2024, 5, 16)},
    ],
)
def test_so_does_another_command_line(two: Path, linted: list[str], said: dict[str, Any]) -> None:
    reports()
    assert repr(reports(**said)) == repr(reports(cached=False, **said))
    assert linted == ["a.txt", "b.txt"] * 3


def test_what_is_said_by_another_layer_counts_as_it_does_there(
    desk: Path, linted: list[str]
) -> None:
    """A date of the settings gives way to front matter, one of the command line does not."""
    (desk / "a.txt").write_text("---\ndate: 2024-05-16\n---\nZounds.\n")
    (desk / FILE_NAME).write_text("date: 2023-05-16\n")
    reports()
    reports(date=datetime.date(2023, 5, 16))
    assert linted == ["a.txt", "a.txt"]


def test_which_of_the_settings_paths_apply_counts(desk: Path, linted: list[str]) -> None:
    for name in ("x", "y"):
        (desk / name).mkdir()
        (desk / name / "a.txt").write_text(ZOUNDS)
    (desk / FILE_NAME).write_text("paths: [{match: [x/*], ignore: [house/zounds]}]\n")
    for _ in range(2):
        assert [len(one.diagnostics) for one in reports()] == [1, 2]
    assert linted == ["a.txt", "a.txt"]


def test_the_name_of_a_story_counts_as_it_was_given(two: Path, linted: list[str]) -> None:
    reports(ONE, "a.txt")
    (one,) = reports(ONE, str(two / "a.txt"))
    assert one.diagnostics[0].path == str(two / "a.txt")
    (two / "c.txt").write_text(ZOUNDS)
    assert reports(ONE, "c.txt")[0].diagnostics[0].path == "c.txt"
    assert linted == ["a.txt", "a.txt", "c.txt"]


def test_what_was_accepted_until_yesterday_counts_again(
    two: Path, linted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def on(day: int) -> list[FileReport]:
        date = SimpleNamespace(today=lambda: datetime.date(2026, 5, day))
        monkeypatch.setattr(accepted_findings, "datetime", SimpleNamespace(date=date))
        return reports(ONE, "a.txt")

    (two / ACCEPTED).write_text(entry_for_zounds("2026-05-17"))
    first = on(16)
    assert (len(first), len(first[0].accepted)) == (1, 1)
    assert repr(on(17)) == repr(first)
    assert linted[1:] == ["a.txt"]
    assert [len(one.accepted) for one in on(18)] == [0, 0], "and the accepted-findings file"
    assert linted[1:] == ["a.txt"] * 2


def test_files_of_plugins_count(
    two: Path, linted: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write_rule(tmp_path / "brought", "house/mayor", rule_data("mayor"))
    reports()
    install_plugin_of_rules(monkeypatch, "desk", tmp_path / "brought")
    assert [len(one.diagnostics) for one in reports()] == [3, 0]
    reports()
    assert linted == ["a.txt", "b.txt"] * 2
    write_rule(tmp_path / "brought", "house/mayor", rule_data("mayor", message="A mayor."))
    reports()
    assert linted == ["a.txt", "b.txt"] * 3
    package = tmp_path / "desk_plugin"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "words.csv").write_text("a")
    monkeypatch.syspath_prepend(tmp_path)
    __import__("desk_plugin")
    plugins = [("desk", sys.modules["desk_plugin"])]
    before = list(result_key._stamps_of_plugins(plugins))
    assert before == list(result_key._stamps_of_plugins(plugins))
    (package / "words.csv").write_text("ab")
    assert before != list(result_key._stamps_of_plugins(plugins))


def test_stamps_are_of_all_code_and_tables_of_newslint() -> None:
    stamps = [stamp.split()[0] for stamp in result_key.own_stamps()]
    folder = Path(package.__file__).parent
    no_data = {".pyc", ".md", ".xml"}  # what Java logs by is nothing to a report
    every = [f for f in folder.rglob("*") if f.is_file() and f.suffix not in no_data]
    assert sorted(stamps) == sorted(f"/{file.relative_to(folder).as_posix()}" for file in every)


# What is not kept


def failing(text: str) -> Callable[[Document], Iterator[Match]]:
    def check(document: Document) -> Iterator[Match]:
        if text in document.prose:
            raise TimeoutError("it was stopped") if text == "slow" else RuntimeError("no ink")
        yield Match(Span(0, 1))

    return check


@pytest.fixture
def with_check(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], None]:
    """Gives all sessions a rule that looks by a function."""

    def give(function: Any) -> None:
        load = run.FileLinters.of

        def of(self: Any, config: Any) -> FileLinter:
            linter = load(self, config)
            if not any(rule.id == "house/own" for rule in linter.rules):
                first = next(rule for rule in linter.rules if rule.id == "house/zounds")
                own = replace(first, id="house/own", check=Calls(function), needs=(), shapes=())
                linter = self._made[config.origin] = linter.with_rules([own])
            return linter

        monkeypatch.setattr(run.FileLinters, "of", of)

    return give


@pytest.mark.parametrize("text", ["crash", "slow"])
def test_a_story_that_a_rule_failed_on_is_linted_again(
    two: Path, linted: list[str], with_check: Callable[[Any], None], text: str
) -> None:
    with_check(failing(text))
    (two / "a.txt").write_text(f"A {text}.\n")
    assert repr(reports()) == repr(reports())
    assert linted == ["a.txt", "b.txt", "a.txt"]


def test_what_a_rule_may_have_been_left_out_of_is_linted_again(
    desk: Path, linted: list[str], with_check: Callable[[Any], None]
) -> None:
    """Of a rule that took too long for some stories, the others' reports do not tell."""
    with_check(failing("slow"))
    for number in range(DEFAULT_LIMITS.overruns):
        (desk / f"{number}.txt").write_text("A slow one.\n")
    for name in ("x", "y"):
        (desk / f"{name}.txt").write_text(CLEAN)
    session = Session()
    for _ in range(2):
        with session.run(["."], ONE) as stream:
            assert [len(one.diagnostics) for one in stream] == [0] * 5
    assert linted == ["0.txt", "1.txt", "2.txt", "x.txt", "y.txt"] * 2
    with session.run(["x.txt"], ONE) as stream:
        list(stream)
    assert linted[10:] == ["x.txt"], "in one session it is left out from then on"
    assert len(reports(ONE, "x.txt")[0].diagnostics) == 1


def test_a_story_with_more_than_is_told_is_linted_again(two: Path, linted: list[str]) -> None:
    (two / FILE_NAME).write_text("max-findings-per-rule: 1\n")
    (two / "a.txt").write_text("Zounds, zounds.\n")
    assert reports()[0].problems == reports()[0].problems != ()
    assert linted == ["a.txt", "b.txt", "a.txt"]


def test_a_file_that_cannot_be_read_is_told_each_time(two: Path, linted: list[str]) -> None:
    (two / FILE_NAME).write_text("max-story-size: 30\n")
    for _ in range(2):
        assert [len(one.problems) for one in reports()] == [1, 0]
    assert linted == ["b.txt"]


def test_copy_that_is_no_file_is_linted_each_time(two: Path, linted: list[str]) -> None:
    copy = run.Copy(ZOUNDS.encode(), Path("a.txt"))
    for _ in range(2):
        reports(RunOptions(jobs=1, copy=copy), "b.txt")
    assert linted == ["a.txt", "b.txt", "a.txt"]


def test_without_caches_nothing_is_kept(two: Path, linted: list[str], cache: Path) -> None:
    reports(cached=False)
    assert not cache.exists()
    reports()
    reports(cached=False)
    assert linted == ["a.txt", "b.txt"] * 3


def test_a_plugin_that_failed_has_all_linted(
    two: Path, linted: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "brought").mkdir()
    (tmp_path / "brought" / "faulty.yaml").write_text("summary: [\n")
    install_plugin_of_rules(monkeypatch, "desk", tmp_path / "brought")
    reports(), reports()
    assert linted == ["a.txt", "b.txt"] * 2


def test_what_changes_while_it_is_linted_is_kept_as_what_was_linted(
    two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = FileLinter.look_at_file

    def look_at_file(self: FileLinter, path: Path, *request: Any) -> Any:
        path.write_text(CLEAN)
        return look(self, path, *request)

    with monkeypatch.context() as patch:
        patch.setattr(FileLinter, "look_at_file", look_at_file)
        assert len(reports(ONE, "a.txt")[0].diagnostics) == 0
    (two / "a.txt").write_text(ZOUNDS)
    assert len(reports(ONE, "a.txt")[0].diagnostics) == 2


# Fixes


@pytest.mark.parametrize("outcome", [Outcome.WRITTEN, Outcome.SHOWN])
def test_what_may_be_fixed_is_linted_and_the_rest_is_not(
    two: Path, linted: list[str], outcome: Outcome
) -> None:
    reports()
    assert len(reports(RunOptions(jobs=1, fix=outcome))[0].fixed) == 1
    # It is linted as it was, fixed, and linted again by the fix itself, which looks at no file.
    assert linted == ["a.txt", "b.txt", "a.txt"]
    shown = outcome is Outcome.SHOWN
    assert (two / "a.txt").read_text() == (ZOUNDS if shown else ZOUNDS.replace("62 %", "62%"))
    again = reports()
    assert repr(again) == repr(reports(cached=False))


def test_a_run_that_fixes_keeps_what_it_did_not_fix(two: Path, linted: list[str]) -> None:
    reports(RunOptions(jobs=1, fix=Outcome.WRITTEN))
    assert repr(reports()) == repr(reports(cached=False))
    assert linted == ["a.txt", "b.txt", "a.txt", "a.txt", "b.txt"]


# Their order


@pytest.mark.parametrize(("jobs", "waiting"), [(1, 3), (2, 0), (2, 2_000)])
def test_reports_stand_in_the_order_of_the_files(
    desk: Path, monkeypatch: pytest.MonkeyPatch, jobs: int, waiting: int
) -> None:
    monkeypatch.setattr(kept_results, "_MOST_WAITING", waiting)
    monkeypatch.setattr(run, "READ_AHEAD", 4)
    for number in range(30):
        (desk / f"{number:02}.txt").write_text(f"{ZOUNDS}{number}\n")
    for seed in range(3):
        for number in random.Random(seed).sample(range(30), (20, 4, 0)[seed]):
            with (desk / f"{number:02}.txt").open("a") as file:
                file.write("Gadzooks.\n")
        made = reports(RunOptions(jobs=jobs))
        assert [repr(one) for one in made] == [repr(one) for one in reports(cached=False)]


def test_a_run_that_is_left_keeps_what_it_has_linted(two: Path, linted: list[str]) -> None:
    with Session().run(["."], ONE) as stream:
        next(stream)
        next(stream)
    reports()
    assert linted == ["a.txt", "b.txt"]


# Where it is kept


def test_nothing_is_kept_in_a_checkout_unless_the_user_says_so(
    two: Path, linted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (two / ".git").mkdir()
    inside = two / ".cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(inside))
    reports(), reports()
    assert (linted, inside.exists()) == (["a.txt", "b.txt"] * 2, False)
    monkeypatch.setenv("NEWSLINT_CACHE", str(inside))
    reports(), reports()
    assert linted == ["a.txt", "b.txt"] * 3


def test_what_another_user_has_kept_is_not_believed(
    two: Path, linted: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reports()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "others"))
    reports(), reports()
    assert linted == ["a.txt", "b.txt"] * 2


def test_a_report_does_not_pass_for_that_on_another_story(
    two: Path, linted: list[str], cache: Path
) -> None:
    first = reports()
    with sqlite3.connect(cache / NAME) as database:
        (a, _), (_, clean) = sorted(
            database.execute("SELECT key, content FROM kept"), key=lambda row: -len(row[1])
        )
        database.execute("UPDATE kept SET content = ? WHERE key = ?", [clean, a])
    assert repr(reports()) == repr(first)
    assert linted == ["a.txt", "b.txt", "a.txt"]


@pytest.mark.parametrize("at", [0, 20, 5_000, -1])
def test_what_is_torn_does_no_harm(two: Path, cache: Path, at: int) -> None:
    first = repr(reports())
    whole = (cache / NAME).read_bytes()
    (cache / NAME).write_bytes(whole[:at] + b"torn")
    for _ in range(2):
        assert repr(reports()) == first


@pytest.mark.slow
@given(st.binary(max_size=200), st.integers(0, 10_000), st.booleans())
def test_any_bytes_in_the_store_do_no_harm(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes, at: int, over: bool
) -> None:
    folder = tmp_path_factory.mktemp("junk")
    file = folder / "cache" / NAME
    (folder / "a.txt").write_text(ZOUNDS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSLINT_CACHE", str(file.parent))
        patch.setattr(run, "WORTH_KEEPING", 1)
        patch.chdir(folder)
        first = reports(ONE, "a.txt")
        whole = file.read_bytes()
        at %= len(whole)
        file.write_bytes(whole[:at] + junk + (whole[at + len(junk) :] if over else whole[at:]))
        for _ in range(2):
            assert repr(reports(ONE, "a.txt")) == repr(first)


def test_no_more_is_kept_than_there_is_room_for(
    desk: Path, linted: list[str], monkeypatch: pytest.MonkeyPatch, cache: Path
) -> None:
    clock = [time.time()]
    monkeypatch.setattr("newslint.foundation.kept_rows.time.time", lambda: clock[0])
    monkeypatch.setattr(kept_results, "MOST_ROWS", 3)
    for name in "abc":
        (desk / f"{name}.txt").write_text(CLEAN)
        reports(ONE, f"{name}.txt")
        clock[0] += 100_000
    reports(ONE, "a.txt")
    (desk / "d.txt").write_text(CLEAN)
    reports(ONE, "d.txt")
    with sqlite3.connect(cache / NAME) as database:
        assert database.execute("SELECT count(*) FROM kept").fetchone() == (3,)
    reports(ONE, "a.txt", "c.txt", "d.txt")
    assert linted == ["a.txt", "b.txt", "c.txt", "d.txt"]
    reports(ONE, "b.txt")
    assert linted[4:] == ["b.txt"], "what was used longest ago is gone"


def test_a_report_that_is_very_long_is_not_kept(
    two: Path, linted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_results, "_MOST_OF_ONE", 500)
    reports(), reports()
    assert linted == ["a.txt", "b.txt", "a.txt"]


# Several runs, and runs that are killed


def test_two_runs_at_once_lose_nothing(desk: Path, linted: list[str]) -> None:
    for number in range(40):
        (desk / f"{number}.txt").write_text(f"{ZOUNDS}{number}\n")
    made: list[str] = []

    def lint() -> None:
        made.append(repr(reports()))

    threads = [threading.Thread(target=lint) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    linted.clear()
    assert [repr(reports())] * 3 == made
    assert linted == []


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="kills")
def test_a_run_that_is_killed_leaves_nothing_half(
    desk: Path, monkeypatch: pytest.MonkeyPatch, cache: Path
) -> None:
    code = (
        "import os\n"
        "from newslint.session import kept_results, run\n"
        "from newslint.session.run import RunOptions\n"
        "from newslint.session.session import Session\n"
        "run.WORTH_KEEPING = kept_results._AT_ONCE = 1\n"
        "for number, _ in enumerate(Session(select=['spacing']).run(['.'], RunOptions(jobs=1))):\n"
        "    if number == 5:\n"
        "        os.kill(os.getpid(), 9)\n"
    )
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache.parent))
    monkeypatch.setattr(run, "WORTH_KEEPING", 1)
    for number in range(9):
        (desk / f"{number}.txt").write_text(f"{ZOUNDS}{number}\n")
    assert subprocess.run([sys.executable, "-c", code], cwd=desk, check=False).returncode == -9
    monkeypatch.chdir(desk)
    left = {file.name for file in cache.iterdir() if file.suffix != ".json"}
    assert left <= {NAME, f"{NAME}-journal"}
    with monkeypatch.context() as patch:
        served: list[str] = []
        look = FileLinter.look_at
        patch.setattr(
            FileLinter,
            "look_at",
            lambda self, data, path, *more: (
                served.append(path.name) or look(self, data, path, *more)
            ),
        )
        again = reports(select=["spacing"])
    assert served == ["6.txt", "7.txt", "8.txt"]
    assert repr(again) == repr(reports(select=["spacing"], cached=False))


def test_the_folder_is_that_of_all_caches(two: Path, cache: Path) -> None:
    reports()
    assert user_cache_folder() == cache
    assert (cache / NAME).is_file()


def test_other_terms_make_another_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / FILE_NAME).write_text("terms: terms.yaml\nselect: terms/house-terms\n")
    (tmp_path / "a.txt").write_text("The ferry left Kiev late.\n")

    def found() -> list[str]:
        with Session().run(["a.txt"], ONE) as stream:
            return [d.place.text for report in stream for d in report.diagnostics]

    for content, places in (
        ("- {right: Kyiv, forbidden: Kiev}\n", ["Kiev"]),
        ("- {right: Kyiv, allowed: Kiev}\n", []),
    ):
        (tmp_path / "terms.yaml").write_text(content)
        assert found() == found() == places
