"""A folder of rules in two files of JSON: the heads, which a run loads, and the texts.

There is nothing in them that could be executed, and each begins with a digest of the rest. A head
says what lints and reports: id, levels, messages, triggers, the needs of the entries, and of the
check the plain data that it is built from. The texts explain and prove.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

from newslint.foundation.deferred import Deferred
from newslint.model.diagnostic import Level, Severity
from newslint.model.rule import Copy, Entry, EntryTexts, Example, Fix, Needs, Proof, Rule, RuleTexts
from newslint.rulebook.check_to_build import CheckToBuild
from newslint.values import fields, frozen

FORMAT = 5
"""Changes when what is written of a rule does."""
_DIGEST_SIZE = 16
_TEXTS = ("summary", "mqm", "its", "message", "evidence", "page")
_SETS = ("skip", "source_languages", "yields_to")

Fetch = Callable[[str], bytes | None]
"""Gets what is written under the name "heads" or "texts"; None where it is not to be had."""


def compiled(rules: Iterable[Rule], of: str = "") -> tuple[bytes, bytes]:
    """The heads and the texts of rules; ``of`` is what they are told by to be up to date.

    Raises NotPlainError if a check has parameters that JSON cannot say.
    """
    rules = list(rules)
    texts = _sealed({rule.id: _texts(rule.texts) for rule in rules})
    said = {
        "format": FORMAT,
        "of": of,
        "texts": texts[: 2 * _DIGEST_SIZE].decode(),
        "rules": [_head(rule) for rule in rules],
    }
    return _sealed(said), texts


def opened(
    fetch: Fetch, folder: Path, checks: Mapping[str, type | Deferred], of: str = ""
) -> dict[str, Rule] | None:
    """The rules of ``folder`` by their ids, from their heads.

    None where nothing is written, where it is damaged, or where it is not ``of`` what is expected.
    """
    said = _unsealed(fetch("heads"))
    if said is None or said.get("format") != FORMAT or said.get("of") != of:
        return None
    texts = TextsFile(fetch, said["texts"], folder)
    try:
        return {head["id"]: _rule(head, folder, checks, texts) for head in said["rules"]}
    except KeyError:  # a check that is no longer there
        return None


@frozen
class TextsFile:
    """The texts of a folder of rules, opened when one is asked for."""

    fetch: Fetch
    digest: str
    folder: Path

    def of_rule(self, rule_id: str) -> RuleTexts:
        """The texts of a rule, from its own file where the compiled ones are gone or others."""
        said = self._all.get(rule_id)
        if said is not None:
            return _texts_of(said)
        from newslint.rulebook.reading import read_texts  # noqa: PLC0415 - as good as never

        return read_texts(_file_of(self.folder, rule_id))

    @cached_property
    def _all(self) -> dict[str, Any]:
        data = self.fetch("texts")
        fits = data is not None and data.startswith(self.digest.encode())
        return (_unsealed(data) if fits else None) or {}


def _sealed(said: Any) -> bytes:
    content = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )
    return _digest(content) + b"\n" + content


def _unsealed(data: bytes | None) -> Any:
    digest, _, content = (data or b"").partition(b"\n")
    if not content or digest != _digest(content):
        return None
    return json.loads(content.decode("utf-8", "surrogatepass"))


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_DIGEST_SIZE).hexdigest().encode()


def _file_of(folder: Path, rule_id: str) -> Path:
    return folder / f"{rule_id}.yaml"


def _head(rule: Rule) -> dict[str, Any]:
    check = CheckToBuild.of(rule.check)
    said = {
        "id": rule.id,
        "check": rule.check_name,
        "with": check.parameters,
        "phrases": check.phrases,
        "triggers": check.triggers,
        "level": rule.level,
        "severity": rule.severity,
        "messages": rule.messages,
        "fix": rule.fix,
        "off": not rule.default_on,
        "once": rule.once,
        "copy": rule.copy,
        "entries": {key: _entry(entry) for key, entry in rule.entries.items()},
        "entry_needs": rule.entry_needs,
        "replaces": rule.replaces,
        "formerly": rule.formerly,
        "needs": rule.needs,
        "shapes": rule.shapes,
    }
    said |= {name: getattr(rule, name) for name in _TEXTS}
    said |= {name: sorted(getattr(rule, name)) for name in _SETS}
    return _without_blanks(said)


def _rule(
    said: Mapping[str, Any], folder: Path, checks: Mapping[str, type | Deferred], texts: TextsFile
) -> Rule:
    get = said.get
    return Rule(
        id=said["id"],
        check_name=said["check"],
        check=CheckToBuild(
            checks[said["check"]], said["with"], get("phrases", {}), tuple(get("triggers", ()))
        ),
        origin=str(_file_of(folder, said["id"])),
        told=partial(texts.of_rule, said["id"]),
        level=Level(said["level"]),
        severity=Severity(said["severity"]),
        messages=get("messages", {}),
        fix=Fix(said["fix"]),
        default_on=not get("off"),
        once=bool(get("once")),
        copy=Copy(said["copy"]),
        entries=_Entries(get("entries", {}), get("entry_needs", {})),
        replaces=get("replaces"),
        formerly=tuple(get("formerly", ())),
        needs=_needs_of(get("needs", ())),
        shapes=_needs_of(get("shapes", ())),
        summary=get("summary", ""),
        mqm=get("mqm", ""),
        its=get("its", ""),
        message=get("message", ""),
        evidence=get("evidence", ""),
        page=get("page", ""),
        skip=frozenset(get("skip", ())),
        source_languages=frozenset(get("source_languages", ())),
        yields_to=frozenset(get("yields_to", ())),
    )


def _entry(entry: Entry) -> dict[str, Any]:
    return _without_blanks(
        {
            "level": entry.level,
            "severity": entry.severity,
            "message": entry.message,
            "source_languages": sorted(entry.source_languages),
            "also_english": entry.also_english,
        }
    )


class _Entries(Mapping[str, Entry]):
    """The entries of a lexicon, each made when it is asked for: a story asks for few of them."""

    def __init__(self, said: Mapping[str, Any], needs: Mapping[str, Any]) -> None:
        self._said = said
        self._made: dict[str, Entry] = {}
        self.needs: Mapping[str, Needs] = needs

    def __getitem__(self, key: str) -> Entry:
        made = self._made.get(key)
        if made is None:
            said = self._said[key]
            level, severity = said.get("level"), said.get("severity")
            made = self._made[key] = Entry(
                key,
                level and Level(level),
                severity and Severity(severity),
                said.get("message"),
                _needs_of(self.needs.get(key, ())),
                frozenset(said.get("source_languages", ())),
                bool(said.get("also_english")),
            )
        return made

    def __contains__(self, key: object) -> bool:
        return key in self._said

    def __iter__(self) -> Iterator[str]:
        return iter(self._said)

    def __len__(self) -> int:
        return len(self._said)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and dict(self) == dict(other)

    __hash__ = None  # type: ignore[assignment]


def _needs_of(said: Iterable[Iterable[str]]) -> Needs:
    return tuple(map(tuple, said))


def _texts(texts: RuleTexts) -> dict[str, Any]:
    said = _explained(texts)
    return said | _without_blanks(
        {
            "measured": texts.measured,
            "written_on": texts.written_on,
            "entries": {key: _explained(entry) for key, entry in texts.entries.items()},
        }
    )


def _explained(texts: RuleTexts | EntryTexts) -> dict[str, Any]:
    return _without_blanks(
        {
            "explanation": texts.explanation,
            "proved": [_proof(proof) for proof in texts.proved],
            "bad": [_example(example) for example in texts.bad],
            "good": [_example(example) for example in texts.good],
        }
    )


def _proof(proof: Proof) -> dict[str, Any]:
    return {name: getattr(proof, name) for name in fields(Proof)}


def _texts_of(said: Mapping[str, Any]) -> RuleTexts:
    return RuleTexts(
        measured=said.get("measured", ""),
        written_on=tuple(said.get("written_on", ())),
        entries={key: EntryTexts(**_told(one)) for key, one in said.get("entries", {}).items()},
        **_told(said),
    )


def _told(said: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "explanation": said.get("explanation", ""),
        "proved": tuple(
            Proof(**{**proof, "where": tuple(proof["where"])}) for proof in said.get("proved", ())
        ),
        "bad": tuple(map(_example_of, said.get("bad", ()))),
        "good": tuple(map(_example_of, said.get("good", ()))),
    }


def _example(example: Example) -> dict[str, Any]:
    day = example.date.isoformat() if example.date else None
    return (
        {"text": example.text}
        | _without_blanks({"flags": example.flags, "date": day, "place": example.place})
        | ({} if example.fixed is None else {"fixed": example.fixed})
    )


def _example_of(said: Mapping[str, Any]) -> Example:
    day = said.get("date")
    return Example(
        said["text"],
        tuple(said.get("flags", ())),
        said.get("fixed"),
        date.fromisoformat(day) if day else None,
        said.get("place"),
    )


def _without_blanks(said: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in said.items() if value not in (None, "", (), [], {}, False)}
