"""A settings file, `.newslint.yaml` or `[tool.newslint]` in `pyproject.toml`, read strictly.

To import this module costs a run more than to lint a story, so it is imported only where there is a
settings file.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newslint.foundation.checkouts import leads_out, tree_of
from newslint.foundation.errors import ConfigError, did_you_mean
from newslint.foundation.regular_files import files_below
from newslint.foundation.typed_data import Fault, coerce, fields_of
from newslint.languages.tags import tag_instead
from newslint.model.diagnostic import Level, Severity
from newslint.settings.config import INTERNAL, NEVER, VARIETIES, Config, Kind, Origin, Where
from newslint.settings.layers import Layer, effective
from newslint.values import field, record, replace

ALIASES = ("languagetool",)
"""Engines whose settings may stand at the top too, in the place of under ``engines``."""
_SUFFIXES = (".yaml", ".yml", ".toml")


def settings_keys() -> tuple[str, ...]:
    """The keys of a settings file, as they are written."""
    names = (name for name in fields_of(Config) if name not in INTERNAL)
    return (*(name.replace("_", "-") for name in names), *ALIASES)


def load_config(path: Path) -> Config:
    """The settings of one file, with those of the profiles that it names.

    Raises ConfigError that names file and line of every fault.
    """
    return replace(effective(read_layers(path)), root=path.parent, origin=str(path))


def read_layers(path: Path, kind: Kind = Kind.FILE) -> tuple[Layer, ...]:
    """What a settings file says, after what the profiles say that it names.

    ``kind`` is USER for the user's own settings, of which their profiles are a part. Raises
    ConfigError that names file and line of every fault.
    """
    layers: list[Layer] = []
    tree = tree_of(path.resolve() if kind is Kind.USER else path)
    if kind is not Kind.USER and leads_out(path, tree):
        raise ConfigError(
            f"{path}: leads out of {tree}, and is not read; put a copy in its place, or name what "
            "it leads to with --config"
        )
    seen: list[Path] = []
    while True:
        layer = _layer(path, kind)
        layers.insert(0, layer)
        if kind is not Kind.USER:
            _refuse_rules_outside(path, layer, tree)
            _refuse_terms_outside(path, layer, tree)
        seen.append(path.resolve())
        if "profile" not in layer.values:
            return tuple(layers)
        path = _profile(path, layer, tree, seen)
        kind = Kind.USER if kind is Kind.USER else Kind.PROFILE


def has_table(path: Path) -> bool:
    """Whether a `pyproject.toml` has a table `[tool.newslint]`. Raises ConfigError."""
    return _read(path)[1] is not None


def place_of(origin: Origin) -> str:
    """The file and line that an origin leads to; the name alone of what is no settings file."""
    if not origin.where:
        return origin.name
    return _place(Path(origin.name), _read(Path(origin.name))[0], origin.where)


def _refuse_rules_outside(path: Path, layer: Layer, tree: Path) -> None:
    """Raise ConfigError for folders of rules, or rule files in them, that lead out of the tree."""
    for number, name in enumerate(layer.values.get("rules", ())):
        folder = path.parent / name
        if leads_out(folder, tree):
            said = f"`rules` names {name}, which lies outside of {tree}; copy it into that"
            raise ConfigError(f"{place_of(layer.origin(('rules', number)))}: {said}")
        for file in files_below(folder, (".yaml", ".yml")):
            if file.is_symlink() and leads_out(Path(file.path), tree):
                said = f"leads out of {tree}, and is not read; put a copy in its place"
                raise ConfigError(f"{file.path}: {said}")


def _refuse_terms_outside(path: Path, layer: Layer, tree: Path) -> None:
    """Raise ConfigError for files of terms that lead out of the tree."""
    for number, name in enumerate(layer.values.get("terms", ())):
        if leads_out(path.parent / name, tree):
            said = f"`terms` names {name}, which lies outside of {tree}; copy it into that"
            raise ConfigError(f"{place_of(layer.origin(('terms', number)))}: {said}")


def _profile(path: Path, layer: Layer, tree: Path, seen: list[Path]) -> Path:
    """The file of the profile that a layer names. Raises ConfigError if it will not do."""
    name = str(layer.values["profile"])
    file = path.parent / name

    def refuse(said: str) -> ConfigError:
        return ConfigError(f"{place_of(layer.origin(('profile',)))}: {said}")

    if not name.endswith(_SUFFIXES):
        raise refuse(f"`profile` is {name!r}; it needs to be a settings file, such as house.yaml")
    if not file.resolve().is_relative_to(tree):
        raise refuse(f"`profile` names {name}, which lies outside of {tree}; copy it into that")
    if not file.is_file():
        raise refuse(f"`profile` names {name}, and there is no such file beside this one")
    if file.resolve() in seen:
        raise refuse(f"`profile` names {name}, which has this file as a profile; drop one of them")
    return file


@record
class _Written:
    """A settings file as it was read, and what is wrong with it."""

    path: Path
    text: str
    faults: list[Fault] = field(default_factory=list)
    """With the keys as the file has them."""
    places: dict[Where, Where] = field(default_factory=dict)
    """By the way to a setting, the keys that lead to it in the file, where these are others."""

    def fault(self, where: Where, message: str) -> None:
        self.faults.append(Fault(where, message))


def _layer(path: Path, kind: Kind) -> Layer:
    text, data = _read(path)
    if data is None:
        data = {}
    if not isinstance(data, dict):
        raise ConfigError(f"{path}:1: settings are a mapping of keys such as select and ignore")
    written = _Written(path, text)
    values = _named(written, data, settings_keys(), ())
    engines = _engines(written, values)
    known = [name for name in values if name not in ("engines", *ALIASES)]
    faults: list[Fault] = []
    config: Config = coerce({name: values[name] for name in known}, Config, (), faults)
    if not faults and not written.faults:
        faults += _senseless(config)
    for fault in faults:
        top = str(fault.where[0])
        written.fault((*written.places[top,], *fault.where[1:]), fault.message)
    if written.faults:
        lines = (f"{_place(path, text, f.where)}: {f.message}" for f in written.faults)
        raise ConfigError("\n".join(lines))
    said = {name: getattr(config, name) for name in known}
    if engines:
        said["engines"] = engines
    origins = {where: Origin(kind, str(path), keys) for where, keys in written.places.items()}
    return Layer(kind, said, origins)


def _named(
    written: _Written, data: Mapping[Any, Any], known: tuple[str, ...], above: Where
) -> dict[str, Any]:
    """The values of a mapping by their names here; notes keys that are wrong or stand twice."""
    values: dict[str, Any] = {}
    seen: dict[str, Any] = {}
    inside = f" in `{'.'.join(map(str, above))}`" if above else ""
    for key, value in data.items():
        name = str(key).replace("-", "_")
        shown, where = name.replace("_", "-"), (*above, key)
        if known and shown not in known:
            said = f"unknown key `{shown}`{inside}; {did_you_mean(shown, known)}"
            written.fault(where, said)
        elif name in seen:
            said = f"`{shown}` stands twice, as `{seen[name]}` and `{key}`; keep one"
            written.fault(where, said)
        else:
            values[name] = value
            if not above:
                written.places[name,] = where
        seen.setdefault(name, key)
    return values


def _engines(written: _Written, values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What is said to outside engines, under ``engines`` and at the top.

    Only the engines know their settings; what is the same for all is looked at here.
    """
    under = values.get("engines", {})
    if not isinstance(under, dict):
        said = (
            f"`engines` is {under!r}; it needs to be a mapping of engines, each with its settings"
        )
        written.fault(written.places["engines",], said)
        under = {}
    engines: dict[str, dict[str, Any]] = {}
    above = written.places.get(("engines",), ())
    for category, value in under.items():
        engines[str(category)] = _engine(written, str(category), value, (*above, category))
    for category in ALIASES:
        if category not in values:
            continue
        where = written.places.pop((category,))
        if category in engines:
            said = f"`{category}` stands twice, here and under `engines`; keep the latter"
            written.fault(where, said)
        else:
            engines[category] = _engine(written, category, values[category], where)
    return engines


def _engine(written: _Written, category: str, value: Any, where: Where) -> dict[str, Any]:
    """What is said to one engine: true, false, optional, or a mapping, which turns it on."""
    written.places["engines", category] = where
    if isinstance(value, bool):
        return {"enabled": value}
    if value == "optional":
        return {"enabled": True, "optional": True}
    if not isinstance(value, dict):
        shown = ".".join(map(str, where))
        said = f"`{shown}` is {value!r}; it needs to be true, false, optional or a mapping"
        written.fault(where, said)
        return {}
    said_here = _named(written, value, (), where)
    for key in value:
        written.places["engines", category, str(key).replace("-", "_")] = (*where, key)
    return {"enabled": True, **said_here}


def _senseless(config: Config) -> Iterator[Fault]:
    known = [level.value for level in Level]
    listed = ", ".join(known)
    if config.fail_on not in (*known, NEVER):
        said = f"`fail-on` is {config.fail_on!r}; use one of {listed}, or {NEVER}"
        yield Fault(("fail_on",), said)
    yield from _senseless_limits(config)
    inside = ((("paths", n), settings.levels) for n, settings in enumerate(config.paths))
    for where, levels in (((), config.levels), *inside):
        for address, level in levels.items():
            if level not in known:
                said = f"`levels` gives {address} {level!r}; use one of {listed}"
                yield Fault((*where, "levels", address), said)
    if config.variety is not None and config.variety not in VARIETIES:
        yield Fault(("variety",), f"`variety` is {config.variety!r}; use US or British")
    if config.source_language and (instead := tag_instead(config.source_language)):
        said = f"`source-language` is {config.source_language!r}; write {instead}"
        yield Fault(("source_language",), said)
    if config.encoding is not None:
        # To encode refuses what is no encoding of text, such as base64, as well as unknown names.
        try:
            "".encode(config.encoding)
        except (LookupError, ValueError):
            message = (
                f"`encoding` is {config.encoding!r}, which is no encoding of text that Python "
            )
            yield Fault(("encoding",), message + "knows; try cp1252")


def _senseless_limits(config: Config) -> Iterator[Fault]:
    if config.max_findings < 0:
        said = f"`max-findings` is {config.max_findings}; it needs to be 0 or more"
        yield Fault(("max_findings",), said)
    if config.max_penalty is not None and not config.max_penalty >= 0:
        said = f"`max-penalty` is {config.max_penalty}; it needs to be 0 or more"
        yield Fault(("max_penalty",), said)
    for name in ("max_story_size", "max_findings_per_rule"):
        if getattr(config, name) < 1:
            said = (
                f"`{name.replace('_', '-')}` is {getattr(config, name)}; it needs to be 1 or more"
            )
            yield Fault((name,), said)
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


def _place(path: Path, text: str, where: Where) -> str:
    """The file and the line of a setting; ``where`` has the keys as the file has them."""
    if path.suffix == ".toml":
        from newslint.foundation.toml_text import line_of_toml  # noqa: PLC0415 - see _read

        return f"{path}:{line_of_toml(text, ('tool', 'newslint', *where))}"
    from newslint.foundation.yaml_text import line_of  # noqa: PLC0415

    return f"{path}:{line_of(text, where)}"


def _read(path: Path) -> tuple[str, Any]:
    """The text of a settings file, and its settings, None without any. Raises ConfigError."""
    # A project has one kind of file or the other, and each library costs its import.
    if path.suffix == ".toml":
        from newslint.foundation.toml_text import TomlError, read_toml  # noqa: PLC0415

        try:
            text, data = read_toml(path)
        except TomlError as problem:
            raise ConfigError(str(problem)) from problem
        tools = data.get("tool")
        return text, tools.get("newslint") if isinstance(tools, dict) else None
    from newslint.foundation.yaml_text import YamlError, read_yaml  # noqa: PLC0415

    try:
        return read_yaml(path)
    except YamlError as problem:
        raise ConfigError(str(problem)) from problem
