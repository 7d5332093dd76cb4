import time

import pytest

from newslint.model.position import Span
from newslint.text.foreign_segments import foreign_segments, in_foreign_segment
from tests.making import document

LEAD = (
    "The council of Holm voted on Tuesday to close the old port, and the mayor said that the work "
    "would begin in the spring."
)
END = (
    "She added that the money for the new quay had been set aside, but that nobody could say when "
    "the first boat would call there."
)
GERMAN = "Die Fischer wollen sich dagegen wehren und ziehen noch vor dem Sommer vor Gericht."
ENGLISH = "The fishermen want to fight it and will go to court before the summer."


def found(*paragraphs: str, **known: str) -> list[str]:
    story = document("\n\n".join(paragraphs), **known)
    return [story.prose[slice(*one.segment.span)] for one in story.find(foreign_segments)]


def test_the_paragraph_is_found_and_no_other() -> None:
    assert found(LEAD, GERMAN, END) == [GERMAN]
    assert found(LEAD, END) == []


def test_headlines_are_read_also_with_a_capital_to_each_word() -> None:
    for headline in (
        "Obec zavře starý přístav, lidé nesouhlasí",
        "Gwamnan Kano Ya Ce Ba Zai Sake Zuwa Ba",
    ):
        assert found(headline, LEAD, END) == [headline]


def test_of_a_story_in_another_language_nothing_is_said() -> None:
    assert found(GERMAN, GERMAN.replace("Fischer", "Bauern")) == []
    assert found(LEAD, GERMAN, END, language="de") == []


@pytest.mark.parametrize(
    "quoted",
    [
        f"“{GERMAN}” she said.",
        f"“{GERMAN}” Lind told reporters.",
        f"The letter begins “{GERMAN}”.",
        f"The letter reads: “{GERMAN}”",
        f"{GERMAN} ({ENGLISH})",
        f"{GERMAN} — Per Lund (@perlund) May 3, 2020",
    ],
)
def test_english_beside_a_foreign_quotation_shows_that_it_is_meant(quoted: str) -> None:
    assert found(LEAD, quoted, END) == []


def test_words_beside_a_quotation_may_be_foreign_too() -> None:
    for paragraph in (f"„{GERMAN}“, sagte Lind.", f"„{GERMAN}“"):
        assert found(LEAD, paragraph, END) == [paragraph]


@pytest.mark.parametrize(
    "before, after",
    [
        ("The old song goes:", END),
        (LEAD, f"({ENGLISH})"),
        (f"{LEAD} She wrote in German:", END),
        (LEAD, "It means that the fishermen will go to court."),
        (LEAD, "This is translated from the letter."),
    ],
)
def test_what_a_neighbour_introduces_or_translates_is_left_alone(before: str, after: str) -> None:
    assert found(LEAD, before, f"“{GERMAN}”", after, END) == []


def test_a_paragraph_beside_its_translation_is_left_alone() -> None:
    french = (
        "Le port de Holm coûte 3 millions d’euros, dit Per Lind, et les bateaux de Salby partent."
    )
    english = (
        "The port of Holm will cost 3 million euros, says Per Lind, and boats from Salby leave."
    )
    assert found(LEAD, french, english, END) == []
    assert found(LEAD, english, french, END) == []
    assert found(LEAD, french, END) == [french]


def test_titles_labels_and_dishes_are_no_sentences() -> None:
    for line in (
        "Portrait de la jeune fille en feu (2019)",
        "“Cien años de soledad y de amor”",
        "- Pollo asado con papas y ensalada de la casa",
        "Source: Institut national de la statistique et des études économiques",
    ):
        assert found(LEAD, line, END) == []


def test_a_place_is_in_such_a_segment_if_it_touches_it() -> None:
    story = document(f"{LEAD}\n\n{GERMAN}\n\n{END}")
    start = len(LEAD) + 2
    assert in_foreign_segment(story, Span(start + 4, start + 9))
    assert not in_foreign_segment(story, Span(0, 5))
    assert not in_foreign_segment(story, Span(start + len(GERMAN) + 2, start + len(GERMAN) + 5))


@pytest.mark.parametrize("unit", ["(", "“é ", "ß" * 50 + " ", "in German and ", "é\n\n", "Lund 3 "])
def test_no_text_takes_long(unit: str) -> None:
    story = document(f"{LEAD}\n\n{unit * (20_000 // len(unit))}", language="en")
    began = time.process_time()
    story.find(foreign_segments)
    assert time.process_time() - began < 2.0
