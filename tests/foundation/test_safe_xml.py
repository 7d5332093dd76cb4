from pathlib import Path

import pytest

from newslint.foundation.safe_xml import DEEPEST, XmlError, parse_xml, read_xml

HERE = Path("t.tbx")


def test_elements_have_lines_texts_and_names_without_namespaces() -> None:
    root = parse_xml(
        b'<a xmlns="urn:x" xmlns:y="urn:y">\n<y:b xml:lang="uk" y:c="1">d<e>f</e>g</y:b></a>', HERE
    )
    (b,) = root.all("b")
    assert (root.namespace, b.namespace, b.line, b.text) == ("urn:x", "urn:y", 2, "dfg")
    assert b.attributes == {"xml:lang": "uk", "c": "1"}
    assert [one.text for one in root.below("e")] == ["f"]


BOMB = (
    '<!DOCTYPE a [<!ENTITY x "lol"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;&x;&x;">'
    '<!ENTITY z "&y;&y;&y;&y;&y;&y;&y;&y;&y;&y;">]>\n<a>&z;</a>'
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BOMB, "a document type with declarations of its own is not read"),
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "is not read"),
        ('<!DOCTYPE a SYSTEM "http://x.example/a.dtd"><a>&x;</a>', "&x; is none of XML's own"),
        ("<a>&x;</a>", "is not valid XML: undefined entity"),
        ("<a>" * (DEEPEST + 1), f"more than {DEEPEST} elements stand in one another"),
        ("<a>\n<b></a>", "is not valid XML: mismatched tag"),
        ("", "is not valid XML: no element found"),
        ('<?xml version="1.0" encoding="klingon"?><a/>', "is not valid XML"),
        ("<a>\0</a>", "is not valid XML"),
    ],
)
def test_what_is_dangerous_or_broken_is_refused(text: str, said: str) -> None:
    with pytest.raises(XmlError, match=r"t\.tbx:\d+: ") as refused:
        parse_xml(text.encode(), HERE)
    assert said in str(refused.value)


def test_a_document_type_that_only_names_a_file_is_passed_over() -> None:
    text = b'<!DOCTYPE a SYSTEM "http://x.example/a.dtd"><a>b</a>'
    assert parse_xml(text, HERE).text == "b"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(XmlError, match="cannot be read"):
        read_xml(tmp_path / "none.tbx")


def test_many_elements_take_time_by_their_number() -> None:
    root = parse_xml(b"<a>" + b"<b>c</b>" * 50_000 + b"</a>", HERE)
    assert len(root.children) == 50_000
