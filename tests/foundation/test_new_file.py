import os
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.foundation.new_file import NewFile, clear_leftovers


@pytest.fixture(params=[True, False], ids=["nameless", "named"])
def nameless(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    if not request.param:
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    elif not hasattr(os, "O_TMPFILE"):
        pytest.skip("files have names here")
    return bool(request.param)


def test_it_takes_its_place_in_one_step(tmp_path: Path, nameless: bool) -> None:
    place = tmp_path / "story.txt"
    for content in (b"first", b"second"):
        with NewFile(place) as new:
            new.file.write(content)
            assert not place.exists() or place.read_bytes() == b"first"
            assert nameless or len(list(tmp_path.glob(".newslint-*.tmp"))) == 1
            new.put_in_place()
        assert place.read_bytes() == content
        assert list(tmp_path.iterdir()) == [place]


def test_one_that_may_not_go_over_another(tmp_path: Path, nameless: bool) -> None:
    place = tmp_path / "key"
    with NewFile(place) as new:
        new.file.write(b"first")
        new.put_in_place(over=False)
    with NewFile(place) as new, pytest.raises(FileExistsError):
        new.file.write(b"second")
        new.put_in_place(over=False)
    assert place.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [place]


def test_one_that_was_left_alone_is_gone(tmp_path: Path, nameless: bool) -> None:
    with pytest.raises(KeyboardInterrupt), NewFile(tmp_path / "story.txt") as new:
        new.file.write(b"half")
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(tmp_path: Path, nameless: bool) -> None:
    with pytest.raises(FileNotFoundError):
        NewFile(tmp_path / "gone" / "story.txt")


KILLED = """
import os, sys, time
from pathlib import Path
from newslint.foundation.new_file import NewFile
if sys.argv[2] == "named":
    del os.O_TMPFILE
new = NewFile(Path(sys.argv[1]) / "story.txt")
new.file.write(b"half")
new.file.flush()
print("open", flush=True)
time.sleep(60)
"""


def test_of_a_process_that_was_killed_nothing_stays(tmp_path: Path, nameless: bool) -> None:
    kind = "nameless" if nameless else "named"
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path), kind], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"open\n"
        left = list(tmp_path.iterdir())
        for file in left:
            os.utime(file, (0, 0))
        # It is locked, so that nobody takes it away while its process lives.
        clear_leftovers(tmp_path)
        assert list(tmp_path.iterdir()) == left
        process.kill()
    if nameless:
        assert list(tmp_path.iterdir()) == []
    else:
        assert list(tmp_path.iterdir()) == left != []
        (tmp_path / ".newslint-0123456789abcdef.tmp").touch()  # perhaps not locked yet
        (tmp_path / ".newslint.yaml").touch()
        clear_leftovers(tmp_path)
        names = sorted(file.name for file in tmp_path.iterdir())
        assert names == [".newslint-0123456789abcdef.tmp", ".newslint.yaml"]


def test_leftovers_of_a_folder_that_is_not_there(tmp_path: Path) -> None:
    clear_leftovers(tmp_path / "gone")
