"""From the paths on the command line to the files that are to be linted, and to their settings."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from newslint.foundation.checkouts import checkout_above
from newslint.foundation.globs import fits_any, fits_itself
from newslint.model.report import Problem
from newslint.settings.config import FILE_NAME, Config

if TYPE_CHECKING:
    from newslint.settings.git_ignore import IgnoredByGit

ConfigOf = Callable[[Path], Config]
"""The settings that hold for the files of a folder."""


@dataclass(frozen=True)
class FoundFile:
    """A file to lint, with the settings that hold for it."""

    path: Path
    config: Config
    folder: Path | None = None
    """The folder that was named and in which it was found; None for a file that was named."""


def find_config_file(folder: Path) -> Path | None:
    """The nearest settings file from ``folder`` up the tree, None without one.

    In one folder `.newslint.yaml` goes before `pyproject.toml`, which counts only with a table
    `[tool.newslint]`. Raises ConfigError for a `pyproject.toml` that cannot be read.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() follows links
    for here in (folder, *folder.parents):
        own, project = here / FILE_NAME, here / "pyproject.toml"
        if own.is_file():
            return own
        if project.is_file():
            # Most runs have no settings file, and to read one takes more than to lint a story.
            from newslint.settings.settings_file import has_table  # noqa: PLC0415

            if has_table(project):
                return project
    return None


def find_files(
    paths: Iterable[Path],
    suffixes: Collection[str],
    config_of: ConfigOf,
    *,
    force_exclude: bool = False,
    gitignore: bool = True,
) -> Iterator[FoundFile | Problem]:
    """The files that ``paths`` name or hold, each once, folders walked in the order of names.

    A file that is named is always taken, whatever its suffix, unless ``force_exclude`` makes the
    excludes hold for it too. In folders only files with one of the suffixes are taken, or those
    that the settings include; hidden files and folders (version control's among them), excluded
    ones and, unless ``gitignore`` is false or the settings say otherwise, those that git ignores
    are passed over.
    """
    seen: set[str] = set()
    for named in paths:
        # These ask without an exception for a name that is too long or a link in a circle.
        if os.path.isdir(named):  # noqa: PTH112
            walk = _Walk(named, suffixes, config_of, gitignore)
            found: Iterable[FoundFile | Problem] = walk.files(named, walk.ignored_above())
        elif os.path.exists(named):  # noqa: PTH110
            config = config_of(named.parent)
            if force_exclude and is_passed_over(named, config, gitignore=gitignore):
                continue
            found = [FoundFile(named, config)]
        else:
            message = "there is no such file or folder"
            found = [Problem(message, path=str(named))]
        for item in found:
            if isinstance(item, FoundFile):
                key = os.path.realpath(item.path)
                if key in seen:
                    continue
                seen.add(key)
            yield item


@dataclass(frozen=True)
class _Walk:
    """A walk through one folder that was named."""

    top: Path
    suffixes: Collection[str]
    config_of: ConfigOf
    gitignore: bool

    def ignored_above(self) -> "IgnoredByGit | None":
        """What the ignore files above the folder say, None outside of any checkout."""
        if not self.gitignore or checkout_above(Path(os.path.abspath(self.top))) is None:  # noqa: PTH100
            return None
        from newslint.settings.git_ignore import IgnoredByGit  # noqa: PLC0415 - most runs walk none

        return IgnoredByGit.in_folder(self.top)

    def files(self, folder: Path, ignored: "IgnoredByGit | None") -> Iterator[FoundFile | Problem]:
        """The files of a folder and those below it; ``ignored`` is what holds above it."""
        config = self.config_of(folder)
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as problem:
            yield Problem(f"the folder cannot be read: {problem.strerror}", path=str(folder))
            return
        ignored = self._ignored_in(folder, entries, ignored)
        asked = ignored if config.gitignore and ignored is not None and ignored.files else None
        whole = os.path.abspath(folder)  # noqa: PTH100
        for entry in entries:
            path = folder / entry.name
            if entry.name.startswith(".") or is_excluded(path, config):
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            if not is_folder and not (self._is_wanted(path, config) and os.path.isfile(path)):  # noqa: PTH113
                continue
            if asked is not None and asked.has(
                os.path.join(whole, entry.name),  # noqa: PTH118 - a path costs more
                is_folder=is_folder,
            ):
                continue
            if is_folder:
                yield from self.files(path, ignored)
            else:
                yield FoundFile(path, config, self.top)

    def _ignored_in(
        self, folder: Path, entries: Iterable["os.DirEntry[str]"], ignored: "IgnoredByGit | None"
    ) -> "IgnoredByGit | None":
        if not self.gitignore:
            return None
        names = {entry.name for entry in entries if entry.name.startswith(".git")}
        whole = os.path.abspath(folder)  # noqa: PTH100
        if ".git" in names:
            # Another checkout begins, for which what stands above says nothing.
            from newslint.settings.git_ignore import IgnoredByGit  # noqa: PLC0415

            ignored = IgnoredByGit.in_folder(folder)
        if ignored is not None and ".gitignore" in names:
            ignored = ignored.with_those_of(whole)
        return ignored

    def _is_wanted(self, path: Path, config: Config) -> bool:
        """Whether a file is one to take, by its suffix or by what the settings include."""
        of_a_reader = path.suffix.lower() in self.suffixes
        if not config.include:
            return of_a_reader
        seen = relative_to_root(path, config)
        # A glob for a folder means the stories in it, not all else that lies there.
        return fits_itself(seen, config.include) or (of_a_reader and fits_any(seen, config.include))


def is_passed_over(path: Path, config: Config, *, gitignore: bool = True) -> bool:
    """Whether a walk would pass over a file, as it is excluded or ignored by git."""
    if is_excluded(path, config):
        return True
    if not (gitignore and config.gitignore):
        return False
    from newslint.settings.git_ignore import is_ignored_by_git  # noqa: PLC0415 - most runs ask not

    return is_ignored_by_git(path)


def is_excluded(path: Path, config: Config) -> bool:
    """Whether one of the settings' excludes fits the file or a folder above it."""
    return bool(config.exclude) and fits_any(relative_to_root(path, config), config.exclude)


def relative_to_root(path: Path, config: Config) -> PurePosixPath:
    """The path as seen from the folder of the settings file, for globs."""
    return PurePosixPath(Path(os.path.relpath(path, config.root)).as_posix())
