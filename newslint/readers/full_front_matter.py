"""The front matter of sites: YAML, TOML or JSON at the very top, as their generators read it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from newslint.model.position import Span

_MOST = 64_000
"""Characters of front matter that are read."""
_YAML = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_TOML = re.compile(r"\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_YAML_ENTRY = re.compile(r"^([A-Za-z][\w-]*)[ \t]*:[ \t]([^\r\n]*)", re.M)
_COMMENT = re.compile(r"[ \t]#")
_NO_PLAIN_VALUE = frozenset("\"'#>|&*!%@`{[]},?")
_TITLES = ("title", "headline", "subtitle")
_TOML_TITLE = re.compile(rf"^(?:{'|'.join(_TITLES)})\s*=\s*(?:\"([^\"\\\n]+)\"|'([^'\n]+)')", re.M)
_JSON_TITLE = re.compile(rf"\"(?:{'|'.join(_TITLES)})\"\s*:\s*\"([^\"\\]+)\"")


class FullFrontMatter(NamedTuple):
    """What front matter says, and where."""

    entries: Mapping[str, str]
    """Values that are no lists or tables; keys in lower case with “_” for “-”."""
    end: int
    """Where it ends; 0 where there is none."""
    titles: tuple[Span, ...]
    """Headlines in it that stand there as they show."""


NONE = FullFrontMatter({}, 0, ())


def full_front_matter(text: str) -> FullFrontMatter:
    """The front matter at the top of a text; what is none, or is broken, is left to the copy."""
    if text.startswith("---"):
        match = _YAML.match(text, 0, _MOST)
        return _of_yaml(text, match) if match else NONE
    if text.startswith("+++"):
        match = _TOML.match(text, 0, _MOST)
        return _of_toml(text, match) if match else NONE
    if text.startswith("{") and not text.startswith(("{{", "{%")):
        return _of_json(text)
    return NONE


def _of_yaml(text: str, match: "re.Match[str]") -> FullFrontMatter:
    """Lines of keys and plain values; what is more than that says nothing that is asked for."""
    entries: dict[str, str] = {}
    titles = []
    for line in _YAML_ENTRY.finditer(text, *match.span(1)):
        value = _value(text, *line.span(2))
        if value is None:
            continue
        written = text[slice(*value)]
        entries[_key(line[1])] = written
        if line[1].lower() in _TITLES and written and "''" not in written:
            titles.append(value)
    return FullFrontMatter(entries, match.end(), tuple(titles))


def _value(text: str, start: int, end: int) -> Span | None:
    """Where a plain or quoted value stands in a line; None for any other."""
    while start < end and text[start] in " \t":
        start += 1
    if start < end and text[start] in "\"'":
        quote = text[start]
        close = text.find(quote, start + 1, end)
        if close < 0 or "\\" in text[start:close]:
            return None
        rest = text[close + 1 : end].lstrip(" \t")
        return Span(start + 1, close) if not rest or rest[0] == "#" else None
    if start < end and text[start] in _NO_PLAIN_VALUE:
        return None
    comment = _COMMENT.search(text, start, end)
    end = comment.start() if comment else end
    return Span(start, start + len(text[start:end].rstrip()))


def _of_toml(text: str, match: "re.Match[str]") -> FullFrontMatter:
    import tomllib  # noqa: PLC0415 - few stories have it

    try:
        said = tomllib.loads(match[1].replace("\r\n", "\n"))
    except (ValueError, RecursionError):
        return FullFrontMatter({}, match.end(), ())
    table = match[1].find("\n[")
    until = match.start(1) + table if table >= 0 else match.end(1)
    return FullFrontMatter(
        dict(_plain(said)), match.end(), _titles(_TOML_TITLE, text, match.start(1), until)
    )


def _of_json(text: str) -> FullFrontMatter:
    import json  # noqa: PLC0415 - few stories have it

    try:
        said, end = json.JSONDecoder().raw_decode(text[:_MOST])
    except (ValueError, RecursionError):
        return NONE
    if not isinstance(said, dict) or text[end : end + 2].lstrip("\r")[:1] not in ("", "\n"):
        return NONE
    return FullFrontMatter(dict(_plain(said)), end, _titles(_JSON_TITLE, text, 0, end))


def _titles(pattern: "re.Pattern[str]", text: str, start: int, end: int) -> tuple[Span, ...]:
    found = pattern.finditer(text, start, end)
    return tuple(Span(*match.span(match.lastindex or 0)) for match in found)


def _plain(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in said.items():
        if not isinstance(value, dict | list):
            yield _key(key), str(value)


def _key(written: str) -> str:
    return written.lower().replace("-", "_")
