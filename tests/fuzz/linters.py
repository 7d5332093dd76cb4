"""The linter that all of this is about."""

from functools import cache

from newslint.linting.linter import Linter
from newslint.linting.selection import ALL, Selection
from newslint.plugins.builtin import newslint_checks, rulebook_folder
from newslint.rulebook.reading import load_rulebook


@cache
def linter() -> Linter:
    """The whole rulebook, all of it on."""
    return Linter(load_rulebook([rulebook_folder()], newslint_checks()), Selection((ALL,)))
