"""Fixes put into a text, round by round, until there is nothing left to fix.

A round is a function of the text alone: what the report of a text lets be fixed, and nothing else,
decides what the next text is. So a text at which it comes to rest stays as it is in any later run.
"""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from newslint.linting.edits import applied
from newslint.linting.stated_numbers import same_figures
from newslint.model.diagnostic import Diagnostic, Level, Place
from newslint.model.document import Document
from newslint.model.fix import AppliedFix, Edit
from newslint.model.position import Span
from newslint.model.report import FileReport
from newslint.text.zones import quoted_texts
from newslint.values import frozen

MOST_ROUNDS = 100
"""What has not come to rest after so many rounds never will. Copy takes one, seldom two; a story of
which each paragraph stands twice takes more, as the report of one repetition covers the next."""
_ROOM = 1000
"""How far in characters a text may outgrow twice its length before its fixes are taken for endless,
which they may be in few rounds if each makes room for two more."""


class LintedStory(NamedTuple):
    """A text as it was read, and what was found in it."""

    documents: tuple[Document, ...]
    """One for most; where there are more, they are all of one text."""
    report: FileReport

    @property
    def text(self) -> str:
        """The text that they all are of."""
        return self.documents[0].text


@frozen
class Fixed:
    """What became of a text, looked at again."""

    last: LintedStory
    fixes: tuple[AppliedFix, ...] = ()
    rounds: int = 0
    problems: tuple[str, ...] = ()
    """Why something that was to be fixed was not."""

    @property
    def text(self) -> str:
        """The text with its fixes."""
        return self.last.text


def fixed(
    first: LintedStory,
    look: Callable[[str], LintedStory],
    wanted: Collection[str],
    holds: Callable[[str], bool] = lambda text: True,
) -> Fixed:
    """The text of ``first`` with all fixes of the kinds ``wanted``, "safe" and "unsafe".

    ``look`` reads and lints what a round has made; ``holds`` says whether the encoding of the file
    holds a piece of text. In a round all fixes are made but those that overlap an earlier one,
    which wait for the next. A fix that would do harm is left out: see ``_does_harm``.

    Where fixes undo each other, the first text that comes back is kept; where they do not come to
    an end, the text as it was.
    """
    looks = [first]
    made: list[tuple[AppliedFix, ...]] = []
    problems: list[str] = []
    seen = {first.text: 0}
    most = 2 * len(first.text) + _ROOM
    while len(made) < MOST_ROUNDS and len(looks[-1].text) <= most:
        now = looks[-1]
        fixes = list(_to_be_made(now.report.diagnostics, wanted, holds))
        chosen, following = _harmless(now, fixes, look)
        if following is None:
            break
        made.append(tuple(f for d in chosen for f in _applied_fixes(now, d, len(made) + 1)))
        looks.append(following)
        again = seen.setdefault(following.text, len(made))
        if again < len(made):
            problems.append(f"{_rules(made[again:])} undo each other's fixes; theirs are left out")
            del looks[again + 1 :], made[again:]
            break
    else:
        if _to_be_made(looks[-1].report.diagnostics, wanted, holds):
            problems.append(
                f"the fixes of {_rules(made[-1:])} do not come to an end, so nothing is fixed"
            )
            del looks[1:], made[:]
    problems += _not_held(looks[-1].report.diagnostics, wanted, holds)
    return Fixed(looks[-1], tuple(f for each in made for f in each), len(made), tuple(problems))


def first_come(fixes: Iterable[Sequence[Edit]]) -> list[bool]:
    """For each fix, in order, whether it is made: not if it overlaps one that is.

    Of two that overlap the one that comes first is made, so let them stand in the order of the
    text.
    """
    taken: list[Span] = []
    kept = []
    for edits in fixes:
        free = bool(edits) and not any(_overlaps_one(edit.span, taken) for edit in edits)
        if free:
            for edit in edits:
                insort(taken, edit.span)
        kept.append(free)
    return kept


def _overlaps_one(span: Span, taken: Sequence[Span]) -> bool:
    # These are disjoint and sorted, so that only neighbours can be overlapped.
    at = bisect_left(taken, span)
    if at and taken[at - 1].overlaps(span):
        return True
    return at < len(taken) and taken[at].overlaps(span)


def apply_replacements(text: str, diagnostics: Iterable[Diagnostic]) -> str:
    """The text with the replacement of every diagnostic that has one, whether or not it is a fix.

    Of two that overlap the first in the text is applied.
    """
    edits = [
        (Edit(diagnostic.place.span, diagnostic.replacement),)
        for diagnostic in sorted(diagnostics, key=lambda d: d.place.span)
        if diagnostic.replacement is not None
    ]
    kept = (edit for edit, is_made in zip(edits, first_come(edits), strict=True) if is_made)
    return applied(text, (edit for (edit,) in kept))


def _to_be_made(
    diagnostics: Iterable[Diagnostic], wanted: Collection[str], holds: Callable[[str], bool]
) -> list[Diagnostic]:
    fixable = [
        diagnostic
        for diagnostic in diagnostics
        if diagnostic.fix in wanted and all(holds(edit.text) for edit in diagnostic.edits)
    ]
    fixable.sort(key=lambda d: (d.edits[0].span, d.rule) if d.edits else (d.place.span, d.rule))
    made = first_come(diagnostic.edits for diagnostic in fixable)
    return [diagnostic for diagnostic, is_made in zip(fixable, made, strict=True) if is_made]


def _harmless(
    now: LintedStory, fixes: Sequence[Diagnostic], look: Callable[[str], LintedStory]
) -> tuple[list[Diagnostic], LintedStory | None]:
    """As many of the fixes as do no harm, and what comes of them; None if there are none."""
    chosen: list[Diagnostic] = []
    best: LintedStory | None = None
    # All at once, as a rule; where that does harm, half of them, so that few looks find the one.
    waiting = [list(fixes)] if fixes else []
    while waiting:
        more = waiting.pop()
        both = [*chosen, *more]
        after = look(with_fixes(now.text, both))
        if after.text != now.text and not _does_harm(now, after):
            chosen, best = both, after
        elif len(more) > 1:
            half = len(more) // 2
            waiting += [more[half:], more[:half]]
    return chosen, best


def with_fixes(text: str, diagnostics: Iterable[Diagnostic]) -> str:
    """The text with the edits of diagnostics that do not overlap."""
    edits = (edit for diagnostic in diagnostics for edit in diagnostic.edits)
    return applied(text, sorted(edits, key=lambda edit: edit.span))


def _does_harm(before: LintedStory, after: LintedStory) -> bool:
    """Whether a text is the worse for its fixes.

    That is if somebody is quoted with other words, if a number is another one, if there are more
    errors than there were, if a rule fails on it, or if a finding is no longer known for the
    accepted one that it is.
    """
    quoted = Counter(_quoted(before)) - Counter(_quoted(after))
    accepted = Counter(map(_known_by, before.report.accepted))
    return (
        bool(quoted)
        or not same_figures(_prose(before), _prose(after))
        or _errors(after.report) > _errors(before.report)
        or len(after.report.problems) > len(before.report.problems)
        or bool(accepted - Counter(map(_known_by, after.report.accepted)))
    )


def _quoted(story: LintedStory) -> Iterator[str]:
    return (text for document in story.documents for text in quoted_texts(document))


def _prose(story: LintedStory) -> str:
    return "\n".join(document.prose for document in story.documents)


def _errors(report: FileReport) -> int:
    return sum(diagnostic.level is Level.ERROR for diagnostic in report.all_diagnostics)


def _known_by(diagnostic: Diagnostic) -> tuple[str, str]:
    return diagnostic.rule, " ".join(diagnostic.around.split())


def _applied_fixes(look: LintedStory, diagnostic: Diagnostic, number: int) -> Iterator[AppliedFix]:
    """What a fix has done, place by place: a rule that speaks once a story mends several."""
    edits = sorted(diagnostic.edits, key=lambda edit: edit.span)
    starts = [edit.span.start for edit in edits]
    told: set[int] = set()
    for place in diagnostic.places:
        first, last = bisect_left(starts, place.span.start), bisect_right(starts, place.span.end)
        numbers = [
            n for n in range(first, last) if n not in told and place.span.contains(edits[n].span)
        ]
        if numbers:
            told.update(numbers)
            yield AppliedFix(
                rule=diagnostic.rule,
                fix=diagnostic.fix,
                line=place.start.line,
                column=place.start.column,
                before=place.text,
                after=_text_after(place, (edits[n] for n in numbers)),
                round=number,
            )


def _text_after(place: Place, edits: Iterable[Edit]) -> str:
    start = place.span.start
    return applied(place.text, (edit.moved(-start) for edit in edits))


def _rules(rounds: Iterable[Iterable[AppliedFix]]) -> str:
    names = sorted({fix.rule for each in rounds for fix in each})
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _not_held(
    diagnostics: Iterable[Diagnostic], wanted: Collection[str], holds: Callable[[str], bool]
) -> Iterator[str]:
    for diagnostic in diagnostics:
        lacking = [edit.text for edit in diagnostic.edits if not holds(edit.text)]
        if diagnostic.fix in wanted and lacking:
            yield (
                f"{diagnostic.place}: the fix of {diagnostic.rule} is left out: the encoding of "
                f"the file has no “{lacking[0]}”"
            )
