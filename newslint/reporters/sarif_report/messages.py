r"""Texts as the messages of SARIF want them (3.11).

In plain text and in Markdown alike ``{0}`` stands for an argument and a brace that is meant is
doubled. Plain text may hold links, ``[text](destination)``, and knows no way to write what only
looks like one; so such copy gets a space between the brackets. A half of a surrogate pair, as a
file's name may hold, is no character and becomes U+FFFD. None of these is ever empty.
"""

import re
from collections.abc import Mapping
from string import Formatter
from typing import Any

_HALF = re.compile("[\ud800-\udfff]")
_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~#$]")
_LIST_OR_HEADING = re.compile(r"(?m)^(\s*)([-+=]|\d+(?=[.)](?:\s|$)))")


def characters(text: str) -> str:
    """The text with nothing in it that is no character."""
    return _HALF.sub("\ufffd", text) if not text.isascii() else text


def plain(text: str) -> str:
    """What is said literally, as plain text."""
    return _braced(_unlinked(text))


def markdown(text: str) -> str:
    """What is said literally, as GitHub's Markdown; none of it is markup or HTML."""
    return _braced(_marked(text))


def filled(text: str) -> dict[str, Any]:
    """A message object that says just this."""
    return {"text": plain(text)}


def message_string(template: str) -> str:
    """A rule's template, its names turned into numbers: the text of a messageString."""
    text = ""
    names = list(names_in(template))
    for literal, name, _, _ in Formatter().parse(template):
        text += plain(literal)
        if name is not None:
            text += f"{{{names.index(name)}}}"
    return text


def names_in(template: str) -> Mapping[str, None]:
    """The names in a template, each once, in order: those of the arguments."""
    return dict.fromkeys(name for _, name, _, _ in Formatter().parse(template) if name is not None)


def argument(value: str) -> str:
    """A value for a placeholder, which stands in the text as it is."""
    return _unlinked(value)


def shown_template(template: str) -> str:
    """A template for people, the names in square brackets, as plain text."""
    return plain(_in_brackets(template))


def marked_template(template: str) -> str:
    """A template for people, the names in square brackets, as Markdown."""
    return markdown(_in_brackets(template))


def shortened(text: str, most: int) -> str:
    """The text on one line and at most ``most`` characters long, cut between words."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rpartition(" ")[0] + "…"


def _in_brackets(template: str) -> str:
    parts = Formatter().parse(template)
    return "".join(text + (f"[{name}]" if name is not None else "") for text, name, _, _ in parts)


def _braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}") if "{" in text or "}" in text else text


def _unlinked(text: str) -> str:
    return characters(text).replace("](", "] (")


def _marked(text: str) -> str:
    return _LIST_OR_HEADING.sub(_with_backslash, _SPECIAL.sub(r"\\\g<0>", characters(text)))


def _with_backslash(found: re.Match[str]) -> str:
    indent, mark = found.groups()
    # A number begins a list only with what follows it.
    return f"{indent}{mark}\\" if mark.isdigit() else f"{indent}\\{mark}"
