from hypothesis import given
from hypothesis import strategies as st

from newslint.model.document import Document, Metadata
from newslint.readers import plain_text
from newslint.text.words import word_count, word_forms, words, words_of_segments


def document(text: str) -> Document:
    return plain_text.read_text(text, "story.txt", Metadata())


def found(text: str) -> list[str]:
    story = document(text)
    return [story.prose[slice(*span)] for span in story.find(words)]


def test_words() -> None:
    assert found(
        "The editor’s 300-km-long walk — Quill's “idea” — began at 9 a.m. in the U.S."
    ) == [
        "The",
        "editor’s",
        "300-km-long",
        "walk",
        "Quill's",
        "idea",
        "began",
        "at",
        "9",
        "a.m.",
        "in",
        "the",
        "U.S.",
    ]


def test_numbers_keep_their_separators_and_lose_their_signs() -> None:
    assert found("It cost $1,000.50, or 12%.") == ["It", "cost", "1,000.50", "or", "12"]


def test_accents_that_stand_alone_belong_to_their_letter() -> None:
    assert found("Novotny\u0301 and Zoe\u0308") == ["Novotny\u0301", "and", "Zoe\u0308"]


def test_word_count_counts_what_white_space_parts() -> None:
    assert document("The editor’s walk — 300 km\n\nlong.").find(word_count) == 7


@given(st.text(max_size=80))
def test_words_are_ordered_disjoint_and_within_segments(text: str) -> None:
    story = document(text)
    end = 0
    for span in story.find(words):
        assert end <= span.start < span.end
        assert any(segment.span.contains(span) for segment in story.segments)
        assert not any(character.isspace() for character in story.prose[slice(*span)])
        end = span.end


def test_words_by_their_segments_whatever_their_case() -> None:
    story = document("Ferry\n\nTHE Straße.\n\n...\n\nIt is late.")
    forms, segments = story.find(word_forms), story.find(words_of_segments)
    assert forms == ("ferry", "the", "strasse", "it", "is", "late")
    assert [[forms[number] for number in segment] for segment in segments] == [
        *(["ferry"], ["the", "strasse"], [], ["it", "is", "late"])
    ]
