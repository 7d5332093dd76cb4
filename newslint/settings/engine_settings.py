"""What the settings say to an outside engine, as values of the engine's own type.

The type is a frozen dataclass whose fields all have defaults, ``enabled`` among them. A key of the
settings is a field with hyphens for underscores. A method ``wrong``, where it has one, yields the
fields that make no sense, each with what it needs to be.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any, TypeVar, cast

from newslint.foundation.errors import ConfigError, did_you_mean
from newslint.foundation.typed_data import Fault, coerce, fields_of
from newslint.settings.config import Config, Origin, Where

_Settings = TypeVar("_Settings")


def engine_settings(config: Config, category: str, kind: type[_Settings]) -> _Settings:
    """What the settings say to one engine. Raises ConfigError that tells file and line."""
    said = config.engines.get(category)
    if not said:
        return kind()
    if isinstance(said, kind):
        return said
    made, faults = _made(said, kind, lambda name: _shown(config, category, name))
    if made is None or faults:
        raise ConfigError(
            "\n".join(
                f"{_place_of(config, category, *map(str, fault.where[:1]))}: {fault.message}"
                for fault in faults
            )
        )
    return made


def refuse_unknown_engines(
    config: Config, kinds: Mapping[str, type], offered: Collection[str]
) -> None:
    """Raise ConfigError if the settings speak to an engine that is not there, or does not listen.

    ``kinds`` are the types of settings by engine, ``offered`` the engines that there are.
    """
    for category in sorted(set(config.engines) - set(kinds)):
        said = f"there is no outside engine {category}; {did_you_mean(category, kinds)}"
        if category in offered:
            said = f"the outside engine {category} takes no settings; delete them"
        raise ConfigError(f"{_place_of(config, category)}: {said}")


def with_engine_settings(config: Config, kinds: Mapping[str, type]) -> Config:
    """The settings with those of every engine as its own type, also of engines left unsaid.

    Raises ConfigError that tells file and line.
    """
    typed: dict[str, Any] = {
        category: engine_settings(config, category, kind) for category, kind in kinds.items()
    }
    return replace(config, engines={**config.engines, **typed})


def _made(
    said: Mapping[str, Any], kind: type[_Settings], shown: Callable[[str], str]
) -> tuple[_Settings | None, list[Fault]]:
    """The settings as ``kind``, and what is wrong, each with the name of its field.

    ``shown`` gives a field as the file has it; the settings as a whole for "".
    """
    faults: list[Fault] = []
    fields = fields_of(cast("type", kind))
    known = [name.replace("_", "-") for name in fields]
    values: dict[str, Any] = {}
    for name, given in said.items():
        if name not in fields:
            key = name.replace("_", "-")
            hint = did_you_mean(key, known)
            faults.append(Fault((name,), f"unknown key `{key}` in `{shown('')}`; {hint}"))
            continue
        wrong: list[Fault] = []
        values[name] = coerce(given, fields[name].kind, (shown(name),), wrong)
        faults += (Fault((name,), one.message) for one in wrong)
    if faults:
        return None, faults
    try:
        made = kind(**values)
    except ValueError as problem:
        return None, [Fault((), str(problem))]
    senseless = getattr(made, "wrong", None)
    for name, needed in senseless() if senseless is not None else ():
        message = f"`{shown(name)}` is {getattr(made, name)!r}; it needs to be {needed}"
        faults.append(Fault((name,), message))
    return made, faults


def _shown(config: Config, category: str, name: str) -> str:
    """A setting of an engine as the file has it, such as "engines.languagetool.timeout"."""
    origin = _origin_of(config, category, name)
    keys: Where = ("engines", category)
    if origin is not None and origin.where:
        keys = origin.where if not name else origin.where[:-1]
    return ".".join(map(str, (*keys, name.replace("_", "-")) if name else keys))


def _place_of(config: Config, category: str, name: str = "") -> str:
    from newslint.settings.settings_file import place_of  # noqa: PLC0415 - see there

    origin = _origin_of(config, category, name)
    return place_of(origin) if origin is not None else config.origin or "the settings"


def _origin_of(config: Config, category: str, name: str) -> Origin | None:
    """Where a setting of an engine was said; of its settings as a whole, or some of it, for ""."""
    if name:
        return config.origins.get(("engines", category, name))
    one = next((o for way, o in config.origins.items() if way[:2] == ("engines", category)), None)
    return replace(one, where=one.where[:-1]) if one is not None else None
