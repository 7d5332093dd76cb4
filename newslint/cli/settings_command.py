"""`newslint settings [PATH]`: the settings that hold for a story, and where each was said."""

import argparse
import datetime
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from newslint.cli.lint import session_of
from newslint.cli.output import tell
from newslint.cli.status import CLEAN, DEGRADED
from newslint.foundation.errors import ReadError, UsageError
from newslint.foundation.globs import fits_any
from newslint.foundation.regular_files import read_regular
from newslint.foundation.shown_text import inert_json, inert_line, printable
from newslint.model.document import Metadata
from newslint.session.accepted_findings import shown_path
from newslint.session.session import Session
from newslint.settings.config import INTERNAL, Config, Kind, Origin, Where
from newslint.settings.discovery import relative_to_root
from newslint.settings.engine_settings import with_engine_settings
from newslint.settings.layers import effective, front_matter_layer, paths_layer
from newslint.settings.settings_file import place_of
from newslint.values import replace

_LAYERS = {
    Kind.DEFAULT: "default",
    Kind.USER: "your own settings",
    Kind.PROFILE: "profile",
    Kind.FILE: "settings file",
    Kind.PATHS: "paths",
    Kind.FRONT_MATTER: "front matter",
    Kind.ENVIRONMENT: "environment",
    Kind.COMMAND_LINE: "command line",
}
# Those whose place does not speak for itself.
_TOLD = (Kind.USER, Kind.PROFILE, Kind.PATHS, Kind.FRONT_MATTER)
# In YAML 1.1 and 1.2 alike a text, and not a number, a day, yes or no.
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*[A-Za-z0-9](/[A-Za-z0-9_-]+)*")
_WORDS = {"yes", "no", "on", "off", "true", "false", "null", "nan", "inf"}
_COMMENT = 44
"""The column that comments stand in, where the settings leave room."""


def run(arguments: argparse.Namespace) -> int:
    """Print the settings for a story or folder. Returns the exit status."""
    path: Path = arguments.path
    if not os.path.exists(path):  # noqa: PTH110 - no exception where it cannot be looked at
        raise UsageError(f"{path}: there is no such file or folder")
    session = session_of(arguments)
    resources = session.resources
    config = resources.config_of(path if path.is_dir() else path.parent)
    offers = resources.offers(config)
    layers = [session.overrides.layer]
    if not path.is_dir():
        place = relative_to_root(path, config)
        applying = (n for n, one in enumerate(config.paths) if fits_any(place, one.match))
        layers += [paths_layer(config, number) for number in applying]
        layers.append(front_matter_layer(_stated(path, session), str(path)))
        # They are applied, and say nothing more of this story.
        config = replace(config, paths=())
    whole = with_engine_settings(effective(layers, config), offers.engine_settings)
    if arguments.format == "json":
        print(inert_json(json.dumps(_as_json(path, whole), indent=2, ensure_ascii=False)))
    else:
        print(f"# Settings of newslint for {printable(str(path))}, and where each was said.")
        for line in _yaml_lines(whole):
            print(inert_line(line))
    for problem in resources.problems:
        tell(problem.message)
    return DEGRADED if resources.problems else CLEAN


def _stated(path: Path, session: Session) -> Metadata:
    """What a story says of itself. Raises NewslintError if it cannot be read."""
    try:
        data = read_regular(path)
    except OSError as problem:
        raise UsageError(f"{path}: cannot be read: {problem.strerror}") from problem
    try:
        return session.linters.for_path(path).read(data, path).metadata
    except ReadError as problem:
        raise UsageError(f"{path}: {problem}") from problem


def _settings(config: Config) -> Iterator[tuple[str, Any]]:
    """The settings by their names; what is applied already is not among them."""
    for one in fields(config):
        if one.name not in (*INTERNAL, "profile"):
            yield one.name, getattr(config, one.name)


def _is_mapping(value: Any) -> bool:
    return isinstance(value, Mapping) or (is_dataclass(value) and not isinstance(value, type))


def _items(value: Any) -> list[tuple[str, Any]]:
    if isinstance(value, Mapping):
        return [(str(key), item) for key, item in value.items()]
    # An engine's own settings and weights, by their fields; None says nothing.
    named = ((one.name, getattr(value, one.name)) for one in fields(value))
    return [(name, item) for name, item in named if item is not None]


def _origin(config: Config, where: Where) -> Origin:
    """Where a setting, or the nearest that it is a part of, was said."""
    for end in range(len(where), 0, -1):
        if (origin := config.origins.get(where[:end])) is not None:
            return origin
    return Origin(Kind.DEFAULT)


def _shown(origin: Origin) -> str:
    if not origin.name:
        return _LAYERS[origin.kind]
    if origin.where or origin.kind is Kind.FRONT_MATTER:
        origin = replace(origin, name=str(shown_path(Path(origin.name))))
    said = printable(place_of(origin))
    return f"{said} ({_LAYERS[origin.kind]})" if origin.kind in _TOLD else said


# As YAML


def _yaml_lines(config: Config) -> Iterator[str]:
    unset = []
    for name, value in _settings(config):
        key = name.replace("_", "-")
        if value is None:
            unset.append(key)
        elif value or name not in ("paths",):
            yield from _lines(config, value, (name,), key, "")
    if unset:
        yield f"# Not set: {', '.join(unset)}."


def _lines(config: Config, value: Any, where: Where, key: str, indent: str) -> Iterator[str]:
    parted = any(len(way) > len(where) and way[: len(where)] == where for way in config.origins)
    if _is_mapping(value) and _items(value) and (parted or is_dataclass(value)):
        yield f"{indent}{key}:"
        for name, item in _items(value):
            shown = name.replace("_", "-") if is_dataclass(value) else _scalar(name)
            yield from _lines(config, item, (*where, name), shown, f"{indent}  ")
    elif isinstance(value, tuple) and value and parted:
        yield f"{indent}{key}:"
        for number, item in enumerate(value):
            yield _commented(f"{indent}  - {_inline(item)}", _origin(config, (*where, number)))
    else:
        yield _commented(f"{indent}{key}: {_inline(value)}", _origin(config, where))


def _commented(line: str, origin: Origin) -> str:
    return f"{line:<{_COMMENT}}  # {_shown(origin)}"


def _inline(value: Any) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_inline, value))}]"
    if _is_mapping(value):
        of_fields = is_dataclass(value)
        pairs = (
            f"{name.replace('_', '-') if of_fields else _scalar(name)}: {_inline(item)}"
            for name, item in _items(value)
        )
        return f"{{{', '.join(pairs)}}}"
    return _scalar(value)


def _scalar(value: Any) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value.lower() not in _WORDS:
        return value
    return json.dumps(value, ensure_ascii=False)


# As JSON


def _as_json(path: Path, config: Config) -> dict[str, Any]:
    settings = {name.replace("_", "-"): _plain(value) for name, value in _settings(config)}
    origins = [
        {
            "setting": [str(key).replace("_", "-") if n == 0 else key for n, key in enumerate(way)],
            "layer": _LAYERS[origin.kind],
            "place": _shown(replace(origin, kind=_untold(origin.kind))),
        }
        for way, origin in config.origins.items()
        if way[0] not in ("profile", "paths") or (way[0] == "paths" and config.paths)
    ]
    return {"path": str(path), "settings": settings, "origins": origins}


def _untold(kind: Kind) -> Kind:
    """A kind whose name is not told beside the place."""
    return Kind.FILE if kind in _TOLD else kind


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if _is_mapping(value):
        of_fields = is_dataclass(value)
        return {
            name.replace("_", "-") if of_fields else name: _plain(item)
            for name, item in _items(value)
        }
    return value.isoformat() if isinstance(value, datetime.date) else value
