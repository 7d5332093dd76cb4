import pytest

from newslint.subjects.quotations.quotation_space_check import QuotationSpaceCheck
from tests.making import document


def found(text: str) -> list[tuple[str, str | None]]:
    story = document(text)
    return [(story.prose[slice(*m.span)], m.replacement) for m in QuotationSpaceCheck()(story)]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ('He was the " Old Fox" of Holm.', [('" Old', '"Old')]),
        ("The film “Night Ferry ” opens.", [("Ferry ”", "Ferry”")]),
        ("The « Night Ferry, » he said.", [("« Night", "«Night"), ("Ferry, »", "Ferry,»")]),
        ('He was the "Old Fox" of Holm, and it was "fine".', []),
        ('He wrote, "that was it", and "more". So "he" said.', []),
        ("The mayor said: “ Go home.", []),
    ],
)
def test_space_inside_marks(text: str, marks: list[tuple[str, str]]) -> None:
    assert found(text) == marks
