"""The example plugin, installed with pip into a fresh environment as its readers would."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.real.conftest import CHECKOUT, Environment

pytestmark = pytest.mark.real

PLUGIN = CHECKOUT / "examples" / "plugin"
RULES = PLUGIN / "src" / "newslint_desk_style" / "rules"
LONG = (
    "The crew waited in the lee of the island for the wind to fall, which it did not do before the "
    "evening of the second day, when the master of the small boat had long since told his men to "
    "take the sails down, to tie up what could be tied up, and to sleep while they could.\n"
)
STORY = f"Ferry stays in port\n\nIt was late. {LONG}\nThey met at the gate gate.\n"


@pytest.fixture(scope="module")
def environment(fresh_environment: Callable[[], Environment]) -> Environment:
    made = fresh_environment()
    made.pip_install(PLUGIN)
    return made


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_its_rule_is_explained(environment: Environment, tmp_path: Path) -> None:
    ran = environment.newslint("explain", "house/long-sentence", cwd=tmp_path, status=0)
    assert ran.stdout.startswith("# house/long-sentence\n")
    assert "check: longest_sentence" in ran.stdout


def test_its_rules_hold(environment: Environment, tmp_path: Path) -> None:
    # Both as its author proves them, in the checkout, and as they are installed.
    ran = environment.newslint("check-rules", RULES, cwd=tmp_path, status=0)
    assert ran.stdout.endswith("1 of 1 rules hold, by 4 examples.\n")
    environment.newslint("check-rules", cwd=tmp_path, status=0)


def test_its_fault_is_found(environment: Environment, story: Path) -> None:
    ran = environment.newslint("--format", "jsonl", "story.txt", cwd=story.parent, status=1)
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    (long,) = [one for one in found if one["rule"] == "house/long-sentence"]
    assert STORY[long["start"] : long["end"]] == long["text"] == LONG.strip()
    assert long["message"] == "The sentence has 58 words; this desk allows 40."


def test_its_parameters_can_be_set(environment: Environment, story: Path) -> None:
    settings = story.parent / ".newslint.yaml"
    settings.write_text("parameters: {house/long-sentence: {most_words: 60}}\n")
    ran = environment.newslint("--select", "house", "story.txt", cwd=story.parent, status=0)
    assert ran.stdout.startswith("Nothing found")
    settings.write_text("parameters: {house/long-sentence: {most_words: 0}}\n")
    ran = environment.newslint("story.txt", cwd=story.parent, status=2)
    assert "`most_words` is below 1; write the number of words that are allowed" in ran.stderr


BROKEN = {
    "at import": ("import no_such_module\n", "could not be loaded: ModuleNotFoundError"),
    "in a hook": (
        "from newslint.hookspecs import hookimpl\n"
        "@hookimpl\n"
        "def newslint_checks():\n"
        "    raise RuntimeError('no ink')\n",
        "failed in newslint_checks: RuntimeError: no ink",
    ),
}


@pytest.mark.parametrize(("code", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_plugin_is_named_and_the_rest_goes_on(
    fresh_environment: Callable[[], Environment], story: Path, code: str, said: str
) -> None:
    broken = story.parent / "broken"
    shutil.copytree(PLUGIN, broken)
    (broken / "src" / "newslint_desk_style" / "__init__.py").write_text(code)
    environment = fresh_environment()
    environment.pip_install(broken)
    ran = environment.newslint("--format", "concise", "story.txt", cwd=story.parent, status=2)
    assert f"newslint: plugin desk-style {said}" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "story.txt:5:" in ran.stdout
    ran = environment.newslint("rules", cwd=story.parent, status=2)
    assert "repetition/doubled-word" in ran.stdout
