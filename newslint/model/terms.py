"""A desk's memory: its names and terms, how they are spelt, and how they are not."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from newslint.values import field, frozen

Made = TypeVar("Made")
_JOINERS = "\u200c\u200d"
"""Persian and the scripts of India cannot be spelt without these."""


class Status(StrEnum):
    """What a form of a term is."""

    RIGHT = "right"
    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"
    SOURCE = "source"
    """A form of the language that copy is translated from."""


@frozen
class Term:
    """A name or a term of the house. All texts stand on one line, with single spaces."""

    right: str
    """The spelling to write."""
    allowed: tuple[str, ...] = ()
    """Variants that are left alone."""
    forbidden: tuple[str, ...] = ()
    """Variants in whose place the right spelling is to be written."""
    source: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Its forms in other languages, by tag: ``uk`` has “Київ”."""
    note: str = ""
    """What an editor may want to know of it."""

    def __post_init__(self) -> None:
        seen: dict[str, Status] = {}
        for form, status, _ in self.forms():
            _refuse_form(form, status)
            if status is Status.SOURCE:
                continue
            if form in seen:
                raise ValueError(f"“{form}” stands twice, as {seen[form]} and as {status}")
            seen[form] = status
        if self.note != " ".join(self.note.split()):
            raise ValueError("a note stands on one line, without spaces around it")
        _refuse_marks(self.note)
        for tag, forms in self.source.items():
            if tag.lower().replace("_", "-").partition("-")[0] == "en":
                raise ValueError("`source` has English; write its forms as allowed or forbidden")
            if not forms or len(set(forms)) < len(forms):
                raise ValueError(f"`source` has no form, or one twice, for {tag}")

    def forms(self) -> Iterator[tuple[str, Status, str]]:
        """Every form with what it is, and of which language, empty for English."""
        yield self.right, Status.RIGHT, ""
        for form in self.allowed:
            yield form, Status.ALLOWED, ""
        for form in self.forbidden:
            yield form, Status.FORBIDDEN, ""
        for tag, forms in self.source.items():
            for form in forms:
                yield form, Status.SOURCE, tag


@frozen
class Terms:
    """The terms that hold for the files of one settings file."""

    terms: tuple[Term, ...]
    _made: dict[Callable[["Terms"], Any], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __reduce__(self) -> tuple[type["Terms"], tuple[tuple[Term, ...]]]:
        # What was made of them is made anew in another process.
        return Terms, (self.terms,)

    def find(self, maker: Callable[["Terms"], Made]) -> Made:
        """Run ``maker`` on these terms once and remember what it made, as a document does."""
        if maker not in self._made:
            self._made[maker] = maker(self)
        made: Made = self._made[maker]
        return made


def contradiction(one: Term, other: Term) -> str:
    """What two terms of one memory say against one another; empty if nothing."""
    if one.right == other.right:
        return f"“{one.right}” stands twice; keep one"
    for first, second in ((one, other), (other, one)):
        good = {second.right, *second.allowed}
        for form in first.forbidden:
            if form in good:
                return f"“{form}” is forbidden for “{first.right}”, and good for “{second.right}”"
            if form in second.forbidden:
                return f"“{form}” is forbidden for “{first.right}” and for “{second.right}”: " + (
                    "it cannot be told which of them to write"
                )
    return ""


def _refuse_form(form: str, status: Status) -> None:
    if form != " ".join(form.split()) or not any(map(str.isalnum, form)):
        shown = form.strip() or form
        raise ValueError(
            f"the {status} form “{shown}” is no name: write letters, on one line, "
            "without spaces around them"
        )
    _refuse_marks(form)


def _refuse_marks(text: str) -> None:
    for character in text:
        if not character.isprintable() and character not in _JOINERS:
            raise ValueError(f"the character U+{ord(character):04X} may not stand in it; delete it")
