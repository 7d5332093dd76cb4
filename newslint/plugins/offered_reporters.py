"""The reporter of a format, out of those that are offered."""

from collections.abc import Mapping

from newslint.foundation.errors import NewslintError, UsageError, did_you_mean
from newslint.model.report import Presentation
from newslint.offers import Reporter, ReporterOffer


def reporter_of(
    name: str, reporters: Mapping[str, ReporterOffer], presentation: Presentation
) -> Reporter:
    """The reporter of a format. Raises UsageError for one that nobody offers."""
    if name not in reporters:
        raise UsageError(f"there is no format {name}; {did_you_mean(name, reporters)}")
    try:
        return reporters[name](presentation)
    except Exception as failure:
        said = f"{type(failure).__name__}: {failure}"
        raise NewslintError(f"the reporter of the format {name} crashed: {said}") from failure
