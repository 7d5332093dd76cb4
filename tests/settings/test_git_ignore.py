"""What git ignores, held against git itself."""

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newslint.settings.config import Config
from newslint.settings.discovery import FoundFile, find_files
from newslint.settings.git_ignore import MOST_BYTES, is_ignored_by_git

_NAMES = ("x.txt", "y.txt", "keep.txt")
_FOLDERS = ("", "a", "b", "a/b", "a/d", "a/b/a")
_LINES = st.sampled_from(
    [
        *("a", "a/", "/a", "*.txt", "!keep.txt", "a/*", "!a/b", "**/a", "a/**", "a/**/x.txt"),
        *("/a/x.txt", "?.txt", "[xy].txt", "!a/", "\\!x", "# a", "  ", "!*.txt", "*", "!*/"),
        *("x.txt ", "x.txt\\ ", "!", "[a", "a//b", "b/*.txt", "**", "/**/b", "a/**/", "*/x.txt"),
        *("[!x].txt", "keep.txt\r", "[[:alpha:]].txt", "[]x].txt", "**b", "a/***", "[\\x].txt"),
        *("x\\.txt", "/", "/*", "[a-]*", "a?x.txt", "a[/]x.txt", "[^x].txt", "x.txt\\", "[x-a]*"),
        *("[[:nonsense:]].txt", "[[:punct:]x].txt", "[!a-w]*", "[a-]*"),
    ]
)
_IGNORE_FILES = st.dictionaries(
    st.sampled_from([".git/info/exclude", *(f"{f}/.gitignore".lstrip("/") for f in _FOLDERS)]),
    st.lists(_LINES, min_size=1, max_size=5),
    min_size=1,
    max_size=3,
)


def git(folder: Path, *arguments: str) -> str:
    ran = subprocess.run(
        ["git", "-c", f"core.excludesFile={os.devnull}", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout


def walked(folder: Path, **settings: bool) -> list[str]:
    config = Config(root=folder)
    found = find_files([folder], {".txt"}, lambda _: config, **settings)
    taken = (item.path for item in found if isinstance(item, FoundFile))
    return sorted(path.relative_to(folder).as_posix() for path in taken)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checkout")
    git(folder, "init", "-q")
    (folder / ".git" / "info").mkdir(exist_ok=True)
    for inside in _FOLDERS:
        (folder / inside).mkdir(exist_ok=True, parents=True)
        for name in _NAMES:
            (folder / inside / name).write_text("Copy.")
    return folder


@given(files=_IGNORE_FILES)
@example(files={".gitignore": ["a/*", "!keep.txt"]})
def test_a_walk_takes_what_git_does_not_ignore(checkout: Path, files: dict[str, list[str]]) -> None:
    for old in (*checkout.rglob(".gitignore"), checkout / ".git" / "info" / "exclude"):
        old.unlink(missing_ok=True)
    for name, lines in files.items():
        (checkout / name).write_bytes("".join(f"{line}\n" for line in lines).encode())
    listed = git(checkout, "ls-files", "--others", "--exclude-standard").split("\n")
    wanted = sorted(path for path in listed if path.endswith(".txt"))
    assert walked(checkout) == wanted
    every = walked(checkout, gitignore=False)
    assert len(every) == len(_NAMES) * len(_FOLDERS)
    assert [path for path in every if not is_ignored_by_git(checkout / path)] == wanted


@pytest.fixture
def desk_checkout(desk: Path) -> Path:
    git(desk, "init", "-q")
    for name in ("a.txt", "drafts/b.txt", "drafts/deep/c.txt"):
        (desk / name).parent.mkdir(exist_ok=True)
        (desk / name).write_text("Copy.")
    return desk


def test_a_byte_order_mark_is_no_part_of_the_first_pattern(desk_checkout: Path) -> None:
    (desk_checkout / ".gitignore").write_bytes(b"\xef\xbb\xbfdrafts/\n")
    assert walked(desk_checkout) == ["a.txt"]


def test_a_walk_that_begins_below_knows_what_stands_above(desk_checkout: Path) -> None:
    (desk_checkout / ".gitignore").write_text("/drafts/deep/\n")
    assert walked(desk_checkout / "drafts") == ["b.txt"]


def test_an_ignored_folder_that_is_named_is_walked(desk_checkout: Path) -> None:
    (desk_checkout / ".gitignore").write_text("/drafts/\n")
    assert walked(desk_checkout) == ["a.txt"]
    assert walked(desk_checkout / "drafts") == ["b.txt", "deep/c.txt"]


def test_another_checkout_inside_has_rules_of_its_own(desk_checkout: Path) -> None:
    (desk_checkout / ".gitignore").write_text("*.txt\n")
    git(desk_checkout / "drafts", "init", "-q")
    (desk_checkout / "drafts" / ".gitignore").write_text("/deep\n")
    assert walked(desk_checkout) == ["drafts/b.txt"]


def test_outside_of_a_checkout_nothing_is_ignored(desk: Path) -> None:
    (desk / "a.txt").write_text("Copy.")
    (desk / ".gitignore").write_text("*.txt\n")
    assert walked(desk) == ["a.txt"]
    assert not is_ignored_by_git(desk / "a.txt")


def test_a_worktree_has_the_excludes_of_its_repository(desk_checkout: Path) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@b.example")
    git(desk_checkout, "add", ".")
    git(desk_checkout, *identity, "commit", "-qm", "Copy")
    git(desk_checkout, "worktree", "add", "-q", "../tree")
    (desk_checkout / ".git" / "info").mkdir(exist_ok=True)
    (desk_checkout / ".git" / "info" / "exclude").write_text("drafts/\n")
    assert walked(desk_checkout.parent / "tree") == ["a.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_an_ignore_file_that_is_none_says_nothing(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.txt").touch()
    (tmp_path / "elsewhere").write_text("*.txt\n")
    file = tmp_path / ".gitignore"
    os.mkfifo(file)
    assert walked(tmp_path) == ["a.txt"]
    file.unlink()
    file.symlink_to("elsewhere")
    assert walked(tmp_path) == ["a.txt"], "git reads no link either"
    file.unlink()
    file.write_text("*.txt\n" + "#" * MOST_BYTES)
    assert walked(tmp_path) == ["a.txt"]
    file.write_text("*.txt\n")
    assert walked(tmp_path) == []
