"""A text-quality linter for translated news copy.

    import newslint

    with newslint.Session() as session:
        for found in session.lint_text("Turnout reached 62 % on Sunday.").diagnostics:
            print(found.place.start, found.message)

The names below are imported when they are asked for; ``docs/library.md`` lists them all.
"""

__version__ = "0.1.0"

# As `typing` has it, whose import costs more than all of this module.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from newslint.foundation.errors import ConfigError as ConfigError
    from newslint.foundation.errors import EngineError as EngineError
    from newslint.foundation.errors import NewslintError as NewslintError
    from newslint.foundation.errors import ReadError as ReadError
    from newslint.foundation.errors import RulebookError as RulebookError
    from newslint.foundation.errors import UsageError as UsageError
    from newslint.foundation.errors import WriteError as WriteError
    from newslint.hookspecs import hookimpl as hookimpl
    from newslint.model.acceptance import Acceptance as Acceptance
    from newslint.model.diagnostic import Diagnostic as Diagnostic
    from newslint.model.diagnostic import Level as Level
    from newslint.model.diagnostic import Match as Match
    from newslint.model.diagnostic import OutsideMatch as OutsideMatch
    from newslint.model.diagnostic import Place as Place
    from newslint.model.diagnostic import Related as Related
    from newslint.model.diagnostic import RelatedPlace as RelatedPlace
    from newslint.model.diagnostic import Severity as Severity
    from newslint.model.document import Document as Document
    from newslint.model.document import Metadata as Metadata
    from newslint.model.document import Segment as Segment
    from newslint.model.document import SegmentKind as SegmentKind
    from newslint.model.fix import AppliedFix as AppliedFix
    from newslint.model.fix import Edit as Edit
    from newslint.model.position import ColumnUnit as ColumnUnit
    from newslint.model.position import PartPosition as PartPosition
    from newslint.model.position import Position as Position
    from newslint.model.position import Span as Span
    from newslint.model.report import FileReport as FileReport
    from newslint.model.report import LeftOut as LeftOut
    from newslint.model.report import Presentation as Presentation
    from newslint.model.report import Problem as Problem
    from newslint.model.report import Report as Report
    from newslint.model.report import Run as Run
    from newslint.model.report import RunEnd as RunEnd
    from newslint.model.rule import Example as Example
    from newslint.model.rule import Fix as Fix
    from newslint.model.rule import Rule as Rule
    from newslint.model.source import Hints as Hints
    from newslint.model.source import Source as Source
    from newslint.model.source import Story as Story
    from newslint.model.source_map import Piece as Piece
    from newslint.model.source_map import SourceMap as SourceMap
    from newslint.offers import Engine as Engine
    from newslint.offers import EngineOffer as EngineOffer
    from newslint.offers import Reader as Reader
    from newslint.offers import Reporter as Reporter
    from newslint.offers import ReporterOffer as ReporterOffer
    from newslint.readers.decoding import text_story as text_story
    from newslint.readers.plain_text import read as read_plain_text  # noqa: F401
    from newslint.readers.writing_back import write_text as write_text
    from newslint.reporters.whole_report import whole as whole_report  # noqa: F401
    from newslint.session.file_linter import Outcome as Outcome
    from newslint.session.run import Copy as Copy
    from newslint.session.run import RunOptions as RunOptions
    from newslint.session.run import RunStream as RunStream
    from newslint.session.session import Fixed as Fixed
    from newslint.session.session import Session as Session
    from newslint.settings.config import Config as Config
    from newslint.settings.engine_settings import engine_settings as engine_settings
    from newslint.settings.engine_settings import for_anyone as for_anyone
    from newslint.text.sentences import sentences as sentences
    from newslint.text.words import words as words

# Where each name is defined, so that importing newslint imports nothing else. A test holds it
# against what type checkers read above.
_HOMES = {
    "foundation.errors": "ConfigError EngineError NewslintError ReadError RulebookError UsageError "
    "WriteError",
    "hookspecs": "hookimpl",
    "model.acceptance": "Acceptance",
    "model.diagnostic": "Diagnostic Level Match OutsideMatch Place Related RelatedPlace Severity",
    "model.document": "Document Metadata Segment SegmentKind",
    "model.fix": "AppliedFix Edit",
    "model.position": "ColumnUnit PartPosition Position Span",
    "model.report": "FileReport LeftOut Presentation Problem Report Run RunEnd",
    "model.rule": "Example Fix Rule",
    "model.source": "Hints Source Story",
    "model.source_map": "Piece SourceMap",
    "offers": "Engine EngineOffer Reader Reporter ReporterOffer",
    "readers.decoding": "text_story",
    "readers.plain_text": "read:read_plain_text",
    "readers.writing_back": "write_text",
    "reporters.whole_report": "whole:whole_report",
    "session.file_linter": "Outcome",
    "session.run": "Copy RunOptions RunStream",
    "session.session": "Fixed Session",
    "settings.config": "Config",
    "settings.engine_settings": "engine_settings for_anyone",
    "text.sentences": "sentences",
    "text.words": "words",
}
_HOME_OF = {
    name.rpartition(":")[2]: (module, name.partition(":")[0])
    for module, names in _HOMES.items()
    for name in names.split()
}

__all__ = ["__version__", *sorted(_HOME_OF)]  # noqa: PLE0604 - every one of them is a string


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name not in _HOME_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module  # noqa: PLC0415 - most runs go another way

        module, attribute = _HOME_OF[name]
        value = getattr(import_module(f"{__name__}.{module}"), attribute)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
