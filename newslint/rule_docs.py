"""From a rule to the page that explains it."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from newslint.model.rule import Entry, Example, Fix, Rule

_FIXES = {
    Fix.SAFE: "safe",
    Fix.UNSAFE: "unsafe: it can change what the copy says",
    Fix.NEVER: "none, a person decides",
}


def rule_page(rule: Rule) -> str:
    """The page of a rule, as Markdown that also reads well on a terminal."""
    return "\n".join(_page(rule)).rstrip() + "\n"


def entry_page(rule: Rule, entry: Entry) -> str:
    """The page of one entry of a lexicon."""
    lines = [
        f"# {rule.address(entry.key)}",
        "",
        *_paragraphs(entry.explanation or rule.summary),
        *_parameters(rule, entry),
        *_traits(rule, entry),
        f"- lexicon: {rule.id}; file: {rule.origin}",
        "",
        *_examples(entry.bad, entry.good),
    ]
    return "\n".join(lines).rstrip() + "\n"


def rule_line(rule: Rule) -> str:
    """One line for a list of rules."""
    state = "" if rule.default_on else " (off by default)"
    entries = f" [{len(rule.entries)} entries]" if rule.entries else ""
    return f"{rule.id}  {rule.level.value}  {rule.summary}{entries}{state}"


def _page(rule: Rule) -> Iterator[str]:
    yield f"# {rule.id}"
    yield ""
    yield rule.summary
    yield ""
    yield from _paragraphs(rule.explanation)
    yield from _traits(rule, Entry(""))
    if rule.formerly:
        yield f"- formerly: {', '.join(rule.formerly)}"
    yield f"- check: {rule.check_name}; file: {rule.origin}"
    yield ""
    yield from _examples(rule.bad, rule.good)
    if rule.entries:
        yield f"## Entries ({len(rule.entries)})"
        yield ""
        for entry in rule.entries.values():
            flagged = ", ".join(f"“{flag}”" for flag in entry.bad[0].flags)
            yield f"- {entry.key}: {flagged}"
        yield ""


def _traits(rule: Rule, entry: Entry) -> Iterator[str]:
    """What a rule says beside its explanation, as an entry of it has it."""
    off = "" if rule.default_on else ", off by default"
    yield f"- level: {(entry.level or rule.level).value}{off}"
    severity = (entry.severity or rule.severity).value
    yield f"- MQM: {rule.mqm}, severity {severity}; ITS 2.0: {rule.its}"
    yield f"- message: {entry.message or rule.message}"
    if not entry.message:
        yield from (f"- message, {word}: {message}" for word, message in rule.messages.items())
    yield f"- fix: {_FIXES[rule.fix]}"
    if rule.skip:
        yield f"- does not look at: {', '.join(sorted(rule.skip))}"
    if rule.once:
        yield "- speaks once a story"
    if rule.source_languages:
        yield f"- for copy from: {', '.join(sorted(rule.source_languages))}"
    if rule.measured:
        yield f"- measured: {rule.measured.strip()}"


def _parameters(rule: Rule, entry: Entry) -> Iterator[str]:
    """What the check was told of the entry: what to look for, what to write."""
    told = getattr(rule.check, "entries", {}).get(entry.key)
    if not is_dataclass(told):
        return
    for field in fields(told):
        value = getattr(told, field.name)
        if value not in (field.default, ()):
            shown = "; ".join(map(str, value)) if isinstance(value, tuple) else value
            yield f"- {field.name}: {shown}"


def _examples(bad: Iterable[Example], good: Iterable[Example]) -> Iterator[str]:
    bad, good = list(bad), list(good)
    if bad:
        yield "## Flagged"
        yield ""
        for example in bad:
            yield f"- {_shown(example)}"
            yield f"  flags {', '.join(f'“{flag}”' for flag in example.flags)}"
            if example.fixed is not None:
                yield f"  fixed: {_shown(Example(example.fixed))}"
        yield ""
    if good:
        yield "## Not flagged"
        yield ""
        yield from (f"- {_shown(example)}" for example in good)
        yield ""


def _shown(example: Example) -> str:
    known = [f"date {example.date}" if example.date else "", example.place or ""]
    note = ", ".join(filter(None, known))
    return example.text.strip().replace("\n", "⏎") + (f" ({note})" if note else "")


def _paragraphs(text: str) -> list[str]:
    return [*text.strip().splitlines(), ""]
