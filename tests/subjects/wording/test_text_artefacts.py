"""What holds for all checks that look for artefacts in the text, whatever the text is."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.subjects.layout.duplicate_block_check import DuplicateBlockCheck
from newslint.subjects.layout.glued_subhead_check import GluedSubheadCheck
from newslint.subjects.layout.near_duplicate_check import NearDuplicateCheck
from newslint.subjects.layout.segment_kind_check import SegmentOfKindCheck
from newslint.subjects.numbers.ungrouped_number_check import UngroupedNumberCheck
from newslint.subjects.quotations.glued_quotation_check import GluedQuotationCheck
from newslint.subjects.quotations.quotation_space_check import QuotationSpaceCheck
from newslint.subjects.quotations.quotation_style_check import QuotationStyleCheck
from newslint.subjects.quotations.unclosed_bracket_check import UnclosedBracketCheck
from newslint.subjects.quotations.unclosed_quotation_check import UnclosedQuotationCheck
from newslint.subjects.wording.characters_check import CharactersCheck
from newslint.subjects.wording.foreign_script_check import ForeignScriptCheck
from newslint.subjects.wording.pattern_check import PatternCheck
from newslint.subjects.wording.repeated_coordinate_check import RepeatedCoordinateCheck
from newslint.subjects.wording.repetition_check import RepetitionCheck
from newslint.subjects.wording.stray_period_check import StrayPeriodCheck
from tests.making import document

CHECKS: list[Callable[[Document], Iterator[Match]]] = [
    CharactersCheck({"，": ", ", "。": ". "}),
    DuplicateBlockCheck(kinds=("paragraph", "headline")),
    ForeignScriptCheck(),
    GluedQuotationCheck(),
    GluedSubheadCheck(fewest_gaps=1),
    NearDuplicateCheck(fewest_words=4),
    PatternCheck(regex=r"[,.](?<=(?P<before>\w+)\s+.)", replace=r"\g<before>"),
    QuotationSpaceCheck(),
    QuotationStyleCheck("shape"),
    QuotationStyleCheck("stops"),
    RepeatedCoordinateCheck(),
    RepeatedCoordinateCheck(fewest_words=1, most_words=1),
    RepetitionCheck(function_words=("the",)),
    SegmentOfKindCheck(kinds=("furniture", "subhead")),
    StrayPeriodCheck(),
    UnclosedBracketCheck(),
    UnclosedQuotationCheck(),
    UngroupedNumberCheck(4),
]
# Pieces that the checks look for, so that chance puts them side by side.
PIECES = (
    "the the |loyal ally |and |or |ten. |years |He said |, |. |; |\" |“|” |' |’|( |) |[|]|1) |:-) "
    "|港口 |мост |，|。|\n|\n\n|\r\n|• 4 Mar, 2023|A subhead here|😀|\u200b|a.m. |- |Dr. |5 "
).split("|")
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).map("".join)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: type(check).__name__)
@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_matches_lie_inside_a_segment_in_order_and_need_their_triggers(
    check: Callable[[Document], Iterator[Match]], text: str
) -> None:
    story = document(text)
    matches = list(check(story))
    assert [m.span for m in matches] == sorted(m.span for m in matches)
    for match in matches:
        assert match.span.start < match.span.end
        assert story.segment_around(match.span) is not None
        assert all(story.segment_around(related.span) for related in match.related)
    triggers = getattr(check, "triggers", ())
    if matches and triggers:
        assert any(trigger in story.prose.lower() for trigger in triggers)
    assert matches == list(check(document(text)))
