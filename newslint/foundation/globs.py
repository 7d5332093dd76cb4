"""Globs over paths, much as in `.gitignore`: `docs/settings.md` says what is otherwise."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import PurePosixPath


def fits_any(path: PurePosixPath, globs: Iterable[str]) -> bool:
    """Whether one of the globs fits the relative ``path`` or a folder above it.

    ``*`` and ``?`` stop at a slash, ``**/`` is any number of folders. A glob without a slash
    (one at its end aside) fits at any depth; every other counts from the top.
    """
    globs = tuple(globs)
    parents = (parent for parent in path.parents if parent.name)
    return any(fits_itself(one, globs) for one in (path, *parents))


def fits_itself(path: PurePosixPath, globs: Iterable[str]) -> bool:
    """Whether one of the globs fits the relative ``path``, whatever fits the folders above it."""
    shown = str(path)
    return any(_compiled(glob).fullmatch(shown) for glob in globs)


@cache
def _compiled(glob: str) -> re.Pattern[str]:
    body = glob.rstrip("/")
    prefix = "" if "/" in body else "(?:.*/)?"
    body = body.removeprefix("./").lstrip("/")
    tokens = re.findall(r"\*\*/|/\*\*$|\*\*|\*|\?|\[[^]]+\]|.", body, re.DOTALL)
    made = {
        "**/": "(?:.*/)?",
        "/**": "/.*",
        "**": ".*",
        "*": "[^/]*",
        "?": "[^/]",
    }
    inner = "".join(
        made.get(token) or (_character_set(token) if len(token) > 2 else re.escape(token))
        for token in tokens
    )
    return re.compile(prefix + inner, re.DOTALL)


def _character_set(glob: str) -> str:
    """``[a-z]`` and ``[!a-z]`` as a pattern; a set that makes no sense stands for itself."""
    pattern = glob.replace("\\", r"\\").replace("[!", "[^")
    try:
        re.compile(pattern)
    except re.error:
        return re.escape(glob)
    return pattern
