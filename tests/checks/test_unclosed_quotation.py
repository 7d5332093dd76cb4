import pytest

from newslint.checks.unclosed_quotation import UnclosedQuotation
from tests.making import document


def found(text: str) -> list[tuple[int, str]]:
    return [(m.span.start, m.diagnosis) for m in UnclosedQuotation()(document(text))]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("The mayor said: “We will pay. He then left.", [(16, "opening")]),
        ('We will pay for it," the mayor said.', [(19, "closing")]),
        ("“We will pay, the mayor said. It was struck.", [(0, "opening")]),
        ("“We will pay.", []),
        ("The mayor said: “We will pay.\n\n“And we will build.”", []),
        ("The mayor said: “We will pay.\n\nWe will build.”", []),
        ("The mayor said: “We will pay. “And we will build.” He left.", []),
        ("“He told me: ‘Go.’ So I went,” she said.", []),
        ("The workers' plank was 6' 2\" long in the '80s.", []),
    ],
)
def test_marks_without_a_partner(text: str, marks: list[tuple[int, str]]) -> None:
    assert found(text) == marks
