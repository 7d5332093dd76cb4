"""The commands beside linting; accept and languagetool have modules of their own."""

import argparse
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from newslint.cli.output import tell
from newslint.cli.status import CLEAN, DEGRADED, FINDINGS
from newslint.foundation.errors import NewslintError, UsageError
from newslint.foundation.shown_text import inert_line, printable, printable_path
from newslint.linting.selection import resolved
from newslint.model.document import Metadata
from newslint.model.rule import Rule
from newslint.rulebook.pages import rule_line
from newslint.rulebook.proof import prove_rule
from newslint.session.resources import Resources
from newslint.session.session import Session
from newslint.settings.config import FILE_NAME


def run(arguments: argparse.Namespace) -> int:
    """Run the command that the arguments name. Returns the exit status."""
    if arguments.command == "init":
        return _init(arguments.folder)
    if arguments.command == "accept":
        from newslint.cli import accept  # noqa: PLC0415 - no other command lints

        return accept.run(arguments)
    if arguments.command == "settings":
        from newslint.cli import settings_command  # noqa: PLC0415 - no other command needs it

        return settings_command.run(arguments)
    if arguments.command == "data":
        from newslint.cli import data_command  # noqa: PLC0415 - no other command needs it

        return data_command.run(arguments)
    if arguments.command == "cache":
        from newslint.cli import cache_command  # noqa: PLC0415 - no other command needs it

        return cache_command.run(arguments)
    if arguments.command == "schema":
        from newslint.cli import schema_command  # noqa: PLC0415 - no other command needs it

        return schema_command.run(arguments)
    if arguments.command == "terms":
        from newslint.cli import terms_command  # noqa: PLC0415 - no other command needs it

        return terms_command.run(arguments)
    if arguments.command == "languagetool":
        from newslint.cli import languagetool  # noqa: PLC0415 - no other command needs it

        return languagetool.run(arguments)
    if arguments.command == "resident":
        from newslint.cli import resident_command  # noqa: PLC0415 - no other command needs it

        return resident_command.run(arguments)
    session = Session(arguments.config, isolated=arguments.isolated)
    commands = {"explain": _explain, "rules": _rules, "check-rules": _check_rules}
    try:
        status = commands[arguments.command](arguments, session)
    finally:
        # A rule that is not to be had may be one of a plugin that failed.
        for problem in session.resources.problems:
            tell(problem.message)
    return DEGRADED if session.resources.problems else status


def _explain(arguments: argparse.Namespace, session: Session) -> int:
    for line in session.explain(arguments.rule).splitlines():
        print(inert_line(line))
    return CLEAN


def _rules(arguments: argparse.Namespace, session: Session) -> int:
    rules = session.rulebook(address.partition("/")[0] for address in arguments.categories)
    wanted = resolved(arguments.categories, rules, "newslint rules")
    for rule in rules:
        if not wanted or any(f"{rule.id}/".startswith(f"{w}/") for w in wanted):
            print(printable(rule_line(rule)))
    return CLEAN


def _check_rules(arguments: argparse.Namespace, session: Session) -> int:
    from newslint.rulebook.reading import load_rulebook  # noqa: PLC0415 - it brings the YAML library

    resources = session.resources
    config = resources.config_of(arguments.folder or Path(os.curdir))
    offers = resources.offers(config)
    rulebook = resources.rulebook(config)
    installed = rulebook.rules
    # A rule that is made in code speaks of no copy, so it has no examples.
    rules = tuple(rule for rule in installed if rule.texts.bad or rule.entries)
    if arguments.folder is not None:
        others = [f for f in rulebook.folders if not _same(f, arguments.folder)]
        # The folder may be the source of what is installed, as with the author of a plugin.
        installed = load_rulebook(
            [*others, arguments.folder], offers.checks, absent=rulebook.left_out, later_wins=True
        )
        inside = arguments.folder.resolve()
        rules = tuple(r for r in installed if Path(r.origin).resolve().is_relative_to(inside))
    if not rules:
        raise UsageError(f"{arguments.folder or 'the settings'}: no rule files (*.yaml) found")
    read = offers.readers[0].read
    failed = set()
    for rule in rules:
        for failure in prove_rule(rule, installed, read):
            failed.add(rule.id)
            shown = failure.example.replace("\n", "⏎")
            said = printable(f": {failure.rule}: {failure.message}")
            print(f"{printable_path(rule.origin)}{said}\n    in: {inert_line(shown)}")
    examples = sum(len(r.texts.bad) + len(r.texts.good) for r in rules) + sum(
        len(e.bad) + len(e.good) for r in rules for e in r.texts.entries.values()
    )
    for line in _costs(rules, installed):
        print(line)
    print(f"{len(rules) - len(failed)} of {len(rules)} rules hold, by {examples} examples.")
    return FINDINGS if failed else CLEAN


def _costs(rules: Iterable[Rule], installed: Iterable[Rule]) -> Iterator[str]:
    """What the rules cost that are asked of every story, the dearest first."""
    from newslint.readers.plain_text import read_text  # noqa: PLC0415 - no other command needs it
    from newslint.rulebook.costs import costs, some_copy  # noqa: PLC0415 - as above

    copy = some_copy(
        read_text(example.text, "example.txt", Metadata(language="en"))
        for rule in installed
        for example in rule.texts.good
    )
    found = sorted(((cost, rule.id) for rule, cost in costs(rules, copy)), reverse=True)
    # Of a few rules all are named.
    dear = [one for one in found if one[0] >= _DEAR or len(found) <= _FEW]
    if dear:
        yield "Asked of every story, as no rare string is sure to be there (seconds per megabyte):"
        yield from (f"    {cost:.2f}  {printable(rule_id)}" for cost, rule_id in dear)
    if len(found) > len(dear):
        more = " more" if dear else ""
        count = f"{len(found) - len(dear)}{more}"
        yield f"{count} are asked of every story, each below {_DEAR} seconds."


_DEAR = 0.02
_FEW = 10


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _init(folder: Path) -> int:
    from newslint.cli.schema_command import schema_text  # noqa: PLC0415 - no other command needs it

    path, schema = folder / FILE_NAME, folder / _SCHEMA_NAME
    resources = Resources(None, isolated=True)
    # Beside the settings and in the same repository, editors find it on every machine, with no
    # network, and it has what the plugins of this desk add.
    texts = {path: ("x", _SETTINGS), schema: ("w", schema_text("settings", resources))}
    for file, (mode, text) in texts.items():
        try:
            with file.open(mode, encoding="utf-8") as opened:
                opened.write(text)
        except FileExistsError as problem:
            raise NewslintError(f"{file}: stands there already and is left as it is") from problem
        except OSError as problem:
            raise NewslintError(f"{file}: cannot be written: {problem.strerror}") from problem
    print(f"{path} written; every setting in it is commented out.")
    print(f"{schema} written, by which editors complete and check it.")
    for told in resources.problems:
        tell(told.message)
    return DEGRADED if resources.problems else CLEAN


_SCHEMA_NAME = ".newslint.schema.json"


_SETTINGS = f"""\
# yaml-language-server: $schema={_SCHEMA_NAME}
#
# Settings of newslint for the files of this folder and of those below it.
# `newslint rules` lists the rules, `newslint explain RULE` tells about one, and
# `newslint settings FILE` what holds for a story, and why. Editors check this file by the schema
# that the first line names; `newslint schema settings > {_SCHEMA_NAME}` renews it.

# Which rules run: "default", "all", categories, rules, or entries of a lexicon.
# select: [default]
# ignore: [names/place-variants, "calques/russian:in-the-frames-of"]

# How loudly: error, warning or note.
# levels: {{units/conversion-imprecise: note}}

# The level from which findings make the exit status 1.
# fail-on: warning

# Folders of your own rules, relative to this file.
# rules: [house-rules]

# Files of the desk's names and terms, relative to this file: .yaml, .csv or .tbx.
# terms: [house/terms.yaml]

# Parameters of a rule's check, in the place of those in its file.
# parameters:
#   units/conversion-wrong: {{}}

# A settings file that holds where this one says nothing else.
# profile: house/newslint.yaml

# What is taken in folders; without it, .txt and .text files.
# include: [stories/, "*.wire"]

# Whether what git ignores is passed over in folders.
# gitignore: true

# Files that are passed over in folders (named files too, with --force-exclude).
# exclude: [drafts/, "*.orig.txt"]

# Other settings for some files.
# paths:
#   - match: [sport/]
#     ignore: [repetition]

# The encoding of files that are neither UTF-8 nor UTF-16 with a byte order mark.
# encoding: cp1252

# Outside engines beside newslint's own rules: true, false, "optional" (a run without it counts as
# whole), or a mapping. LanguageTool runs on this machine; nothing leaves it.
# engines:
#   languagetool: true

# What holds for every story that says nothing else in its front matter: source-language (a tag such
# as zh), variety (US or British), date and place.
# source-language: zh
# variety: US
"""
