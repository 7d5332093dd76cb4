import pytest

from newslint.subjects.quotations.unclosed_quotation_check import UnclosedQuotationCheck
from tests.making import document


def found(text: str) -> list[tuple[int, str]]:
    return [(m.span.start, m.diagnosis) for m in UnclosedQuotationCheck()(document(text))]


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


@pytest.mark.parametrize(
    "text",
    [
        'The crew used it as" deck wash" at sea.',
        'They have cried" foul" for years.',
        "They moved the”night market on the pier “ to the spring.",
        'The film of“the old ferry "and the play of“grey herons", sold out.',
        'The ferry" Heron" and the boat" Gull" sail at dawn.',
        'The fleet stays ashore, as a precaution," to spare the crews, " it added.',
        "The ferry sails for the bank” Harbour” of Holm.",
        'The "grey heron "is a ferry.',
        'He said "they told me "go" at dawn" and left.',
    ],
)
def test_a_space_on_the_wrong_side_or_a_wrong_shape_loses_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "end",
    [
        'We shall all be there, " says Per Lund.',
        'We shall all be there, "said the mayor of Holm.',
        'We shall all be there, "Per Lund recalls.',
        'We shall all be there! "Said the mayor.',
        'We shall all be there, "the Holm Post quotes Lund as saying.',
        "We shall all be there!“ said the mayor.",
        'We shall all be there. ".',
        'We shall all be there. "',
        "We shall all be there,” he added.",
        'We shall all be there ", noted" Holm Post ".',
    ],
)
@pytest.mark.parametrize("between", ["", "The bridge is ours.\n\nIt stays.\n\n"])
def test_a_later_paragraph_closes_the_quotation(end: str, between: str) -> None:
    assert found(f'The mayor rose: "We shall build it.\n\n{between}{end}') == []


def test_a_single_mark_at_the_head_of_a_paragraph_is_closed_by_a_double_one() -> None:
    assert found("'We shall build it.\n\nWe shall all be there,” he added.") == []


def test_a_quotation_does_not_run_on_for_ever() -> None:
    filler = "The tide was out and the pier was empty.\n\n" * 12
    text = f'The mayor rose: "We shall build it.\n\n{filler}We shall be there," he added.'
    assert [diagnosis for _, diagnosis in found(text)] == ["opening", "closing"]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("“We will pay,” he said. It was late.”", [(36, "closing")]),
        ('The "old ferry, the "heron" and the "gull" sail.', [(4, "opening")]),
        ('The owner said: "We will pay."”', [(29, "doubled")]),
        ('The owner said: “ " We will pay." ”', [(16, "doubled"), (32, "doubled")]),
        ('"It is late.\n\nThe tide is out.""', [(30, "doubled")]),
        ("The heron” will sail from the pier.", [(9, "")]),
        ('The crew, its" friends and the yard "workers are ashore".', [(13, "uneven")]),
    ],
)
def test_the_diagnosis_says_no_more_than_is_certain(
    text: str, marks: list[tuple[int, str]]
) -> None:
    assert found(text) == marks
