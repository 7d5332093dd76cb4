"""XML from front to back: places, references, and what is refused."""

import pytest

from newslint.foundation.errors import ReadError
from newslint.model.source import Hints, Source
from newslint.readers import xml_markup


class _Shown:
    def __init__(self) -> None:
        self.names: list[str] = []
        self.shown: list[tuple[str, int, int]] = []
        self.literals = 0

    def start(self, name: xml_markup.Name, attributes: dict[str, str], at: int) -> None:
        self.names.append(f"{name.local}@{at}")

    def end(self, at: int) -> None:
        self.names.append(f"/@{at}")

    def shows(self, shown: str, start: int, end: int) -> None:
        self.shown.append((shown, start, end))

    def literal(self) -> None:
        self.literals += 1


def _gone_through(text: str) -> _Shown:
    shown = _Shown()
    xml_markup.go_through(text, shown)
    return shown


@pytest.mark.parametrize(
    ("inside", "pairs"),
    [
        ("Łódź &amp; Kraków", [("Łódź ", "Łódź "), ("&", "&amp;"), (" Kraków", " Kraków")]),
        ("🗳&#x142;&lt;", [("🗳", "🗳"), ("ł", "&#x142;"), ("<", "&lt;")]),
        ("a\r\nb\rc", [("a", "a"), ("\n", "\r\n"), ("b", "b"), ("\n", "\r"), ("c", "c")]),
        ("é<![CDATA[&amp;<]]>!", [("é", "é"), ("&amp;<", "&amp;<"), ("!", "!")]),
        ("one<!-- ü -->two<?pi é?>!", [("one", "one"), ("two", "two"), ("!", "!")]),
    ],
)
def test_each_character_has_its_place(inside: str, pairs: list[tuple[str, str]]) -> None:
    text = f"<a>{inside}</a>"

    shown = _gone_through(text).shown

    assert [(one, text[start:end]) for one, start, end in shown] == pairs


def test_a_reference_that_only_a_dtd_explains_is_taken_as_html_has_it() -> None:
    text = '<!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf>caf&eacute; &wholly;</nitf>'

    shown = _gone_through(text).shown

    written = [(one, text[start:end]) for one, start, end in shown]
    assert written == [
        ("caf", "caf"),
        ("é", "&eacute;"),
        (" ", " "),
        ("\ufffc", "&wholly;"),
    ]


def test_a_declared_encoding_is_none_of_the_decoded_text() -> None:
    shown = _gone_through('<?xml version="1.0" encoding="iso-8859-2"?><a>Łódź</a>')

    assert [one for one, _, _ in shown.shown] == ["Łódź"]


def test_a_dtd_inside_may_declare_elements() -> None:
    assert _gone_through("<!DOCTYPE a [<!ELEMENT a ANY>]><a>x</a>").names == ["a@31", "/@35"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "defines an entity, `b`"),
        ('<!DOCTYPE a [<!ENTITY % b SYSTEM "file:///x">%b;]><a/>', "defines an entity, `b`"),
        ("<a>\n<b></a>", "mismatched tag at line 2"),
        ("<a>&nbsp;</a>", "undefined entity"),
        ("", "no element found"),
        ("<a>" * 501, "more than 500 elements"),
        ("<a>\x01</a>", "invalid token"),
    ],
)
def test_what_is_no_xml_or_not_safe_is_refused(text: str, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        _gone_through(text)


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("iso-8859-1", "cp1252"),
        ("windows-1251", "cp1251"),
        ("UTF-8", None),
        ("utf-16", None),
        ("no-such", None),
    ],
)
def test_the_encoding_is_that_of_the_declaration(declared: str, encoding: str | None) -> None:
    source = Source(f'<?xml version="1.0" encoding="{declared}"?><a/>'.encode(), "a.xml")

    assert xml_markup.with_own_encoding(source).hints.encoding == encoding


def test_the_encoding_of_the_settings_goes_first() -> None:
    hints = Hints(encoding="cp1250")
    source = Source(b'<?xml version="1.0" encoding="iso-8859-1"?><a/>', "a.xml", hints)

    assert xml_markup.with_own_encoding(source).hints.encoding == "cp1250"


@pytest.mark.parametrize(
    ("prose", "written"),
    [("A & B", "A &amp; B"), ("1 < 2 > 0", "1 &lt; 2 &gt; 0"), ("“q”", "“q”"), ("a\nb", None)],
)
def test_new_prose_is_escaped(prose: str, written: str | None) -> None:
    assert xml_markup.escape(prose) == written


def test_new_prose_in_strings_has_nothing_to_escape() -> None:
    assert xml_markup.escape_in_strings("plain") == "plain"
    assert xml_markup.escape_in_strings("A & B") is None
