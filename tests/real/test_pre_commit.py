"""The hooks, run by the real pre-commit on a scratch repository of stories."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.real.conftest import CHECKOUT, program, run

pytestmark = pytest.mark.real

CLEAN = "Ferry stays in port\n\nThe ferry stayed in port on Sunday, the harbor master said.\n"
FAULTY = (
    "Ferry stays in port\n\nThe ferry ferry stayed in the port on Sunday, the harbor master said.\n"
)
FAULT = "repetition/doubled-word"
FIXABLE = CLEAN.replace("ferry stayed", "ferry , an old one , stayed").replace("\n", "\r\n")
FIXED = FIXABLE.replace(" ,", ",")


def git(folder: Path, *arguments: str | Path) -> str:
    identity = ("-c", "user.name=FileLinter", "-c", "user.email=desk@example.org")
    return run(program("git"), *identity, *arguments, cwd=folder).stdout


@pytest.fixture(scope="module")
def hook_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of the project as it stands in the checkout, committed or not."""
    folder = tmp_path_factory.mktemp("newslint")
    listed = git(CHECKOUT, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, listed.split("\0")):
        source, target = CHECKOUT / name, folder / name
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--no-verify", "--message", "All of it")
    return folder


@pytest.fixture(scope="module")
def hooks_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps its environments, so that the hook is installed once."""
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture
def stories(
    tmp_path: Path, hook_repository: Path, hooks_home: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A repository of a newsroom that uses the hook; no story in it yet."""
    monkeypatch.setenv("PRE_COMMIT_HOME", str(hooks_home))
    use(tmp_path, hook_repository, "newslint")
    git(tmp_path, "init", "--quiet")
    return tmp_path


def use(stories: Path, hook_repository: Path, hook: str, *arguments: str) -> None:
    """Write the settings of pre-commit, with one hook."""
    revision = git(hook_repository, "rev-parse", "HEAD").strip()
    asked = {
        "repo": str(hook_repository),
        "rev": revision,
        "hooks": [{"id": hook, "args": list(arguments)}],
    }
    (stories / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [asked]}))


def write(stories: Path, *names: str, content: str) -> None:
    for name in names:
        path = stories / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="")
    git(stories, "add", "--all")


def hooked(stories: Path, status: int) -> str:
    ran: subprocess.CompletedProcess[str] = run(
        program("pre-commit"), "run", "--all-files", "--color=never", cwd=stories, status=status
    )
    return ran.stdout


def test_a_clean_story_passes(stories: Path) -> None:
    write(stories, "clean.txt", content=CLEAN)
    assert "Passed" in hooked(stories, 0)


def test_a_faulty_story_fails_with_the_finding_shown(stories: Path) -> None:
    write(stories, "clean.txt", content=CLEAN)
    write(stories, "faulty.txt", content=FAULTY)
    out = hooked(stories, 1)
    assert "Failed" in out
    assert "exit code: 1" in out
    assert "faulty.txt:3:5 " in out
    assert FAULT in out
    assert "clean.txt" not in out


def test_a_commit_of_a_faulty_story_is_refused(stories: Path) -> None:
    run(program("pre-commit"), "install", cwd=stories)
    write(stories, "faulty.txt", content=FAULTY)
    identity = ("-c", "user.name=FileLinter", "-c", "user.email=desk@example.org")
    ran = run(program("git"), *identity, "commit", "-m", "A story", cwd=stories, status=1)
    assert FAULT in ran.stdout + ran.stderr
    write(stories, "faulty.txt", content=CLEAN)
    git(stories, "commit", "--quiet", "--message", "A story")


def test_a_file_that_the_settings_exclude_is_silent(stories: Path) -> None:
    write(stories, ".newslint.yaml", content="exclude: [drafts/]\n")
    write(stories, "drafts/faulty.txt", content=FAULTY)
    assert "Passed" in hooked(stories, 0)


def test_code_is_no_copy(stories: Path) -> None:
    write(stories, "story.py", "notes.rst", "data.json", content=FAULTY)
    assert "no files to check" in hooked(stories, 0)


def test_a_story_that_cannot_be_read_fails(stories: Path) -> None:
    (stories / "bad.txt").write_bytes(b"caf\xe9 au lait")
    git(stories, "add", "--all")
    out = hooked(stories, 1)
    assert "exit code: 2" in out
    assert "bad.txt: is not UTF-8" in out


def test_limits_hold_for_all_stories_of_a_commit(stories: Path, hook_repository: Path) -> None:
    names = [f"desk/{number:04}.txt" for number in range(400)]
    write(stories, *names, content=CLEAN)
    write(stories, *names[::100], content=FAULTY)
    use(stories, hook_repository, "newslint", "--max-findings", "3")
    assert "4 findings, and at most 3 are let pass" in hooked(stories, 1)
    use(stories, hook_repository, "newslint", "--max-findings", "4")
    hooked(stories, 0)


def test_what_is_no_copy_is_left_alone(stories: Path) -> None:
    write(stories, "requirements.txt", "CMakeLists.txt", "robots.txt", content=FAULTY)
    assert "Passed" in hooked(stories, 0)


def test_many_stories(stories: Path) -> None:
    names = [f"desk/{number:04}.txt" for number in range(1200)]
    write(stories, *names, content=CLEAN)
    write(stories, *names[::100], content=FAULTY)
    out = hooked(stories, 1)
    assert sorted(line.split(":")[0] for line in out.splitlines() if FAULT in line) == names[::100]


# newslint-fix


@pytest.fixture
def fixing(stories: Path, hook_repository: Path) -> Path:
    use(stories, hook_repository, "newslint-fix")
    return stories


def test_a_fixed_story_fails_the_hook_and_passes_the_second_time(fixing: Path) -> None:
    write(fixing, "clean.txt", content=CLEAN)
    write(fixing, "my story.txt", content=FIXABLE)
    out = hooked(fixing, 1)
    assert "files were modified by this hook" in out
    assert "Fixed 2 places in 1 file; nothing remains in 2 files" in out
    assert (fixing / "my story.txt").read_bytes() == FIXED.encode()
    assert git(fixing, "diff", "--name-only").strip() == "my story.txt"
    git(fixing, "add", "--all")
    assert "Passed" in hooked(fixing, 0)
    assert (fixing / "my story.txt").read_bytes() == FIXED.encode()


def test_what_remains_fails_the_hook(fixing: Path) -> None:
    write(fixing, "story.txt", content=FAULTY)
    for _ in range(2):
        out = hooked(fixing, 1)
        assert FAULT in out
        assert "files were modified" not in out
    assert (fixing / "story.txt").read_text() == FAULTY


def test_what_the_settings_exclude_is_not_fixed(fixing: Path) -> None:
    write(fixing, ".newslint.yaml", content="exclude: [drafts/]\n")
    write(fixing, "drafts/story.txt", content=FIXABLE)
    assert "Passed" in hooked(fixing, 0)
    assert (fixing / "drafts" / "story.txt").read_bytes() == FIXABLE.encode()


def test_many_stories_are_fixed(fixing: Path) -> None:
    names = [f"desk/{number:04}.txt" for number in range(1200)]
    write(fixing, *names, content=CLEAN)
    write(fixing, *names[::3], content=FIXABLE)
    out = hooked(fixing, 1)
    assert "files were modified by this hook" in out
    assert re.findall(r"Fixed ([\d,]+) places in (\d+) files", out) == [("800", "400")]
    for name in names:
        right = FIXED if name in names[::3] else CLEAN
        assert (fixing / name).read_bytes() == right.encode(), name
    assert sorted(path.name for path in (fixing / "desk").iterdir()) == [
        name.removeprefix("desk/") for name in names
    ]
    git(fixing, "add", "--all")
    assert "Passed" in hooked(fixing, 0)
