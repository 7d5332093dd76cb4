"""The offer of LanguageTool. To make it imports nothing that LanguageTool takes."""

from collections.abc import Sequence
from contextlib import AbstractContextManager

from newslint.engines.languagetool.settings import CATEGORY, languagetool_settings
from newslint.model.rule import Rule
from newslint.offers import Engine, EngineOffer
from newslint.settings.config import Config


def languagetool_offer(config: Config) -> EngineOffer:
    """LanguageTool as the settings want it."""
    settings, root = languagetool_settings(config)

    def opened() -> AbstractContextManager[Engine]:
        from newslint.engines.languagetool.engine import open_engine  # noqa: PLC0415

        return open_engine(settings, root)

    # A folder of jars counts from the settings file; all else is the same wherever it is said.
    key = repr((settings, str(root) if settings.folder is not None else ""))
    return EngineOffer(
        CATEGORY,
        opened,
        wanted=settings.enabled,
        optional=settings.optional,
        key=key,
        known_rules=_known_rules,
    )


def _known_rules() -> Sequence[Rule]:
    from newslint.engines.languagetool.rules import known_rules  # noqa: PLC0415

    return known_rules()
