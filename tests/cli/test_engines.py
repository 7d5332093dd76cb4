"""Outside engines in a run: opened once, closed for certain, heard beside newslint's own rules."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from newslint.foundation.errors import EngineError
from newslint.hookspecs import hookimpl
from newslint.linting.accepted_rules import NotOfCopy
from newslint.model.diagnostic import Level, Match, OutsideMatch
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.model.rule import Rule
from newslint.offers import EngineOffer
from newslint.plugins import gathering as plugins
from newslint.settings.config import FILE_NAME, Config
from newslint.settings.engine_settings import engine_settings, for_anyone
from tests.conftest import RunNewslint
from tests.making import rule


@dataclass(eq=False)  # a plugin is told apart by identity
class Fake:
    """An engine that flags words, and keeps count of what is done with it."""

    words: tuple[str, ...] = ("pox",)
    level: Level = Level.ERROR
    fails_at: int | None = None
    failure: Callable[[], BaseException] = lambda: EngineError("no engine; install one")
    rule_id: str = "outside/pox"
    page: str = ""
    said: dict[str, Any] = field(default_factory=dict)
    opened: int = 0
    closed: int = 0

    @property
    def rules(self) -> Sequence[Rule]:
        return [rule(self.rule_id, check=NotOfCopy(), level=self.level, page=self.page)]

    def diagnose(self, documents: Iterable[Document]) -> Iterator[Sequence[OutsideMatch]]:
        for number, document in enumerate(documents):
            if number == self.fails_at:
                raise self.failure()
            found = []
            for word in self.words:
                at = document.prose.find(word)
                if at >= 0:
                    match = Match(Span(at, at + len(word)))
                    found.append(OutsideMatch("outside/pox", match))
            yield found

    @contextmanager
    def open(self) -> Iterator["Fake"]:
        self.opened += 1
        try:
            yield self
        finally:
            self.closed += 1

    @hookimpl
    def newslint_engines(self) -> list[EngineOffer]:
        return [EngineOffer("outside", self.open, **self.said)]


@dataclass(frozen=True)
class PoxSettings:
    """What settings may say to the engine of ``Told``."""

    enabled: bool = False
    optional: bool = False
    the_words: tuple[str, ...] = for_anyone(("pox",))


@dataclass(eq=False)
class Told(Fake):
    """An engine that settings turn on and tell its words."""

    @hookimpl
    def newslint_engine_settings(self) -> dict[str, type]:
        return {"outside": PoxSettings}

    @hookimpl
    def newslint_engines(self, config: Config) -> list[EngineOffer]:  # type: ignore[override]
        settings = engine_settings(config, "outside", PoxSettings)
        self.words = settings.the_words
        return [EngineOffer("outside", self.open, settings.enabled, settings.optional)]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Callable[[Fake], Fake]:
    @dataclass(frozen=True)
    class EntryPoint:
        plugin: Fake
        name: str = "fake"

        def load(self) -> Fake:
            return self.plugin

    def put(fake: Fake) -> Fake:
        monkeypatch.setattr(plugins, "_entry_points", lambda: [EntryPoint(fake)])
        return fake

    return put


Install = Callable[[Fake], Fake]


def found(out: str) -> list[tuple[str, str]]:
    return [(d["rule"], d["text"]) for d in map(json.loads, out.splitlines())]


def test_findings_stand_in_one_list(newslint: RunNewslint, desk: Path, install: Install) -> None:
    fake = install(Fake())
    (desk / "a.txt").write_text("\U0001f600 A pox on it.\n\nHe said zounds there.\n")
    ran = newslint("--format", "jsonl", "a.txt")
    assert found(ran.out) == [("outside/pox", "pox"), ("house/zounds", "zounds")]
    assert json.loads(ran.out.splitlines()[0])["column"] == 5
    assert (ran.status, fake.opened, fake.closed) == (1, 1, 1)


def test_newslint_itself_is_heard_at_a_place(
    newslint: RunNewslint, desk: Path, install: Install
) -> None:
    install(Fake(words=("said forsooth",)))
    (desk / "a.txt").write_text("He said forsooth there.\n")
    (told,) = map(json.loads, newslint("--format", "jsonl", "a.txt").out.splitlines())
    assert (told["rule"], told["level"]) == ("house/forsooth", "note")
    assert told["related"][0]["message"].startswith("outside/pox: ")


@pytest.mark.usefixtures("every_process")
@pytest.mark.parametrize("jobs", ["1", "3"])
def test_one_engine_serves_all_files(
    newslint: RunNewslint, desk: Path, install: Install, jobs: str
) -> None:
    fake = install(Fake())
    for number in range(12):
        (desk / f"{number:02}.txt").write_text("A pox on it.\n")
    assert len(found(newslint("--format", "jsonl", "--jobs", jobs, ".").out)) == 12
    assert (fake.opened, fake.closed) == (1, 1)


def test_what_fails_is_told_and_the_rest_is_heard(
    newslint: RunNewslint, desk: Path, install: Install
) -> None:
    fake = install(Fake(fails_at=1))
    (desk / "a.txt").write_text("A pox on it.\n")
    (desk / "b.txt").write_text("A pox, zounds.\n")
    ran = newslint("--format", "jsonl", "a.txt", "b.txt")
    assert found(ran.out) == [("outside/pox", "pox"), ("house/zounds", "zounds")]
    assert (ran.status, fake.closed) == (2, 1)
    assert "newslint: outside: no engine; install one" in ran.err


def test_an_optional_engine_that_fails_degrades_nothing(
    newslint: RunNewslint, desk: Path, install: Install
) -> None:
    install(Fake(fails_at=0, said={"optional": True}))
    (desk / "a.txt").write_text("All is well.\n")
    ran = newslint("a.txt")
    assert (ran.status, "outside: no engine" in ran.err) == (0, True)


def test_an_interrupt_closes_it(newslint: RunNewslint, desk: Path, install: Install) -> None:
    fake = install(Fake(fails_at=0, failure=KeyboardInterrupt))
    (desk / "a.txt").write_text("A pox on it.\n")
    assert (newslint("a.txt").status, fake.closed) == (2, 1)


def test_a_crash_and_a_strange_rule_are_named(
    newslint: RunNewslint, desk: Path, install: Install
) -> None:
    (desk / "a.txt").write_text("A pox on it.\n")
    install(Fake(fails_at=0, failure=lambda: KeyError("matches")))
    assert "outside: the engine failed: KeyError" in newslint("a.txt").err
    install(Fake(rule_id="house/pox"))
    ran = newslint("a.txt")
    assert (ran.status, "rules that are not its own" in ran.err) == (2, True)


def test_one_that_is_not_wanted_stays_shut_and_may_be_named(
    newslint: RunNewslint, desk: Path, install: Install
) -> None:
    fake = install(Fake(said={"wanted": False}))
    (desk / "a.txt").write_text("A pox on it.\n")
    ran = newslint("--ignore", "outside/pox", "--ignore", "outside", "a.txt")
    assert (ran.status, ran.err, fake.opened) == (0, "", 0)


@pytest.mark.parametrize("arguments", ["--select house", "--ignore outside", "--ignore all"])
def test_one_whose_rules_are_all_off_is_not_opened(
    newslint: RunNewslint, desk: Path, install: Install, arguments: str
) -> None:
    fake = install(Fake())
    (desk / "a.txt").write_text("He said pox.\n")
    assert newslint(*arguments.split(), "a.txt").status == 0
    assert fake.opened == 0
    (desk / FILE_NAME).write_text(
        "paths: [{match: ['*.txt'], select: [outside]}]\nselect: [house]\n"
    )
    assert newslint("a.txt").status == 1
    assert fake.opened == 1


def test_rules_of_one_that_is_off_cannot_be_asked_for(
    newslint: RunNewslint, desk: Path, install: Install
) -> None:
    install(Fake(said={"wanted": False}))
    (desk / "a.txt").write_text("He said pox.\n")
    ran = newslint("--select", "default,outside/pox", "a.txt")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "newslint: --select outside/pox: outside is not asked in this run; turn it on "
        "(LanguageTool: --languagetool)\n"
    )
    # Settings hold for runs with it and without.
    (desk / FILE_NAME).write_text("select: [outside]\n")
    assert newslint("a.txt").status == 0


def test_selection_and_levels_hold(newslint: RunNewslint, desk: Path, install: Install) -> None:
    install(Fake())
    (desk / "a.txt").write_text("A pox on it.\n")
    assert newslint("--ignore", "outside/pox", "a.txt").status == 0
    (desk / ".newslint.yaml").write_text("levels: {outside: note}\n")
    assert newslint("a.txt").status == 0
    assert found(newslint("--select", "outside", "--format", "jsonl", "a.txt").out)


def test_accepting_holds(newslint: RunNewslint, desk: Path, install: Install) -> None:
    install(Fake())
    (desk / "a.txt").write_text("A pox on it.\n")
    assert newslint("accept", "a.txt:1", "outside/pox").status == 0
    ran = newslint("--format", "concise", "a.txt", ".")
    assert (ran.status, "stale" in ran.out) == (0, False)


def test_a_log_knows_its_rules(newslint: RunNewslint, desk: Path, install: Install) -> None:
    install(Fake())
    (desk / "a.txt").write_text("A pox on it.\n")
    log = json.loads(newslint("--format", "sarif", "a.txt").out)
    assert [r["ruleId"] for r in log["runs"][0]["results"]] == ["outside/pox"]


def test_a_fix_leaves_findings_of_other_paragraphs(
    newslint: RunNewslint, desk: Path, install: Install
) -> None:
    install(Fake())
    (desk / "a.txt").write_text("Turnout was 62 % then.\n\nA pox on it.\n")
    (told,) = map(json.loads, newslint("--fix", "--format", "jsonl", "a.txt").out.splitlines())
    assert (told["rule"], told["line"], told["start"]) == ("outside/pox", 3, 25)


def test_its_known_rules_are_listed_and_explained_where_it_is_named(
    newslint: RunNewslint, install: Install
) -> None:
    known = rule("outside/pox", check=NotOfCopy(), page="https://rules.example/pox")
    fake = install(Fake(said={"wanted": False, "known_rules": lambda: [known]}))
    assert newslint("rules", "outside").out == "outside/pox  warning  Says pox.\n"
    assert "outside/pox" not in newslint("rules").out
    page = newslint("explain", "outside/pox").out
    assert page.startswith("# outside/pox\n")
    assert "- page: <https://rules.example/pox>\n" in page
    ran = newslint("explain", "outside/pax")
    assert (ran.status, "did you mean “outside/pox”?" in ran.err) == (2, True)
    ran = newslint("explain", "outside/quartermasters")
    assert "`newslint rules outside` lists those that are known beforehand" in ran.err
    assert fake.opened == 0


def test_a_rule_may_have_a_page(newslint: RunNewslint, desk: Path, install: Install) -> None:
    install(Fake(page="https://rules.example/pox"))
    (desk / "a.txt").write_text("A pox on it, zounds.\n")
    told = map(json.loads, newslint("--format", "jsonl", "a.txt").out.splitlines())
    assert [one.get("url") for one in told] == ["https://rules.example/pox", None]
    log = json.loads(newslint("--format", "sarif", "--select", "outside", "a.txt").out)
    (told,) = log["runs"][0]["tool"]["driver"]["rules"]
    assert (told["id"], told["helpUri"]) == ("outside/pox", "https://rules.example/pox")


# Engines with settings


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("", []),
        ("engines: {outside: true}", ["pox"]),
        ("engines: {outside: {the-words: [plague, pox]}}", ["plague"]),
        ("engines: {outside: {the-words: pest, enabled: false}}", []),
    ],
)
def test_settings_reach_an_engine(
    newslint: RunNewslint, desk: Path, install: Install, settings: str, words: list[str]
) -> None:
    install(Told())
    (desk / "a.txt").write_text("A plague on it.\n" if "plague" in settings else "A pox on it.\n")
    (desk / FILE_NAME).write_text(settings)
    ran = newslint("--format", "jsonl", "a.txt")
    assert ran.err == ""
    assert [text for _, text in found(ran.out)] == words


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            "engines:\n  outside:\n    the-wrds: x\n",
            ":3: unknown key `the-wrds` in `engines.outside`; did you mean “the-words”?",
        ),
        (
            "engines:\n  outside: {the-words: [3]}\n",
            ":2: `engines.outside.the-words.0` is 3; it needs to be a text in quotation marks",
        ),
        ("engines:\n  outsid: true\n", ":2: there is no outside engine outsid; did you mean “out"),
        (
            "\nengines: {x: true}\n",
            ":2: there is no outside engine x; known are languagetool",
        ),
    ],
)
def test_what_is_wrong_in_settings_of_an_engine_is_told(
    newslint: RunNewslint, desk: Path, install: Install, settings: str, said: str
) -> None:
    install(Told())
    (desk / "a.txt").write_text("A pox on it.\n")
    (desk / FILE_NAME).write_text(settings)
    ran = newslint("a.txt")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"newslint: {desk / FILE_NAME}{said}")


def test_an_engine_without_settings_of_its_own_takes_none(
    newslint: RunNewslint, desk: Path, install: Install
) -> None:
    install(Fake())
    (desk / "a.txt").write_text("A pox on it.\n")
    (desk / FILE_NAME).write_text("engines: {outside: true}")
    said = f"{desk / FILE_NAME}:1: the outside engine outside takes no settings; delete them"
    assert newslint("a.txt").err == f"newslint: {said}\n"


def test_the_schema_and_the_settings_have_what_a_plugin_adds(
    newslint: RunNewslint, desk: Path, install: Install
) -> None:
    install(Told())
    schema = json.loads(newslint("schema", "settings").out)
    assert "outside" in schema["properties"]["engines"]["properties"]
    (desk / FILE_NAME).write_text("engines:\n  outside:\n    the-words: [pest]\n")
    assert re.search(r"the-words: .*pest.*# .newslint.yaml:3", newslint("settings").out)


def test_an_engine_may_be_missing_where_a_plugin_failed(
    newslint: RunNewslint, desk: Path, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = install(Told())

    def fails() -> dict[str, type]:
        raise RuntimeError("no")

    monkeypatch.setattr(fake, "newslint_engine_settings", hookimpl(fails))
    monkeypatch.setattr(fake, "newslint_engines", hookimpl(lambda: []))
    (desk / "a.txt").write_text("A pox on it.\n")
    (desk / FILE_NAME).write_text("engines: {outside: true}")
    ran = newslint("a.txt")
    assert ran.status == 2
    assert "plugin fake failed in newslint_engine_settings: RuntimeError: no" in ran.err
    assert "there is no outside engine" not in ran.err
