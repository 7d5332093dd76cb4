"""The accepted-findings file `.newslint-accepted.yaml`: read strictly, and edited by its lines.

People write in it too. What is taken out or put in is a block of lines, so that their comments, and
entries that nothing happens to, stay as they are to the byte. The entries stand apart from each
other and sorted, so that git can merge two branches that have each accepted something else.
"""

import datetime
import os
import posixpath
import re
import stat
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from newslint.foundation.checkouts import leads_out, tree_of
from newslint.foundation.errors import ConfigError, NewslintError
from newslint.foundation.new_file import NewFile, clear_leftovers
from newslint.foundation.regular_files import read_regular
from newslint.foundation.typed_data import Fault, coerce
from newslint.model.acceptance import AcceptedFinding
from newslint.model.position import Span
from newslint.values import frozen, replace

FILE_NAME = ".newslint-accepted.yaml"

_HEADER = """\
# Findings of newslint that somebody has looked at and accepted, sorted by path.
#
#   newslint accept PATH:LINE    adds the findings that begin on a line
#   newslint accept --prune      takes out what no longer holds
#
# An entry holds while its words stand in the story, whatever is edited elsewhere. You may write
# `reason:` and `until:` (the last day on which it holds, such as 2024-05-16) by hand. A comment
# right above an entry belongs to it and goes with it; all other comments stay.
"""
_REMEDY = "mend the entry, or delete it and accept the finding anew"
_MARK = "\ufeff"
_WIDTH = 96
_MOST_FAULTS = 10
_PATIENCE = 30.0
"""How many seconds another process may take to write, which is done in some milliseconds."""
# Bare in YAML 1.1 and 1.2 alike: a dot or slash inside tells it from numbers, days and yes and no.
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*[./][A-Za-z0-9_./-]*(:[a-z0-9][A-Za-z0-9_-]*)?")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


@frozen
class AcceptedEntry:
    """One entry: what finding of which story is to be silent, and why."""

    path: str
    """Of the story, relative to the folder of the file, with forward slashes."""
    rule: str
    text: str
    around: str
    reason: str = ""
    until: datetime.date | None = None

    def __post_init__(self) -> None:
        path = self.path
        if path.startswith(("/", "../")) or posixpath.normpath(path) != path or path == ".":
            raise ValueError(
                f"`path` is {path!r}; write the path of a story as seen from the folder of this "
                "file, such as stories/ferry.txt"
            )

    @property
    def finding(self) -> AcceptedFinding:
        """The entry without the path of its story."""
        return AcceptedFinding(self.rule, self.text, self.around, self.reason, self.until)


@frozen
class AcceptedFile:
    """An accepted-findings file as it was read, or one that is yet to be written."""

    path: Path
    data: bytes = b""
    entries: tuple[AcceptedEntry, ...] = ()

    @property
    def text(self) -> str:
        """What it says, a byte order mark left out."""
        return self.data.decode("utf-8").removeprefix(_MARK)

    def name_of(self, story: Path) -> str:
        """The path of a story as entries give it."""
        return Path(os.path.relpath(story, self._folder)).as_posix()

    def story_of(self, entry: AcceptedEntry) -> Path:
        """Where the story of an entry lies."""
        return self._folder / entry.path

    @cached_property
    def _folder(self) -> Path:
        return Path(os.path.abspath(self.path)).parent  # noqa: PTH100 - resolve() follows links

    @cached_property
    def by_story(self) -> Mapping[str, tuple[int, ...]]:
        """The numbers of the entries of every story, by its path in them."""
        found: dict[str, list[int]] = {}
        for number, entry in enumerate(self.entries):
            found.setdefault(entry.path, []).append(number)
        return {path: tuple(numbers) for path, numbers in found.items()}

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Where in its text each entry stands, from the hyphen on."""
        from newslint.foundation.yaml_text import item_spans  # noqa: PLC0415 - see load_accepted

        text = self.text
        found = []
        for start, end in item_spans(text):
            # The hyphen stands before the first key, with blanks between.
            hyphen = text.rfind("-", 0, start)
            found.append(Span(start if text[hyphen + 1 : start].strip() else hyphen, end))
        return tuple(found)


def find_accepted_file(folder: Path) -> Path | None:
    """The nearest accepted-findings file from ``folder`` up the tree, None without one."""
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() follows links
    files = (up / FILE_NAME for up in (folder, *folder.parents))
    # A link that leads nowhere is a fault to tell, not a file to pass over.
    return next((file for file in files if os.path.lexists(file)), None)


def load_accepted(path: Path) -> AcceptedFile:
    """Read an accepted-findings file. Raises ConfigError that names the file and every fault."""
    # Most runs have no such file, and to import the library costs more than to lint a story.
    from newslint.foundation.yaml_text import YamlError, line_of, read_yaml  # noqa: PLC0415

    tree = tree_of(path)
    if leads_out(path, tree):
        raise ConfigError(f"{path}: leads out of {tree}, and is not read; put a copy in its place")
    try:
        text, items = read_yaml(path)
        data = read_regular(path)
    except YamlError as problem:
        raise ConfigError(str(problem)) from problem
    except OSError as problem:
        raise ConfigError(f"{path}: cannot be read: {problem.strerror}") from problem
    if items is None:
        items = []
    if not isinstance(items, list):
        said = "accepted findings are a list, each entry of which begins with `- path:`"
        raise ConfigError(f"{path}:1: {said}; {_REMEDY}")
    faults: list[Fault] = []
    entries = tuple(coerce(item, AcceptedEntry, (n,), faults) for n, item in enumerate(items))
    if faults:
        lines = [
            f"{path}:{line_of(text, fault.where)}: {_entry_fault(fault)}; {_REMEDY}"
            for fault in faults[:_MOST_FAULTS]
        ]
        if len(faults) > _MOST_FAULTS:
            lines.append(f"{path}: and {len(faults) - _MOST_FAULTS} more faults")
        raise ConfigError("\n".join(lines))
    return AcceptedFile(path, data, entries)


def _entry_fault(fault: Fault) -> str:
    """The fault without the number of the entry, which says nothing to a reader."""
    number = ".".join(map(str, fault.where[:1]))
    return fault.message.replace(f"`{number}.", "`").replace(f"`{number}`", "the entry")


def edited(
    file: AcceptedFile,
    *,
    drop: Collection[int] = (),
    put: Mapping[int, AcceptedEntry] | None = None,
    add: Sequence[tuple[int, AcceptedEntry]] = (),
) -> AcceptedFile:
    """The file after an edit; equal to ``file`` where nothing is asked for.

    ``drop`` are numbers of entries to take out, ``put`` has entries to write in the place of
    others, ``add`` such to write before the entry of a number (of all of them at the end).

    Raises ConfigError for a file that is laid out in such a way that it cannot be edited by lines.
    """
    put = put or {}
    if not (drop or put or add):
        return file
    text = "".join(_edited_lines(file, drop, put, add))
    mark = _MARK if file.data.startswith(_MARK.encode()) else ""
    entries = tuple(_entries_after(file.entries, drop, put, add))
    made = AcceptedFile(file.path, (mark + text).encode(), entries)
    if _read_back(made) != entries:
        raise ConfigError(
            f"{file.path}: newslint cannot edit it by its lines and leaves it as it is; have every "
            "entry begin with `- path:` at the start of a line, and nothing follow the last"
        )
    return made


@contextmanager
def alone_with(files: Iterable[AcceptedFile]) -> Iterator[Mapping[Path, AcceptedFile]]:
    """The files as they are now, by their paths, while no other process that asks changes them.

    Raises NewslintError if another process has had one of them for too long, and ConfigError as
    ``load_accepted`` does.
    """
    from newslint.foundation.folder_lock import locked  # noqa: PLC0415 - few write

    known = {file.path: file for file in files}
    folders = {Path(os.path.realpath(path)).parent: path for path in known}
    with ExitStack() as locks:
        # All processes in one order, so that no two wait for each other.
        for folder in sorted(folders):
            try:
                locks.enter_context(locked(folder, _PATIENCE))
            except TimeoutError as problem:
                raise NewslintError(
                    f"{folders[folder]}: another newslint has been writing there for "
                    f"{_PATIENCE:g} seconds; see what keeps it, and run again"
                ) from problem
        yield {path: _as_it_is(file) for path, file in known.items()}


def _as_it_is(file: AcceptedFile) -> AcceptedFile:
    if not os.path.lexists(file.path):
        return AcceptedFile(file.path)
    try:
        same = file.path.read_bytes() == file.data
    except OSError:
        same = False  # which reading it tells
    return file if same else load_accepted(file.path)


def write(before: AcceptedFile, after: AcceptedFile) -> None:
    """Put ``after`` in the place of ``before`` at once.

    Raises NewslintError if it cannot be written, or if somebody else has written it meanwhile.
    """
    # Through a link the file itself is written, so that the link stays one.
    target = Path(os.path.realpath(before.path))
    clear_leftovers(target.parent)
    try:
        exists = target.exists()
        if (target.read_bytes() if exists else b"") != before.data:
            raise NewslintError(f"{before.path}: was written by somebody else meanwhile; run again")
        with NewFile(target) as new:
            new.file.write(after.data)
            mode = stat.S_IMODE(target.stat().st_mode) if exists else 0o666 & ~_umask()
            new.set_mode(mode)
            new.put_in_place()
    except OSError as problem:
        said = problem.strerror or str(problem)
        raise NewslintError(f"{before.path}: cannot be written: {said}") from problem


def _umask() -> int:
    # The system tells it only to those who set it.
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _read_back(file: AcceptedFile) -> tuple[AcceptedEntry, ...] | None:
    from newslint.foundation.yaml_text import YamlError, parse_yaml  # noqa: PLC0415 - see load_accepted

    faults: list[Fault] = []
    try:
        items = parse_yaml(file.text, file.path) or []
    except YamlError:
        return None
    if not isinstance(items, list):
        return None
    entries = tuple(coerce(item, AcceptedEntry, (), faults) for item in items)
    return None if faults else entries


def _entries_after(
    entries: Sequence[AcceptedEntry],
    drop: Collection[int],
    put: Mapping[int, AcceptedEntry],
    add: Sequence[tuple[int, AcceptedEntry]],
) -> Iterator[AcceptedEntry]:
    for number in range(len(entries) + 1):
        yield from (entry for at, entry in add if at == number)
        if number < len(entries) and number not in drop:
            yield put.get(number, entries[number])


@frozen
class _Block:
    """The lines of one entry: the comment right above it, its own, and what stands below."""

    comment: tuple[str, ...]
    own: tuple[str, ...]
    below: tuple[str, ...]


def _edited_lines(
    file: AcceptedFile,
    drop: Collection[int],
    put: Mapping[int, AcceptedEntry],
    add: Sequence[tuple[int, AcceptedEntry]],
) -> list[str]:
    end = "\r\n" if "\r\n" in file.text else "\n"
    head, blocks = _blocks(file.text or _HEADER, file.spans if file.data else (), end)
    new: dict[int, list[AcceptedEntry]] = {}
    for at, entry in add:
        new.setdefault(at, []).append(entry)
    lines = list(head)
    for number, block in enumerate([*blocks, None]):
        for entry in new.get(number, ()):
            if lines and lines[-1].strip():
                lines.append(end)
            lines += _rendered(entry, end)
            if block:
                lines.append(end)
        if block is None:
            break
        below = list(block.below)
        if number in drop:
            while below and not below[0].strip():
                del below[0]
            lines += below
        else:
            own = _rendered(put[number], end) if number in put else block.own
            lines += (*block.comment, *own, *below)
    while len(lines) > 1 and not lines[-1].strip():
        del lines[-1]
    return lines


def _blocks(text: str, spans: Sequence[Span], end: str) -> tuple[list[str], list[_Block]]:
    """The lines before the first entry, and those of every entry; each with its line end."""
    lines = re.findall(r"[^\n]*\n|[^\n]+$", text)
    begins = [0, *accumulate(map(len, lines))]
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += end
    starts = [bisect_right(begins, span.start) - 1 for span in spans]
    ends = [bisect_right(begins, max(span.start, span.end - 1)) for span in spans]
    tops = []
    for start, before in zip(starts, [0, *ends], strict=False):
        top = start
        while top > before and lines[top - 1].startswith("#"):
            top -= 1
        tops.append(top)
    if not tops:
        return lines, []
    blocks = [
        _Block(tuple(lines[top:start]), tuple(lines[start:stop]), tuple(lines[stop:below]))
        for top, start, stop, below in zip(tops, starts, ends, [*tops[1:], len(lines)], strict=True)
    ]
    return lines[: tops[0]], blocks


def _rendered(entry: AcceptedEntry, end: str) -> list[str]:
    """The lines of an entry, each with its line end."""
    said = [
        f"- path: {_scalar(entry.path)}",
        f"  rule: {_scalar(entry.rule)}",
        *_wrapped(f"  text: {_quoted(entry.text)}"),
        *_wrapped(f"  around: {_quoted(entry.around)}"),
    ]
    if entry.reason:
        said += _wrapped(f"  reason: {_quoted(entry.reason)}")
    if entry.until:
        said.append(f"  until: {entry.until.isoformat()}")
    return [line + end for line in said]


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    """The text in double quotes, where whatever cannot be seen is escaped."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


# A line may end at a single blank: inside quotes, YAML reads a line end as one.
_BREAK = re.compile(r'(?<=[^ "]) (?=[^ "])')


def _wrapped(line: str) -> Iterator[str]:
    indent = ""
    first = line.index('"')
    while len(indent + line) > _WIDTH:
        room = _WIDTH - len(indent)
        breaks = [m.start() for m in _BREAK.finditer(line) if m.start() > first]
        at = max((b for b in breaks if b <= room), default=min(breaks, default=-1))
        if at < 0:
            break
        yield indent + line[:at]
        line, indent, first = line[at + 1 :], "    ", 0
    yield indent + line


def folded(text: str) -> str:
    """The words of a place as entries have them: white space folded, unless it is all there is."""
    return " ".join(text.split()) or text


def renewed(entry: AcceptedEntry, reason: str, until: datetime.date | None) -> AcceptedEntry:
    """The entry with a reason and a last day, where they are given."""
    return replace(entry, reason=reason or entry.reason, until=until or entry.until)
