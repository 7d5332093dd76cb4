import pytest

from newslint.model.document import Document, Segment, SegmentKind
from newslint.model.position import Span
from newslint.text.zones import ZONES, may_be_quoted, touches_zone
from tests.making import document


def test_zones_are_the_kinds_of_segments_and_posts() -> None:
    assert {"quote", "headline", "furniture"} <= ZONES
    assert {*(kind.value for kind in SegmentKind), "post", "term"} == ZONES


def test_a_headline_said_again_before_a_sentence_is_a_zone() -> None:
    text = "Ferry sails again to Holm\n\nFerry sails again to Holm The crew was glad.\n\nIt left."
    story = document(text)
    at = text.rindex("Holm The")
    assert touches_zone(story, ["headline"], Span(at, at + 8))
    at = text.index("crew")
    assert not touches_zone(story, ["headline"], Span(at, at + 4))
    told = document("Ferry sails again to Holm\n\nFerry sails again to Holm on Monday.")
    at = told.prose.rindex("Holm")
    assert not touches_zone(told, ["headline"], Span(at, at + 4))


def test_a_post_is_a_zone() -> None:
    text = "He wrote:\n\nRain.. — Per Lund (@perlund) May 3, 2019\n\nHe left."
    story = document(text)
    for word, touched in (("wrote", False), ("Rain", True), ("left", False)):
        at = text.index(word)
        assert touches_zone(story, ["post"], Span(at, at + len(word))) is touched, word


@pytest.mark.parametrize(
    ("span", "touched"),
    [((0, 4), True), ((3, 8), True), ((4, 6), False), ((6, 10), False), ((4, 4), True)],
)
def test_a_span_touches_a_zone_if_they_share_a_character(
    span: tuple[int, int], touched: bool
) -> None:
    segments = (
        Segment(SegmentKind.HEADLINE, Span(0, 4)),
        Segment(SegmentKind.PARAGRAPH, Span(6, 10)),
    )
    story = Document("story.txt", "Head\n\nBody", "Head\n\nBody", segments)
    assert touches_zone(story, ["headline"], Span(*span)) is touched


def test_no_zone_is_touched_where_none_is_named() -> None:
    assert not touches_zone(document("“Yes.”"), [], Span(0, 6))


def test_quoted_speech_is_a_zone() -> None:
    text = "She said: “Not today.” He left. “Never,” she said."
    story = document(text)
    for word, touched in (("said", False), ("today", True), ("left", False), ("Never", True)):
        at = text.index(word)
        assert touches_zone(story, ["quote"], Span(at, at + len(word))) is touched, word


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “we stay zounds” and left.", True),
        ("He said “we stay” and zounds left.", False),
        ("“He told me ‘oh zounds’ then,” she said.", True),
        ("“He told me ‘oh no’ then zounds,” she said.", True),
        ("He said “we stay and zounds he left.", True),
        # A paragraph that goes on with a quotation, and does not open it again.
        ("“We stay.\n\nOh zounds, we do,” he said.", True),
        ("“We stay.\n\nWe do,” he said, and zounds, left.", False),
        ("“We stay, he said. “Oh zounds, we do.”", True),
        # After an odd number of marks nobody knows.
        ("“We stay, he said. “We do,” he said, and zounds, left.", True),
        ("He said &quot;we stay zounds&quot; and left.", True),
        ("He said &ldquo;we stay zounds&rdquo; and left.", True),
        ("He said ``we stay zounds'' and left.", True),
        ("He said `we stay zounds' and left.", True),
        ("He said 〝we stay zounds〞 and left.", True),
        ("He said «we stay zounds» and left.", True),
        ("He said „we stay zounds“ and left.", True),
        ("He said 「we stay zounds」 and left.", True),
        ("The workers' pay, the fishermen's zounds, and the '90s.", False),
        ("The plank was 6' 2\" long, and zounds, heavy.", False),
    ],
)
def test_what_may_be_quoted(text: str, quoted: bool) -> None:
    at = text.index("zounds")
    assert may_be_quoted(document(text), Span(at, at + 6)) is quoted
