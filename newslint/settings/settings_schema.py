"""The JSON Schema of a settings file, from the types that the loader holds it against.

It knows keys with hyphens alone, which is how they are to be written; the loader takes underscores
too.
"""

from collections.abc import Mapping

from newslint.foundation.json_schema import (
    DRAFT,
    Schema,
    any_of,
    object_of,
    one_of_these,
    schema_of,
)
from newslint.model.diagnostic import Level, Severity
from newslint.settings.config import INTERNAL, NEVER, VARIETIES, Config
from newslint.settings.settings_file import ALIASES

_LEVELS = [level.value for level in Level]
_SAID = {
    "profile": "A settings file, relative to this one, that holds where this one says nothing else",
    "select": "Which rules run: default, all, categories, rules, entries of lexicons",
    "ignore": "Which rules do not run",
    "levels": "By rule, entry or category, how loudly it speaks",
    "parameters": "By rule, parameters of its check in the place of those in its file",
    "rules": "Folders of further rules, relative to this file",
    "terms": "Files of names and terms, .yaml, .csv or .tbx, relative to this file",
    "include": "Globs of the files that are taken in folders",
    "exclude": "Globs of files and folders that are passed over",
    "gitignore": "Whether what git ignores is passed over in folders",
    "paths": "Other settings for the files that one of the globs under match fits",
    "encoding": "The encoding of files that are not Unicode, such as cp1252",
    "fail-on": "The level from which findings make a run fail",
    "max-findings": "How many findings at or above fail-on a run may have",
    "max-penalty": "How many penalty points per 1,000 words a run may have",
    "max-story-size": "The bytes of the largest file that is read as a story",
    "max-findings-per-rule": "How many findings of one rule in one story are told",
    "penalty": "Weights of the quality figure",
    "engines": "Settings of outside engines",
    "date": "The day that every story is dated, such as 2024-05-16",
    "place": "The dateline place of every story",
    "source-language": "The language that every story was translated from, a tag such as zh",
    "variety": "The variety of English",
    "house": "The house whose style holds",
    "languagetool": "LanguageTool beside newslint's own rules: settings under engines, in short",
}


def settings_schema(engines: Mapping[str, type]) -> Schema:
    """The schema; ``engines`` are the types of what settings may say to outside engines."""
    schema = object_of(Config, _written)
    properties = schema["properties"]
    for name in INTERNAL:
        del properties[_written(name)]
    of_engines = {category: _engine(kind) for category, kind in engines.items()}
    properties["engines"] = {
        "type": "object",
        "properties": of_engines,
        "additionalProperties": False,
    }
    properties |= {category: of_engines[category] for category in ALIASES if category in engines}
    _narrow(properties)
    for key, one in properties.items():
        properties[key] = {"description": _SAID[key], **one}
    return {"$schema": DRAFT, "title": "Settings of newslint", **schema}


def _narrow(properties: dict[str, Schema]) -> None:
    """Say of some values what their types do not."""
    levels = {"type": "object", "additionalProperties": one_of_these(*_LEVELS)}
    properties["levels"] = levels
    for one in properties["paths"]["anyOf"]:
        one.get("items", one)["properties"]["levels"] = levels
    properties["fail-on"] = one_of_these(*_LEVELS, NEVER)
    properties["variety"] = any_of(one_of_these(*VARIETIES), {"type": "null"})
    properties["max-findings"]["minimum"] = 0
    for name in ("max-story-size", "max-findings-per-rule"):
        properties[name]["minimum"] = 1
    properties["max-penalty"] = any_of({"type": "number", "minimum": 0}, {"type": "null"})
    weights = properties["penalty"]["properties"]
    for weight in weights.values():
        weight["additionalProperties"]["minimum"] = 0
    weights["severities"]["propertyNames"] = one_of_these(*(one.value for one in Severity))


def _engine(kind: type) -> Schema:
    short = any_of({"type": "boolean"}, one_of_these("optional"))["anyOf"]
    return any_of(*short, schema_of(kind, _written))


def _written(name: str) -> str:
    return name.replace("_", "-")
