"""The templates of messages: text with names in braces that a match has values for."""

from collections.abc import Collection, Iterator
from string import Formatter

from newslint.foundation.errors import did_you_mean

ALWAYS_KNOWN = ("match", "replacement")
"""What every message may name, whatever the check."""


def template_faults(template: str, values: Collection[str]) -> Iterator[str]:
    """What is wrong with a template, each with what to do; ``values`` are those of the check.

    Only ``{name}`` may stand in it. What Python's templates know besides, ``{name.attribute}`` or
    ``{name:>99}``, would let a rule look into objects, or fill the memory.
    """
    try:
        fields = list(Formatter().parse(template))
    except ValueError:
        yield "has a brace without a partner; write {{ or }} for a brace that is meant"
        return
    known = (*ALWAYS_KNOWN, *values)
    for _, name, form, conversion in fields:
        if name is None:
            continue
        if form or conversion or not name.isidentifier():
            shown = name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
            yield f"names {{{shown}}}; only a plain name may stand in braces, as in {{match}}"
        elif name not in known:
            yield f"names {{{name}}}, which its check does not tell; {did_you_mean(name, known)}"
