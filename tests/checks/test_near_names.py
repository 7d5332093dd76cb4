import pytest

from newslint.checks.near_names import NearNames
from tests.making import document


def pairs(text: str, verdict: str) -> list[tuple[str, object]]:
    story = document(text)
    return [
        (story.prose[slice(*match.span)], match.values["other"])
        for match in NearNames(verdict)(story)
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
        ("The Murray River is wide. The River Murray floods.", []),
    ],
)
def test_order(text: str, found: list[tuple[str, str]]) -> None:
    assert pairs(text, "order") == found


def test_an_unknown_verdict_is_refused() -> None:
    with pytest.raises(ValueError, match="none of spelling, order"):
        NearNames("title")
