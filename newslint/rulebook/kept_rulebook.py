"""The rulebook as it was last loaded, so that a run need not parse and compile it again.

Whatever a loaded rulebook depends on is in the name that it is kept by.
"""

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import regex

from newslint.foundation.cache_folder import keep, load_kept, usable
from newslint.model.rule import Rule


def load_rulebook_cached(
    folders: Sequence[Path],
    checks: Mapping[str, type],
    parameters: Mapping[str, Mapping[str, Any]],
    cache: Path | None,
    *,
    settings: str = "the settings",
    absent: frozenset[str] = frozenset(),
) -> tuple[Rule, ...]:
    """As ``rulebook.load_rulebook``, through the folder ``cache``; None goes without one."""
    folder = usable(cache)
    if folder is None:
        return _load(folders, checks, parameters, settings, absent)
    path = folder / f"rulebook-{_key(folders, checks, parameters, absent)}.pickle"
    kept: tuple[Rule, ...] | None = load_kept(path)
    if kept is not None:
        return kept
    rules = _load(folders, checks, parameters, settings, absent)
    # A check that cannot do ahead what it puts off will say so when it runs.
    with contextlib.suppress(Exception):
        for rule in rules:
            _ripen(rule.check)
    keep(path, rules)
    return rules


def _load(
    folders: Sequence[Path],
    checks: Mapping[str, type],
    parameters: Mapping[str, Mapping[str, Any]],
    settings: str,
    absent: frozenset[str],
) -> tuple[Rule, ...]:
    # The loader brings the YAML library with it, which a run with a warm cache does without.
    from newslint.rulebook.reading import load_rulebook  # noqa: PLC0415

    return load_rulebook(folders, checks, parameters, settings=settings, absent=absent)


def _ripen(value: object) -> None:
    """Have a check and the values in its fields do what they put off, such as compiling patterns.

    It is then done in the cache too: a compiled pattern loads in a hundredth of the time.
    """
    if isinstance(value, Mapping):
        for item in value.values():
            _ripen(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for name, attribute in vars(type(value)).items():
            if isinstance(attribute, cached_property):
                getattr(value, name)
        for field in fields(value):
            _ripen(getattr(value, field.name))


def _key(
    folders: Sequence[Path],
    checks: Mapping[str, type],
    parameters: Mapping[str, Mapping[str, Any]],
    absent: frozenset[str],
) -> str:
    """Changes with everything that a loaded rulebook depends on."""
    digest = hashlib.blake2b(digest_size=16)
    digest.update(repr(sorted(absent)).encode())
    for part in _parts(folders, checks, parameters):
        digest.update(part)
        digest.update(b"\0")
    return digest.hexdigest()


def _parts(
    folders: Sequence[Path],
    checks: Mapping[str, type],
    parameters: Mapping[str, Mapping[str, Any]],
) -> Iterator[bytes]:
    yield f"{sys.version} {regex.__version__} {parameters!r}".encode()
    for name, kind in sorted(checks.items()):
        module = sys.modules.get(kind.__module__)
        file = getattr(module, "__file__", None)
        yield f"{name} {kind.__module__}.{kind.__qualname__} {_stamp(file)}".encode()
    # The tables of data/ go into checks as well, as the forms of verbs do into phrases.
    own = _files(Path(__file__).parents[1], (".py", ".csv"))
    yield from (_stamp(file).encode() for file in own)
    for folder in folders:
        yield str(folder).encode(errors="surrogateescape")
        for file in _files(folder, (".yaml", ".yml")):
            yield file.encode(errors="surrogateescape")
            yield Path(file).read_bytes() if Path(file).is_file() else b""


def _stamp(file: str | None) -> str:
    if not file:
        return ""
    try:
        status = os.stat(file)  # noqa: PTH116 - a hundred of them, on every run
    except OSError:
        return ""
    return f"{file} {status.st_mtime_ns} {status.st_size}"


def _files(folder: str | Path, suffix: str | tuple[str, ...]) -> Iterable[str]:
    """Files below the folder, in a fixed order."""
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            yield from _files(entry.path, suffix)
        elif entry.name.endswith(suffix):
            yield entry.path
