import pytest

from newslint.subjects.layout.segment_kind_check import SegmentOfKindCheck
from tests.making import document

TEXT = "• 4 Mar, 2023\n\nThe bridge at Holm reopened on Saturday.\n\nShare on Facebook\n"


def test_every_segment_of_the_kind_is_a_match() -> None:
    story = document(TEXT)
    found = [story.prose[slice(*m.span)] for m in SegmentOfKindCheck(kinds=("furniture",))(story)]
    assert found == ["• 4 Mar, 2023", "Share on Facebook"]


def test_unless() -> None:
    (match,) = SegmentOfKindCheck(kinds=("furniture",), unless="share")(document(TEXT))
    assert match.span.start == 0


@pytest.mark.parametrize(
    "parameters", [{"kinds": ()}, {"kinds": ("debris",)}, {"kinds": ("quote",), "unless": "("}]
)
def test_parameters_that_cannot_work_are_refused(parameters: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"kind|regular expression"):
        SegmentOfKindCheck(**parameters)  # type: ignore[arg-type]
