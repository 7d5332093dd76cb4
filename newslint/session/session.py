"""A session: settings, rulebook and linters put together once, for as many stories as there are."""

import datetime
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from newslint.foundation.errors import UsageError, did_you_mean
from newslint.model.document import Metadata
from newslint.model.fix import AppliedFix
from newslint.model.report import FileReport, Presentation
from newslint.model.rule import Rule
from newslint.offers import EngineOffer, Reporter
from newslint.plugins.offered_reporters import reporter_of
from newslint.session.accepted_findings import AcceptedFindings
from newslint.session.file_linter import FileLinter, FileRequest, Fixing, Outcome, Overrides
from newslint.session.file_linters import FileLinters
from newslint.session.resources import Resources
from newslint.session.run import RunOptions, RunStream
from newslint.values import frozen

STORY = "story.txt"
"""The name of copy that has none of its own."""


@frozen
class Fixed:
    """What became of a text that was fixed."""

    text: str
    fixes: tuple[AppliedFix, ...]
    """What was done, in the order of rounds."""
    report: FileReport
    """About the fixed text: what remains."""


class Session:
    """Lints stories as the command does, and keeps what it takes to do so.

    To open one costs more than to lint a story, so keep it. It notices on the next call when
    settings, rule files or accepted findings have changed. It holds no file open and no process,
    and is not made for two threads at once; open one for each.
    """

    def __init__(
        self,
        config: str | os.PathLike[str] | None = None,
        *,
        folder: str | os.PathLike[str] = os.curdir,
        isolated: bool = False,
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        date: datetime.date | None = None,
        languagetool: bool | None = None,
        format_in: str = "",
        cached: bool = True,
        plugins: bool = True,
    ) -> None:
        """Open a session.

        ``config`` is a settings file for all stories; without one the nearest file up the tree
        from each story counts, and for text that is no file the nearest to ``folder``.
        ``isolated`` reads no settings and no accepted findings, and goes with no ``config``.
        ``select`` and ``ignore`` are
        addresses of rules, entries and categories, and go before the settings, as does ``date``,
        the day that stories are dated. ``languagetool`` says whether LanguageTool is asked, in
        place of the settings; only ``run`` asks it. ``format_in`` names the format that all files
        are read as. Without ``cached`` no cache is read or
        written. Without ``plugins`` none of those that are installed is loaded.

        Raises UsageError for ``config`` with ``isolated``, and NewslintError for settings and
        addresses that are wrong, when they are first needed.
        """
        self._folder = Path(folder)
        resources = Resources(
            Path(config) if config is not None else None,
            isolated,
            cached=cached,
            languagetool=languagetool,
            plugins=plugins,
        )
        self._overrides = Overrides(tuple(select), tuple(ignore), Metadata(date=date), format_in)
        self._linters = FileLinters(resources, self._overrides)

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Keep for later sessions what this one has compiled."""
        self._linters.keep_patterns()

    def lint_text(
        self, text: str, name: str | os.PathLike[str] = STORY, *, metadata: Metadata | None = None
    ) -> FileReport:
        """Lint a text as if it stood in the file ``name``, which need not be there.

        ``metadata`` is what is known of the story, and goes before what the copy says of itself.
        """
        return self.lint_bytes(_encoded(text), name, metadata=metadata)

    def lint_bytes(
        self, data: bytes, name: str | os.PathLike[str], *, metadata: Metadata | None = None
    ) -> FileReport:
        """Lint the content of a file that is, or might be, at ``name``."""
        path = self._placed(name)
        linter = self._linter(path, metadata)
        return linter.lint_bytes(data, path, self._request(path, linter))

    def lint_path(self, path: str | os.PathLike[str]) -> FileReport:
        """Lint a file; what keeps it from being read is a problem of the report."""
        file = Path(path)
        linter = self._linter(file)
        return linter.lint_file(file, self._request(file, linter))

    def fix(
        self,
        text: str,
        name: str | os.PathLike[str] = STORY,
        *,
        metadata: Metadata | None = None,
        unsafe: bool = False,
    ) -> Fixed:
        """Apply the fixes to a text; with ``unsafe`` also those that a person should read.

        ``metadata`` is as in ``lint_text``.
        """
        path = self._placed(name)
        linter = self._linter(path, metadata)
        fixing = Fixing(Outcome.RETURNED, unsafe)
        accepted = self._request(path, linter)
        request = FileRequest(accepted.accepted, accepted.today, fixing=fixing)
        report = linter.lint_bytes(_encoded(text), path, request)
        fixed = text if report.content is None else report.content.decode()
        return Fixed(fixed, report.fixed, report)

    def run(
        self, paths: Iterable[str | os.PathLike[str]], options: RunOptions | None = None
    ) -> RunStream:
        """Lint the files that paths name or hold; the reports come one by one.

        Raises NewslintError for what is wrong with the settings or the options.
        """
        self.refresh()
        return RunStream(
            self._linters, [os.fspath(path) for path in paths], options or RunOptions()
        )

    def reporter(self, name: str, presentation: Presentation | None = None) -> Reporter:
        """What writes one run in a format, called as ``--format`` calls it, as the run goes.

        Raises UsageError for a format that neither newslint nor a plugin offers.
        """
        self.refresh()
        resources = self._linters.resources
        reporters = resources.offers(resources.config_of(self._folder)).reporters
        return reporter_of(name, reporters, presentation or Presentation())

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are on for any file of the folder, in the order of their ids."""
        self.refresh()
        return self._linters.of(self._linters.resources.config_of(self._folder)).active

    def rulebook(self, engines: Iterable[str] = ()) -> tuple[Rule, ...]:
        """All rules of the folder, those that are off included, in the order of their ids.

        Of outside engines, which are named by their categories, those that are known beforehand.
        """
        self.refresh()
        resources = self._linters.resources
        config = resources.config_of(self._folder)
        wanted = set(engines)
        offers = [e for e in resources.offers(config).engines if e.category in wanted]
        of_engines = {rule.id: rule for engine in offers for rule in engine.known_rules()}
        return (*resources.rulebook(config).rules, *(of_engines[key] for key in sorted(of_engines)))

    def explain(self, address: str) -> str:
        """The page of a rule, or of an entry of a lexicon.

        Raises UsageError for an address that names neither.
        """
        from newslint.rulebook.pages import entry_page, rule_page  # noqa: PLC0415

        name, _, key = address.partition(":")
        rules = {rule.id: rule for rule in self.rulebook([address.partition("/")[0]])}
        former = {old: rule for rule in rules.values() for old in (*rule.formerly, rule.replaces)}
        rule = rules.get(name) or former.get(name)
        if rule is None:
            raise UsageError(f"there is no rule {name}; {self._hint(name, rules)}")
        if not key:
            return rule_page(rule)
        if key not in rule.entries:
            hint = did_you_mean(key, rule.entries, f"`newslint explain {rule.id}` lists them")
            raise UsageError(f"{name} has no entry {key}; {hint}")
        return entry_page(rule, rule.entries[key])

    def _hint(self, name: str, rules: Iterable[str]) -> str:
        if any(rule_id.startswith(f"{name}/") for rule_id in rules):
            return f"it is a category: `newslint rules {name}` lists its rules"
        category = name.partition("/")[0]
        listed = "`newslint rules` lists them"
        if category in {engine.category for engine in self._engines()}:
            listed = f"`newslint rules {category}` lists those that are known beforehand"
        return did_you_mean(name, rules, listed)

    @property
    def linters(self) -> FileLinters:
        """The linters by settings, for what this class has no method for."""
        return self._linters

    @property
    def resources(self) -> Resources:
        """Settings, plugins and rulebooks, for what this class has no method for."""
        return self._linters.resources

    @property
    def overrides(self) -> Overrides:
        """What was said when the session was opened, before all settings."""
        return self._overrides

    def refresh(self) -> None:
        """Forget what was loaded if any of the files behind it has changed since."""
        if not self.resources.is_current():
            self._linters = FileLinters(self.resources.made_anew(), self._overrides)

    def _placed(self, name: str | os.PathLike[str]) -> Path:
        """Where copy of that name would lie: in the session's folder."""
        return self._folder / name

    def _linter(self, path: Path, metadata: Metadata | None = None) -> FileLinter:
        self.refresh()
        linter = self._linters.for_path(path)
        self._linters.prepare()
        return linter if metadata is None else linter.with_metadata(metadata)

    def _request(self, path: Path, linter: FileLinter) -> FileRequest:
        return AcceptedFindings(self._linters).request(path, linter)

    def _engines(self) -> Sequence[EngineOffer]:
        return self.resources.offers(self.resources.config_of(self._folder)).engines


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as problem:
        raise UsageError(
            f"the text holds half of a surrogate pair at character {problem.start}, so it is no "
            "copy; decode it with the encoding that it was written in"
        ) from problem
