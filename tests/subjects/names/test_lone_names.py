import pytest

from newslint.subjects.names.lone_names import lone_names
from tests.making import document


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Lund said so.", [0]),
        ("It was late, said Lund.", [18]),
        ("They saw Mr. Lund and Dr Lund’s son.", [13, 25]),
        ("Lund was tall.", []),
        ("Per Lund said so.", []),
        ("The mill in Lund said so.", []),
        ("They saw Mr Lund Berg.", []),
        ("They saw Mr Lundgren and Mr Lund-Berg.", []),
        ("It is the mill, ambassador to Lund, said so.", []),
    ],
)
def test_places(text: str, starts: list[int]) -> None:
    spans = lone_names(document(text), "Lund")
    assert [span.start for span in spans] == starts
    assert all(text[slice(*span)] == "Lund" for span in spans)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Lund said so.", [0]),
        ("Lund, who was mayor, left.", [0]),
        ("Lund’s lawyer left. Lund, 41, slept. Lund was born in May.", [0, 20, 37]),
        ("Lund, a former teacher, came. Lund, the former miller, went.", [0, 30]),
        ("Lund was sunny. The mill in Lund, who knows, is shut.", []),
        ("Lund’s harbour froze. Lund was in the dark.", []),
    ],
)
def test_with_what_is_told_of_people(text: str, starts: list[int]) -> None:
    assert [span.start for span in lone_names(document(text), "Lund", told=True)] == starts
