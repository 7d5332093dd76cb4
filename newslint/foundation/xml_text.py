"""XML that any reader takes, whatever was put into it."""

import re
from xml.etree import ElementTree as ET

# What XML 1.0 has no place for, not even escaped (its production 2, Char).
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_document(root: ET.Element) -> str:
    """The tree as a document, indented, with U+FFFD for each character that XML 1.0 forbids.

    It is declared to be UTF-8, the one encoding that every reader knows, and is plain ASCII, so
    that it stays true to that in whatever encoding it is written.
    """
    for element in root.iter():
        element.attrib.update({name: allowed(value) for name, value in element.attrib.items()})
        element.text = allowed(element.text) if element.text else None
    ET.indent(root)
    body: bytes = ET.tostring(root, encoding="us-ascii", xml_declaration=False)
    # No "##" that is no text stands in it; what commands systems for CI is broken up.
    text = body.decode("ascii").replace("##", "&#35;#")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def allowed(text: str) -> str:
    """The text with U+FFFD for each character that XML 1.0 forbids."""
    return _FORBIDDEN.sub("\ufffd", text)
