import pytest

from newslint.subjects.names.full_name_again_check import FullNameAgainCheck
from tests.making import document


def places(text: str) -> list[tuple[int, str | None]]:
    """Where the matches begin, and what may stand there."""
    story = document(text)
    return [(match.span.start, match.replacement) for match in FullNameAgainCheck()(story)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Per Lund sat. Lund said so. Per Lund left. Per Lund slept.",
            [(28, "Lund"), (43, "Lund")],
        ),
        ("Li Wen sat. Mr Li spoke. By noon Li Wen left.", [(33, "Li")]),
        ("Per Lund sat. Per Lund left. Lund said so.", []),
        ("Lund said so. Per Lund sat. Per Lund left.", []),
        ("Per Lund sat. Lund was tall. Per Lund left.", []),
        ("Per Lund met Ada Lund. Lund said so. Per Lund left.", []),
        ("Per Lund sat. Mr Lund Berg said so. Per Lund left.", []),
        ("Per Lund sat. Lund said so. Per Lund’s son left.", []),
        ("Lund Bank sat. Lund said so. Lund Bank left.", []),
    ],
)
def test_places(text: str, found: list[tuple[int, str]]) -> None:
    assert places(text) == found


def test_the_short_form_is_related() -> None:
    story = document("Per Lund sat. Lund said so. Per Lund left.")
    (match,) = FullNameAgainCheck()(story)
    (related,) = match.related
    assert (related.span.start, related.message) == (14, "Lund")
