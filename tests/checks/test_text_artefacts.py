"""What holds for all checks that look for artefacts in the text, whatever the text is."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.checks.characters import Characters
from newslint.checks.duplicate_block import DuplicateBlock
from newslint.checks.foreign_script import ForeignScript
from newslint.checks.glued_quotation import GluedQuotation
from newslint.checks.glued_subhead import GluedSubhead
from newslint.checks.near_duplicate import NearDuplicate
from newslint.checks.pattern import Pattern
from newslint.checks.quotation_space import QuotationSpace
from newslint.checks.quotation_style import QuotationStyle
from newslint.checks.repeated_coordinate import RepeatedCoordinate
from newslint.checks.repetition import Repetition
from newslint.checks.segment_kind import SegmentOfKind
from newslint.checks.stray_period import StrayPeriod
from newslint.checks.unclosed_bracket import UnclosedBracket
from newslint.checks.unclosed_quotation import UnclosedQuotation
from newslint.checks.ungrouped_number import UngroupedNumber
from newslint.model.diagnostic import Match
from newslint.model.document import Document
from tests.making import document

CHECKS: list[Callable[[Document], Iterator[Match]]] = [
    Characters({"，": ", ", "。": ". "}),
    DuplicateBlock(kinds=("paragraph", "headline")),
    ForeignScript(),
    GluedQuotation(),
    GluedSubhead(fewest_gaps=1),
    NearDuplicate(fewest_words=4),
    Pattern(regex=r"[,.](?<=(?P<before>\w+)\s+.)", replace=r"\g<before>"),
    QuotationSpace(),
    QuotationStyle("shape"),
    QuotationStyle("stops"),
    RepeatedCoordinate(),
    RepeatedCoordinate(fewest_words=1, most_words=1),
    Repetition(function_words=("the",)),
    SegmentOfKind(kinds=("furniture", "subhead")),
    StrayPeriod(),
    UnclosedBracket(),
    UnclosedQuotation(),
    UngroupedNumber(4),
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
