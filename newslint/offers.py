"""What newslint and its plugins can offer: readers, reporters, outside engines, all gathered."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from newslint.foundation.deferred import Deferred
from newslint.model.diagnostic import OutsideMatch
from newslint.model.document import Document
from newslint.model.report import FileReport, Presentation, Run, RunEnd
from newslint.model.rule import Rule
from newslint.model.source import Source, Story
from newslint.values import field, frozen


class Reporter(Protocol):
    """Writes one run in one format, as it goes.

    Each call returns what is to be written next; all of it together ends with a line end or is
    empty. The files come in their order, and no reporter needs to keep them.
    """

    def begin(self, run: Run) -> str:
        """What stands before the first file."""

    def file(self, report: FileReport) -> str:
        """What is told of one file."""

    def end(self, end: RunEnd) -> str:
        """What stands after the last file."""


ReporterOffer = Callable[[Presentation], Reporter]
"""A format: makes the reporter of one run. ``newslint.whole_report`` makes one from a function of
the whole report."""


@frozen
class Reader:
    """A format: which files it is for, and how such a file becomes a story, and back.

    For formats that are text, ``newslint.text_story`` reads and
    ``newslint.write_text`` writes, whatever the encoding.
    """

    name: str
    suffixes: tuple[str, ...]
    """Endings of file names, in lower case with their dot."""
    read: Callable[[Source], Story]
    """``ReadError`` is for what the user can mend."""
    write: Callable[[Source, Sequence[str]], bytes] | None = None
    """The bytes of a source with other texts in the place of those of its documents, in their
    order; ``WriteError`` is for what cannot be written so. None for a format that is not fixed."""
    looks_so: Callable[[bytes], bool] | None = None
    """Whether the beginning of a file, 4,096 bytes, is certainly that of this format. It is asked
    for files whose names end in no reader's way, and where two readers are for one ending."""
    shares_suffixes: bool = False
    """Whether what is no story also has such names: of them, folders give only what looks so."""


class Engine(Protocol):
    """An outside engine that is open: it looks at whole stories in ways of its own."""

    @property
    def rules(self) -> Sequence[Rule]:
        """The rules that it reports by; asked for after each call of ``diagnose``, and may grow."""

    def diagnose(self, documents: Iterable[Document]) -> Iterator[Sequence[OutsideMatch]]:
        """For each of the stories, in their order, what was found in it; spans of the prose.

        Called with some two hundred stories at a time. What came before an exception counts.
        ``EngineError`` is for what the user can mend.
        """


@frozen
class EngineOffer:
    """An outside engine that can be opened. To make the offer costs nothing."""

    category: str
    """Of all its rules; settings may name it, and rules in it, whether or not it is wanted."""
    open: Callable[[], AbstractContextManager[Engine]]
    """Called once per run at most, in the parent process; what it gives is closed for certain."""
    wanted: bool = True
    """Whether the settings ask for it."""
    optional: bool = False
    """Whether a run without it counts as whole."""
    key: str = ""
    """Of offers with one category and one key, from several settings files, one is opened."""
    known_rules: Callable[[], Sequence[Rule]] = tuple
    """Gives the rules that are known without opening it, for ``newslint explain`` and ``rules``;
    it may find by others."""


@frozen
class Offers:
    """All that newslint and its plugins offer, gathered."""

    checks: Mapping[str, type | Deferred] = field(default_factory=dict)
    readers: tuple[Reader, ...] = ()
    reporters: Mapping[str, ReporterOffer] = field(default_factory=dict)
    rule_folders: tuple[Path, ...] = ()
    plugin_of: Mapping[Path, str] = field(default_factory=dict)
    """The plugins that folders come from; newslint's own and those of the settings have none."""
    engines: tuple[EngineOffer, ...] = ()
    engine_settings: Mapping[str, type] = field(default_factory=dict)
    """The types of what settings may say to outside engines, by category."""
