from pathlib import Path
from typing import Any

import pluggy
import pytest

from newslint.foundation.deferred import kind_of
from newslint.hookspecs import hookimpl
from newslint.model.report import Problem
from newslint.offers import Offers, Reader
from newslint.plugins import builtin
from newslint.plugins import gathering as plugins
from newslint.plugins.gathering import gather_offers, make_plugin_manager
from newslint.plugins.plugin_manager import manager_of_own
from newslint.readers import plain_text
from newslint.reporters import concise_report
from newslint.settings.config import Config
from newslint.subjects.wording.pattern_check import PatternCheck


def manager_with(**given: Any) -> pluggy.PluginManager:
    manager = manager_of_own()
    for name, plugin in given.items():
        manager.register(plugin, name)
    return manager


def offering(**hooks: Any) -> Any:
    """A plugin whose hooks return, or raise, what they are given."""

    def hook(offer: Any) -> Any:
        def implementation() -> Any:
            if isinstance(offer, Exception):
                raise offer
            return offer

        return hookimpl(implementation)

    return type("Plugin", (), {f"newslint_{n}": staticmethod(hook(o)) for n, o in hooks.items()})()


def gathered(**given: Any) -> tuple[Offers, tuple[Problem, ...]]:
    return gather_offers(manager_with(**given), Config())


def test_newslints_own_offers_come_through_the_same_hooks() -> None:
    offers, problems = gathered()
    assert problems == ()
    assert kind_of(offers.checks["pattern"]) is PatternCheck
    assert [reader.name for reader in offers.readers][:1] == ["plain-text"]
    assert {"text", "concise", "json", "jsonl"} <= set(offers.reporters)
    assert offers.rule_folders == (builtin.rulebook_folder(),)


def test_a_plugin_adds_to_them(tmp_path: Path) -> None:
    reader = Reader("wire", (".wire",), plain_text.read)
    offers, problems = gathered(
        desk=offering(
            checks={"pattern2": PatternCheck},
            readers=[reader],
            reporters={"wire": concise_report.ConciseReport},
            rules=[tmp_path],
        )
    )
    assert problems == ()
    assert offers.checks["pattern2"] is PatternCheck
    assert reader in offers.readers
    assert offers.reporters["wire"] is concise_report.ConciseReport
    assert offers.rule_folders == (builtin.rulebook_folder(), tmp_path)
    assert offers.plugin_of == {tmp_path: "desk"}


def test_of_one_name_the_later_plugin_wins() -> None:
    class One: ...

    class Two: ...

    offers, _ = gathered(b=offering(checks={"pattern": Two}), a=offering(checks={"pattern": One}))
    assert offers.checks["pattern"] is Two


def test_folders_of_the_settings_come_last(tmp_path: Path) -> None:
    config = Config(rules=("house-rules",), root=Path("desk"))
    offers, _ = gather_offers(manager_with(desk=offering(rules=[tmp_path])), config)
    assert offers.rule_folders[1:] == (tmp_path, Path("desk/house-rules"))


@pytest.mark.parametrize(
    ("hooks", "said"),
    [
        ({"checks": RuntimeError("no ink")}, "failed in newslint_checks: RuntimeError: no ink"),
        ({"rules": RuntimeError("no ink")}, "failed in newslint_rules: RuntimeError: no ink"),
        ({"checks": 3}, "failed in newslint_checks: TypeError"),
        ({"checks": {"odd": 3}}, "failed in newslint_checks: TypeError: 3 is no check"),
        ({"readers": ["odd"]}, "failed in newslint_readers: TypeError: 'odd' is no Reader"),
        ({"reporters": {"odd": 3}}, "failed in newslint_reporters: TypeError: 3 is no reporter"),
        ({"rules": "rules"}, "failed in newslint_rules: TypeError: 'rules' is no list of folders"),
        ({"rules": [3]}, "failed in newslint_rules: TypeError"),
        ({"rules": ["gone"]}, "failed in newslint_rules: NotADirectoryError: gone is no folder"),
    ],
)
def test_a_plugin_that_fails_is_named_and_the_rest_goes_on(hooks: Any, said: str) -> None:
    class Fine: ...

    offers, problems = gathered(broken=offering(**hooks), desk=offering(checks={"fine": Fine}))
    (problem,) = problems
    assert problem.message.startswith(f"plugin broken {said}"), problem.message
    assert "update or uninstall the package that brings it" in problem.message
    assert offers.checks["fine"] is Fine
    assert "odd" not in offers.checks
    assert offers.rule_folders == (builtin.rulebook_folder(),)


def test_a_folder_may_be_named_as_text(tmp_path: Path) -> None:
    offers, _ = gathered(desk=offering(rules=[str(tmp_path)]))
    assert offers.rule_folders[1:] == (tmp_path,)


class EntryPoint:
    def __init__(self, name: str, plugin: Any) -> None:
        self.name, self.plugin = name, plugin

    def load(self) -> Any:
        if isinstance(self.plugin, BaseException):
            raise self.plugin
        return self.plugin


def made(monkeypatch: pytest.MonkeyPatch, **installed: Any) -> tuple[list[str], list[str]]:
    points = [EntryPoint(name, plugin) for name, plugin in installed.items()]
    monkeypatch.setattr(plugins, "_entry_points", lambda: points)
    manager, problems = make_plugin_manager()
    return [n for n, _ in manager.list_name_plugin()], [problem.message for problem in problems]


def test_installed_plugins_are_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    assert made(monkeypatch, desk=offering(checks={})) == (["newslint", "desk"], [])


@pytest.mark.parametrize(
    ("plugin", "said"),
    [
        (ImportError("no module"), "could not be loaded: ImportError: no module"),
        (SystemExit(0), "could not be loaded: SystemExit: 0"),
        (offering(chekcs={}), "could not be loaded: PluginValidationError: unknown hook"),
    ],
)
def test_a_plugin_that_does_not_load_is_named(
    monkeypatch: pytest.MonkeyPatch, plugin: Any, said: str
) -> None:
    names, problems = made(monkeypatch, broken=plugin, desk=offering(checks={}))
    assert names == ["newslint", "desk"]
    (problem,) = problems
    assert problem.startswith(f"plugin broken {said}")


def test_a_plugin_cannot_take_newslints_place(monkeypatch: pytest.MonkeyPatch) -> None:
    names, problems = made(monkeypatch, newslint=offering(checks={}))
    assert names == ["newslint"]
    assert problems[0].startswith("plugin newslint could not be loaded: ")


@pytest.mark.parametrize("kind", [str, type("Odd", (), {}), Reader])
def test_settings_of_an_engine_are_a_dataclass_that_can_be_turned_on(kind: type) -> None:
    offers, problems = gathered(desk=offering(engine_settings={"desk": kind}))
    assert "desk" not in offers.engine_settings
    (problem,) = problems
    said = "plugin desk failed in newslint_engine_settings: TypeError: the settings of desk are no"
    assert problem.message.startswith(said)
