"""Settings as values: what holds for the files of one settings file, and where it was said."""

import datetime
from collections.abc import Mapping
from enum import IntEnum
from pathlib import Path
from typing import Any

from newslint.model.document import Metadata
from newslint.values import field, frozen

FILE_NAME = ".newslint.yaml"
NEVER = "never"
"""The value of ``fail-on`` with which no finding makes a run fail."""

Where = tuple[str | int, ...]
"""The names, keys and numbers that lead to a setting, such as ("levels", "units")."""


class Kind(IntEnum):
    """The layers of settings, by precedence: what is said in a later one goes first.

    Those from PROFILE to FRONT_MATTER are a tree's: what it says may come from anyone.
    """

    DEFAULT = 0
    USER = 1
    PROFILE = 2
    FILE = 3
    PATHS = 4
    FRONT_MATTER = 5
    ENVIRONMENT = 6
    COMMAND_LINE = 7

    @property
    def of_a_tree(self) -> bool:
        """Whether it is what a tree says, and not the user."""
        return Kind.PROFILE <= self <= Kind.FRONT_MATTER


@frozen
class Origin:
    """Where a setting was said."""

    kind: Kind
    name: str = ""
    """The file, the variable of the environment or the option."""
    where: Where = ()
    """In a settings file, the keys that lead there as they are written."""


@frozen
class PathSettings:
    """Settings for the files that one of the globs fits, on top of the general ones."""

    match: tuple[str, ...]
    select: tuple[str, ...] = ()
    """Where given, in the place of the general ``select``."""
    ignore: tuple[str, ...] = ()
    levels: Mapping[str, str] = field(default_factory=dict)


@frozen
class PenaltySettings:
    """Weights of the quality figure, in the place of those in ``linting/penalty.py``."""

    severities: Mapping[str, float] = field(default_factory=dict)
    """Penalty points by severity."""
    factors: Mapping[str, float] = field(default_factory=dict)
    """By rule or category, what the points are multiplied by."""


@frozen
class Config:
    """Settings as a file gives them; a key is written with hyphens there ("fail-on")."""

    profile: str | None = None
    """A settings file whose settings hold where this one says nothing else."""
    select: tuple[str, ...] = ("default",)
    ignore: tuple[str, ...] = ()
    levels: Mapping[str, str] = field(default_factory=dict)
    """Levels by address, in the place of the rules' own."""
    parameters: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """By rule id, parameters in the place of those under ``with:`` in its file."""
    rules: tuple[str, ...] = ()
    """Folders of further rules, relative to the settings file."""
    terms: tuple[str, ...] = ()
    """Files of the desk's names and terms, relative to the settings file."""
    include: tuple[str, ...] = ()
    """What is taken in folders; without it, what ends as the readers' files do."""
    exclude: tuple[str, ...] = ()
    gitignore: bool = True
    """Whether what git ignores is passed over in folders."""
    paths: tuple[PathSettings, ...] = ()
    encoding: str | None = None
    """The encoding of files that are not Unicode, as Python names it."""
    fail_on: str = "warning"
    """A level, or "never"."""
    max_findings: int = 0
    """How many findings at or above ``fail-on`` a run may have."""
    max_penalty: float | None = None
    """How many penalty points per 1,000 words a run may have; None for any number."""
    max_story_size: int = 10_000_000
    """The bytes of the largest file that is read as a story."""
    max_findings_per_rule: int = 1_000
    """How many findings of one rule in one story are told."""
    penalty: PenaltySettings = field(default_factory=PenaltySettings)
    engines: Mapping[str, Any] = field(default_factory=dict)
    """By category of an outside engine, its settings: as they were written, with underscores in the
    keys and ``enabled`` among them, until ``engine_settings`` makes them values of the engine's own
    type."""
    date: datetime.date | None = None
    place: str | None = None
    source_language: str | None = None
    variety: str | None = None
    house: str | None = None
    root: Path = Path()
    """The folder of the settings file; globs count from it."""
    origin: str = ""
    """The settings file, empty where there is none."""
    origins: Mapping[Where, Origin] = field(default_factory=dict, compare=False, repr=False)
    """Where each setting was said, by the way to it; what is not among them is a default."""
    user_engines: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What the user's own settings say to engines, for where those of a tree have no say."""
    user_origins: Mapping[Where, Origin] = field(default_factory=dict, compare=False, repr=False)
    """Where the user's own settings say what they say."""

    def folder_of(self, *where: str | int) -> Path:
        """The folder that a file named by a setting counts from: that of the settings file."""
        origin = self.origins.get(where)
        of_file = origin is not None and Kind.USER <= origin.kind <= Kind.FILE
        return Path(origin.name).parent if origin is not None and of_file else self.root

    @property
    def rule_folders(self) -> tuple[Path, ...]:
        """The folders of further rules."""
        return tuple(self.folder_of("rules", n) / name for n, name in enumerate(self.rules))

    @property
    def term_files(self) -> tuple[Path, ...]:
        """The files of the desk's names and terms."""
        return tuple(self.folder_of("terms", n) / name for n, name in enumerate(self.terms))

    @property
    def metadata(self) -> Metadata:
        """What the settings say of every story."""
        return Metadata(
            date=self.date,
            place=self.place,
            source_language=self.source_language,
            variety=self.variety,
            house=self.house,
        )


INTERNAL = ("root", "origin", "origins", "user_engines", "user_origins")
"""The fields of Config that no settings file has."""
EVERY_STORY = ("date", "place", "source_language", "variety", "house")
"""The fields of Config that a story may have its own say about, in front matter."""
VARIETIES = ("US", "British")
