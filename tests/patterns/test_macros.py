import pytest
import regex

from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.patterns.limited_pattern import compile_pattern
from newslint.patterns.macros import expanded, expanded_items, expanded_phrase
from newslint.patterns.phrases import parse_phrase


def test_a_macro_is_one_group_of_its_words() -> None:
    assert expanded(r"(?&relative_days)?,") == "(?:yesterday|tomorrow|tonight|today)?,"
    assert expanded("no list") == "no list"


def test_a_capital_in_its_name_gives_each_word_one() -> None:
    assert regex.fullmatch(expanded("(?&Day_parts) (?&day_parts)"), "Morning night")


def test_a_group_of_the_pattern_goes_before_a_list() -> None:
    pattern = compile_pattern(r"(?P<months>x)y(?&months)")

    assert pattern.fullmatch("xyx")


def test_patterns_and_phrases_may_call_lists() -> None:
    assert lazy_pattern(r"(?&weekdays)s\b").findall("On Mondays and Tuesday.") == ["Mondays"]
    assert lazy_pattern(r"(?&months)", hot=True).findall("In May.") == ["May"]
    phrase = parse_phrase("held in (?&months)")
    assert phrase.plain
    assert phrase.compiled().search("It was held\nin June.")
    assert any("june" in strings for strings in phrase.needs)


def test_numbers_of_groups_stay() -> None:
    assert compile_pattern(r"(?&months) (\d)-\1").search("May 1-1")


def test_words_of_several_parts_in_a_phrase() -> None:
    assert expanded_phrase("(?&day_ordinals) day").startswith("(?:twenty-seventh|")


def test_an_item_of_a_list_becomes_one_for_each_word() -> None:
    assert expanded_items(("a", ". (?&noons)", "a")) == ("a", ". noon", ". midday", ". lunchtime")
    assert len(expanded_items(("(?&noons) (?&relative_days)",))) == 12


@pytest.mark.parametrize("call", [expanded, expanded_phrase, lambda text: expanded_items((text,))])
def test_an_unknown_list_is_told_with_the_nearest(call: object) -> None:
    assert callable(call)
    with pytest.raises(ValueError, match=r"no word list “mnths”.*did you mean “months”\?"):
        call("in (?&mnths)")
