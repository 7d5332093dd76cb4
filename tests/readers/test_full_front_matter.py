import pytest

from newslint.readers.full_front_matter import NONE, full_front_matter


def titles(text: str) -> list[str]:
    return [text[slice(*span)] for span in full_front_matter(text).titles]


YAML = """---
title: "Ferry leaves"   # not yet
subtitle: 'Late: again'
Pub-Date: 2024-05-16
tags: [a, b]
authors:
  - A
draft: false # for now
summary: >-
  title: not this
description: "with \\"escapes\\""
---
Copy.
"""
TOML = """+++
title = "Ferry leaves"
subtitle = 'Late: again'
pub-date = 2024-05-16
draft = false
[params]
title = "not this"
+++
Copy.
"""
JSON = """{
  "title": "Ferry leaves", "subtitle": "Late: again",
  "pub-date": "2024-05-16", "draft": false, "tags": ["a"]
}

Copy.
"""


@pytest.mark.parametrize("text", [YAML, TOML, JSON, YAML.replace("\n", "\r\n")])
def test_three_ways_to_say_the_same(text: str) -> None:
    found = full_front_matter(text)
    assert found.entries["title"] == "Ferry leaves"
    assert found.entries["pub_date"] == "2024-05-16"
    assert found.entries["draft"].lower() == "false"
    assert "tags" not in found.entries
    assert titles(text) == ["Ferry leaves", "Late: again"]
    assert text[found.end :].strip() == "Copy."


@pytest.mark.parametrize(
    "text",
    [
        "Copy.",
        "---\n\nA rule above, and nothing closes it.\n",
        "+++\ntitle = 1\n",
        "{{< shortcode >}}\nCopy.",
        "{broken",
        '{"a": 1} is what it says',
        "[1]",
        "{" * 100_000,
    ],
)
def test_what_is_none(text: str) -> None:
    assert full_front_matter(text) == NONE


def test_toml_that_is_broken_is_no_copy_and_says_nothing() -> None:
    text = "+++\ntitle = \n+++\nCopy.\n"
    found = full_front_matter(text)
    assert (found.entries, text[found.end :]) == ({}, "Copy.\n")


def test_a_long_line_of_spaces_takes_no_time() -> None:
    assert full_front_matter("---\ntitle: a" + " " * 60_000 + "b\n---\n").entries["title"][0] == "a"
