"""The JSON Schema of a rule file: its keys, and by its check what may stand under ``with``.

What needs more than the file itself is left to the loader: that an example holds what it flags,
that a message names what the check tells, that rules named elsewhere exist.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, get_args

from newslint.foundation.deferred import Deferred, kind_of
from newslint.foundation.json_schema import (
    DRAFT,
    Schema,
    any_of,
    object_of,
    one_of_these,
    one_or_many,
    schema_of,
)
from newslint.foundation.typed_data import fields_of
from newslint.model.diagnostic import Level, Severity
from newslint.model.rule import Copy, Fix, Proof
from newslint.rulebook.measured import Measured
from newslint.rulebook.reading import ITS_TYPES, MQM_DIMENSIONS
from newslint.text.zones import ZONES

_TEXT: Schema = {"type": "string", "pattern": r"\S"}
_ANY_TEXT: Schema = {"type": "string"}
_NAME = "^[a-z0-9]+(-[a-z0-9]+)*$"
_REQUIRED = ["summary", "level", "severity", "mqm", "its", "message", "explanation", "check"]


def rule_schema(checks: Mapping[str, type | Deferred]) -> Schema:
    """The schema; ``checks`` are those that a rule may name, by these names."""
    return {
        "$schema": DRAFT,
        "title": "A rule of newslint",
        "type": "object",
        "required": ["summary"],
        "properties": _properties(checks),
        "additionalProperties": False,
        # A rule proves itself by its own examples, or its entries do so by theirs.
        "anyOf": [{"required": [*_REQUIRED, *more]} for more in (["bad", "good"], ["entries"])]
        + [{"required": ["phrases"]}],
        "allOf": [_of_check(name, kind_of(kind)) for name, kind in sorted(checks.items())],
    }


def _properties(checks: Iterable[str]) -> dict[str, Schema]:
    return {
        "summary": _said("What the rule says, in a sentence", _TEXT),
        "level": _said("How loudly it speaks", _enum(Level)),
        "severity": _said("How much harm a finding does, for reports", _enum(Severity)),
        "mqm": _said(
            "Its category in MQM, such as locale-convention/number-format",
            {"type": "string", "pattern": f"^({'|'.join(sorted(MQM_DIMENSIONS))})(/|$)"},
        ),
        "its": _said("Its issue type in ITS 2.0", one_of_these(*sorted(ITS_TYPES))),
        "message": _said("What is told of a finding; {match} is its text", _TEXT),
        "messages": _said("Messages by diagnosis of the check", _mapping(_ANY_TEXT)),
        "evidence": _said("What a finding rests on, shown below the place", _ANY_TEXT),
        "explanation": _said("Why it matters, for newslint explain", _TEXT),
        "check": _said("The way to look", one_of_these(*sorted(checks))),
        "with": _said("Parameters of the check", {"type": ["object", "null"]}),
        "fix": _said("Whether the replacement may be applied unread", _enum(Fix)),
        "bad": _said("Copy that it flags", any_of(_examples(bad=True), {"type": "null"})),
        "good": _said(
            "Near misses that it leaves alone", any_of(_examples(bad=False), {"type": "null"})
        ),
        "default": _said("Whether it is on by default", {"type": "boolean"}),
        "skip": _said("Zones that it does not look at", one_or_many(one_of_these(*sorted(ZONES)))),
        "once": _said("Whether one finding stands for all in a story", {"type": "boolean"}),
        "copy": _said("The copy that it reads", _enum(Copy)),
        "source_languages": _said(
            "The languages of which a translation may have the fault", one_or_many(_ANY_TEXT)
        ),
        "measured": _said(
            "What it was written on, what proved it, and how it did",
            any_of(_ANY_TEXT, object_of(Measured)),
        ),
        "yields_to": _said("Rules that speak for it at one place", one_or_many(_ANY_TEXT)),
        "replaces": _said("The rule in whose place it stands", _ANY_TEXT),
        "formerly": _said("Ids that it had before", one_or_many(_ANY_TEXT)),
        "phrases": _said(
            "Phrases of a lexicon, one on each line: find -> write = meaning <- source phrase",
            _TEXT,
        ),
        "entries": _said(
            "Phrases of a lexicon, by key",
            any_of(
                {
                    "type": "object",
                    "propertyNames": {"pattern": _NAME},
                    "minProperties": 1,
                    "additionalProperties": _entry(),
                },
                {"type": "null"},
            ),
        ),
    }


def _entry() -> Schema:
    """What every entry may have; the check says what else, if it takes entries."""
    optional = {
        "level": any_of(_enum(Level), {"type": "null"}),
        "severity": any_of(_enum(Severity), {"type": "null"}),
        "message": any_of(_ANY_TEXT, {"type": "null"}),
        "explanation": any_of(_ANY_TEXT, {"type": "null"}),
        "proved": schema_of(tuple[Proof, ...]),
        "source_languages": one_or_many(_ANY_TEXT),
        "also_english": {"type": "boolean"},
    }
    examples = {"bad": _examples(bad=True), "good": _examples(bad=False)}
    return {"type": "object", "properties": optional | examples, "required": ["bad", "good"]}


def _examples(*, bad: bool) -> Schema:
    whole: Schema = {
        "type": "object",
        "properties": {
            "text": _TEXT,
            "flags": one_or_many(_ANY_TEXT) if bad else {"maxItems": 0, "type": "array"},
            "fixed": any_of(_ANY_TEXT, {"type": "null"}),
            "date": any_of({"type": "string", "format": "date"}, {"type": "null"}),
            "place": any_of(_ANY_TEXT, {"type": "null"}),
        },
        "required": ["text", "flags"] if bad else ["text"],
        "additionalProperties": False,
    }
    items = whole if bad else any_of(_TEXT, whole)
    return {"type": "array", "items": items, "minItems": 1}


def _of_check(name: str, kind: type) -> Schema:
    """What holds for the rules of one check."""
    fields = fields_of(kind)
    parameters = {key: schema_of(f.kind) for key, f in fields.items() if key != "entries"}
    needed = [key for key in parameters if not fields[key].has_default]
    with_: Schema = {"properties": parameters, "additionalProperties": False}
    then: Schema = {"properties": {"with": with_}}
    if needed:
        with_["required"] = needed
        then["required"] = ["with"]
    entries: Schema = {"type": "null"}
    if "entries" in fields:
        phrase = object_of(get_args(fields["entries"].kind)[1])
        entry = _entry()
        phrase["properties"] |= entry["properties"]
        phrase["required"] = [*phrase.get("required", ()), *entry["required"]]
        entries = {"additionalProperties": phrase}
        then["anyOf"] = [{"required": ["entries"]}, {"required": ["phrases"]}]
    then["properties"]["entries"] = entries
    return {"if": {"properties": {"check": {"const": name}}, "required": ["check"]}, "then": then}


def _enum(kind: type[StrEnum]) -> Schema:
    return one_of_these(*(one.value for one in kind))


def _mapping(schema: Schema) -> Schema:
    return {"type": "object", "additionalProperties": schema}


def _said(description: str, schema: Schema) -> Schema:
    made: dict[str, Any] = {"description": description}
    return made | schema
