"""What a resident process is made of, and whether that is still what lies on the disk."""

import os
import time
from collections.abc import Iterable

from newslint.foundation.file_stamps import Stamps, stamp_of, stamps_of
from newslint.values import record

_CODE = (".py", ".pth", ".so", ".pyd", ".csv", ".yaml", "-info")
"""Names that end so are code, data of it, or tell of a package."""
_KEPT_CODE = "__pycache__"


@record
class OwnCode:
    """Files and folders, as they were when they were imported."""

    files: Stamps
    folders: Stamps
    names: dict[str, frozenset[str]]
    """Of code and folders that lie in each folder."""

    @classmethod
    def of(cls, files: Iterable[str], folders: Iterable[str]) -> "OwnCode":
        """As they are now."""
        # First the stamps: what comes meanwhile is then seen by a later look.
        stamps = stamps_of(folders)
        return cls(stamps_of(files), stamps, {folder: _names_in(folder) for folder in stamps})

    def is_current(self) -> bool:
        """Whether no file is another and no code came or went.

        A folder also changes with what Python keeps of its modules, and a folder with a checkout
        in it with everything that is written there: then its names decide.
        """
        return all(stamp_of(file) == stamp for file, stamp in self.files.items()) and all(
            stamp_of(folder) == stamp or _names_in(folder) == self.names[folder]
            for folder, stamp in self.folders.items()
        )

    def was_written_since(self, since: int) -> bool:
        """Whether code was written after ``since`` (nanoseconds, POSIX), so while it was imported
        perhaps, and it is not known what was.
        """
        now = time.time_ns()
        modules = (stamp for file, stamp in self.files.items() if file.endswith(".py"))
        return any(stamp is not None and since <= stamp[0] <= now for stamp in modules)


def _names_in(folder: str) -> frozenset[str]:
    try:
        names = os.listdir(folder)  # noqa: PTH208 - names are all that is wanted
    except OSError:
        return frozenset()
    return frozenset(
        name
        for name in names
        if name.endswith(_CODE) or (name.isidentifier() and name != _KEPT_CODE)
    )
