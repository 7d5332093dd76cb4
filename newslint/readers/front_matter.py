"""The block of settings between lines of three hyphens at the very top of a file."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from newslint.patterns.lazy_pattern import lazy_pattern

_LINE_END = lazy_pattern(r"\r\n|\n|\r")
_ENTRY = lazy_pattern(r"([A-Za-z][\w -]*?)\s*:(?:\s+(.*))?")
_TOML = lazy_pattern(r"^\s*([A-Za-z][\w-]*)\s*=")
_JSON = lazy_pattern(r"\"([A-Za-z][\w -]*)\"\s*:")
_LONGEST = 200


class FrontMatter(NamedTuple):
    """The entries, keys in lower case with “_” for “-”, and where the prose begins."""

    entries: dict[str, str]
    end: int


def front_matter(text: str) -> FrontMatter:
    """The front matter of a text: simple ``key: value`` lines, read without YAML.

    Without a line of three hyphens at the very top, or without a second one, there is none, and
    the prose begins at 0. Lists, nested values and comments are passed over.
    """
    none = FrontMatter({}, 0)
    if not text.startswith("---"):
        return none
    entries: dict[str, str] = {}
    start = 0
    for number, end, after in _lines(text):
        line = text[start:end].rstrip()
        start = after
        if number == 0:
            if line != "---":
                return none
        elif line in {"---", "..."}:
            return FrontMatter(entries, after)
        elif line and not line.startswith(("#", " ", "\t", "-")):
            match = _ENTRY.fullmatch(line)
            if match is None:
                return none
            entries[match[1].lower().replace("-", "_")] = _unquoted((match[2] or "").strip())
    return none


def lost_front_matter(text: str, known: Collection[str]) -> str:
    """What is wrong with a beginning that is meant for front matter and is none; empty if nothing
    is. What is meant is known by the keys that newslint knows.
    """
    lines = list(_written_lines(text))
    first, rest = (lines or [""])[0], lines[1:]
    if first == "+++":
        keys = {key for line in rest for key in _TOML.findall(line)}
        named, end = "TOML", "+++" in rest
    elif first.startswith("{"):
        keys = {key for line in lines for key in _JSON.findall(line)}
        named, end = "JSON", any(line.endswith("}") for line in lines)
    elif first == "---":
        return _unclosed(rest, known)
    else:
        return ""
    if not end or not any(_key(key) in known for key in keys):
        return ""
    return (
        f"its front matter in {named} is not read: write `key: value` lines between lines of `---`"
    )


def _unclosed(lines: Sequence[str], known: Collection[str]) -> str:
    keys, wrong = [], 0
    for number, line in enumerate(lines, 2):
        if not line or line.startswith(("#", " ", "\t", "-")):
            continue
        match = _ENTRY.fullmatch(line)
        if match is None:
            wrong = number
            break
        keys.append(_key(match[1]))
    if not any(key in known for key in keys):
        return ""
    if any(line in {"---", "..."} for line in lines):
        return f"line {wrong} of its front matter is no `key: value`, so that none of it is read"
    return "its front matter is not read, as no line of `---` closes it"


def _key(written: str) -> str:
    return written.lower().replace("-", "_")


def _written_lines(text: str) -> Iterator[str]:
    start = 0
    for _, end, after in _lines(text):
        yield text[start:end].rstrip()
        start = after


def _lines(text: str) -> list[tuple[int, int, int]]:
    """Number, end and start of the next for the first lines."""
    found = []
    for number, match in enumerate(_LINE_END.finditer(text)):
        found.append((number, match.start(), match.end()))
        if number > _LONGEST:
            return found
    last_start = found[-1][2] if found else 0
    if last_start < len(text):
        found.append((len(found), len(text), len(text)))
    return found


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
