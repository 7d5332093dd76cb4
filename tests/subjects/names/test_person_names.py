import pytest

from newslint.subjects.names.person_names import written_names
from tests.making import document


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("On Monday, Mr. Per Lund met Ada Holm-Berg.", ["Per Lund", "Ada Holm-Berg"]),
        ("The former mayor, Li Wen's son, left.", ["Li Wen"]),
        ("Later Aisha bin Omar spoke.", ["Aisha bin Omar"]),
        ("He met Lund, and Berg.", []),
        ("The NATO chief spoke to IBM.", []),
        ("Foreign Minister Per Lund left.", ["Per Lund"]),
    ],
)
def test_names_without_titles_and_openers(text: str, names: list[str]) -> None:
    story = document(text)
    found = story.find(written_names)
    assert [" ".join(name.words) for name in found] == names
    for name in found:
        assert story.prose[slice(*name.span)].split() == list(name.words)
