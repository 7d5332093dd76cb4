"""YAML files, read strictly, and the lines that things stand on in them.

To import this module costs a run more than to lint a story with a rulebook that is at hand, so it
is imported only where there is a file to read.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from newslint.foundation.regular_files import read_regular

try:
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # PyYAML without libyaml: slower, the same otherwise
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]

_REMEDY = "look for an open bracket or quotation mark, a tab, or a colon in a bare text"


MOST_BYTES = 20_000_000
"""How long a file may be; an archive of accepted findings has a tenth of that."""
DEEPEST = 60
"""How many lists and mappings may stand in one another."""
MOST_BY_ALIASES = 10_000
"""How many values all aliases together may stand for, so that few lines are not a flood."""
_LONGEST_NUMBER = 100
_NUMBER = re.compile(r"[-+]?[0-9][0-9A-Fa-fxob_:.+-]*")


class YamlError(Exception):
    """A file that cannot be read, or is no YAML; the message has file, line and remedy."""


class _StrictLoader(_SafeLoader):
    """Refuses a key that stands twice, which YAML libraries otherwise drop in silence."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        mapping = super().construct_mapping(node, deep=deep)
        if len(mapping) < len(node.value):
            seen = set()
            for key_node, _ in node.value:
                key = key_node.value
                if key in seen:
                    raise yaml.constructor.ConstructorError(
                        None, None, f"the key “{key}” stands twice", key_node.start_mark
                    )
                seen.add(key)
        return mapping


def read_yaml(path: Path) -> tuple[str, Any]:
    """The text of a file and what it says. Raises YamlError."""
    try:
        text = _lines_joined(read_regular(path, MOST_BYTES).decode("utf-8"))
    except OSError as problem:
        raise YamlError(f"{path}: cannot be read: {problem.strerror}") from problem
    except UnicodeDecodeError as problem:
        line = problem.object.count(b"\n", 0, problem.start) + 1
        what = f"byte 0x{problem.object[problem.start]:02x} at offset {problem.start}"
        raise YamlError(f"{path}:{line}: is not UTF-8: {what}; save it as UTF-8") from problem
    return text, parse_yaml(text, path)


def parse_yaml(text: str, path: Path) -> Any:
    """What a text says that stands, or is to stand, at ``path``. Raises YamlError."""
    try:
        _refuse_floods(yaml.parse(text, Loader=_SafeLoader))
        return yaml.load(text, Loader=_StrictLoader)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        said = (problem.problem or "").rstrip(".")
        flood = isinstance(problem, _FloodError)
        what = "" if flood else "is not valid YAML: "
        telling = "stands twice" in said or flood
        remedy = "" if telling else f"; {_REMEDY}"
        # What is not closed is missed behind the last line; an editor cannot go there.
        line = min(mark.line, text.rstrip().count("\n")) + 1 if mark else 1
        raise YamlError(f"{path}:{line}: {what}{said}{remedy}") from problem
    except yaml.reader.ReaderError as problem:
        code = problem.character if isinstance(problem.character, int) else ord(problem.character)
        line = text.count("\n", 0, text.find(chr(code))) + 1
        said = f"the character U+{code:04X} may not stand in it; delete it"
        raise YamlError(f"{path}:{line}: is not valid YAML: {said}") from problem
    except (yaml.YAMLError, ValueError) as problem:
        raise YamlError(f"{path}:1: is not valid YAML: {problem}; {_REMEDY}") from problem


class _FloodError(yaml.MarkedYAMLError):
    """What is valid, and would take all the time and memory there is."""

    def __init__(self, said: str, event: yaml.Event) -> None:
        mark = event.start_mark
        super().__init__(problem=said, problem_mark=mark)  # type: ignore[arg-type]


def _refuse_floods(events: Iterator[yaml.Event]) -> None:
    """Raise _FloodError for what nests too deep, or has aliases that stand for too much."""
    sizes: dict[str, int] = {}
    open_ones: list[tuple[str | None, int]] = []
    size = by_aliases = 0
    for event in events:
        if isinstance(event, yaml.ScalarEvent):
            size += 1
            if event.anchor:
                sizes[event.anchor] = 1
            if len(event.value) > _LONGEST_NUMBER and _is_number(event):
                said = f"a number has more than {_LONGEST_NUMBER} digits"
                raise _FloodError(f"{said}; put it in quotation marks", event)
        elif isinstance(event, yaml.CollectionStartEvent):
            open_ones.append((event.anchor, size))
            size += 1
            if len(open_ones) > DEEPEST:
                said = f"more than {DEEPEST} lists and mappings stand in one another"
                raise _FloodError(f"{said}; write it flatter", event)
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, before = open_ones.pop()
            if anchor:
                sizes[anchor] = size - before
        elif isinstance(event, yaml.AliasEvent):
            name = event.anchor or ""
            if any(anchor == name for anchor, _ in open_ones):
                said = f"the alias *{name} stands in what it stands for"
                raise _FloodError(f"{said}; write it out", event)
            # What it stands for is counted each time, in whatever it stands itself, too.
            meant = sizes.get(name, 0)
            size += meant
            by_aliases += meant
            if by_aliases > MOST_BY_ALIASES:
                said = f"aliases such as *{name} stand for more than {MOST_BY_ALIASES:,} values"
                raise _FloodError(f"{said}; write out what is meant", event)


def _is_number(scalar: yaml.ScalarEvent) -> bool:
    return bool(scalar.implicit[0]) and _NUMBER.fullmatch(scalar.value) is not None


def _lines_joined(text: str) -> str:
    """The text with the line ends that reading a file as text gives."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def line_of(text: str, where: Sequence[str | int]) -> int:
    """The line of the YAML text that a path of keys and indexes leads to, as far as it leads."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    line = 1
    for step in where:
        if isinstance(node, yaml.MappingNode):
            pairs = [(k, v) for k, v in node.value if k.value == str(step)]
            if not pairs:
                break
            key, node = pairs[0]
            line = key.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            if step >= len(node.value):
                break
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            break
    return line


def item_spans(text: str) -> list[tuple[int, int]]:
    """Where in a YAML text the items of its list stand, from the first key to the last value."""
    node = yaml.compose(text, Loader=_SafeLoader)
    items = node.value if isinstance(node, yaml.SequenceNode) else []
    return [_span(item, text) for item in items if isinstance(item, yaml.MappingNode)]


def _span(item: yaml.MappingNode, text: str) -> tuple[int, int]:
    start: int = item.start_mark.index
    end: int = item.end_mark.index
    if not item.flow_style:
        # It ends where the next thing begins, its last value where it says, or before a blank line.
        end = max(value.end_mark.index for pair in item.value for value in pair)
        end = start + len(text[start:end].rstrip())
    return start, end
