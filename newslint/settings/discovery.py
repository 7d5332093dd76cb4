"""From the paths on the command line to the files that are to be linted."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from newslint.foundation.globs import fits_any
from newslint.model.report import Problem
from newslint.settings.config import Config

ConfigOf = Callable[[Path], Config]
"""The settings that hold for the files of a folder."""


@dataclass(frozen=True)
class FoundFile:
    """A file to lint, with the settings that hold for it."""

    path: Path
    config: Config
    folder: Path | None = None
    """The folder that was named and in which it was found; None for a file that was named."""


def find_files(
    paths: Iterable[Path],
    suffixes: Collection[str],
    config_of: ConfigOf,
    *,
    force_exclude: bool = False,
) -> Iterator[FoundFile | Problem]:
    """The files that ``paths`` name or hold, each once, folders walked in the order of names.

    A file that is named is always taken, whatever its suffix, unless ``force_exclude`` makes the
    excludes hold for it too. In folders only files with one of the suffixes are taken; hidden
    files and folders (version control's among them) and excluded ones are passed over.
    """
    seen: set[str] = set()
    for named in paths:
        # These ask without an exception for a name that is too long or a link in a circle.
        if os.path.isdir(named):  # noqa: PTH112
            found: Iterable[FoundFile | Problem] = _walk(named, named, suffixes, config_of)
        elif os.path.exists(named):  # noqa: PTH110
            config = config_of(named.parent)
            if force_exclude and is_excluded(named, config):
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


def _walk(
    folder: Path, top: Path, suffixes: Collection[str], config_of: ConfigOf
) -> Iterator[FoundFile | Problem]:
    config = config_of(folder)
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as problem:
        yield Problem(f"the folder cannot be read: {problem.strerror}", path=str(folder))
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith(".") or is_excluded(path, config):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path, top, suffixes, config_of)
        elif path.suffix.lower() in suffixes and os.path.isfile(path):  # noqa: PTH113
            yield FoundFile(path, config, top)


def is_excluded(path: Path, config: Config) -> bool:
    """Whether one of the settings' excludes fits the file or a folder above it."""
    return bool(config.exclude) and fits_any(relative_to_root(path, config), config.exclude)


def relative_to_root(path: Path, config: Config) -> PurePosixPath:
    """The path as seen from the folder of the settings file, for globs."""
    return PurePosixPath(Path(os.path.relpath(path, config.root)).as_posix())


def checkout_above(folder: Path) -> Path | None:
    """The top of the git checkout that ``folder`` lies in, None outside of any."""
    return next((up for up in (folder, *folder.parents) if (up / ".git").exists()), None)


def checkout_or_here() -> Path:
    """The top of the git checkout that the current folder lies in, else the current folder."""
    here = Path.cwd()
    return checkout_above(here) or here
