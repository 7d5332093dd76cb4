import pytest

from newslint.subjects.quotations.glued_quotation_check import GluedQuotationCheck
from tests.making import document


def found(text: str) -> list[tuple[str, str | None]]:
    story = document(text)
    return [(story.prose[slice(*m.span)], m.replacement) for m in GluedQuotationCheck()(story)]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("They signed the“harbour pact”on Monday.", [("the“", "the “"), ("”on", "” on")]),
        ('He is known as"the fox" in Holm.', [('as"', 'as "')]),
        ("He said:“Go.” She went.", [("said:“", "said: “")]),
        ("They signed the “harbour pact”, (“at last”)—“in May”.", []),
        ('Two "Panther"s were built.', []),
        # Past a lost mark, what opens and what closes is a guess.
        ('He said "Go. They know the"fox" here.', []),
        ("The plank was 6'2\" long.", []),
    ],
)
def test_marks_that_touch_a_word(text: str, marks: list[tuple[str, str]]) -> None:
    assert found(text) == marks


def test_a_lost_mark_silences_only_its_paragraph() -> None:
    assert found("He said “Go away.\n\nThey signed the“pact” and left.") == [("the“", "the “")]


def test_paragraphs_that_a_page_ran_together_are_another_rules() -> None:
    paragraph = "The board, which met in Holm, will pay for the boats. " * 10
    assert found(f"“We were not asked.”The mayor left. {paragraph}") == []
    assert found(f"“We were not asked.”The mayor left. {paragraph[:300]}") == [("”The", "” The")]
    assert found(f"{paragraph}“We were not asked.”The mayor left.") == []
    assert found(f"They signed the “pact”on Monday. {paragraph}") == [("”on", "” on")]
