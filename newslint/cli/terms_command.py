"""`newslint terms check|convert`: files of a desk's names and terms, held against the model."""

import argparse
from pathlib import Path

from newslint.cli.output import tell
from newslint.cli.status import CLEAN, DEGRADED
from newslint.foundation.errors import NewslintError, UsageError
from newslint.foundation.shown_text import printable, printable_path
from newslint.model.terms import Term
from newslint.terms.rows import TermsError
from newslint.terms.term_file import ReadTerms, read_all, read_terms, written_terms


def run(arguments: argparse.Namespace) -> int:
    """Run the command that the arguments name. Returns the exit status."""
    try:
        if arguments.what == "check":
            return _check(arguments.files)
        return _convert(arguments.source, arguments.target)
    except TermsError as problem:
        raise NewslintError(str(problem)) from problem


def _check(files: list[Path]) -> int:
    for file in files:
        read = read_terms(file)
        forms = sum(1 for term in read.terms for _ in term.forms())
        print(printable(f"{printable_path(str(file))}: {len(read.terms)} terms, {forms} forms"))
        _tell_left_out(file, read)
    read_all(files)
    return CLEAN


def _convert(source: Path, target: Path) -> int:
    read = read_terms(source)
    text = written_terms(read.terms, target)
    try:
        with target.open("x", encoding="utf-8", newline="") as opened:
            opened.write(text)
    except FileExistsError as problem:
        raise UsageError(f"{target}: stands there already and is left as it is") from problem
    except OSError as problem:
        raise NewslintError(f"{target}: cannot be written: {problem.strerror}") from problem
    again: tuple[Term, ...] = read_terms(target).terms
    print(printable(f"{printable_path(str(target))}: {len(again)} terms written"))
    _tell_left_out(source, read)
    if again != read.terms:
        tell(f"{target}: is not read as the same terms again; please report this with the file")
        return DEGRADED
    return CLEAN


def _tell_left_out(file: Path, read: ReadTerms) -> None:
    if read.left_out:
        listed = ", ".join(f"{name} ({count})" for name, count in sorted(read.left_out.items()))
        tell(f"{file}: has what terms have no place for, and it is passed over: {listed}")
