"""Folders of rules as they were compiled before, so that a run need not read YAML.

newslint's own rules are compiled when its wheel is built and come with it. All others, and those
of a checkout, are compiled by the first run and kept in the user's cache. Whatever compiled rules
depend on is in the digest that they are told by.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any

from newslint.foundation.cache_folder import keep, load_kept, usable
from newslint.foundation.deferred import Deferred, home_of
from newslint.foundation.regular_files import files_below, read_regular
from newslint.model.rule import Rule
from newslint.rulebook.check_to_build import NotPlainError
from newslint.rulebook.compiled import FORMAT, compiled, opened
from newslint.rulebook.one_rulebook import FolderOfRules, joined
from newslint.rulebook.rules_at_hand import rules_at_hand
from newslint.values import frozen

_PACKAGE = Path(__file__).parents[1]
_OWN_RULES = "rules"
SHIPPED = "rules-compiled"
"""Where in the package the compiled form of the rules in the package lies."""


def load_rulebook_cached(
    folders: Sequence[Path],
    checks: Mapping[str, type | Deferred],
    parameters: Mapping[str, Mapping[str, Any]],
    cache: Path | None,
    *,
    settings: str = "the settings",
    absent: frozenset[str] = frozenset(),
) -> tuple[Rule, ...]:
    """As ``rulebook.load_rulebook``, through the folder ``cache``; None goes without one."""
    book = _Book(checks, parameters, usable(cache), settings)
    return joined(
        [book.folder(folder) for folder in folders], parameters, settings=settings, absent=absent
    )


def compile_own(rules: Path, checks: Mapping[str, type | Deferred]) -> dict[str, bytes]:
    """The files of the compiled form that a wheel with these rules brings, by their names."""
    from newslint.rulebook.reading import load_rulebook  # noqa: PLC0415 - not in a user's run

    heads, texts = compiled(load_rulebook([rules], checks), _shipped_digest(rules))
    return {"heads.json": heads, "texts.json": texts}


@frozen
class _Book:
    """What the folders of one rulebook have in common."""

    checks: Mapping[str, type | Deferred]
    parameters: Mapping[str, Mapping[str, Any]]
    cache: Path | None
    settings: str

    def folder(self, folder: Path) -> FolderOfRules:
        """The rules of one folder: those at hand or compiled ones if there are any, else read."""
        mine = {
            rule_id: given
            for rule_id, given in sorted(self.parameters.items())
            if (folder / f"{rule_id}.yaml").is_file()
        }
        if mine:
            return self._loaded(folder, mine)
        return rules_at_hand(folder, self.checks, lambda: self._loaded(folder, {}))

    def _loaded(self, folder: Path, mine: Mapping[str, Mapping[str, Any]]) -> FolderOfRules:
        """The rules of one folder: compiled ones if there are any, else read, and then kept."""
        rules = None if mine else self._shipped(folder)
        if rules is not None:
            return FolderOfRules(folder, rules)
        kept = self._kept(folder, mine) if self.cache else None
        rules = opened(kept, folder, self.checks) if kept else None
        if rules is not None:
            return FolderOfRules(folder, rules)
        read = self._read(folder, mine)
        if kept and not read.faults:
            kept.keep(read.rules.values())
        return read

    def _read(self, folder: Path, mine: Mapping[str, Mapping[str, Any]]) -> FolderOfRules:
        """The rules from YAML: of a compiled folder only those that the settings change."""
        # The reader brings the YAML library with it, which a run with compiled rules does without.
        from newslint.rulebook.reading import read_folder  # noqa: PLC0415

        others = (self._shipped(folder) or self._unchanged(folder)) if mine else None
        if not others:
            return read_folder(folder, self.checks, mine, self.settings)
        changed = read_folder(folder, self.checks, mine, self.settings, only=mine)
        rules = {key: rule for key, rule in others.items() if key not in changed.faulty}
        return FolderOfRules(folder, rules | dict(changed.rules), changed.faults, changed.faulty)

    def _unchanged(self, folder: Path) -> dict[str, Rule] | None:
        """The rules of a folder as they were kept without parameters of the settings."""
        return opened(self._kept(folder, {}), folder, self.checks) if self.cache else None

    def _kept(self, folder: Path, mine: Mapping[str, Mapping[str, Any]]) -> "_KeptFolder":
        assert self.cache is not None
        digest = blake2b(digest_size=16)
        for part in (f"{FORMAT} {mine!r}", self._code, digest_of(folder)):
            digest.update(part.encode(errors="surrogateescape") + b"\0")
        return _KeptFolder(self.cache, digest.hexdigest())

    @cached_property
    def _code(self) -> str:
        return "\n".join((*own_stamps(), *_stamps_of_checks(self.checks)))

    def _shipped(self, folder: Path) -> dict[str, Rule] | None:
        """The rules that came compiled, where they are newslint's own and nothing was changed."""
        files = _PACKAGE / SHIPPED
        if folder != _PACKAGE / _OWN_RULES or not files.is_dir():
            return None
        rules = opened(_ShippedFiles(files), folder, self.checks, _shipped_digest(folder))
        # A plugin may offer a check under the name of one of ours.
        names = {rule.check_name for rule in (rules or {}).values()}
        ours = all(home_of(self.checks[name])[0].startswith("newslint.") for name in names)
        return rules if ours else None


@frozen
class _ShippedFiles:
    """Fetches what lies in the package."""

    folder: Path

    def __call__(self, name: str) -> bytes | None:
        try:
            return (self.folder / f"{name}.json").read_bytes()
        except OSError:
            return None


@frozen
class _KeptFolder:
    """Fetches what was kept in the cache of one folder of rules, and keeps it."""

    cache: Path
    digest: str

    def __call__(self, name: str) -> bytes | None:
        return load_kept(self._path(name))

    def keep(self, rules: Iterable[Rule]) -> None:
        """Keep the rules; a rulebook that JSON cannot say is read afresh each time."""
        try:
            heads, texts = compiled(rules)
        except NotPlainError:
            return
        keep(self._path("texts"), texts)
        keep(self._path("heads"), heads)

    def _path(self, name: str) -> Path:
        return self.cache / f"{name}-{self.digest}.json"


def digest_of(folder: Path) -> str:
    """Changes with every rule file of a folder: its path there and its content."""
    digest = blake2b(digest_size=16)
    start = len(str(folder))
    for file in _files(str(folder), (".yaml", ".yml")):
        digest.update(file[start:].replace(os.sep, "/").encode(errors="surrogateescape") + b"\0")
        # What leads nowhere is no file, nor is a pipe.
        with suppress(OSError):
            digest.update(read_regular(file) + b"\0")
    return digest.hexdigest()


def own_stamps() -> Iterator[str]:
    """What tells whether newslint itself has changed, code or tables."""
    return _stamps(_own_files(), times=True)


def _shipped_digest(rules: Path) -> str:
    """Tells whether rules and package are still those that were compiled for the wheel."""
    digest = blake2b(digest_size=16)
    for part in (str(FORMAT), digest_of(rules), *_stamps(_own_files(), times=False)):
        digest.update(part.encode() + b"\0")
    return digest.hexdigest()


def _own_files() -> Iterator[str]:
    """The files of newslint that decide what becomes of a rule, tables among them."""
    return _files(str(_PACKAGE), (".py", ".csv", ".txt"))


def _stamps(files: Iterable[str], *, times: bool) -> Iterator[str]:
    """What tells whether files have changed; ``times`` where they were not just unpacked."""
    start = len(str(_PACKAGE))
    for file in files:
        status = os.stat(file)  # noqa: PTH116 - some hundred of them, on every run
        changed = status.st_mtime_ns if times else ""
        yield f"{file[start:].replace(os.sep, '/')} {status.st_size} {changed}"


def _stamps_of_checks(checks: Mapping[str, type | Deferred]) -> Iterator[str]:
    for name, kind in sorted(checks.items()):
        module, called = home_of(kind)
        file = getattr(sys.modules.get(module), "__file__", None)
        stamp = ""
        if file and not module.startswith("newslint.") and os.path.isfile(file):  # noqa: PTH113
            stamp = "".join(_stamps([file], times=True))
        yield f"{name} {module}.{called} {stamp}"


def _files(folder: str, suffixes: tuple[str, ...]) -> Iterator[str]:
    """Files below the folder, in a fixed order."""
    return (entry.path for entry in files_below(folder, suffixes))
