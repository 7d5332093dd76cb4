"""A check as plain data, built when it is first asked.

A story asks a few of all checks, and of a lexicon's phrases a few of them.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Any, get_args

from newslint.foundation.deferred import Deferred, kind_of
from newslint.foundation.typed_data import fields_of, read_back
from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.rule import Check
from newslint.values import field, fields, frozen, is_kind_of_values, made_again


class NotPlainError(Exception):
    """A parameter of a check is none of the kinds that JSON has."""


@frozen
class CheckToBuild:
    """Stands for a check that was built from the same data before, without fault."""

    kind: type | Deferred
    """The class of the check."""
    parameters: str
    """As JSON, without the entries."""
    phrases: Mapping[str, str] = field(default_factory=dict)
    """The entries of a lexicon, each as JSON."""
    triggers: tuple[str, ...] = ()
    """Those of the check."""

    @classmethod
    def of(cls, check: Any) -> "CheckToBuild":
        """What builds such a check again. Raises NotPlainError where it cannot be said in JSON."""
        if isinstance(check, cls):
            return check
        parameters = _plain_fields(check)
        phrases = parameters.pop("entries", {})
        return cls(
            type(check),
            _written(parameters),
            {key: _written(phrase) for key, phrase in phrases.items()},
            getattr(check, "triggers", ()),
        )

    @cached_property
    def built(self) -> Check:
        """The check."""
        kind = kind_of(self.kind)
        kinds = fields_of(kind)
        values = {
            key: read_back(value, kinds[key].kind)
            for key, value in json.loads(self.parameters).items()
        }
        if self.phrases:
            values["entries"] = _Phrases(self.phrases, get_args(kinds["entries"].kind)[1])
        made: Check = made_again(kind, values)
        return made

    @property
    def entries(self) -> Mapping[str, Any]:
        """The entries as the check has them; none for a check that takes none."""
        entries: Mapping[str, Any] = getattr(self.built, "entries", {})
        return entries

    def __call__(self, document: Document) -> Iterator[Match]:
        """What the check finds."""
        return self.built(document)

    def among(self, document: Document, keys: Collection[str]) -> Iterator[Match]:
        """What the check finds of these entries; of all, where it cannot look for some alone."""
        among = getattr(self.built, "among", None)
        found: Iterator[Match] = among(document, keys) if among else self.built(document)
        return found


class _Phrases(Mapping[str, Any]):
    """The entries of a lexicon, each built when it is asked for."""

    def __init__(self, phrases: Mapping[str, str], kind: Any) -> None:
        self._phrases = phrases
        self._kind = kind
        self._built: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        if key not in self._built:
            self._built[key] = read_back(json.loads(self._phrases[key]), self._kind)
        return self._built[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._phrases)

    def __len__(self) -> int:
        return len(self._phrases)


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _plain_fields(value: Any) -> dict[str, Any]:
    """The fields of a frozen value that say something, as the data that they were read from."""
    said = {}
    for name, one in fields(type(value)).items():
        if one.init:
            given = getattr(value, name)
            if not one.has_default or given != one.left_out():
                said[name] = _plain(given)
    return said


def _plain(value: Any) -> Any:
    if value is None or type(value) in (str, int, float, bool):
        return value
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping) and all(isinstance(key, str) for key in value):
        return {key: _plain(item) for key, item in value.items()}
    if is_kind_of_values(type(value)):
        return _plain_fields(value)
    raise NotPlainError(repr(value))
