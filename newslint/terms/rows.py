"""What a file of terms says, before it is held against the model, with the lines of it."""

from collections.abc import Callable, Mapping
from typing import Any

from newslint.foundation.typed_data import Where
from newslint.values import field, frozen


class TermsError(Exception):
    """A file of terms that cannot be used; the message has a line for each fault."""


@frozen
class Rows:
    """The terms of a file as plain data, by the names of the fields of ``Term``."""

    items: tuple[Mapping[str, Any], ...]
    line_of: Callable[[Where], int]
    """The line of a place: the number of a term, then its keys."""
    left_out: Mapping[str, int] = field(default_factory=dict)
    """What the file has and the model has not, by name, with how often."""
