from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.linting.edits import applied, changes_a_number, edits_of_text, minimal_edits
from newslint.model.document import Document
from newslint.model.fix import Edit
from newslint.model.position import Span
from tests.making import document
from tests.markup import markup

PROSE = st.text(alphabet="ab ,.1\n\u2028é", max_size=20)


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        ("62 %", "62%", [(2, 3, "")]),
        ("the the", "the", [(3, 7, "")]),
        ("harbor", "harbour", [(5, 5, "u")]),
        ("« Non »", "«Non»", [(1, 2, ""), (5, 6, "")]),
        ("same", "same", []),
        ("", "new", [(0, 0, "new")]),
    ],
)
def test_only_what_differs_is_written(
    old: str, new: str, edits: list[tuple[int, int, str]]
) -> None:
    made = minimal_edits(f">{old}<", Span(1, 1 + len(old)), new)
    assert [(e.span.start - 1, e.span.end - 1, e.text) for e in made] == edits


@given(PROSE, PROSE, PROSE, PROSE)
def test_the_edits_make_the_replacement(before: str, old: str, new: str, after: str) -> None:
    prose = before + old + after
    edits = minimal_edits(prose, Span(len(before), len(before + old)), new)
    assert applied(prose, edits) == before + new + after
    ends = [at for edit in edits for at in edit.span]
    assert ends == sorted(ends)
    for one, following in pairwise(edits):
        assert one.span.end < following.span.start
    for edit in edits:
        assert prose[slice(*edit.span)] != edit.text


# In the text

LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r"])


def changed(document: Document, old: str, new: str) -> str | None:
    """The text with ``new`` for ``old``; None if there is no way to write that."""
    start = document.prose.index(old)
    span = Span(start, start + len(old))
    edits = edits_of_text(document, span, minimal_edits(document.prose, span, new))
    place = document.source_map.text_span(span)
    assert all(place.contains(edit.span) for edit in edits)
    return applied(document.text, edits) if edits else None


@given(PROSE, PROSE, PROSE, PROSE, LINE_ENDS)
def test_line_ends_are_written_as_the_file_has_them(
    before: str, old: str, new: str, after: str, end: str
) -> None:
    # Of its own a file has one somewhere.
    prose = f"{before}{old}{after}\n"
    story = document(prose.replace("\n", end))
    span = Span(len(before), len(before + old))
    edits = edits_of_text(story, span, minimal_edits(prose, span, new))
    assert applied(story.text, edits) == f"{before}{new}{after}\n".replace("\n", end)


def test_what_does_not_change_stays_as_the_file_has_it() -> None:
    mixed = "The\nthe\r\nport\rand and"
    assert changed(document(mixed), "the\nport\nand and", "the\nport\nand") == (
        "The\nthe\r\nport\rand"
    )


@pytest.mark.parametrize(
    ("text", "old", "new", "right"),
    [
        # A piece that is replaced whole.
        ("cod &amp; chips", "&", "and", "cod and chips"),
        ("cod &amp; chips", "cod & chips", "cod and chips", "cod and chips"),
        ("cod &amp; chips", " &", ", with", "cod, with chips"),
        # Pieces that stay are left as they are.
        ("R&amp;D  labs", "R&D  labs", "R&D labs", "R&amp;D labs"),
        ("caf&eacute;  &lt;noir", "é  <", "é <", "caf&eacute; &lt;noir"),
        # What is new is written as the format has it.
        ("cod and chips", "and", "&", "cod &amp; chips"),
        ("He said: a.", " a.", " a < b.", "He said: a &lt; b."),
        # Markup beside the place is no matter, and none is written over.
        ("<b>the</b> the", "the", "that", "<b>that</b> the"),
        ("<b>left</b>", "left", "he left", "<b>he left</b>"),
        ("<b>left</b>", "left", "left, he said", "<b>left, he said</b>"),
        ("the <b>mayor</b> , who", " ,", ",", "the <b>mayor</b>, who"),
        ("the <b>mayor</b> , who", "mayor ,", "mayor,", None),
        ("<p>Zounds.</p><p>Egad.</p>", ".\nEgad", ". Egad", "<p>Zounds. Egad.</p>"),
        # What cannot be cut, and what cannot be written.
        ("e&#769;&nbsp;a", "\u0301", "", "e&nbsp;a"),
        ("a&NotEqualTilde;b", "\u0338b", "b", None),
        ("a&NotEqualTilde;b", "\u2242\u0338b", "\u2242b", None),
        ("a&NotEqualTilde;b", "\u2242\u0338b", "b", "ab"),
        ("Zounds. Egad.", " ", "\n", None),
    ],
)
def test_edits_of_a_text_with_entities(text: str, old: str, new: str, right: str | None) -> None:
    assert changed(markup(text), old, new) == right


MARKED_UP = st.lists(
    st.sampled_from(
        ["a", "b ", "  ", "&", ";", "amp", "&amp;", "&lt;", "<b>", "</b>", "\r\n", "<p>"]
    ),
    max_size=8,
).map("".join)


@given(MARKED_UP, st.text(alphabet="ab &;<\n", max_size=6), st.data())
def test_a_text_with_its_edits_is_read_as_the_replacement(
    text: str, new: str, data: st.DataObject
) -> None:
    story = markup(text)
    start = data.draw(st.integers(0, len(story.prose)))
    span = Span(start, data.draw(st.integers(start, len(story.prose))))
    edits = edits_of_text(story, span, minimal_edits(story.prose, span, new))
    if edits:
        assert "\n" not in "".join(edit.text for edit in edits)
        right = story.prose[: span.start] + new + story.prose[span.end :]
        assert markup(applied(text, edits)).prose == right


@pytest.mark.parametrize(
    ("text", "old", "new", "changes"),
    [
        ("It cost 31 000 euros.", "1 000", "1,000", False),
        ("It cost 3,5 million.", "3,5", "3.5", False),
        ("It fell to 5 .3 points.", "5 .3", "5.3", False),
        ("At 9: 30 it began.", "9: 30", "9:30", False),
        ("Turnout was 62 %.", "62 %", "62%", False),
        ("It has 1,234 berths.", "1,234", "1.234", True),
        ("Pages 10-15 are lost.", "10-15", "1015", True),
        ("The route 20 20 is closed.", "20 20", "20", True),
        ("It cost 3 5 euros.", "3 5", "35", True),
        ("They are two two.", "two two", "two", True),
        ("Some ten thousand people came.", "ten thousand", "10,000", True),
        ("In 31 the 000 fell.", "31 the", "31", True),
        ("The the port.", "The the", "The", False),
        # Two numbers are not made one, nor one two.
        ("Of those over 40, 100 percent came.", "40, 100", "40,100", True),
        ("He came in 5. 3 others were late.", "5. 3", "5.3", True),
        ("It was 20, 000 years ago.", "20, 000", "20,000", False),
        ("In 2019 300 people came.", "2019 300", "2019,300", True),
        ("It lasted 15 212 days.", "15 212", "15,212", False),
        ("He scored 3 , 5 times.", "3 ,", "3,", False),
        # Signs, scales, fractions and powers belong to a number.
        ("It fell to -5 degrees.", "-5", "5", True),
        ("It fell to －5 degrees.", "－5", "-5", False),
        ("It cost 5m euros.", "5m", "5", True),
        ("It cost 5 bn euros.", "5 bn", "5bn", False),
        ("It cost 5 bn euros.", "5 bn", "5 mn", True),
        ("A walk of 2½ miles.", "2½", "21/2", True),
        ("A field of 10² metres.", "10²", "102", True),
        ("A field of 10 m².", "10 m²", "10m²", False),
        # Words, ordinals, fractions, Roman numerals.
        ("The second second half.", "second second", "second", True),
        ("It was minus minus five.", "minus minus", "minus", True),
        ("It won once once.", "once once", "once", True),
        ("A third third party.", "third third", "third", True),
        ("Pope Pius XX XX died.", "XX XX", "XX", True),
        ("The I I sentence.", "I I", "I", False),
        ("A mix of mix of things.", "mix of mix of", "mix of", False),
        # Ranges, times, dates.
        ("It took 10 - 15 days.", "10 - 15", "10-15", False),
        ("At 9.30 it began.", "9.30", "9.3", True),
        ("At 9.30 it began.", "9.30", "9:30", True),
        ("On May 5, 2019 it began.", "5, 2019", "5 2019", False),
        ("On the 5 th of May.", "5 th", "5th", False),
        ("Sales rose ２５％.", "２５％", "25%", False),
        ("Agent 007 left.", "007", "7", True),
    ],
)
def test_whether_a_number_changes(text: str, old: str, new: str, changes: bool) -> None:
    start = text.index(old)
    edits = minimal_edits(text, Span(start, start + len(old)), new)
    assert changes_a_number(text, edits) is changes


def test_a_new_line_end_is_written_as_the_file_has_it() -> None:
    assert changed(document("Oh no\r\nyes"), " ", "\n") == "Oh\r\nno\r\nyes"


def test_digits_that_an_edit_brings_together_are_a_new_number() -> None:
    text = "He was 4 " + "x" * 50 + " 5"
    assert not changes_a_number(text, (Edit(Span(9, 59), "y"),))
    assert changes_a_number("a 4 and 5", (Edit(Span(3, 8), ""),))
