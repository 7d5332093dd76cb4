import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

import newslint
from newslint.engines.languagetool.choice import OFF, Choice, ChosenRule, Kind, choice
from newslint.model.diagnostic import Level
from newslint.reporters.sarif_report import taxonomies
from newslint.rulebook.reading import ITS_TYPES

DATA = Path(newslint.__file__).parent / "engines" / "languagetool"
CORPORA = ("bbc2005", "clean", "machine", "reference")


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


KINDS = rows("categories.csv")
RULES = rows("rules.csv")
WORDS = {row["name"]: int(row["words"]) for row in rows("corpora.csv")}


def small_choice() -> Choice:
    return Choice(
        rules={
            "ON_BY_ITSELF": ChosenRule("LOUD", Level.WARNING),
            "ON_ANYWAY": ChosenRule("CALM", Level.WARNING),
            "OFF_BY_ITSELF": ChosenRule("CALM", OFF),
            "OFF_ANYWAY": ChosenRule("LOUD", OFF),
            "ELSEWHERE": ChosenRule("UNHEARD", Level.NOTE),
        },
        categories={
            "LOUD": Kind(OFF, "fluency/spelling", "misspelling"),
            "CALM": Kind(Level.NOTE, "fluency/punctuation", "typographical"),
        },
        issue_types={
            "grammar": Kind(Level.WARNING, "fluency/grammar", "grammar"),
            "uncategorized": Kind(OFF, "fluency", "uncategorized"),
        },
    )


@pytest.mark.parametrize(
    ("rule", "category", "issue_type", "level"),
    [
        ("ON_BY_ITSELF", "LOUD", "grammar", Level.WARNING),
        ("OFF_BY_ITSELF", "CALM", "grammar", OFF),
        ("NEW", "LOUD", "grammar", OFF),
        ("NEW", "CALM", "grammar", Level.NOTE),
        ("NEW", "NEW", "grammar", Level.WARNING),
        ("NEW", "NEW", "new", OFF),
    ],
)
def test_the_rule_decides_then_its_category_then_the_type_of_issue(
    rule: str, category: str, issue_type: str, level: Level | None
) -> None:
    assert small_choice().level_of(rule, category, issue_type) is level


def test_what_is_off_is_a_note_where_settings_select_it() -> None:
    levels = small_choice()

    assert levels.level_if_selected("OFF_BY_ITSELF", "CALM", "grammar") is Level.NOTE
    assert levels.level_if_selected("ON_BY_ITSELF", "LOUD", "grammar") is Level.WARNING


def test_a_category_without_a_type_of_issue_lends_its_rules_its_own() -> None:
    levels = small_choice()

    assert levels.its_of("CALM", "uncategorized") == "typographical"
    assert levels.its_of("CALM", "grammar") == "grammar"
    assert levels.its_of("CALM", "no-such-type") == "typographical"
    assert levels.mqm_of("CALM", "grammar") == "fluency/punctuation"
    assert levels.mqm_of("NEW", "grammar") == "fluency/grammar"


def test_each_kind_has_a_level_and_places_in_mqm_and_its() -> None:
    levels = {"off", *Level}
    taxa = set(taxonomies.mqm(row["mqm"] for row in KINDS).names)

    for row in KINDS:
        assert row["kind"] in ("category", "issue type")
        assert row["level"] in levels, row
        assert row["mqm"] in taxa, row
        assert row["its"] in ITS_TYPES, row
        assert row["reason"], row


def test_every_type_of_issue_has_a_row_of_its_own() -> None:
    named = [row["id"] for row in KINDS if row["kind"] == "issue type"]

    assert sorted(named) == sorted(ITS_TYPES)
    assert all(row["its"] == row["id"] for row in KINDS if row["kind"] == "issue type")


def test_no_row_stands_twice() -> None:
    kinds = [(row["kind"], row["id"]) for row in KINDS]
    rules = [row["rule"] for row in RULES]

    assert len(kinds) == len(set(kinds))
    assert len(rules) == len(set(rules))


def test_each_rule_has_a_category_a_level_and_a_reason() -> None:
    categories = {row["id"] for row in KINDS if row["kind"] == "category"}
    for row in RULES:
        assert row["category"] in categories, row
        assert row["level"] in {"off", *Level}, row
        assert row["reason"], row


def test_rates_follow_from_hits_and_words() -> None:
    assert set(WORDS) == set(CORPORA)
    for row in RULES:
        for name in CORPORA:
            if row[f"{name}_hits"]:
                rate = 10_000 * int(row[f"{name}_hits"]) / WORDS[name]
                assert float(row[f"{name}_rate"]) == pytest.approx(rate, abs=0.006), row


def judged_on() -> Iterator[tuple[str, Level, int, int]]:
    for row in RULES:
        if row["level"] != "off" and row["sample"]:
            yield row["rule"], Level(row["level"]), int(row["right"]), int(row["sample"])


def test_what_is_on_was_right_most_of_the_time() -> None:
    least = {Level.NOTE: 0.6, Level.WARNING: 0.75, Level.ERROR: 0.9}

    assert len(list(judged_on())) >= 20
    for rule, level, right, sample in judged_on():
        assert least[level] <= right / sample <= 1, rule


def test_what_is_on_and_was_seen_five_times_was_judged() -> None:
    for row in RULES:
        hits = sum(int(row[f"{name}_hits"] or 0) for name in CORPORA)
        if row["level"] != "off" and hits >= 5:
            assert row["sample"], row


def rate_of_what_is_on(name: str) -> float:
    """Findings per 10,000 words, by the figures of the table."""
    levels = choice()
    hits = sum(
        int(row[f"{name}_hits"] or 0)
        for row in RULES
        if levels.level_of(row["rule"], row["category"], "uncategorized") is not OFF
    )
    return 10_000 * hits / WORDS[name]


def test_published_news_is_seldom_bothered_and_machine_output_more_often() -> None:
    """Half of what is allowed, at most, so that other copy may differ: 8, and 3 times."""
    on_news, on_other_news = rate_of_what_is_on("bbc2005"), rate_of_what_is_on("clean")

    assert 0 < on_news <= 4
    assert 0 < on_other_news <= 4
    assert rate_of_what_is_on("machine") >= 4 * on_news
    assert rate_of_what_is_on("machine") >= 3 * on_other_news


def test_the_choice_comes_from_the_tables() -> None:
    levels = choice()

    assert levels.level_of("COVID_19", "GRAMMAR", "grammar") is Level.WARNING
    assert levels.level_of("AN_UNKNOWN_RULE", "GRAMMAR", "grammar") is OFF
    assert levels.level_of("AN_UNKNOWN_RULE", "TYPOGRAPHY", "typographical") is Level.NOTE
    assert levels.its_of("PUNCTUATION", "uncategorized") == "typographical"


def test_spelling_is_off_until_it_is_wanted() -> None:
    spelling = ("MORFOLOGIK_RULE_EN_US", "TYPOS", "misspelling")

    assert choice().level_of(*spelling) is OFF
    assert choice(spelling=True).level_of(*spelling) is Level.NOTE
    assert choice(spelling=True).level_of("IT_IS", "TYPOS", "misspelling") is OFF
