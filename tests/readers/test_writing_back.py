import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.foundation.errors import WriteError
from newslint.model.source import Hints, Source
from newslint.readers.decoding import decode
from newslint.readers.writing_back import as_patched, encoded, holds, rewrite, write_text

OLD, NEW = b"Oh zounds.\n", b"Oh well.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_bytes(OLD)
    return path


def untouched(story: Path) -> bool:
    """Whether the file is as it was, and alone in its folder."""
    return story.read_bytes() == OLD and [p.name for p in story.parent.iterdir()] == [story.name]


def test_the_content_is_replaced_and_nothing_else(story: Path) -> None:
    story.chmod(0o640)
    rewrite(story, OLD, NEW)
    assert story.read_bytes() == NEW
    assert stat.S_IMODE(story.stat().st_mode) == 0o640
    assert [path.name for path in story.parent.iterdir()] == ["story.txt"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives away")
def test_the_owner_stays(story: Path) -> None:
    os.chown(story, 1234, 2345)
    story.chmod(0o664)
    rewrite(story, OLD, NEW)
    state = story.stat()
    assert (state.st_uid, state.st_gid, stat.S_IMODE(state.st_mode)) == (1234, 2345, 0o664)


def test_an_owner_that_cannot_be_kept_is_no_hindrance(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    if os.geteuid() == 0:
        os.chown(story, 1234, 2345)
    monkeypatch.setattr(os, "chown", refuse)
    rewrite(story, OLD, NEW)
    assert story.read_bytes() == NEW


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no extended attributes here")
def test_extended_attributes_stay(story: Path) -> None:
    try:
        os.setxattr(story, "user.desk", b"sport")
    except OSError:
        pytest.skip("the file system has no extended attributes")
    rewrite(story, OLD, NEW)
    assert os.getxattr(story, "user.desk") == b"sport"


def test_a_link_stays_and_its_target_is_written(tmp_path: Path, story: Path) -> None:
    folder = tmp_path / "links"
    folder.mkdir()
    link, second = folder / "link.txt", folder / "second.txt"
    link.symlink_to(Path("..") / "story.txt")
    second.symlink_to("link.txt")
    rewrite(second, OLD, NEW)
    assert story.read_bytes() == NEW
    assert link.is_symlink()
    assert second.is_symlink()
    assert sorted(path.name for path in folder.iterdir()) == ["link.txt", "second.txt"]


def test_a_link_out_of_the_folder_that_was_walked(tmp_path: Path, story: Path) -> None:
    folder = tmp_path / "walked"
    folder.mkdir()
    (folder / "link.txt").symlink_to(story)
    with pytest.raises(WriteError, match=r"leads out of .*walked, to .*story\.txt, and is not"):
        rewrite(folder / "link.txt", OLD, NEW, folder)
    assert story.read_bytes() == OLD
    # One that stays inside may be written; the folder may be a link itself.
    (folder / "own.txt").write_bytes(OLD)
    (folder / "inner.txt").symlink_to("own.txt")
    (tmp_path / "way").symlink_to(folder)
    rewrite(tmp_path / "way" / "inner.txt", OLD, NEW, tmp_path / "way")
    assert (folder / "own.txt").read_bytes() == NEW


def test_a_link_that_leads_nowhere_or_in_a_circle(tmp_path: Path) -> None:
    for name in ("lost", "round"):
        link = tmp_path / f"{name}.txt"
        link.symlink_to("gone.txt" if name == "lost" else "round.txt")
        with pytest.raises(WriteError, match="cannot be written, and is as it was: "):
            rewrite(link, OLD, NEW)


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path(os.devnull), tmp_path):
        with pytest.raises(WriteError, match="no regular file"):
            rewrite(path, OLD, NEW)


def test_a_read_only_file_is_refused(story: Path) -> None:
    story.chmod(0o444)
    with pytest.raises(WriteError, match="read-only"):
        rewrite(story, OLD, NEW)
    assert untouched(story)


def test_a_file_with_two_names_is_refused(story: Path) -> None:
    os.link(story, story.with_name("other.txt"))
    with pytest.raises(WriteError, match="2 names"):
        rewrite(story, OLD, NEW)
    assert story.read_bytes() == OLD
    assert len(list(story.parent.iterdir())) == 2


def test_a_file_that_changed_is_not_overwritten(story: Path) -> None:
    with pytest.raises(WriteError, match="has changed since it was read"):
        rewrite(story, b"Oh dear.\n", NEW)
    assert untouched(story)


def test_a_link_that_was_turned_meanwhile(
    tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link, other = tmp_path / "link.txt", tmp_path / "other.txt"
    link.symlink_to(story)
    other.write_bytes(OLD)
    real = os.fsync

    def turn(descriptor: int) -> None:
        real(descriptor)
        link.unlink()
        link.symlink_to(other)
        monkeypatch.setattr(os, "fsync", real)

    monkeypatch.setattr(os, "fsync", turn)
    with pytest.raises(WriteError, match="has changed"):
        rewrite(link, OLD, NEW)
    assert story.read_bytes() == other.read_bytes() == OLD


@pytest.mark.parametrize("nameless", [True, False])
@pytest.mark.parametrize("step", ["fsync", "chmod", "replace", "interrupt", "open"])
def test_whatever_fails_nothing_is_lost(
    story: Path, monkeypatch: pytest.MonkeyPatch, step: str, nameless: bool
) -> None:
    if not nameless:
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    failure: BaseException = OSError(errno.ENOSPC, "No space left on device")
    if step == "interrupt":
        failure = KeyboardInterrupt()

    def fail(*arguments: Any, **options: Any) -> None:
        raise failure

    where = {
        "fsync": "os.fsync",
        "interrupt": "os.fsync",
        "chmod": "os.chmod",
        "replace": "pathlib.Path.replace",
        "open": "os.open",
    }
    monkeypatch.setattr(where[step], fail)
    expected = KeyboardInterrupt if step == "interrupt" else WriteError
    with pytest.raises(expected) as told:
        rewrite(story, OLD, NEW)
    if step != "interrupt":
        assert str(told.value) == "cannot be written, and is as it was: No space left on device"
    assert untouched(story)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process of another user")
def test_a_folder_that_is_read_only(tmp_path: Path) -> None:
    """As a user without rights, since an administrator may write everywhere."""
    folder = tmp_path / "closed"
    folder.mkdir()
    story = folder / "story.txt"
    story.write_bytes(OLD)
    story.chmod(0o666)
    for above in (folder, *folder.parents):
        if above.stat().st_uid == os.geteuid() and above.name:
            above.chmod(above.stat().st_mode | 0o055)
    folder.chmod(0o555)
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            rewrite(story, OLD, NEW)
            said = "written"
        except BaseException as problem:
            said = str(problem)
        os.write(write, said.encode())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(write)
    assert os.read(read, 1000) == b"cannot be written, and is as it was: Permission denied"
    os.close(read)
    folder.chmod(0o755)
    assert untouched(story)


# Bytes

TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0\ufeff"))


@given(TEXTS, TEXTS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"]))
def test_any_unicode_text_comes_back(old: str, new: str, encoding: str) -> None:
    mark = "" if encoding.startswith("utf-8") else "\ufeff"
    data = (mark + old).encode(encoding)
    decoded = decode(data)
    assert encoded(data, decoded, new, None) == (mark + new).encode(encoding)


@pytest.mark.parametrize("encoding", ["cp1252", "iso-8859-2", "koi8-r", "shift_jis", "gb18030"])
def test_an_encoding_of_the_settings(encoding: str) -> None:
    text = {"koi8-r": "Речь, zounds", "shift_jis": "東京, zounds", "gb18030": "北京, zounds"}.get(
        encoding, "Café, zounds"
    )
    data = text.encode(encoding)
    decoded = decode(data, encoding)
    assert encoded(data, decoded, text[:-6], encoding) == text[:-6].encode(encoding)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"\x87\x90 zounds \x81\xe0", "cp932"),
    ],
)
def test_what_does_not_come_back_is_refused(data: bytes, encoding: str) -> None:
    decoded = decode(data, encoding)
    text = decoded.text.replace("zounds", "well")
    with pytest.raises(WriteError, match="has more than one way to write"):
        encoded(data, decoded, text, encoding)


def test_a_text_that_would_be_read_as_another_is_refused() -> None:
    data = "Ã zounds©".encode("cp1252")
    decoded = decode(data, "cp1252")
    with pytest.raises(WriteError, match="would be read as another"):
        encoded(data, decoded, "Ã©", "cp1252")
    with pytest.raises(WriteError, match="would be read as another"):
        encoded(data, decoded, "東京", "cp1252")


@pytest.mark.parametrize(
    ("data", "encoding"), [(b"\xef\xbb\xbfcaf\xc3\xa9", None), (b"caf\xe9", "cp1252")]
)
def test_a_text_is_written_as_its_file_was(data: bytes, encoding: str | None) -> None:
    source = Source(data, "a.txt", Hints(encoding=encoding))
    assert write_text(source, ["café"]) == data
    assert write_text(source, ["cafés"]) == data + b"s"
    # Of many documents each has the text of the whole file.
    assert write_text(source, ["cafés", "cafés"]) == data + b"s"


def test_what_an_encoding_holds() -> None:
    decoded = decode(b"caf\xe9", "cp1252")
    assert holds(decoded.encoding, "“é”")
    assert not holds(decoded.encoding, "ő")
    assert holds("utf-8", "ő")
    assert holds("", "ő")


def test_a_diff_is_of_the_bytes_where_these_are_lines() -> None:
    for data, encoding, shown in (
        (b"\xef\xbb\xbfcaf\xc3\xa9", None, "\ufeffcafé"),
        (b"caf\xe9", "cp1252", "caf\udce9"),
        ("\ufeffcafé".encode("utf-16-le"), None, "café"),
        ("cafe\n".encode("cp037"), "cp037", "cafe\n"),
    ):
        assert as_patched(data, decode(data, encoding).encoding) == shown
