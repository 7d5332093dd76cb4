"""Places that every format has to find words for: in files without lines, and in other files."""

import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from newslint.model.diagnostic import Diagnostic, RelatedPlace
from newslint.model.fix import Edit
from newslint.model.position import PartPosition, Span
from newslint.model.report import Artifact, Presentation, Report
from newslint.plugins.builtin import newslint_reporters
from tests.making import diagnostic, file_report, place, written_by

TEXT = "Oh zounds, he said.\nAnd zounds again.\n"
FIX: dict[str, Any] = {"fix": "safe", "edits": (Edit(Span(24, 30), "well"),), "replacement": "well"}
ONE = diagnostic(TEXT, 24, 30, **FIX)
WORD = replace(
    ONE, path="story.docx", place=replace(ONE.place, where=PartPosition("notes.xml", 3, 5))
)
OTHER = (
    RelatedPlace(place(TEXT, 3, 9), "said before"),
    RelatedPlace(place(TEXT, 3, 9), "as the source has it", "the source.txt"),
)
AFAR = replace(ONE, related=OTHER)


def written(form: str, one: Diagnostic) -> str:
    lines = () if one.place.where else tuple(enumerate(TEXT.split("\n"), 1))
    encoding = "" if one.place.where else "utf-8"
    told = file_report(
        TEXT, one, path=one.path, lines=lines, artifact=Artifact(encoding, len(TEXT), "0" * 64)
    )
    offer = newslint_reporters()[form]
    return written_by(offer, Report("1", (told,), ()), Presentation(quiet=True))


def finding(form: str, one: Diagnostic) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(written(form, one))
    return made


# In a format that has no lines


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("text", "story.docx:notes.xml, paragraph 3, character 5 warning house/zounds\n"),
        ("concise", "story.docx:notes.xml, paragraph 3, character 5: warning: An oath."),
        ("markdown", "| warning | notes.xml, paragraph 3, character 5 | An oath. |"),
        ("github", "file=story.docx::story.docx:notes.xml, paragraph 3, character 5: An oath."),
        ("junit", ">story.docx:notes.xml, paragraph 3, character 5: warning: An oath."),
        ("gitlab", '"description": "notes.xml, paragraph 3, character 5 \\u2013 An oath."'),
        ("checkstyle", 'message="notes.xml, paragraph 3, character 5 &#8211; An oath."'),
        ("rdjsonl", '"message": "notes.xml, paragraph 3, character 5\\nAn oath."'),
    ],
)
def test_a_paragraph_and_a_character_are_told(form: str, told: str) -> None:
    assert told in written(form, WORD)


def test_the_text_of_such_a_place_is_shown_without_its_line() -> None:
    assert written("text", WORD).splitlines()[1:] == ["  An oath.", "   | zounds"]


def test_a_file_without_parts() -> None:
    whole = replace(WORD, place=replace(ONE.place, where=PartPosition("", 3, 5)))
    assert written("concise", whole).startswith("story.docx:paragraph 3, character 5: warning: ")
    assert "part" not in finding("jsonl", whole)


def test_no_form_makes_lines_of_such_a_place() -> None:
    assert finding("rdjsonl", WORD)["location"] == {"path": "story.docx"}
    assert "suggestions" not in finding("rdjsonl", WORD)
    (gitlab,) = json.loads(written("gitlab", WORD))
    assert gitlab["location"] == {"path": "story.docx", "lines": {"begin": 1}}
    (error,) = ET.fromstring(written("checkstyle", WORD)).iter("error")
    assert (error.get("line"), error.get("column")) == ("0", None)


def test_json_has_keys_for_it() -> None:
    made = finding("jsonl", WORD)
    assert (made["part"], made["paragraph"], made["character"]) == ("notes.xml", 3, 5)
    assert (made["start"], made["end"], made["text"]) == (24, 30, "zounds")
    assert {"part", "paragraph", "character"}.isdisjoint(finding("jsonl", ONE))


def test_sarif_has_a_logical_location_for_it() -> None:
    (run,) = finding("sarif", WORD)["runs"]
    (result,) = run["results"]
    (location,) = result["locations"]
    assert list(location["physicalLocation"]) == ["artifactLocation"]
    assert location["logicalLocations"] == [
        {
            "fullyQualifiedName": "notes.xml, paragraph 3, character 5",
            "properties": {"part": "notes.xml", "paragraph": 3, "character": 5},
        }
    ]
    assert "fixes" not in result
    (artifact,) = run["artifacts"]
    assert {"encoding", "mimeType"}.isdisjoint(artifact)


# In another file


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("text", "    = 1:4 said before\n    = the source.txt:1:4 as the source has it\n"),
        ("markdown", "<br>1:4 said before<br>the source.txt 1:4 as the source has it |"),
        ("github", "%0A1:4: said before%0Athe source.txt:1:4: as the source has it\n"),
        ("junit", "\nstory.txt:1:4: said before\nthe source.txt:1:4: as the source has it<"),
        ("gitlab", '"An oath. \\u2013 the source.txt:1:4: as the source has it"'),
    ],
)
def test_the_file_of_a_related_place_is_told(form: str, told: str) -> None:
    assert told in written(form, AFAR)


def test_json_has_the_path_of_another_file() -> None:
    here, there = finding("jsonl", AFAR)["related"]
    assert "path" not in here
    assert (there["path"], there["line"], there["text"]) == ("the source.txt", 1, "zounds")


def test_rdjson_has_the_lines_of_another_file() -> None:
    here, there = finding("rdjsonl", AFAR)["related_locations"]
    assert here["location"]["path"] == "story.txt"
    # Columns count in bytes of lines that nobody has read here.
    assert there["location"] == {
        "path": "the source.txt",
        "range": {"start": {"line": 1}, "end": {"line": 1}},
    }


def test_sarif_has_the_address_of_another_file() -> None:
    (run,) = finding("sarif", AFAR)["runs"]
    (result,) = run["results"]
    here, there = (one["physicalLocation"] for one in result["relatedLocations"])
    assert (
        here["artifactLocation"] == result["locations"][0]["physicalLocation"]["artifactLocation"]
    )
    assert there["artifactLocation"] == {"uri": "the%20source.txt", "uriBaseId": "SRCROOT"}
    assert "[the source.txt:1:4](2) as the source has it" in result["message"]["markdown"]


def test_a_fix_of_a_place_is_no_fix_of_the_like_place_in_another_file() -> None:
    other = RelatedPlace(replace(ONE.place), "the like", "the source.txt")
    one = replace(ONE, place=place(TEXT, 20, 30), related=(other,))
    (suggestion,) = finding("rdjsonl", one)["suggestions"]
    assert suggestion["text"] == "well"
    (result,) = finding("sarif", one)["runs"][0]["results"]
    assert "more place" not in result["fixes"][0]["description"]["text"]
