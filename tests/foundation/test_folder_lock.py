import subprocess
import sys
import time
from pathlib import Path

import pytest

from newslint.foundation.folder_lock import locked

HOLDS = """
import sys, time
from pathlib import Path
from newslint.foundation.folder_lock import locked
with locked(Path(sys.argv[1]), 5):
    print("locked", flush=True)
    time.sleep(60)
"""


def test_one_process_at_a_time(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(tmp_path)], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"locked\n"
        begun = time.monotonic()
        with pytest.raises(TimeoutError), locked(tmp_path, 0.2):
            pass
        assert 0.2 <= time.monotonic() - begun < 5
        # However a process ends, its lock ends with it.
        process.kill()
        process.wait()
        with locked(tmp_path, 5):
            pass
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_no_failure(tmp_path: Path) -> None:
    with locked(tmp_path / "gone", 0.1):
        pass


def test_no_descriptor_is_left(tmp_path: Path) -> None:
    folder = Path("/proc/self/fd")
    if not folder.exists():
        pytest.skip("no /proc")
    before = len(list(folder.iterdir()))
    for _ in range(3):
        with locked(tmp_path, 1):
            pass
    assert len(list(folder.iterdir())) == before
