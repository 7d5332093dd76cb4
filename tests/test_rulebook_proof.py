"""The rulebook proves itself: every rule by its own examples."""

import re
from collections.abc import Iterator

import pytest

from newslint.linting.linter import Linter
from newslint.linting.selection import Selection
from newslint.model.document import Metadata
from newslint.model.rule import Example, Rule
from newslint.model.source import Hints, Source
from newslint.plugins.builtin import newslint_checks, rulebook_folder
from newslint.readers import plain_text
from newslint.rulebook.proof import prove_rule
from newslint.rulebook.reading import load_rulebook

RULES = load_rulebook([rulebook_folder()], newslint_checks())
EVERY_RULE = pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])


def examples(rule: Rule) -> Iterator[tuple[str, tuple[Example, ...], tuple[Example, ...]]]:
    texts = rule.texts
    if texts.bad or texts.good:
        yield "", texts.bad, texts.good
    for key, entry in texts.entries.items():
        yield key, entry.bad, entry.good


def messages(rule: Rule) -> Iterator[str]:
    yield from (rule.message, *rule.messages.values())
    yield from (entry.message for entry in rule.entries.values() if entry.message)


@EVERY_RULE
def test_a_rule_holds(rule: Rule) -> None:
    told = [
        f"{f.rule}: {f.message} | {f.example}" for f in prove_rule(rule, RULES, plain_text.read)
    ]
    assert told == []


@EVERY_RULE
def test_a_rule_that_is_on_has_been_measured(rule: Rule) -> None:
    if rule.default_on:
        assert re.search(r"\d", rule.texts.measured), "`measured` has no figures"
        assert "\n" not in rule.texts.measured.strip()


@EVERY_RULE
def test_a_rule_has_examples_enough(rule: Rule) -> None:
    least = 1 if rule.entries else 3
    for key, bad, good in examples(rule):
        assert len(bad) >= least, f"{rule.address(key)}: {len(bad)} bad examples"
        assert len(good) >= least, f"{rule.address(key)}: {len(good)} good examples"
    told = [(e.text, e.date, e.place) for _, bad, good in examples(rule) for e in (*bad, *good)]
    assert len(told) == len(set(told)), "an example stands twice"


@EVERY_RULE
def test_messages_are_sentences_with_typographic_quotes(rule: Rule) -> None:
    for message in (*messages(rule), rule.summary):
        assert message[0].isupper() or message[0] in "“{", message
        assert message.endswith((".", "?", "!", "”", "}")), message
        assert '"' not in message, message
        assert "  " not in message, message
        assert message.count("“") == message.count("”"), message


@EVERY_RULE
def test_a_check_tells_all_the_values_that_it_declares(rule: Rule) -> None:
    # A message may name any of them, for any match.
    for _, bad, _ in examples(rule):
        for example in bad:
            known = Metadata(date=example.date, place=example.place)
            for match in rule.check(plain_text.read_text(example.text, "story.txt", known)):
                assert set(match.values) == set(getattr(rule.check, "values", ()))


@EVERY_RULE
def test_other_rules_that_it_names_are_there(rule: Rule) -> None:
    known = {one.id for one in RULES}
    assert rule.yields_to <= known
    assert rule.id not in rule.yields_to


def test_former_ids_are_nobodys_now() -> None:
    former = [old for rule in RULES for old in rule.formerly]
    assert len(former) == len(set(former))
    assert not {rule.id for rule in RULES} & set(former)


def test_no_two_rules_yield_to_each_other() -> None:
    pairs = {(rule.id, other) for rule in RULES for other in rule.yields_to}
    assert not {(b, a) for a, b in pairs} & pairs


CALQUES = [rule for rule in RULES if rule.category == "calques"]


@pytest.mark.parametrize("rule", CALQUES, ids=[rule.id for rule in CALQUES])
def test_chinese_copy_is_never_told_that_it_reads_like_another_language(rule: Rule) -> None:
    linter = Linter((rule,), Selection(("all",)))
    chinese = Metadata(source_language="zh")
    others = re.compile("|".join(other.id.partition("/")[2].title() for other in CALQUES))
    for key, bad, _ in examples(rule):
        languages = rule.languages_of(key)
        for example in bad:
            source = Source(example.text.encode(), "a.txt", Hints(chinese))
            told = linter.lint(plain_text.read(source).documents[0]).diagnostics
            assert bool(told) is (not languages or "zh" in languages), example.text
            assert {n for d in told for n in others.findall(d.message)} <= {"Chinese"}
