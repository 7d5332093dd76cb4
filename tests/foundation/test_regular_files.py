import os
import socket
from pathlib import Path

import pytest

from newslint.foundation.regular_files import read_regular

POSIX = pytest.mark.skipif(os.name != "posix", reason="for systems with devices as files")


def test_what_a_file_holds(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    (tmp_path / "link").symlink_to("a")
    assert read_regular(tmp_path / "a") == read_regular(tmp_path / "link", 3) == b"abc"
    with pytest.raises(OSError, match="it has more than 2 bytes"):
        read_regular(tmp_path / "a", 2)


def test_folders_and_nothing(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        read_regular(tmp_path)
    with pytest.raises(FileNotFoundError):
        read_regular(tmp_path / "a")


@POSIX
def test_a_pipe_and_a_socket_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("pipe")
    for name in ("pipe", "link"):
        with pytest.raises(OSError, match=r"it is a pipe \(FIFO\), and only regular files"):
            read_regular(tmp_path / name)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        with pytest.raises(OSError, match="it is a socket"):
            read_regular(tmp_path / "socket")


@POSIX
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_devices_are_not_read(device: str) -> None:
    with pytest.raises(OSError, match="it is a device, and only regular files are read"):
        read_regular(device)


@pytest.mark.skipif(not os.path.ismount("/proc"), reason="the system shows no state")
def test_what_the_system_shows_of_itself_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/proc/self/environ")
    for path in ("/proc/self/environ", "/proc/../proc/version", tmp_path / "link"):
        with pytest.raises(OSError, match="it is a part of the system's own state"):
            read_regular(path)
