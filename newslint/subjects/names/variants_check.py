"""One name, spelt in several ways in one story."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from typing import ClassVar

import regex

from newslint.model.diagnostic import Match, Related
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.model.rule import Needs
from newslint.patterns.limited_pattern import compile_pattern, find_all
from newslint.patterns.phrases import parse_phrase
from newslint.subjects.names.titled_names import is_in_title
from newslint.text.run_in_headlines import is_in_headlines
from newslint.text.segments_holding import holds, segments_holding
from newslint.values import frozen


@frozen
class NameGroup:
    """The spellings of one name."""

    names: tuple[str, ...]
    """At least two, as plain text; they are found as written and in capitals, with any tail after
    an apostrophe or a hyphen (Kyiv's, Kyiv-based), which stays out of the match."""
    prefer: str = ""
    """The spelling to write; without it, the one that the story uses most."""
    unless: tuple[str, ...] = ()
    """Phrases, as ``newslint.patterns.phrases`` describes, inside which a name does not count: a
    dish, a club, a university of that name."""
    common: bool = False
    """They are everyday words: with a plural in -s, with a capital only where a sentence begins."""

    def __post_init__(self) -> None:
        if len(set(self.names)) < 2 or not all(name.strip() for name in self.names):
            raise ValueError("a group of names needs at least two different spellings")
        if self.prefer and self.prefer not in self.names:
            raise ValueError(f"`prefer` is “{self.prefer}”, which is not one of the names")
        for phrase in self.unless:
            parse_phrase(phrase).validate()

    @cached_property
    def triggers(self) -> tuple[str, ...]:
        """Of each name the longest piece that any line end and any apostrophe leave whole."""
        pieces = (name.replace("'", " ").split() for name in self.names)
        return tuple(max(each, key=len).lower() for each in pieces)

    @cached_property
    def pattern(self) -> "regex.Pattern[str]":
        """The names; the group that took part tells which of them it is, by its number."""
        if self.common:
            each = "|".join(f"({_common_word(name)})" for name in self.names)
        else:
            each = "|".join(
                "(" + "|".join(_spelling(form) for form in (name, name.upper())) + ")"
                for name in self.names
            )
        # Not in an address or a handle (kievpost.com, @kyiv), where spelling is not the story's.
        return compile_pattern(rf"(?<![\w@#/.])(?:{each})(?![\w@]|\.\w|/\w)")

    @cached_property
    def exceptions(self) -> "regex.Pattern[str] | None":
        """The compiled ``unless``."""
        return _any_phrase(self.unless)


@frozen
class VariantsCheck:
    """Reports each group of which a story has two or more spellings: once, with all the places.

    The match is the first place that has another spelling than the one to write; all other places
    are related to it. Values: ``other`` (what the first place with the right spelling has),
    ``counts`` (each spelling with the number of its places). The replacement is the spelling to
    write.
    """

    values: ClassVar[tuple[str, ...]] = ("other", "counts")

    entries: Mapping[str, NameGroup]
    unless: tuple[str, ...] = ()
    """Phrases inside which no name counts: “formerly Rangoon”."""

    def __post_init__(self) -> None:
        if not self.entries:
            raise ValueError("there are no groups of names: give at least one under `entries`")
        for phrase in self.unless:
            parse_phrase(phrase).validate()

    @cached_property
    def triggers(self) -> tuple[str, ...]:
        """Of these one occurs in the prose if any name does."""
        return tuple(sorted({t for group in self.entries.values() for t in group.triggers}))

    @property
    def entry_needs(self) -> dict[str, Needs]:
        """What the prose has to hold for each group: one of its names, to begin with."""
        return {key: (group.triggers,) for key, group in self.entries.items()}

    @cached_property
    def _exceptions(self) -> "regex.Pattern[str] | None":
        return _any_phrase(self.unless)

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield at most one match for each group."""
        return self.among(document, self.entries)

    def among(self, document: Document, keys: Iterable[str]) -> Iterator[Match]:
        """Yield at most one match for each of these groups."""
        for key in keys:
            group = self.entries[key]
            if sum(holds(document, trigger) for trigger in group.triggers) < 2:
                continue
            places = list(self._places(document, group))
            if len({name for _, name in places}) > 1:
                # Most stories have one spelling, so exceptions are looked for only now.
                places = list(self._counting(document, group, places))
            if len({name for _, name in places}) > 1:
                yield _variant_match(document, key, group, places)

    def _places(self, document: Document, group: NameGroup) -> Iterator[tuple[Span, str]]:
        """Where the names of a group stand, each with its spelling in ``names``."""
        for segment in segments_holding(document, (group.triggers,)):
            start = segment.span.start
            for found in find_all(group.pattern, document.prose[slice(*segment.span)]):
                span = Span(start + found.start(), start + found.end())
                yield span, group.names[(found.lastindex or 1) - 1]

    def _counting(
        self, document: Document, group: NameGroup, places: Iterable[tuple[Span, str]]
    ) -> Iterator[tuple[Span, str]]:
        """The places in no longer name, other headline or phrase of ``unless``, of group or rule.

        The phrases of a paragraph are looked for once, however many names it has.
        """
        for segment, own in groupby(places, key=lambda place: document.segment_around(place[0])):
            assert segment is not None
            start, end = segment.span
            phrases = [
                [
                    Span(start + found.start(), start + found.end())
                    for found in find_all(pattern, document.prose[start:end])
                ]
                for pattern in (group.exceptions, self._exceptions)
                if pattern is not None
            ]
            for span, name in own:
                elsewhere = is_in_title(document.prose, span, segment.span) or is_in_headlines(
                    document, span
                )
                if not elsewhere and not any(_lies_in(spans, span) for spans in phrases):
                    yield span, name


def _lies_in(phrases: Sequence[Span], span: Span) -> bool:
    """Whether one of the phrases, which are in order and share nothing, holds all of ``span``."""
    at = bisect_right(phrases, span.start, key=lambda phrase: phrase.start) - 1
    return at >= 0 and phrases[at].contains(span)


def _variant_match(
    document: Document, key: str, group: NameGroup, places: list[tuple[Span, str]]
) -> Match:
    counts = Counter(name for _, name in places)
    # most_common keeps the order of the story among equals.
    right = group.prefer if group.prefer in counts else counts.most_common(1)[0][0]
    first = next(span for span, name in places if name != right)
    other = next(span for span, name in places if name == right)
    written = document.prose[slice(*first)]
    related = tuple(
        Related(span, document.prose[slice(*span)]) for span, _ in places if span != first
    )
    return Match(
        first,
        {
            "other": document.prose[slice(*other)],
            "counts": ", ".join(f"{name} {count}" for name, count in counts.most_common()),
        },
        replacement=_formed_like(written, right, group),
        related=related,
        entry=key,
    )


def _spelling(name: str) -> str:
    """A name as a regular expression: any white space, any apostrophe."""
    return r"\s+".join(regex.escape(part) for part in name.split()).replace("'", "['’]")


# A sentence begins here, as far as can be told by what stands before.
_OPENS_SENTENCE = r"(?<=\A|\n|[.!?:][”\"’)]?\s|[“\"‘])"


def _common_word(name: str) -> str:
    """An everyday word as a regular expression, singular or plural."""
    first, rest = regex.escape(name[0]), f"{_spelling(name[1:])}s?"
    # "Color Run opened" begins with a name.
    return rf"{first}{rest}|{_OPENS_SENTENCE}{first.upper()}{rest}(?!\s\p{{Lu}})"


def _formed_like(written: str, right: str, group: NameGroup) -> str:
    """The spelling to write, in capitals or in the plural as what it replaces."""
    if not group.common:
        return right.upper() if written.isupper() else right
    if written[:1].isupper():
        right = right[:1].upper() + right[1:]
    is_plural = written.lower() not in {name.lower() for name in group.names}
    return f"{right}s" if is_plural else right


def _any_phrase(phrases: tuple[str, ...]) -> "regex.Pattern[str] | None":
    return (
        parse_phrase("|".join(f"(?:{phrase})" for phrase in phrases)).compiled()
        if phrases
        else None
    )
