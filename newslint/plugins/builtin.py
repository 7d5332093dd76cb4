"""newslint's own offers, by the functions whose names are the hooks that are open to all."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from newslint.foundation.deferred import Deferred
from newslint.model.report import Presentation
from newslint.model.source import Source, Story
from newslint.offers import EngineOffer, Reader, Reporter, ReporterOffer
from newslint.readers import plain_text
from newslint.readers.writing_back import write_text
from newslint.reporters.text_report import TextReport
from newslint.reporters.whole_report import WholeReport
from newslint.settings.config import Config
from newslint.values import frozen

_PACKAGE = Path(__file__).parents[1]


# Where each check stands in the rooms of `subjects`.
_CHECKS = {
    "acronym": ("names.acronym_check", "AcronymCheck"),
    "backward_range": ("dates.backward_range_check", "BackwardRangeCheck"),
    "bare_day": ("dates.bare_day_check", "BareDayCheck"),
    "calendar_day": ("dates.calendar_day_check", "CalendarDayCheck"),
    "characters": ("wording.characters_check", "CharactersCheck"),
    "conversion": ("units.conversion_check", "ConversionCheck"),
    "date_duration": ("dates.duration_check", "DateDurationCheck"),
    "disagreement": ("arithmetic.disagreement_check", "DisagreementCheck"),
    "doubled_currency": ("money.doubled_currency_check", "DoubledCurrencyCheck"),
    "duplicate_block": ("layout.duplicate_block_check", "DuplicateBlockCheck"),
    "era_year": ("dates.era_year_check", "YearOfEraCheck"),
    "exchange_rate": ("money.exchange_rate_check", "ExchangeRateCheck"),
    "foreign_script": ("wording.foreign_script_check", "ForeignScriptCheck"),
    "foreign_words": ("wording.foreign_words_check", "ForeignWordsCheck"),
    "full_name_again": ("names.full_name_again_check", "FullNameAgainCheck"),
    "gender_clash": ("names.gender_clash_check", "GenderClashCheck"),
    "glued_quotation": ("quotations.glued_quotation_check", "GluedQuotationCheck"),
    "glued_subhead": ("layout.glued_subhead_check", "GluedSubheadCheck"),
    "hyphen_space": ("units.hyphen_space_check", "HyphenSpaceCheck"),
    "impossible_date": ("dates.impossible_date_check", "ImpossibleDateCheck"),
    "impossible_time": ("times.impossible_time_check", "ImpossibleTimeCheck"),
    "language": ("wording.language_check", "NotEnglishCheck"),
    "untranslated": ("wording.untranslated_check", "UntranslatedCheck"),
    "near_duplicate": ("layout.near_duplicate_check", "NearDuplicateCheck"),
    "near_names": ("names.near_names_check", "NearNamesCheck"),
    "misspaced_marks": ("quotations.misspaced_marks_check", "MisspacedMarksCheck"),
    "nested_quotation": ("quotations.nested_quotation_check", "NestedQuotationCheck"),
    "pattern": ("wording.pattern_check", "PatternCheck"),
    "quotation_space": ("quotations.quotation_space_check", "QuotationSpaceCheck"),
    "quotation_style": ("quotations.quotation_style_check", "QuotationStyleCheck"),
    "relative_day": ("dates.relative_day_check", "RelativeDayCheck"),
    "repeated_coordinate": ("wording.repeated_coordinate_check", "RepeatedCoordinateCheck"),
    "repeated_phrase": ("wording.repeated_phrase_check", "RepeatedPhraseCheck"),
    "repeated_sentence": ("wording.repeated_sentence_check", "RepeatedSentenceCheck"),
    "repetition": ("wording.repetition_check", "RepetitionCheck"),
    "scale_clash": ("money.scale_clash_check", "ScaleClashCheck"),
    "scale_words": ("numbers.scale_words_check", "ScaleWordsCheck"),
    "segment_kind": ("layout.segment_kind_check", "SegmentOfKindCheck"),
    "space_before_mark": ("wording.space_before_mark_check", "SpaceBeforeMarkCheck"),
    "stray_period": ("wording.stray_period_check", "StrayPeriodCheck"),
    "substitution": ("wording.substitution_check", "SubstitutionCheck"),
    "tense_clash": ("dates.tense_clash_check", "TenseClashCheck"),
    "unclosed_bracket": ("quotations.unclosed_bracket_check", "UnclosedBracketCheck"),
    "unclosed_quotation": ("quotations.unclosed_quotation_check", "UnclosedQuotationCheck"),
    "unfinished_end": ("layout.unfinished_end_check", "UnfinishedEndCheck"),
    "ungrouped_number": ("numbers.ungrouped_number_check", "UngroupedNumberCheck"),
    "utc_offset": ("times.utc_offset_check", "UtcOffsetCheck"),
    "variants": ("names.variants_check", "VariantsCheck"),
    "weekday": ("dates.weekday_check", "WeekdayCheck"),
}


def rulebook_folder() -> Path:
    """Where newslint's own rules lie: in the package, or at the top of an editable checkout."""
    installed = _PACKAGE / "rules"
    return installed if installed.is_dir() else _PACKAGE.parent / "rules"


def newslint_rules(config: Config) -> list[Path]:
    """The rulebook that ships with newslint."""
    return [rulebook_folder()]


def newslint_checks() -> dict[str, type | Deferred]:
    """The ways to look that ship with newslint, each imported when a rule looks so."""
    return {
        name: Deferred(f"newslint.subjects.{module}", check)
        for name, (module, check) in _CHECKS.items()
    }


def newslint_readers() -> list[Reader]:
    """The formats of stories; each but plain text is imported with the first such file."""
    return [
        Reader("plain-text", (".txt", ".text"), plain_text.read, write_text),
        Reader("markdown", (".md", ".markdown"), _Read("markdown"), write_text),
        Reader(
            "html",
            (".html", ".htm", ".xhtml"),
            _Read("html_page"),
            _Write("html_page"),
            _Shows("is_html"),
        ),
        Reader(
            "news-xml",
            (".xml", ".nitf", ".newsml", ".rss", ".atom"),
            _Read("news_xml"),
            _Write("news_xml"),
            _Shows("is_news_xml"),
            shares_suffixes=True,
        ),
        Reader(
            "ninjs",
            (".json", ".ninjs"),
            _Read("ninjs"),
            write_text,
            _Shows("is_ninjs"),
            shares_suffixes=True,
        ),
    ]


@frozen
class _Read:
    """Reads as a module of ``readers`` does, which is imported with the first such file."""

    module: str

    def __call__(self, source: Source) -> Story:
        story: Story = import_module(f"newslint.readers.{self.module}").read(source)
        return story


@frozen
class _Shows:
    """Tells a format by the beginning of a file, as a function of ``readers.signatures`` does."""

    name: str

    def __call__(self, start: bytes) -> bool:
        if start[:1].isalnum() and not start.startswith(b"PK"):
            return False  # as copy begins, and nothing that shows its format
        shows: bool = getattr(import_module("newslint.readers.signatures"), self.name)(start)
        return shows


@frozen
class _Write:
    """Writes as a module of ``readers`` does."""

    module: str

    def __call__(self, source: Source, texts: Sequence[str]) -> bytes:
        written: bytes = import_module(f"newslint.readers.{self.module}").write(source, texts)
        return written


def newslint_engine_settings() -> dict[str, type]:
    """What settings may say to LanguageTool."""
    from newslint.engines.languagetool.settings import CATEGORY, LanguageToolSettings

    return {CATEGORY: LanguageToolSettings}


def newslint_engines(config: Config) -> list[EngineOffer]:
    """LanguageTool, which runs where the settings or the command line ask for it."""
    from newslint.engines.languagetool.offer import languagetool_offer

    return [languagetool_offer(config)]


def newslint_reporters() -> dict[str, ReporterOffer]:
    """The formats for people and for programs."""
    return {
        "text": TextReport,
        "concise": _concise,
        "json": _json,
        "jsonl": _jsonl,
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


def _concise(presentation: Presentation) -> Reporter:
    from newslint.reporters.concise_report import ConciseReport

    return ConciseReport(presentation)


def _json(presentation: Presentation) -> Reporter:
    from newslint.reporters.json_report import report_json

    return WholeReport(report_json, presentation)


def _jsonl(presentation: Presentation) -> Reporter:
    from newslint.reporters.json_report import JsonLinesReport

    return JsonLinesReport(presentation)


def _rdjsonl(presentation: Presentation) -> Reporter:
    from newslint.reporters.rdjson_report import RdjsonLinesReport

    return RdjsonLinesReport(presentation)
