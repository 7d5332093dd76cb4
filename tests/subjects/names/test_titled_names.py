import pytest

from newslint.model.position import Span
from newslint.subjects.names.titled_names import is_in_title


def _in_title(text: str, name: str = "Kiev") -> bool:
    start = text.index(name)
    return is_in_title(text, Span(start, start + len(name)))


@pytest.mark.parametrize(
    "text",
    [
        "They played “The Great Gate of Kiev” at noon.",
        "They saw “Kiev at Dawn” at noon.",
        "The Kiev Courier came out.",
        "The Kiev State University closed.",
        "A Kiev-class cruiser sank.",
        "The Metropolitan of Kiev prayed.",
        "She read the novel Winter in Kiev twice.",
    ],
)
def test_a_name_in_a_longer_name_keeps_its_spelling(text: str) -> None:
    assert _in_title(text)


@pytest.mark.parametrize(
    "text",
    [
        "“We left Kiev in the night,” she said.",
        "They call it “Kiev” there.",
        "Kiev Mayor Ivan Holub spoke.",
        "Residents of Kiev fled.",
        "Kiev-based clerks left.",
        "The mayor of Kiev spoke.",
        "Trains left Kiev for Lviv.",
    ],
)
def test_a_city_is_the_city(text: str) -> None:
    assert not _in_title(text)


def test_a_longer_name_lies_in_one_paragraph() -> None:
    text = "They met at the Metropolitan of\nKiev\nGazette staff went home."
    start = text.index("Kiev")
    assert is_in_title(text, Span(start, start + 4))
    assert not is_in_title(text, Span(start, start + 4), Span(start, start + 4))
