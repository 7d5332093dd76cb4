"""What git ignores in a checkout, for walks of folders.

Only the checkout's own word counts, `.gitignore` and `.git/info/exclude`: a person's global ignore
file would make a run find other stories on another machine.
"""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.settings.discovery import checkout_above

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

FILE_NAME = ".gitignore"
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class _IgnoreFile:
    """One file of patterns; they count from ``folder``."""

    path: str
    folder: str

    @cached_property
    def patterns(self) -> "GitIgnoreSpec | None":
        """None where there is nothing to read."""
        try:
            with open(self.path, "rb") as file:  # noqa: PTH123 - one of these for every folder
                data = file.read()
        except OSError:
            return None
        # Most runs have none of these, and the library takes longer to import than a story to lint;
        # so it is imported only here and below.
        lines = os.fsdecode(data.removeprefix(_MARK)).split("\n")
        return _patterns([line.removesuffix("\r") for line in lines])

    def says(self, path: str, *, is_folder: bool) -> bool | None:
        """Whether a path below the folder is ignored, None where no pattern fits."""
        if self.patterns is None:
            return None
        inside = path[len(self.folder) :].replace(os.sep, "/").lstrip("/")
        return self.patterns.check_file(f"{inside}/" if is_folder else inside).include


@dataclass(frozen=True)
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
        made = cls((_IgnoreFile(str(_exclude_file(top)), str(top)),))
        between = [*reversed(whole.parents), whole]
        for one in between[len(top.parents) : -1]:
            made = made.with_those_of(str(one))
        return made

    def with_those_of(self, folder: str) -> "IgnoredByGit":
        """Those for what lies in a folder further in, whose path is whole."""
        file = os.path.join(folder, FILE_NAME)  # noqa: PTH118
        return IgnoredByGit((_IgnoreFile(file, folder), *self.files))

    def has(self, path: str, *, is_folder: bool) -> bool:
        """Whether git ignores a file or folder, given by its whole path, for its own sake.

        What lies in an ignored folder is ignored too, which a walk sees by not going there.
        """
        said = (file.says(path, is_folder=is_folder) for file in self.files)
        return next((one for one in said if one is not None), False)


def is_ignored_by_git(path: Path) -> bool:
    """Whether git ignores a file, or a folder that it lies in."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() follows links
    ignored = IgnoredByGit.in_folder(whole.parent)
    if ignored is None:
        return False
    tops = {file.folder for file in ignored.files}
    top = min(tops, key=len)
    steps = [one for one in reversed(whole.parents) if len(str(one)) > len(top)]
    ignored = ignored.with_those_of(str(whole.parent))
    return any(ignored.has(str(one), is_folder=one != whole) for one in (*steps, whole))


def _exclude_file(top: Path) -> Path:
    """`info/exclude` of a checkout; that of a worktree lies with the repository's other files."""
    git = top / ".git"
    try:
        if git.is_file():
            git = top / git.read_text(encoding="utf-8").removeprefix("gitdir:").strip()
            git = git / (git / "commondir").read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        pass  # a submodule has no other place
    return git / "info" / "exclude"


def _patterns(lines: list[str]) -> "GitIgnoreSpec":
    """The patterns of the lines, without those that are none, which git passes over."""
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - see _IgnoreFile

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        return GitIgnoreSpec.from_lines(filter(_is_sound, lines))


def _is_sound(line: str) -> bool:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - see _IgnoreFile

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
