import pytest

from newslint.subjects.names.gender_clash_check import GenderClashCheck
from tests.making import document


def clashes(text: str) -> list[tuple[str, str, str]]:
    story = document(text)
    return [
        (story.prose[slice(*match.span)], str(match.values["name"]), str(match.values["other"]))
        for match in GenderClashCheck()(story)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Per Lund sat. Mr Lund spoke. Ms Lund left.", [("Ms", "Lund", "Mr")]),
        ("Per Lund sat. Mr Lund spoke. Ms Lund left. Ms Lund slept.", [("Mr", "Lund", "Ms")]),
        ("We met Mr Per Lund. Ms Lund left.", [("Ms", "Per Lund", "Mr")]),
        ("Mr Lund spoke. Ms Lund left.", []),
        ("Per Lund met Ada Lund. Mr Lund spoke. Ms Lund left.", []),
        ("Per Lund and a sister sat. Mr Lund spoke. Ms Lund left.", []),
        ("Per Lund sat. We heard chairman Lund. Ms Lund left.", []),
        (
            "Per Lund sat. We heard chairman Lund, and chairwoman Lund left.",
            [("chairwoman", "Lund", "chairman")],
        ),
        ("Today King Olav sat. Queen Olav left.", [("Queen", "Olav", "King")]),
        ("Today King Olav sat. Queen Sonja left.", []),
        ("Per Lund sat. Today King Lund sat. Ms Lund left.", []),
    ],
)
def test_clashes(text: str, found: list[tuple[str, str, str]]) -> None:
    assert clashes(text) == found


def test_the_first_mark_of_the_other_gender_is_related() -> None:
    story = document("Per Lund sat. Mr Lund spoke. Ms Lund left.")
    (match,) = GenderClashCheck()(story)
    (related,) = match.related
    assert story.prose[slice(*related.span)] == "Mr"
    assert related.span.start < match.span.start
