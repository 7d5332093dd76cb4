"""What a story says of one thing in two ways that cannot both be right."""

from collections.abc import Mapping

from newslint.model.position import Span
from newslint.values import field, frozen


@frozen
class Disagreement:
    """Two statements of a story that contradict each other by arithmetic.

    ``span`` is the statement to look at first, ``places`` are the others. ``values`` serve the
    messages; ``right`` is what would stand at ``span`` if the others hold, empty where unknown.
    """

    kind: str
    span: Span
    places: tuple[Span, ...]
    diagnosis: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    right: str = ""
