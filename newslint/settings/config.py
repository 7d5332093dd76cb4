"""Settings: from `.newslint.yaml` or `[tool.newslint]` in `pyproject.toml` to a Config."""

import datetime
import math
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from newslint.foundation.errors import ConfigError, did_you_mean
from newslint.foundation.typed_data import Fault, coerce, fields_of
from newslint.model.diagnostic import Level, Severity
from newslint.model.document import Metadata

FILE_NAME = ".newslint.yaml"
NEVER = "never"
"""The value of ``fail-on`` with which no finding makes a run fail."""


@dataclass(frozen=True)
class PathSettings:
    """Settings for the files that one of the globs fits, on top of the general ones."""

    match: tuple[str, ...]
    select: tuple[str, ...] = ()
    """Where given, in the place of the general ``select``."""
    ignore: tuple[str, ...] = ()
    levels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PenaltySettings:
    """Weights of the quality figure, in the place of those in ``engine.penalty``."""

    severities: Mapping[str, float] = field(default_factory=dict)
    """Penalty points by severity."""
    factors: Mapping[str, float] = field(default_factory=dict)
    """By rule or category, what the points are multiplied by."""


@dataclass(frozen=True)
class LanguageToolSettings:
    """Whether and how LanguageTool is asked, beside newslint's own rules."""

    enabled: bool = False
    optional: bool = False
    """Whether a run without it counts as whole."""
    server: str | None = None
    """The address of a server that runs already, such as "http://127.0.0.1:8081"; None for one of
    the run's own."""
    stories_leave_the_house: bool = False
    """Whether a server on the public internet may be sent copy that is not published yet."""
    folder: str | None = None
    """The folder with the jars of LanguageTool, relative to the settings file; None for where
    ``newslint languagetool install`` and language-tool-python put them."""
    spelling: bool = False
    """Whether its spelling checker runs too, which takes most names for mistakes."""
    timeout: float = 60.0
    """How many seconds an answer may take, above 0."""
    cache: bool = True
    """Whether answers are kept, so that an unchanged paragraph is not asked about again."""


@dataclass(frozen=True)
class Config:
    """Settings as a file gives them; a key is written with hyphens there ("fail-on")."""

    select: tuple[str, ...] = ("default",)
    ignore: tuple[str, ...] = ()
    levels: Mapping[str, str] = field(default_factory=dict)
    """Levels by address, in the place of the rules' own."""
    parameters: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """By rule id, parameters in the place of those under ``with:`` in its file."""
    rules: tuple[str, ...] = ()
    """Folders of further rules, relative to the settings file."""
    exclude: tuple[str, ...] = ()
    paths: tuple[PathSettings, ...] = ()
    encoding: str | None = None
    """The encoding of files that are not Unicode, as Python names it."""
    fail_on: str = "warning"
    """A level, or "never"."""
    max_findings: int = 0
    """How many findings at or above ``fail-on`` a run may have."""
    max_penalty: float | None = None
    """How many penalty points per 1,000 words a run may have; None for any number."""
    penalty: PenaltySettings = field(default_factory=PenaltySettings)
    languagetool: LanguageToolSettings = field(default_factory=LanguageToolSettings)
    date: datetime.date | None = None
    place: str | None = None
    source_language: str | None = None
    variety: str | None = None
    house: str | None = None
    root: Path = Path()
    """The folder of the settings file; globs and rule folders count from it."""
    origin: str = ""
    """The settings file, empty where there is none."""

    @property
    def rule_folders(self) -> tuple[Path, ...]:
        """The folders of further rules."""
        return tuple(self.root / folder for folder in self.rules)

    @property
    def metadata(self) -> Metadata:
        """What the settings say of every story."""
        return Metadata(
            date=self.date,
            place=self.place,
            source_language=self.source_language,
            variety=self.variety,
            house=self.house,
        )


_INTERNAL = ("root", "origin")
_VARIETIES = ("US", "British")
_SERVER = re.compile(r"https?://[^\s/?#@]+(?:/[^\s?#]*)?", re.IGNORECASE)


def find_config_file(folder: Path) -> Path | None:
    """The nearest settings file from ``folder`` up the tree, None without one.

    In one folder `.newslint.yaml` goes before `pyproject.toml`, which counts only with a table
    `[tool.newslint]`.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() follows links
    for here in (folder, *folder.parents):
        own, project = here / FILE_NAME, here / "pyproject.toml"
        if own.is_file():
            return own
        if project.is_file() and _table(project) is not None:
            return project
    return None


def load_config(path: Path) -> Config:
    """Read a settings file. Raises ConfigError that names the file and every fault."""
    text, data = ("", _table(path)) if path.suffix == ".toml" else _yaml(path)
    if data is None:
        data = {}
    if not isinstance(data, dict):
        raise ConfigError(f"{path}: settings are a mapping of keys such as select and ignore")
    keys = {str(key): str(key).replace("-", "_") for key in data}
    faults = list(_wrong_keys(keys))
    wrong = {fault.where[0] for fault in faults}
    values = {keys[str(key)]: value for key, value in data.items() if str(key) not in wrong}
    if "languagetool" in values:
        values["languagetool"] = _languagetool_fields(values["languagetool"], faults)
    config: Config = coerce(values, Config, (), faults)
    if not faults:
        faults += _senseless(config)
    if faults:
        written = {name: key for key, name in keys.items()}
        raise ConfigError("\n".join(_placed_fault(path, text, fault, written) for fault in faults))
    return replace(config, root=path.parent, origin=str(path))


def _placed_fault(path: Path, text: str, fault: Fault, written: Mapping[str, str]) -> str:
    """The fault with its place; ``written`` gives the keys as the file has them."""
    if not text:
        return f"{path}: {fault.message}"
    from newslint.foundation.yaml_text import line_of  # noqa: PLC0415 - see _yaml

    where = [written.get(str(key), key) for key in fault.where[:1]]
    return f"{path}:{line_of(text, (*where, *fault.where[1:]))}: {fault.message}"


def _languagetool_fields(value: Any, faults: list[Fault]) -> Any:
    """``languagetool:`` as a mapping of the fields of its settings, without what is wrong in it.

    It is true, false, "optional", or a mapping, which turns LanguageTool on unless it says
    ``enabled: false``. What is wrong goes to ``faults``.
    """
    if isinstance(value, bool):
        return {"enabled": value}
    if value == "optional":
        return {"enabled": True, "optional": True}
    if not isinstance(value, dict):
        said = f"`languagetool` is {value!r}; it needs to be true, false, optional or a mapping"
        faults.append(Fault(("languagetool",), said))
        return {}
    kinds = fields_of(LanguageToolSettings)
    known = [name.replace("_", "-") for name in kinds]
    fields: dict[str, Any] = {"enabled": True}
    seen: dict[str, str] = {}
    for key, given in value.items():
        name = str(key).replace("-", "_")
        shown, where = name.replace("_", "-"), ("languagetool", key)
        if name not in kinds:
            said = f"unknown key `{shown}` in `languagetool`; {did_you_mean(shown, known)}"
            faults.append(Fault(where, said))
        elif name in seen:
            said = f"`{shown}` stands twice, as `{seen[name]}` and `{key}`; keep one"
            faults.append(Fault(where, said))
        else:
            wrong: list[Fault] = []
            coerce(given, kinds[name].kind, ("languagetool", shown), wrong)
            faults += (Fault(where, fault.message) for fault in wrong)
            if not wrong:
                fields[name] = given
        seen[name] = str(key)
    return fields


def _wrong_keys(keys: Mapping[str, str]) -> Iterator[Fault]:
    """The unknown keys of a file, and those that stand twice; ``keys`` gives their names here."""
    known = [name.replace("_", "-") for name in fields_of(Config) if name not in _INTERNAL]
    seen: dict[str, str] = {}
    for key, name in keys.items():
        shown = name.replace("_", "-")
        if shown not in known:
            yield Fault((key,), f"unknown key `{shown}`; {did_you_mean(shown, known)}")
        elif name in seen:
            yield Fault((key,), f"`{shown}` stands twice, as `{seen[name]}` and `{key}`; keep one")
        seen[name] = key


def _senseless(config: Config) -> Iterator[Fault]:
    known = [level.value for level in Level]
    listed = ", ".join(known)
    if config.fail_on not in (*known, NEVER):
        said = f"`fail-on` is {config.fail_on!r}; use one of {listed}, or {NEVER}"
        yield Fault(("fail_on",), said)
    yield from _senseless_limits(config)
    yield from _senseless_languagetool(config.languagetool)
    inside = ((("paths", n), settings.levels) for n, settings in enumerate(config.paths))
    for where, levels in (((), config.levels), *inside):
        for address, level in levels.items():
            if level not in known:
                said = f"`levels` gives {address} {level!r}; use one of {listed}"
                yield Fault((*where, "levels", address), said)
    if config.variety is not None and config.variety not in _VARIETIES:
        yield Fault(("variety",), f"`variety` is {config.variety!r}; use US or British")
    if config.encoding is not None:
        # To encode refuses what is no encoding of text, such as base64, as well as unknown names.
        try:
            "".encode(config.encoding)
        except (LookupError, ValueError):
            message = (
                f"`encoding` is {config.encoding!r}, which is no encoding of text that Python "
            )
            yield Fault(("encoding",), message + "knows; try cp1252")


def _senseless_languagetool(settings: LanguageToolSettings) -> Iterator[Fault]:
    if settings.server is not None and not _SERVER.fullmatch(settings.server):
        said = (
            f"`languagetool.server` is {settings.server!r}; it needs to be the address of a server "
            "such as http://127.0.0.1:8081"
        )
        yield Fault(("languagetool", "server"), said)
    if not 0 < settings.timeout < math.inf:
        said = f"`languagetool.timeout` is {settings.timeout}; it needs to be seconds, above 0"
        yield Fault(("languagetool", "timeout"), said)


def _senseless_limits(config: Config) -> Iterator[Fault]:
    if config.max_findings < 0:
        said = f"`max-findings` is {config.max_findings}; it needs to be 0 or more"
        yield Fault(("max_findings",), said)
    if config.max_penalty is not None and not config.max_penalty >= 0:
        said = f"`max-penalty` is {config.max_penalty}; it needs to be 0 or more"
        yield Fault(("max_penalty",), said)
    severities = [severity.value for severity in Severity]
    for name, points in config.penalty.severities.items():
        if name not in severities:
            said = f"`penalty.severities` names {name!r}; use one of {', '.join(severities)}"
            yield Fault(("penalty", "severities", name), said)
        if not points >= 0:
            said = f"`penalty.severities` gives {name} {points} points; it needs 0 or more"
            yield Fault(("penalty", "severities", name), said)
    for address, factor in config.penalty.factors.items():
        if not factor >= 0:
            said = f"`penalty.factors` gives {address} {factor}; it needs to be 0 or more"
            yield Fault(("penalty", "factors", address), said)


def _table(path: Path) -> Any:
    """The table `[tool.newslint]` of a TOML file, None if there is none."""
    tools = _toml(path).get("tool")
    return tools.get("newslint") if isinstance(tools, dict) else None


def _toml(path: Path) -> dict[str, Any]:
    # Most runs have no settings file, and each library costs them its import.
    import tomllib  # noqa: PLC0415

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise ConfigError(f"{path}: cannot be read as TOML: {problem}") from problem


def _yaml(path: Path) -> tuple[str, Any]:
    from newslint.foundation.yaml_text import YamlError, read_yaml  # noqa: PLC0415

    try:
        return read_yaml(path)
    except YamlError as problem:
        raise ConfigError(str(problem)) from problem
