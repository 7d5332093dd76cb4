"""Terms as TBX (ISO 30042), which terminology tools exchange: a concept entry each.

Written is TBX-Basic of 2019 in the style dca. Read are also its style dct, TBX-Min, and TBX of 2008
(``martif``). The status of a term is its administrative status: preferred is right, admitted is
allowed, deprecated and superseded are forbidden. Terms of other languages are source forms.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from newslint.foundation.safe_xml import Element, XmlError, read_xml
from newslint.foundation.typed_data import Where
from newslint.foundation.xml_text import xml_document
from newslint.model.terms import Status, Term
from newslint.terms.rows import Rows, TermsError

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STATUS = "administrativeStatus"
_WRITTEN = {
    Status.RIGHT: "preferredTerm-admn-sts",
    Status.ALLOWED: "admittedTerm-admn-sts",
    Status.FORBIDDEN: "deprecatedTerm-admn-sts",
}
_READ = {
    "preferredterm": Status.RIGHT,
    "preferred": Status.RIGHT,
    "admittedterm": Status.ALLOWED,
    "admitted": Status.ALLOWED,
    "deprecatedterm": Status.FORBIDDEN,
    "supersededterm": Status.FORBIDDEN,
    "notrecommended": Status.FORBIDDEN,
    "obsolete": Status.FORBIDDEN,
}
_ROOTS = ("tbx", "martif", "TBX")
_ENTRIES = ("conceptEntry", "termEntry", "entry")
_LANGUAGES = ("langSec", "langSet", "langGroup")
_TERMS = ("termSec", "tig", "ntig", "termGroup")
_KNOWN = {*_LANGUAGES, *_TERMS, "termGrp", "term", "note", "termNote", "termStatus", _STATUS}


def read(path: Path) -> Rows:
    """What a file says. Raises TermsError."""
    try:
        root = read_xml(path)
    except XmlError as problem:
        raise TermsError(str(problem)) from problem
    if root.name not in _ROOTS:
        said = f"the root is <{root.name}>; a file of TBX has <tbx>, <martif> or <TBX>"
        raise TermsError(f"{path}:{root.line}: {said}")
    items: list[dict[str, Any]] = []
    lines: list[int] = []
    faults: list[str] = []
    left_out: Counter[str] = Counter()
    for entry in root.below(*_ENTRIES):
        try:
            item = _item(entry)
        except ValueError as problem:
            faults.append(f"{path}:{entry.line}: {problem}")
            continue
        items.append(item)
        lines.append(entry.line)
        left_out.update(_strangers(entry))
    if faults:
        raise TermsError("\n".join(faults))

    def line_of(where: Where) -> int:
        return lines[int(where[0])] if where else root.line

    return Rows(tuple(items), line_of, dict(left_out))


def _item(entry: Element) -> dict[str, Any]:
    english: list[tuple[str, Status | None]] = []
    source: dict[str, list[str]] = {}
    for language in entry.all(*_LANGUAGES):
        tag = language.attributes.get("xml:lang", "")
        if not tag:
            raise ValueError(f"a <{language.name}> has no xml:lang, which says its language")
        for group in language.all(*_TERMS):
            term = next(group.below("term"), None)
            form = " ".join(term.text.split()) if term is not None else ""
            if not form:
                raise ValueError(f"a <{group.name}> has no <term> with a text")
            if tag.lower() == "en" or tag.lower().startswith(("en-", "en_")):
                english.append((form, _status(group)))
            else:
                source.setdefault(tag, []).append(form)
    if not english:
        raise ValueError("the entry has no English term, so that nothing is right")
    item = _sorted_out(english)
    if source:
        item["source"] = source
    notes = [" ".join(note.text.split()) for note in entry.all("note")]
    if any(notes):
        item["note"] = " ".join(filter(None, notes))
    return item


def _sorted_out(english: list[tuple[str, Status | None]]) -> dict[str, Any]:
    """The right form: the first that is preferred, or else the first that is not forbidden."""
    preferred = [form for form, status in english if status is Status.RIGHT]
    good = [form for form, status in english if status is not Status.FORBIDDEN]
    if not good:
        raise ValueError("all English terms of the entry are deprecated, so that nothing is right")
    right = (preferred or good)[0]
    item: dict[str, Any] = {"right": right}
    allowed = [form for form in good if form != right]
    forbidden = [form for form, status in english if status is Status.FORBIDDEN and form != right]
    if allowed:
        item["allowed"] = allowed
    if forbidden:
        item["forbidden"] = forbidden
    return item


def _status(group: Element) -> Status | None:
    for said in group.below("termNote", "termStatus", _STATUS):
        if said.name == "termNote" and said.attributes.get("type") != _STATUS:
            continue
        word = said.text.strip().removesuffix("-admn-sts").lower()
        if word not in _READ:
            known = ", ".join(_WRITTEN[status] for status in _WRITTEN)
            raise ValueError(f"the status “{said.text.strip()}” is not known; use one of {known}")
        return _READ[word]
    return None


def _strangers(entry: Element) -> Iterator[str]:
    """What an entry says that the model has no place for."""
    for child in entry.children:
        kind = child.attributes.get("type", "")
        if child.name not in _KNOWN or (child.name == "termNote" and kind != _STATUS):
            yield kind or child.name
        elif child.name == "note" and entry.name not in _ENTRIES:
            yield "note of a term"
        else:
            yield from _strangers(child)


def written(terms: Iterable[Term]) -> str:
    """The terms as a file."""
    root = ET.Element(
        "tbx", {"style": "dca", "type": "TBX-Basic", _LANG: "en", "xmlns": _NAMESPACE}
    )
    source = ET.SubElement(
        ET.SubElement(ET.SubElement(root, "tbxHeader"), "fileDesc"), "sourceDesc"
    )
    ET.SubElement(source, "p").text = "Names and terms of a desk, written by newslint"
    body = ET.SubElement(ET.SubElement(root, "text"), "body")
    for number, term in enumerate(terms, 1):
        entry = ET.SubElement(body, "conceptEntry", {"id": f"c{number}"})
        if term.note:
            ET.SubElement(entry, "note").text = term.note
        sections: dict[str, ET.Element] = {}
        for form, status, language in term.forms():
            tag = language or "en"
            if tag not in sections:
                sections[tag] = ET.SubElement(entry, "langSec", {_LANG: tag})
            group = ET.SubElement(sections[tag], "termSec")
            ET.SubElement(group, "term").text = form
            if status in _WRITTEN:
                ET.SubElement(group, "termNote", {"type": _STATUS}).text = _WRITTEN[status]
    return xml_document(root)
