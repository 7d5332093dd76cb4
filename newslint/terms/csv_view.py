r"""Terms as CSV, for spreadsheets: a row each, a column for each language of source forms.

Several forms in one cell are parted by ``|``; ``\`` takes the sense from a ``|`` or ``\`` behind
it. A cell that a spreadsheet would take for a formula begins with ``'``, which is no part of it.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from newslint.foundation.errors import did_you_mean
from newslint.foundation.regular_files import read_regular
from newslint.foundation.typed_data import Where
from newslint.model.terms import Term
from newslint.terms.rows import Rows, TermsError

_MOST_BYTES = 20_000_000
_LISTS = ("allowed", "forbidden")
_COLUMNS = ("right", *_LISTS, "note")
_SOURCE = "source "
"""Begins the name of a column of source forms, before the tag of the language."""
_FORMULAS = ("=", "+", "-", "@")


def read(path: Path) -> Rows:
    """What a file says, commas or semicolons between its cells. Raises TermsError."""
    text = _text_of(path)
    rows, lines = _cells(text, path)
    if not rows:
        raise TermsError(f"{path}:1: the first row names the columns: right,allowed,forbidden")
    head = [name.strip() for name in rows[0]]
    _refuse_head(head, path)
    items: list[dict[str, Any]] = []
    numbers: list[int] = []
    faults: list[str] = []
    for row, line in zip(rows[1:], lines[1:], strict=True):
        if not any(map(str.strip, row)):
            continue
        if len(row) > len(head):
            said = f"the row has {len(row)} cells, and there are {len(head)} columns"
            faults.append(f"{path}:{line}: {said}; put a cell with a comma in quotation marks")
            continue
        items.append(_item(head, row))
        numbers.append(line)
    if faults:
        raise TermsError("\n".join(faults))

    def line_of(where: Where) -> int:
        return numbers[int(where[0])] if where else 1

    return Rows(tuple(items), line_of)


def written(terms: Iterable[Term]) -> str:
    """The terms as a file."""
    terms = list(terms)
    tags = list(dict.fromkeys(tag for term in terms for tag in term.source))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*_COLUMNS, *(f"{_SOURCE}{tag}" for tag in tags)])
    for term in terms:
        cells = [
            _cell([term.right]),
            _cell(term.allowed),
            _cell(term.forbidden),
            _shown(term.note),
            *(_cell(term.source.get(tag, ())) for tag in tags),
        ]
        writer.writerow(cells)
    return out.getvalue()


def _text_of(path: Path) -> str:
    try:
        data = read_regular(path, _MOST_BYTES)
    except OSError as problem:
        raise TermsError(f"{path}: cannot be read: {problem.strerror}") from problem
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise TermsError(
            f"{path}:{line}: is not UTF-8; save it as “CSV UTF-8”, in which every name can stand"
        ) from problem


def _cells(text: str, path: Path) -> tuple[list[list[str]], list[int]]:
    """The rows, and the lines that they begin on."""
    first = text.partition("\n")[0]
    # Spreadsheets of many countries write semicolons, since their numbers have commas.
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    before = 0
    try:
        for row in reader:
            rows.append(row)
            lines.append(before + 1)
            before = reader.line_num
    except csv.Error as problem:
        raise TermsError(f"{path}:{before + 1}: is not valid CSV: {problem}") from problem
    return rows, lines


def _refuse_head(head: Sequence[str], path: Path) -> None:
    known = (*_COLUMNS, f"{_SOURCE}uk")
    for name in head:
        tag = name.removeprefix(_SOURCE)
        if name not in _COLUMNS and not (name.startswith(_SOURCE) and tag):
            hint = did_you_mean(name, known)
            raise TermsError(f"{path}:1: there is no column “{name}”; {hint}")
        if head.count(name) > 1:
            raise TermsError(f"{path}:1: the column “{name}” stands twice; keep one")
    if "right" not in head:
        raise TermsError(f"{path}:1: the column “right” is missing: the spelling to write")


def _item(head: Sequence[str], row: Sequence[str]) -> dict[str, Any]:
    item: dict[str, Any] = {}
    source: dict[str, list[str]] = {}
    for name, cell in zip(head, row, strict=False):
        if name.startswith(_SOURCE):
            if forms := _forms(cell):
                source[name.removeprefix(_SOURCE)] = forms
        elif name in _LISTS:
            item[name] = _forms(cell)
        elif name == "note":
            item[name] = _plain(cell.strip())
        else:
            forms = _forms(cell)
            # Two right spellings are refused where all is held against the model.
            item[name] = forms if len(forms) > 1 else "".join(forms)
    if source:
        item["source"] = source
    return item


def _forms(cell: str) -> list[str]:
    """The forms in a cell, none in an empty one."""
    forms, form, characters = [], "", iter(_plain(cell.strip()))
    for character in characters:
        if character == "\\":
            form += next(characters, "\\")
        elif character == "|":
            forms.append(form)
            form = ""
        else:
            form += character
    return [one.strip() for one in (*forms, form) if one.strip()]


def _cell(forms: Iterable[str]) -> str:
    return _shown("|".join(one.replace("\\", "\\\\").replace("|", "\\|") for one in forms))


def _shown(text: str) -> str:
    """A cell that is no formula, and is read back as the text."""
    return f"'{text}" if text.lstrip("'").startswith(_FORMULAS) else text


def _plain(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'").startswith(_FORMULAS) else cell
