import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model.document import Document, Metadata
from newslint.readers import plain_text
from newslint.text.sentences import sentences


def document(text: str) -> Document:
    return plain_text.read_text(text, "story.txt", Metadata())


def split(text: str) -> list[str]:
    found = document(text)
    return [found.prose[slice(*span)] for span in found.find(sentences)]


@pytest.mark.parametrize(
    "text",
    [
        "The boat sank.|Nobody was hurt.",
        "Did it sink?|It did!|So they say.",
        "Mr. Quill and Lt. Gen. Berg sailed.|They came back.",
        "J. K. Quill and George W. Berg sailed.|He rowed.",
        "She met the U.S. President in Bergen.|He left the U.S.|The talks go on.",
        "They met at 9 a.m. Monday in Bergen.",
        "They met at 9 a.m. ET in Bergen.",
        "The bar shut at 2 a.m.|Police came later.",
        "It fell by 3.5 percent.|It rose by No. 5 standards on Jan. 5 last year.",
        "They wait... and wait.|They wait...|Then they go.",
        "It took 40 days.|12 people came.",
        "“We sank.”|Then she wept.",
        "“We sank.|We swam.”|She wept.",
        "“Why now?” Quill asked.|Nobody knew.",
        "“Why now?” he asked.|Nobody knew.",
        "“Why now?”|He said that nobody knew.",
        "(The boat was old.)|It sank.",
        "She called it “old.”|“It sank,” he said.",
        "It sank.|“We swam,” he said.",
        "It sank.|— We swam, he said.",
        "Quill v. Berg was heard in St. Olaf vs. Bergen style.",
        "Quill, D-Ore., and Berg, R-Ky., agreed.",
        "SALEM, Ore. — The boat sank.",
        "The boat is his plan B.|One day it sailed.",
        "Apple Inc. Chief Executive Ada Quill sailed.",
        "They sold pies, cakes, etc.|Berg ate them.",
        "It sank on 5 May.|Berg swam.",
        "It sank on Nov. 13.|Marie swam.",
        "It sank on 17. July near Bergen.",
        "He took the boat. and sank.",
        "It sank. iPads were lost.",
        "The Yahoo! News desk was told.",
        "Years passed.Then it sank.",
        "It sank.“We swam,” he said.",
        "这艘船沉了。没有人受伤。",
        "Visit bergen.no for boats.|It is free.",
        "It was 6 ft. long.",
        "Van der Berg met O. de Quill.|They sailed.",
        "In Syria. ... If so, what then?",
        "It fell below 5 °C.|Berg froze.",
    ],
)
def test_sentences(text: str) -> None:
    whole = text.replace("|", " ")
    expected = text.split("|")
    if text.startswith("Years passed."):
        expected = ["Years passed.", "Then it sank."]
    elif text.startswith("It sank.“"):
        expected = ["It sank.", "“We swam,” he said."]
    elif text.startswith("这"):
        expected = ["这艘船沉了。", "没有人受伤。"]
    elif text.startswith("It sank. iP"):
        expected = ["It sank.", "iPads were lost."]
    elif text.startswith("In Syria"):
        expected = ["In Syria.", "... If so, what then?"]
    assert split(whole) == expected


def test_a_floating_mark_belongs_to_the_side_that_needs_it() -> None:
    assert split('He said: "It sank. " Then he wept.') == ['He said: "It sank. "', "Then he wept."]
    assert split('It sank. " We swam," he said.') == ["It sank.", '" We swam," he said.']


def test_sentences_run_over_the_line_ends_of_wrapped_copy() -> None:
    text = "The minister said that the old\nboat sank. Nobody was hurt when\nit did.\n"
    assert split(text) == [
        "The minister said that the old\nboat sank.",
        "Nobody was hurt when\nit did.",
    ]


def test_a_headline_is_not_split_at_an_abbreviation() -> None:
    text = "The U.S. In Numbers And Boats\n\nThe boat sank. Nobody was hurt.\n"
    assert split(text)[0] == "The U.S. In Numbers And Boats"


TEXTS = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "The boat sank.",
                "Mr.",
                "Quill",
                "U.S.",
                "“We",
                "swam.”",
                "\n",
                "\n\n",
                "...",
                "?",
                "5.",
            ]
        ),
        st.text(max_size=8),
    ),
    max_size=25,
).map(" ".join)


@given(TEXTS)
def test_sentences_are_ordered_disjoint_trimmed_and_within_segments(text: str) -> None:
    found = document(text)
    spans = found.find(sentences)
    end = 0
    for span in spans:
        assert end <= span.start < span.end
        part = found.prose[slice(*span)]
        assert part == part.strip()
        assert any(segment.span.contains(span) for segment in found.segments)
        end = span.end
    joined = "".join(found.prose[slice(*span)] for span in spans)
    assert "".join(joined.split()) == "".join(found.prose.split())
