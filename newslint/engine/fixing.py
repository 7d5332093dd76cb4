"""Replacements into a text."""

from collections.abc import Iterable

from newslint.model.diagnostic import Diagnostic


def apply_replacements(text: str, diagnostics: Iterable[Diagnostic]) -> str:
    """The text with the replacement of every diagnostic that has one.

    Of two that overlap the first in the text is applied and the other left for another round.
    """
    pieces: list[str] = []
    done = 0
    for diagnostic in sorted(diagnostics, key=lambda d: d.place.span):
        start, end = diagnostic.place.span
        if diagnostic.replacement is None or start < done:
            continue
        pieces += [text[done:start], diagnostic.replacement]
        done = end
    return "".join([*pieces, text[done:]])
