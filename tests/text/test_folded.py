from newslint.model.document import Document, Segment, SegmentKind
from newslint.model.position import Span
from newslint.text.folded import folded_prose


def test_lower_case_keeps_offsets() -> None:
    document = Document("s.txt", "İAẞ", "İAẞ", ())
    low = document.find(folded_prose)
    assert (len(low), low[1]) == (3, "a")


def test_hard_wrapped_paragraphs_are_unwrapped() -> None:
    text = "As an\nAI model"
    document = Document("s.txt", text, text, (Segment(SegmentKind.PARAGRAPH, Span(0, len(text))),))
    assert document.find(folded_prose) == "as an ai model"
