"""newslint's own offers, made through the hooks that are open to all."""

from importlib import import_module
from pathlib import Path

from newslint.hookspecs import EngineOffer, Reader, Reporter, ReporterOffer, hookimpl
from newslint.model.report import Presentation
from newslint.readers import plain_text
from newslint.readers.writing_back import write_text
from newslint.reporters.concise_report import ConciseReport
from newslint.reporters.json_report import JsonLinesReport, report_json
from newslint.reporters.text_report import TextReport
from newslint.reporters.whole_report import WholeReport, whole
from newslint.settings.config import Config
from newslint.subjects.arithmetic.disagreement_check import DisagreementCheck
from newslint.subjects.dates.backward_range_check import BackwardRangeCheck
from newslint.subjects.dates.bare_day_check import BareDayCheck
from newslint.subjects.dates.duration_check import DateDurationCheck
from newslint.subjects.dates.era_year_check import YearOfEraCheck
from newslint.subjects.dates.impossible_date_check import ImpossibleDateCheck
from newslint.subjects.dates.relative_day_check import RelativeDayCheck
from newslint.subjects.dates.tense_clash_check import TenseClashCheck
from newslint.subjects.dates.weekday_check import WeekdayCheck
from newslint.subjects.layout.duplicate_block_check import DuplicateBlockCheck
from newslint.subjects.layout.glued_subhead_check import GluedSubheadCheck
from newslint.subjects.layout.near_duplicate_check import NearDuplicateCheck
from newslint.subjects.layout.segment_kind_check import SegmentOfKindCheck
from newslint.subjects.layout.unfinished_end_check import UnfinishedEndCheck
from newslint.subjects.money.doubled_currency_check import DoubledCurrencyCheck
from newslint.subjects.money.exchange_rate_check import ExchangeRateCheck
from newslint.subjects.money.scale_clash_check import ScaleClashCheck
from newslint.subjects.names.acronym_check import AcronymCheck
from newslint.subjects.names.full_name_again_check import FullNameAgainCheck
from newslint.subjects.names.gender_clash_check import GenderClashCheck
from newslint.subjects.names.near_names_check import NearNamesCheck
from newslint.subjects.names.variants_check import VariantsCheck
from newslint.subjects.numbers.scale_words_check import ScaleWordsCheck
from newslint.subjects.numbers.ungrouped_number_check import UngroupedNumberCheck
from newslint.subjects.quotations.glued_quotation_check import GluedQuotationCheck
from newslint.subjects.quotations.nested_quotation_check import NestedQuotationCheck
from newslint.subjects.quotations.quotation_space_check import QuotationSpaceCheck
from newslint.subjects.quotations.quotation_style_check import QuotationStyleCheck
from newslint.subjects.quotations.unclosed_bracket_check import UnclosedBracketCheck
from newslint.subjects.quotations.unclosed_quotation_check import UnclosedQuotationCheck
from newslint.subjects.times.impossible_time_check import ImpossibleTimeCheck
from newslint.subjects.times.utc_offset_check import UtcOffsetCheck
from newslint.subjects.units.conversion_check import ConversionCheck
from newslint.subjects.units.hyphen_space_check import HyphenSpaceCheck
from newslint.subjects.wording.characters_check import CharactersCheck
from newslint.subjects.wording.foreign_script_check import ForeignScriptCheck
from newslint.subjects.wording.language_check import NotEnglishCheck
from newslint.subjects.wording.pattern_check import PatternCheck
from newslint.subjects.wording.repeated_coordinate_check import RepeatedCoordinateCheck
from newslint.subjects.wording.repeated_phrase_check import RepeatedPhraseCheck
from newslint.subjects.wording.repeated_sentence_check import RepeatedSentenceCheck
from newslint.subjects.wording.repetition_check import RepetitionCheck
from newslint.subjects.wording.space_before_mark_check import SpaceBeforeMarkCheck
from newslint.subjects.wording.stray_period_check import StrayPeriodCheck
from newslint.subjects.wording.substitution_check import SubstitutionCheck

_PACKAGE = Path(__file__).parents[1]


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
        "acronym": AcronymCheck,
        "backward_range": BackwardRangeCheck,
        "bare_day": BareDayCheck,
        "characters": CharactersCheck,
        "conversion": ConversionCheck,
        "date_duration": DateDurationCheck,
        "doubled_currency": DoubledCurrencyCheck,
        "disagreement": DisagreementCheck,
        "duplicate_block": DuplicateBlockCheck,
        "era_year": YearOfEraCheck,
        "exchange_rate": ExchangeRateCheck,
        "foreign_script": ForeignScriptCheck,
        "full_name_again": FullNameAgainCheck,
        "gender_clash": GenderClashCheck,
        "glued_quotation": GluedQuotationCheck,
        "glued_subhead": GluedSubheadCheck,
        "hyphen_space": HyphenSpaceCheck,
        "impossible_date": ImpossibleDateCheck,
        "impossible_time": ImpossibleTimeCheck,
        "language": NotEnglishCheck,
        "near_duplicate": NearDuplicateCheck,
        "near_names": NearNamesCheck,
        "nested_quotation": NestedQuotationCheck,
        "pattern": PatternCheck,
        "quotation_space": QuotationSpaceCheck,
        "quotation_style": QuotationStyleCheck,
        "relative_day": RelativeDayCheck,
        "repeated_coordinate": RepeatedCoordinateCheck,
        "repeated_phrase": RepeatedPhraseCheck,
        "repeated_sentence": RepeatedSentenceCheck,
        "repetition": RepetitionCheck,
        "scale_clash": ScaleClashCheck,
        "scale_words": ScaleWordsCheck,
        "segment_kind": SegmentOfKindCheck,
        "space_before_mark": SpaceBeforeMarkCheck,
        "stray_period": StrayPeriodCheck,
        "substitution": SubstitutionCheck,
        "tense_clash": TenseClashCheck,
        "unclosed_bracket": UnclosedBracketCheck,
        "unclosed_quotation": UnclosedQuotationCheck,
        "unfinished_end": UnfinishedEndCheck,
        "ungrouped_number": UngroupedNumberCheck,
        "utc_offset": UtcOffsetCheck,
        "variants": VariantsCheck,
        "weekday": WeekdayCheck,
    }


@hookimpl
def newslint_readers() -> list[Reader]:
    """Plain text; other formats are plugins."""
    return [Reader("plain-text", (".txt", ".text"), plain_text.read, write_text)]


@hookimpl
def newslint_engine_settings() -> dict[str, type]:
    """What settings may say to LanguageTool."""
    from newslint.engines.languagetool.settings import CATEGORY, LanguageToolSettings

    return {CATEGORY: LanguageToolSettings}


@hookimpl
def newslint_engines(config: Config) -> list[EngineOffer]:
    """LanguageTool, which runs where the settings or the command line ask for it."""
    from newslint.engines.languagetool.offer import languagetool_offer

    return [languagetool_offer(config)]


@hookimpl
def newslint_reporters() -> dict[str, ReporterOffer]:
    """The formats for people and for programs."""
    return {
        "text": TextReport,
        "concise": ConciseReport,
        "json": whole(report_json),
        "jsonl": JsonLinesReport,
        "github": _imported("github_report"),
        "gitlab": _imported("gitlab_report"),
        "junit": _imported("junit_report"),
        "checkstyle": _imported("checkstyle_report"),
        "rdjson": _imported("rdjson_report"),
        "rdjsonl": _rdjsonl,
        "markdown": _imported("markdown_report"),
        "sarif": _imported("sarif_report"),
    }


# Formats that a run in a terminal or an editor has no use for are imported when they are asked for.


def _imported(module: str) -> ReporterOffer:
    """The format that the function ``report`` of a module of ``reporters`` writes."""

    def offer(presentation: Presentation) -> Reporter:
        return WholeReport(import_module(f"newslint.reporters.{module}").report, presentation)

    return offer


def _rdjsonl(presentation: Presentation) -> Reporter:
    from newslint.reporters.rdjson_report import RdjsonLinesReport

    return RdjsonLinesReport(presentation)
