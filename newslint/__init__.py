"""newslint: a text-quality linter for translated news copy."""

__version__ = "0.1.0"
