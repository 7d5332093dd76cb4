"""One story through everything: read, linted, held against what was accepted and what changed."""

import datetime
import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import Any

from newslint.foundation.errors import ReadError, UsageError, WriteError
from newslint.foundation.globs import fits_any
from newslint.hookspecs import Reader
from newslint.linting.acceptance import accept
from newslint.linting.changed_places import changed_paragraphs, only_in
from newslint.linting.fingerprints import line_hashes
from newslint.linting.fixing import Fixed, LintedStory, fixed
from newslint.linting.linter import Linter
from newslint.linting.outside_matches import carried
from newslint.linting.penalty import Weights
from newslint.linting.selection import ALL, DEFAULT, Selection, known_addresses, resolved
from newslint.linting.unified_diff import unified_diff
from newslint.model.acceptance import AcceptedFinding
from newslint.model.diagnostic import Diagnostic, Level, OutsideMatch, Severity
from newslint.model.document import Document, Metadata
from newslint.model.report import Artifact, FileReport, Problem
from newslint.model.rule import Rule
from newslint.readers.decoding import Decoded, decode
from newslint.readers.writing_back import as_patched, encoded, holds, rewrite
from newslint.settings.config import EVERY_STORY, Config, Where
from newslint.settings.discovery import relative_to_root
from newslint.settings.layers import (
    Layer,
    command_line_layer,
    effective,
    front_matter_layer,
    paths_layer,
    said_where,
)


@dataclass(frozen=True)
class Overrides:
    """What the command line says of selection and of every story; it goes before settings."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)

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


@dataclass(frozen=True)
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


@dataclass(frozen=True)
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


@dataclass(frozen=True)
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
    ) -> "FileLinter":
        """Set up a linter of files. Raises UsageError for an address that names no rule."""
        desk = cls(config, rules, readers, overrides, left_out, outside)
        # Ask for every linter once, so that an unknown address is told before the first file.
        desk._simplest_linters()
        _ = desk._weights
        return desk

    def with_rules(self, rules: Iterable[Rule]) -> "FileLinter":
        """Make it one with further rules, those of an outside engine."""
        every = {rule.id: rule for rule in (*self.rules, *rules)}
        return replace(self, rules=tuple(every[rule_id] for rule_id in sorted(every)))

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
            self._linters[applying] = Linter(self.rules, self._selection(applying))
        return self._linters[applying]

    def lint_file(self, path: Path, order: FileRequest | None = None) -> FileReport:
        """Read and lint one file; what cannot be read is a problem of the report."""
        try:
            data = path.read_bytes()
        except OSError as problem:
            message = f"cannot be read: {problem.strerror or problem}"
            return FileReport(str(path), problems=(Problem(message, path=str(path)),))
        return self.lint_bytes(data, path, order)

    def document_of(self, path: Path, data: bytes | None = None) -> Document | None:
        """A story as it is linted; None if it cannot be read, which linting it will tell."""
        try:
            data = path.read_bytes() if data is None else data
            return self._read(decode(data, self.config.encoding).text, path)
        except Exception:  # a reader of anyone's may fail in any way
            return None

    def lint_bytes(self, data: bytes, path: Path, order: FileRequest | None = None) -> FileReport:
        """Lint the content of a file that is, or might be, at ``path``."""
        order = order or FileRequest()
        try:
            decoded = decode(data, self.config.encoding)
            document = self._read(decoded.text, path)
        except ReadError as problem:
            return FileReport(str(path), problems=(Problem(str(problem), path=str(path)),))
        except Exception as failure:
            message = f"the reader crashed: {type(failure).__name__}: {failure}"
            return FileReport(str(path), problems=(Problem(message, path=str(path)),))
        report = self._lint(document, path, order)
        if order.fixing is not None:
            return self._fix(data, decoded, LintedStory(document, report), order, order.fixing)
        return _whole(report, data, decoded)

    def _fix(
        self, data: bytes, decoded: Decoded, first: LintedStory, order: FileRequest, fixing: Fixing
    ) -> FileReport:
        """Fix a story that was linted; what cannot be fixed is reported as it is."""
        path = Path(first.report.path)

        def look(text: str) -> LintedStory:
            document = self._read(text, path)
            outside = carried(order.outside, first.document, document)
            return LintedStory(
                document, self._lint(document, path, replace(order, outside=outside))
            )

        try:
            made = fixed(first, look, fixing.wanted, lambda text: holds(decoded, text))
        except Exception as failure:  # a reader of anyone's may fail in any way
            made = Fixed(first, problems=(f"cannot be fixed: {type(failure).__name__}: {failure}",))
        before = _with_problems(_whole(first.report, data, decoded), made.problems)
        if not made.fixes:
            return before
        try:
            new = encoded(data, decoded, made.text, self.config.encoding)
            if fixing.outcome is Outcome.WRITTEN:
                rewrite(path, data, new, fixing.inside)
        except WriteError as problem:
            return _with_problems(before, (str(problem),))
        decoded_new = decoded._replace(text=made.text)
        if fixing.outcome is Outcome.SHOWN:
            old_shown, new_shown = as_patched(data, decoded), as_patched(new, decoded_new)
            diff = unified_diff(old_shown, new_shown, _name_in_diff(path))
            return replace(before, fixed=made.fixes, diff=diff)
        report = _with_problems(_whole(made.last.report, new, decoded_new), made.problems)
        content = new if fixing.outcome is Outcome.RETURNED else None
        return replace(report, fixed=made.fixes, content=content)

    def _lint(self, document: Document, path: Path, order: FileRequest) -> FileReport:
        linter = self._linter_of(path)
        report = accept(linter.lint(document, order.outside), order.accepted, order.today)
        if order.earlier is not None:
            earlier = self._earlier(order.earlier, path)
            if earlier is not None:
                report = only_in(report, changed_paragraphs(document, earlier))
        points = self._weights.points(report.diagnostics, linter.by_id)
        return replace(report, penalty_points=points)

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

    def _linter_of(self, path: Path) -> Linter:
        place = relative_to_root(path, self.config)
        applying = (n for n, p in enumerate(self.config.paths) if fits_any(place, p.match))
        return self.linter(tuple(applying))

    def _read(self, text: str, path: Path) -> Document:
        suffix = path.suffix.lower()
        fitting = [reader for reader in self.readers if suffix in reader.suffixes]
        reader = (fitting or self.readers[:1])[-1]
        said = front_matter_layer(reader.stated(text), str(path))
        known = replace(
            effective([said], self._whole_config).metadata,
            language=self.overrides.metadata.language,
        )
        return reader.read(text, str(path), known)

    def _earlier(self, data: bytes, path: Path) -> Document | None:
        """An earlier state of a story; None if it cannot be read, and all of the story is new."""
        try:
            return self._read(decode(data, self.config.encoding).text, path)
        except Exception:
            return None

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
        made = ("_linters", "_weights", "_addresses", "_whole_config")
        return {k: v for k, v in self.__dict__.items() if k not in made}


def _whole(report: FileReport, data: bytes, decoded: Decoded) -> FileReport:
    """The report with what is known of the file's bytes."""
    return replace(
        report,
        artifact=_artifact(data, decoded),
        line_hashes=_line_hashes(decoded, report.all_diagnostics),
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
    decoded: Decoded, diagnostics: Iterable[Diagnostic]
) -> tuple[tuple[int, str], ...]:
    """The hashes of the lines that diagnostics begin on.

    GitHub takes every file to be UTF-8 and a byte order mark for a character. What it would make of
    another encoding is left to itself.
    """
    if decoded.encoding != "utf-8":
        return ()
    text = decoded.mark.decode(decoded.encoding) + decoded.text
    return line_hashes(text, {diagnostic.place.start.line for diagnostic in diagnostics})


def _artifact(data: bytes, decoded: Decoded) -> Artifact:
    # With its mark, UTF-16 is called by the name that tells of one.
    name = "utf-16" if decoded.mark and decoded.encoding.startswith("utf-16") else decoded.encoding
    return Artifact(name, len(data), hashlib.sha256(data).hexdigest(), bool(decoded.mark))
