from newslint.readers.front_matter import front_matter


def test_entries_and_where_the_prose_begins() -> None:
    text = '---\ndate: 2024-06-23\nSource-Language: "ru"\n# a comment\ntags:\n  - one\n---\nProse.'
    matter = front_matter(text)
    assert matter.entries == {"date": "2024-06-23", "source_language": "ru", "tags": ""}
    assert text[matter.end :] == "Prose."


def test_every_line_end_counts() -> None:
    for line_end in ("\n", "\r\n", "\r"):
        text = line_end.join(["---", "place: Oslo", "---", "Prose."])
        matter = front_matter(text)
        assert matter.entries == {"place": "Oslo"}
        assert text[matter.end :] == "Prose."


def test_a_rule_line_at_the_top_is_no_front_matter() -> None:
    for text in (
        "---\nThe ferry sank at dawn.\n---\n",
        "---\nkey: value\nnever closed",
        " ---\nkey: value\n---\n",
        "----\nkey: value\n---\n",
        "",
        "---",
    ):
        assert front_matter(text) == ({}, 0)
