"""`--fix`, `--diff` and `--unsafe-fixes`, as they are called."""

import codecs
import json
import os
import subprocess
from pathlib import Path

import pytest

from newslint.readers import writing_back as rewriting
from tests.conftest import RunNewslint
from tests.making import rule_data, write_rule

COPY = "It was 62 % then, or 7 %.\n"
FIXED = "It was 62% then, or 7%.\n"
FULL = "It was 62 % then. He said zounds.\n"


@pytest.fixture(autouse=True)
def stories(desk: Path, small_rulebook: Path) -> Path:
    (desk / "a.txt").write_text(COPY)
    (desk / "b.txt").write_text(FULL)
    (desk / "clean.txt").write_text(FIXED)
    return desk


def test_files_are_fixed_and_what_remains_is_told(newslint: RunNewslint, desk: Path) -> None:
    ran = newslint("--fix", "a.txt", "b.txt", "clean.txt")
    assert (desk / "a.txt").read_text() == FIXED
    assert (desk / "b.txt").read_text() == "It was 62% then. He said zounds.\n"
    assert (ran.status, ran.err) == (
        1,
        "newslint: fixing a.txt: 2 places\nnewslint: fixing b.txt: 1 place\n",
    )
    assert ran.out.startswith(
        "a.txt:1:8 fixed spacing/percent-space: “62 %” → “62%”\n"
        "a.txt:1:22 fixed spacing/percent-space: “7 %” → “7%”\n\n"
        "b.txt:1:8 fixed spacing/percent-space: “62 %” → “62%”\n\n"
        # At its place in the file as it is now.
        "b.txt:1:26 error house/zounds\n"
    )
    assert ran.out.endswith(
        "Fixed 3 places in 2 files; 1 finding remains: 1 error in 1 of 3 files, 19 words.\n"
    )
    ran = newslint("--fix", "a.txt", "b.txt")
    assert ran.out.endswith("1 error in 1 of 2 files, 13 words.\n")
    assert "Fixed" not in ran.out


def test_nothing_remains(newslint: RunNewslint) -> None:
    ran = newslint("--fix", "a.txt")
    assert ran.status == 0
    assert ran.out.endswith("\n\nFixed 2 places in 1 file; nothing remains in 1 file, 6 words.\n")
    assert "fixed" not in newslint("--fix", "--quiet", "b.txt").out


def test_json_tells_what_was_fixed(newslint: RunNewslint) -> None:
    made = json.loads(newslint("--fix", "--format", "json", "a.txt", "b.txt").out)
    assert made["summary"]["fixed"] == 3
    assert [file["fixed"] for file in made["files"]] == [2, 1]
    assert [
        (f["path"], f["line"], f["column"], f["before"], f["after"]) for f in made["fixes"]
    ] == [
        ("a.txt", 1, 8, "62 %", "62%"),
        ("a.txt", 1, 22, "7 %", "7%"),
        ("b.txt", 1, 8, "62 %", "62%"),
    ]
    assert [d["start"] for d in made["diagnostics"]] == [25]


def test_unsafe_fixes_only_if_asked_for(newslint: RunNewslint, desk: Path) -> None:
    data = rule_data("odds", fix="unsafe", **{"with": {"regex": "odds", "replace": "evens"}})
    write_rule(desk / "mine", "house/odds", data)
    (desk / ".newslint.yaml").write_text("rules: [mine]\n")
    (desk / "a.txt").write_text("It was 62 % odds.\n")
    assert newslint("--fix", "a.txt").status == 1
    assert (desk / "a.txt").read_text() == "It was 62% odds.\n"
    assert newslint("--fix", "--unsafe-fixes", "a.txt").status == 0
    assert (desk / "a.txt").read_text() == "It was 62% evens.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("--unsafe-fixes a.txt", "--unsafe-fixes says which fixes; name --fix or --diff too"),
        ("--fix - a.txt", "with --fix and --diff name - alone"),
        ("--diff - a.txt", "with --fix and --diff name - alone"),
        ("--diff --format json a.txt", "write --report json=FILE to have one as well"),
    ],
)
def test_what_does_not_go_together(
    newslint: RunNewslint, desk: Path, arguments: str, said: str
) -> None:
    ran = newslint(*arguments.split(), stdin=COPY.encode())
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert (desk / "a.txt").read_text() == COPY


# --diff


DIFF = """\
--- a/a.txt
+++ b/a.txt
@@ -1 +1 @@
-It was 62 % then, or 7 %.
+It was 62% then, or 7%.
"""


def test_a_diff_changes_nothing(newslint: RunNewslint, desk: Path) -> None:
    ran = newslint("--diff", "a.txt", "clean.txt")
    assert (ran.status, ran.out) == (1, DIFF)
    assert ran.err == "newslint: 2 places to fix in 1 of 2 files; 2 findings in all\n"
    assert (desk / "a.txt").read_text() == COPY
    ran = newslint("--diff", "clean.txt")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "newslint: nothing to fix in 1 file; 0 findings in all\n"
    assert newslint("--diff", "--quiet", "a.txt").err == ""


def test_fix_and_diff_is_diff(newslint: RunNewslint, desk: Path) -> None:
    assert newslint("--fix", "--diff", "a.txt").out == DIFF
    assert (desk / "a.txt").read_text() == COPY


def test_reports_beside_a_diff_are_of_the_files_as_they_are(
    newslint: RunNewslint, desk: Path
) -> None:
    ran = newslint("--diff", "--report", "json=out.json", "--report", "text=out.text", "b.txt")
    assert ran.out.startswith("--- a/b.txt\n")
    made = json.loads((desk / "out.json").read_text())
    assert [d["start"] for d in made["diagnostics"]] == [7, 26]
    assert made["summary"]["fixed"] == 1
    assert made["summary"]["diagnostics"] == 2
    assert "Fixed" not in (desk / "out.text").read_text()
    ran = newslint("--diff", "--output", "out.diff", "a.txt")
    assert (ran.out, (desk / "out.diff").read_text()) == ("", DIFF)
    assert newslint("--diff", "--output", "no/where.diff", "a.txt").status == 2


@pytest.mark.parametrize("program", ["git apply", "patch -p1 -s"])
@pytest.mark.parametrize(
    "content",
    [
        COPY.encode(),
        COPY.rstrip().encode(),
        COPY.replace("\n", "\r\n").encode() * 5,
        codecs.BOM_UTF8 + COPY.encode(),
        "Café: it was 62 % then.".encode("cp1252"),
    ],
)
def test_the_diff_of_many_files_makes_what_fix_makes(
    newslint: RunNewslint, desk: Path, program: str, content: bytes
) -> None:
    (desk / ".newslint.yaml").write_text("encoding: cp1252\n")
    names = ["a b.txt", "sub/ü.txt", "sub/c.txt"]
    (desk / "sub").mkdir()
    for name in names:
        (desk / name).write_bytes(content)
    newslint("--diff", "--output", "all.diff", "--jobs", "1", ".")
    ran = subprocess.run(
        program.split(), input=(desk / "all.diff").read_bytes(), capture_output=True, check=False
    )
    assert ran.returncode == 0, ran
    patched = [(desk / name).read_bytes() for name in names]
    (desk / "sub/c.txt").write_bytes(content)
    newslint("--fix", "sub/c.txt")
    assert set(patched) == {(desk / "sub/c.txt").read_bytes()}
    assert patched[0] != content


def test_a_diff_of_utf_16_is_one_of_its_text(newslint: RunNewslint, desk: Path) -> None:
    (desk / "a.txt").write_bytes(codecs.BOM_UTF16_LE + COPY.encode("utf-16-le"))
    assert newslint("--diff", "a.txt").out == DIFF


# Standard input


def test_standard_input_comes_back_fixed(newslint: RunNewslint, desk: Path) -> None:
    ran = newslint("--fix", "-", stdin=FULL.encode())
    assert (ran.status, ran.out) == (1, "It was 62% then. He said zounds.\n")
    assert "<stdin>:1:26 error house/zounds" in ran.err
    assert "Fixed 1 place in 1 file; 1 finding remains: 1 error" in ran.err
    ran = newslint("--fix", "--output", "out.text", "-", stdin=COPY.encode())
    assert (ran.status, ran.out, ran.err) == (0, FIXED, "")
    assert (desk / "out.text").read_text().startswith("<stdin>:1:8 fixed spacing/percent-space: ")
    named = newslint("--diff", "--stdin-filename", "a.txt", "-", stdin=COPY.encode())
    assert (named.status, named.out) == (1, DIFF)


def test_standard_input_that_is_not_fixed_comes_back_as_it_was(
    newslint: RunNewslint, desk: Path
) -> None:
    ran = newslint("--fix", "-", stdin=b"No \0 copy")
    assert (ran.status, ran.out) == (2, "No \0 copy")
    assert newslint("--fix", "-", stdin=FIXED.encode()).out == FIXED
    (desk / ".newslint.yaml").write_text("exclude: [a.txt]\n")
    left = ["--fix", "--force-exclude", "--stdin-filename", "a.txt", "-"]
    ran = newslint(*left, stdin=COPY.encode())
    assert (ran.status, ran.out) == (0, COPY)


# Exit status


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ("--fix a.txt", 0),
        ("--fix b.txt", 1),
        ("--fix clean.txt", 0),
        ("--fix --fail-on never b.txt", 0),
        ("--fix --max-findings 1 b.txt", 0),
        ("--fix gone.txt a.txt", 2),
        ("--diff a.txt", 1),
        ("--diff b.txt", 1),
        ("--diff clean.txt", 0),
        # Something to fix is told, whatever is let pass.
        ("--diff --fail-on never a.txt", 1),
        ("--diff --fail-on never clean.txt", 0),
        ("--diff --ignore spacing b.txt", 1),
        ("--diff --ignore spacing a.txt", 0),
        ("--diff gone.txt a.txt", 2),
        ("--diff gone.txt", 2),
    ],
)
def test_the_exit_status(newslint: RunNewslint, arguments: str, status: int) -> None:
    assert newslint(*arguments.split()).status == status


# What is written, and what is not


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_BE, "utf-16-be"),
     (codecs.BOM_UTF16_LE, "utf-16-le"), (b"", "cp1252")],
)  # fmt: skip
def test_bytes(newslint: RunNewslint, desk: Path, mark: bytes, encoding: str, end: str) -> None:
    (desk / ".newslint.yaml").write_text("encoding: cp1252\n")
    text = (
        f"---{end}house: x{end}---{end}Café:\t\x0c “62 %” then{end}{end}it was 62 % .  {end}{end}"
    )
    (desk / "a.txt").write_bytes(mark + text.encode(encoding))
    ran = newslint("--fix", "--quiet", "a.txt")
    assert (ran.status, ran.err) == (1, "")
    fixed = text.replace("was 62 %", "was 62%")
    assert (desk / "a.txt").read_bytes() == mark + fixed.encode(encoding)


def test_what_cannot_be_written_is_told_and_the_others_are_fixed(
    newslint: RunNewslint, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "locked.txt").write_text(COPY)
    (desk / "locked.txt").chmod(0o444)
    ran = newslint("--fix", "locked.txt", "a.txt")
    assert ran.status == 2
    assert ran.err == (
        "newslint: fixing a.txt: 2 places\nnewslint: locked.txt: is read-only, and is as it was\n"
    )
    assert "locked.txt:1:8 warning" in ran.out
    assert "Fixed 2 places in 1 file; 2 findings remain: 2 warnings in 1 of 2 files" in ran.out
    assert (desk / "a.txt").read_text() == FIXED


def test_a_file_that_somebody_saves_meanwhile(
    newslint: RunNewslint, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = rewriting.rewrite

    def late(path: Path, *arguments: object) -> None:
        path.write_text("Somebody's work.\n")
        real(path, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("newslint.session.file_linter.rewrite", late)
    ran = newslint("--fix", "a.txt")
    assert ran.status == 2
    assert ran.err == (
        "newslint: a.txt: has changed since it was read, and is not overwritten; run again\n"
    )
    assert (desk / "a.txt").read_text() == "Somebody's work.\n"


def test_a_link_out_of_a_folder_is_written_only_if_it_is_named(
    newslint: RunNewslint, desk: Path
) -> None:
    (desk / "sub").mkdir()
    link = desk / "sub" / "link.txt"
    link.symlink_to(desk / "a.txt")
    ran = newslint("--fix", "sub")
    assert ran.err.startswith("newslint: sub/link.txt leads out of sub and is passed over; name")
    assert (desk / "a.txt").read_text() == COPY
    # It is enough that its target is named too.
    assert newslint("--fix", "sub", "a.txt").status == 0
    assert (desk / "a.txt").read_text() == FIXED
    (desk / "a.txt").write_text(COPY)
    assert newslint("--fix", str(Path("sub/link.txt"))).status == 0
    assert (desk / "a.txt").read_text() == FIXED
    assert link.is_symlink()


def test_fixes_that_undo_each_other_are_told(newslint: RunNewslint, desk: Path) -> None:
    for one, other in (("odds", "evens"), ("evens", "odds")):
        data = rule_data(one, fix="safe", **{"with": {"regex": one, "replace": other}})
        write_rule(desk / "mine", f"house/{one}", data)
    (desk / ".newslint.yaml").write_text("rules: [mine]\n")
    (desk / "a.txt").write_text("It was odds.\n")
    ran = newslint("--fix", "a.txt")
    assert ran.status == 2
    assert "house/evens and house/odds undo each other's fixes; theirs are left out" in ran.err
    assert (desk / "a.txt").read_text() == "It was odds.\n"


@pytest.mark.usefixtures("every_process")
def test_many_files_in_several_processes(newslint_with_all_rules: RunNewslint, desk: Path) -> None:
    for number in range(40):
        (desk / f"{number:02}.txt").write_text(f"{number + 1}. {COPY}")
    ran = newslint_with_all_rules("--isolated", "--fix", "--jobs", "3", ".")
    assert "Fixed 83 places in 42 files" in ran.out
    assert {(desk / f"{n:02}.txt").read_text() for n in range(40)} == {
        f"{n + 1}. {FIXED}" for n in range(40)
    }
    assert not [path for path in desk.iterdir() if path.name.startswith(".newslint-")]


def test_a_pipe_is_neither_read_nor_written(newslint: RunNewslint, desk: Path) -> None:
    os.mkfifo(desk / "pipe")
    ran = newslint("--fix", "pipe")
    assert ran.status == 2
    assert ran.err == (
        "newslint: pipe: is a pipe (FIFO), and only files and folders are read; copy from a "
        "program goes to `-`\n"
    )


def test_a_name_that_no_file_can_have(newslint: RunNewslint) -> None:
    assert newslint("--fix", "x" * 5000, "a.txt").status == 2


def test_a_fix_that_the_encoding_does_not_hold(newslint: RunNewslint, desk: Path) -> None:
    data = rule_data("odds", fix="safe", **{"with": {"regex": "odds", "replace": "ődds"}})
    write_rule(desk / "mine", "house/odds", data)
    (desk / ".newslint.yaml").write_text("rules: [mine]\nencoding: cp1252\n")
    (desk / "a.txt").write_bytes("Café: 62 % odds.".encode("cp1252"))
    ran = newslint("--fix", "a.txt")
    assert ran.status == 2
    assert ran.err == (
        "newslint: fixing a.txt: 1 place\n"
        "newslint: a.txt: 1:11: the fix of house/odds is left out: the encoding of the file has "
        "no “ő”\n"
    )
    assert (desk / "a.txt").read_bytes() == "Café: 62% odds.".encode("cp1252")


def test_an_encoding_that_does_not_come_back(newslint: RunNewslint, desk: Path) -> None:
    (desk / ".newslint.yaml").write_text("encoding: cp932\n")
    data = b"It was 62 % \x87\x90 then.\n"
    (desk / "a.txt").write_bytes(data)
    ran = newslint("--fix", "a.txt")
    assert ran.status == 2
    assert "a.txt: cannot be fixed: cp932 has more than one way to write" in ran.err
    assert (desk / "a.txt").read_bytes() == data
