"""One document through the rules."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from newslint.linting.edits import changes_a_number, edits_of_text, minimal_edits
from newslint.linting.fingerprints import known_again
from newslint.linting.first_of_each import first_of_each
from newslint.linting.limits import DEFAULT_LIMITS, Limits, watched
from newslint.linting.overlaps import one_per_place
from newslint.linting.selection import Selection
from newslint.linting.triggers import Asked, Triggers, triggers_of
from newslint.model.diagnostic import (
    Diagnostic,
    Level,
    Match,
    OutsideMatch,
    Place,
    Related,
    RelatedPlace,
)
from newslint.model.document import Document, line_index, part_position
from newslint.model.fix import Edit
from newslint.model.position import Span
from newslint.model.report import FileReport, Problem
from newslint.model.rule import Copy, Fix, Rule, primary
from newslint.text.foreign_segments import foreign_segments, in_foreign_segment
from newslint.text.language import is_english
from newslint.text.words import word_count
from newslint.text.zones import may_be_quoted, touches_zone
from newslint.values import frozen

_LINE_END = re.compile(r"(?<![ \t])[ \t]*+[\r\n]+[ \t]*+")


@frozen
class Linter:
    """Rules and a selection of them; frozen, so that one serves all files and processes."""

    rules: tuple[Rule, ...]
    selection: Selection
    limits: Limits = DEFAULT_LIMITS

    @cached_property
    def active(self) -> tuple[Rule, ...]:
        """The rules of which at least one entry is on."""
        return tuple(rule for rule in self.rules if self.selection.may_speak(rule))

    def lint(self, document: Document, outside: Sequence[OutsideMatch] = ()) -> FileReport:
        """All diagnostics of one document, and the rules that failed on it.

        ``outside`` is what outside engines found in it, by rules that are among these.
        """
        wanted = _copies(document)
        source = document.metadata.source_language
        problems: list[Problem] = []
        found: list[Diagnostic] = []
        rules: Sequence[Rule] = self._serving(wanted, source)
        if self._overruns:
            rules = [rule for rule in rules if not self._is_left_out(rule, document)]
        with watched(self.limits.seconds_for(len(document.prose))) as watch:
            for asked in self._triggers.asked(rules, document):
                # A rule of anyone's may fail in any way; the others still have to be heard.
                try:
                    with watch:
                        found += self._limited(
                            asked.rule, self._matches(asked, document), document, problems
                        )
                except Exception as failure:
                    problems.append(self._problem_of(asked.rule, document, failure))
        from_outside = _by_rule(outside)
        for rule in (rule for rule in rules if rule.id in from_outside):
            try:
                found += self._limited(rule, from_outside[rule.id], document, problems)
            except Exception as failure:
                problems.append(self._problem_of(rule, document, failure))
        speaking = {d.rule: self.by_id[d.rule.partition(":")[0]] for d in found}
        yields_to = {address: rule.yields_to for address, rule in speaking.items()}
        once = {address for address, rule in speaking.items() if rule.once}
        merged = first_of_each(one_per_place(found, yields_to, from_outside), once)
        kept = tuple(known_again(document, merged))
        return FileReport(
            path=document.path,
            diagnostics=kept,
            problems=tuple(problems),
            words=document.find(word_count),
            lines=lines_of(document, kept),
        )

    def _serving(self, wanted: tuple[Copy, ...], source: str | None) -> tuple[Rule, ...]:
        """The active rules about kinds of copy that come from a language."""
        known = self._served
        if (wanted, source) not in known:
            known[wanted, source] = tuple(
                rule for rule in self.active if rule.copy in wanted and _serves(rule, source)
            )
        return known[wanted, source]

    @cached_property
    def _served(self) -> dict[tuple[tuple[Copy, ...], str | None], tuple[Rule, ...]]:
        return {}

    def _matches(self, asked: Asked, document: Document) -> Iterator[Match]:
        return asked.matches(document)

    @cached_property
    def _triggers(self) -> Triggers:
        return triggers_of(self.active)

    @cached_property
    def by_id(self) -> dict[str, Rule]:
        """All rules by their ids."""
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def _overruns(self) -> dict[str, set[str]]:
        """By rule, the stories that it took too long for. It lasts as long as the linter."""
        return {}

    @property
    def leaves_out(self) -> bool:
        """Whether a rule has taken too long so often that it is left out of further stories."""
        return any(len(stories) >= self.limits.overruns for stories in self._overruns.values())

    def _is_left_out(self, rule: Rule, document: Document) -> bool:
        stories = self._overruns.get(rule.id, ())
        return len(stories) >= self.limits.overruns and document.path not in stories

    def _limited(
        self,
        rule: Rule,
        matches: Iterable[Match],
        document: Document,
        problems: list[Problem],
    ) -> list[Diagnostic]:
        """What a rule reports, up to the limit; more is told as a problem."""
        most = self.limits.findings
        found: list[Diagnostic] = []
        levels: dict[str, Level | None] = {}
        for match in matches:
            if match.entry not in levels:
                serves = rule.serves(match.entry, document.metadata.source_language)
                on = self.selection.level_of(rule, match.entry) if serves else None
                levels[match.entry] = on
            level = levels[match.entry]
            if level is None or touches_zone(document, rule.skip, match.span):
                continue
            if rule.copy is Copy.ENGLISH and in_foreign_segment(document, match.span):
                continue
            if len(found) == most:
                told = f"rule {rule.id} has more than {most:,} findings here"
                remedy = f"`max-findings-per-rule` sets how many, `ignore: [{rule.id}]`"
                message = f"{told}; the others are left out ({remedy} runs without it)"
                problems.append(Problem(message, path=document.path, rule=rule.id))
                break
            found.append(diagnostic_of(rule, level, match, document))
        return found

    def _problem_of(self, rule: Rule, document: Document, failure: Exception) -> Problem:
        also = ""
        if isinstance(failure, TimeoutError):
            stories = self._overruns.setdefault(rule.id, set())
            stories.add(document.path)
            if len(stories) == self.limits.overruns:
                also = f", in story {len(stories)} of the run; it is left out from here on"
        return _problem_of(rule, document, failure, also)


def _by_rule(outside: Iterable[OutsideMatch]) -> dict[str, list[Match]]:
    found: dict[str, list[Match]] = {}
    for one in outside:
        found.setdefault(one.rule, []).append(one.match)
    return found


def _copies(document: Document) -> tuple[Copy, ...]:
    """What there is of copy: English, foreign, or English with paragraphs that are not."""
    if not document.find(is_english):
        return (Copy.FOREIGN,)
    return (Copy.ENGLISH, Copy.FOREIGN) if document.find(foreign_segments) else (Copy.ENGLISH,)


def _serves(rule: Rule, source: str | None) -> bool:
    """Whether a rule, or any entry of it, speaks on copy from a language."""
    languages = rule.languages
    return not languages or source is None or primary(source) in languages


def diagnostic_of(rule: Rule, level: Level, match: Match, document: Document) -> Diagnostic:
    """What is reported of a match, not yet with what it is known again by."""
    place = place_of(document, match.span)
    entry = rule.entries.get(match.entry)
    values = {
        **match.values,
        "match": document.prose[slice(*match.span)],
        "replacement": match.replacement or "",
    }
    # A message is one line, about hard-wrapped copy too.
    values = {name: _one_line(value) for name, value in values.items()}
    edits = _edits(rule, match, document)
    template = (entry and entry.message) or rule.messages.get(match.diagnosis) or rule.message
    return Diagnostic(
        path=document.path,
        rule=rule.address(match.entry),
        level=level,
        severity=(entry and entry.severity) or rule.severity,
        mqm=rule.mqm,
        its=rule.its,
        message=template.format_map(values),
        place=place,
        evidence=rule.evidence.format_map(values) if rule.evidence else "",
        replacement=match.replacement,
        fix=(rule.fix if edits else Fix.NEVER).value,
        edits=edits,
        related=tuple(_related(one, document) for one in match.related),
        diagnosis=match.diagnosis if match.diagnosis in rule.messages else "",
        values=values,
        url=rule.page,
    )


def _edits(rule: Rule, match: Match, document: Document) -> tuple[Edit, ...]:
    """What the fix of a match does; nothing where a person has to decide.

    What somebody is quoted with is not ours to change, and no fix changes the value of a number.
    Where the file holds something that the prose does not show, such as markup, the replacement
    says nothing of it.
    """
    if match.replacement is None or rule.fix is Fix.NEVER:
        return ()
    if may_be_quoted(document, match.span):
        return ()
    edits = minimal_edits(document.prose, match.span, match.replacement)
    if changes_a_number(document.prose, edits):
        return ()
    return edits_of_text(document, match.span, edits)


def _one_line(text: str) -> str:
    # Nearly every text is a line, and a look costs less than the expression.
    return _LINE_END.sub(" ", text) if "\n" in text or "\r" in text else text


def place_of(document: Document, span: Span) -> Place:
    """Where a span of the prose stands in the file: the whole of what it takes in any part of."""
    if not 0 <= span.start <= span.end <= len(document.prose):
        raise ValueError(
            f"the check reported the span {span.start}-{span.end}, which is not in the prose"
        )
    lines = document.find(line_index)
    start, end = document.source_map.text_span(span)
    return Place(
        Span(start, end),
        lines.position(start),
        lines.position(end),
        document.text[start:end],
        part_position(document, span.start),
    )


def _related(related: Related, document: Document) -> RelatedPlace:
    other = related.document or document
    path = None if other.path == document.path else other.path
    return RelatedPlace(place_of(other, related.span), _one_line(related.message), path)


def lines_of(document: Document, found: Sequence[Diagnostic]) -> tuple[tuple[int, str], ...]:
    """The content of every line that a diagnostic or a related place touches, by its number."""
    if document.paragraphs:
        return ()
    lines = document.find(line_index)
    places = [place for one in found for place in one.places]
    wanted = sorted({n for p in places for n in range(p.start.line, p.end.line + 1)})
    return tuple((n, document.text[slice(*lines.line_span(n))]) for n in wanted)


def is_overrun(problem: Problem) -> bool:
    """Whether a problem is that a rule took too long."""
    return problem.message.startswith(_took_too_long(problem.rule))


def _took_too_long(rule_id: str) -> str:
    return f"rule {rule_id} took too long"


def _problem_of(rule: Rule, document: Document, failure: Exception, also: str) -> Problem:
    if isinstance(failure, TimeoutError):
        message = f"{_took_too_long(rule.id)}: {failure}{also}"
    else:
        message = f"rule {rule.id} crashed: {type(failure).__name__}: {failure}"
    remedy = f"its file is {rule.origin}; `ignore: [{rule.id}]` runs without it"
    return Problem(f"{message} ({remedy})", path=document.path, rule=rule.id)
