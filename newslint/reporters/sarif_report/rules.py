"""The rules of a run, as reportingDescriptor objects (3.49).

Every rule that was on has one, and every entry of a lexicon that found something: a result names
it by its address, and a viewer shows its page. GitHub takes descriptions of up to 1,024 characters
and shows up to ten tags.

``precision`` is what GitHub sorts by. It follows the level, because that is what a rule's figures
decide when it comes into the rulebook: an error is right whatever the house style (very-high), a
warning very likely (high), a note is worth a look (medium). ``measured`` tells the figures
themselves, in words. There is no ``security-severity``: it would turn copy into security alerts.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from newslint.model.diagnostic import Diagnostic, Level
from newslint.model.report import Report
from newslint.model.rule import Entry, Rule
from newslint.reporters.sarif_report.messages import (
    markdown,
    marked_template,
    message_string,
    plain,
    shortened,
    shown_template,
)
from newslint.reporters.sarif_report.taxonomies import Taxonomy, its, mqm
from newslint.rulebook.pages import Style, entry_page, rule_page

DEFAULT = "default"
"""The id of the message that is none of the rule's ``messages``."""
_LONGEST = 1000
_PRECISION = {Level.ERROR: "very-high", Level.WARNING: "high", Level.NOTE: "medium"}
_PROBLEM = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "recommendation"}
_PLAIN = Style(plain, shown_template, names_files=False)
_MARKDOWN = Style(markdown, marked_template, names_files=False)
_HEADING = re.compile(r"(?m)^#+ ")
_NO_ENTRY = Entry("")


class Descriptors:
    """The descriptors of the rules of a report, by number and by address."""

    def __init__(self, report: Report, found: Iterable[Diagnostic]) -> None:
        self._rules = {rule.id: rule for rule in report.rules}
        self._unknown: dict[str, Diagnostic] = {}
        addresses = set(self._rules)
        for diagnostic in found:
            addresses.add(diagnostic.rule)
            if diagnostic.rule.partition(":")[0] not in self._rules:
                self._unknown.setdefault(diagnostic.rule, diagnostic)
        self._numbers = {address: n for n, address in enumerate(sorted(addresses))}
        kinds: list[Rule | Diagnostic] = [*self._rules.values(), *self._unknown.values()]
        self.mqm: Taxonomy = mqm(kind.mqm for kind in kinds)
        self.its: Taxonomy = its(kind.its for kind in kinds)

    def number(self, address: str) -> int | None:
        """The index of a descriptor; None of a rule that has none."""
        return self._numbers.get(address)

    def reference(self, address: str) -> dict[str, Any]:
        """A reportingDescriptorReference (3.52) of a rule, which may have no descriptor."""
        number = self.number(address)
        return {"id": address} | ({} if number is None else {"index": number})

    def templates(self, address: str) -> dict[str, str]:
        """The messages that an address may speak with, as templates, by their ids."""
        rule_id, _, key = address.partition(":")
        rule = self._rules.get(rule_id)
        return {} if rule is None else _templates(rule, rule.entries.get(key, _NO_ENTRY))

    def all(self) -> Iterator[dict[str, Any]]:
        """The descriptors, in the order of their numbers."""
        for address in self._numbers:
            rule_id, _, key = address.partition(":")
            rule = self._rules.get(rule_id)
            if rule is None:
                yield self._of_unknown(self._unknown[address])
            elif key:
                yield self._of_entry(rule, rule.entries.get(key, Entry(key)))
            else:
                yield self._of_rule(rule)

    def overrides(self) -> list[dict[str, Any]]:
        """What the run has on that is off by default (3.20.5)."""
        return [
            {"descriptor": self.reference(rule.id), "configuration": {"enabled": True}}
            for rule in self._rules.values()
            if not rule.default_on
        ]

    def _of_rule(self, rule: Rule) -> dict[str, Any]:
        made = _descriptor(rule, _NO_ENTRY)
        made |= {
            "shortDescription": {"text": plain(shortened(rule.summary, _LONGEST))},
            "fullDescription": {"text": _full(rule.summary, rule.texts.explanation)},
            "help": _help(rule_page(rule, _PLAIN), rule_page(rule, _MARKDOWN)),
            "relationships": self._kinds(rule),
        }
        return made

    def _of_entry(self, rule: Rule, entry: Entry) -> dict[str, Any]:
        texts = rule.texts.of_entry(entry.key)
        flags = next((example.flags for example in texts.bad if example.flags), (entry.key,))
        summary = shortened(f"“{flags[0]}”: {rule.summary}", _LONGEST)
        made = _descriptor(rule, entry)
        made |= {
            "shortDescription": {"text": plain(summary)},
            "fullDescription": {
                "text": _full(summary, texts.explanation or rule.texts.explanation)
            },
            "help": _help(entry_page(rule, entry, _PLAIN), entry_page(rule, entry, _MARKDOWN)),
            "relationships": [
                {"target": self.reference(rule.id), "kinds": ["superset"]},
                *self._kinds(rule),
            ],
        }
        return made

    def _of_unknown(self, diagnostic: Diagnostic) -> dict[str, Any]:
        """A rule of which the report holds nothing but what it found."""
        text = {"text": plain(f"What the rule {diagnostic.rule} finds.")}
        made = {
            "id": diagnostic.rule,
            "name": _name(diagnostic.rule),
            "shortDescription": text,
            "fullDescription": text,
            "help": text,
            "defaultConfiguration": {"level": diagnostic.level.value},
            "properties": _properties(diagnostic.rule, diagnostic.level),
        }
        kinds = self._kinds(diagnostic)
        return made | ({"relationships": kinds} if kinds else {})

    def _kinds(self, kind: Rule | Diagnostic) -> list[dict[str, Any]]:
        return [
            taxonomy.relationship(taxon)
            for taxonomy, taxon in ((self.mqm, kind.mqm), (self.its, kind.its))
            if taxon
        ]


def _descriptor(rule: Rule, entry: Entry) -> dict[str, Any]:
    level = entry.level or rule.level
    configuration: dict[str, Any] = {"level": level.value}
    if not rule.default_on:
        configuration["enabled"] = False
    properties = _properties(rule.id, level)
    properties["tags"] += [
        f"from-{language}" for language in sorted(rule.languages_of(entry.key))[:5]
    ]
    properties["severity"] = (entry.severity or rule.severity).value
    properties["fix"] = rule.fix.value
    measured = rule.texts.measured.strip()
    if measured:
        properties["measured"] = plain(measured)
    address = rule.address(entry.key)
    made: dict[str, Any] = {
        "id": address,
        "name": _name(address),
        "messageStrings": {
            message_id: {"text": message_string(template)}
            for message_id, template in _templates(rule, entry).items()
        },
        "defaultConfiguration": configuration,
        "properties": properties,
    }
    if rule.page:
        made["helpUri"] = rule.page
    if rule.formerly:
        made["deprecatedIds"] = [
            f"{old}:{entry.key}" if entry.key else old for old in dict.fromkeys(rule.formerly)
        ]
    return made


def _templates(rule: Rule, entry: Entry) -> dict[str, str]:
    if entry.message:
        return {DEFAULT: entry.message}
    return {DEFAULT: rule.message, **rule.messages}


def _properties(rule_id: str, level: Level) -> dict[str, Any]:
    category = rule_id.partition(":")[0].rpartition("/")[0]
    return {
        "tags": ["news-copy", "translation", *([category] if category else [])],
        "precision": _PRECISION[level],
        "problem.severity": _PROBLEM[level],
    }


def _name(address: str) -> str:
    """The address as a name: UnitsConversionWrong."""
    words = re.findall(r"[^\W_]+", address)
    return "".join(word[0].upper() + word[1:] for word in words) or address


def _full(summary: str, explanation: str) -> str:
    return plain(shortened(f"{summary} {explanation}", _LONGEST))


def _help(text: str, marked: str) -> dict[str, str]:
    return {"text": _HEADING.sub("", text).strip(), "markdown": marked.strip()}
