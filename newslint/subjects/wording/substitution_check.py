"""A lexicon of phrases, each with what to write instead."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import ClassVar

import regex

from newslint.languages.tags import language_name
from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.model.rule import Needs
from newslint.patterns.limited_pattern import find_all
from newslint.patterns.phrases import (
    Phrase,
    check_template,
    fill_template,
    parse_phrase,
)
from newslint.text.quotation_marks import quoted_speech
from newslint.text.segments_holding import segments_holding
from newslint.text.sentences import sentences
from newslint.values import frozen

_MOST_NEEDS = 2
# How far around a match its own "unless" is looked for, in characters: about a long clause.
_AROUND = 100
# How far away copy may explain an idiom, or an entry's context may stand.
_NEAR = 120
_OPENING_MARKS = " \t\n\"'“‘«„([—–-"


@frozen
class SubstitutedPhrase:
    """One entry of a lexicon."""

    find: str
    """A phrase, as ``newslint.patterns.phrases`` describes: ``<hold> high the banner of``."""
    replace: tuple[str, ...] = ()
    """What to write instead, the best first; ``<champion>`` takes the form of the verb found.
    Empty if nothing fits everywhere: then ``means`` tells what is meant."""
    means: str = ""
    """What the phrase says in the language that it comes from."""
    unless: str = ""
    """A phrase that, where it shares a character with the match, silences it."""
    source: str = ""
    """The phrase in the language that it comes from."""
    near: tuple[str, ...] = ()
    """Phrases of which one has to stand in the same segment, up to 120 characters away."""
    not_near: tuple[str, ...] = ()
    """Phrases that silence it from there."""
    in_speech: bool | None = None
    """Whether it has to stand in quoted speech, or outside of any; None for both."""
    sentence_start: bool | None = None
    """Whether it has to begin a sentence, or to stand within one; None for both."""
    keep_case: bool = False
    """It is found in the case that it is written in, and replaced as written."""

    def __post_init__(self) -> None:
        if not self.replace and not self.means:
            raise ValueError(
                f"the phrase “{self.find}” has neither `replace` nor `means`: say what to write, "
                "or what it means"
            )
        for template in self.replace:
            check_template(template, self.parsed)
        self.parsed.validate()
        for phrase in (self.unless, *self.near, *self.not_near):
            if phrase:
                parse_phrase(phrase).validate()

    @cached_property
    def parsed(self) -> Phrase:
        """The phrase, translated."""
        if not self.keep_case:
            return parse_phrase(self.find)
        parse_phrase(self.find)  # so that what is wrong with it is told of what was written
        return parse_phrase(f"(?-i:{self.find})")

    @cached_property
    def pattern(self) -> "regex.Pattern[str]":
        """The compiled phrase."""
        return self.parsed.compiled()

    @cached_property
    def exception(self) -> "regex.Pattern[str] | None":
        """The compiled ``unless``."""
        return parse_phrase(self.unless).compiled() if self.unless else None

    @cached_property
    def context(self) -> "tuple[regex.Pattern[str] | None, regex.Pattern[str] | None]":
        """The compiled ``near`` and ``not_near``."""
        return _any_of(self.near), _any_of(self.not_near)

    def written(self, found: "regex.Match[str]") -> list[str]:
        """All that may be written for a place."""
        return [
            fill_template(template, self.parsed, found, keep_case=self.keep_case)
            for template in self.replace
        ]


@frozen
class SubstitutionCheck:
    """Each entry is reported where it stands inside one segment.

    Values for the messages: ``replacements`` (all that may be written, as in “champion” or
    “support”), ``means``, ``source``, ``language`` (that which the story is known to come from,
    else “another language”). A match without replacement has the diagnosis ``no-replacement``.
    """

    values: ClassVar[tuple[str, ...]] = ("replacements", "means", "source", "language")

    entries: Mapping[str, SubstitutedPhrase]
    unless_near: str = ""
    """A phrase that silences an entry that it precedes or follows in the same segment, up to 120
    characters away: copy that explains an idiom ("as the saying goes") may use it."""

    def __post_init__(self) -> None:
        if not self.entries:
            raise ValueError("a lexicon has no entries: give it at least one")
        if self.unless_near:
            parse_phrase(self.unless_near).validate()

    @cached_property
    def triggers(self) -> tuple[str, ...]:
        """Of these one occurs in the prose if any entry matches; empty if an entry has none."""
        each = [phrase.parsed.triggers for phrase in self.entries.values()]
        return tuple(sorted({t for triggers in each for t in triggers})) if all(each) else ()

    @property
    def entry_needs(self) -> dict[str, Needs]:
        """What the prose has to hold for each entry: its words in a row, where that is sure."""
        from newslint.patterns.required import needs_of_letters  # noqa: PLC0415 - no run needs it

        return {
            key: needs_of_letters(phrase.parsed.expression, ignore_case=True)
            or phrase.parsed.needs[:_MOST_NEEDS]
            for key, phrase in self.entries.items()
        }

    @cached_property
    def _explained(self) -> "regex.Pattern[str] | None":
        return parse_phrase(self.unless_near).compiled() if self.unless_near else None

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the matches, entry by entry."""
        return self.among(document, self.entries)

    def among(self, document: Document, keys: Iterable[str]) -> Iterator[Match]:
        """Yield the matches of these entries."""
        language = language_name(document.metadata.source_language) or "another language"
        for key in keys:
            phrase = self.entries[key]
            for segment in segments_holding(document, phrase.parsed.needs):
                text = document.prose[slice(*segment.span)]
                for found in find_all(phrase.pattern, text):
                    if (
                        found.group()
                        and not self._silenced(phrase, text, Span(*found.span()))
                        and _stands_right(phrase, document, segment.span.start + found.start())
                    ):
                        yield _substitution_match(key, phrase, found, segment.span.start, language)

    def _silenced(self, phrase: SubstitutedPhrase, text: str, span: Span) -> bool:
        if phrase.exception is not None:
            start, end = _around(span, _AROUND)
            for other in find_all(phrase.exception, text[start:end]):
                if span.overlaps(Span(start + other.start(), start + other.end())):
                    return True
        near, not_near = phrase.context
        silences = (
            (self._explained, True),
            (not_near, True),
            (near, False),
        )
        around = text[slice(*_around(span, _NEAR))]
        return any(
            bool(find_all(pattern, around)) is silent
            for pattern, silent in silences
            if pattern is not None
        )


def _stands_right(phrase: SubstitutedPhrase, document: Document, at: int) -> bool:
    """Whether a place is one in a sentence, in speech or outside of it, that the entry is for."""
    if phrase.in_speech is not None:
        spoken = any(speech.start <= at < speech.end for speech in document.find(quoted_speech))
        if spoken is not phrase.in_speech:
            return False
    if phrase.sentence_start is None:
        return True
    begins = any(
        one.start <= at and not document.prose[one.start : at].strip(_OPENING_MARKS)
        for one in document.find(sentences)
    )
    return begins is phrase.sentence_start


def _any_of(phrases: tuple[str, ...]) -> "regex.Pattern[str] | None":
    if not phrases:
        return None
    return parse_phrase("|".join(f"(?:{phrase})" for phrase in phrases)).compiled()


def _around(span: Span, distance: int) -> Span:
    return Span(max(0, span.start - distance), span.end + distance)


def _substitution_match(
    key: str, phrase: SubstitutedPhrase, found: "regex.Match[str]", offset: int, language: str
) -> Match:
    candidates = phrase.written(found)
    quoted = [f"“{candidate}”" for candidate in candidates]
    listed = " or ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
    return Match(
        Span(offset + found.start(), offset + found.end()),
        {
            "replacements": listed,
            "means": phrase.means,
            "source": phrase.source,
            "language": language,
        },
        replacement=candidates[0] if candidates else None,
        diagnosis="" if candidates else "no-replacement",
        entry=key,
    )
