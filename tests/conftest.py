"""Fixtures for the whole suite."""

import io
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from newslint.cli import main
from newslint.plugins import builtin
from newslint.resident import client, place
from newslint.session import runner
from newslint.settings import environment
from tests.making import rule_data, write_rule

# The first example of a test loads rules and tables, so a deadline would only measure that.
# The quick profile tries the same examples each time, so that an unlucky one cannot stop work that
# has nothing to do with it; `pytest --hypothesis-profile long` looks for new ones, and harder.
_SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile(
    "quick", deadline=None, max_examples=60, derandomize=True, suppress_health_check=_SLOW
)
settings.register_profile("long", deadline=None, max_examples=3000, suppress_health_check=_SLOW)
settings.load_profile("quick")


def pytest_configure(config: pytest.Config) -> None:
    # Some machines forbid Python to keep what it compiles: then each of the hundreds of processes
    # that are started here would compile the whole package again, which takes longer than the test.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    # Some tests give the command a small rulebook by a patch, which only a forked process has too.
    # tests/session/test_start_methods.py tries all other ways of starting one.
    if "fork" in multiprocessing.get_all_start_methods():
        multiprocessing.set_start_method("fork")
    config.addinivalue_line(
        "markers",
        "real: runs real programs in fresh environments, with NEWSLINT_REQUIRE_REAL=1 only",
    )
    config.addinivalue_line(
        "markers", "slow: takes seconds; left out unless asked for, as .ci/run does (-m slow)"
    )


@pytest.fixture
def every_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """However little there is to lint, as many processes as ``--jobs`` says."""
    monkeypatch.setattr(runner, "WORTH_A_PROCESS", 1)


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests neither use the caches of the person who runs them nor heed his or her settings."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        said = (
            *(environment.CONFIG, environment.SELECT, environment.IGNORE, environment.FAIL_ON),
            environment.LANGUAGETOOL_SERVER,
        )
        said = (*said, client.VARIABLE, place.MINUTES)
        for name in ("NO_COLOR", "FORCE_COLOR", "NEWSLINT_CACHE", environment.JOBS, *said):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def small_rulebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of a few rules, one of each kind, that the real rulebook cannot change."""
    folder = tmp_path_factory.mktemp("rulebook")
    write_rule(folder, "house/zounds", rule_data("zounds", level="error"))
    write_rule(folder, "house/gadzooks", rule_data("gadzooks", formerly=["house/egad"]))
    write_rule(folder, "house/forsooth", rule_data("forsooth", level="note"))
    write_rule(folder, "style/nonny", rule_data("nonny", default=False))
    write_rule(
        folder,
        "spacing/percent-space",
        rule_data(
            fix="safe",
            message="Write “{replacement}”, not “{match}”.",
            evidence="A space follows {number}.",
            bad=[{"text": "It was 62 % then.", "flags": "62 %", "fixed": "It was 62% then."}],
            good=["It was 62% then."],
            **{"with": {"regex": r"(?P<number>\d+) (%)", "replace": r"\1\2"}},
        ),
    )
    write_rule(
        folder,
        "terms/archaisms",
        rule_data(
            check="substitution",
            bad=None,
            good=None,
            message="“{match}” is archaic.",
            entries={
                "prithee": {
                    "find": "prithee",
                    "replace": "please",
                    "bad": [{"text": "Come here, prithee, and sit.", "flags": "prithee"}],
                    "good": ["They live in Pritheeville."],
                },
                "methinks": {
                    "find": "methinks",
                    "replace": "I think",
                    "level": "error",
                    "bad": [{"text": "It is late, methinks, and dark.", "flags": "methinks"}],
                    "good": ["The band is called Methinksing."],
                },
            },
            **{"with": None},
        ),
    )
    return folder


@pytest.fixture
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the user's own settings go, which are allowed to say all that there is."""
    folder = tmp_path / "config"
    (folder / "newslint").mkdir(parents=True)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    return folder / "newslint" / "settings.yaml"


@dataclass(frozen=True)
class Ran:
    """How a run of the command ended."""

    status: int
    out: str
    err: str


RunNewslint = Callable[..., Ran]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def newslint_with_all_rules(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> RunNewslint:
    """Runs the command in this process, in the folder ``desk``."""

    def run(*arguments: str | os.PathLike[str], stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capfd.readouterr()
        try:
            status = main([os.fspath(argument) for argument in arguments])
        except SystemExit as ended:  # argparse
            status = ended.code if isinstance(ended.code, int) else 1
        sys.stdout.flush()
        return Ran(status, *capfd.readouterr())

    return run


@pytest.fixture
def newslint(
    newslint_with_all_rules: RunNewslint, small_rulebook: Path, monkeypatch: pytest.MonkeyPatch
) -> RunNewslint:
    """As ``newslint_with_all_rules``, with the small rulebook in the place of newslint's own."""
    monkeypatch.setattr(builtin, "rulebook_folder", lambda: small_rulebook)
    return newslint_with_all_rules
