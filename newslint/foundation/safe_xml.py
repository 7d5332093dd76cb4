"""XML from anyone, read without what makes XML dangerous, with the lines that things stand on.

Nothing is fetched and nothing stands for anything else: a document type that declares entities, and
a reference to one that XML itself has not, are refused. So are floods: what is longer, deeper or
has more elements than any file of terms.
"""

from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from newslint.foundation.regular_files import read_regular
from newslint.values import field, record

MOST_BYTES = 20_000_000
DEEPEST = 40
MOST_ELEMENTS = 1_000_000
_XML = "http://www.w3.org/XML/1998/namespace"
_BETWEEN = "\n"
"""Parts the namespace of a name from the name; no name holds it."""


class XmlError(Exception):
    """A file that cannot be read, or is no XML that is read; the message has file and line."""


@record
class Element:
    """An element, by its name without the namespace."""

    name: str
    namespace: str
    line: int
    attributes: dict[str, str]
    """By name without the namespace, but for ``xml:lang`` and the like."""
    parts: list["str | Element"] = field(default_factory=list)
    """Texts and elements, in order."""

    @property
    def children(self) -> list["Element"]:
        """The elements right in it."""
        return [part for part in self.parts if isinstance(part, Element)]

    @property
    def text(self) -> str:
        """All text in it, that of the elements in it too."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    def all(self, *names: str) -> Iterator["Element"]:
        """The elements of these names right in it."""
        return (child for child in self.children if child.name in names)

    def below(self, *names: str) -> Iterator["Element"]:
        """The elements of these names in it, at any depth, in order."""
        for child in self.children:
            if child.name in names:
                yield child
            yield from child.below(*names)


def read_xml(path: Path) -> Element:
    """The root of a file. Raises XmlError."""
    try:
        data = read_regular(path, MOST_BYTES)
    except OSError as problem:
        raise XmlError(f"{path}: cannot be read: {problem.strerror}") from problem
    return parse_xml(data, path)


def parse_xml(data: bytes, path: Path) -> Element:
    """The root of what stands, or is to stand, at ``path``. Raises XmlError."""
    parser = expat.ParserCreate(namespace_separator=_BETWEEN)
    parser.buffer_text = True
    tree = _Tree(parser, path)
    parser.StartElementHandler = tree.start
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.characters
    parser.StartDoctypeDeclHandler = tree.document_type
    parser.EntityDeclHandler = tree.refuse_entity
    parser.SkippedEntityHandler = tree.refuse_reference
    try:
        parser.Parse(data, True)
    except expat.ExpatError as problem:
        said = expat.ErrorString(problem.code)
        raise XmlError(f"{path}:{problem.lineno}: is not valid XML: {said}") from problem
    except (ValueError, LookupError) as problem:  # an encoding that is none
        raise XmlError(f"{path}:1: is not valid XML: {problem}") from problem
    assert tree.root is not None
    return tree.root


class _Tree:
    """The elements as they come."""

    def __init__(self, parser: expat.XMLParserType, path: Path) -> None:
        self._parser = parser
        self._path = path
        self._open: list[Element] = []
        self._count = 0
        self.root: Element | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) >= DEEPEST:
            raise self._refusal(f"more than {DEEPEST} elements stand in one another")
        if self._count > MOST_ELEMENTS:
            raise self._refusal(f"it has more than {MOST_ELEMENTS:,} elements")
        namespace, _, local = name.rpartition(_BETWEEN)
        made = Element(
            local,
            namespace,
            self._parser.CurrentLineNumber,
            {_attribute(key): value for key, value in attributes.items()},
        )
        if self._open:
            self._open[-1].parts.append(made)
        else:
            self.root = made
        self._open.append(made)

    def end(self, name: str) -> None:
        self._open.pop()

    def characters(self, text: str) -> None:
        self._open[-1].parts.append(text)

    def document_type(
        self, name: str, system: str | None, public: str | None, has_subset: bool
    ) -> None:
        # One that only names a file is that of older TBX; the file is never looked for.
        if has_subset:
            raise self._refusal("a document type with declarations of its own is not read")

    def refuse_entity(self, name: str, *_: object) -> None:
        raise self._refusal(f"it declares the entity &{name};, which is not read; write it out")

    def refuse_reference(self, name: str, is_parameter: bool) -> None:
        raise self._refusal(f"the entity &{name}; is none of XML's own; write the character itself")

    def _refusal(self, said: str) -> XmlError:
        return XmlError(f"{self._path}:{self._parser.CurrentLineNumber}: {said}")


def _attribute(name: str) -> str:
    namespace, _, local = name.rpartition(_BETWEEN)
    return f"xml:{local}" if namespace == _XML else local
