"""A lexicon of phrases."""

import pytest

from newslint.model.diagnostic import Match
from newslint.model.document import Document, Segment, SegmentKind
from newslint.model.position import Span
from newslint.subjects.wording.substitution_check import SubstitutedPhrase, SubstitutionCheck

BANNER = SubstitutedPhrase("<hold> high the (great )?banner of", ("<champion>", "<support>"))
TOMATOES = SubstitutedPhrase("tomatoes on his eyes", means="be blind to what is plain")


def story(*paragraphs: str) -> Document:
    prose = "\n\n".join(paragraphs)
    segments, at = [], 0
    for paragraph in paragraphs:
        segments.append(Segment(SegmentKind.PARAGRAPH, Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    return Document("story.txt", prose, prose, tuple(segments))


def found(check: SubstitutionCheck, *paragraphs: str) -> list[tuple[str, Match]]:
    document = story(*paragraphs)
    return [(document.prose[slice(*m.span)], m) for m in check(document)]


def test_match_has_entry_replacement_and_values() -> None:
    ((text, match),) = found(
        SubstitutionCheck({"banner": BANNER, "tomatoes": TOMATOES}),
        "The party held high the great banner of reform.",
    )
    assert text == "held high the great banner of"
    assert (match.entry, match.replacement, match.diagnosis) == ("banner", "championed", "")
    assert match.values["replacements"] == "“championed” or “supported”"


def test_three_replacements_are_listed() -> None:
    phrase = SubstitutedPhrase("red tape", ("rules", "forms", "delays"))
    ((_, match),) = found(SubstitutionCheck({"tape": phrase}), "Cut the red tape.")
    assert match.values["replacements"] == "“rules”, “forms” or “delays”"


def test_without_replacement_the_diagnosis_says_so() -> None:
    ((_, match),) = found(SubstitutionCheck({"tomatoes": TOMATOES}), "He has tomatoes on his eyes.")
    assert (match.replacement, match.diagnosis) == (None, "no-replacement")
    assert match.values["means"] == "be blind to what is plain"


def test_a_phrase_may_be_wrapped_but_not_run_over_two_paragraphs() -> None:
    check = SubstitutionCheck({"banner": BANNER})
    assert len(found(check, "They hold high\nthe banner of peace.")) == 1
    assert found(check, "They hold high", "the banner of peace.") == []


def test_unless_silences_what_it_shares_a_character_with() -> None:
    phrase = SubstitutedPhrase("in the frames of", ("within",), unless="frames of (her )?glasses")
    check = SubstitutionCheck({"frames": phrase})
    assert found(check, "Dust lay in the frames of her glasses.") == []
    assert len(found(check, "Done in the frames of a plan. She broke frames of glasses.")) == 1


def test_unless_near_counts_in_the_same_paragraph_only() -> None:
    check = SubstitutionCheck({"tomatoes": TOMATOES}, unless_near="as the saying goes")
    assert found(check, "He had, as the saying goes, tomatoes on his eyes.") == []
    assert len(found(check, "As the saying goes.", "He had tomatoes on his eyes.")) == 1
    far = "He had tomatoes on his eyes. " + "It rained. " * 20 + "As the saying goes, wait."
    assert len(found(check, far)) == 1


def test_triggers_are_needed_strings_of_all_entries() -> None:
    assert SubstitutionCheck({"banner": BANNER, "tomatoes": TOMATOES}).triggers == (
        "banner",
        "tomatoes",
    )


def test_one_entry_without_a_needed_string_makes_the_lexicon_always_run() -> None:
    assert (
        SubstitutionCheck({"banner": BANNER, "any": SubstitutedPhrase(r"\d+", means="x")}).triggers
        == ()
    )


def test_a_capital_sharp_s_or_dotted_i_does_not_move_a_match() -> None:
    ((text, _),) = found(SubstitutionCheck({"t": TOMATOES}), "İİẞ: tomatoes on his eyes")
    assert text == "tomatoes on his eyes"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: SubstitutedPhrase("a b"), "neither"),
        (lambda: SubstitutedPhrase("(a b", ("c",)), "does not close"),
        (lambda: SubstitutedPhrase("a b", ("<go> c",)), "no verb"),
        (lambda: SubstitutedPhrase("a[ b", ("c",)), "does not close"),
        (lambda: SubstitutedPhrase("a{3,1} b", ("c",)), "bad regular expression"),
        (lambda: SubstitutedPhrase("a b", ("c",), unless="(d"), "does not close"),
        (lambda: SubstitutionCheck({}), "no entries"),
        (lambda: SubstitutionCheck({"b": BANNER}, unless_near="(d"), "does not close"),
    ],
)
def test_bad_parameters_are_refused(make: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        make()  # type: ignore[operator]
