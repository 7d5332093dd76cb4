"""What git knows of a folder: the files that have changed since a revision, and what they were.

The only door to git. Its environment is left as it is (a hook is run with GIT_DIR and
GIT_INDEX_FILE set, and they say which checkout is meant); names are parted by NUL, so that they may
hold anything; files are asked for by the ids of their content.

A checkout's own configuration may be anyone's, and git runs what that names: a monitor of files,
hooks, filters, programs that fetch what is missing. All of these are off here. Filters that the
user's own configuration has, such as that of Git LFS, stay.
"""

import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from newslint.foundation.errors import NewslintError, UsageError
from newslint.foundation.programs import program_on_path
from newslint.values import field, frozen

_DEEPER = "fetch its history (`git fetch --unshallow`; `fetch-depth: 0` in GitHub Actions)"
_LACKS = (
    "git lacks what stories were before, and nothing is fetched for a run; clone without --filter"
)
_LINK = "120000"
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_QUIET = (
    *("core.fsmonitor=false", f"core.hooksPath={os.devnull}", "core.untrackedCache=false"),
    *(
        "safe.bareRepository=explicit",
        "submodule.recurse=false",
        "diff.external=",
        "core.pager=cat",
    ),
    *("protocol.allow=never", "core.sshCommand=false", "core.gitProxy=", "credential.helper="),
)
"""What goes before all other configuration."""
_FETCHES_NOTHING = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
}
_OF_A_CHECKOUT = ("local", "worktree")


@frozen
class Changes:
    """What of a checkout differs from a revision."""

    folder: Path
    """Where git is run."""
    files: Mapping[str, str] = field(default_factory=dict)
    """By the real path of every file that is there and has changed, the id of what it was; empty
    for a new one."""

    def earlier(self, paths: Iterable[str]) -> dict[str, bytes]:
        """What the files at these real paths were; nothing for a new one."""
        wanted = list(paths)
        ids = sorted({self.files[path] for path in wanted if self.files[path]})
        contents = _contents(self.folder, ids) if ids else {}
        return {path: contents.get(self.files[path], b"") for path in wanted}


def checkout_of(folder: Path) -> Path:
    """The top of the checkout that ``folder`` lies in. Raises NewslintError without one."""
    said = _git(folder, "rev-parse", "--show-toplevel")
    if said.status == 0:
        return Path(os.fsdecode(said.out.removesuffix(b"\n")))
    if "not a git repository" in said.error:
        raise NewslintError(
            f"{folder}: lies in no git checkout, so nothing is known of changes; "
            "name a folder of one, or leave --changed-since out"
        )
    raise NewslintError(f"{folder}: git says: {said.error}")


def changes_since(revision: str, folder: Path) -> Changes:
    """What of the checkout of ``folder`` has changed since ``revision``, deleted files left out.

    It is held against the commit that HEAD and the revision both come from, or the revision itself
    where there is none. What is committed, staged, not staged and not tracked counts alike.

    Raises UsageError for a revision that git does not know, NewslintError for what else is wrong.
    """
    top = checkout_of(folder)
    start = _start(revision, folder)
    was: dict[str, str] = {}
    changed: set[str] = set()
    for status, old, mode, paths in _differences(folder, start):
        # A link is not what it leads to, so of a link that was nothing is known.
        known = old if old.strip("0") and mode != _LINK else ""
        was[paths[-1]] = was.get(paths[-1]) or known
        if status != "D":
            changed.add(paths[-1])
    # From the top on, wherever git is run.
    others = _git(folder, "ls-files", "--others", "--exclude-standard", "--full-name", "-z", ":/")
    changed |= {os.fsdecode(name) for name in _checked(others, folder).split(b"\0") if name}
    return Changes(folder, {os.path.realpath(top / name): was.get(name, "") for name in changed})


def _start(revision: str, folder: Path) -> str:
    """The id of the commit that a checkout is to be held against."""
    # What begins so, or has two dots in it, is an option of git's, or names no one commit.
    if revision.startswith(("-", "^")) or ".." in revision or not revision.isprintable():
        said = "git knows no such commit; name one, by branch, tag or id"
        raise UsageError(f"--changed-since {revision}: {said}")
    shallow = _git(folder, "rev-parse", "--is-shallow-repository").out.strip() == b"true"
    told = f"{revision}^{{commit}}"
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", told)
    if commit.status or not _COMMIT.fullmatch(commit.out.decode(errors="replace").strip()):
        where = "the checkout is shallow: " + _DEEPER if shallow else "`git log --all` lists them"
        raise UsageError(f"--changed-since {revision}: git knows no such commit; {where}")
    wanted = commit.out.decode().strip()
    common = _git(folder, "merge-base", wanted, "HEAD")
    if common.status == 0:
        return common.out.decode().split()[0]
    if shallow:
        raise UsageError(
            f"--changed-since {revision}: the checkout is shallow and does not reach back to where "
            f"HEAD parted from it; {_DEEPER}"
        )
    return wanted


def _differences(folder: Path, start: str) -> Iterable[tuple[str, str, str, list[str]]]:
    """Status, former id, former mode and paths (former, present) of every file that differs."""
    raw = _git(
        folder,
        *(*_without_filters(folder), "-c", "diff.relative=false"),
        *("diff", "--raw", "--no-abbrev", "-z", "-M"),
        *("--no-ext-diff", "--no-textconv", "--ignore-submodules=all", start, "--"),
    )
    fields = iter(_checked(raw, folder).split(b"\0"))
    for head in fields:
        if head:
            mode, _, old, _, status = head.decode().lstrip(":").split(" ")
            paths = [os.fsdecode(next(fields))]
            if status[0] in "RC":
                paths.append(os.fsdecode(next(fields)))
            yield status[0], old, mode, paths


def _without_filters(folder: Path) -> list[str]:
    """Options that turn off the filters of the checkout's own configuration.

    Git runs them over files that may have changed. Of one that the user's configuration has too,
    that is what holds.
    """
    listed = _git(folder, "config", "--show-scope", "--null", "--get-regexp", r"^filter\.")
    of_user: dict[str, str] = {}
    of_checkout: set[str] = set()
    fields = listed.out.split(b"\0")
    for scope, said in zip(fields[::2], fields[1::2], strict=False):
        name, _, value = os.fsdecode(said).partition("\n")
        if scope.decode() in _OF_A_CHECKOUT:
            of_checkout.add(name)
        else:
            of_user[name] = value
    options = []
    for name in sorted(of_checkout):
        # Without a program, what is required would be missed.
        nothing = "no" if name.endswith(".required") else ""
        options += ["-c", f"{name}={of_user.get(name, nothing)}"]
    return options


def _contents(folder: Path, ids: list[str]) -> dict[str, bytes]:
    """The content of blobs by their ids. Raises NewslintError for one that is missing."""
    asked = "".join(f"{one}\n" for one in ids).encode()
    answer = _checked(_git(folder, "cat-file", "--batch", given=asked), folder)
    contents, at = {}, 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        head = answer[at:end].decode().split(" ")
        at = end + 1
        if head[1:] == ["missing"]:
            raise NewslintError(f"{folder}: {_LACKS}")
        if len(head) == 3 and head[1] == "blob":
            size = int(head[2])
            contents[head[0]] = answer[at : at + size]
            at += size + 1
    return contents


@frozen
class _Said:
    """What a run of git ended with."""

    status: int
    out: bytes
    error: str


def _git(folder: Path, *arguments: str, given: bytes = b"") -> _Said:
    quiet = [word for one in _QUIET for word in ("-c", one)]
    try:
        program = program_on_path("git")
        if program is None:
            raise FileNotFoundError
        ran = subprocess.run(
            [program, "--no-optional-locks", "--no-pager", *quiet, *arguments],
            cwd=folder,
            # Its words are looked at.
            env={**os.environ, "LC_ALL": "C", **_FETCHES_NOTHING},
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError as problem:
        said = "it is not installed" if isinstance(problem, FileNotFoundError) else problem.strerror
        raise NewslintError(
            f"--changed-since needs git, and it cannot be run: {said}; install git, or lint without"
        ) from problem
    lines = ran.stderr.decode(errors="replace").strip().splitlines()
    if ran.returncode and any("lazy fetch" in line for line in lines):
        raise NewslintError(f"{folder}: {_LACKS}")
    lines.sort(key=lambda line: line.startswith(("warning:", "hint:")))
    return _Said(ran.returncode, ran.stdout, lines[0] if lines else f"status {ran.returncode}")


def _checked(said: _Said, folder: Path) -> bytes:
    if said.status:
        raise NewslintError(f"{folder}: git says: {said.error}")
    return said.out
