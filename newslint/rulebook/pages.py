"""From a rule to the page that explains it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass

from newslint.model.rule import Entry, Example, Fix, Proof, Rule
from newslint.values import frozen

_FIXES = {
    Fix.SAFE: "safe",
    Fix.UNSAFE: "unsafe: it can change what the copy says",
    Fix.NEVER: "none, a person decides",
}

_ONE_VALUE = re.compile(r"\{\w+\}")


def _as_it_is(text: str) -> str:
    return text


@frozen
class Style:
    """How a page is written: as it is for a terminal, or in another way for another reader."""

    text: Callable[[str], str] = _as_it_is
    """Makes what a rule says safe to stand in the page."""
    template: Callable[[str], str] = _as_it_is
    """The same of a message with names in braces."""
    names_files: bool = True
    """Whether the page tells which file the rule was read from."""


TERMINAL = Style()


def rule_page(rule: Rule, style: Style = TERMINAL) -> str:
    """The page of a rule, as Markdown that also reads well on a terminal."""
    return "\n".join(_page(rule, style)).rstrip() + "\n"


def entry_page(rule: Rule, entry: Entry, style: Style = TERMINAL) -> str:
    """The page of one entry of a lexicon."""
    texts = rule.texts.of_entry(entry.key)
    lines = [
        f"# {rule.address(entry.key)}",
        "",
        *_paragraphs(style.text(texts.explanation or rule.summary)),
        *_parameters(rule, entry, style),
        *_traits(rule, entry, style),
        f"- lexicon: {rule.id}{_file(rule, style)}",
        "",
        *_examples(texts.bad, texts.good, style),
    ]
    return "\n".join(lines).rstrip() + "\n"


def rule_line(rule: Rule) -> str:
    """One line for a list of rules."""
    state = "" if rule.default_on else " (off by default)"
    entries = f" [{len(rule.entries)} entries]" if rule.entries else ""
    return f"{rule.id}  {rule.level.value}  {rule.summary}{entries}{state}"


def _page(rule: Rule, style: Style) -> Iterator[str]:
    texts = rule.texts
    yield f"# {rule.id}"
    yield ""
    yield style.text(rule.summary)
    yield ""
    yield from _paragraphs(style.text(texts.explanation))
    yield from _traits(rule, Entry(""), style)
    if rule.formerly:
        yield f"- formerly: {', '.join(rule.formerly)}"
    yield f"- check: {style.text(rule.check_name)}{_file(rule, style)}"
    yield ""
    yield from _examples(texts.bad, texts.good, style)
    if rule.entries:
        yield f"## Entries ({len(rule.entries)})"
        yield ""
        for key in rule.entries:
            flags = (flag for example in texts.of_entry(key).bad[:1] for flag in example.flags)
            state = "" if texts.of_entry(key).proved else " (unproved)"
            yield f"- {key}: {', '.join(f'“{style.text(flag)}”' for flag in flags)}{state}"
        yield ""


def _file(rule: Rule, style: Style) -> str:
    return f"; file: {rule.origin}" if style.names_files else ""


def _traits(rule: Rule, entry: Entry, style: Style) -> Iterator[str]:
    """What a rule says beside its explanation, as an entry of it has it."""
    off = "" if rule.default_on else ", off by default"
    yield f"- level: {(entry.level or rule.level).value}{off}"
    severity = (entry.severity or rule.severity).value
    yield f"- MQM: {rule.mqm}, severity {severity}; ITS 2.0: {rule.its}"
    message = entry.message or rule.message
    # What is a value throughout, as with an outside engine, tells a reader nothing.
    if not _ONE_VALUE.fullmatch(message):
        yield f"- message: {style.template(message)}"
    if not entry.message:
        for word, message in rule.messages.items():
            yield f"- message, {style.text(word)}: {style.template(message)}"
    yield f"- fix: {_FIXES[rule.fix]}"
    if rule.skip:
        yield f"- does not look at: {', '.join(sorted(rule.skip))}"
    if rule.once:
        yield "- speaks once a story"
    if languages := rule.languages_of(entry.key):
        also = ", not where the language is unknown" if entry.also_english else ""
        yield f"- for copy from: {', '.join(sorted(languages))}{also}"
    yield from _measured(rule, entry, style)
    if rule.page:
        yield f"- page: <{rule.page}>"


_UNPROVED = "- unproved: nothing that it found in copy that it was not written on has been read"


def _measured(rule: Rule, entry: Entry, style: Style) -> Iterator[str]:
    """What is known of how it does, and whether other copy than that it was written on shows it."""
    texts = rule.texts
    if texts.measured.strip():
        yield f"- measured: {style.text(texts.measured.strip())}"
    if texts.written_on:
        yield f"- written on: {style.text(', '.join(texts.written_on))}"
    proofs = texts.of_entry(entry.key).proved if entry.key else texts.proved
    for proof in proofs:
        yield f"- proved on {style.text(_shown_proof(proof))}"
    if entry.key or not texts.entries:
        if not proofs:
            yield _UNPROVED
        return
    of_all = f"{sum(bool(one.proved) for one in texts.entries.values())} of {len(texts.entries)}"
    yield f"- entries proved on copy that they were not written on: {of_all}"


def _shown_proof(proof: Proof) -> str:
    found = f"{proof.found} found, " if proof.found > proof.read else ""
    share = f"{proof.right} of {proof.read} read were right"
    return f"{', '.join(proof.where)}: {found}{share}; {proof.date}"


def _parameters(rule: Rule, entry: Entry, style: Style) -> Iterator[str]:
    """What the check was told of the entry: what to look for, what to write."""
    told = getattr(rule.check, "entries", {}).get(entry.key)
    if not is_dataclass(told):
        return
    for field in fields(told):
        value = getattr(told, field.name)
        if value not in (field.default, ()):
            shown = "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
            yield f"- {style.text(field.name)}: {style.text(shown)}"


def _examples(bad: Iterable[Example], good: Iterable[Example], style: Style) -> Iterator[str]:
    bad, good = list(bad), list(good)
    if bad:
        yield "## Flagged"
        yield ""
        for example in bad:
            yield f"- {style.text(_shown_example(example))}"
            yield f"  flags {', '.join(f'“{style.text(flag)}”' for flag in example.flags)}"
            if example.fixed is not None:
                yield f"  fixed: {style.text(_shown_example(Example(example.fixed)))}"
        yield ""
    if good:
        yield "## Not flagged"
        yield ""
        yield from (f"- {style.text(_shown_example(example))}" for example in good)
        yield ""


def _shown_example(example: Example) -> str:
    known = [f"date {example.date}" if example.date else "", example.place or ""]
    note = ", ".join(filter(None, known))
    return example.text.strip().replace("\n", "⏎") + (f" ({note})" if note else "")


def _paragraphs(text: str) -> list[str]:
    return [*text.strip().splitlines(), ""]
