import pytest

from newslint.text.line_forms import (
    is_caption,
    is_furniture,
    is_headline,
    is_list_item,
    is_subhead,
    list_number,
)


def test_list_marks() -> None:
    assert is_list_item("- a boat")
    assert is_list_item("(1) a boat")
    assert is_list_item("a) a boat")
    assert not is_list_item("-5 degrees")
    assert not is_list_item("1.5 boats")
    assert list_number("12. a boat") == 12
    assert list_number("- a boat") is None


@pytest.mark.parametrize("line", ["iPhone sales sink", "“Old friends” meet", "1,000 boats sink"])
def test_titles_may_begin_with_these(line: str) -> None:
    assert is_headline(line)
    assert is_subhead(line)


def test_a_subhead_is_shorter_than_a_headline() -> None:
    line = (
        "The board of the harbour meets again to talk about boats and fares and the summer to come"
    )
    assert is_headline(line)
    assert not is_subhead(line + " soon")


@pytest.mark.parametrize(
    "line",
    ["Photo: Ana Berg", "File photograph by Ana Berg", "Maps courtesy of the port", "Source: port"],
)
def test_captions_say_so_by_their_first_words(line: str) -> None:
    assert is_caption(line)


def test_a_sentence_about_a_picture_is_no_caption() -> None:
    assert not is_caption("Photos of the port hang in the hall.")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Recommended", True),
        ("Recommended: ten dams in pictures", True),
        ("Recommended reading: ten dams in pictures", True),
        ("Recommended stories about dams", True),
        ("Recommended reason: it is light and holds long", False),
        ("Recommended chart of the lake by night", False),
    ],
)
def test_what_a_page_recommends_is_furniture(line: str, expected: bool) -> None:
    assert is_furniture(line) is expected
