import pytest

from newslint.subjects.quotations.nested_quotation_check import NestedQuotationCheck
from tests.making import document


def found(text: str) -> list[tuple[str, str | None]]:
    story = document(text)
    return [
        (text[slice(*match.span)], match.replacement) for match in NestedQuotationCheck()(story)
    ]


def test_the_inner_quotation_is_reported_with_single_marks() -> None:
    assert found("“We call it “the wall” and “the dam” here,” he said.") == [
        ("“the wall”", "‘the wall’"),
        ("“the dam”", "‘the dam’"),
    ]
    assert found('"We call it "the wall" here," he said.') == [('"the wall"', "'the wall'")]


@pytest.mark.parametrize(
    "text",
    [
        "“We call it ‘the wall’ here,” he said.",
        "“We call it,” he said, “the wall.”",
        "“We call it. “The wall is old,” he said.”",
        "“It is old, Berg said later of “the wall” at the port, and left.”",
        "“ We call it “the wall” here,” he said.",
        "“We call it “ the wall” here,” he said.",
        f"“We call it “the {'very ' * 40}old wall” here,” he said.",
        f"“We know it {'very ' * 100}well as “the wall” here,” he said.",
    ],
)
def test_what_may_be_two_quotations_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_marks_of_two_paragraphs_are_not_nested() -> None:
    assert found("“We call it a wall.\n\n“It is “old” and it is ours.\n\n“We know.”\n") == []
