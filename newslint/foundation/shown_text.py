"""Text from anywhere made fit to be shown: on one line, with nothing in it that hides or moves.

Nor does it command. Systems for CI read what a program prints: GitHub takes a line that begins with
`::` for a command, blanks before it or not, and with Azure and TeamCity takes what follows `##[`,
`##vso[` or `##teamcity[` for one wherever it stands.
"""

import re

_COMMAND = re.compile(r"#(?=#(?:vso|teamcity)?\[)", re.IGNORECASE)
_BEGINS_A_COMMAND = re.compile(r"(\s*):(?=:)")


def printable(text: str) -> str:
    """The text with nothing that could move the cursor, hide or command.

    Such characters become U+FFFD, a tab a space, line ends the sign ⏎. The length stays the same.
    """
    if not text.isprintable():
        text = "".join(_shown(character) for character in text)
    return _COMMAND.sub("\ufffd", text) if "##" in text else text


def inert_line(line: str) -> str:
    """A line of output with no command in it; all else stays."""
    line = _COMMAND.sub("\ufffd", line)
    begins = _BEGINS_A_COMMAND.match(line)
    return f"{begins[1]}\ufffd{line[begins.end() :]}" if begins else line


def printable_path(path: str) -> str:
    """As ``printable``, for a path that a line begins with: "./" tells one from a command."""
    odd = path[:1] and not (path[0].isalnum() or path[0] in "._/\\<~")
    return printable(f"./{path}" if odd else path)


def inert_json(text: str) -> str:
    """Text in JSON that says the same, and has no command in it."""
    return _COMMAND.sub(r"\\u0023", text) if "##" in text else text


def _shown(character: str) -> str:
    if character in "\t\u00a0\u202f\u2009\u3000":
        return " "
    if character in "\r\n":
        return "⏎"
    return character if character.isprintable() or character == " " else "\ufffd"


def shortened(text: str, most: int) -> str:
    """The text, its end cut off where it has more than ``most`` characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def without_surrogates(text: str) -> str:
    """The text with U+FFFD for lone surrogates, which stand in the names of undecodable files.

    No encoding of Unicode has room for them, and strict readers refuse a file that has one.
    """
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
