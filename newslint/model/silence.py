"""Silence that the markup of a story asks for."""

from newslint.model.position import Span
from newslint.values import frozen


@frozen
class Silence:
    """A remark in a story's markup: what is not to be told of a stretch of it."""

    addresses: tuple[str, ...]
    """Of rules, entries and categories; "all" for all."""
    span: Span
    """Of the prose."""
    place: Span
    """Where the remark stands in the text."""
    reason: str = ""
