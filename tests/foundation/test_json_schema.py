import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from newslint.foundation.json_schema import schema_of


@dataclass(frozen=True)
class Thing:
    some_size: int
    name: str | None = None


@pytest.mark.parametrize(
    ("kind", "schema"),
    [
        (str, {"type": "string"}),
        (float, {"type": "number"}),
        (Any, {}),
        (bool | None, {"anyOf": [{"type": "boolean"}, {"type": "null"}]}),
        (
            tuple[int, ...],
            {"anyOf": [{"type": "array", "items": {"type": "integer"}}, {"type": "integer"}]},
        ),
        (Mapping[str, Any], {"type": "object", "additionalProperties": {}}),
        (
            Thing,
            {
                "type": "object",
                "properties": {
                    "some-size": {"type": "integer"},
                    "name": {"anyOf": [{"type": "string"}, {"type": "null"}]},
                },
                "additionalProperties": False,
                "required": ["some-size"],
            },
        ),
    ],
)
def test_types_as_schemas(kind: Any, schema: dict[str, Any]) -> None:
    assert schema_of(kind, lambda name: name.replace("_", "-")) == schema


def test_a_day_is_a_text_that_looks_like_one() -> None:
    assert schema_of(datetime.date)["type"] == "string"
