from newslint.model.document import Document, Segment, SegmentKind
from newslint.model.position import Span
from newslint.text.segments_holding import holds, segments_holding


def test_segments_holding_one_string_of_each_set() -> None:
    text = "Red fish\n\nblue fish\n\nRED ants"
    spans = [Span(0, 8), Span(10, 19), Span(21, 29)]
    segments = tuple(Segment(SegmentKind.PARAGRAPH, span) for span in spans)
    document = Document("s.txt", text, text, segments)
    assert segments_holding(document, (("red", "green"),)) == [segments[0], segments[2]]
    assert segments_holding(document, (("fish", "ants"), ("blue",))) == [segments[1]]
    assert segments_holding(document, (("whale",),)) == []
    assert segments_holding(document, ()) == list(segments)


def test_the_case_of_the_prose_does_not_matter() -> None:
    document = Document("s.txt", "Red FISH", "Red FISH", ())
    assert holds(document, "fish")
    assert not holds(document, "ants")
