"""Plain data, as YAML gives it, into the declared types of a frozen value."""

import datetime
import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import Any

from newslint.foundation.errors import did_you_mean
from newslint.values import fields, frozen, is_kind_of_values, made_again

Where = tuple[str | int, ...]
"""The keys and indexes that lead to a place in a YAML file."""


@frozen
class Fault:
    """Something wrong at a place of a YAML file, and how to mend it."""

    where: Where
    message: str


@frozen
class Field:
    """One field of a frozen value: its declared type, and whether it may be left out."""

    kind: Any
    has_default: bool


@cache
def fields_of(kind: type) -> dict[str, Field]:
    """The fields of a class of values, or a dataclass, by name; none for any other class."""
    if not is_kind_of_values(kind):
        return {}
    hints = typing.get_type_hints(kind)
    return {
        name: Field(hints[name], one.has_default) for name, one in fields(kind).items() if one.init
    }


def coerce(value: Any, kind: Any, where: Where, faults: list[Fault]) -> Any:
    """``value`` as ``kind``; what does not fit is noted in ``faults`` and left as it is.

    Known kinds: str, int, float, bool, ``X | None``, ``tuple[X, ...]`` (a lone value is a tuple of
    one), ``Mapping[str, X]`` and values of these.
    """
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        if value is None and type(None) in arguments:
            return None
        return coerce(value, next(a for a in arguments if a is not type(None)), where, faults)
    if origin is tuple:
        items = value if isinstance(value, list | tuple) else [value]
        return tuple(coerce(v, arguments[0], (*where, n), faults) for n, v in enumerate(items))
    if origin is not None and issubclass(origin, Mapping):
        if not isinstance(value, dict):
            return _refuse(value, "a mapping", where, faults)
        return {str(k): coerce(v, arguments[1], (*where, k), faults) for k, v in value.items()}
    if is_kind_of_values(kind):
        return _coerce_value(value, kind, where, faults)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if kind is Any or type(value) is kind:
        return value
    return _refuse(value, _NAMES.get(kind, str(kind)), where, faults)


_NAMES = {
    str: "a text in quotation marks",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    datetime.date: "a day such as 2024-05-16",
}


def _refuse(value: Any, wanted: str, where: Where, faults: list[Fault]) -> Any:
    shown = ".".join(map(str, where))
    faults.append(Fault(where, f"`{shown}` is {value!r}; it needs to be {wanted}"))
    return value


def _coerce_value(value: Any, kind: type, where: Where, faults: list[Fault]) -> Any:
    if not isinstance(value, dict):
        return _refuse(value, "a mapping", where, faults)
    known = fields_of(kind)
    before = len(faults)
    for key in value:
        if key not in known:
            hint = did_you_mean(str(key), known)
            faults.append(Fault((*where, key), f"unknown key `{key}`; {hint}"))
    for name, field in known.items():
        if name not in value and not field.has_default:
            faults.append(Fault(where, f"the key `{name}` is missing"))
    values = {
        key: coerce(item, known[key].kind, (*where, key), faults)
        for key, item in value.items()
        if key in known
    }
    if len(faults) > before:
        return value
    try:
        return kind(**values)
    except ValueError as problem:
        faults.append(Fault(where, str(problem)))
        return value


def read_back(value: Any, kind: Any) -> Any:
    """What ``coerce`` made of the same data before, without fault; it is not looked at again."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if value is None:
        return None
    if origin in (types.UnionType, typing.Union):
        return read_back(value, next(a for a in arguments if a is not type(None)))
    if origin is tuple:
        return tuple(read_back(item, arguments[0]) for item in value)
    if origin is not None and issubclass(origin, Mapping):
        return {key: read_back(item, arguments[1]) for key, item in value.items()}
    if is_kind_of_values(kind):
        known = fields_of(kind)
        return made_again(
            kind, {name: read_back(item, known[name].kind) for name, item in value.items()}
        )
    return float(value) if kind is float else value
