"""What changes, as a diff that `git apply` and `patch -p1` take."""

import difflib
from collections.abc import Iterator

_NO_LINE_END = "\\ No newline at end of file\n"
_ESCAPES = {"\a": "\\a", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\v": "\\v", "\f": "\\f",
            "\r": "\\r", '"': '\\"', "\\": "\\\\"}  # fmt: skip


def unified_diff(old: str, new: str, name: str) -> str:
    r"""The difference between two states of a file; empty if there is none.

    Only ``\n`` ends a line, as these programs have it; a ``\r`` before it belongs to the line.
    """
    lines = difflib.unified_diff(_lines(old), _lines(new), n=3)
    # The first two name the files, and not as it is done here.
    hunks = list(lines)[2:]
    if not hunks:
        return ""
    heads = (f"--- {_quoted_name('a/' + name)}\n", f"+++ {_quoted_name('b/' + name)}\n")
    return "".join([*heads, *(whole for line in hunks for whole in _whole(line))])


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    last = lines.pop()
    return [*(line + "\n" for line in lines), *([last] if last else [])]


def _whole(line: str) -> Iterator[str]:
    if line.endswith("\n"):
        yield line
    else:
        yield f"{line}\n{_NO_LINE_END}"


def _quoted_name(name: str) -> str:
    """A name as git writes it: in quotation marks if it holds what would end it."""
    if any(character in _ESCAPES or character < " " or character == "\x7f" for character in name):
        escaped = (
            _ESCAPES.get(c) or (f"\\{ord(c):03o}" if c < " " or c == "\x7f" else c) for c in name
        )
        return f'"{"".join(escaped)}"'
    # A tab ends a name that holds spaces.
    return f"{name}\t" if " " in name else name
