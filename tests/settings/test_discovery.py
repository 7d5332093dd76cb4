import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from newslint.foundation.errors import ConfigError
from newslint.model.report import Problem
from newslint.settings.config import FILE_NAME, Config
from newslint.settings.discovery import (
    FoundFile,
    LedOut,
    find_config_file,
    find_files,
    is_excluded,
    passed_over,
)


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Copy.")


def paths(
    named: Iterable[Path], exclude: tuple[str, ...] = (), *, force_exclude: bool = False
) -> list[str]:
    config = Config(exclude=exclude, root=Path())
    found = find_files(named, {".txt"}, lambda _: config, force_exclude=force_exclude)
    return [
        f"{item.path}: {item.message}" if isinstance(item, Problem) else item.path.as_posix()
        for item in found
        if isinstance(item, FoundFile | Problem)
    ]


@pytest.fixture(autouse=True)
def _here(desk: Path) -> None:
    write(
        desk,
        *("b.txt", "a.txt", "C.TXT", "notes.md", "sub/d.txt", "sub/deep/e.txt"),
        *(".git/f.txt", ".hidden.txt", "sub/.hidden/g.txt", "drafts/h.txt"),
    )


def test_folders_are_walked_in_the_order_of_names_for_their_suffixes() -> None:
    assert paths([Path()]) == [
        *("C.TXT", "a.txt", "b.txt", "drafts/h.txt", "sub/d.txt", "sub/deep/e.txt")
    ]


def test_what_is_named_is_taken_whatever_its_suffix() -> None:
    assert paths([Path("notes.md"), Path(".hidden.txt")]) == ["notes.md", ".hidden.txt"]


def test_a_hidden_folder_that_is_named_is_walked() -> None:
    assert paths([Path(".git")]) == [".git/f.txt"]


def test_every_file_once_whatever_names_it() -> None:
    Path("link.txt").symlink_to("a.txt")
    named = [Path("sub/../a.txt"), Path("a.txt"), Path("link.txt"), Path("sub"), Path("sub/deep")]
    assert paths(named) == ["sub/../a.txt", "sub/d.txt", "sub/deep/e.txt"]


def test_what_is_excluded_is_passed_over_in_folders() -> None:
    assert paths([Path()], ("drafts/", "b*", "sub/deep")) == ["C.TXT", "a.txt", "sub/d.txt"]


def test_a_named_file_is_excluded_on_demand_only() -> None:
    named = [Path("drafts/h.txt"), Path("a.txt")]
    assert paths(named, ("drafts/",)) == ["drafts/h.txt", "a.txt"]
    assert paths(named, ("drafts/",), force_exclude=True) == ["a.txt"]


def test_excludes_count_from_the_folder_of_the_settings(desk: Path) -> None:
    config = Config(exclude=("/sub",), root=desk)
    assert is_excluded(Path("sub/d.txt"), config)
    assert is_excluded(desk / "sub" / "d.txt", config)
    assert not is_excluded(Path("drafts/sub/d.txt"), config)


@pytest.mark.parametrize("name", ["gone.txt", "a.txt/b.txt", "x" * 300 + ".txt"])
def test_what_is_not_there_is_a_problem(name: str) -> None:
    assert paths([Path(name), Path("a.txt")]) == [
        *(f"{name}: there is no such file or folder", "a.txt")
    ]


def test_a_broken_link_is_a_problem_only_where_it_is_named() -> None:
    Path("broken.txt").symlink_to("nowhere")
    Path("round.txt").symlink_to("round.txt")
    assert "broken.txt" not in paths([Path()])
    for name in ("broken.txt", "round.txt"):
        assert paths([Path(name)]) == [f"{name}: there is no such file or folder"]


def test_linked_folders_are_not_followed() -> None:
    Path("sub/up").symlink_to("..")
    assert paths([Path("sub")]) == ["sub/d.txt", "sub/deep/e.txt"]


def test_a_folder_that_cannot_be_read_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    # Tests may run as a user to whom nothing is closed.
    real = os.scandir

    def closed(folder: Path) -> object:
        if Path(folder).name == "deep":
            raise PermissionError(13, "Permission denied")
        return real(folder)

    monkeypatch.setattr(os, "scandir", closed)
    assert paths([Path("sub")]) == [
        *("sub/d.txt", "sub/deep: the folder cannot be read: Permission denied")
    ]


def test_each_file_has_the_settings_of_its_folder() -> None:
    configs = {name: Config(origin=name) for name in (".", "sub", "sub/deep", "drafts")}
    found = find_files([Path()], {".txt"}, lambda folder: configs[folder.as_posix()])
    origins = {f.path.name: f.config.origin for f in found if not isinstance(f, Problem)}
    assert origins["a.txt"] == "."
    assert origins["d.txt"] == "sub"
    assert origins["e.txt"] == "sub/deep"


# The settings file


@pytest.mark.parametrize("content", ["[tool.newslint", "tool = 3\n"])
def test_a_broken_pyproject_is_told(tmp_path: Path, content: str) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text(content)
    if content == "tool = 3\n":
        assert find_config_file(tmp_path) != path
        return
    with pytest.raises(ConfigError, match=r"pyproject\.toml: cannot be read as TOML"):
        find_config_file(tmp_path)


def test_the_nearest_settings_up_the_tree(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b" / "c"
    deep.mkdir(parents=True)
    top = tmp_path / "pyproject.toml"
    top.write_text("[tool.newslint]\n")
    assert find_config_file(deep) == top
    near = tmp_path / "a" / FILE_NAME
    near.write_text("")
    assert find_config_file(deep) == near
    assert find_config_file(tmp_path) == top


def test_a_pyproject_without_the_table_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("")
    below = tmp_path / "below"
    below.mkdir()
    (below / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert find_config_file(below) == tmp_path / FILE_NAME


def test_in_one_folder_the_own_file_goes_first(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("")
    (tmp_path / "pyproject.toml").write_text("[tool.newslint]\n")
    assert find_config_file(tmp_path) == tmp_path / FILE_NAME


def test_a_settings_file_that_comes_later_is_found(tmp_path: Path) -> None:
    assert find_config_file(tmp_path) is None
    (tmp_path / FILE_NAME).write_text("")
    assert find_config_file(tmp_path) == tmp_path / FILE_NAME


# What is included, and what git ignores


def with_settings(named: Iterable[Path], **settings: object) -> list[str]:
    config = Config(root=Path(), **settings)  # type: ignore[arg-type]
    found = find_files(named, {".txt"}, lambda _: config)
    return [item.path.as_posix() for item in found if isinstance(item, FoundFile)]


def test_with_include_only_what_fits_is_taken_whatever_its_suffix() -> None:
    assert with_settings([Path()], include=("*.md", "a.txt")) == ["a.txt", "notes.md"]


def test_to_include_a_folder_takes_the_stories_in_it() -> None:
    write(Path(), "sub/picture.png", "sub/deep/data.json")
    taken = with_settings([Path()], include=("sub/", "*.md"))
    assert taken == ["notes.md", "sub/d.txt", "sub/deep/e.txt"]


def test_exclude_goes_before_include() -> None:
    taken = with_settings([Path()], include=("*.txt",), exclude=("sub/", "C.TXT"))
    assert taken == ["a.txt", "b.txt", "drafts/h.txt"]


def test_what_is_named_need_not_be_included() -> None:
    assert with_settings([Path("b.txt")], include=("*.md",)) == ["b.txt"]


def test_what_git_ignores_is_passed_over_in_folders_unless_settings_say_otherwise() -> None:
    write(Path(), ".git/HEAD")
    Path(".gitignore").write_text("drafts/\n")
    assert "drafts/h.txt" not in with_settings([Path()])
    assert "drafts/h.txt" in with_settings([Path()], gitignore=False)
    assert with_settings([Path("drafts/h.txt")]) == ["drafts/h.txt"]


def test_what_git_ignores_is_passed_over_on_demand_if_it_is_named() -> None:
    write(Path(), ".git/HEAD")
    Path(".gitignore").write_text("drafts/\n")
    named = [Path("drafts/h.txt"), Path("a.txt")]
    assert paths(named, force_exclude=True) == ["a.txt"]
    assert not passed_over(Path("drafts/h.txt"), Config(gitignore=False, root=Path()))
    assert not passed_over(Path("drafts/h.txt"), Config(root=Path()), gitignore=False)


# What a tree of anyone's may hold


def test_a_walk_stays_in_its_folder(desk: Path) -> None:
    write(desk.parent, "secret.txt", "secrets/b.txt")
    Path("sub/out.txt").symlink_to("../../secret.txt")
    Path("sub/system.txt").symlink_to("/proc/self/environ")
    Path("sub/above.txt").symlink_to("../a.txt")
    Path("sub/folder").symlink_to("../../secrets")
    Path("sub/same.txt").symlink_to("deep/e.txt")
    config = Config(root=Path())
    found = list(find_files([Path("sub")], {".txt"}, lambda _: config))
    taken = [one.path.as_posix() for one in found if isinstance(one, FoundFile)]
    assert taken == ["sub/d.txt", "sub/deep/e.txt"]
    left = [one.path.name for one in found if isinstance(one, LedOut)]
    assert left == ["above.txt", "out.txt", "system.txt"]


def test_a_link_is_no_way_to_what_is_passed_over() -> None:
    for name, target in (("x", ".git/f.txt"), ("y", "drafts/h.txt"), ("z", "sub/.hidden/g.txt")):
        Path(f"{name}.txt").symlink_to(target)
    assert paths([Path()], ("drafts/",)) == [
        *("C.TXT", "a.txt", "b.txt", "sub/d.txt", "sub/deep/e.txt")
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_is_passed_over_and_a_problem_if_it_is_named() -> None:
    os.mkfifo("pipe.txt")
    Path("link.txt").symlink_to("pipe.txt")
    assert not {"pipe.txt", "link.txt"} & set(paths([Path()]))
    said = "is a pipe (FIFO), and only files and folders are read; copy from a program goes to `-`"
    for name in ("pipe.txt", "link.txt"):
        assert paths([Path(name)]) == [f"{name}: {said}"]


@pytest.mark.skipif(not os.path.ismount("/proc"), reason="the system shows no state")
@pytest.mark.parametrize("name", ["/proc", "/proc/self/environ", "/proc/self", "/sys/kernel"])
def test_what_the_system_shows_of_itself_is_no_copy(name: str) -> None:
    assert [
        told.startswith(f"{name}: is a part of the system") for told in paths([Path(name)])
    ] == [True]


def test_a_name_in_a_checkout_is_no_way_out_of_it(desk: Path) -> None:
    Path("work/.git").mkdir(parents=True)
    write(desk, "work/a.txt")
    for name, target in (("folder", "../sub"), ("file.txt", "../a.txt"), ("inside.txt", "a.txt")):
        Path("work", name).symlink_to(target)
    for name in ("work/folder", "work/file.txt", "work/folder/d.txt"):
        (told,) = paths([Path(name)])
        assert told.startswith(f"{name}: leads out of the checkout {desk}/work, to {desk}/"), told
        assert told.endswith("; name that if it is meant")
    assert paths([Path("work/inside.txt")]) == ["work/inside.txt"]


def test_a_project_file_that_leads_out_is_none_of_this_tree(desk: Path) -> None:
    (desk.parent / "pyproject.toml").write_text("[tool.newslint]\n")
    Path("sub/pyproject.toml").symlink_to("../../pyproject.toml")
    assert find_config_file(Path("sub")) == desk.parent / "pyproject.toml"
