"""A rule: what a YAML file of the rulebook says, and the check that it names."""

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum

from newslint.model.diagnostic import Level, Match, Severity
from newslint.model.document import Document
from newslint.values import field, frozen

Check = Callable[[Document], Iterator[Match]]
"""A way to look. Its fields are the schema of the rule's ``with:``; it holds nothing else.

A check may have two more attributes, tuples of strings: ``triggers``, lower-case strings of which
one must occur in the prose for it to have anything to say, and ``values``, the names of the values
that its matches have for the messages. Where triggers do not say enough, it may have ``needs``,
what the prose in lower case must hold, and ``shapes``, what its shape must (`patterns.shape`).

The check of a lexicon may have ``entry_needs``, what each entry cannot do without (`Entry.needs`).
It then has a method ``among(document, keys)`` as well, which looks for these entries alone.
"""

Needs = tuple[tuple[str, ...], ...]
"""Sets of strings; of each set one has to occur, in the prose in lower case or in its shape."""


_MONTH = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])")


def primary(tag: str) -> str:
    """The language of a tag, without region or script: “zh” of “zh-Hans”."""
    return tag.replace("_", "-").partition("-")[0].lower()


class Fix(StrEnum):
    """Whether a replacement may be applied without a person who reads it."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    NEVER = "never"


class Copy(StrEnum):
    """The kind of copy that a rule reads."""

    ENGLISH = "english"
    FOREIGN = "foreign"
    """Copy that is not in English: no other rule looks at it."""


@frozen
class Example:
    """A piece of invented copy with what a rule says of it; ``flags`` is empty in a good one."""

    text: str
    flags: tuple[str, ...] = ()
    fixed: str | None = None
    date: datetime.date | None = None
    place: str | None = None


@frozen
class Proof:
    """Findings on copy that a rule was not written on, read one by one."""

    where: tuple[str, ...]
    """Outlets, test sets, systems, pairs of languages."""
    found: int
    """How many different findings there were."""
    read: int
    right: int
    """How many of those that were read were right."""
    date: str
    """The month, such as 2026-11."""

    def __post_init__(self) -> None:
        if not self.where or not all(one.strip() for one in self.where):
            raise ValueError("`where` names the copy that the findings were in")
        if not self.found >= self.read >= self.right >= 0 or self.read < 1:
            raise ValueError("of what was `found` one or more is `read`, of these some `right`")
        if 2 * self.right < self.read:
            raise ValueError("most of what was read was not right: no proof, but a reason to mend")
        if not _MONTH.fullmatch(self.date):
            raise ValueError(f"`date` is a month such as 2026-11, not “{self.date}”")


@frozen
class EntryTexts:
    """What explains and proves one phrase of a lexicon."""

    explanation: str = ""
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()
    proved: tuple[Proof, ...] = ()


@frozen
class RuleTexts:
    """What explains and proves a rule. No story is linted with that, so it may stay shut."""

    explanation: str = ""
    measured: str = ""
    """How often it speaks in which copy and what share was right, in words."""
    written_on: tuple[str, ...] = ()
    """The copy that it was written and tuned on; nothing of it proves the rule."""
    proved: tuple[Proof, ...] = ()
    """Of a lexicon the entries have their own."""
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()
    entries: Mapping[str, EntryTexts] = field(default_factory=dict)

    def of_entry(self, key: str) -> EntryTexts:
        """The texts of an entry; empty ones for an entry that has none."""
        return self.entries.get(key) or EntryTexts()


@frozen
class Entry:
    """One phrase of a lexicon, where it differs from its rule."""

    key: str
    level: Level | None = None
    severity: Severity | None = None
    message: str | None = None
    needs: Needs = ()
    """Without these strings in the prose the entry cannot match; empty if none is sure."""
    source_languages: frozenset[str] = frozenset()
    """Where given, in the place of those of the rule."""
    also_english: bool = False
    """It is good English in another sense, and silent where the language is not known."""


@frozen
class Rule:
    """One YAML file of a rulebook. ``id`` is its path there, as in "units/conversion-wrong".

    What lints and reports is at hand; what only explains and proves comes with ``texts``.
    """

    id: str
    summary: str
    level: Level
    severity: Severity
    mqm: str
    its: str
    message: str
    check_name: str
    check: Check
    origin: str
    """The file that it was read from."""
    messages: Mapping[str, str] = field(default_factory=dict)
    """Messages by diagnosis of the check; ``message`` serves for all others."""
    evidence: str = ""
    """A template like ``message`` that shows what the finding rests on."""
    fix: Fix = Fix.NEVER
    default_on: bool = True
    skip: frozenset[str] = frozenset()
    """Zones that it does not look at: segment kinds, and "quote" for quoted speech."""
    once: bool = False
    """One cause shows all over a story: its first place is reported, the others as related."""
    copy: Copy = Copy.ENGLISH
    source_languages: frozenset[str] = frozenset()
    """Where given, the rule is silent on copy known to come from another language."""
    entries: Mapping[str, Entry] = field(default_factory=dict)
    needs: Needs = ()
    """Without these strings in the prose, in lower case, its check finds nothing."""
    shapes: Needs = ()
    """The same of the shape of the prose."""
    yields_to: frozenset[str] = frozenset()
    """Rules that speak for it where both find the same place."""
    replaces: str | None = None
    formerly: tuple[str, ...] = ()
    page: str = ""
    """The address of a page about it on the web."""
    told: RuleTexts | Callable[[], RuleTexts] = field(default=RuleTexts(), compare=False)
    """Its texts, or what fetches them."""

    @property
    def languages(self) -> frozenset[str]:
        """The languages on copy from which some of it speaks; empty if that is all copy."""
        each = [self.languages_of(key) for key in self.entries] or [self.source_languages]
        return frozenset().union(*each) if all(each) else frozenset()

    def languages_of(self, entry: str) -> frozenset[str]:
        """The languages on copy from which an entry of a lexicon speaks; empty if on all."""
        own = self.entries.get(entry)
        return (own and own.source_languages) or self.source_languages

    def serves(self, entry: str, source: str | None) -> bool:
        """Whether it, or an entry of it, speaks on copy from a language; None where not known."""
        languages, own = self.languages_of(entry), self.entries.get(entry)
        if source is None:
            return not (own and own.also_english)
        return not languages or primary(source) in languages

    @property
    def texts(self) -> RuleTexts:
        """What explains and proves it; may open a file."""
        return self.told() if callable(self.told) else self.told

    @property
    def entry_needs(self) -> Mapping[str, Needs]:
        """What the entries need, by their keys; those of which nothing is sure are not in it."""
        told: Mapping[str, Needs] | None = getattr(self.entries, "needs", None)
        if told is None:
            told = {key: entry.needs for key, entry in self.entries.items() if entry.needs}
        return told

    @property
    def category(self) -> str:
        """The folder: all of the id before the last slash."""
        return self.id.rpartition("/")[0]

    def address(self, entry: str = "") -> str:
        """What a diagnostic names: the id, or with an entry of a lexicon ``id:entry``."""
        return f"{self.id}:{entry}" if entry else self.id
