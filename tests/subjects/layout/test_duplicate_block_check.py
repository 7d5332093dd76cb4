import pytest

from newslint.subjects.layout.duplicate_block_check import DuplicateBlockCheck
from tests.making import document

ONE = "The bridge at Holm reopened on Saturday, a year after a ship struck it."
TWO = "Two piers had to be built anew, at a cost of four million euros."
THREE = "The owner of the ship has not said when it will pay for the work."
PARAGRAPHS = DuplicateBlockCheck(kinds=("paragraph",), fewest_words=5)


def story(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"


def test_the_second_is_flagged_and_the_first_is_related() -> None:
    read = document(story(ONE, TWO, ONE))
    (match,) = PARAGRAPHS(read)
    assert match.span.start > len(ONE) + len(TWO)
    assert [r.span for r in match.related] == [read.segments[0].span]


def test_case_white_space_and_quotation_marks_make_no_difference() -> None:
    one = '"We will pay for it," the owner of the ship told the court.'
    two = "“We will pay  for it,” the owner of the SHIP told the court."
    assert len(list(PARAGRAPHS(document(story(ONE, one, TWO, two))))) == 1


def test_another_word_is_another_paragraph() -> None:
    assert list(PARAGRAPHS(document(story(ONE, ONE.replace("Saturday", "Sunday"))))) == []


def test_a_block_that_stands_twice_is_one_match() -> None:
    read = document(story(ONE, TWO, THREE, ONE, TWO, THREE))
    (match,) = PARAGRAPHS(read)
    assert match.span == read.segments[3].span
    assert [read.segments.index(read.segment_around(r.span)) for r in match.related] == [  # type: ignore[arg-type]
        *(0, 1, 4, 2, 5),
    ]


def test_three_times_is_two_matches() -> None:
    assert len(list(PARAGRAPHS(document(story(ONE, TWO, ONE, THREE, ONE))))) == 2


def test_refrains_are_left_alone() -> None:
    assert list(PARAGRAPHS(document(story("Give it back!", ONE, "Give it back!")))) == []


@pytest.mark.parametrize(
    "parameters", [{"kinds": ()}, {"kinds": ("verse",)}, {"kinds": ("quote",), "fewest_words": 0}]
)
def test_parameters_that_cannot_work_are_refused(parameters: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"kind"):
        DuplicateBlockCheck(**parameters)  # type: ignore[arg-type]
