import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model.document import Document, Metadata
from newslint.readers import plain_text
from newslint.text.quotation_marks import Side, quote_marks, quoted_speech

FILLER = (
    " The boat has been on the slip since the spring, and nobody knows when it will sail again."
)


def document(text: str) -> Document:
    return plain_text.read_text(text, "story.txt", Metadata())


def zones(text: str) -> list[str]:
    story = document(text)
    return [story.prose[slice(*span)] for span in story.find(quoted_speech)]


def lone(text: str) -> list[tuple[int, str]]:
    return [
        (mark.offset, mark.kind.value)
        for mark in document(text).find(quote_marks)
        if mark.partner is None and not mark.continued
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We sank," she said. "We swam."', ['"We sank,"', '"We swam."']),
        ("“We sank,” she said. “We swam.”", ["“We sank,”", "“We swam.”"]),
        ("‘We sank,’ she said. ‘We swam.’", ["‘We sank,’", "‘We swam.’"]),
        ("'We sank,' she said. 'We swam.'", ["'We sank,'", "'We swam.'"]),
        ("«We sank», she said.", ["«We sank»"]),
        ("»We sank«, she said.", ["»We sank«"]),
        ("„We sank“, she said.", ["„We sank“"]),
        ("„We sank”, she said.", ["„We sank”"]),
        ("”We sank”, she said.", ["”We sank”"]),
        ("``We sank,'' she said.", ["``We sank,''"]),
        ("「We sank」, she said.", ["「We sank」"]),
        ("“He said ‘we sank’ and wept,” she said.", ["“He said ‘we sank’ and wept,”"]),
        ("\"He said 'we sank',\" she said.", ["\"He said 'we sank',\""]),
        ("‘He said “we sank”,’ she said.", ["‘He said “we sank”,’"]),
        ('"We sank,” she said.', ['"We sank,”']),
        ('The "old boat" sank.', ['"old boat"']),
        ('It was (the "old" one)', ['"old"']),
        ('It was—"old"—they say.', ['"old"']),
        ('They are ready, "said the mayor.', ['"said the mayor.']),
        ('"They are ready, "said the mayor.', ['"They are ready, "']),
        ('The mayor said:"We sank." Then he wept.', ['"We sank."']),
        ("‘The workers’ boats sank,’ she said.", ["‘The workers’ boats sank,’"]),
        ("'The workers' boats sank,' she said.", ["'The workers' boats sank,'"]),
        ("‘It’s the ’90s,’ she said.", ["‘It’s the ’90s,’"]),
        ('"He is 6\'2" tall," she said.', ['"He is 6\'2" tall,"']),
        ('“I caught a 42" pike,” she said.', ['“I caught a 42" pike,”']),
        ('"A 55" and a 40" screen," he said.', ['"A 55" and a 40" screen,"']),
        ("″We sank,″ she said. “We swam.″", ["″We sank,″", "“We swam.″"]),
        ("A ’’grave mistake’’, she said.", ["’’grave mistake’’"]),
        ("The board is 7′ 4″ long and 3″ wide.", []),
        ('"It sank in 2006," she said of "2006".', ['"It sank in 2006,"', '"2006"']),
    ],
)
def test_zones(text: str, expected: list[str]) -> None:
    assert zones(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It's the workers' boat, and the girls' too.",
        "It’s the workers’ boat, and the girls’ too.",
        "The '90s and the ’60s were good years.",
        "Rock 'n' roll will get 'em, 'tis said.",
        "He is 6' tall and she is 5'10\".",
        'A 6" pipe and a 12" one.',
        "O'Quill and D’Berg sailed on.",
        "He was goin' home, singin' all the way.",
        "The people 's boat sank.",
    ],
)
def test_apostrophes_feet_inches_and_years_are_no_quotes(text: str) -> None:
    assert document(text).find(quote_marks) == ()


def test_marks_know_their_partners() -> None:
    text = 'She said "we sank" and left.'
    first, second = document(text).find(quote_marks)
    assert (first.offset, first.kind, first.partner) == (9, Side.OPENING, 17)
    assert (second.offset, second.kind, second.partner) == (17, Side.CLOSING, 9)
    assert (first.mark, first.continued) == ('"', False)


@pytest.mark.parametrize("mark", ['""', "“”", "‘’", "''"])
def test_only_the_last_paragraph_of_a_quotation_closes_it(mark: str) -> None:
    opening, closing = mark[0], mark[1]
    text = "\n\n".join(
        [
            f"She said: {opening}We sank.{FILLER}",
            f"{opening}We swam.{FILLER}",
            f"{opening}We walked.{closing}{FILLER}",
        ]
    )
    marks = document(text).find(quote_marks)
    if mark == "''":
        # Within a paragraph a lone straight single mark cannot be told from an apostrophe.
        assert [m.continued for m in marks] == [True, False, False]
    else:
        assert [m.continued for m in marks] == [True, True, False, False]
        assert len(zones(text)) == 3
    assert lone(text) == []


def test_a_quotation_goes_on_after_furniture() -> None:
    text = f"“We sank.{FILLER}\n\nAdvertisement\n\n“We swam.”{FILLER}"
    assert lone(text) == []


def test_a_quotation_goes_on_after_a_line_that_is_no_sentence() -> None:
    first, last = f"“We sank,” she said. “We swam.{FILLER}", f"“And we lived.”{FILLER}"
    caption = "Enlarge this image The old boat on the slip at Holm Ana Berg / Holm Post"
    assert lone(f"{first}\n\n{caption}\n\n{last}") == []
    assert lone(f"{first}\n\n{caption}.\n\n{last}") == [(21, "opening")]
    credited = "In 2008, two ships lay at the pier. Image: Holm Post."
    assert lone(f"{first}\n\n{credited}\n\n{last}") == []


def test_a_lost_mark_swallows_no_more_than_its_paragraph() -> None:
    text = f'She said: "We sank.{FILLER}\n\nNobody was hurt.{FILLER}\n\n"We swam," he said.{FILLER}'
    assert zones(text) == [f'"We sank.{FILLER}', '"We swam,"']
    assert lone(text) == [(10, "opening")]


def test_a_lost_mark_swallows_no_later_quotation() -> None:
    text = f'She said: "We sank, she said. "We swam," he said.{FILLER}'
    assert zones(text) == ['"We sank, she said.', '"We swam,"']
    assert lone(text) == [(10, "opening")]


def test_paragraphs_that_were_run_together_reopen_their_quotation() -> None:
    text = f'She said: "We sank. "We swam. "We walked."{FILLER}'
    assert [mark.continued for mark in document(text).find(quote_marks)] == [
        True,
        True,
        False,
        False,
    ]
    assert zones(text) == ['"We sank.', '"We swam.', '"We walked."']


def test_a_closing_mark_without_an_opening_one_makes_no_zone() -> None:
    text = 'We sank," she said.'
    assert zones(text) == []
    assert lone(text) == [(8, "closing")]


def test_a_mark_at_the_very_end_closes() -> None:
    assert lone('Nobody was hurt. "') == [(17, "closing")]


@given(
    st.lists(
        st.sampled_from(
            [
                "We sank.",
                '"',
                "“",
                "”",
                "‘",
                "’",
                "'",
                "''",
                "„",
                "«",
                "»",
                " ",
                "\n\n",
                "6",
                "s",
                ",",
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_marks_pair_up_and_zones_lie_in_segments(text: str) -> None:
    story = document(text)
    marks = {mark.offset: mark for mark in story.find(quote_marks)}
    assert list(marks) == sorted(marks)
    for mark in marks.values():
        assert story.prose.startswith(mark.mark, mark.offset)
        assert not (mark.continued and mark.partner is not None)
        if mark.partner is not None:
            partner = marks[mark.partner]
            assert partner.partner == mark.offset
            assert partner.kind is not mark.kind
            assert (mark.offset < mark.partner) == (mark.kind is Side.OPENING)
    end = 0
    for zone in story.find(quoted_speech):
        assert end <= zone.start < zone.end
        assert any(segment.span.contains(zone) for segment in story.segments)
        end = zone.end
