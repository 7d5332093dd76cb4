"""Layers of settings merged into one, with a trace of where each setting was said.

The order is that of ``Kind``. In a later layer ``select`` and all that is one value take the place
of what was said before; ``ignore``, ``exclude``, ``rules``, ``terms`` and ``paths`` are added to
it; mappings
are merged by their keys.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from newslint.model.document import Metadata
from newslint.settings.config import EVERY_STORY, Config, Kind, Origin, Where
from newslint.values import field, fields, frozen, is_kind_of_values, replace

_ADDED = ("ignore", "exclude", "rules", "terms", "paths")
# How deep mappings are merged; below that, a value is taken as it is.
_DEPTH = {"levels": 1, "parameters": 2, "engines": 2, "penalty": 1}
_DEFAULTS = Config()


@frozen
class Layer:
    """What was said in one place: values of fields of Config, and where each stands."""

    kind: Kind
    values: Mapping[str, Any]
    origins: Mapping[Where, Origin] = field(default_factory=dict)
    """By the way to a value; what lies below has its origin."""

    def origin(self, where: Where) -> Origin:
        """Where the setting at ``where`` stands."""
        for end in range(len(where), 0, -1):
            above = self.origins.get(where[:end])
            if above is not None:
                # What is no settings file has one place for all of it.
                return replace(above, where=(*above.where, *where[end:])) if above.where else above
        return Origin(self.kind)


def effective(layers: Iterable[Layer], base: Config = _DEFAULTS) -> Config:
    """The settings of ``base`` with layers on top; its ``origins`` tell where each was said.

    What ``base`` has from a later kind of layer stays, whatever an earlier kind says.
    """
    changed: dict[str, Any] = {}
    origins = dict(base.origins)
    for layer in layers:
        if "select" in layer.values and layer.kind <= Kind.FILE:
            ignored = changed.get("ignore", base.ignore)
            changed["ignore"] = _selected_again(ignored, layer.values["select"], origins)
        for name, value in layer.values.items():
            old = changed[name] if name in changed else getattr(base, name)
            changed[name] = _merged(old, value, (name,), layer, origins)
    return replace(base, **changed, origins=origins) if changed else base


def paths_layer(config: Config, number: int) -> Layer:
    """The settings of one of the ``paths``, by its number."""
    settings, above = config.paths[number], config.origins.get(("paths", number))
    values = {
        name: value
        for name in ("select", "ignore", "levels")
        if (value := getattr(settings, name))  # an empty list says nothing
    }
    file, where = (above.name, above.where) if above else (config.origin, ())
    origins: dict[Where, Origin] = {
        (name,): Origin(Kind.PATHS, file, (*where, name) if where else ()) for name in values
    }
    return Layer(Kind.PATHS, values, origins)


def front_matter_layer(said: Metadata, path: str = "") -> Layer:
    """What a story says of itself; ``path`` is where it lies."""
    values = {name: value for name in EVERY_STORY if (value := getattr(said, name)) is not None}
    origins: dict[Where, Origin] = {(name,): Origin(Kind.FRONT_MATTER, path) for name in values}
    return Layer(Kind.FRONT_MATTER, values, origins)


def command_line_layer(
    options: Mapping[str, Any], names: Mapping[Where, str] | None = None
) -> Layer:
    """What options say, by the names of fields; those that are None or empty say nothing.

    ``names`` are those of options that are not named as the setting is.
    """
    values = {name: value for name, value in options.items() if value not in (None, (), {})}
    named = {(name,): "--" + name.replace("_", "-") for name in values} | dict(names or {})
    origins = {where: Origin(Kind.COMMAND_LINE, name) for where, name in named.items()}
    return Layer(Kind.COMMAND_LINE, values, origins)


def _merged(
    old: Any, new: Any, where: Where, layer: Layer, origins: dict[Where, Origin], *, depth: int = 0
) -> Any:
    name = str(where[0])
    if name in _ADDED:
        for number in range(len(new)):
            origins[name, len(old) + number] = layer.origin((name, number))
        return (*old, *new)
    if is_kind_of_values(type(new)):
        parts = list(fields(new))
        return replace(
            old,
            **{
                part: _merged(
                    getattr(old, part), getattr(new, part), (*where, part), layer, origins
                )
                for part in parts
            },
        )
    if isinstance(new, Mapping) and depth < _DEPTH.get(name, 0):
        result = dict(old) if isinstance(old, Mapping) else {}
        if not new and depth:
            origins.setdefault(where, layer.origin(where))
        for key, item in new.items():
            result[key] = _merged(
                result.get(key), item, (*where, key), layer, origins, depth=depth + 1
            )
        return result
    before = origins.get(where)
    if before is not None and before.kind > layer.kind:
        return old
    origins[where] = layer.origin(where)
    return new


def _selected_again(
    ignored: tuple[str, ...], selected: Iterable[str], origins: dict[Where, Origin]
) -> tuple[str, ...]:
    """What earlier files ignore, without what a later one selects by the same address."""
    again = set(selected)
    kept = [
        (address, origins.pop(("ignore", number), None)) for number, address in enumerate(ignored)
    ]
    kept = [(address, origin) for address, origin in kept if address not in again]
    origins |= {("ignore", n): origin for n, (_, origin) in enumerate(kept) if origin is not None}
    return tuple(address for address, _ in kept)
