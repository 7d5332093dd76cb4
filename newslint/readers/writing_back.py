"""The new content of a file, to the byte, and how it gets there without ever being half there."""

import contextlib
import os
import stat
from collections.abc import Callable, Sequence
from pathlib import Path

from newslint.foundation.errors import WriteError
from newslint.foundation.new_file import NewFile
from newslint.model.source import Source
from newslint.readers.decoding import Decoded, decode


def write_text(source: Source, texts: Sequence[str]) -> bytes:
    """The bytes of a file of text with another text: ``write`` of the formats that are text.

    Raises WriteError, see ``encoded``.
    """
    encoding = source.hints.encoding
    return encoded(source.data, decode(source.data, encoding), texts[0], encoding)


def encoded(data: bytes, decoded: Decoded, text: str, encoding: str | None) -> bytes:
    """``text`` as the file ``data`` holds it, that was read as ``decoded``.

    ``encoding`` is that of the settings. Raises WriteError if the bytes of what did not change
    would not stay what they are, or if the new file would be read as another text.
    """
    if _encode(decoded.text, decoded) != data:
        raise WriteError(
            f"cannot be fixed: {decoded.encoding} has more than one way to write some of what it "
            "holds, so that other places would change too; save it as UTF-8"
        )
    new = _encode(text, decoded)
    try:
        again = decode(new, encoding).text if new is not None else None
    except Exception:  # whatever the codec of the settings raises
        again = None
    if new is None or again != text:
        raise WriteError(
            f"cannot be fixed: written in {decoded.encoding} its new text would be read as another "
            "one; save it as UTF-8"
        )
    return new


def holds(encoding: str, text: str) -> bool:
    """Whether an encoding has all characters of ``text``; that of no text, which is "", has all."""
    try:
        return not encoding or text.encode(encoding).decode(encoding) == text
    except UnicodeError:
        return False


def as_patched(data: bytes, encoding: str) -> str:
    """A file of text as a diff shows it.

    Its bytes, where they are ASCII and more, so that the diff fits the file whatever its encoding
    is: what is not UTF-8 stands there as surrogates, as in names of files. Else its text, without
    a byte order mark.
    """
    sample = "\n\r -+@"
    if sample.encode(encoding) == sample.encode("ascii"):
        return data.decode("utf-8", "surrogateescape")
    return data.decode(encoding).removeprefix("\ufeff")


def rewrite(
    path: Path,
    old: bytes,
    new: bytes,
    inside: Path | None = None,
    announce: Callable[[], None] = lambda: None,
) -> None:
    """Put ``new`` in the place of ``old`` as the content of a file, whole or not at all.

    Mode, owner and extended attributes stay as they are, and a link stays a link: its target is
    written. ``inside`` is the folder that the file was found in by walking it; a link that leads
    out of it is not followed. A file with several names (hard links) is refused, since one of them
    would part from the others. ``announce`` is called when nothing is left to do but the last step.

    Raises WriteError, whose message goes on after the name of the file; the file is as it was then.
    """
    try:
        target = Path(os.path.realpath(path, strict=True))
        if inside is not None and path.is_symlink():
            folder = Path(os.path.realpath(inside))
            if not target.is_relative_to(folder):
                raise WriteError(
                    f"is a link that leads out of {inside}, to {target}, and is not written "
                    "through; name the file itself to have it fixed"
                )
        state = target.stat()
        _refuse(target, state)
        with NewFile(target) as beside:
            beside.file.write(new)
            beside.file.flush()
            _keep(target, beside, state)
            os.fsync(beside.file.fileno())
            # As late as can be: what somebody has saved in between is not lost.
            if target.read_bytes() != old or os.path.realpath(path) != str(target):
                raise WriteError("has changed since it was read, and is not overwritten; run again")
            announce()
            beside.put_in_place()
        _settle(target.parent)
    except OSError as problem:
        raise WriteError(
            f"cannot be written, and is as it was: {problem.strerror or problem}"
        ) from problem


def _refuse(target: Path, state: os.stat_result) -> None:
    if not stat.S_ISREG(state.st_mode):
        raise WriteError("is no regular file, and is not written")
    # An administrator may write what is read-only, and means not to all the same.
    if not state.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise WriteError("is read-only, and is as it was")
    if state.st_nlink > 1:
        raise WriteError(
            f"has {state.st_nlink} names (hard links), of which only this one would be fixed, and "
            "is as it was; fix a copy of it"
        )


def _keep(target: Path, new: NewFile, state: os.stat_result) -> None:
    """Give the new file what belongs to the file and is not its content."""
    made = os.fstat(new.file.fileno())
    if (made.st_uid, made.st_gid) != (state.st_uid, state.st_gid) and hasattr(os, "chown"):
        # The owner first, because this takes some of the mode away. Only some may do it.
        with contextlib.suppress(OSError):
            os.chown(new.place, state.st_uid, state.st_gid)
    if hasattr(os, "listxattr"):
        # Access lists are among them; not every file system has any.
        with contextlib.suppress(OSError):
            for attribute in os.listxattr(target):
                with contextlib.suppress(OSError):
                    os.setxattr(new.place, attribute, os.getxattr(target, attribute))
    new.set_mode(stat.S_IMODE(state.st_mode))


def _settle(folder: Path) -> None:
    """See the new name of the file to the disk, where a folder can be asked for that."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _encode(text: str, decoded: Decoded) -> bytes | None:
    try:
        return decoded.mark + text.encode(decoded.encoding)
    except UnicodeError:
        return None
