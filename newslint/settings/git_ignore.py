"""What git ignores in a checkout, for walks of folders.

Only the checkout's own word counts, `.gitignore` and `.git/info/exclude`: a person's global ignore
file would make a run find other stories on another machine.

A library for this, pathspec, was weighed: it answers for a path and all that lies above it at once,
so that what two files say of a folder and of a file in it cannot be told apart, and it takes longer
to import than a story to lint. The tests hold this against git itself.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from newslint.foundation.checkouts import checkout_above
from newslint.foundation.regular_files import read_regular
from newslint.values import frozen

FILE_NAME = ".gitignore"
MOST_BYTES = 1_000_000
"""How long an ignore file may be; a longer one says nothing."""
_MARK = b"\xef\xbb\xbf"
_Patterns = tuple[Callable[[str], object], bool]
"""Whether a path fits, that of a folder with a slash at its end; and whether it is then ignored."""


@frozen
class _IgnoreFile:
    """One file of patterns, in its order; those that stand together and say the same are one."""

    folder: str
    """The patterns count from it."""
    patterns: tuple[_Patterns, ...]

    def says(self, path: str, *, is_folder: bool) -> bool | None:
        """Whether a path below the folder is ignored, None where no pattern fits."""
        inside = path[len(self.folder) :].replace(os.sep, "/").lstrip("/")
        shown = f"{inside}/" if is_folder else inside
        # The last one that fits decides.
        return next((says for fits, says in reversed(self.patterns) if fits(shown)), None)


@frozen
class IgnoredByGit:
    """The ignore files that hold in a folder of a checkout, those of inner folders first."""

    files: tuple[_IgnoreFile, ...]

    @classmethod
    def in_folder(cls, folder: Path) -> "IgnoredByGit | None":
        """Those for what lies in ``folder``, its own aside; None outside of any checkout."""
        whole = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() follows links
        top = checkout_above(whole)
        if top is None:
            return None
        made = cls(()).with_file(str(_exclude_file(top)), str(top))
        between = [*reversed(whole.parents), whole]
        for one in between[len(top.parents) : -1]:
            made = made.with_those_of(str(one))
        return made

    def with_those_of(self, folder: str) -> "IgnoredByGit":
        """Those for what lies in a folder further in, whose path is whole."""
        return self.with_file(os.path.join(folder, FILE_NAME), folder)  # noqa: PTH118

    def with_file(self, path: str, folder: str) -> "IgnoredByGit":
        """With one file more, whose patterns count from ``folder``; as it is if it says nothing."""
        patterns = _patterns_in(path)
        return IgnoredByGit((_IgnoreFile(folder, patterns), *self.files)) if patterns else self

    def has(self, path: str, *, is_folder: bool) -> bool:
        """Whether git ignores a file or folder, given by its whole path, for its own sake.

        What lies in an ignored folder is ignored too, which a walk sees by not going there.
        """
        said = (file.says(path, is_folder=is_folder) for file in self.files)
        return next((one for one in said if one is not None), False)


def is_ignored_by_git(path: Path) -> bool:
    """Whether git ignores a file, or a folder that it lies in."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() follows links
    top = checkout_above(whole.parent)
    if top is None:
        return False
    ignored = IgnoredByGit.in_folder(top)
    for step in (*reversed(whole.parents), whole):
        if ignored is not None and step.is_relative_to(top) and step != top:
            ignored = ignored.with_those_of(str(step.parent))
            if ignored.has(str(step), is_folder=step != whole):
                return True
    return False


def _exclude_file(top: Path) -> Path:
    """`info/exclude` of a checkout; that of a worktree lies with the repository's other files."""
    git = top / ".git"
    try:
        if git.is_file():
            git = top / _line_in(git).removeprefix("gitdir:").strip()
            git = git / _line_in(git / "commondir")
    except (OSError, UnicodeDecodeError):
        pass  # a submodule has no other place
    return git / "info" / "exclude"


def _line_in(file: Path) -> str:
    return read_regular(file, MOST_BYTES).decode().strip()


def _patterns_in(path: str) -> tuple[_Patterns, ...]:
    try:
        # As with git, one that is a link says nothing.
        if os.path.islink(path):  # noqa: PTH114 - one of these for every folder
            return ()
        data = read_regular(path, MOST_BYTES)
    except OSError:
        return ()
    lines = os.fsdecode(data.removeprefix(_MARK)).split("\n")
    return tuple(_compiled(line.removesuffix("\r") for line in lines))


def _compiled(lines: Iterable[str]) -> Iterator[_Patterns]:
    together: list[str] = []
    ignored = True
    for line in lines:
        # Spaces at the end count only behind a backslash.
        written = re.sub(r"(?<!\\) +$", "", line)
        if not written or written.startswith("#"):
            continue
        says = not written.startswith("!")
        pattern = _pattern(written if says else written[1:])
        if pattern is None:
            continue
        if says is not ignored and together:
            yield re.compile("|".join(together), re.DOTALL).fullmatch, ignored
            together = []
        ignored = says
        together.append(pattern)
    if together:
        yield re.compile("|".join(together), re.DOTALL).fullmatch, ignored


def _pattern(glob: str) -> str | None:
    """A glob as a regular expression; None for one that fits nothing."""
    end = "/?"
    if glob.endswith("/"):
        glob, end = glob[:-1], "/"
    start = "" if "/" in glob else "(?:.*/)?"
    body = _translated(glob.removeprefix("/"))
    return f"{start}{body}{end}" if body else None


_TOKEN = re.compile(
    r"""(?P<any_folders>(?:(?<=/)|\A)\*\*+/)
    | (?P<all_below>(?<=/)\*\*+\Z)
    | (?P<any_name>(?:(?<=/)|\A)\*+\Z)
    | (?P<some>\*+)
    | (?P<one>\?)
    | \[(?P<none>[!^]?)(?P<set>\]?(?:\[:[a-z]+:\]|\\.|[^]\\])*)\]
    | (?P<broken>\[|\\\Z)
    | \\?(?P<itself>.)""",
    re.VERBOSE | re.DOTALL,
)
_CLASSES = {
    "alnum": "A-Za-z0-9",
    "alpha": "A-Za-z",
    "blank": " \\t",
    "digit": "0-9",
    "lower": "a-z",
    "punct": re.escape("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"),
    "space": r"\s",
    "upper": "A-Z",
    "xdigit": "A-Fa-f0-9",
}


def _translated(glob: str) -> str | None:
    made = []
    for token in _TOKEN.finditer(glob):
        match token.lastgroup:
            case "any_folders":
                made.append("(?:.*/)?")
            case "all_below":
                made.append(".+")
            case "any_name":
                # No name is empty: what is in a folder is not the folder.
                made.append("[^/]+")
            case "some":
                made.append("[^/]*")
            case "one":
                made.append("[^/]")
            case "none" | "set":
                made.append(_set(token["set"], "^" if token["none"] else ""))
            case "broken":
                return None
            case _:
                made.append(re.escape(token["itself"]))
    return "".join(made)


def _set(inside: str, none: str) -> str:
    """A set of characters as a regular expression."""
    made: list[str] = []
    first = ""  # of a range, if there is one
    parts = re.findall(r"\[:([a-z]+):\]|(\\?)(.)", inside, re.DOTALL)
    at = 0
    while at < len(parts):
        name, escaped, one = parts[at]
        at += 1
        if name:
            if name not in _CLASSES:
                return r"(?!)"
            made.append(_CLASSES[name])
            first = ""
        elif one == "-" and not escaped and first and at < len(parts) and not parts[at][0]:
            last = parts[at][2]
            at += 1
            if first <= last:  # one the wrong way round is its first character alone
                made.append(f"{re.escape(first)}-{re.escape(last)}")
            first = ""
        else:
            made.append(re.escape(one))
            first = one
    return f"(?!/)[{none}{''.join(made)}]"
