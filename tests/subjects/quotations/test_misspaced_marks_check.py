import pytest

from newslint.subjects.quotations.misspaced_marks_check import MisspacedMarksCheck
from tests.making import document


def found(text: str) -> list[tuple[str, str | None]]:
    prose = document(text).prose
    matches = MisspacedMarksCheck()(document(text))
    return [(prose[slice(*match.span)], match.replacement) for match in matches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('They spoke of a" last chance" and left.', [('" last', ' "last')]),
        ('They spoke of a "last chance" and left.', []),
        ('In" A" and in" B", he said.', [('" A', ' "A'), ('" B', ' "B')]),
        ('Known as the" A" or "B" of Holm.', [('" A', ' "A')]),
        ('Known as the" A or B of Holm.', []),
        ('It is 6" wide and 2" thick.', []),
        ('He said" no" and “never”.', []),
        ('"We go," he said. "It is long. "You will see it."', []),
        ('A word" and "another" word" here.', []),
        ('Here"' + " a" * 70 + '" it is.', [('" a', ' "a')]),
        ('"' * 200, []),
    ],
)
def test_marks_that_open_before_a_space(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected
