import ast
import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest

import newslint


def told_to_type_checkers() -> dict[str, str]:
    """The module of every public name, as the branch for type checkers has it."""
    tree = ast.parse(Path(newslint.__file__).read_text(encoding="utf-8"))
    branch = next(node for node in tree.body if isinstance(node, ast.If))
    return {
        alias.asname or alias.name: node.module or ""
        for node in branch.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def test_type_checkers_and_python_see_the_same_names() -> None:
    told = told_to_type_checkers()
    assert sorted(told) == [name for name in newslint.__all__ if name != "__version__"]
    for name, module in told.items():
        imported = vars(sys.modules[module]).values() if getattr(newslint, name) else ()
        assert any(value is getattr(newslint, name) for value in imported), name


def test_every_public_class_and_function_says_what_it_is() -> None:
    for name in told_to_type_checkers():
        if name not in ("ReporterOffer", "hookimpl"):
            assert getattr(newslint, name).__doc__, name


def test_every_public_name_is_told_to_users() -> None:
    page = (Path(__file__).parents[1] / "docs" / "library.md").read_text(encoding="utf-8")
    table = page.partition("## All names")[2]
    firsts = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    told = re.findall(r"`(\w+)`", " ".join(firsts))
    assert sorted(told) == sorted(newslint.__all__)


def test_to_import_it_imports_nothing_else() -> None:
    code = (
        "import sys, importlib.util; before = set(sys.modules); import newslint; "
        "print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["newslint"]


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Sesion'"):
        _ = newslint.Sesion
    assert "Session" in dir(newslint)


def test_reports_can_be_sent_to_another_process() -> None:
    with newslint.Session(isolated=True, cached=False) as session:
        report = session.lint_text("Turnout reached 62 % on Sunday.")
    assert pickle.loads(pickle.dumps(report)) == report
