import pytest

from newslint.subjects.names.near_names_check import NearNamesCheck
from tests.making import document


def pairs(text: str, verdict: str) -> list[tuple[str, object]]:
    story = document(text)
    return [
        (story.prose[slice(*match.span)], match.values["other"])
        for match in NearNamesCheck(verdict)(story)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Per Lindkvist came. Per Lindqvist left.", [("Per Lindqvist", "Per Lindkvist")]),
        (
            "Per Lindkvist came. Per Lindqvist left, and Per Lindqvist slept.",
            [("Per Lindkvist", "Per Lindqvist")],
        ),
        ("Gao Li-tao sang. Gao Litao left.", [("Gao Litao", "Gao Li-tao")]),
        ("Omar Mahmoudov sat. Omar Makhmudov stood.", [("Omar Makhmudov", "Omar Mahmoudov")]),
        ("Ada Hoffmann sat. Ada Hofman stood.", [("Ada Hofman", "Ada Hoffmann")]),
        ("Ada Hoffmann sat. Ada Hobman stood.", []),
        ("Wang Guiying sat. Wang Guiyin stood.", [("Wang Guiyin", "Wang Guiying")]),
        ("Central America sat. Central American stood.", []),
        ("Ada Martin sat. Ada Martins stood.", []),
        ("Ada Berg sat. Ada Borg stood.", []),
        ("Daniel Holm sat. Danielle Holm stood.", []),
        ("Maria Petrov sat. Mario Petrova stood.", []),
        ("Ivan Petrov sat. Ivan Petrova stood.", []),
        ("Hubei Province sat. Hebei Province stood.", []),
        ("Mori Haruto sat. Haruto Mori stood.", []),
    ],
)
def test_spellings(text: str, found: list[tuple[str, str]]) -> None:
    assert pairs(text, "spelling") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mori Haruto sat. Haruto Mori stood.", [("Haruto Mori", "Mori Haruto")]),
        ("Mori Haruto sat. Haruto Ito stood.", []),
        ("Alim Tursun sat. His son Tursun Alim stood.", []),
        ("Alim Tursun sat. The mother, Tursun Alim, stood.", []),
        ("Alim Tursun sat. A prison held Tursun Alim.", [("Tursun Alim", "Alim Tursun")]),
        ("Rovers Moscow won. Critics of Moscow Rovers left.", []),
        ("The Draft Opinion is out. An Opinion Draft came first.", []),
        ("The Murray River is wide. The River Murray floods.", []),
    ],
)
def test_order(text: str, found: list[tuple[str, str]]) -> None:
    assert pairs(text, "order") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Per Lindkvist sat. Lindqvist said so.", [("Lindqvist", "Per Lindkvist")]),
        (
            "Per Lindkvist sat. Lindqvist said so, Mr Lindqvist added.",
            [("Lindqvist", "Per Lindkvist")],
        ),
        ("Per Lindkvist sat. They heard Dr Lindqvist.", [("Lindqvist", "Per Lindkvist")]),
        ("Per Lindkvist sat. A boat, Lindqvist, sank.", []),
        ("Per Lindkvist sat with Ada Lindqvist. Lindqvist said so.", []),
        ("Per Lindkvist sat. Lindkvist said so.", []),
        ("Per Lindkvist sat. Old Mill Lindqvist said so.", []),
        ("Lindkvist Street is long. Lindqvist said so.", []),
        ("Per Lindkvist sat. An-Lindqvist said so.", []),
    ],
)
def test_surnames(text: str, found: list[tuple[str, str]]) -> None:
    assert pairs(text, "surname") == found


def test_a_headline_names_nobody() -> None:
    story = "Lindqvist said no\n\nPer Lindkvist sat down in the hall on Monday and said so.\n"
    assert pairs(story, "surname") == []


def test_an_unknown_verdict_is_refused() -> None:
    with pytest.raises(ValueError, match="none of spelling, order, surname"):
        NearNamesCheck("title")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Omar Al-Zahrani came. Al-Zahrany told them.", [("Al-Zahrany", "Omar Al-Zahrani")]),
        ("Mr Hendriksen came. Hendrikson told them.", [("Hendrikson", "Hendriksen")]),
        ("Mr Hendriksen came. Hendrikson and his men left.", []),
        ("Mr Lindholm came. Lindhoff told them.", []),
        ("Germany said no. Germans said no.", []),
        ("Georgia said no. Georgie said no.", []),
        ("Traders said so. Trades said so. The traders left, and so did trades.", []),
        ("Mr Petrova came. Petrovo told them.", []),
    ],
)
def test_a_surname_that_stands_alone(text: str, found: list[tuple[str, str]]) -> None:
    assert pairs(text, "surname") == found
