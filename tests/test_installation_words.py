"""What messages and pages tell to install can be installed from where newslint is: a checkout."""

import re
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from newslint.engines.languagetool.installation import CLIENT

CHECKOUT = Path(__file__).parent.parent
NAMESPACE = {"m": "http://maven.apache.org/POM/4.0.0"}


def texts() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split("\0")
    kinds = (".md", ".py", ".yml", ".yaml", ".sh", ".toml", ".lua", ".vim", ".el", ".json")
    files = [CHECKOUT / name for name in listed if name.endswith(kinds)]
    return [file for file in files if file != Path(__file__) and file.is_file()]


@pytest.mark.parametrize(
    "words",
    [
        # A package on an index, and a tag: there are none.
        r"pip3? install[^`\n]*['\" ]newslint(?:\[|==|['\"`]|$)",
        r"pipx? (?:install|run) newslint\b",
        r"uvx newslint\b|uv (?:tool install|pip install|add) newslint\b",
        r"(?:rev: |@)v\d+\.\d+\.\d+\b(?! *\n)(?=.*newslint)|rev: v\d",
    ],
)
def test_no_page_names_what_is_not_there(words: str) -> None:
    files = texts()
    assert files or not (CHECKOUT / ".git").exists()
    named = []
    for file in files:
        found = re.finditer(words, file.read_text(encoding="utf-8"), re.MULTILINE)
        named += [f"{file.relative_to(CHECKOUT)}: {one[0]}" for one in found]
    assert named == []


def test_the_client_of_languagetool_is_that_of_the_extra() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]
    (wanted,) = project["optional-dependencies"]["languagetool"]
    assert f"`pip install '{wanted}'`" in CLIENT
    assert f"pip install '{wanted}'" in (CHECKOUT / "docs" / "languagetool.md").read_text()


def test_the_pom_of_the_page_has_the_jars_that_are_tested_with() -> None:
    page = (CHECKOUT / "docs" / "languagetool.md").read_text()
    pom = re.search(r"```xml\n(.*?)```", page, re.DOTALL)
    assert pom is not None
    tested = ET.parse(CHECKOUT / ".ci" / "languagetool" / "pom.xml").getroot()
    version = tested.findtext(".//m:languagetool.version", namespaces=NAMESPACE)
    assert version is not None

    def jars(root: ET.Element) -> set[tuple[str, str]]:
        found = root.iterfind(".//m:dependency", NAMESPACE)
        return {tuple(part.text or "" for part in one)[1:] for one in found}  # type: ignore[misc]

    named = {(name, version) for name, _ in jars(tested)}
    assert jars(ET.fromstring(pom[1])) == named
