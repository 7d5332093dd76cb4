import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.foundation.errors import ReadError
from newslint.model.document import Document, Metadata
from newslint.model.source import Hints, Source, Story
from newslint.readers.decoding import decode, text_story

STORY = "Zoë’s café in Łódź sold 40 cakes — and 1 €5 pie.\r\nIt was 𝟗 o'clock."


@pytest.mark.parametrize(
    "data",
    [
        STORY.encode("utf-8"),
        codecs.BOM_UTF8 + STORY.encode("utf-8"),
        codecs.BOM_UTF16_LE + STORY.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + STORY.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16-le", "utf-16-be"],
)
def test_unicode_is_read_and_the_byte_order_mark_is_gone(data: bytes) -> None:
    assert decode(data).text == STORY


def test_a_second_mark_is_a_character_of_the_copy() -> None:
    assert decode(codecs.BOM_UTF8 * 2 + b"Cake").text == "\ufeffCake"


def test_windows_text_is_refused_with_byte_offset_and_remedy() -> None:
    data = "The mayor’s pie".encode("cp1252")
    with pytest.raises(ReadError) as refused:
        decode(data)
    message = str(refused.value)
    assert message.startswith("is not UTF-8: byte 0x92 at offset 9;")
    assert "encoding: cp1252" in message


def test_the_setting_reads_what_is_not_utf_8() -> None:
    assert decode("The mayor’s pie".encode("cp1252"), "cp1252").text == "The mayor’s pie"


def test_utf_8_stays_utf_8_under_a_setting() -> None:
    assert decode(STORY.encode("utf-8"), "cp1252").text == STORY


def test_the_setting_reads_utf_16_without_a_mark() -> None:
    assert decode("A pie.".encode("utf-16-le"), "utf-16-le").text == "A pie."


def test_a_byte_that_the_setting_does_not_have_is_named() -> None:
    with pytest.raises(ReadError, match=r"is not `encoding: cp1252`: byte 0x81 at offset 2"):
        decode(b"a \x81", "cp1252")


@pytest.mark.parametrize(
    "name", ["no-such-thing", "rot13", "hex", "unicode_escape", "x" * 300, "a\0b"]
)
def test_a_setting_that_is_no_encoding_of_text_is_refused(name: str) -> None:
    with pytest.raises(ReadError, match="cannot be read with `encoding: "):
        decode(b"\xff", name)


@pytest.mark.parametrize(("encoding", "offset"), [("utf-16-le", 1), ("utf-16-be", 0)])
def test_utf_16_without_a_mark_has_a_remedy_of_its_own(encoding: str, offset: int) -> None:
    with pytest.raises(ReadError) as refused:
        decode("A pie for the mayor.".encode(encoding))
    assert f"NUL byte at offset {offset}" in str(refused.value)
    assert f"`encoding: {encoding}`" in str(refused.value)


def test_binary_is_refused() -> None:
    with pytest.raises(ReadError, match="holds a NUL byte at offset 4"):
        decode(b"\x89PNG\0\x01\x02\x03abcdefgh")


def test_utf_32_is_refused() -> None:
    with pytest.raises(ReadError, match="is UTF-32"):
        decode("A pie.".encode("utf-32"))


def test_a_nul_in_utf_16_is_counted_in_bytes() -> None:
    with pytest.raises(ReadError, match="NUL character at offset 6"):
        decode(codecs.BOM_UTF16_LE + "ab\0c".encode("utf-16-le"))


def test_utf_16_cut_in_half_is_refused() -> None:
    with pytest.raises(ReadError, match="is not UTF-16: byte 0x62 at offset 4"):
        decode(codecs.BOM_UTF16_LE + b"a\0b")


def test_half_characters_are_refused() -> None:
    with pytest.raises(ReadError, match="surrogate"):
        decode(b"+2AA-\0", "utf-7")


def test_nothing_is_an_empty_text() -> None:
    assert decode(b"").text == ""
    assert decode(codecs.BOM_UTF8).text == ""


@pytest.mark.parametrize(
    ("data", "setting", "encoding", "mark"),
    [
        (b"A pie.", None, "utf-8", b""),
        (codecs.BOM_UTF8 + b"A pie.", None, "utf-8", codecs.BOM_UTF8),
        (codecs.BOM_UTF16_LE + b"A\0", None, "utf-16-le", codecs.BOM_UTF16_LE),
        (codecs.BOM_UTF16_BE + b"\0A", "cp1252", "utf-16-be", codecs.BOM_UTF16_BE),
        (b"caf\xe9", "Windows-1252", "cp1252", b""),
        (b"cafe", "cp1252", "utf-8", b""),
    ],
)
def test_how_the_bytes_hold_the_text_is_told(
    data: bytes, setting: str | None, encoding: str, mark: bytes
) -> None:
    decoded = decode(data, setting)
    assert (decoded.encoding, decoded.mark) == (encoding, mark)
    assert decoded.mark + decoded.text.encode(decoded.encoding) == data


@given(
    st.one_of(
        st.binary(max_size=60),
        st.binary(max_size=60).map(lambda data: codecs.BOM_UTF16_LE + data),
        st.text(max_size=30).map(lambda text: text.encode("utf-16-be", "surrogatepass")),
    ),
    st.sampled_from([None, "cp1252", "utf-16", "utf-7", "shift_jis", "unicode_escape", "nonsense"]),
)
def test_any_bytes_are_a_text_or_refused(data: bytes, encoding: str | None) -> None:
    try:
        text = decode(data, encoding).text
    except ReadError:
        return
    assert "\0" not in text
    text.encode("utf-8")


@pytest.mark.parametrize(
    ("data", "setting", "encoding", "marked"),
    [
        ("café".encode(), None, "utf-8", False),
        (b"\xef\xbb\xbf" + "café".encode(), "cp1252", "utf-8", True),
        (b"\xff\xfe" + "café".encode("utf-16-le"), None, "utf-16-le", True),
        (b"caf\xe9", "cp1252", "cp1252", False),
    ],
)
def test_the_story_of_a_text(data: bytes, setting: str | None, encoding: str, marked: bool) -> None:
    known = Metadata(place="Lima")

    def read_text(text: str, path: str, metadata: Metadata) -> Document:
        return Document(path, text, text, (), metadata=metadata)

    story = text_story(Source(data, "a.txt", Hints(known, encoding=setting)), read_text)
    document = Document("a.txt", "café", "café", (), metadata=known)
    assert story == Story((document,), encoding, marked)


def test_what_a_text_states_goes_before_what_is_assumed_and_behind_what_is_known() -> None:
    def read_text(text: str, path: str, metadata: Metadata) -> Document:
        return Document(path, text, text, (), metadata=metadata)

    hints = Hints(Metadata(place="Lima"), Metadata(place="Oslo", house="Post", variety="US"))
    said = Metadata(place="Rome", house="Sun")
    story = text_story(Source(b"copy", "a.txt", hints), read_text, lambda text: said)
    (document,) = story.documents
    assert document.metadata == Metadata(place="Lima", house="Sun", variety="US")
    assert story.metadata == said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "is a PDF; copy its text"),
        (b"{\\rtf1\\ansi Good.}", "is RTF, which holds its text in codes; save it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "is an old Word file"),
        (b"PK\x03\x04\x14\0\x06\0", "is a Word or OpenDocument file, or another archive"),
    ],
)
@pytest.mark.parametrize("setting", [None, "cp1252"])
def test_what_desks_keep_copy_in_and_is_no_text_has_a_remedy(
    data: bytes, said: str, setting: str | None
) -> None:
    with pytest.raises(ReadError, match=said):
        decode(data, setting)
