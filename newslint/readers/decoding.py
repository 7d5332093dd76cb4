"""From the bytes of a file to its text; what cannot be read for certain is refused.

Nothing is guessed: a wrong guess would report faults that the file does not have, at places where
nobody finds them.
"""

import codecs
from collections.abc import Callable
from typing import NamedTuple

from newslint.foundation.errors import ReadError
from newslint.model.document import Document, Metadata
from newslint.model.source import Source, Story
from newslint.values import replace

_BYTE_ORDER_MARK = "\ufeff"
# How programs and host names write characters; Python has them among its codecs.
_NOTATIONS = frozenset({"unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined"})
# What desks keep copy in and newslint does not read, by how it begins; whatever its name is.
_NO_TEXT = {
    b"%PDF-": "is a PDF; copy its text into a text file, or export it as HTML, and lint that",
    b"{\\rtf": "is RTF, which holds its text in codes; save it as plain text in UTF-8, or as HTML",
    b"\xd0\xcf\x11\xe0": "is an old Word file (.doc) or one with a password; save it as plain text",
    b"PK\x03\x04": "is a Word or OpenDocument file, or another archive, which newslint does not "
    "read yet; save it as plain text in UTF-8, or as HTML",
}
# How much of a file is looked at to tell UTF-16 without a mark from a picture or a program.
_SAMPLE = 4096


class Decoded(NamedTuple):
    """The text of a file, without its byte order mark, and how its bytes hold it."""

    text: str
    encoding: str
    """The name of the codec that Python decodes and encodes it with, such as "utf-8"."""
    mark: bytes = b""
    """The byte order mark that stood before the text."""


def text_story(
    source: Source,
    read_text: Callable[[str, str, Metadata], Document],
    stated: Callable[[str], Metadata] | None = None,
    doubts: Callable[[str], tuple[str, ...]] | None = None,
) -> Story:
    """The story of a format whose files are text.

    ``read_text`` makes the document of the decoded text, the path and what is known; ``stated``
    tells what the text says of itself in a place of its own, and ``doubts`` what of that makes no
    sense. Raises ReadError, see ``decode``.
    """
    hints = source.hints
    decoded = decode(source.data, hints.encoding)
    said = stated(decoded.text) if stated else Metadata()
    known = hints.metadata.or_else(said).or_else(hints.assumed)
    document = read_text(decoded.text, source.name, known)
    doubted = doubts(decoded.text) if doubts else ()
    return Story((document,), decoded.encoding, bool(decoded.mark), said, doubted)


def with_declared_encoding(source: Source, declared: bytes | None) -> Source:
    """The source with the encoding that it says it is in, where that is known and is not UTF-8.

    What the settings name goes before it.
    """
    if source.hints.encoding is not None or declared is None:
        return source
    try:
        name = codecs.lookup(declared.decode()).name
    except LookupError:
        return source
    if name.startswith("utf"):
        return source
    # Windows text is often called Latin-1, as browsers know.
    name = "cp1252" if name in ("iso8859-1", "ascii") else name
    return replace(source, hints=replace(source.hints, encoding=name))


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of a file, without a byte order mark.

    UTF-8, and UTF-16 with a byte order mark, are read as such. ``encoding`` is what the settings
    name for files that are neither; None refuses them.

    Raises ReadError, whose message goes on after the name of the file ("is not UTF-8: byte 0x92 at
    offset 1042; …") and names the offset in bytes and the remedy; also for an ``encoding`` that
    Python does not know.
    """
    for signature, said in _NO_TEXT.items():
        if data.startswith(signature):
            raise ReadError(said)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and not _is_utf_32(data):
        # Mark by mark, as the codec called "utf-16" would guess where there is none.
        little = data.startswith(codecs.BOM_UTF16_LE)
        name = "utf-16-le" if little else "utf-16-be"
        text = _decode_as(data, name, "UTF-16")
        _refuse_nul(text, "utf-16-le")
        return _without_mark(text, name)
    if encoding is not None:
        return _decode_with_setting(data, encoding)
    nul = data.find(b"\0")
    if nul >= 0:
        raise ReadError(_nul_message(data, nul))
    try:
        return _without_mark(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as problem:
        raise ReadError(
            f"is not UTF-8: byte 0x{data[problem.start]:02x} at offset {problem.start}; if it is "
            "Windows text, set `encoding: cp1252` in .newslint.yaml, or save it as UTF-8"
        ) from problem


def _without_mark(text: str, encoding: str) -> Decoded:
    if not text.startswith(_BYTE_ORDER_MARK):
        return Decoded(text, encoding)
    return Decoded(text[1:], encoding, _BYTE_ORDER_MARK.encode(encoding))


def _decode_with_setting(data: bytes, encoding: str) -> Decoded:
    try:
        codec = codecs.lookup(encoding)
    except (LookupError, ValueError, UnicodeError) as problem:
        raise ReadError(
            f"cannot be read with `encoding: {encoding}`, which Python does not know; write one "
            "such as `cp1252`, `iso-8859-2` or `utf-16-le`"
        ) from problem
    if codec.name in _NOTATIONS:
        raise _no_encoding_of_text(encoding)
    # A folder may hold both kinds: what is UTF-8 without fault is UTF-8. Other encodings do not
    # look like that by chance, except as pure ASCII, which is the same in either.
    if b"\0" not in data:
        try:
            return _without_mark(data.decode("utf-8"), "utf-8")
        except UnicodeDecodeError:
            pass
    text = _decode_as(data, encoding, f"`encoding: {encoding}`")
    _refuse_nul(text, codec.name)
    return _without_mark(text, codec.name)


def _no_encoding_of_text(encoding: str) -> ReadError:
    return ReadError(
        f"cannot be read with `encoding: {encoding}`, which is no encoding of text; write one such "
        "as `cp1252`"
    )


def _decode_as(data: bytes, encoding: str, shown: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as problem:
        raise ReadError(
            f"is not {shown}: byte 0x{data[problem.start]:02x} at offset {problem.start}; save it "
            "as UTF-8, or name its encoding in .newslint.yaml"
        ) from problem
    except (LookupError, ValueError) as problem:
        raise _no_encoding_of_text(encoding) from problem
    # Some codecs (utf-7) let half characters through, which no output can hold.
    half = next((at for at, character in enumerate(text) if "\ud800" <= character <= "\udfff"), -1)
    if half >= 0:
        raise ReadError(
            f"is not {shown}: half of a surrogate pair at character {half}; save it as UTF-8"
        )
    return text


def _refuse_nul(text: str, encoding: str) -> None:
    nul = text.find("\0")
    if nul >= 0:
        offset = len(text[:nul].encode(encoding, errors="replace"))
        raise ReadError(
            f"holds a NUL character at offset {offset}, so it is no copy; take the character out, "
            "or leave the file out with `exclude` in .newslint.yaml"
        )


def _is_utf_32(data: bytes) -> bool:
    return data.startswith(codecs.BOM_UTF32_LE) and len(data) % 4 == 0


def _nul_message(data: bytes, nul: int) -> str:
    sample = data[:_SAMPLE]
    pairs = max(len(sample) // 2, 1)
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if _is_utf_32(data) or data.startswith(codecs.BOM_UTF32_BE):
        return f"is UTF-32 (NUL byte at offset {nul}); save it as UTF-8"
    # English text in UTF-16 has a NUL in nearly every pair of bytes, always on the same side.
    if max(even, odd) > 0.5 * pairs and min(even, odd) < 0.05 * pairs:
        name = "utf-16-le" if odd > even else "utf-16-be"
        return (
            f"looks like UTF-16 without a byte order mark (NUL byte at offset {nul}); set "
            f"`encoding: {name}` in .newslint.yaml, or save it as UTF-8"
        )
    return (
        f"holds a NUL byte at offset {nul}, so it is no text; leave it out with `exclude` in "
        ".newslint.yaml"
    )
