"""`newslint accept`: write down the findings that somebody has looked at and accepted."""

import argparse
import datetime
import os
import re
from pathlib import Path

from newslint.cli.lint import session_of
from newslint.cli.output import tell
from newslint.cli.status import CLEAN, DEGRADED, FINDINGS
from newslint.foundation.errors import UsageError
from newslint.foundation.shown_text import printable, printable_path
from newslint.linting.acceptance import OutOfUse
from newslint.model.diagnostic import Diagnostic
from newslint.session.accepted_findings import shown_path
from newslint.session.accepting import Accepting, Story, Wanted
from newslint.session.run import RunOptions
from newslint.settings.accepted_file import folded

_MOST_LINES = 10
_MOST_TEXT = 80


def run(arguments: argparse.Namespace) -> int:
    """Run the command. Returns the exit status."""
    wanted = _wanted(arguments)
    until: datetime.date | None = arguments.until
    if until and until < datetime.date.today():
        raise UsageError(f"--until {until} is past; name a day from today on")
    options = RunOptions(jobs=arguments.jobs, gitignore=not arguments.no_gitignore)
    accepting = Accepting(session_of(arguments), wanted, options)
    for notice in accepting.notices:
        tell(notice)
    if arguments.prune:
        status = _prune(accepting)
    else:
        status = _accept(accepting, wanted, arguments.reason, until)
    for problem in accepting.problems:
        tell(f"{problem.path}: {problem.message}" if problem.path else problem.message)
    return DEGRADED if accepting.problems else status


def _accept(accepting: Accepting, wanted: Wanted, reason: str, until: datetime.date | None) -> int:
    done = accepting.accept(reason, until)
    for diagnostic in done.taken:
        print(_line(diagnostic))
    for path, taken in done.files.items():
        print(f"{_many(taken)} accepted in {shown_path(path)}.")
    if done.already:
        print(f"{_many(done.already)} accepted already.")
    return CLEAN if done.files or done.already else _nothing(accepting, wanted)


def _nothing(accepting: Accepting, wanted: Wanted) -> int:
    """Say that nothing was found. Returns the exit status."""
    if wanted.line is None and not wanted.rule:
        if not any(problem.path for problem in accepting.problems):
            print("There is nothing to accept: nothing was found.")
        return CLEAN
    for story in accepting.stories:
        if not story.report.problems:
            tell(_why_nothing(accepting, wanted, story))
    if accepting.linted_nothing:
        tell(f"{wanted.paths[0]}: there are no stories in it")
    return FINDINGS


def _why_nothing(accepting: Accepting, wanted: Wanted, story: Story) -> str:
    what = f"no finding of {wanted.rule}" if wanted.rule else "no finding"
    where = f"{story.path}" + (f":{wanted.line}" if wanted.line is not None else "")
    where += f":{wanted.column}" if wanted.column is not None else ""
    begins = " begins" if wanted.line is not None else ""
    said = f"{where}: {what}{begins} there"
    if wanted.rule and accepting.is_off(story):
        return f"{said}; the rule is off, --select {wanted.rule} turns it on"
    lines = sorted({d.place.start.line for d in story.report.all_diagnostics})
    if not lines:
        return f"{said}; nothing is found in the whole story"
    shown = ", ".join(map(str, lines[:_MOST_LINES])) + (" …" if lines[_MOST_LINES:] else "")
    return f"{said}; findings begin on {'line' if len(lines) == 1 else 'lines'} {shown}"


def _prune(accepting: Accepting) -> int:
    """Take out the entries that are stale or have expired. Returns the exit status."""
    gone = accepting.prune()
    for path, entries in gone.items():
        for one in entries:
            entry = one.file.entries[one.number]
            why = "expired" if one.reason is OutOfUse.EXPIRED else "stale"
            print(
                f"{printable_path(entry.path)}: {entry.rule}: {why}: {_shown_excerpt(entry.text)}"
            )
        count = f"{len(entries):,} {'entry' if len(entries) == 1 else 'entries'}"
        print(f"{count} taken out of {shown_path(path)}.")
    if not gone:
        print("There is nothing to take out: no entry is stale or has expired.")
    return CLEAN


def _wanted(arguments: argparse.Namespace) -> Wanted:
    words: list[str] = arguments.words
    if "" in words:
        raise UsageError("a path is empty; write . for the current folder")
    if arguments.prune:
        if arguments.reason or arguments.until:
            raise UsageError("--prune accepts nothing, so it takes no --reason and no --until")
        return Wanted(tuple(words) or (os.curdir,))
    try:
        arguments.reason.encode()
    except UnicodeEncodeError as problem:
        raise UsageError("--reason is not UTF-8; write it in the encoding of the terminal") from (
            problem
        )
    if not words:
        raise UsageError("name a finding, as story.txt:3; `newslint accept --help`")
    if arguments.all:
        return Wanted(tuple(words))
    wanted = _place(words[0], words[1] if len(words) == 2 else "")
    if len(words) > 2:
        raise UsageError(
            "name one place and, if need be, one rule; --all takes several files and folders"
        )
    if wanted.line is None and not wanted.rule:
        path = words[0]
        where = f"{path}:3" if Path(path).is_file() else f"{path}{os.sep}story.txt:3"
        raise UsageError(
            f"{path}: which findings? Name a line ({where}) or a rule after it, or accept all of "
            "them with --all"
        )
    return wanted


def _place(word: str, rule: str) -> Wanted:
    """A word of the command line taken apart; a file that has the name goes first."""
    if os.path.lexists(word):
        return Wanted((word,), rule=rule)
    # The colon of the line is the last or the one before, as the file is there or not.
    for last in (r":(\d+):?", r":(\d+):(\d+):?"):
        found = re.fullmatch(f"(.+?){last}", word, re.DOTALL)
        if found and os.path.lexists(found[1]):
            line, *column = (int(number) for number in found.groups()[1:])
            if not line or 0 in column:
                raise UsageError(f"{word}: lines and columns count from 1")
            if Path(found[1]).is_dir():
                raise UsageError(f"{found[1]}: is a folder; name a line of a file in it")
            return Wanted((found[1],), line, next(iter(column), None), rule)
    raise UsageError(f"{word}: there is no such file or folder")


def _line(diagnostic: Diagnostic) -> str:
    line, column = diagnostic.place.start
    where = f"{printable_path(diagnostic.path)}:{line}:{column}"
    return f"{where}: {diagnostic.rule}: {_shown_excerpt(diagnostic.place.text)}"


def _shown_excerpt(text: str) -> str:
    words = printable(folded(text))
    return f"“{words}”" if len(words) <= _MOST_TEXT else f"“{words[: _MOST_TEXT - 1]}…”"


def _many(number: int) -> str:
    return f"{number:,} {'finding' if number == 1 else 'findings'}"
