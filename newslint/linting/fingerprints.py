"""By what a diagnostic is known again after the story was edited elsewhere."""

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from newslint.model.diagnostic import Diagnostic
from newslint.model.document import Document
from newslint.model.position import LineIndex, Span

WORDS_AROUND = 6
"""How many words on either side of a place belong to what it is known by."""
_REACH = 200
"""How far in characters they are looked for; copy with longer words is no copy."""
_LONGEST = 160
# The numbers of GitHub's line hash.
_BLOCK = 100
_BASE = 37
_END_OF_FILE = "\uffff"


def known_again(document: Document, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The diagnostics of one story, in the order of its text, each with its fingerprint.

    A fingerprint is drawn from the address of the rule, the text of the place and the words around
    it. Where all of these stand in a story more than once, they are counted.
    """
    seen: Counter[str] = Counter()
    for diagnostic in diagnostics:
        around = _words_around(document, diagnostic.place.span)
        place = " ".join(diagnostic.place.text.split())
        drawn_from = "\0".join((diagnostic.rule, place, around))
        digest = hashlib.sha256(drawn_from.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        seen[digest] += 1
        known = {"around": around, "fingerprint": f"{digest}:{seen[digest]}"}
        # As `dataclasses.replace` does it, in half the time.
        yield Diagnostic(**(vars(diagnostic) | known))


def _words_around(document: Document, span: Span) -> str:
    """The words of a span of the text with a few on either side, white space folded.

    They end where the segment ends, so that nothing that is written above or below a paragraph
    changes them. The middle of what is very long is left out.
    """
    text = document.text
    low, high = _bounds(document, span)
    # As many characters are reached whatever ends the lines.
    before = _one_end(text[max(low, span.start - 2 * _REACH) : span.start])[-_REACH:]
    after = _one_end(text[span.end : min(high, span.end + 2 * _REACH)])[:_REACH]
    place = " ".join(text[slice(*span)].split())
    if len(place) > _LONGEST:
        place = f"{place[: _LONGEST // 2]} … {place[-_LONGEST // 2 :]}"
    parts = (
        " ".join(before.split()[-WORDS_AROUND:]),
        " " if before[-1:].isspace() else "",
        place,
        " " if after[:1].isspace() else "",
        " ".join(after.split()[:WORDS_AROUND]),
    )
    return "".join(parts).strip()


def _one_end(text: str) -> str:
    return text.replace("\r\n", "\n") if "\r" in text else text


def _bounds(document: Document, span: Span) -> Span:
    """Where the segment begins that ``span`` begins in, and where that ends which it ends in."""
    starts, ends = document.find(_segments_of_text)
    first = bisect_right(starts, span.start) - 1
    last = bisect_right(starts, max(span.start, span.end - 1)) - 1
    low = starts[first] if first >= 0 and ends[first] >= span.start else span.start
    high = ends[last] if last >= 0 and ends[last] >= span.end else span.end
    return Span(low, high)


def _segments_of_text(document: Document) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where the segments begin and end in the text (a finder)."""
    spans = [document.source_map.text_span(segment.span) for segment in document.segments]
    return tuple(span.start for span in spans), tuple(span.end for span in spans)


def line_hashes(text: str, wanted: Collection[int]) -> tuple[tuple[int, str], ...]:
    r"""By line number, the hashes by which GitHub's code scanning knows the lines ``wanted`` again.

    The hash of a line is a polynomial of base 37, modulo 2**64, of the first hundred UTF-16 code
    units from the start of the line on, spaces and tabs left out, line ends as ``\n``, the end of
    the file as 65535 and what lies beyond as 0. It is written in hexadecimal, followed by a colon
    and by how many lines so far have had it. (github/codeql-action, fingerprints.ts: on upload it
    fills in what is missing, and complains of what is different.)
    """
    if not wanted:
        return ()
    lines = LineIndex.of(text)
    last = max(wanted)
    starts: list[int] = []
    pieces: list[str] = []
    length = 0
    for number in range(1, len(lines) + 1):
        if number > last and length - starts[last - 1] >= _BLOCK:
            break
        content = text[slice(*lines.line_span(number))].replace(" ", "").replace("\t", "")
        pieces.append(content + ("\n" if number < len(lines) else _END_OF_FILE))
        starts.append(length)
        length += len(pieces[-1])
    squeezed = "".join(pieces)
    seen: Counter[str] = Counter()
    found = []
    for number, start in enumerate(starts[:last], 1):
        block = squeezed[start : start + _BLOCK]
        seen[block] += 1
        if number in wanted:
            found.append((number, f"{_polynomial(block):x}:{seen[block]}"))
    return tuple(found)


def _polynomial(block: str) -> int:
    units = block.encode("utf-16-le", "surrogatepass")[: 2 * _BLOCK].ljust(2 * _BLOCK, b"\0")
    value = 0
    for at in range(0, 2 * _BLOCK, 2):
        value = value * _BASE + int.from_bytes(units[at : at + 2], "little")
    return value % 2**64
