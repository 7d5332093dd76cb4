"""Names of people: words in capitals that stand side by side."""

from collections.abc import Sequence
from typing import NamedTuple

from newslint.languages.en.calendar import MONTHS, WEEKDAYS
from newslint.model.document import Document, SegmentKind
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern

# A name begins with a capital that no other capitalised word precedes, and its last word leaves the
# possessive out. Titles are words of it until they are taken off.
_NAME = lazy_pattern(
    r"\p{Lu}(?<![\w.'’&-]\p{Lu})\p{Ll}[\p{L}\p{M}]*(?:[-’'][\p{L}]\p{Ll}[\p{L}\p{M}]*)*"
    r"(?:[ \u00a0\n](?:(?&sure_particles)[ \u00a0\n])?"
    r"\p{Lu}\p{Ll}[\p{L}\p{M}]*(?:[-’'](?!s\b)[\p{L}]\p{Ll}[\p{L}\p{M}]*)*){1,4}(?![\p{L}&-])"
)
_OPENERS = frozenset(
    """
    The A An In On At By For From With Of To And But Or If When While After Before As Since Until
    Although Though Because During Under Over Between Among Against According Meanwhile However
    Also Then There Here This That These Those It He She They We You I Its His Her Their Our My Your
    Later Earlier Now Today Yesterday Tomorrow Next Last Once Even Only Just Still Despite Like
    Unlike About Around Nearly Amid Behind Near Outside Inside Without Within Through Across Another
    Other Others More One Two Three First Second Asked Born Police Officials Journalist Actor
    Actress Singer Author Writer Analyst Lawyer Midfielder Striker Defender Goalkeeper Comrade
    Justice Judge Mufti Sheikh Alhaji Alhaja Hon Honourable Brother Sister Colleague Fellow
    What Who Where Why How Which Not No Yes Both Either Neither Each Every Some Many Most Several
    Former Current Late Senior Deputy Chief Vice Acting President Minister Prime Foreign Defense
    Defence Interior Finance Secretary General Governor Senator Mayor Chancellor Premier Director
    Chairman Spokesman Spokeswoman King Queen Prince Princess Professor Doctor Dr Mr Mrs Ms Sir Lord
    Lady Miss Counsellor Counselor Prof Gen Sen Rep Gov Sgt Capt Col Lt Speaker Captain Coach
    Manager Reporter
    """.split()
) | {*MONTHS, *WEEKDAYS}
# Words that make a place, a body or an office of what stands beside them: Hubei and Hebei are two
# provinces, a minister is no ministry.
NO_PERSON = frozenset(
    """
    province county river lake sea bay city town village district street road avenue bridge island
    islands mountain mount north south east west northern southern eastern western region state
    states prefecture station school university college hospital centre center theatre theater
    museum hall party ministry minister ministers department committee commission council court
    house senate congress democrats democratic democrat republicans republican government office
    federation federal union league cup club united real games bank company group news daily times
    international national community act law church agency authority army force forces republic
    president prefectural neighborhood neighbourhood security health public day week award prize
    draft opinion plan report conference summit cyclone hurricane typhoon storm
    """.split()
)
UNNAMED_KINDS = frozenset(
    {SegmentKind.HEADLINE, SegmentKind.SUBHEAD, SegmentKind.FURNITURE, SegmentKind.BYLINE}
)
"""Segments that no name is read in: their capitals say little, or their names are others."""


class WrittenName(NamedTuple):
    """Words that may name a person, without titles and without a word that opens a sentence."""

    span: Span
    words: tuple[str, ...]


def without_openers(words: Sequence[str]) -> tuple[str, ...]:
    """A name without the words before it that are none of it: “On Monday”, “President”."""
    first = 0
    while first < len(words) and words[first] in _OPENERS:
        first += 1
    return tuple(words[first:])


def written_names(document: Document) -> tuple[WrittenName, ...]:
    """Capitalised words in twos to fives, outside headlines, in the order of the prose (a finder).

    Many name a place or a body; whoever uses them has to tell.
    """
    prose = document.prose
    found: list[WrittenName] = []
    for segment in document.segments:
        if segment.kind in UNNAMED_KINDS:
            continue
        for match in _NAME.finditer(prose, segment.span.start, segment.span.end):
            start, end = match.span()
            words = match[0].split()
            name = without_openers(words)
            for opener in words[: len(words) - len(name)]:
                start += len(opener)
                start += prose[start].isspace() if start < end else 0
            if len(name) > 1:
                found.append(WrittenName(Span(start, end), name))
    return tuple(found)
