"""newslint's own offers, made through the hooks that are open to all."""

from pathlib import Path

from newslint.checks.acronym import Acronym
from newslint.checks.backward_range import BackwardRange
from newslint.checks.bare_day import BareDay
from newslint.checks.characters import Characters
from newslint.checks.conversion import Conversion
from newslint.checks.date_duration import DateDuration
from newslint.checks.disagreement import Disagreement
from newslint.checks.doubled_currency import DoubledCurrency
from newslint.checks.duplicate_block import DuplicateBlock
from newslint.checks.era_year import YearOfEra
from newslint.checks.exchange_rate import ExchangeRate
from newslint.checks.foreign_script import ForeignScript
from newslint.checks.full_name_again import FullNameAgain
from newslint.checks.gender_clash import GenderClash
from newslint.checks.glued_quotation import GluedQuotation
from newslint.checks.glued_subhead import GluedSubhead
from newslint.checks.hyphen_space import HyphenSpace
from newslint.checks.impossible_date import ImpossibleDate
from newslint.checks.impossible_time import ImpossibleTime
from newslint.checks.language import NotEnglish
from newslint.checks.near_duplicate import NearDuplicate
from newslint.checks.near_names import NearNames
from newslint.checks.nested_quotation import NestedQuotation
from newslint.checks.pattern import Pattern
from newslint.checks.quotation_space import QuotationSpace
from newslint.checks.quotation_style import QuotationStyle
from newslint.checks.relative_day import RelativeDay
from newslint.checks.repeated_coordinate import RepeatedCoordinate
from newslint.checks.repeated_phrase import RepeatedPhrase
from newslint.checks.repeated_sentence import RepeatedSentence
from newslint.checks.repetition import Repetition
from newslint.checks.scale_clash import ScaleClash
from newslint.checks.scale_words import ScaleWords
from newslint.checks.segment_kind import SegmentOfKind
from newslint.checks.stray_period import StrayPeriod
from newslint.checks.substitution import Substitution
from newslint.checks.tense_clash import TenseClash
from newslint.checks.unclosed_bracket import UnclosedBracket
from newslint.checks.unclosed_quotation import UnclosedQuotation
from newslint.checks.unfinished_end import UnfinishedEnd
from newslint.checks.ungrouped_number import UngroupedNumber
from newslint.checks.utc_offset import UtcOffset
from newslint.checks.variants import Variants
from newslint.checks.weekday import Weekday
from newslint.config import Config
from newslint.hookspecs import EngineOffer, Reader, Reporter, hookimpl
from newslint.model.report import Presentation, Report
from newslint.readers import plain_text
from newslint.reporters import concise_report, json_report, sarif_report, text_report

_PACKAGE = Path(__file__).parent


def rulebook_folder() -> Path:
    """Where newslint's own rules lie: in the package, or at the top of an editable checkout."""
    installed = _PACKAGE / "rules"
    return installed if installed.is_dir() else _PACKAGE.parent / "rules"


@hookimpl
def newslint_rules(config: Config) -> list[Path]:
    """The rulebook that ships with newslint."""
    return [rulebook_folder()]


@hookimpl
def newslint_checks() -> dict[str, type]:
    """The ways to look that ship with newslint."""
    return {
        "acronym": Acronym,
        "backward_range": BackwardRange,
        "bare_day": BareDay,
        "characters": Characters,
        "conversion": Conversion,
        "date_duration": DateDuration,
        "doubled_currency": DoubledCurrency,
        "disagreement": Disagreement,
        "duplicate_block": DuplicateBlock,
        "era_year": YearOfEra,
        "exchange_rate": ExchangeRate,
        "foreign_script": ForeignScript,
        "full_name_again": FullNameAgain,
        "gender_clash": GenderClash,
        "glued_quotation": GluedQuotation,
        "glued_subhead": GluedSubhead,
        "hyphen_space": HyphenSpace,
        "impossible_date": ImpossibleDate,
        "impossible_time": ImpossibleTime,
        "language": NotEnglish,
        "near_duplicate": NearDuplicate,
        "near_names": NearNames,
        "nested_quotation": NestedQuotation,
        "pattern": Pattern,
        "quotation_space": QuotationSpace,
        "quotation_style": QuotationStyle,
        "relative_day": RelativeDay,
        "repeated_coordinate": RepeatedCoordinate,
        "repeated_phrase": RepeatedPhrase,
        "repeated_sentence": RepeatedSentence,
        "repetition": Repetition,
        "scale_clash": ScaleClash,
        "scale_words": ScaleWords,
        "segment_kind": SegmentOfKind,
        "stray_period": StrayPeriod,
        "substitution": Substitution,
        "tense_clash": TenseClash,
        "unclosed_bracket": UnclosedBracket,
        "unclosed_quotation": UnclosedQuotation,
        "unfinished_end": UnfinishedEnd,
        "ungrouped_number": UngroupedNumber,
        "utc_offset": UtcOffset,
        "variants": Variants,
        "weekday": Weekday,
    }


@hookimpl
def newslint_readers() -> list[Reader]:
    """Plain text; other formats are plugins."""
    return [Reader("plain-text", (".txt", ".text"), plain_text.read)]


@hookimpl
def newslint_engines(config: Config) -> list[EngineOffer]:
    """LanguageTool, which runs where the settings or the command line ask for it."""
    from newslint.integrations.languagetool.offer import languagetool_offer

    return [languagetool_offer(config)]


@hookimpl
def newslint_reporters() -> dict[str, Reporter]:
    """The formats for people and for programs."""
    return {
        "text": text_report.report,
        "concise": concise_report.report,
        "json": json_report.report_json,
        "jsonl": json_report.report_jsonl,
        "github": _github,
        "gitlab": _gitlab,
        "junit": _junit,
        "checkstyle": _checkstyle,
        "rdjson": _rdjson,
        "rdjsonl": _rdjsonl,
        "markdown": _markdown,
        "sarif": sarif_report.report,
    }


# Formats that a run in a terminal or an editor has no use for are imported when they are asked for.


def _github(report: Report, presentation: Presentation) -> str:
    from newslint.reporters import github_report

    return github_report.report(report, presentation)


def _gitlab(report: Report, presentation: Presentation) -> str:
    from newslint.reporters import gitlab_report

    return gitlab_report.report(report, presentation)


def _junit(report: Report, presentation: Presentation) -> str:
    from newslint.reporters import junit_report

    return junit_report.report(report, presentation)


def _checkstyle(report: Report, presentation: Presentation) -> str:
    from newslint.reporters import checkstyle_report

    return checkstyle_report.report(report, presentation)


def _rdjson(report: Report, presentation: Presentation) -> str:
    from newslint.reporters import rdjson_report

    return rdjson_report.report_rdjson(report, presentation)


def _rdjsonl(report: Report, presentation: Presentation) -> str:
    from newslint.reporters import rdjson_report

    return rdjson_report.report_rdjsonl(report, presentation)


def _markdown(report: Report, presentation: Presentation) -> str:
    from newslint.reporters import markdown_report

    return markdown_report.report(report, presentation)
