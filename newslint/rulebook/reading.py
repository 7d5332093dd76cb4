"""From a folder of YAML files to rules, strictly.

A rule file that says anything unclear is refused: unknown keys, missing examples, a bad regular
expression, a category or a check that nobody knows. All faults of a folder are told at once, each
with its file, its line and how to mend it.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from newslint.foundation.deferred import Deferred, kind_of
from newslint.foundation.errors import did_you_mean
from newslint.foundation.regular_files import files_below
from newslint.foundation.typed_data import Fault, coerce, fields_of
from newslint.foundation.yaml_text import YamlError, line_of, read_yaml
from newslint.languages.tags import tag_instead
from newslint.linting.templates import template_faults
from newslint.model.diagnostic import Level, Severity
from newslint.model.rule import (
    Check,
    Copy,
    Entry,
    EntryTexts,
    Example,
    Fix,
    Proof,
    Rule,
    RuleTexts,
    primary,
)
from newslint.patterns.macros import expanded as expanded_pattern
from newslint.patterns.macros import expanded_items
from newslint.rulebook.measured import Measured, refuse_own_copy
from newslint.rulebook.one_rulebook import FolderOfRules, joined
from newslint.rulebook.phrase_lines import expanded
from newslint.text.zones import ZONES
from newslint.values import frozen, replace

CATEGORIES = frozenset(
    "units money times dates numbers names quotations punctuation spacing repetition structure "
    "residue tense grammar calques false-friends terms style house source".split()
)
ITS_TYPES = frozenset(
    "terminology mistranslation omission untranslated addition duplication inconsistency grammar "
    "legal register locale-specific-content locale-violation style characters misspelling "
    "typographical formatting inconsistent-entities numbers markup pattern-problem whitespace "
    "internationalization length non-conformance uncategorized other".split()
)
"""The issue types of ITS 2.0, section 8.18 (Localization Quality Issue)."""
MQM_DIMENSIONS = frozenset(
    "terminology accuracy fluency style locale-convention verity design".split()
)
"""The dimensions of MQM-Core (2024); what follows them in a path may come from MQM-Full."""

_REQUIRED = ("summary", "level", "severity", "mqm", "its", "message", "explanation", "check")
_OPTIONAL = (
    *("with", "fix", "bad", "good", "default", "skip", "once", "copy", "source_languages"),
    *("messages", "evidence", "measured", "yields_to", "replaces", "formerly", "entries"),
    "phrases",
)
_ENTRY_KEYS = (
    *("level", "severity", "message", "explanation", "proved", "bad", "good"),
    *("source_languages", "also_english"),
)
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def rule_files(folder: Path) -> list[Path]:
    """The rule files below ``folder``, by path."""
    files = (Path(entry.path) for entry in files_below(folder, (".yaml",)))
    return sorted(path for path in files if path.is_file())


def load_rulebook(
    folders: Sequence[Path],
    checks: Mapping[str, type | Deferred],
    overrides: Mapping[str, Mapping[str, Any]] | None = None,
    *,
    settings: str = "the settings",
    absent: Collection[str] = (),
    later_wins: bool = False,
) -> tuple[Rule, ...]:
    """Read all rules of the folders, in the order of their ids.

    ``checks`` gives the checks by name; ``overrides`` gives, by rule id, parameters in the place
    of those under ``with:``, and ``settings`` is the file that they come from. The rest is as in
    ``joined``. Raises RulebookError that tells every fault.
    """
    overrides = overrides or {}
    return joined(
        [read_folder(folder, checks, overrides, settings) for folder in folders],
        overrides,
        settings=settings,
        absent=absent,
        later_wins=later_wins,
    )


def read_folder(
    folder: Path,
    checks: Mapping[str, type | Deferred],
    overrides: Mapping[str, Mapping[str, Any]],
    settings: str = "the settings",
    only: Collection[str] | None = None,
) -> FolderOfRules:
    """Read the rules of one folder, or those of them that are in ``only``."""
    faults = list(_misplaced(folder))
    rules: dict[str, Rule] = {}
    faulty: list[str] = []
    for path in rule_files(folder):
        rule_id = path.relative_to(folder).with_suffix("").as_posix()
        if only is not None and rule_id not in only:
            continue
        try:
            rules[rule_id] = _load_rule(path, rule_id, checks, overrides.get(rule_id, {}), settings)
        except _RuleFileError as problem:
            faulty.append(rule_id)
            faults += problem.lines
    return FolderOfRules(folder, rules, tuple(faults), tuple(faulty))


def read_texts(path: Path) -> RuleTexts:
    """The texts of one rule file, as far as they can be read."""
    try:
        _, data = read_yaml(path)
    except YamlError:
        return RuleTexts()
    if not isinstance(data, dict):
        return RuleTexts()
    if "phrases" in data:
        data = expanded(data).data
    return _Reader(path, path.stem, {}, {}, []).texts(data)


def _misplaced(folder: Path) -> Iterator[str]:
    """What would be passed over in silence, and be believed to be on."""
    if not folder.is_dir():
        yield f"{folder}: there is no such folder of rules"
    for path in files_below(folder, (".yml",)):
        yield f"{path.path}: a rule file ends in .yaml; rename it"


class _RuleFileError(Exception):
    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def _load_rule(
    path: Path,
    rule_id: str,
    checks: Mapping[str, type | Deferred],
    override: Mapping[str, Any],
    settings: str,
) -> Rule:
    try:
        text, data = read_yaml(path)
    except YamlError as problem:
        raise _RuleFileError([str(problem)]) from problem
    faults: list[Fault] = []
    rule = _Reader(path, rule_id, checks, override, faults).rule(data)
    if faults or rule is None:
        source = f" (see `parameters` in {settings})" if override else ""
        raise _RuleFileError([_placed_fault_of_rule(path, text, fault, source) for fault in faults])
    return rule


def _placed_fault_of_rule(path: Path, text: str, fault: Fault, source: str) -> str:
    """The fault with its place, and with the ``source`` of parameters that are not in the file."""
    if fault.where[:1] != ("with",):
        source = ""
    line = line_of(text, fault.where)
    if fault.where[:1] == ("phrases",) and len(fault.where) > 1:
        # The lines of the block stand below its key.
        line += 1 + int(fault.where[1])
    return f"{path}:{line}: {fault.message}{source}"


@frozen
class _Reader:
    """Reads one rule file's data; notes what is wrong with it in ``faults`` and goes on."""

    path: Path
    rule_id: str
    checks: Mapping[str, type | Deferred]
    override: Mapping[str, Any]
    faults: list[Fault]

    def rule(self, data: Any) -> Rule | None:
        if not isinstance(data, dict):
            self._fault((), "a rule file is a mapping of keys such as summary, level and check")
            return None
        if "phrases" not in data:
            return self._rule(data)
        lines = expanded(data)
        self.faults.extend(lines.faults)
        made = self._rule(lines.data)
        self.faults[:] = map(lines.placed, self.faults)
        return made

    def _rule(self, data: Mapping[str, Any]) -> Rule | None:
        self._check_name()
        self._refuse_unknown(data, (*_REQUIRED, *_OPTIONAL), ())
        for key in _REQUIRED:
            if key not in data:
                self._fault((), f"the key `{key}` is missing")
        if data.get("entries") is None and not (data.get("bad") and data.get("good")):
            self._fault((), "`bad` and `good` need at least one example each")
        entries, texts = self._entries(data.get("entries")), self.texts(data)
        check = self._check(data)
        self._templates(data, check)
        languages = self._languages(data)
        for key, one in entries.items():
            if one.also_english and not (one.source_languages or languages):
                said = "`also_english` needs `source_languages`, here or of the rule: those of "
                self._fault(("entries", key, "also_english"), f"{said}copy on which it speaks")
        needs = getattr(check, "entry_needs", {})
        entries = {key: replace(one, needs=needs.get(key, ())) for key, one in entries.items()}
        values: dict[str, Any] = {
            "id": self.rule_id,
            "summary": self._text(data, "summary"),
            "level": self._one_of(data, "level", Level),
            "severity": self._one_of(data, "severity", Severity),
            "mqm": self._mqm(data),
            "its": self._its(data),
            "message": self._text(data, "message"),
            "check_name": data.get("check"),
            "check": check,
            "origin": str(self.path),
            "messages": self._value(data, "messages", dict[str, str], {}),
            "evidence": self._value(data, "evidence", str, ""),
            "fix": self._one_of(data, "fix", Fix, Fix.NEVER),
            "default_on": self._value(data, "default", bool, True),
            "skip": self._zones(data),
            "once": self._value(data, "once", bool, False),
            "copy": self._one_of(data, "copy", Copy, Copy.ENGLISH),
            "source_languages": languages,
            "entries": entries,
            "needs": getattr(check, "needs", ()),
            "shapes": getattr(check, "shapes", ()),
            "yields_to": frozenset(self._value(data, "yields_to", tuple[str, ...], ())),
            "replaces": self._value(data, "replaces", str, "") or None,
            "formerly": self._value(data, "formerly", tuple[str, ...], ()),
            "told": texts,
        }
        return None if self.faults or check is None else Rule(**values)

    def texts(self, data: Mapping[str, Any]) -> RuleTexts:
        """What explains and proves the rule."""
        entries = data.get("entries")
        measured = self._measured(data)
        return RuleTexts(
            explanation=self._text(data, "explanation").strip(),
            measured=measured.figures,
            written_on=measured.written_on,
            proved=measured.proved,
            bad=self._examples(data.get("bad"), "bad"),
            good=self._examples(data.get("good"), "good"),
            entries={
                key: self._entry_texts(key, entry, measured.written_on)
                for key, entry in (entries if isinstance(entries, dict) else {}).items()
                if isinstance(key, str) and _NAME.fullmatch(key) and isinstance(entry, dict)
            },
        )

    def _measured(self, data: Mapping[str, Any]) -> Measured:
        """What stands under ``measured``: a text, or the whole with its proofs."""
        said = data.get("measured", "")
        if not isinstance(said, dict):
            return Measured(self._value(data, "measured", str, ""))
        made = coerce(said, Measured, ("measured",), self.faults)
        return made if isinstance(made, Measured) else Measured("")

    def _entry_texts(
        self, key: str, entry: Mapping[str, Any], written_on: Sequence[str]
    ) -> EntryTexts:
        where = ("entries", key)
        bad = self._examples(entry.get("bad"), *where, "bad")
        good = self._examples(entry.get("good"), *where, "good")
        if not (bad and good):
            self._fault(where, f"the entry “{key}” needs at least one bad and one good example")
        explanation = self._optional_text(entry, where, "explanation") or ""
        return EntryTexts(explanation, bad, good, self._proofs(entry, where, written_on))

    def _proofs(
        self, entry: Mapping[str, Any], where: Sequence[str], written_on: Sequence[str]
    ) -> tuple[Proof, ...]:
        if "proved" not in entry:
            return ()
        before = len(self.faults)
        proofs: tuple[Proof, ...] = coerce(
            entry["proved"], tuple[Proof, ...], (*where, "proved"), self.faults
        )
        if len(self.faults) > before:
            return ()
        try:
            refuse_own_copy(proofs, written_on)
        except ValueError as problem:
            self._fault((*where, "proved"), str(problem))
        return proofs

    def _fault(self, where: Sequence[str | int], message: str) -> None:
        self.faults.append(Fault(tuple(where), message))

    def _check_name(self) -> None:
        category, _, name = self.rule_id.rpartition("/")
        top = category.split("/")[0]
        if not category:
            self._fault((), "a rule stands in the folder of its category, such as units/")
        elif top not in CATEGORIES:
            hint = did_you_mean(top, CATEGORIES)
            self._fault((), f"the folder “{top}” is no category; {hint}")
        if not _NAME.fullmatch(name):
            self._fault((), f"name the file in lower case with hyphens, not “{name}”")

    def _refuse_unknown(
        self, data: Mapping[Any, Any], known: Sequence[str], where: Sequence[str | int]
    ) -> None:
        for key in data:
            if key not in known:
                hint = did_you_mean(str(key), known)
                self._fault((*where, key), f"unknown key `{key}`; {hint}")

    def _value(self, data: Mapping[str, Any], key: str, kind: Any, default: Any) -> Any:
        if key not in data:
            return default
        return coerce(data[key], kind, (key,), self.faults)

    def _text(self, data: Mapping[str, Any], key: str) -> str:
        value = self._value(data, key, str, "")
        if key in data and not str(value).strip():
            self._fault((key,), f"`{key}` is empty")
        return str(value)

    def _one_of(self, data: Mapping[str, Any], key: str, kind: Any, default: Any = None) -> Any:
        value = data.get(key, default)
        if value in list(kind):
            return kind(value)
        if key in data:
            self._fault((key,), f"`{key}` is {value!r}; use one of {_listed(kind)}")
        return default

    def _mqm(self, data: Mapping[str, Any]) -> str:
        path = self._text(data, "mqm")
        if path and path.split("/")[0] not in MQM_DIMENSIONS:
            self._fault(("mqm",), f"`mqm` begins with one of {_listed(MQM_DIMENSIONS)}")
        return path

    def _its(self, data: Mapping[str, Any]) -> str:
        its = self._text(data, "its")
        if its and its not in ITS_TYPES:
            self._fault(("its",), f"`its` is one of {_listed(ITS_TYPES)}, not “{its}”")
        return its

    def _zones(self, data: Mapping[str, Any]) -> frozenset[str]:
        zones = self._value(data, "skip", tuple[str, ...], ())
        for unknown in sorted(set(zones) - ZONES):
            self._fault(("skip",), f"`skip` knows no zone “{unknown}”; use {_listed(ZONES)}")
        return frozenset(zones)

    def _entries(self, data: Any) -> dict[str, Entry]:
        if data is None:
            return {}
        if not isinstance(data, dict) or not data:
            self._fault(("entries",), "`entries` is a mapping from a key to a phrase")
            return {}
        entries = {}
        for key, entry in data.items():
            where = ("entries", key)
            if not isinstance(key, str) or not _NAME.fullmatch(key):
                self._fault(where, f"name the entry in lower case with hyphens, not “{key}”")
                continue
            if not isinstance(entry, dict):
                self._fault(where, "an entry is a mapping")
                continue
            entries[key] = Entry(
                key=key,
                level=self._entry_value(entry, where, "level", Level),
                severity=self._entry_value(entry, where, "severity", Severity),
                message=self._optional_text(entry, where, "message"),
                source_languages=self._languages(entry, *where),
                also_english=self._flag(entry, where, "also_english"),
            )
        return entries

    def _languages(self, data: Mapping[str, Any], *above: str) -> frozenset[str]:
        """The languages that copy is known to come from, by which something speaks."""
        where, before = (*above, "source_languages"), len(self.faults)
        given = coerce(data.get("source_languages", ()), tuple[str, ...], where, self.faults)
        if len(self.faults) > before:
            return frozenset()
        for tag in given:
            # It is held against the language of a tag alone, so a region would never fit.
            instead = tag_instead(tag) or ("" if tag == primary(tag) else f"`{primary(tag)}`")
            if instead:
                self._fault(where, f"`source_languages` has “{tag}”; write {instead}")
        return frozenset(given)

    def _flag(self, data: Mapping[str, Any], where: Sequence[str | int], key: str) -> bool:
        value: bool = coerce(data.get(key, False), bool, (*where, key), self.faults)
        return value

    def _entry_value(
        self, entry: Mapping[str, Any], where: Sequence[str | int], key: str, kind: Any
    ) -> Any:
        value = entry.get(key)
        if value is None:
            return None
        if value in list(kind):
            return kind(value)
        self._fault((*where, key), f"`{key}` is {value!r}; use one of {_listed(kind)}")
        return None

    def _optional_text(
        self, data: Mapping[str, Any], where: Sequence[str | int], key: str
    ) -> str | None:
        text: str | None = coerce(data.get(key), str | None, (*where, key), self.faults)
        return text

    def _examples(self, data: Any, *where: str) -> tuple[Example, ...]:
        if data is None:
            return ()
        if not isinstance(data, list):
            self._fault(where, f"`{where[-1]}` is a list of examples")
            return ()
        return tuple(
            example
            for number, item in enumerate(data)
            if (example := self._example(item, (*where, number), where[-1] == "bad"))
        )

    def _example(self, item: Any, where: Sequence[str | int], bad: bool) -> Example | None:
        if isinstance(item, str) and not bad:
            item = {"text": item}
        if not isinstance(item, dict):
            shape = "{text: …, flags: …}" if bad else "a text, or {text: …, date: …}"
            self._fault(where, f"an example is {shape}")
            return None
        self._refuse_unknown(item, ("text", "flags", "fixed", "date", "place"), where)
        text, flags = item.get("text"), item.get("flags", [])
        flags = [flags] if isinstance(flags, str) else flags
        if not isinstance(text, str) or not text.strip():
            self._fault(where, "an example has a `text`")
            return None
        if bad != bool(flags) or not all(isinstance(flag, str) for flag in flags):
            self._fault(where, "a bad example `flags` a text or a list of them, a good one nothing")
            return None
        absent = [flag for flag in flags if flag not in text]
        if absent:
            self._fault(where, f"the example does not hold the flagged text “{absent[0]}”")
        day = item.get("date")
        if day is not None and not isinstance(day, date):
            self._fault(where, f"`date` is a day such as 2024-05-16, not {day!r}")
            return None
        fixed = self._optional_text(item, where, "fixed")
        return Example(text, tuple(flags), fixed, day, self._optional_text(item, where, "place"))

    def _check(self, data: Mapping[str, Any]) -> Check | None:
        if "check" not in data:
            return None
        name = str(data["check"])
        if name not in self.checks:
            hint = did_you_mean(name, self.checks)
            self._fault(("check",), f"there is no check “{name}”; {hint}")
            return None
        kind = kind_of(self.checks[name])
        parameters = data.get("with") or {}
        if not isinstance(parameters, dict):
            self._fault(("with",), "`with` is a mapping of the check's parameters")
            return None
        before = len(self.faults)
        values = self._parameters(kind, {**parameters, **self.override}, name)
        if "entries" in fields_of(kind):
            values["entries"] = self._phrases(kind, data.get("entries"))
        elif data.get("entries") is not None:
            self._fault(("entries",), f"the check “{name}” takes no entries")
        if len(self.faults) > before:
            return None
        # A check of anyone's may fail in any way, and the rule that asked for it is to be named.
        try:
            made: Check = kind(**values)
            _refuse_odd_attributes(made)
        except Exception as problem:
            said = str(problem)
            if not isinstance(problem, TypeError | ValueError):
                said = f"{type(problem).__name__}: {said}"
            self._fault(("with",), f"the check “{name}” refuses its parameters: {said}")
            return None
        return made

    def _templates(self, data: Mapping[str, Any], check: Check | None) -> None:
        """Note what is wrong with the messages, since the linter fills them in unseen."""
        values = getattr(check, "values", ())
        for where, template in _templates_of(data) if check is not None else ():
            for fault in template_faults(template, values) if isinstance(template, str) else ():
                self._fault(where, f"`{where[-1]}` {fault}")

    def _parameters(self, kind: type, given: Mapping[str, Any], name: str) -> dict[str, Any]:
        fields = {key: field for key, field in fields_of(kind).items() if key != "entries"}
        self._refuse_unknown(given, tuple(fields), ("with",))
        for key, field in fields.items():
            if key not in given and not field.has_default:
                self._fault(("with",), f"the check “{name}” needs the parameter `{key}`")
        return {
            key: self._written_out(key, coerce(value, fields[key].kind, ("with", key), self.faults))
            for key, value in given.items()
            if key in fields
        }

    def _written_out(self, key: str, value: Any) -> Any:
        """A parameter whose word lists are known; in a list of texts they are written out."""
        if isinstance(value, str):
            try:
                # A pattern, of which each list is one group: to write out all that it may be with
                # several lists would take all the memory there is.
                expanded_pattern(value)
            except ValueError as problem:
                self._fault(("with", key), str(problem))
            return value
        if not isinstance(value, tuple) or not all(isinstance(text, str) for text in value):
            return value
        return tuple(
            word for at, text in enumerate(value) for word in self._items(text, ("with", key, at))
        )

    def _items(self, text: str, where: Sequence[str | int]) -> tuple[str, ...]:
        try:
            items = expanded_items((text,))
        except ValueError as problem:
            self._fault(where, str(problem))
            return (text,)
        # What a list holds has a capital where English has it; triggers have none.
        is_written_out = "triggers" in where and items != (text,)
        return tuple(map(str.lower, items)) if is_written_out else items

    def _phrases(self, kind: type, data: Any) -> dict[str, Any]:
        """The entries as the check sees them: what is left when the rule's keys are taken out."""
        phrases = {}
        for key, entry in (data if isinstance(data, dict) else {}).items():
            if isinstance(entry, dict):
                rest = {k: v for k, v in entry.items() if k not in _ENTRY_KEYS}
                phrases[key] = rest
        if not phrases:
            self._fault(("entries",), "the check needs `entries`, a mapping from a key to a phrase")
            return {}
        made: dict[str, Any] = coerce(
            phrases, fields_of(kind)["entries"].kind, ("entries",), self.faults
        )
        return made


def _templates_of(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The messages of a rule file with the keys that lead to them."""
    for key in ("message", "evidence"):
        yield (key,), data.get(key)
    messages, entries = data.get("messages"), data.get("entries")
    for diagnosis, template in messages.items() if isinstance(messages, dict) else ():
        yield ("messages", diagnosis), template
    for key, entry in entries.items() if isinstance(entries, dict) else ():
        if isinstance(entry, dict):
            yield ("entries", key, "message"), entry.get("message")


def _refuse_odd_attributes(check: Any) -> None:
    """Raise ValueError for triggers that would let the engine skip the check for no reason."""
    for name in ("triggers", "values"):
        texts = getattr(check, name, ())
        if not isinstance(texts, tuple) or not all(isinstance(t, str) for t in texts):
            raise ValueError(f"its {name} are {texts!r}; they need to be a tuple of texts")
    if any(trigger != trigger.lower() for trigger in getattr(check, "triggers", ())):
        raise ValueError(f"its triggers are {check.triggers!r}; they need to be in lower case")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(map(str, names)))
