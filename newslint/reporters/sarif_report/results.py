"""What was found, as result objects (3.27)."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Any

from newslint.model.acceptance import IN_STORY
from newslint.model.diagnostic import Diagnostic, Place, RelatedPlace
from newslint.model.fix import Edit
from newslint.model.position import LineIndex, Position, Span
from newslint.reporters.sarif_report.artifacts import Artifacts
from newslint.reporters.sarif_report.messages import (
    argument,
    characters,
    filled,
    markdown,
    names_in,
    plain,
    shortened,
)
from newslint.reporters.sarif_report.rules import DEFAULT, Descriptors

MOST_RELATED = 1000
"""How many places GitHub takes of one result."""
FINGERPRINT = "newslint/contextHash/v1"
"""The rule, the words of the place and those around it; see ``newslint.linting.fingerprints``."""
LINE_HASH = "primaryLocationLineHash"
"""The only one that GitHub looks at."""
_AROUND = 160
"""How many characters of a long line on either side are shown with a place."""
_LONGEST = 80


class Results:
    """Makes the results of one file, by its number in the report."""

    def __init__(
        self, number: int, artifacts: Artifacts, descriptors: Descriptors, suppress: bool
    ) -> None:
        self._artifacts = artifacts
        self._location = artifacts.location(number)
        self._descriptors = descriptors
        self._suppress = suppress
        file = artifacts.report.files[number]
        self._lines = dict(file.lines)
        self._hashes = dict(file.line_hashes)

    def result(self, diagnostic: Diagnostic) -> dict[str, Any]:
        """One diagnostic as a result."""
        related = diagnostic.related[:MOST_RELATED]
        made: dict[str, Any] = {
            "ruleId": diagnostic.rule,
            "ruleIndex": self._descriptors.number(diagnostic.rule),
            "kind": "fail",
            "level": diagnostic.level.value,
            "message": self._message(diagnostic, related),
            "locations": [self._location_of(diagnostic.place)],
        }
        if related:
            made["relatedLocations"] = [self._related(n, r) for n, r in enumerate(related, 1)]
        if diagnostic.edits and not diagnostic.place.where:
            made["fixes"] = [self._fix(diagnostic)]
        prints = {
            FINGERPRINT: diagnostic.fingerprint,
            LINE_HASH: self._hashes.get(diagnostic.place.start.line, ""),
        }
        if any(prints.values()):
            made["partialFingerprints"] = {name: value for name, value in prints.items() if value}
        if self._suppress:
            # All results of a run have this or none (3.27.23).
            made["suppressions"] = _suppressions(diagnostic)
        made["properties"] = _properties(diagnostic)
        return made

    def _message(self, diagnostic: Diagnostic, related: Iterable[RelatedPlace]) -> dict[str, Any]:
        made: dict[str, Any] = filled(diagnostic.message)
        notes = [markdown(" ".join(diagnostic.evidence.split()))] if diagnostic.evidence else []
        # A viewer makes of the number in brackets a link to the related place with that id.
        places = [
            f"- [{self._shown(r)}]({number})" + (f" {markdown(r.message)}" if r.message else "")
            for number, r in enumerate(related, 1)
        ]
        if places:
            notes.append("\n".join(places))
        if notes:
            made["markdown"] = "\n\n".join((markdown(diagnostic.message), *notes))
        return made | self._by_id(diagnostic)

    def _by_id(self, diagnostic: Diagnostic) -> dict[str, Any]:
        """The message as its rule has it, with arguments; nothing if it came about otherwise."""
        templates = self._descriptors.templates(diagnostic.rule)
        message_id = diagnostic.diagnosis if diagnostic.diagnosis in templates else DEFAULT
        template = templates.get(message_id)
        if template is None:
            return {}
        names = names_in(template)
        values = [diagnostic.values.get(name, "") for name in names]
        # Empty strings are not for GitHub.
        if not all(values) or template.format_map(diagnostic.values) != diagnostic.message:
            return {}
        arguments = {"arguments": list(map(argument, values))} if values else {}
        return {"id": message_id, **arguments}

    def _location_of(self, place: Place) -> dict[str, Any]:
        made = _in_artifact(place, self._location)
        context = None if place.where else _context(place, self._lines)
        if context is not None:
            made["physicalLocation"]["contextRegion"] = context
        return made

    def _shown(self, related: RelatedPlace) -> str:
        """Where it is, as a link says it."""
        if related.path is None:
            return markdown(str(related.place))
        path = self._artifacts.report.path_in_root(related.path).as_posix()
        return markdown(f"{path}:{related.place}")

    def _related(self, number: int, related: RelatedPlace) -> dict[str, Any]:
        location = self._location
        if related.path is not None:
            location = self._artifacts.location_of(related.path)
        made = {"id": number, **_in_artifact(related.place, location)}
        return made | ({"message": filled(related.message)} if related.message else {})

    def _fix(self, diagnostic: Diagnostic) -> dict[str, Any]:
        homes = _homes(diagnostic)
        return {
            "description": {"text": plain(_linked_message(diagnostic, homes))},
            "artifactChanges": [
                {
                    "artifactLocation": self._location,
                    "replacements": list(map(_replacement, diagnostic.edits, homes)),
                }
            ],
            "properties": {"safety": diagnostic.fix},
        }


def _in_artifact(place: Place, location: dict[str, Any]) -> dict[str, Any]:
    """A location; of a format that has no lines it tells what part and paragraph it is in."""
    where = place.where
    if where is None:
        return {"physicalLocation": {"artifactLocation": location, "region": _region_of(place)}}
    part = {"part": characters(where.part)} if where.part else {}
    numbers = {"paragraph": where.paragraph, "character": where.character}
    logical = {"fullyQualifiedName": characters(str(where)), "properties": part | numbers}
    return {"physicalLocation": {"artifactLocation": location}, "logicalLocations": [logical]}


def _homes(diagnostic: Diagnostic) -> list[Place | None]:
    """Of every edit the place that it is in: that of the diagnostic, or a related one."""
    places = sorted(diagnostic.places, key=_start)
    homes: list[Place | None] = []
    for edit in diagnostic.edits:
        first = bisect_right(places, edit.span.start, key=_start)
        before = (places[at] for at in range(first - 1, -1, -1))
        homes.append(next((place for place in before if place.span.contains(edit.span)), None))
    return homes


def _start(place: Place) -> int:
    return place.span.start


def _linked_message(diagnostic: Diagnostic, homes: Iterable[Place | None]) -> str:
    new = shortened(diagnostic.replacement or "", _LONGEST)
    old = shortened(diagnostic.place.text, _LONGEST)
    told = f"Write “{new}” for “{old}”" if new else f"Take out “{old}”"
    more = len({home.span for home in homes if home is not None} - {diagnostic.place.span})
    if more:
        told += f", and the like in {more} more {'place' if more == 1 else 'places'}"
    return f"{told}."


def _replacement(edit: Edit, home: Place | None) -> dict[str, Any]:
    region = _offsets(edit.span)
    if home is not None:
        start, end = (_position(home, offset) for offset in edit.span)
        region = _lines_and_columns(start, end) | region
    made: dict[str, Any] = {"deletedRegion": region}
    if edit.text:
        made["insertedContent"] = {"text": characters(edit.text)}
    return made


def _position(place: Place, offset: int) -> Position:
    """Where an offset within a place stands, reckoned from the start of the place."""
    line, column = LineIndex.of(place.text).position(offset - place.span.start)
    start = place.start
    return Position(start.line + line - 1, column + (start.column - 1 if line == 1 else 0))


def _region_of(place: Place) -> dict[str, Any]:
    made = _lines_and_columns(place.start, place.end) | _offsets(place.span)
    return made | ({"snippet": {"text": characters(place.text)}} if place.text else {})


def _context(place: Place, lines: Mapping[int, str]) -> dict[str, Any] | None:
    """The lines of the place, long ones cut; it holds more than the place itself (3.29.5)."""
    first, last = lines.get(place.start.line), lines.get(place.end.line)
    if first is None or last is None:
        return None
    before = first[: place.start.column - 1]
    after = last[place.end.column - 1 :]
    if len(before) > _AROUND:
        cut = len(before) - _AROUND
        # Begin at a word, if one begins nearby.
        before = before[before.find(" ", cut) + 1 :] if " " in before[cut:] else before[cut:]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] or after[:_AROUND]
    if not before and not after:
        return None
    start = Position(place.start.line, place.start.column - len(before))
    end = Position(place.end.line, place.end.column + len(after))
    span = Span(place.span.start - len(before), place.span.end + len(after))
    snippet = {"text": characters(before + place.text + after)}
    return _lines_and_columns(start, end) | _offsets(span) | {"snippet": snippet}


def _lines_and_columns(start: Position, end: Position) -> dict[str, Any]:
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _offsets(span: Span) -> dict[str, Any]:
    return {"charOffset": span.start, "charLength": span.end - span.start}


def _suppressions(diagnostic: Diagnostic) -> list[dict[str, Any]]:
    acceptance = diagnostic.acceptance
    if acceptance is None:
        return []
    kind = "inSource" if acceptance.entry == IN_STORY else "external"
    made: dict[str, Any] = {"kind": kind, "status": "accepted"}
    if acceptance.reason.strip():
        made["justification"] = characters(acceptance.reason.strip())
    if acceptance.until is not None:
        made["properties"] = {"until": acceptance.until.isoformat()}
    return [made]


def _properties(diagnostic: Diagnostic) -> dict[str, Any]:
    made = {
        "severity": diagnostic.severity.value,
        "mqm": diagnostic.mqm,
        "its": diagnostic.its,
        "evidence": characters(diagnostic.evidence),
        "replacement": characters(diagnostic.replacement or ""),
        "fix": diagnostic.fix if diagnostic.replacement is not None else "",
    }
    return {name: value for name, value in made.items() if value}
