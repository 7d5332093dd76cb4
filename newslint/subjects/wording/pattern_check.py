"""A regular expression, looked for in every segment."""

from collections.abc import Iterator
from functools import cached_property

import regex as regular_expressions

from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.model.rule import Needs
from newslint.patterns.limited_pattern import compile_pattern, find_all
from newslint.patterns.macros import expanded
from newslint.text.unwrapped import unwrapped_prose
from newslint.values import frozen


@frozen
class PatternCheck:
    """A match is reported where the pattern matches inside one segment.

    The parameters cannot be told wrong in silence: a pattern that does not compile, that matches
    the empty text, or a replacement that names a group that is not there raises ValueError.
    """

    regex: str
    r"""In the syntax of the ``regex`` library. Named groups become values for the message. The line
    ends inside a hard-wrapped paragraph are spaces to it, unless they follow a hyphen or a slash.

    A pattern that begins with a rare character is ten times as fast as one that begins with a word.
    So a group named ``before`` in a look-behind belongs to the match: ``,(?<=(?P<before>x+),)``."""
    replace: str | None = None
    r"""What to write instead; a template with ``\1`` and ``\g<name>``."""
    ignore_case: bool = False
    triggers: tuple[str, ...] = ()
    """Lower-case strings of which one occurs wherever the pattern can match."""
    exceptions: tuple[str, ...] = ()
    """Texts that are right although the pattern matches them, in any case."""

    def __post_init__(self) -> None:
        if any(found.start() == found.end() for found in self._pattern.finditer(" a")):
            raise ValueError(
                f"the regular expression {self.regex!r} matches the empty text; "
                "make it ask for at least one character"
            )
        for trigger in self.triggers:
            if not trigger or trigger != trigger.lower():
                raise ValueError(f"the trigger {trigger!r} must be lower-case text, not empty")
        if self.replace is not None:
            _check_template(self.regex, self.ignore_case, self.replace)

    @property
    def values(self) -> tuple[str, ...]:
        """The named groups; one that takes no part in a match is empty."""
        return tuple(self._pattern.groupindex)

    @property
    def needs(self) -> Needs:
        """What the prose in lower case must hold for the pattern to match."""
        from newslint.patterns.required import needs_of_letters  # noqa: PLC0415 - no run needs it

        return needs_of_letters(expanded(self.regex), ignore_case=self.ignore_case)

    @property
    def shapes(self) -> Needs:
        """What the shape of the prose must hold."""
        from newslint.patterns.required import needs_of_shape  # noqa: PLC0415 - as above

        return needs_of_shape(expanded(self.regex), ignore_case=self.ignore_case)

    @cached_property
    def _pattern(self) -> regular_expressions.Pattern[str]:
        return compile_pattern(self.regex, ignore_case=self.ignore_case)

    @cached_property
    def _exceptions(self) -> frozenset[str]:
        return frozenset(text.casefold() for text in self.exceptions)

    @cached_property
    def _reaches_back(self) -> bool:
        return "before" in self._pattern.groupindex

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the matches in the order of the prose, each within one segment."""
        prose = document.find(unwrapped_prose)
        for found in find_all(self._pattern, prose):
            start, end = found.span()
            if start == end:
                continue
            if self._reaches_back and (before := found.start("before")) >= 0:
                start = min(before, start)
            span = Span(start, end)
            if document.segment_around(span) is None:
                continue
            if self._exceptions and prose[start:end].casefold() in self._exceptions:
                continue
            yield Match(
                span,
                {name: text or "" for name, text in found.groupdict().items()},
                self._replacement(found, document.prose[start:end]),
            )

    def _replacement(self, found: regular_expressions.Match[str], matched: str) -> str | None:
        if self.replace is None:
            return None
        replacement = found.expand(self.replace)
        return _wrapped_again(matched, replacement) if "\n" in matched else replacement


def _wrapped_again(matched: str, replacement: str) -> str:
    """The replacement with the line ends of ``matched`` where it keeps the characters there."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - few matches are hard-wrapped

    kept = list(replacement)
    unwrapped = matched.replace("\n", " ")
    blocks = SequenceMatcher(None, unwrapped, replacement, autojunk=False).get_matching_blocks()
    for old, new, size in blocks:
        for at in range(size):
            if matched[old + at] == "\n":
                kept[new + at] = "\n"
    return "".join(kept)


def _check_template(regex: str, ignore_case: bool, template: str) -> None:
    """Raise ValueError if ``template`` names a group that the pattern has not."""
    # Any match will do to expand a template, so an alternative that always matches is added; it
    # stands last and so moves no group's number.
    probe = compile_pattern(f"(?:{regex})|", ignore_case=ignore_case)
    found = probe.match("")
    if found is None:
        return
    try:
        found.expand(template)
    except (regular_expressions.error, IndexError) as problem:
        raise ValueError(
            f"the replacement {template!r} does not fit the regular expression: {problem}"
        ) from problem
