import pickle
import re
import subprocess
import sys
from dataclasses import is_dataclass
from pathlib import Path

import pytest

from newslint.cli.arguments import lint_parser
from newslint.foundation.deferred import kind_of
from newslint.foundation.typed_data import fields_of
from newslint.model.report import Presentation, Report
from newslint.plugins.builtin import (
    newslint_checks,
    newslint_readers,
    newslint_reporters,
    rulebook_folder,
)
from newslint.rulebook.reading import rule_files
from tests.making import written_by


def test_the_rulebook_is_found() -> None:
    assert len(rule_files(rulebook_folder())) > 10


def test_every_check_is_a_frozen_value_with_declared_fields() -> None:
    for name, offer in newslint_checks().items():
        kind = kind_of(offer)
        assert is_dataclass(kind), name
        with pytest.raises(AttributeError, match="frozen"):
            kind.__new__(kind).anything = 1
        fields_of(kind)
        assert kind.__doc__, name
        assert not kind.__doc__.startswith(f"{kind.__name__}("), f"{name} has no docstring"


def test_suffixes_are_lower_case_with_their_dot() -> None:
    suffixes = [suffix for reader in newslint_readers() for suffix in reader.suffixes]
    assert ".txt" in suffixes
    assert all(s.startswith(".") and s == s.lower() for s in suffixes)


def test_readers_and_reporters_can_be_sent_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(newslint_readers())) == newslint_readers()
    offer = newslint_reporters()["jsonl"]
    assert pickle.loads(pickle.dumps(offer)) is offer


def test_every_format_is_there_and_told_to_users() -> None:
    top = Path(__file__).parents[2]
    pages = [top / "README.md", top / "docs" / "formats-and-ci.md"]
    readme, page = (page.read_text(encoding="utf-8") for page in pages)
    offered = newslint_reporters()
    assert {"text", "concise", "json", "jsonl"} < set(offered)
    for name, reporter in offered.items():
        assert isinstance(written_by(reporter, Report("1", (), ()), Presentation()), str)
        assert f"`{name}`" in readme
        assert f"`{name}`" in page.partition("\n\n")[2].partition("\n\n")[0], name
        assert re.search(rf"\b{name}\b", lint_parser().format_help()), name


def test_formats_for_ci_are_imported_when_they_are_asked_for() -> None:
    script = (
        "import sys; from newslint.cli import main; main(['--isolated', '--no-cache', '-']);"
        "print(*sorted(name for name in sys.modules if name.startswith('newslint.reporters.')))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], input="", capture_output=True, text=True, check=True
    )
    imported = ran.stdout.splitlines()[-1].split()
    assert "newslint.reporters.text_report" in imported
    formats = "github gitlab junit checkstyle rdjson markdown"
    assert not {f"newslint.reporters.{name}_report" for name in formats.split()} & set(imported)


def test_every_check_is_told_to_rule_writers() -> None:
    readme = (Path(__file__).parents[2] / "rules" / "README.md").read_text(encoding="utf-8")
    for name, offer in newslint_checks().items():
        kind = kind_of(offer)
        assert f"| `{name}` |" in readme
        for parameter in fields_of(kind):
            assert f"`{parameter}`" in readme, f"{name}: {parameter}"
        (row,) = [line for line in readme.splitlines() if line.startswith(f"| `{name}` |")]
        values = getattr(kind, "values", ())
        if isinstance(values, tuple):
            assert row.endswith(
                f"| {', '.join(f'`{value}`' for value in values)} |".replace("  ", " ")
            )


def test_a_run_in_another_format_does_not_load_what_sarif_needs() -> None:
    code = (
        "import sys; from newslint.plugins.builtin import newslint_reporters; "
        "newslint_reporters(); "
        "sys.exit('newslint.reporters.sarif_report.log' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
