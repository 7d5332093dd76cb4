"""Where files are, by URI (3.4), and what is known of each (3.24)."""

from collections.abc import Iterator
from functools import cached_property
from os import fsencode
from pathlib import Path
from typing import Any
from urllib.parse import quote_from_bytes

from newslint.model.report import STANDARD_INPUT, FileReport, Report, per_thousand_words
from newslint.values import frozen

ROOT = "SRCROOT"
# What a path may hold as it is (RFC 3986, pchar), less the colon: before the first slash of a
# relative reference it would end a scheme.
_SAFE = "/!$&'()*+,;=@"
# As IANA spells what Python calls otherwise.
_IANA = {
    "mac-roman": "macintosh",
    "shift_jis": "Shift_JIS",
    "big5": "Big5",
}


@frozen
class Artifacts:
    """The files of a report, in its order."""

    report: Report

    def locations(self) -> dict[str, Any]:
        """The originalUriBaseIds of the run."""
        root = Path(self.report.root).absolute().as_uri()
        return {
            ROOT: {
                "uri": root if root.endswith("/") else f"{root}/",
                "description": {"text": "The folder that the paths of stories are relative to."},
            }
        }

    def location(self, number: int) -> dict[str, Any]:
        """The artifactLocation of the file that has this number in the report."""
        return {**self._uri(self.report.files[number].path), "index": number}

    def location_of(self, path: str) -> dict[str, Any]:
        """The artifactLocation of any path."""
        number = self.numbers.get(path)
        return self._uri(path) if number is None else self.location(number)

    def _uri(self, path: str) -> dict[str, Any]:
        """Where a path leads, relative to the root where it lies below."""
        if path == STANDARD_INPUT:
            return {"uri": quote_from_bytes(path.encode(), safe=_SAFE)}
        seen = self.report.path_in_root(path)
        if seen.is_absolute():
            return {"uri": Path(seen).as_uri()}
        return {"uri": quote_from_bytes(fsencode(seen.as_posix()), safe=_SAFE), "uriBaseId": ROOT}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The numbers of the files by their paths."""
        return {file.path: number for number, file in enumerate(self.report.files)}

    def all(self) -> Iterator[dict[str, Any]]:
        """The artifact objects."""
        for number, file in enumerate(self.report.files):
            yield self._artifact(number, file)

    def _artifact(self, number: int, file: FileReport) -> dict[str, Any]:
        roles = ["analysisTarget"]
        if file.path == STANDARD_INPUT:
            roles.append("standardStream")
        if file.diagnostics or file.accepted:
            roles.append("resultFile")
        made: dict[str, Any] = {"location": self.location(number), "roles": roles}
        if file.artifact is not None:
            made["length"] = file.artifact.length
            if file.artifact.encoding:
                made["mimeType"] = "text/plain"
                made["encoding"] = iana(file.artifact.encoding)
            made["hashes"] = {"sha-256": file.artifact.sha256}
            made["properties"] = figures(file.penalty_points, file.words)
        return made


def figures(points: float, words: int) -> dict[str, float]:
    """The quality figure, as properties of a file or of the run."""
    return {
        "words": words,
        "penaltyPoints": round(points, 4),
        "penaltyPointsPer1000Words": round(per_thousand_words(points, words), 4),
    }


def iana(encoding: str) -> str:
    """The name of an encoding as the IANA registry has it, for those that newsrooms use."""
    if encoding in _IANA:
        return _IANA[encoding]
    if encoding.startswith("cp125"):
        return f"windows-{encoding[2:]}"
    if encoding.startswith("iso8859-"):
        return f"ISO-8859-{encoding[8:]}"
    return encoding.upper()
