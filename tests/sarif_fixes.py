"""Applies the fixes of a SARIF log to the files that it speaks of.

It knows the standard and nothing of newslint: it looks only at what any consumer of SARIF would,
lines and columns, and holds the character offsets against them. Run it as

    python sarif_fixes.py LOG FOLDER

to have every file that has fixes written, fixed, into FOLDER.
"""

import bisect
import codecs
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urljoin, urlsplit

MARKS = {
    "utf-8": [codecs.BOM_UTF8],
    "utf-16": [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE],
}
Replacement = tuple[int, int, str]


def fixed_files(log: dict[str, Any]) -> dict[str, bytes]:
    """The content of every file with all its fixes made, by the path of the file."""
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    wanted: dict[int, list[list[Replacement]]] = {}
    originals: dict[int, tuple[bytes, str, str]] = {}
    for result in run["results"]:
        if any(s["status"] == "accepted" for s in result.get("suppressions", ())):
            continue
        for fix in result.get("fixes", ())[:1]:
            (change,) = fix["artifactChanges"]
            number = change["artifactLocation"]["index"]
            if number not in originals:
                originals[number] = original(run, number)
            text = originals[number][1]
            starts = line_starts(text, run["newlineSequences"])
            made = [replacement(r, text, starts) for r in change["replacements"]]
            assert made == sorted(made)
            wanted.setdefault(number, []).append(made)
    files = {}
    for number, fixes in wanted.items():
        mark, text, encoding = originals[number]
        files[path_of(run, number)] = mark + applied(text, fixes).encode(encoding)
    return files


def applied(text: str, fixes: list[list[Replacement]]) -> str:
    """The text with the fixes made; one that overlaps an earlier one is left out."""
    done: list[Replacement] = []
    for fix in fixes:
        if not any(a < d and c < b for a, b, _ in fix for c, d, _ in done):
            done += fix
    for start, end, new in sorted(done, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def path_of(run: dict[str, Any], number: int) -> str:
    location = run["artifacts"][number]["location"]
    base = run["originalUriBaseIds"][location["uriBaseId"]]["uri"]
    split = urlsplit(urljoin(base, location["uri"]))
    assert (split.scheme, split.query, split.fragment) == ("file", "", "")
    return unquote_to_bytes(split.path).decode("utf-8", "surrogateescape")


def original(run: dict[str, Any], number: int) -> tuple[bytes, str, str]:
    """The byte order mark, text and encoding of a file, which is the one that was linted."""
    artifact = run["artifacts"][number]
    data = Path(path_of(run, number)).read_bytes()
    assert hashlib.sha256(data).hexdigest() == artifact["hashes"]["sha-256"]
    assert len(data) == artifact["length"]
    encoding = artifact["encoding"].lower()
    mark = next((m for m in MARKS.get(encoding, ()) if data.startswith(m)), b"")
    if encoding == "utf-16":
        encoding += "-le" if mark == codecs.BOM_UTF16_LE else "-be"
    return mark, data[len(mark) :].decode(encoding), encoding


def line_starts(text: str, newlines: list[str]) -> list[int]:
    return [0, *(m.end() for m in re.finditer("|".join(map(re.escape, newlines)), text))]


def replacement(made: dict[str, Any], text: str, starts: list[int]) -> Replacement:
    region = made["deletedRegion"]
    start = starts[region["startLine"] - 1] + region["startColumn"] - 1
    end = starts[region["endLine"] - 1] + region["endColumn"] - 1
    assert (start, end - start) == (region["charOffset"], region["charLength"])
    assert bisect.bisect_right(starts, start) == region["startLine"]
    assert end <= len(text)
    return start, end, made.get("insertedContent", {}).get("text", "")


if __name__ == "__main__":
    log_file, folder = map(Path, sys.argv[1:])
    for path, content in fixed_files(json.loads(log_file.read_text(encoding="utf-8"))).items():
        (folder / Path(path).name).write_bytes(content)
