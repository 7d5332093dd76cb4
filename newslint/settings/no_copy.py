"""Text that is no copy: what tools call by such a name, and what reads like code.

To leave out a story is worse than to lint a list of packages, so that names are only those that no
desk gives to a story, and content is code only where nearly every line is.
"""

import re
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path

from newslint.foundation.regular_files import LOOKED_AT, beginning_of

NAMED = "no copy by name"
CODE = "no copy by content"

_NAMES = frozenset(
    {
        *("cmakelists.txt", "cmakecache.txt", "requirements.txt", "constraints.txt"),
        *("robots.txt", "humans.txt", "ads.txt", "app-ads.txt", "security.txt"),
        *("llms.txt", "llms-full.txt", "readme.txt", "changelog.txt"),
        *("top_level.txt", "entry_points.txt", "dependency_links.txt"),
    }
)
# In small letters a desk may call a story so.
_NAMES_IN_CAPITALS = frozenset(
    {
        *("LICENSE.txt", "LICENCE.txt", "COPYING.txt", "NOTICE.txt", "AUTHORS.txt"),
        *("CONTRIBUTORS.txt", "INSTALL.txt", "LICENSE.TXT", "COPYING.TXT", "NOTICE.TXT"),
    }
)
MARKUP = frozenset(
    (
        *(".md", ".markdown", ".htm", ".html", ".xhtml", ".json", ".ninjs"),
        *(".xml", ".nitf", ".newsml", ".rss", ".atom"),
    )
)
"""Endings of files whose marks are not those of code, however they look."""
_PAGES = frozenset(
    {
        *(
            "readme",
            "changelog",
            "changes",
            "history",
            "contributing",
            "code_of_conduct",
            "security",
        ),
        *("license", "licence", "authors", "maintainers", "support", "governance", "copying"),
        *("pull_request_template", "issue_template"),
    }
)
"""What repositories call files about themselves, in small letters or in capitals."""
_FOLDERS = frozenset({"node_modules", "bower_components", "site-packages", "__pycache__"})
_ENDS_OF_FOLDERS = (".egg-info", ".dist-info")
_MARKS_OF_FOLDERS = ("pyvenv.cfg", "CACHEDIR.TAG")
"""Files by which a virtual environment and a cache (https://bford.info/cachedir) are known."""

_BEGINNINGS = (b"#!", b"<?php", b"-----BEGIN ", b"diff --git ")
_LEAST = 2
_SHARE = 0.8
"""So many lines are code where a file is, and so much of those that say which it is."""
_CODE = r"""
      [A-Za-z][\w.-]*(?:\[[\w,.\x20-]*\])?\s*(?:===?|~=|!=|>=|<=)\s*[\w.*]  # a version
    | (?:-[a-z]|--[a-z][\w-]+)(?:[\x20=]\S+)?$                              # an option
    | [A-Za-z_][\w.\[\]"']*\s*(?:[-+*|&:?]|\|\|)?=\s*\S                      # an assignment
    | [A-Za-z_][\w.]*\(                                                      # a call
    | [\w.@${}*-]*[/\\][\w./@${}*\\-]*$                                      # a path
    | "[^"]*"\s*:\s | [{}()\[\]<>]+[,;]?$ | .*[{}]$ | .*[({=].*;$            # JSON, ends of blocks
    | import\x20[\w.{*"'] | from\x20[\w.]+\x20import\b
    | (?:def|class|if|elif|else|for|while|try|except|with)\b.*:$
    | (?:const|let|var)\x20\w+\x20= | (?:function|func|fn)\x20\w+\(
    | \#(?:include|define|ifdef|ifndef|endif|pragma)\b | // | /\*
    | (?:User-agent|Disallow|Allow|Sitemap|Crawl-delay):
"""
_REMARK = re.compile(r"#(?!include|define|if|endif|pragma)")


@cache
def _code() -> re.Pattern[str]:
    # Compiled when it is first needed: a run on a file that is named needs none.
    return re.compile(_CODE, re.VERBOSE | re.ASCII)


def is_no_copy_by_name(place: Iterable[str]) -> bool:
    """Whether a file is none by its name, or by that of a folder that it lies in.

    ``place`` are the names of the folders and, last, that of the file.
    """
    *folders, name = place
    return (
        name.lower() in _NAMES
        or name in _NAMES_IN_CAPITALS
        or _is_page_of_a_repository(name)
        or any(map(_is_folder_of_none, folders))
    )


def _is_page_of_a_repository(name: str) -> bool:
    stem, dot, suffix = name.lower().rpartition(".")
    return dot + suffix in MARKUP and stem.replace("-", "_") in _PAGES


def is_folder_of_none(name: str, inside: Collection[str]) -> bool:
    """Whether a folder holds no copy, by its name or by the names of what is ``inside``."""
    return _is_folder_of_none(name) or any(mark in inside for mark in _MARKS_OF_FOLDERS)


def _is_folder_of_none(name: str) -> bool:
    return name in _FOLDERS or name.endswith(_ENDS_OF_FOLDERS)


def is_code(path: Path) -> bool:
    """Whether a file reads like code; not if it cannot be read, which others tell."""
    try:
        return reads_like_code(beginning_of(path, LOOKED_AT))
    except OSError:
        return False


def reads_like_code(data: bytes) -> bool:
    """Whether the beginning of a file is that of code."""
    if data.startswith(_BEGINNINGS):
        return True
    lines = data[:LOOKED_AT].decode("latin-1").splitlines()
    if len(data) >= LOOKED_AT:
        lines = lines[:-1]  # it is cut
    # What begins with # is a remark in code and a headline in Markdown, and says nothing.
    telling = [line for line in map(str.strip, lines) if line and not _REMARK.match(line)]
    # Most files are copy, which shows long before their last line.
    copy = 0
    for line in telling:
        copy += _code().match(line) is None
        if len(telling) - copy < _SHARE * len(telling):
            return False
    return len(telling) - copy >= _LEAST
