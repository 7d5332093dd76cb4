"""Terms from the command line on: settings that name them, findings, views."""

import sys
from importlib import import_module
from pathlib import Path

import pytest

from newslint.settings.config import FILE_NAME
from tests.conftest import RunNewslint

TERMS = "- right: Kyiv\n  forbidden: [Kiev]\n"


@pytest.fixture
def with_terms(desk: Path) -> Path:
    (desk / "house").mkdir()
    (desk / "house" / "terms.yaml").write_text(TERMS)
    (desk / FILE_NAME).write_text("terms: house/terms.yaml\ninclude: ['*.txt', '*.yaml']\n")
    (desk / "a.txt").write_text("The ferry left Kiev late.\n")
    return desk


def test_settings_name_terms_and_their_files_are_no_copy(
    newslint: RunNewslint, with_terms: Path
) -> None:
    ran = newslint("--format", "concise", "--select", "terms/house-terms", ".")
    assert ran.status == 1
    said = "warning: This desk writes “Kyiv”, not “Kiev”. [terms/house-terms]"
    assert ran.out.splitlines()[0] == f"a.txt:1:16: {said}"
    assert "a.txt:1:16" in newslint("--format", "concise", "a.txt").out
    assert "terms.yaml" not in ran.out


def test_a_fix_writes_the_right_spelling(newslint: RunNewslint, with_terms: Path) -> None:
    assert newslint("--select", "terms/house-terms", "--fix", "a.txt").status == 0
    assert (with_terms / "a.txt").read_text() == "The ferry left Kyiv late.\n"


def test_a_fault_of_terms_ends_the_run(newslint: RunNewslint, with_terms: Path) -> None:
    (with_terms / "house" / "terms.yaml").write_text("- rihgt: Kyiv\n")
    ran = newslint("a.txt")
    assert (ran.status, ran.out) == (2, "")
    assert "terms.yaml:1: unknown key `rihgt`; did you mean “right”?" in ran.err


def test_terms_that_are_not_there(newslint: RunNewslint, with_terms: Path) -> None:
    (with_terms / "house" / "terms.yaml").unlink()
    ran = newslint("a.txt")
    assert ran.status == 2
    assert "terms.yaml: cannot be read: No such file" in ran.err


def test_check_counts_and_tells(newslint: RunNewslint, with_terms: Path) -> None:
    ran = newslint("terms", "check", "house/terms.yaml")
    assert (ran.status, ran.out) == (0, "house/terms.yaml: 1 terms, 2 forms\n")
    (with_terms / "more.yaml").write_text("- right: Kiev\n")
    ran = newslint("terms", "check", "house/terms.yaml", "more.yaml")
    assert ran.status == 2
    assert "more.yaml: “Kiev” is forbidden for “Kyiv”, and good for “Kiev”" in ran.err


def test_convert_from_view_to_view(newslint: RunNewslint, with_terms: Path) -> None:
    for source, target in (("house/terms.yaml", "a.csv"), ("a.csv", "b.tbx"), ("b.tbx", "c.yaml")):
        ran = newslint("terms", "convert", source, target)
        assert (ran.status, ran.out) == (0, f"{target}: 1 terms written\n")
    assert (with_terms / "c.yaml").read_text() == TERMS
    ran = newslint("terms", "convert", "a.csv", "c.yaml")
    assert ran.status == 2
    assert "c.yaml: stands there already and is left as it is" in ran.err
    ran = newslint("terms", "convert", "a.csv", "c.docx")
    assert ran.status == 2
    assert "c.docx: a file of terms ends in .yaml, .csv, .tbx; rename it" in ran.err


def test_nothing_of_it_is_imported_where_no_terms_are_named(
    newslint: RunNewslint, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "a.txt").write_text("The ferry left Kiev late.\n")

    def theirs() -> list[str]:
        ends = ("house_terms", "house_terms_check", "safe_xml")
        return [m for m in sys.modules if m.startswith("newslint.terms") or m.endswith(ends)]

    # All of it is there before, so that all of it is there again when the patch is undone.
    for view in ("csv", "tbx", "yaml"):
        import_module(f"newslint.terms.{view}_view")
    import_module("newslint.terms.term_file")
    import_module("newslint.subjects.names.house_terms_check")
    for module in theirs():
        monkeypatch.delitem(sys.modules, module)
    assert newslint("a.txt").status == 0
    assert theirs() == []
    (desk / "terms.csv").write_text("right,forbidden\nKyiv,Kiev\n")
    (desk / FILE_NAME).write_text("terms: terms.csv\n")
    assert newslint("a.txt").status == 1
    assert "newslint.terms.csv_view" in theirs()
