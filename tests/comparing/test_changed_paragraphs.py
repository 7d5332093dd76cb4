import pytest

from newslint.comparing.changed_paragraphs import changed_paragraphs
from tests.making import document

OLD = "Ferry stays\n\nThe ferry stayed in port on Sunday.\n\nIt will sail on Monday.\n"


def changed(new: str, old: str = OLD) -> list[str]:
    return [new[slice(*span)] for span in changed_paragraphs(document(new), [document(old)])]


@pytest.mark.parametrize(
    ("new", "paragraphs"),
    [
        (OLD, []),
        (OLD.replace("Sunday", "Friday"), ["The ferry stayed in port on Friday."]),
        ("A new line.\n\n" + OLD, ["A new line."]),
        (OLD.replace("\n", "\r\n"), []),
        (OLD.replace("port on", "port\non"), []),
        ("Ferry stays\n\nIt will sail on Monday.\n\nThe ferry stayed in port on Sunday.\n", []),
        (OLD + "\nIt will sail on Monday.\n", ["It will sail on Monday."]),
        ("", []),
    ],
)
def test_paragraphs_whose_words_are_new(new: str, paragraphs: list[str]) -> None:
    assert changed(new) == paragraphs


def test_of_a_new_story_all_is_new() -> None:
    assert len(changed(OLD, "")) == 3
