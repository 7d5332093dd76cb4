"""The files of examples/editors, in the editors that they are for."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.real.conftest import CHECKOUT, program, run

pytestmark = pytest.mark.real

EDITORS = CHECKOUT / "examples" / "editors"
# Before each fault stand characters of two, three and four bytes, wide ones and a combining one.
STORIES = {
    "harbor.txt": (
        "Ferry stays in port\n\n"
        "“Déjà vu,” said the mayor mayor, and \U0001f600 then he ran ran off. He paid 62 %.\r\n\r\n"
        "The 東京 ferry, cafe\u0301 and all, stayed in in port for 100 km (161 miles).\n"
    ),
    "a story – with spaces.txt": "Ferry sails\n\nThe ferry – at last – left the port port.\n",
}


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    folder = tmp_path / "stories"
    folder.mkdir()
    for name, content in STORIES.items():
        (folder / name).write_bytes(content.encode())
    return folder


def findings(stories: Path) -> list[dict[str, Any]]:
    ran = run(program("newslint"), "--format", "jsonl", ".", cwd=stories, status=1)
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(found) >= 6
    assert {one["level"] for one in found} >= {"error", "warning"}
    return found


def before(one: dict[str, Any]) -> str:
    """What stands before a finding on its line."""
    return STORIES[one["path"]][one["start"] - one["column"] + 1 : one["start"]]


def bytes_before(one: dict[str, Any]) -> int:
    return len(before(one).encode())


def places(stories: Path) -> list[list[Any]]:
    """Path, line and byte column of all findings."""
    return [[one["path"], one["line"], bytes_before(one) + 1] for one in findings(stories)]


def in_neovim(folder: Path, *commands: str) -> list[dict[str, Any]]:
    """The quickfix list of a headless Neovim with our files, after the commands."""
    beside = Path(program("newslint")).parent
    out = folder.parent / "quickfix.json"
    dump = (
        "call writefile([json_encode(map(getqflist(), {_, e -> extend(e, "
        f"{{'path': fnamemodify(bufname(e.bufnr), ':t')}})}}))], '{out}')"
    )
    script = [f"let $PATH = '{beside}:' . $PATH", *commands, dump, "qall!"]
    run(
        program("nvim"),
        *("--headless", "-u", "NONE", "-i", "NONE", "--noplugin"),
        *("--cmd", f"set runtimepath^={EDITORS / 'neovim'}"),
        *(part for command in script for part in ("-c", command)),
        cwd=folder,
    )
    listed: list[dict[str, Any]] = json.loads(out.read_text())
    return listed


def test_neovim_lists_what_the_compiler_says(stories: Path) -> None:
    listed = in_neovim(stories, "compiler newslint", "silent make! .")
    assert [[e["path"], e["lnum"], e["col"]] for e in listed] == places(stories)
    told = findings(stories)
    assert [e["type"].lower() for e in listed] == [one["level"][0] for one in told]
    assert [e["text"].strip() for e in listed] == [f"{o['message']} [{o['rule']}]" for o in told]


def test_neovim_goes_to_the_place(stories: Path) -> None:
    # What stands under the cursor is what was found.
    reading = (
        "let g:seen = []",
        "cfirst",
        "for n in range(len(getqflist())) | execute 'cc' n + 1 "
        "| call add(g:seen, strpart(getline('.'), col('.') - 1)) | endfor",
        f"call writefile(g:seen, '{stories.parent / 'seen.txt'}')",
    )
    in_neovim(stories, "compiler newslint", "silent make! .", *reading)
    seen = (stories.parent / "seen.txt").read_text().splitlines()
    for line, one in zip(seen, findings(stories), strict=True):
        assert line.startswith(one["text"])


def sarif(stories: Path) -> dict[str, Any]:
    run(program("newslint"), "--report", "sarif=newslint.sarif", ".", cwd=stories, status=1)
    (made,) = json.loads((stories / "newslint.sarif").read_text(encoding="utf-8"))["runs"]
    assert isinstance(made, dict)
    return made


def test_neovim_lists_what_a_sarif_file_says(stories: Path) -> None:
    run(program("newslint"), "accept", "harbor.txt:3", "repetition", cwd=stories)
    sarif(stories)
    listed = in_neovim(stories, "lua require('newslint').load('newslint.sarif')")
    told = [one for one in findings(stories) if "accepted" not in one]
    assert len(told) < len(findings(stories))
    assert [[e["path"], e["lnum"], e["col"], e["end_lnum"], e["end_col"]] for e in listed] == [
        [
            one["path"],
            one["line"],
            bytes_before(one) + 1,
            one["end_line"],
            bytes_before(one) + len(one["text"].encode()) + 1,
        ]
        for one in told
    ]
    assert [e["text"] for e in listed] == [f"{one['message']} [{one['rule']}]" for one in told]


def test_the_addresses_of_a_sarif_file_lead_to_its_places(stories: Path) -> None:
    # What a viewer does: join the address with its base, open the file, go to the region.
    made = sarif(stories)
    assert made["columnKind"] == "unicodeCodePoints"
    for result in made["results"]:
        place = result["locations"][0]["physicalLocation"]
        address, region = place["artifactLocation"], place["region"]
        base = made["originalUriBaseIds"][address["uriBaseId"]]["uri"]
        whole = urlsplit(urljoin(base, address["uri"]))
        assert whole.scheme == "file"
        text = Path(unquote(whole.path)).read_bytes().decode()
        lines = re.split("\r\n|\n|\r", text)
        assert region["startLine"] == region["endLine"]
        line = lines[region["startLine"] - 1]
        shown = line[region["startColumn"] - 1 : region["endColumn"] - 1]
        assert shown == region["snippet"]["text"]
    assert len(made["results"]) == len(findings(stories))


def test_neovim_shows_what_could_not_be_read(stories: Path) -> None:
    (stories / "bad.txt").write_bytes(b"caf\xe9")
    listed = in_neovim(stories, "compiler newslint", "silent make! bad.txt")
    assert [e["text"] for e in listed if "bad.txt: is not UTF-8" in e["text"]] != []


def test_emacs_goes_from_finding_to_finding(stories: Path) -> None:
    out = stories.parent / "places.txt"
    script = stories.parent / "script.el"
    script.write_text(
        f"""
(add-to-list 'load-path "{EDITORS / "emacs"}")
(require 'newslint)
(setq newslint-program "{program("newslint")}")
(set-language-environment "UTF-8")
(let ((default-directory "{stories}/"))
  (newslint-folder "."))
(let* ((buffer (get-buffer "*newslint*"))
       (process (get-buffer-process buffer)))
  (while (process-live-p process) (accept-process-output process 1))
  (accept-process-output nil 0.2)
  (with-current-buffer buffer
    (let ((seen nil) (next-error-last-buffer buffer))
      (condition-case nil
          (while t
            (next-error)
            (with-current-buffer (window-buffer)
              (goto-char (window-point))
              (push (format "%s:%d:%d" (file-name-nondirectory (buffer-file-name))
                            (line-number-at-pos) (1+ (- (point) (line-beginning-position))))
                    seen)))
        (user-error nil))
      (let ((coding-system-for-write 'utf-8))
        (write-region (mapconcat #'identity (nreverse seen) "\\n") nil "{out}")))))
""",
        encoding="utf-8",
    )
    run(program("emacs"), "--batch", "--no-init-file", "--load", script, cwd=stories)
    told = [f"{one['path']}:{one['line']}:{one['column']}" for one in findings(stories)]
    assert out.read_text(encoding="utf-8").split("\n") == told


@pytest.fixture(scope="module")
def problem_matcher() -> Path:
    """The folder of npm packages with the library that reads problem matchers of VS Code."""
    folder = os.environ.get("NEWSLINT_NODE_MODULES")
    if not folder or not Path(folder, "@rushstack", "problem-matcher").is_dir():
        pytest.fail("npm's @rushstack/problem-matcher is missing below NEWSLINT_NODE_MODULES")
    return Path(folder)


def test_the_problem_matchers_of_vs_code(stories: Path, problem_matcher: Path) -> None:
    text = (EDITORS / "vscode" / "tasks.json").read_text(encoding="utf-8")
    tasks = json.loads("\n".join(x for x in text.split("\n") if not x.strip().startswith("//")))
    matched = [task for task in tasks["tasks"] if task["problemMatcher"]]
    assert len(matched) == 2
    for task in matched:
        words = [word.replace("${file}", "harbor.txt") for word in task["args"]]
        ran = run(program(task["command"]), *words, cwd=stories, status=1)
        script = (
            "const {parseProblemMatchersJson: parse} = require('@rushstack/problem-matcher');"
            "const [matcher] = parse([{name: 'newslint', ...JSON.parse(process.argv[1])}]);"
            "const lines = require('fs').readFileSync(0, 'utf8').match(/.*\\n/g);"
            "console.log(JSON.stringify(lines.map(line => matcher.exec(line)).filter(Boolean)));"
        )
        found = subprocess.run(
            [program("node"), "-e", script, json.dumps(task["problemMatcher"])],
            input=ran.stdout,
            capture_output=True,
            encoding="utf-8",
            check=True,
            env={"NODE_PATH": str(problem_matcher), "PATH": str(Path(program("node")).parent)},
        )
        told = [one for one in findings(stories) if one["path"] in words or "." in words]
        units = [len(before(one).encode("utf-16-le")) // 2 + 1 for one in told]
        assert [
            (p["file"].removeprefix("./"), p["line"], p["column"], p["code"], p["message"])
            for p in json.loads(found.stdout)
        ] == [
            (one["path"], one["line"], column, one["rule"], one["message"])
            for one, column in zip(told, units, strict=True)
        ]


def test_the_settings_of_vs_code_are_where_the_guide_says() -> None:
    guide = (EDITORS / "README.md").read_text(encoding="utf-8")
    for name in ("vscode/tasks.json", "emacs/newslint.el", "neovim/compiler/newslint.vim"):
        assert name in guide
        assert (EDITORS / name).is_file()
    assert shutil.which("nvim")
