"""What the settings say to an outside engine, as values of the engine's own type.

The type is a frozen dataclass whose fields all have defaults, ``enabled`` among them. A key of the
settings is a field with hyphens for underscores. A method ``wrong``, where it has one, yields the
fields that make no sense, each with what it needs to be.

An engine runs programs and sends copy, so the type also says who may say what. Settings of a tree
may be anyone's: they say ``enabled``, ``optional`` and the fields that are ``for_anyone``. All
others are the user's: in the user's own settings, in the environment, on the command line.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeVar, cast

from newslint.foundation.errors import ConfigError, did_you_mean
from newslint.foundation.typed_data import Fault, coerce, fields_of
from newslint.settings.config import Config, Origin, Where
from newslint.values import fields, replace

_Settings = TypeVar("_Settings")
_Value = TypeVar("_Value")
_UNLESS = "newslint: whether a tree may not say it"
_WHY = "newslint: why a tree may not say it"
_OF_ALL = ("enabled", "optional")
_OWN = "your own settings (~/.config/newslint/settings.yaml)"


def for_anyone(default: _Value, unless: Callable[[Any, Any], str] | None = None) -> _Value:
    """A field of a dataclass that settings of a tree may say too; every other is the user's alone.

    ``unless`` is given the value and what the user says to the engine, and gives the reason where a
    tree may not say that; it goes on after the name of the setting. Empty is for what it may.
    """
    import dataclasses  # noqa: PLC0415 - for engines of plugins

    return dataclasses.field(default=default, metadata=said_by_anyone(unless))


def said_by_anyone(unless: Callable[[Any, Any], str] | None = None) -> Mapping[str, Any]:
    """The metadata of such a field."""
    return {_UNLESS: unless or _never}


def said_by_user(why: str) -> Mapping[str, Any]:
    """The metadata of a field that only the user may say, as is any without, with the reason.

    The reason goes on after the name of the setting: "names what is executed".
    """
    return {_WHY: why}


def engine_settings(config: Config, category: str, kind: type[_Settings]) -> _Settings:
    """What the settings say to one engine; what a tree has no say in is left out.

    Raises ConfigError that tells file and line.
    """
    said = config.engines.get(category)
    if not said:
        return kind()
    if isinstance(said, kind):
        return said
    config, _ = held_to_trust(config, {category: kind})
    made, faults = _made(
        config.engines[category], kind, lambda name: _shown(config, category, name)
    )
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
    config, _ = held_to_trust(config, kinds)
    typed: dict[str, Any] = {
        category: engine_settings(config, category, kind) for category, kind in kinds.items()
    }
    return replace(config, engines={**config.engines, **typed})


def held_to_trust(config: Config, kinds: Mapping[str, type]) -> tuple[Config, tuple[str, ...]]:
    """The settings without what a tree says to engines and may not, and a line about each of it.

    In its place stands what the user says, if anything.
    """
    refused = [
        (category, name, why)
        for category, kind in kinds.items()
        for name, why in _refused(config, category, kind)
    ]
    if not refused:
        return config, ()
    engines = {category: config.engines[category] for category in config.engines}
    origins, lines = dict(config.origins), []
    own = _of_user(config)
    for category, name, why in refused:
        shown = _shown(config, category, name)
        lines.append(
            f"{_place_of(config, category, name)}: `{shown}` {why}, so a tree has no say in it; "
            f"say it in {_OWN}"
        )
        where = ("engines", category, name)
        said = {key: value for key, value in engines[category].items() if key != name}
        del origins[where]
        if name in own.engines.get(category, {}):
            said[name] = own.engines[category][name]
            origins[where] = own.origins[where]
        engines[category] = said
    return replace(config, engines=engines, origins=origins), tuple(lines)


def _refused(config: Config, category: str, kind: type) -> Iterator[tuple[str, str]]:
    """The names of what a tree says to an engine and may not, each with the reason."""
    said = config.engines.get(category)
    if not isinstance(said, Mapping):  # nothing is said, or it has been looked at
        return
    of_kind = {name: one.metadata or {} for name, one in fields(kind).items()}
    for name, value in said.items():
        origin = config.origins.get(("engines", category, name))
        if origin is None or not origin.kind.of_a_tree or name in _OF_ALL or name not in of_kind:
            continue
        if _UNLESS not in of_kind[name]:
            yield name, of_kind[name].get(_WHY, "is for the user to say")
            continue
        faults: list[Fault] = []
        given = coerce(value, fields_of(kind)[name].kind, (), faults)
        # What is of no sense is told as that.
        why = (
            ""
            if faults
            else of_kind[name][_UNLESS](given, engine_settings(_of_user(config), category, kind))
        )
        if why:
            yield name, why


def _of_user(config: Config) -> Config:
    """What the user's own settings say to engines."""
    return Config(engines=config.user_engines, origins=config.user_origins)


def _never(value: Any, own: Any) -> str:
    return ""


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
