"""From the paths on the command line to the files that are to be linted, and to their settings."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING

from newslint.foundation.checkouts import checkout_above, checkout_left, leads_out, tree_of
from newslint.foundation.globs import fits_any, fits_itself
from newslint.foundation.regular_files import LOOKED_AT, beginning_of, special_kind
from newslint.model.report import Problem
from newslint.settings.config import FILE_NAME, Config
from newslint.settings.no_copy import (
    CODE,
    MARKUP,
    NAMED,
    is_code,
    is_folder_of_none,
    is_no_copy_by_name,
)
from newslint.values import frozen

if TYPE_CHECKING:
    from newslint.settings.git_ignore import IgnoredByGit

ConfigOf = Callable[[Path], Config]
"""The settings that hold for the files of a folder."""


@frozen
class LedOut:
    """A link that a walk met and did not follow, since it leads out of what is walked."""

    path: Path
    folder: Path
    """What it leads out of."""


@frozen
class LedNowhere:
    """A link that a walk met where a story would be, and that leads to nothing."""

    path: Path


@frozen
class PassedOver:
    """What ends as a story does, or a folder, and is not linted; and ``why``."""

    path: Path
    why: str


EXCLUDED = "excluded by the settings"
TERMS = "a file of terms that the settings name"
IGNORED = "ignored by git"


@frozen
class FoundFile:
    """A file to lint, with the settings that hold for it."""

    path: Path
    config: Config
    folder: Path | None = None
    """The folder that was named and in which it was found; None for a file that was named."""


Item = FoundFile | Problem | LedOut | LedNowhere | PassedOver
"""What a walk comes upon."""


def find_config_file(folder: Path) -> Path | None:
    """The nearest settings file from ``folder`` up the tree, None without one.

    In one folder `.newslint.yaml` goes before `pyproject.toml`, which counts only with a table
    `[tool.newslint]`, and not where it leads out of its tree. Raises ConfigError for a
    `pyproject.toml` that cannot be read.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() follows links
    for here in (folder, *folder.parents):
        own, project = here / FILE_NAME, here / "pyproject.toml"
        # This asks without an exception in a folder that may not be looked into.
        if os.path.isfile(own):  # noqa: PTH113
            return own
        if os.path.isfile(project) and not (  # noqa: PTH113
            project.is_symlink() and leads_out(project, tree_of(project))
        ):
            # Most runs have no settings file, and to read one takes more than to lint a story.
            from newslint.settings.settings_file import has_table  # noqa: PLC0415

            if has_table(project):
                return project
    return None


Looks = Mapping[str, Sequence[Callable[[bytes], bool]]]
"""For suffixes that what is no story has too: what tells a story by the beginning of a file."""


def find_files(
    paths: Iterable[Path],
    suffixes: Collection[str],
    config_of: ConfigOf,
    *,
    looks: Looks = MappingProxyType({}),
    force_exclude: bool = False,
    gitignore: bool = True,
) -> Iterator[Item]:
    """The files that ``paths`` name or hold, each once, folders walked in the order of names.

    A file that is named is always taken, whatever its suffix, unless ``force_exclude`` makes the
    excludes hold for it too. In folders only files with one of the suffixes are taken, those with
    a suffix of ``looks`` that look so, or those that the settings include; hidden files and folders
    (version control's among them), excluded ones, what is no copy by its name or its content and,
    unless ``gitignore`` is false or the settings say otherwise, what git ignores are passed over.
    So are links that lead out of the folder, or to what would be passed over, and what is no
    regular file; if such a thing is named, that is a problem. What was passed over that might have
    been a story, and links to nothing, are told among the files.
    """
    seen: set[str] = set()
    for named in paths:
        found: Iterable[Item]
        if (refused := _refused(named)) is not None:
            found = [Problem(refused, path=str(named))]
        # This asks without an exception for a name that is too long or a link in a circle.
        elif os.path.isdir(named):  # noqa: PTH112
            walk = _Walk(named, suffixes, looks, config_of, gitignore)
            found = walk.files(named, walk.ignored_above())
        else:
            config = config_of(named.parent)
            why = passed_over(named, config, gitignore=gitignore) if force_exclude else ""
            found = [PassedOver(named, why) if why else FoundFile(named, config)]
        for item in found:
            if isinstance(item, FoundFile):
                key = os.path.realpath(item.path)
                if key in seen:
                    continue
                seen.add(key)
            yield item


def _refused(named: Path) -> str | None:
    """Why a path that was named is not looked at; None if it is."""
    try:
        state = os.stat(named)  # noqa: PTH116
    except PermissionError as problem:
        return f"cannot be looked at: {problem.strerror}"
    except (OSError, ValueError):
        return "there is no such file or folder"
    kind = special_kind(named, state)
    if kind:
        return f"is {kind}, and only files and folders are read; copy from a program goes to `-`"
    # In a checkout of anyone's, a link may have come to stand where a folder stood.
    left = checkout_left(named)
    if left is not None:
        real = os.path.realpath(named)
        return f"leads out of the checkout {left}, to {real}; name that if it is meant"
    return None


@frozen
class _Walk:
    """A walk through one folder that was named."""

    top: Path
    suffixes: Collection[str]
    looks: Looks
    config_of: ConfigOf
    gitignore: bool

    def ignored_above(self) -> "IgnoredByGit | None":
        """What the ignore files above the folder say, None outside of any checkout."""
        if not self.gitignore or checkout_above(Path(os.path.abspath(self.top))) is None:  # noqa: PTH100
            return None
        from newslint.settings.git_ignore import IgnoredByGit  # noqa: PLC0415 - most runs walk none

        return IgnoredByGit.in_folder(self.top)

    def files(self, folder: Path, ignored: "IgnoredByGit | None") -> Iterator[Item]:
        """The files of a folder and those below it; ``ignored`` is what holds above it."""
        config = self.config_of(folder)
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as problem:
            yield Problem(f"the folder cannot be read: {problem.strerror}", path=str(folder))
            return
        if folder != self.top and is_folder_of_none(folder.name, {e.name for e in entries}):
            yield PassedOver(folder, NAMED)
            return
        ignored = self._ignored_in(folder, entries, ignored)
        asked = ignored if config.gitignore and ignored is not None and ignored.files else None
        whole = os.path.abspath(folder)  # noqa: PTH100
        for entry in entries:
            path = folder / entry.name
            if entry.name.startswith("."):
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            # What lies elsewhere is not even looked at.
            if not is_folder and not (
                self._is_wanted(path, config)
                and (entry.is_symlink() or entry.is_file(follow_symlinks=False))
            ):
                continue
            if is_excluded(path, config):
                yield PassedOver(path, EXCLUDED)
            elif asked is not None and asked.has(
                os.path.join(whole, entry.name),  # noqa: PTH118 - a path costs more
                is_folder=is_folder,
            ):
                yield PassedOver(path, IGNORED)
            elif is_folder:
                yield from self.files(path, ignored)
            elif not entry.is_symlink():
                why = _why_no_copy(path, PurePosixPath(entry.name), config)
                yield PassedOver(path, why) if why else FoundFile(path, config, self.top)
            elif leads_out(path, self.top):
                yield LedOut(path, self.top)
            elif not os.path.exists(path):  # noqa: PTH110 - no exception for a link in a circle
                yield LedNowhere(path)
            elif os.path.isfile(path) and self._takes_target_of(path):  # noqa: PTH113
                yield FoundFile(path, config, self.top)

    def _takes_target_of(self, link: Path) -> bool:
        """Whether the file in the folder that a link leads to is none that is passed over."""
        target = Path(os.path.relpath(os.path.realpath(link), os.path.realpath(self.top)))
        inside = self.top / target
        config = self.config_of(inside.parent)
        hidden = any(part.startswith(".") for part in target.parts)
        return not hidden and not passed_over(inside, config, gitignore=self.gitignore)

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
        suffix = path.suffix.lower()
        of_a_reader = suffix in self.suffixes or (
            suffix in self.looks and _looks_so(path, self.looks[suffix])
        )
        if not config.include:
            return of_a_reader
        seen = relative_to_root(path, config)
        # A glob for a folder means the stories in it, not all else that lies there.
        return fits_itself(seen, config.include) or (of_a_reader and fits_any(seen, config.include))


def _looks_so(path: Path, looks: Sequence[Callable[[bytes], bool]]) -> bool:
    """Whether a file is what one of its readers is for; what cannot be read may be."""
    try:
        start = beginning_of(path, LOOKED_AT)
    except OSError:
        return True
    return any(look(start) for look in looks)


def passed_over(path: Path, config: Config, *, gitignore: bool = True) -> str:
    """Why a walk would pass over a file; empty if it would not."""
    if is_excluded(path, config):
        return EXCLUDED
    if gitignore and config.gitignore:
        from newslint.settings.git_ignore import is_ignored_by_git  # noqa: PLC0415 - few ask

        if is_ignored_by_git(path):
            return IGNORED
    return _why_no_copy(path, relative_to_root(path, config), config)


def _why_no_copy(path: Path, place: PurePosixPath, config: Config) -> str:
    """Why a file is no copy, by ``place`` or its content; empty if it is, or is included."""
    if config.terms and os.path.realpath(path) in map(os.path.realpath, config.term_files):
        return TERMS
    if config.include and fits_itself(relative_to_root(path, config), config.include):
        return ""
    if is_no_copy_by_name(place.parts):
        return NAMED
    return CODE if path.suffix.lower() not in MARKUP and is_code(path) else ""


def is_excluded(path: Path, config: Config) -> bool:
    """Whether one of the settings' excludes fits the file or a folder above it."""
    return bool(config.exclude) and fits_any(relative_to_root(path, config), config.exclude)


def relative_to_root(path: Path, config: Config) -> PurePosixPath:
    """The path as seen from the folder of the settings file, for globs."""
    return PurePosixPath(Path(os.path.relpath(path, config.root)).as_posix())
