from typing import Any

import pytest

from newslint.subjects.quotations.quotation_space_check import QuotationSpaceCheck
from tests.making import document


def found(text: str) -> list[tuple[str, str | None]]:
    story = document(text)
    return [(story.prose[slice(*m.span)], m.replacement) for m in QuotationSpaceCheck()(story)]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ('He was the " Old Fox" of Holm.', [('" Old', '"Old')]),
        ("The film “Night Ferry ” opens.", [("Ferry ”", "Ferry”")]),
        ("The « Night Ferry, » he said.", [("« Night", "«Night"), ("Ferry, »", "Ferry,»")]),
        ('He was the "Old Fox" of Holm, and it was "fine".', []),
        ('He wrote, "that was it", and "more". So "he" said.', []),
        ("The mayor said: “ Go home.", []),
    ],
)
def test_space_inside_marks(text: str, marks: list[tuple[str, str]]) -> None:
    assert found(text) == marks


def by_verdict(text: str, **metadata: Any) -> dict[str, list[str]]:
    story = document(text, **metadata)
    return {
        verdict: [story.prose[slice(*m.span)] for m in QuotationSpaceCheck(verdict)(story)]
        for verdict in ("typed", "link")
    }


WELL_SET = "“Yes,” he said. “No,” she said. “Yes,” he said. “No,” she said. "
LINKED = f"{WELL_SET}Berg, who wrote “ Night Ferry ” in 1987, left."


def test_a_quotation_that_was_a_link_has_gaps_at_both_ends() -> None:
    assert by_verdict(LINKED) == {"typed": [], "link": ["“ Night", "Ferry ”"]}
    before_a_stop = f"{WELL_SET}Berg wrote “ Night Ferry .”"
    assert by_verdict(before_a_stop) == {"typed": [], "link": ["“ Night"]}


def test_copy_known_to_be_translated_has_its_gaps_from_the_translation() -> None:
    assert by_verdict(LINKED, source_language="zh")["link"] == []


def test_a_paragraph_that_sets_fewer_quotations_well_is_tokenised() -> None:
    alone = "Berg, who wrote “ Night Ferry ” in 1987, left."
    assert by_verdict(alone) == {"typed": ["“ Night", "Ferry ”"], "link": []}
    twice = f"“Yes,” said Berg. {alone} She wrote “ The Weir ”."
    assert by_verdict(twice)["link"] == []


@pytest.mark.parametrize("more", [WELL_SET, "It is “ cold ” there.", "It is “cold ” there."])
def test_what_other_paragraphs_say_changes_nothing(more: str) -> None:
    alone = "Berg, who wrote “ Night Ferry ” in 1987, left."
    for text in (LINKED, alone):
        kept = by_verdict(text)
        assert {v: by_verdict(f"{text}\n\n{more}")[v][: len(kept[v])] for v in kept} == kept


def test_a_gap_at_one_end_was_typed() -> None:
    text = f"{WELL_SET}She wrote “The Weir ”."
    assert by_verdict(text) == {"typed": ["Weir ”"], "link": []}
    assert by_verdict(f"{LINKED} She wrote “The Weir ”.")["link"] == []


def test_there_is_no_other_verdict() -> None:
    with pytest.raises(ValueError, match="verdict"):
        QuotationSpaceCheck("both")
