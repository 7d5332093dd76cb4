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
