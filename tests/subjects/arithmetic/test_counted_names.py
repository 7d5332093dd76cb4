import pytest

from newslint.subjects.arithmetic.counted_names import counted_names
from tests.making import document

NAMES = ["Holm", "Lund", "Arvika", "Tranby", "Moss", "Dal"]
WORDS = {3: "three", 4: "four", 5: "five", 6: "six", 7: "seven"}


def told(text: str) -> list[tuple[str, str]]:
    return [(said.kind, text[slice(*said.span)]) for said in document(text).find(counted_names)]


@pytest.mark.parametrize("length", [3, 4, 5, 6])
def test_a_list_has_as_many_names_as_announced(length: int) -> None:
    names = f"{', '.join(NAMES[: length - 1])} and {NAMES[length - 1]}"

    assert not told(f"There are {WORDS[length]} stations on the line: {names}.")
    assert told(f"There are {WORDS[length + 1]} stations on the line: {names}.") == [
        ("names", WORDS[length + 1])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Three countries came: Norway, Peru, Trinidad and Tobago.",
        "She won three of the four towns: Holm, Lund and Moss.",
        "Five towns took part: Holm, Lund, Moss and others.",
        "Four towns came, including Holm, Lund and Moss.",
        "Two pairs of towns came: Holm, Lund, Arvika and Moss.",
        "Four towns came: Holm in the north, Lund and Moss.",
        "Some four towns: Holm, Lund and Moss.",
        "Three cities bid: Holm, Norway, Lund, Sweden, Moss and Norway.",
        "The four points are these: Time, Money and Luck matter.",
    ],
)
def test_other_lists_are_left_alone(text: str) -> None:
    assert not told(text)
