"""Against the real git, in checkouts made here."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint.foundation import git as door
from newslint.foundation.errors import NewslintError, UsageError
from newslint.foundation.git import changes_since, checkout_of

Git = Callable[..., str]
ODD = ["with space.txt", "ünï.txt", 'quo"te.txt', "-dash.txt", "star*.txt", ":(top)a.txt"]
if sys.platform != "win32":
    ODD += ["line\nend.txt", "tab\t.txt", "back\\slash.txt"]


@pytest.fixture(autouse=True)
def _no_settings_of_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    for name in ("GIT_AUTHOR", "GIT_COMMITTER"):
        monkeypatch.setenv(f"{name}_NAME", "The desk")
        monkeypatch.setenv(f"{name}_EMAIL", "desk@example.org")


@pytest.fixture
def top(tmp_path: Path) -> Path:
    folder = tmp_path / "checkout"
    (folder / "sub").mkdir(parents=True)
    return folder.resolve()


@pytest.fixture
def git(top: Path) -> Git:
    def run(*arguments: str, cwd: Path = top) -> str:
        ran = subprocess.run(["git", *arguments], cwd=cwd, capture_output=True, check=True)
        return ran.stdout.decode().strip()

    run("init", "-q", "-b", "main")
    return run


def changed(folder: Path, revision: str = "HEAD") -> dict[str, bytes]:
    """What changed, by path from the top, with what it was."""
    changes = changes_since(revision, folder)
    top = checkout_of(folder)
    return {
        Path(os.path.relpath(path, top)).as_posix(): data
        for path, data in changes.earlier(changes.files).items()
    }


def commit(git: Git, *named: str) -> None:
    git("add", *(named or ("-A",)))
    git("commit", "-qm", "Stories")


def test_committed_staged_unstaged_and_untracked(top: Path, git: Git) -> None:
    for name in ("same", "committed", "staged", "unstaged", "both", "deleted", "dropped"):
        (top / f"{name}.txt").write_text(f"{name} of old\n")
    (top / ".gitignore").write_text("ignored.txt\n")
    commit(git)
    (top / "committed.txt").write_text("new\n")
    (top / "added.txt").write_text("new\n")
    commit(git)
    for name in ("staged", "both", "sub/staged-new"):
        (top / f"{name}.txt").write_text("new\n")
    git("add", "-A")
    for name in ("unstaged", "both", "sub/untracked", "ignored"):
        (top / f"{name}.txt").write_text("newer\n")
    (top / "deleted.txt").unlink()
    # Taken out of the index, and still there.
    git("rm", "-q", "--cached", "dropped.txt")
    assert changed(top, "HEAD~") == {
        "committed.txt": b"committed of old\n",
        "added.txt": b"",
        "staged.txt": b"staged of old\n",
        "unstaged.txt": b"unstaged of old\n",
        "both.txt": b"both of old\n",
        "sub/staged-new.txt": b"",
        "sub/untracked.txt": b"",
        "dropped.txt": b"dropped of old\n",
    }
    assert changed(top / "sub", "HEAD~") == changed(top, "HEAD~")
    assert "committed.txt" not in changed(top)


def test_a_file_that_was_renamed(top: Path, git: Git) -> None:
    old = "".join(f"Line {n} of the story.\n" for n in range(20))
    (top / "old.txt").write_text(old)
    commit(git)
    git("mv", "old.txt", "sub/new.txt")
    (top / "sub" / "new.txt").write_text(old + "One more.\n")
    assert changed(top) == {"sub/new.txt": old.encode()}
    commit(git)
    assert changed(top, "HEAD~") == {"sub/new.txt": old.encode()}


def test_odd_names_and_odd_content(top: Path, git: Git) -> None:
    old = b"a\0b\n\xff blob 3\nno end"
    for name in ODD:
        (top / name).write_bytes(old + name.encode())
    commit(git)
    for name in ODD:
        (top / name).write_bytes(b"new")
        (top / "sub" / name).write_bytes(b"new")
    found = changed(top / "sub")
    assert found == {name: old + name.encode() for name in ODD} | {f"sub/{n}": b"" for n in ODD}


def test_it_is_held_against_where_the_branch_began(top: Path, git: Git) -> None:
    (top / "a.txt").write_text("old\n")
    (top / "b.txt").write_text("old\n")
    commit(git)
    git("checkout", "-qb", "desk")
    (top / "b.txt").write_text("ours\n")
    commit(git)
    git("checkout", "-q", "main")
    (top / "a.txt").write_text("theirs\n")
    commit(git)
    git("checkout", "-q", "desk")
    assert changed(top, "main") == {"b.txt": b"old\n"}


def test_without_a_common_commit_it_is_held_against_the_revision(top: Path, git: Git) -> None:
    (top / "a.txt").write_text("old\n")
    commit(git)
    git("checkout", "-q", "--orphan", "desk")
    (top / "a.txt").write_text("ours\n")
    assert changed(top, "main") == {"a.txt": b"old\n"}  # HEAD is yet to be born
    commit(git)
    assert changed(top, "main") == {"a.txt": b"old\n"}


def test_a_tag_and_a_worktree(top: Path, git: Git, tmp_path: Path) -> None:
    (top / "a.txt").write_text("old\n")
    commit(git)
    git("tag", "-am", "First", "v1")
    git("worktree", "add", "-q", str(tmp_path / "other"))
    (tmp_path / "other" / "a.txt").write_text("new\n")
    assert changed(tmp_path / "other", "v1") == {"a.txt": b"old\n"}
    assert changed(top, "v1") == {}


def test_settings_that_would_change_what_git_says(top: Path, git: Git) -> None:
    (top / "a.txt").write_text("old\n")
    commit(git)
    for name, value in (
        *(("diff.relative", "true"), ("diff.noprefix", "true"), ("core.quotePath", "true")),
        *(("diff.external", "false"), ("color.ui", "always"), ("status.showUntrackedFiles", "no")),
    ):
        git("config", name, value)
    (top / "a.txt").write_text("new\n")
    (top / "ü.txt").write_text("new\n")
    assert changed(top / "sub") == {"a.txt": b"old\n", "ü.txt": b""}


def test_a_link_is_not_what_it_leads_to(top: Path, git: Git) -> None:
    (top / "a.txt").write_text("old\n")
    (top / "link.txt").symlink_to("a.txt")
    commit(git)
    (top / "link.txt").unlink()
    (top / "link.txt").write_text("A story of its own.\n")
    assert changed(top) == {"link.txt": b""}


def test_where_a_hook_says_which_checkout_is_meant(
    top: Path, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (top / "a.txt").write_text("old\n")
    commit(git)
    (top / "a.txt").write_text("new\n")
    index = tmp_path / "index"
    shutil.copy(top / ".git" / "index", index)
    monkeypatch.setenv("GIT_INDEX_FILE", str(index))
    monkeypatch.setenv("GIT_DIR", str(top / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(top))
    assert changed(top) == {"a.txt": b"old\n"}


# What cannot be told


def test_no_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(NewslintError, match="lies in no git checkout, so nothing is known of"):
        changes_since("HEAD", tmp_path)


def test_no_commits(top: Path, git: Git) -> None:
    with pytest.raises(UsageError, match="--changed-since HEAD: git knows no such commit; `git"):
        changes_since("HEAD", top)


@pytest.mark.parametrize("revision", ["gone", "", "--all", "-h", "a b", "HEAD:a.txt", "HEAD..main"])
def test_no_such_revision(top: Path, git: Git, revision: str) -> None:
    (top / "a.txt").write_text("old\n")
    commit(git)
    with pytest.raises(UsageError, match="git knows no such commit"):
        changes_since(revision, top)


def test_a_shallow_clone(top: Path, git: Git, tmp_path: Path) -> None:
    for number in range(3):
        (top / "a.txt").write_text(f"{number}\n")
        commit(git)
    first = git("rev-parse", "HEAD~2")
    git("checkout", "-qb", "desk", "HEAD~")
    (top / "b.txt").write_text("new\n")
    commit(git)
    clone = tmp_path / "clone"
    options = ["--depth", "1", "--no-single-branch", "--branch", "desk"]
    git("clone", "-q", *options, top.as_uri(), str(clone))
    with pytest.raises(UsageError, match=r"the checkout is shallow: fetch its history \(`git fe"):
        changes_since(first, clone)
    with pytest.raises(UsageError, match=r"shallow and does not reach back to where HEAD parted"):
        changes_since("origin/main", clone)
    git("fetch", "-q", "--unshallow", cwd=clone)
    assert changed(clone, "origin/main") == {"b.txt": b""}


def test_no_git(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(top))
    with pytest.raises(NewslintError, match="needs git, and it cannot be run: it is not inst"):
        checkout_of(top)


def test_what_git_itself_says(top: Path, git: Git) -> None:
    (top / "a.txt").write_text("old\n")
    commit(git)
    (top / ".git" / "index").write_bytes(b"spoilt")
    with pytest.raises(NewslintError, match=r"checkout: git says: (error|fatal): "):
        changes_since("HEAD", top)


def test_git_has_one_door() -> None:
    package = Path(door.__file__).parent
    asking = [
        path for path in package.rglob("*.py") if "import subprocess" in path.read_text("utf-8")
    ]
    # Programs of others have their doors in the integration that is for them.
    own = [path for path in asking if "engines" not in path.relative_to(package).parts]
    assert own == [Path(door.__file__)]


# What a checkout of anyone's may hold


@pytest.mark.parametrize(
    "revision", ["^HEAD", "^main", "HEAD^!", "HEAD^@", "main..HEAD", "main...HEAD", "a\nb", "--"]
)
def test_what_names_no_one_commit_is_refused(top: Path, git: Git, revision: str) -> None:
    (top / "a.txt").write_text("old\n")
    commit(git)
    with pytest.raises(UsageError, match="git knows no such commit"):
        changes_since(revision, top)


@pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")
def test_a_checkouts_configuration_runs_nothing(
    top: Path, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = tmp_path / "ran"
    program = tmp_path / "evil"
    program.write_text(f"#!/bin/sh\necho $0 $* >> {ran}\ncat\n")
    program.chmod(0o755)
    (top / "a.txt").write_text("old\n")
    (top / "gone.txt").write_text("gone\n")
    (top / ".gitattributes").write_text("* filter=evil diff=evil\n")
    commit(git)
    lost = git("rev-parse", "HEAD:gone.txt")
    included = tmp_path / "included"
    included.write_text(f"[core]\n\tfsmonitor = {program}\n")
    hooks = top / "hooks"
    hooks.mkdir()
    for name in ("post-index-change", "fsmonitor-watchman", "pre-commit"):
        shutil.copy(program, hooks / name)
    for name, value in (
        *(("core.fsmonitor", program), ("core.hooksPath", hooks), ("include.path", included)),
        *(("diff.external", program), ("diff.evil.command", program), ("core.pager", program)),
        *(("diff.evil.textconv", program), ("pager.diff", program), ("core.editor", program)),
        *(("filter.evil.clean", program), ("filter.evil.smudge", program)),
        *(("filter.evil.process", program), ("filter.evil.required", "true")),
        *(("core.sshCommand", program), ("core.gitProxy", program), ("credential.helper", program)),
        *(("core.repositoryFormatVersion", "1"), ("extensions.partialClone", "origin")),
        *(("remote.origin.url", f"ext::{program} %S"), ("remote.origin.promisor", "true")),
        *(
            ("protocol.ext.allow", "always"),
            ("core.askPass", program),
            ("alias.diff", f"!{program}"),
        ),
    ):
        git("config", name, str(value))
    stat = (top / "a.txt").stat()
    (top / "a.txt").write_text("new\n")
    os.utime(top / "a.txt", ns=(stat.st_atime_ns, stat.st_mtime_ns + 5_000_000_000))
    ran.unlink(missing_ok=True)
    assert changed(top)["a.txt"] == b"old\n"
    # One that git lacks is not fetched, either.
    (top / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    (top / "gone.txt").write_text("here\n")
    with pytest.raises(NewslintError, match="git lacks what stories were before, and nothing"):
        changed(top)
    assert not ran.exists(), ran.read_text()
    # To show that it would have run: git itself does it.
    subprocess.run(["git", "diff", "--raw"], cwd=top, capture_output=True, check=False)
    assert ran.exists()


def test_a_folder_that_plays_a_repository_is_none(
    top: Path, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    bare = tmp_path / "tree" / "stories"
    subprocess.run(["git", "init", "-q", "--bare", str(bare)], check=True)
    with pytest.raises(NewslintError, match="git says: fatal: cannot use bare repository"):
        checkout_of(bare)


@pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")
def test_the_users_own_filter_stays(
    top: Path, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    own.write_text('[filter "shout"]\n\tclean = tr a-z A-Z\n')
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(own))
    (top / ".gitattributes").write_text("*.txt filter=shout\n")
    (top / "a.txt").write_text("old\n")
    commit(git)
    git("config", "filter.shout.clean", "cat")
    os.utime(top / "a.txt", (1, 1))
    assert changed(top) == {}, "by the filter of the checkout it would have changed"


@pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")
def test_a_git_that_lies_in_the_current_folder_is_not_run(
    top: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    (top / "git").write_text("#!/bin/sh\ntouch ran\n")
    (top / "git").chmod(0o755)
    monkeypatch.chdir(top)
    monkeypatch.setenv("PATH", os.pathsep.join((".", "", os.environ["PATH"])))
    assert checkout_of(top) == top
    assert not (top / "ran").exists()
    monkeypatch.setenv("PATH", ".")
    with pytest.raises(NewslintError, match="it is not installed; install git, or lint without"):
        checkout_of(top)
