import pytest

from newslint.subjects.layout.unfinished_end_check import UnfinishedEndCheck
from tests.making import document

HEAD = (
    "The bridge at Holm reopened on Saturday, a year after a ship struck it.\n\n"
    "Two piers had to be built anew, the harbour master said on Sunday.\n\n"
)


def words(text: str, verdict: str) -> list[str]:
    story = document(text)
    return [story.prose[slice(*match.span)] for match in UnfinishedEndCheck(verdict)(story)]


@pytest.mark.parametrize(
    ("end", "leads_on", "left_open"),
    [
        ("The owner of the ship has not said when it will", ["will"], []),
        ("The owner of the ship made an offer in April,", ["April"], []),
        ("The owner of the ship has not said when it pays", [], ["pays"]),
        ("The owner of the ship has not said when it pays.", [], []),
        ("“The owner of the ship has not said when it pays”", [], []),
        ("Why ships strike", [], []),
    ],
)
def test_the_last_word(end: str, leads_on: list[str], left_open: list[str]) -> None:
    assert words(HEAD + end + "\n", "leads-on") == leads_on
    assert words(HEAD + end + "\n", "open") == left_open


def test_copy_without_full_stops_is_left_alone() -> None:
    head = HEAD.replace("struck it.", "struck it")
    assert words(head + "The owner of the ship has not said when it will\n", "leads-on") == []


def test_impossible_parameters() -> None:
    with pytest.raises(ValueError, match="none of leads-on, open"):
        UnfinishedEndCheck("shut")
    with pytest.raises(ValueError, match="1 or more"):
        UnfinishedEndCheck("open", fewest_words=0)
