"""JSON Schema (draft 7, which editors know best) of the declared types that plain data becomes."""

import dataclasses
import datetime
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any

from newslint.foundation.typed_data import fields_of

DRAFT = "http://json-schema.org/draft-07/schema#"
Schema = dict[str, Any]

_SCALARS: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    # YAML for people has days of their own, YAML for JSON texts that look like one.
    datetime.date: {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
}


def schema_of(kind: Any, key: Callable[[str], str] = str) -> Schema:
    """What ``typed_data.coerce`` takes for ``kind``; ``key`` gives a field as files write it."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return any_of(*(schema_of(one, key) for one in arguments))
    if kind is type(None):
        return {"type": "null"}
    if origin is tuple:
        return one_or_many(schema_of(arguments[0], key))
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": schema_of(arguments[1], key)}
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return object_of(kind, key)
    return dict(_SCALARS.get(kind, {}))


def object_of(kind: type, key: Callable[[str], str] = str) -> Schema:
    """An object with the fields of a dataclass and no others."""
    fields = fields_of(kind)
    schema: Schema = {
        "type": "object",
        "properties": {key(name): schema_of(field.kind, key) for name, field in fields.items()},
        "additionalProperties": False,
    }
    required = [key(name) for name, field in fields.items() if not field.has_default]
    return schema | ({"required": required} if required else {})


def one_or_many(schema: Schema) -> Schema:
    """A list of what fits, or one of it alone."""
    return any_of({"type": "array", "items": schema}, schema)


def any_of(*schemas: Schema) -> Schema:
    """What fits one of the schemas."""
    return {"anyOf": list(schemas)}


def one_of_these(*values: str) -> Schema:
    """One of some words."""
    return {"enum": list(values)}
