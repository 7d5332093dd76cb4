"""One spelling of a name per story."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model.diagnostic import Match
from newslint.model.document import Document, Segment, SegmentKind
from newslint.model.position import Span
from newslint.subjects.names.variants_check import NameGroup, VariantsCheck

CITY = NameGroup(("Kyiv", "Kiev"), prefer="Kyiv", unless=("chicken Kiev", "Dynamo K(ie|yi)v"))
PERSON = NameGroup(("Zelensky", "Zelenskyy", "Zelenskiy"))


def story(text: str) -> Document:
    return Document("s.txt", text, text, (Segment(SegmentKind.PARAGRAPH, Span(0, len(text))),))


def found(check: VariantsCheck, text: str) -> list[tuple[str, int, Match]]:
    return [(text[slice(*m.span)], m.span.start, m) for m in check(story(text))]


def test_one_match_with_all_other_places_related() -> None:
    text = "Kiev's army left. In Kyiv, a Kyiv-based aide said Kiev slept."
    ((name, start, match),) = found(VariantsCheck({"city": CITY}), text)
    assert (name, start, match.replacement, match.entry) == ("Kiev", 0, "Kyiv", "city")
    assert [text[slice(*related.span)] for related in match.related] == ["Kyiv", "Kyiv", "Kiev"]
    assert all(related.message == text[slice(*related.span)] for related in match.related)
    assert match.values["other"] == "Kyiv"
    assert match.values["counts"] == "Kiev 2, Kyiv 2"


def test_one_spelling_is_house_style() -> None:
    assert found(VariantsCheck({"city": CITY}), "Kiev fell silent. Kiev's trams stopped.") == []


def test_without_a_preferred_spelling_the_majority_wins() -> None:
    text = "Zelenskyy met Zelensky aides; Zelensky left, Zelenskiy stayed."
    ((name, start, match),) = found(VariantsCheck({"p": PERSON}), text)
    assert (name, start, match.replacement) == ("Zelenskyy", 0, "Zelensky")


def test_among_equals_the_first_in_the_story_wins() -> None:
    ((name, _, match),) = found(VariantsCheck({"p": PERSON}), "Zelenskiy spoke. Zelensky left.")
    assert (name, match.replacement) == ("Zelensky", "Zelenskiy")


def test_capitals_are_kept() -> None:
    ((name, _, match),) = found(VariantsCheck({"city": CITY}), "KIEV AT WAR. Snow fell on Kyiv.")
    assert (name, match.replacement) == ("KIEV", "KYIV")


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv likes chicken Kiev.",
        "Dynamo Kiev play in Kyiv.",
        "Kyiv and the Kievan state.",
        "Kyiv writes to kiev@example.org and www.Kiev.example",
        "Kyiv reads @Kiev",
    ],
)
def test_what_does_not_count(text: str) -> None:
    assert found(VariantsCheck({"city": CITY}), text) == []


def test_phrases_of_the_rule_silence_all_groups() -> None:
    check = VariantsCheck({"city": CITY}, unless=(r"formerly \w+",))
    assert found(check, "Kyiv, formerly Kiev, is large.") == []
    assert len(found(check, "Kyiv, formerly a fort, is Kiev.")) == 1


def test_names_of_several_words_may_be_wrapped() -> None:
    group = NameGroup(("Ho Chi Minh City", "Saigon"))
    ((name, _, _),) = found(VariantsCheck({"s": group}), "Ho Chi\nMinh City slept. Saigon woke.")
    assert name == "Saigon"


def test_a_place_outside_all_segments_does_not_count() -> None:
    text = "Kyiv\n\nKiev"
    document = Document("s.txt", text, text, (Segment(SegmentKind.PARAGRAPH, Span(0, 4)),))
    assert list(VariantsCheck({"city": CITY})(document)) == []


@given(st.lists(st.sampled_from(["Kiev", "Kyiv", "KIEV", "Lviv", "Zelensky", "Zelenskyy's"])))
def test_at_most_one_match_a_group_and_only_for_two_spellings(words: list[str]) -> None:
    text = " ".join(words)
    matches = list(VariantsCheck({"city": CITY, "p": PERSON})(story(text)))
    expected = set()
    if {"Kiev", "KIEV"} & set(words) and "Kyiv" in words:
        expected.add("city")
    if {"Zelensky", "Zelenskyy's"} <= set(words):
        expected.add("p")
    assert {match.entry for match in matches} == expected
    assert len(matches) == len(expected)
    if expected:
        triggers = VariantsCheck({"city": CITY, "p": PERSON}).triggers
        assert any(trigger in text.lower() for trigger in triggers)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: NameGroup(("Kyiv",)), "two different"),
        (lambda: NameGroup(("Kyiv", "Kyiv")), "two different"),
        (lambda: NameGroup(("Kyiv", "Kiev"), prefer="Kief"), "not one of the names"),
        (lambda: NameGroup(("Kyiv", "Kiev"), unless=("(chicken",)), "does not close"),
        (lambda: VariantsCheck({}), "no groups"),
        (lambda: VariantsCheck({"city": CITY}, unless=("(x",)), "does not close"),
    ],
)
def test_bad_parameters_are_refused(make: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        make()  # type: ignore[operator]


@pytest.mark.parametrize(
    ("text", "name", "replacement"),
    [
        ("It cost 300 roubles. The ruble fell.", "ruble", "rouble"),
        ("Rubles fell. A rouble is small, and roubles are many.", "Rubles", "Roubles"),
        ("“Ruble,” said the rouble clerk, “is what my rouble is.”", "Ruble", "Rouble"),
    ],
)
def test_common_words_in_singular_and_plural(text: str, name: str, replacement: str) -> None:
    check = VariantsCheck({"rouble": NameGroup(("rouble", "ruble"), common=True)})
    ((written, _, match),) = found(check, text)
    assert (written, match.replacement) == (name, replacement)


@pytest.mark.parametrize(
    "text", ["Ruble Park opened. A rouble fell.", "The Ruble Fund wants 40 roubles, a rouble each."]
)
def test_a_common_word_with_a_capital_is_a_name(text: str) -> None:
    check = VariantsCheck({"rouble": NameGroup(("rouble", "ruble"), common=True)})
    assert found(check, text) == []
