"""One story through everything: read, linted, held against what was accepted and what changed."""

import datetime
import errno
import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from newslint.comparing.changed_paragraphs import changed_paragraphs
from newslint.foundation.errors import ReadError, UsageError, WriteError
from newslint.foundation.globs import fits_any
from newslint.foundation.regular_files import LOOKED_AT, read_regular
from newslint.linting.acceptance import accept
from newslint.linting.fingerprints import line_hashes
from newslint.linting.fixing import LintedStory, fixed
from newslint.linting.limits import Limits
from newslint.linting.linter import Linter
from newslint.linting.narrowed_report import only_in
from newslint.linting.outside_matches import carried
from newslint.linting.penalty import Weights
from newslint.linting.selection import ALL, DEFAULT, Selection, known_addresses, resolved
from newslint.linting.story_report import one_report
from newslint.linting.unified_diff import unified_diff
from newslint.model.acceptance import AcceptedFinding
from newslint.model.diagnostic import Diagnostic, Level, OutsideMatch, Severity
from newslint.model.document import Document, Metadata, share_lines
from newslint.model.report import Artifact, FileReport, Problem
from newslint.model.rule import Rule
from newslint.model.source import Hints, Source, Story
from newslint.model.terms import Terms
from newslint.offers import Reader
from newslint.readers.writing_back import as_patched, holds, rewrite
from newslint.session.unchecked import unchecked
from newslint.settings.config import EVERY_STORY, Config, Kind, Where
from newslint.settings.discovery import relative_to_root
from newslint.settings.effective import said_where
from newslint.settings.layers import Layer, command_line_layer, effective, paths_layer
from newslint.values import field, frozen, replace


@frozen
class Overrides:
    """What the command line says of selection and of every story; it goes before settings."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    format_in: str = ""
    """The name of the format that all files are read as; by its name and content each if empty."""

    @property
    def layer(self) -> Layer:
        """As a layer of settings."""
        given = {name: getattr(self.metadata, name) for name in EVERY_STORY}
        return command_line_layer({"select": self.select, "ignore": self.ignore, **given})


class Outcome(Enum):
    """What becomes of a fixed story."""

    WRITTEN = "written"
    """It takes the place of the file."""
    SHOWN = "shown"
    """As a diff; the file stays as it is, and so does the report about it."""
    RETURNED = "returned"
    """As the content of the report: for what is no file."""


@frozen
class Fixing:
    """That a story is to be fixed, and how."""

    outcome: Outcome
    unsafe: bool = False
    """Whether fixes that a person should read are made too."""
    inside: Path | None = None
    """The folder that the file was found in by walking it, None for one that was named."""

    @property
    def wanted(self) -> tuple[str, ...]:
        """The kinds of fixes."""
        return ("safe", "unsafe") if self.unsafe else ("safe",)


@frozen
class FileRequest:
    """What is asked for one story besides linting it."""

    accepted: tuple[AcceptedFinding, ...] = ()
    today: datetime.date = datetime.date.min
    """The day by which accepted findings expire."""
    earlier: bytes | None = None
    """An earlier state of the file: only what has changed since is reported; None for all of it."""
    fixing: Fixing | None = None
    outside: tuple[OutsideMatch, ...] = ()
    """What outside engines found in the story as it is."""


@frozen
class ToWrite:
    """A story that was fixed and is yet to be written."""

    report: FileReport
    """What is told once it is written."""
    unwritten: FileReport
    """What is told of the file as it is, should it not be."""
    old: bytes
    new: bytes
    inside: Path | None

    def written(self, announce: Callable[[FileReport], None] = lambda report: None) -> FileReport:
        """Write it. Gives what is to be told then; ``announce`` is told right before."""
        try:
            rewrite(
                Path(self.report.path),
                self.old,
                self.new,
                self.inside,
                lambda: announce(self.report),
            )
        except WriteError as problem:
            return _with_problems(self.unwritten, (str(problem),))
        return self.report


@frozen
class FileLinter:
    """Everything it takes to lint the files of one settings file; sent to other processes whole."""

    config: Config
    rules: tuple[Rule, ...]
    readers: tuple[Reader, ...]
    overrides: Overrides
    left_out: frozenset[str] = frozenset()
    """Ids of rules that are known and could not be loaded."""
    outside: frozenset[str] = frozenset()
    """The categories of outside engines."""
    terms: Terms | None = None
    """The names and terms of the desk, None where it has told none."""

    @classmethod
    def of(
        cls,
        config: Config,
        rules: tuple[Rule, ...],
        readers: tuple[Reader, ...],
        overrides: Overrides,
        *,
        left_out: frozenset[str] = frozenset(),
        outside: frozenset[str] = frozenset(),
        terms: Terms | None = None,
    ) -> "FileLinter":
        """Set up a linter of files. Raises UsageError for an address that names no rule."""
        linter = cls(config, rules, readers, overrides, left_out, outside, terms)
        # Ask for every linter once, so that an unknown address is told before the first file.
        linter._simplest_linters()
        _ = linter._weights
        if overrides.format_in not in ("", *(reader.name for reader in readers)):
            known = ", ".join(reader.name for reader in readers)
            raise UsageError(f"no format is called {overrides.format_in}; there are {known}")
        return linter

    def with_rules(self, rules: Iterable[Rule]) -> "FileLinter":
        """Make it one with further rules, those of an outside engine."""
        every = {rule.id: rule for rule in (*self.rules, *rules)}
        return replace(self, rules=tuple(every[rule_id] for rule_id in sorted(every)))

    def with_metadata(self, metadata: Metadata) -> "FileLinter":
        """Make it one that knows so much of every story, before what the command line says."""
        known = metadata.or_else(self.overrides.metadata)
        made = replace(self, overrides=replace(self.overrides, metadata=known))
        # The linters do not depend on it.
        made.__dict__["_linters"] = self._linters
        return made

    @property
    def active(self) -> tuple[Rule, ...]:
        """The rules that are on for any file, in the order of their ids."""
        active = {rule.id: rule for linter in self._simplest_linters() for rule in linter.active}
        return tuple(active[rule_id] for rule_id in sorted(active))

    def may_report(self, category: str) -> bool:
        """Whether rules of a category, that of an outside engine, may be on for any file."""
        applying = ((), *((n,) for n in range(len(self.config.paths))))
        return any(self._selection(one).may_have_of(category) for one in applying)

    def _simplest_linters(self) -> list[Linter]:
        """Those for which at most one of the settings' ``paths`` applies.

        Where more apply, one selects and all ignore, so that no rule is on that is off in these.
        """
        return [self.linter(()), *(self.linter((n,)) for n in range(len(self.config.paths)))]

    def linter(self, applying: tuple[int, ...]) -> Linter:
        """The linter for files to which these of the settings' ``paths`` apply."""
        if applying not in self._linters:
            self._linters[applying] = Linter(
                self.rules,
                self._selection(applying),
                Limits(findings=self.config.max_findings_per_rule),
            )
        return self._linters[applying]

    def lint_file(self, path: Path, request: FileRequest | None = None) -> FileReport:
        """Read and lint one file; what cannot be read is a problem of the report."""
        return _told(self.look_at_file(path, request))

    def look_at_file(self, path: Path, request: FileRequest | None = None) -> FileReport | ToWrite:
        """As ``lint_file``, but for the writing."""
        try:
            data = read_regular(path, self.config.max_story_size)
        except OSError as problem:
            message = f"cannot be read: {problem.strerror or problem}"
            if problem.errno == errno.EFBIG:
                message = self._too_large
            return FileReport(str(path), problems=(Problem(message, path=str(path)),))
        return self.look_at(data, path, request)

    @property
    def _too_large(self) -> str:
        """What is said of a file that is larger than the settings allow."""
        most = self.config.max_story_size
        return f"is larger than {most:,} bytes, the `max-story-size`, and was not read"

    def document_of(self, path: Path, data: bytes | None = None) -> Document | None:
        """The story of a file, the first of many; None if it cannot be read, as linting tells."""
        try:
            return self.documents_of(path, data)[0]
        except Exception:  # a reader of anyone's may fail in any way
            return None

    def documents_of(self, path: Path, data: bytes | None = None) -> tuple[Document, ...]:
        """The documents of a file; whatever its reader raises goes on."""
        if data is None:
            data = read_regular(path, self.config.max_story_size)
        return self.read(data, path).documents

    def read(self, data: bytes, path: Path) -> Story:
        """The story that the content of a file holds; whatever its reader raises goes on."""
        return self._reader_of(path, data).read(self._source(data, path))

    def lint_bytes(self, data: bytes, path: Path, request: FileRequest | None = None) -> FileReport:
        """Lint the content of a file that is, or might be, at ``path``."""
        return _told(self.look_at(data, path, request))

    def look_at(
        self, data: bytes, path: Path, request: FileRequest | None = None
    ) -> FileReport | ToWrite:
        """As ``lint_bytes``, but for the writing."""
        if len(data) > self.config.max_story_size:
            return FileReport(str(path), problems=(Problem(self._too_large, path=str(path)),))
        request = request or FileRequest()
        reader, source = self._reader_of(path, data), self._source(data, path)
        try:
            story = reader.read(source)
        except ReadError as problem:
            return FileReport(str(path), problems=(Problem(str(problem), path=str(path)),))
        except Exception as failure:
            message = f"the reader crashed: {type(failure).__name__}: {failure}"
            return FileReport(str(path), problems=(Problem(message, path=str(path)),))
        report = self._lint(story.documents, path, request)
        if request.fixing is not None:
            return self._fix(_Read(reader, source, story), report, request, request.fixing)
        return _whole(report, source, story)

    def _fix(
        self, read: "_Read", report: FileReport, request: FileRequest, fixing: Fixing
    ) -> FileReport | ToWrite:
        """Fix a story that was linted; what cannot be fixed is reported as it is."""
        path = Path(report.path)
        as_it_is = _whole(report, read.source, read.story)
        if not any(diagnostic.fix in fixing.wanted for diagnostic in report.diagnostics):
            return as_it_is
        reason = read.not_fixed or (fixing.outcome is Outcome.SHOWN and read.not_shown)
        if reason:
            return _with_problems(as_it_is, (reason,))
        first = LintedStory(read.story.documents, report)
        reads = {first.text: read}

        def look(text: str) -> LintedStory:
            reads[text] = read.with_text(text)
            documents = reads[text].story.documents
            outside = carried(request.outside, first.documents[0], documents[0])
            return LintedStory(
                documents, self._lint(documents, path, replace(request, outside=outside))
            )

        try:
            made = fixed(first, look, fixing.wanted, partial(holds, read.story.encoding))
        except WriteError as problem:
            return _with_problems(as_it_is, (str(problem),))
        except Exception as failure:  # a reader of anyone's may fail in any way
            told = f"cannot be fixed: {type(failure).__name__}: {failure}"
            return _with_problems(as_it_is, (told,))
        as_it_was = _with_problems(as_it_is, made.problems)
        if not made.fixes:
            return as_it_was
        new = reads[made.text]
        old_data, new_data = read.source.data, new.source.data
        if fixing.outcome is Outcome.SHOWN:
            encoding = read.story.encoding
            shown = as_patched(old_data, encoding), as_patched(new_data, encoding)
            diff = unified_diff(*shown, _name_in_diff(path))
            return replace(as_it_was, fixed=made.fixes, diff=diff)
        fixed_report = _whole(made.last.report, new.source, new.story)
        content = new_data if fixing.outcome is Outcome.RETURNED else None
        fixed_report = replace(
            _with_problems(fixed_report, made.problems), fixed=made.fixes, content=content
        )
        if fixing.outcome is Outcome.WRITTEN:
            return ToWrite(fixed_report, as_it_was, old_data, new_data, fixing.inside)
        return fixed_report

    def _lint(self, documents: Sequence[Document], path: Path, request: FileRequest) -> FileReport:
        linter = self._linter_of(path)
        if self.terms is not None:
            documents = [replace(document, terms=self.terms) for document in documents]
        share_lines(documents)
        earlier = self._earlier(request.earlier, path) if request.earlier is not None else ()
        reports = []
        for number, document in enumerate(documents):
            outside = () if number else request.outside
            report = accept(linter.lint(document, outside), request.accepted, request.today)
            if document.silences:
                report = self._silenced(report, document, path, request)
            if earlier:
                report = only_in(report, changed_paragraphs(document, earlier))
            reports.append(report)
        whole = one_report(str(path), reports)
        points = self._weights.points(whole.diagnostics, linter.by_id)
        # Of what has not changed, nobody asks what it lacks.
        lacking = () if request.earlier is not None else unchecked(documents)
        return replace(whole, penalty_points=points, unchecked=lacking)

    def _silenced(
        self, report: FileReport, document: Document, path: Path, request: FileRequest
    ) -> FileReport:
        from newslint.linting.accepted_rules import UNUSED_REMARK  # noqa: PLC0415 - few have any
        from newslint.linting.silencing import silenced  # noqa: PLC0415

        told = self.level_of(UNUSED_REMARK.id, path) if request.earlier is None else None

        def is_on(address: str) -> bool:
            if "/" in address:
                return self.level_of(address, path) is not None
            return any(rule.id.startswith(f"{address}/") for rule in self._linter_of(path).active)

        return silenced(report, document, told, self.address_now, is_on)

    def address_now(self, address: str) -> str | None:
        """The address of a rule brought up to date; None if it names nothing that is known."""
        if address.partition("/")[0] in self.outside:
            return address
        return self._addresses.get(address)

    def level_of(self, address: str, path: Path) -> Level | None:
        """The level of a rule, or an entry of one, for the file at ``path``; None if it is off."""
        linter = self._linter_of(path)
        rule_id, _, entry = address.partition(":")
        rule = linter.by_id.get(rule_id)
        return linter.selection.level_of(rule, entry) if rule else None

    def applying(self, path: Path) -> tuple[int, ...]:
        """Which of the settings' ``paths`` apply to the file at ``path``, by their numbers."""
        if not self.config.paths:
            return ()
        place = relative_to_root(path, self.config)
        return tuple(n for n, p in enumerate(self.config.paths) if fits_any(place, p.match))

    @property
    def leaves_out(self) -> bool:
        """Whether in this process a rule took too long so often that no other story has it."""
        return any(linter.leaves_out for linter in self._linters.values())

    def _linter_of(self, path: Path) -> Linter:
        return self.linter(self.applying(path))

    def _reader_of(self, path: Path, data: bytes) -> Reader:
        if self.overrides.format_in:
            return next(one for one in self.readers if one.name == self.overrides.format_in)
        suffix = path.suffix.lower()
        fitting = [reader for reader in self.readers if suffix in reader.suffixes]
        if len(fitting) == 1:
            return fitting[0]
        start = data[:LOOKED_AT]
        shown = [one for one in fitting or self.readers if one.looks_so and one.looks_so(start)]
        return (shown or fitting or self.readers[:1])[-1]

    def _source(self, data: bytes, path: Path) -> Source:
        return Source(data, str(path), self.hints)

    def _earlier(self, data: bytes, path: Path) -> tuple[Document, ...]:
        """An earlier state of a story; none if it cannot be read, and all of the story is new."""
        try:
            return self.documents_of(path, data)
        except Exception:
            return ()

    @cached_property
    def _weights(self) -> Weights:
        settings = self.config.penalty
        severities = {Severity(name): points for name, points in settings.severities.items()}
        named = self._resolved(self.config, ("penalty", "factors"), tuple(settings.factors))
        return Weights(severities, dict(zip(named, settings.factors.values(), strict=True)))

    @cached_property
    def _addresses(self) -> dict[str, str]:
        return known_addresses(self.rules)

    @cached_property
    def _whole_config(self) -> Config:
        """The settings with what the command line says."""
        return effective([self.overrides.layer], self.config)

    @cached_property
    def hints(self) -> Hints:
        """What readers are told: what goes before a story's own word on itself, and behind it."""
        config, known = self._whole_config, {}
        for name in EVERY_STORY:
            origin = config.origins.get((name,))
            if origin is not None and origin.kind > Kind.FRONT_MATTER:
                known[name] = getattr(config, name)
        given = self.overrides.metadata
        return Hints(given.or_else(Metadata(**known)), config.metadata, config.encoding)

    @cached_property
    def _linters(self) -> dict[tuple[int, ...], Linter]:
        return {}

    def _selection(self, applying: tuple[int, ...]) -> Selection:
        config = effective(
            [paths_layer(self.config, number) for number in applying], self._whole_config
        )

        named = self._resolved(config, ("levels",), tuple(config.levels))
        return Selection(
            select=self._resolved(config, ("select",), config.select),
            ignore=self._resolved(config, ("ignore",), config.ignore),
            levels=dict(zip(named, map(Level, config.levels.values()), strict=True)),
        )

    def _resolved(
        self, config: Config, setting: Where, addresses: tuple[str, ...]
    ) -> tuple[str, ...]:
        """The addresses in a setting by their present names.

        Raises UsageError for one that names nothing, with the place where it was said.
        """
        if set(addresses) <= {ALL, DEFAULT}:
            return addresses
        try:
            return resolved(addresses, self.rules, "", self.left_out, self.outside)
        except UsageError:
            for number, address in enumerate(addresses):
                # Mappings have addresses for keys.
                by_address = (*setting, address)
                where = by_address if by_address in config.origins else (*setting, number)
                asked = said_where(config, where)
                resolved([address], self.rules, asked, self.left_out, self.outside)
            raise

    def __getstate__(self) -> dict[str, Any]:
        # What is made from the fields is remade where it is needed.
        made = ("_linters", "_weights", "_addresses", "_whole_config", "hints")
        return {k: v for k, v in self.__dict__.items() if k not in made}


@frozen
class _Read:
    """A story with what it was read from and by."""

    reader: Reader
    source: Source
    story: Story

    @property
    def not_fixed(self) -> str:
        """Why it cannot be fixed, whatever is found in it; empty if it can."""
        if self.reader.write is None:
            return f"cannot be fixed: the format {self.reader.name} is read and not written"
        if len({(one.part, one.text) for one in self.story.documents}) > 1:
            return "cannot be fixed: its documents are not of one text, and only such are written"
        return ""

    @property
    def not_shown(self) -> str:
        """Why no diff can show what is fixed; empty if one can."""
        if self.story.encoding:
            return ""
        return f"the fixes cannot be shown: files of the format {self.reader.name} are no text"

    def with_text(self, text: str) -> "_Read":
        """The same with another text, written and read again. Raises WriteError."""
        if self.reader.write is None:
            raise WriteError(self.not_fixed)
        texts = tuple(text for _ in self.story.documents)
        source = replace(self.source, data=self.reader.write(self.source, texts))
        story = self.reader.read(source)
        if tuple(one.text for one in story.documents) != texts:
            raise WriteError("cannot be fixed: its new text would be read as another one")
        return replace(self, source=source, story=story)


def _told(made: FileReport | ToWrite) -> FileReport:
    return made.written() if isinstance(made, ToWrite) else made


def _whole(report: FileReport, source: Source, story: Story) -> FileReport:
    """The report with what is known of the file's bytes, and of what its reader could not use."""
    return replace(
        _with_problems(report, story.unused),
        artifact=_artifact(source.data, story),
        unchecked=(*story.doubts, *report.unchecked),
        line_hashes=_line_hashes(source.data, story, report.all_diagnostics),
    )


def _with_problems(report: FileReport, messages: Iterable[str]) -> FileReport:
    problems = (Problem(message, path=report.path) for message in messages)
    return replace(report, problems=(*report.problems, *problems))


def _name_in_diff(path: Path) -> str:
    """The path as seen from the current folder, where the diff is to be applied."""
    whole, here = os.path.abspath(path), os.path.abspath(os.curdir)  # noqa: PTH100
    below = Path(whole).is_relative_to(here)
    return Path(os.path.relpath(whole, here) if below else whole.lstrip(os.sep)).as_posix()


def _line_hashes(
    data: bytes, story: Story, diagnostics: Iterable[Diagnostic]
) -> tuple[tuple[int, str], ...]:
    """The hashes of the lines that diagnostics begin on.

    GitHub takes every file to be UTF-8 and a byte order mark for a character. What it would make of
    another encoding is left to itself.
    """
    if story.encoding != "utf-8":
        return ()
    wanted = {diagnostic.place.start.line for diagnostic in diagnostics}
    return line_hashes(data.decode("utf-8"), wanted) if wanted else ()


def _artifact(data: bytes, story: Story) -> Artifact:
    # With its mark, UTF-16 is called by the name that tells of one.
    name = "utf-16" if story.marked and story.encoding.startswith("utf-16") else story.encoding
    return Artifact(name, len(data), hashlib.sha256(data).hexdigest(), story.marked)
