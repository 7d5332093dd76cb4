from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model.document import Document, Metadata
from newslint.model.position import Span
from newslint.readers import plain_text

LONG = (
    "The harbour board said on Monday that the new ferry would sail twice a day from spring, and "
    "that fares would stay as they are."
)
MORE = (
    "Islanders have waited eleven years for a second boat, and many of them doubt that it will "
    "come before the summer."
)


def read(text: str, **known: object) -> Document:
    return plain_text.read_text(text, "story.txt", Metadata(**known))  # type: ignore[arg-type]


def kinds(text: str) -> list[str]:
    return [segment.kind.value for segment in read(text).segments]


def shown(document: Document) -> list[str]:
    return [document.prose[slice(*segment.span)] for segment in document.segments]


def story(*lines: str) -> str:
    return "\n\n".join(lines)


def test_a_headline_is_the_short_first_line_without_a_stop() -> None:
    assert kinds(story("Island gets second ferry", LONG, MORE)) == [
        "headline",
        "paragraph",
        "paragraph",
    ]


def test_a_standfirst_is_a_paragraph() -> None:
    assert kinds(story("Island gets second ferry", "Fares will not rise.", LONG)) == [
        "headline",
        "paragraph",
        "paragraph",
    ]


def test_the_same_headline_again_is_a_headline() -> None:
    text = story("Island gets second ferry", "Island gets second ferry", LONG, MORE)
    assert kinds(text) == ["headline", "headline", "paragraph", "paragraph"]


def test_a_question_may_be_a_headline() -> None:
    assert kinds(story("Will the island get its ferry?", LONG))[0] == "headline"


@pytest.mark.parametrize(
    "line",
    [
        "Fares will not rise.",
        "fares to stay as they are",
        '"We will never raise fares',
        "The board has met. Nothing is settled",
    ],
)
def test_these_are_no_headlines(line: str) -> None:
    assert kinds(story(line, LONG)) == ["paragraph", "paragraph"]


def test_a_lone_line_is_a_paragraph() -> None:
    assert kinds("Turnout reached 62 per cent") == ["paragraph"]


def test_lines_that_all_lack_a_stop_are_not_all_headlines() -> None:
    lines = ["North 4 South 2", "East 1 West 1", "Upper 3 Lower 0", "Old 2 New 2", "Red 5 Blue 1"]
    assert kinds(story(*lines)).count("headline") <= 1


@pytest.mark.parametrize(
    "line",
    [
        "23 June, 2024",
        "June 23, 2024",
        "Published 5 May 2023 10:00 GMT",
        "Last updated: Jun. 23, 2024 at 4:15 p.m. ET",
        "Sunday, 23 June 2024",
        "2024-06-23 08:30",
        "Bergen, 23 June 2024",
        "Updated at 5:30 p.m. ET",
    ],
)
def test_a_line_with_only_the_date_is_a_dateline(line: str) -> None:
    assert kinds(story("Island gets second ferry", line, LONG)) == [
        "headline",
        "dateline",
        "paragraph",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "On 23 June 2024 the ferry sank",
        "June 23, 2024 was the day it sank",
        "Updates will follow",
    ],
)
def test_a_line_that_says_more_is_no_dateline(line: str) -> None:
    assert "dateline" not in kinds(story("Island gets second ferry", line, LONG))


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Quill",
        "By ADA QUILL and Tom van der Berg",
        "By Ada Quill, Reuters",
        "By Ada Quill in Bergen",
        "Ada Quill, Harbour News",
        "Ada Quill | Transport correspondent",
        "By our Transport Correspondent",
    ],
)
def test_a_byline(line: str) -> None:
    assert kinds(story("Island gets second ferry", line, LONG)) == [
        "headline",
        "byline",
        "paragraph",
    ]


@pytest.mark.parametrize("line", ["By Land and Sea", "By the end of May", "By Ferry to Bergen"])
def test_a_line_that_begins_with_by_need_not_be_a_byline(line: str) -> None:
    assert "byline" not in kinds(story("Island gets second ferry", line, LONG))


def test_credits_at_the_end_are_a_byline_and_a_sentence_is_not() -> None:
    assert kinds(story(LONG, "(Reporting by Ada Quill; Editing by Tom Berg)"))[-1] == "byline"
    assert kinds(story(LONG, "Additional reporting by Ada Quill in Bergen"))[-1] == "byline"
    written = "Written by seven engineers, the study says that the pier may sink."
    assert kinds(story(LONG, written))[-1] == "paragraph"


def test_a_subhead_stands_between_paragraphs() -> None:
    assert kinds(story("Island gets second ferry", LONG, "A long wait", MORE)) == [
        "headline",
        "paragraph",
        "subhead",
        "paragraph",
    ]


def test_a_subhead_may_be_glued_to_a_paragraph() -> None:
    text = f"{LONG}\n\n{MORE}\nA long wait\n\n{LONG}\n\nWho pays?\n{MORE}"
    document = read(text)
    assert [segment.kind.value for segment in document.segments] == [
        "paragraph",
        "paragraph",
        "subhead",
        "paragraph",
        "subhead",
        "paragraph",
    ]
    between = document.prose[document.segments[1].span.end : document.segments[2].span.start]
    assert between == "\n"


@pytest.mark.parametrize("line", ["She said:", "and so it went", "“We will see", "No!", "12.5"])
def test_these_are_no_subheads(line: str) -> None:
    assert "subhead" not in kinds(story(LONG, line, MORE))


def test_the_last_short_line_is_no_subhead() -> None:
    assert kinds(story(LONG, MORE, "The end"))[-1] == "paragraph"


@pytest.mark.parametrize("mark", ["-", "•", "*", "–"])
def test_list_items(mark: str) -> None:
    items = [f"{mark} one boat a day", f"{mark} two boats on Sundays"]
    assert kinds(story(LONG, *items))[1:] == ["list_item", "list_item"]


def test_numbered_items_need_a_neighbour() -> None:
    assert kinds(story(LONG, "1. One boat a day", "2. Two boats"))[1:] == ["list_item", "list_item"]
    assert kinds(story(LONG, "5. May was the day of the vote in the town.")) == ["paragraph"] * 2


def test_speech_after_a_long_dash_is_a_paragraph() -> None:
    assert kinds(story(LONG, "— We are tired of waiting, said one.", MORE)) == ["paragraph"] * 3


@pytest.mark.parametrize(
    "line",
    [
        "• 23 Jun, 2024",
        "Read more",
        "Read more: The ferry that never was",
        "READ ALSO: Ten bridges to nowhere",
        "Advertisement",
        "ADVERTISEMENT",
        "Share this article",
        "Share",
        "Facebook Twitter WhatsApp Email",
        "Follow us on Facebook and Twitter",
        "Click here to subscribe",
        "Sign up for our daily newsletter",
        "Copyright © 2024 Harbour News",
        "© Harbour News 2024. All rights reserved.",
        "Related articles",
        "3 min read",
        "This article is more than 2 years old",
        "Story continues below advertisement",
    ],
)
def test_furniture(line: str) -> None:
    assert kinds(story("Island gets second ferry", LONG, line, MORE))[2] == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "Read more books, the minister told the children of the island.",
        "Share prices fell by a third on Monday.",
        "Follow us on the long road north, the pilgrims said.",
        "More on this island than on any other, the boat is life.",
        "Click here, she said, and the lights went out all over town, as they had done before.",
        "Home owners pay more.",
        "Advertisement sales fell again last year.",
        "Copyright law has changed.",
        "Most read the paper at breakfast.",
        "Print is not dead, the editor said.",
    ],
)
def test_sentences_that_begin_like_furniture(line: str) -> None:
    assert kinds(story("Island gets second ferry", LONG, line, MORE))[2] == "paragraph"


def test_captions() -> None:
    assert kinds(story(LONG, "Photo: Ada Quill/Harbour News", MORE))[1] == "caption"
    assert kinds(story(LONG, "(Photo by Ada Quill)", MORE))[1] == "caption"
    assert kinds(story(LONG, "Image source, Harbour News", MORE))[1] == "caption"
    assert kinds(story(LONG, "Photos, maps and letters are on show.", MORE))[1] == "paragraph"
    assert kinds(story(LONG, "Photo shops on the island have closed.", MORE))[1] == "paragraph"


def test_a_paragraph_in_each_line() -> None:
    assert shown(read(f"Island gets second ferry\n{LONG}\n{MORE}")) == [
        "Island gets second ferry",
        LONG,
        MORE,
    ]


WRAPPED = """\
Island gets second ferry

The harbour board said on Monday that the new ferry would sail twice
a day from spring, and that fares would stay as they are, whatever
Oslo says.

Islanders have waited eleven years for a second boat, and many of
them doubt that it will come before the summer.
A long wait

- one boat a day, with room for eleven cars and a hundred and twenty
  people
- two boats on Sundays
"""


def test_hard_wrapped_paragraphs_are_joined() -> None:
    document = read(WRAPPED)
    assert [" ".join(text.split()) for text in shown(document)] == [
        "Island gets second ferry",
        "The harbour board said on Monday that the new ferry would sail twice a day from spring, "
        "and that fares would stay as they are, whatever Oslo says.",
        "Islanders have waited eleven years for a second boat, and many of them doubt that it will "
        "come before the summer.",
        "A long wait",
        "- one boat a day, with room for eleven cars and a hundred and twenty people",
        "- two boats on Sundays",
    ]
    assert [segment.kind.value for segment in document.segments] == [
        "headline",
        "paragraph",
        "paragraph",
        "subhead",
        "list_item",
        "list_item",
    ]


def test_two_wrapped_lines_are_one_paragraph() -> None:
    assert len(read("The minister said that the\nthe bill would pass.").segments) == 1


def test_short_lines_that_end_their_sentences_are_not_joined() -> None:
    text = "The ferry sank.\nNobody was hurt.\nThe board will meet.\nIt met before."
    assert len(read(text).segments) == 4


def test_front_matter_is_no_prose_and_offsets_lead_back_to_the_text() -> None:
    text = f"---\ndate: 2024-06-23\nplace: Bergen\nlang: en-GB\ntitle: Ferry\n---\n\n{LONG}\n"
    document = read(text)
    assert document.text == text
    assert "Bergen" not in document.prose
    assert document.metadata == Metadata(
        date=date(2024, 6, 23), place="Bergen", language="en-GB", variety="British"
    )
    (segment,) = document.segments
    assert text[slice(*document.source_map.text_span(segment.span))] == LONG


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("• 23 Jun, 2024", date(2024, 6, 23)),
        ("June 23, 2024", date(2024, 6, 23)),
        ("Published 5 May 2023 10:00 GMT", date(2023, 5, 5)),
        ("23.06.2024", date(2024, 6, 23)),
        ("06/23/2024", date(2024, 6, 23)),
        ("05/06/2024", None),
        ("31 February 2024", None),
    ],
)
def test_the_date_comes_from_the_dateline(line: str, day: date | None) -> None:
    assert read(story("Island gets second ferry", line, LONG)).metadata.date == day


@pytest.mark.parametrize(
    ("lead", "place", "day"),
    [
        ("KYIV, Ukraine (AP) — ", "KYIV, Ukraine", None),
        ("BEIJING, May 16 (Xinhua) -- ", "BEIJING", None),
        ("BERGEN, 23 June 2024 (Reuters) - ", "BERGEN", date(2024, 6, 23)),
        ("MOSCOW, June 23. /TASS/. ", "MOSCOW", None),
        ("Bergen (AFP) – ", "Bergen", None),
        ("UPDATE — ", None, None),
        ("Bergen – ", None, None),
        ("EU - ", None, None),
    ],
)
def test_the_place_comes_from_the_first_paragraph(
    lead: str, place: str | None, day: date | None
) -> None:
    document = read(story("Island gets second ferry", lead + LONG, MORE))
    assert (document.metadata.place, document.metadata.date) == (place, day)
    assert document.segments[1].kind.value == "paragraph"


def test_what_the_caller_knows_wins_field_by_field() -> None:
    text = f"---\ndate: 2024-06-23\nplace: Bergen\n---\n{LONG}"
    metadata = read(text, date=date(2020, 1, 2), variety="US").metadata
    assert (metadata.date, metadata.place, metadata.variety) == (date(2020, 1, 2), "Bergen", "US")


def test_a_date_between_paragraphs_is_not_the_date_of_the_story() -> None:
    assert read(story(LONG, MORE, "3 May 2019", LONG, MORE)).metadata.date is None


def test_a_line_separator_ends_no_line() -> None:
    assert len(read("One line\u2028and its end.").segments) == 1


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [LONG, MORE, "Read more", "• 23 Jun, 2024", "By Ada Quill", "- a boat", ""]
        ),
        st.text(max_size=40),
        st.text(alphabet=" \t\u2028\u00a0\x0b\x85.-—“\"'1aA", max_size=20),
    ),
    max_size=12,
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_segments_are_ordered_disjoint_and_trimmed(lines: list[str], line_end: str) -> None:
    document = read(line_end.join(lines))
    end = 0
    for segment in document.segments:
        assert end <= segment.span.start < segment.span.end <= len(document.prose)
        text = document.prose[slice(*segment.span)]
        assert text == text.strip()
        end = segment.span.end
    covered = "".join(shown(document)).split()
    assert "".join(covered) == "".join(document.prose.split())


@given(LINES)
def test_line_ends_make_no_difference(lines: list[str]) -> None:
    lines = [line.replace("\r", "").replace("\n", "") for line in lines]
    documents = [read(line_end.join(lines)) for line_end in ("\n", "\r\n", "\r")]
    first, *others = [
        [
            (s.kind, d.prose[slice(*s.span)].replace("\r\n", "\n").replace("\r", "\n"))
            for s in d.segments
        ]
        for d in documents
    ]
    assert all(other == first for other in others)


@given(LINES)
def test_spans_map_back_to_the_text(lines: list[str]) -> None:
    document = read("---\nplace: Oslo\n---\n" + "\n".join(lines))
    for segment in document.segments:
        span: Span = document.source_map.text_span(segment.span)
        text = document.text[slice(*span)].replace("\r\n", "\n").replace("\r", "\n")
        assert text == document.prose[slice(*segment.span)]


def test_a_title_with_a_stop_in_it_shows_by_standing_twice() -> None:
    title = "So what. Now what?"
    found = kinds(story(title, title, "The council met on Monday."))
    assert found == ["headline", "headline", "paragraph"]


def test_a_lone_last_line_is_no_title_twice() -> None:
    assert kinds(story("Advertisement", "So what. Now what?")) == ["furniture", "paragraph"]
