"""Entries that stand on one line each, and what is told of those that do not say what they mean."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from newslint.foundation.errors import RulebookError
from newslint.linting.linter import Linter
from newslint.linting.selection import Selection
from newslint.model.document import Metadata
from newslint.model.rule import Rule
from newslint.plugins.builtin import newslint_checks
from newslint.readers import plain_text
from newslint.rulebook.phrase_lines import entry_of_line
from newslint.rulebook.proof import prove_rule
from newslint.rulebook.reading import load_rulebook, read_texts
from tests.making import write_rule

CHECKS = newslint_checks()
SPOKEN = "“I had gotten it,” he said. It had gotten late."
DOCS = Path(__file__).parents[2] / "docs" / "your-own-rules.md"


def file_of(*lines: str) -> str:
    block = "".join(f"  {line}\n" for line in lines)
    return f"summary: Phrases that we do not print.\nphrases: |\n{block}"


def lexicon(folder: Path, *lines: str) -> Rule:
    write_rule(folder, "house/phrases", file_of(*lines))
    (rule,) = load_rulebook([folder], CHECKS)
    return rule


def found(rule: Rule, text: str, source: str | None = None) -> list[tuple[str, str | None]]:
    document = plain_text.read_text(text, "story.txt", Metadata(source_language=source))
    report = Linter((rule,), Selection()).lint(document)
    assert not report.problems
    return [(d.place.text, d.replacement) for d in report.diagnostics]


@pytest.mark.parametrize(
    ("line", "text", "place", "replacement"),
    [
        ("utilise -> use", "They UTILISE it.", "UTILISE", "USE"),
        ("<hold> high -> <champion>", "She held high it all.", "held high", "championed"),
        ("<hold/carry> high -> <champion>", "He carries high.", "carries high", "champions"),
        ("the (two) towns -> both", "So the towns go.", "the towns", "both"),
        ("the (two) towns -> both", "So the two towns go.", "the two towns", "both"),
        ("(the) towns -> both", "So the towns go.", "the towns", "both"),
        ("(a) (b) cat -> dog", "So b cat sat.", "b cat", "dog"),
        ("dead (of night) -> late", "In dead of night it was.", "dead of night", "late"),
        ("talent(s) = people", "It wants talents.", "talents", None),
        ("big/large sum -> much", "A large sum fell.", "large sum", "much"),
        ("{fell short/was shy} of -> missed", "It was shy of it.", "was shy of", "missed"),
        (
            "<look> at ... as a threat -> <regard> ... as a threat",
            "It looks at the new men as a threat.",
            "looks at the new men as a threat",
            "regards the new men as a threat",
        ),
        (r"and\/or -> or", "Cats and/or dogs.", "and/or", "or"),
        ("U.S. -> US", "In the U.S. it is so.", "U.S.", "US"),
        ("what? no! -> no", "He said what? no! So.", "what? no!", "no"),
        ("c++ (lang) -> C", "They use c++ there.", "c++", "C"),
        ('the "new" one -> it', "Take the “new” one now.", "the “new” one", "it"),
        ("he’s gone -> he left", "So he's gone home.", "he's gone", "he left"),
        ("key: [x] #1 -> y", "See key: [x] #1 now.", "key: [x] #1", "y"),
        ("iPad -> tablet ; as written", "An iPad. An ipad.", "iPad", "tablet"),
        ("NATO -> Nato ; as written", "So NATO said.", "NATO", "Nato"),
        ("pitch -> field ; near goal, net", "A pitch with a net.", "pitch", "field"),
        ("gotten (late) -> got ; not in speech", SPOKEN, "gotten late", "got"),
        ("gotten (late) -> got ; in speech", SPOKEN, "gotten", "got"),
        (
            "as a reminder -> earlier ; at sentence start",
            "Take it as a reminder. As a reminder, he left.",
            "As a reminder",
            "Earlier",
        ),
        ("but -> yet ; not at sentence start", "But he left, but late.", "but", "yet"),
    ],
)
def test_what_a_line_finds(
    tmp_path: Path, line: str, text: str, place: str, replacement: str | None
) -> None:
    assert found(lexicon(tmp_path, line), text) == [(place, replacement)]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("pitch -> field ; near goal, net", "A pitch is a talk."),
        ("pitch -> field ; near net", "A pitch. " + "It rained on. " * 12 + "A net."),
        ("pitch -> field ; not near sales", "A pitch for more sales."),
        ("iPad -> tablet ; as written", "An IPAD and an ipad."),
        ("U.S. -> US", "In the UxSx it is so."),
        ("talent(s) = people", "The talented are few."),
        ("take ... by storm -> win", "They take it all and everything else by storm."),
    ],
)
def test_what_a_line_leaves_alone(tmp_path: Path, line: str, text: str) -> None:
    assert found(lexicon(tmp_path, line), text) == []


def test_languages_and_levels_and_sources_are_of_the_entry(tmp_path: Path) -> None:
    rule = lexicon(
        tmp_path,
        "in the frames of -> within <- в рамках ; from ru, uk ; also english ; note",
    )
    (entry,) = rule.entries.values()
    assert (entry.key, entry.level) == ("in-the-frames-of", "note")
    assert entry.source_languages == {"ru", "uk"}
    text = "It was in the frames of a plan."
    assert [len(found(rule, text, source)) for source in ("ru", "zh", None)] == [1, 0, 0]
    known = plain_text.read_text(text, "story.txt", Metadata(source_language="ru"))
    (told,) = Linter((rule,), Selection()).lint(known).diagnostics
    assert (told.evidence, told.message) == ("в рамках", "Write “within”, not “in the frames of”.")


def test_a_whole_rule_may_stand_around_the_lines(tmp_path: Path) -> None:
    content = file_of("utilise -> use", "utilise = use ; in speech") + (
        "level: error\nfix: safe\nentries:\n  old:\n    find: yore\n    means: then\n"
        "    bad: [{text: Of yore., flags: yore}]\n    good: [Of late.]\n"
    )
    path = write_rule(tmp_path, "house/phrases", content)
    (rule,) = load_rulebook([tmp_path], CHECKS)
    assert list(rule.entries) == ["old", "utilise", "utilise-2"]
    assert (rule.level, rule.fix, rule.mqm) == ("error", "safe", "style/organizational-style")
    assert read_texts(path) == rule.texts


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("utilise", "says neither what to write (->) nor what is meant (=)"),
        ("utilise ->", "has nothing behind “->”"),
        ("utilise -> use |", "has nothing to write behind “->” or “|”"),
        ("-> use", "does not say what to find"),
        ("a -> b c -> d", "has “->” twice; one entry stands on one line"),
        ("a <- b -> c", "is out of order; write find -> write = meaning <- source phrase"),
        ("a -> b ; nere c", "there is no option “nere c”; known are"),
        ("a -> b ; as writen", "there is no option “as writen”; did you mean “as written”?"),
        ("a -> b ; near", "there is no option “near”"),
        ("a -> b ; near c,", "there is no option “near c,”"),
        ("a -> b ; note ; error", "“error” says again, or against it"),
        ("a -> b ; in speech ; not in speech", "says again, or against it"),
        ("a -> b ; from Russian", "`source_languages` has “Russian”; write `ru`"),
        ("a (b -> c", "has a “(” that stands alone; write “\\(” for the sign itself"),
        ("a | b -> c", "has a “|” that stands alone"),
        ("<held> on -> stay", "<held> is no base form of a verb; write <hold>"),
        ("a () b -> c", "has brackets or a “/” with nothing on one side"),
        ("... -> c", "has no word that is sure to be found"),
        ("(a) -> c", "has no word that is sure to be found"),
        ("a ... b ... c -> d", "has “...” twice; one is the most"),
        ("a b -> ... d", "has “...”, and what to find has none"),
        ("a b -> <go> d", "inflects <go>, but the phrase has no verb"),
        ("utilize -> use ", "finds what line 2 of `phrases` finds; keep one"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    path = write_rule(
        tmp_path, "house/phrases", file_of("# first", "utilize -> use", "", line, "x -> y")
    )
    with pytest.raises(RulebookError) as refused:
        load_rulebook([tmp_path], CHECKS)
    (told,) = str(refused.value).splitlines()
    assert told.startswith(f"{path}:6: "), told
    assert said in told


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("phrases: [a -> b]\n", "needs a line for each entry, below `phrases: |`"),
        ("phrases:\n  a -> b\n  c -> d\n", "has “->” twice; one entry stands on one line"),
        ("phrases: |\n  # none\n", "`phrases` has no entry: write one on a line"),
    ],
)
def test_a_block_that_is_none(tmp_path: Path, content: str, said: str) -> None:
    path = write_rule(tmp_path, "house/phrases", f"summary: Phrases.\n{content}")
    with pytest.raises(RulebookError) as refused:
        load_rulebook([tmp_path], CHECKS)
    assert any(t.startswith(f"{path}:") and said in t for t in str(refused.value).splitlines())


def test_the_lines_of_the_docs_prove_themselves(tmp_path: Path) -> None:
    block = next(
        text
        for text in re.findall(r"```yaml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
        if "phrases: |" in text
    )
    write_rule(tmp_path, "house/phrases", block)
    (rule,) = load_rulebook([tmp_path], CHECKS)
    assert len(rule.entries) == 10
    assert list(prove_rule(rule, [rule], plain_text.read)) == []
    assert len(yaml.safe_load(block)["phrases"].splitlines()) == 11


words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1)


@given(words)
def test_whatever_a_line_holds_is_an_entry_or_a_fault(text: str) -> None:
    try:
        entry = entry_of_line(f"{text} -> other")
    except ValueError as problem:
        assert str(problem)
    else:
        assert entry["find"] and entry["bad"]


@given(words, words)
def test_what_is_escaped_is_found_as_it_is(first: str, second: str) -> None:
    plain = f"{first}x {second}"
    line = "".join(rf"\{c}" if not (c.isalnum() or c == " ") else c for c in plain)
    entry = entry_of_line(f"{line} -> other")
    assert entry["bad"][0]["flags"] == " ".join(plain.split())
