"""What the command line takes."""

import argparse
import os
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from newslint.foundation.shown_text import printable
from newslint.model.position import ColumnUnit

_ISOLATED = "no settings but those of the command line, and what stories say in front matter"
_EPILOG = """\
commands (a first word that is one of these; write ./rules for a folder of that name):
  newslint accept PATH:LINE     accept the findings that begin there
  newslint explain RULE         what a rule is about, with its examples
  newslint rules                the rules, a line each
  newslint check-rules [FOLDER] prove a folder of rules by its examples
  newslint init                 write a commented .newslint.yaml
  newslint settings [PATH]      the settings that hold for a story, and where each was said
  newslint data                 the tables that facts rest on: age, source, coverage
  newslint schema settings|rule|terms   a JSON Schema of such files, for editors
  newslint terms check|convert  files of the desk's names and terms: YAML, CSV, TBX
  newslint cache show|clear     what earlier runs have kept, so that unchanged copy costs little
  newslint languagetool status|install|start|stop   what there is of LanguageTool
  newslint resident status|stop the processes that --resident keeps

exit status: 0 nothing at or above --fail-on; 1 findings; 2 the run failed or was not whole
  with --fix, what remains counts; with --diff, it is 1 too if there is anything to fix

settings: .newslint.yaml, or [tool.newslint] in pyproject.toml; the nearest up the tree from a file;
  below them the user's own, ~/.config/newslint/settings.yaml; above them NEWSLINT_SELECT,
  NEWSLINT_IGNORE and NEWSLINT_FAIL_ON. NEWSLINT_CONFIG is --config, NEWSLINT_JOBS --jobs,
  NEWSLINT_RESIDENT=1 --resident
"""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, whatever the names of files on the command line hold."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**{"formatter_class": _Help, **given})

    def error(self, message: str) -> NoReturn:
        super().error(printable(message))


class _Help(argparse.HelpFormatter):
    """Help as wide as the terminal. What argparse finds that out by takes long to import."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_width_of_help())


class _HelpAsWritten(_Help, argparse.RawDescriptionHelpFormatter):
    """The same with descriptions as they are."""


def _width_of_help() -> int:
    said = os.environ.get("COLUMNS", "")
    columns = int(said) if said.isdecimal() else 0
    if not columns:
        try:
            columns = os.get_terminal_size().columns
        except OSError:
            columns = 0
    return (columns or 80) - 2


@cache
def lint_parser() -> argparse.ArgumentParser:
    """The options of a lint run."""
    parser = _Parser(
        prog="newslint",
        usage="newslint [OPTIONS] PATH...",
        description="Lint translated news copy: facts that disagree, names in two spellings, "
        "what a translation breaks.",
        epilog=_EPILOG,
        formatter_class=_HelpAsWritten,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version",
        action="store_true",
        help="print the version; with --verbose those of libraries and data too, and the licences",
    )
    parser.add_argument("--verbose", action="store_true", help="goes with --version")
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="files and folders; - is standard input"
    )
    parser.add_argument(
        "--changed-since",
        metavar="REV",
        help="only files that git knows to have changed since REV, and only findings in changed "
        "paragraphs; PATH is the current folder if left out",
    )
    output = parser.add_argument_group("output")
    output.add_argument(
        "--format",
        default="text",
        metavar="NAME",
        help="text (default), concise, json, jsonl, sarif; for CI systems github, gitlab, junit, "
        "checkstyle, rdjson and rdjsonl (reviewdog), markdown (a comment or summary)",
    )
    output.add_argument("--output", type=Path, metavar="FILE", help="write there, not to stdout")
    output.add_argument(
        "--report",
        action="append",
        default=[],
        metavar="NAME=FILE",
        help="write one more report, in the format NAME, to FILE; repeat for several",
    )
    output.add_argument(
        "--columns",
        choices=[unit.value for unit in ColumnUnit],
        default=ColumnUnit.CHARACTERS.value,
        help="what the concise format counts columns in: characters (default), bytes (Vim), "
        "utf-16 (VS Code)",
    )
    output.add_argument("--color", choices=("auto", "always", "never"), default="auto")
    output.add_argument("--quiet", action="store_true", help="no summary, no progress bar")
    output.add_argument("--statistics", action="store_true", help="count the findings by rule")
    output.add_argument(
        "--timings", action="store_true", help="tell where the time went, on standard error"
    )
    output.add_argument(
        "--timings-file", type=Path, metavar="FILE", help="write that to FILE, all of it, as JSON"
    )
    rules = parser.add_argument_group("rules")
    rules.add_argument(
        "--select",
        action="append",
        default=[],
        metavar="RULE-OR-CATEGORY",
        help="only these: an id, a category, all, default; repeat or separate by commas",
    )
    rules.add_argument(
        "--ignore", action="append", default=[], metavar="RULE-OR-CATEGORY", help="not these"
    )
    rules.add_argument(
        "--fail-on",
        choices=("error", "warning", "note", "never"),
        metavar="LEVEL",
        help="the level from which findings make the exit status 1: error, warning (default), "
        "note, or never",
    )
    rules.add_argument(
        "--max-findings",
        type=_count,
        metavar="N",
        help="let up to N findings at or above --fail-on pass (default 0)",
    )
    rules.add_argument(
        "--max-penalty",
        type=_points,
        metavar="N",
        help="fail above N penalty points per 1,000 words",
    )
    _add_languagetool(rules)
    fixes = parser.add_argument_group("fixes")
    fixes.add_argument(
        "--fix", action="store_true", help="apply the safe fixes; - writes the fixed copy to stdout"
    )
    fixes.add_argument(
        "--diff", action="store_true", help="show what --fix would change, and change nothing"
    )
    fixes.add_argument(
        "--unsafe-fixes",
        action="store_true",
        help="with --fix or --diff, also the fixes that a person should read",
    )
    settings = parser.add_argument_group("settings")
    settings.add_argument("--config", type=Path, metavar="FILE", help="this settings file for all")
    settings.add_argument("--isolated", action="store_true", help=_ISOLATED)
    settings.add_argument(
        "--date", type=_day, metavar="YYYY-MM-DD", help="the day that the stories are dated"
    )
    settings.add_argument(
        "--stdin-filename",
        type=Path,
        metavar="PATH",
        help="the name that copy from standard input goes by",
    )
    settings.add_argument(
        "--format-in",
        metavar="FORMAT",
        default="",
        help="read all files as plain-text, markdown, html, …, whatever their names",
    )
    settings.add_argument(
        "--force-exclude",
        action="store_true",
        help="what is passed over in folders (excludes, what is no copy) is so too if it is named",
    )
    _add_no_gitignore(settings)
    settings.add_argument(
        "--allow-empty",
        action="store_true",
        help="let a run pass that finds nothing to lint; without it, the exit status is 2",
    )
    running = parser.add_argument_group("running")
    running.add_argument(
        "--jobs",
        type=_jobs,
        default=0,
        metavar="N",
        help="at most N processes (default: by processors)",
    )
    running.add_argument("--no-cache", action="store_true", help="neither read nor write caches")
    # Who calls the command has heeded it (`resident.client`).
    running.add_argument(
        "--resident",
        action=argparse.BooleanOptionalAction,
        help="have a process answer that is kept for some minutes, and start it if there is none",
    )
    return parser


def command_parser() -> argparse.ArgumentParser:
    """The commands and their arguments."""
    parser = _Parser(prog="newslint", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    _add_accept(commands)
    explain = commands.add_parser("explain", help="what a rule is about, with its examples")
    explain.add_argument("rule", metavar="RULE", help="an id, or id:entry for a lexicon's entry")
    rules = commands.add_parser("rules", help="the rules, a line each")
    rules.add_argument("categories", nargs="*", metavar="CATEGORY", help="only these")
    check = commands.add_parser(
        "check-rules",
        help="prove rules by their examples",
        description="Prove every rule of a folder by its examples; without a folder, all rules "
        "that are installed or named in the settings.",
    )
    check.add_argument("folder", nargs="?", type=Path, metavar="FOLDER")
    init = commands.add_parser("init", help="write a commented .newslint.yaml")
    init.add_argument("folder", nargs="?", type=Path, default=Path(), metavar="FOLDER")
    data = commands.add_parser(
        "data",
        help="the tables that facts rest on: their age, source and coverage",
        allow_abbrev=False,
    )
    data.add_argument(
        "--format", choices=("text", "json"), default="text", help="text (default) or json"
    )
    _add_cache(commands)
    _add_terms(commands)
    of_languagetool = _add_languagetool_commands(commands)
    resident = commands.add_parser(
        "resident",
        help="the processes that --resident keeps",
        description="Tell of the processes that --resident or NEWSLINT_RESIDENT=1 keep, or stop "
        "them; runs that are under way go on to their end.",
        allow_abbrev=False,
    )
    resident.add_argument("what", choices=("status", "stop"))
    schema = _add_schema(commands)
    settings = _add_settings(commands)
    for one in (explain, rules, check, schema, settings, *of_languagetool):
        one.add_argument("--config", type=Path, metavar="FILE", help="this settings file")
        one.add_argument("--isolated", action="store_true", help=_ISOLATED)
    return parser


def _add_languagetool_commands(
    commands: "argparse._SubParsersAction[_Parser]",
) -> list[argparse.ArgumentParser]:
    """Returns those that heed settings."""
    languagetool = commands.add_parser(
        "languagetool",
        help="what there is of LanguageTool; install it; keep a server running",
        allow_abbrev=False,
    )
    whats = languagetool.add_subparsers(
        dest="what", required=True, metavar="status|install|start|stop"
    )
    status = whats.add_parser(
        "status",
        help="what is found: Java, LanguageTool, language-tool-python, a server, a cache",
        description="Tell what is found of what LanguageTool takes, and what to do about what is "
        "missing. The exit status is 0 if --languagetool works, else 2.",
    )
    install = whats.add_parser(
        "install",
        help="download LanguageTool, or copy it from a folder",
        description="Download LanguageTool by language-tool-python, some 250 MB; or copy it into "
        "the user's own folder of data, which needs no network.",
    )
    install.add_argument(
        "--from",
        dest="source",
        type=Path,
        metavar="FOLDER",
        help="a folder of its jars, or of its unzipped archive",
    )
    start = whats.add_parser(
        "start",
        help="start a server that is kept running",
        description="Start a server that runs use from now on, so that none of them waits for its "
        "own: for editors and hooks. It listens on this machine alone.",
    )
    whats.add_parser("stop", help="stop that server")
    return [status, start]


def _add_schema(
    commands: "argparse._SubParsersAction[_Parser]",
) -> argparse.ArgumentParser:
    schema = commands.add_parser(
        "schema",
        help="print a JSON Schema, for editors",
        description="Print the JSON Schema (draft 7) of settings files or of rule files, with what "
        "plugins add, or of files of terms. Editors complete and check by it what begins with "
        "`# yaml-language-server: $schema=FILE`.",
        allow_abbrev=False,
    )
    schema.add_argument("what", choices=("settings", "rule", "terms"))
    return schema


def _add_terms(commands: "argparse._SubParsersAction[_Parser]") -> None:
    terms = commands.add_parser(
        "terms",
        help="check or convert files of the desk's names and terms",
        description="Files of names and terms are YAML, CSV or TBX (ISO 30042), by how their names "
        "end; `terms:` in the settings names those that hold.",
        allow_abbrev=False,
    )
    whats = terms.add_subparsers(dest="what", required=True, metavar="check|convert")
    check = whats.add_parser("check", help="tell what is wrong in them", allow_abbrev=False)
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    convert = whats.add_parser(
        "convert", help="write the same terms in another view", allow_abbrev=False
    )
    convert.add_argument("source", type=Path, metavar="FROM")
    convert.add_argument("target", type=Path, metavar="TO")


def _add_cache(commands: "argparse._SubParsersAction[_Parser]") -> None:
    cache = commands.add_parser(
        "cache",
        help="what earlier runs have kept; clear it",
        description="Show where caches lie and what is in them: compiled rules and patterns, "
        "reports on stories, answers of LanguageTool; or clear them. Only what newslint has kept "
        "is taken away, and the next run makes it anew.",
        allow_abbrev=False,
    )
    cache.add_argument("what", choices=("show", "clear"))


def _add_settings(
    commands: "argparse._SubParsersAction[_Parser]",
) -> argparse.ArgumentParser:
    settings = commands.add_parser(
        "settings",
        help="the settings that hold for a story, and where each was said",
        description="Print the settings that hold for a story or the stories of a folder, all "
        "layers merged, each with the place where it was said.",
        allow_abbrev=False,
    )
    settings.add_argument("path", nargs="?", type=Path, default=Path(), metavar="PATH")
    settings.add_argument(
        "--format", choices=("yaml", "json"), default="yaml", help="yaml (default) or json"
    )
    for name in ("--select", "--ignore"):
        settings.add_argument(
            name, action="append", default=[], metavar="RULE-OR-CATEGORY", help="as for a run"
        )
    settings.add_argument(
        "--date", type=_day, metavar="YYYY-MM-DD", help="the day that the stories are dated"
    )
    _add_languagetool(settings)
    return settings


def _add_accept(commands: "argparse._SubParsersAction[_Parser]") -> None:
    accept = commands.add_parser(
        "accept",
        help="accept findings, so that they count no more",
        usage="newslint accept [OPTIONS] PATH[:LINE[:COLUMN]] [RULE]\n"
        "       newslint accept [OPTIONS] --all PATH...\n"
        "       newslint accept [OPTIONS] --prune [PATH...]",
        description="Accept the findings that begin on a line, or those of a rule: they are left "
        "out of reports for people and marked in those for programs for as long as their words "
        "stand in the story. They are kept in .newslint-accepted.yaml, the nearest one up the tree "
        "from the story. If there is none it is made: beside the settings, else at the top of the "
        "git checkout, else in the folder that was named.",
        allow_abbrev=False,
    )
    accept.add_argument("words", nargs="*", metavar="PATH", help="a story, with the line")
    how = accept.add_mutually_exclusive_group()
    how.add_argument(
        "--all", action="store_true", help="all that is found in these files and folders"
    )
    how.add_argument(
        "--prune",
        action="store_true",
        help="take out the entries for these files and folders (default: the current folder) that "
        "are stale or have expired",
    )
    accept.add_argument("--reason", default="", metavar="TEXT", help="why it is accepted")
    accept.add_argument(
        "--until", type=_day, metavar="YYYY-MM-DD", help="the last day on which it is"
    )
    for name, said in (("--select", "only these rules"), ("--ignore", "not these rules")):
        accept.add_argument(
            name, action="append", default=[], metavar="RULE-OR-CATEGORY", help=said
        )
    _add_languagetool(accept)
    accept.add_argument("--config", type=Path, metavar="FILE", help="this settings file for all")
    _add_no_gitignore(accept)
    accept.add_argument(
        "--date", type=_day, metavar="YYYY-MM-DD", help="the day that the stories are dated"
    )
    accept.add_argument(
        "--jobs",
        type=_jobs,
        default=0,
        metavar="N",
        help="at most N processes (default: by processors)",
    )


def _add_languagetool(parser: "argparse._ActionsContainer") -> None:
    parser.add_argument(
        "--languagetool",
        action=argparse.BooleanOptionalAction,
        help="ask LanguageTool too, or not (default: as the settings say, otherwise not); it runs "
        "on this machine",
    )


def _add_no_gitignore(parser: "argparse._ActionsContainer") -> None:
    parser.add_argument(
        "--no-gitignore", action="store_true", help="in folders, take also what git ignores"
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise argparse.ArgumentTypeError(f"{text!r} is no day such as 2024-05-16") from problem


def _count(text: str) -> int:
    if text.isdecimal():
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number of findings, 0 or more")


def _points(text: str) -> float:
    try:
        points = float(text)
    except ValueError:
        points = -1.0
    if not points >= 0:  # neither is what is no number
        raise argparse.ArgumentTypeError(f"{text!r} is no number of points, 0 or more")
    return points


def _jobs(text: str) -> int:
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number of processes, 1 or more")
