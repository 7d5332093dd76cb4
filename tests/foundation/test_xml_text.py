from xml.etree import ElementTree as ET

from hypothesis import given

from newslint.foundation.xml_text import allowed, xml_document
from tests.reporters.wild import anything


def test_a_document_is_declared_to_be_utf_8_and_is_ascii() -> None:
    root = ET.Element("a", name="“é”")
    ET.SubElement(root, "b").text = "東 & \U0001f600"
    assert xml_document(root) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<a name="&#8220;&#233;&#8221;">\n  <b>&#26481; &amp; &#128512;</b>\n</a>\n'
    )


def test_what_xml_forbids_is_replaced() -> None:
    assert allowed("a\0\x0b\x1b\ud800\ufffeb\t\n\r\u0085\U0001f600") == (
        "a\ufffd\ufffd\ufffd\ufffd\ufffdb\t\n\r\u0085\U0001f600"
    )


@given(anything, anything)
def test_any_text_makes_a_document_that_gives_it_back(name: str, text: str) -> None:
    root = ET.Element("a", name=name)
    root.text = text
    read = ET.fromstring(xml_document(root).encode())
    assert read.get("name") == allowed(name)
    # A reader takes every line end for a line feed (XML 1.0, 2.11).
    assert (read.text or "").strip() == allowed(text).replace("\r\n", "\n").replace(
        "\r", "\n"
    ).strip()
