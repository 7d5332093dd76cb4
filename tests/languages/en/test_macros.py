import re

import regex

from newslint.languages.alternation import alternation
from newslint.languages.en.macros import macro_names, words_of
from newslint.plugins.builtin import rulebook_folder


def test_each_name_stands_for_words_none_of_them_twice() -> None:
    for name in macro_names():
        words = words_of(name)
        assert words, name
        assert all(isinstance(word, str) and word == word.strip() != "" for word in words), name
        assert len(set(words)) == len(words), name


def test_each_word_of_a_list_is_matched_whole() -> None:
    for name in macro_names():
        pattern = regex.compile(alternation(words_of(name)))
        assert all(pattern.fullmatch(word) for word in words_of(name)), name


def test_a_capital_gives_each_word_one() -> None:
    assert words_of("Day_parts") == ("Morning", "Afternoon", "Evening", "Night")


def test_the_readme_of_the_rules_names_each_list() -> None:
    readme = (rulebook_folder() / "README.md").read_text(encoding="utf-8")
    _, _, section = readme.partition("## Word lists")
    told = set(re.findall(r"`([a-z_]+)`", section.partition("## A house")[0])) - {"triggers"}
    assert told == set(macro_names())
