"""The commands beside linting; accept and languagetool have modules of their own."""

import argparse
import os
from collections.abc import Iterable
from pathlib import Path

from newslint.cli.output import tell
from newslint.cli.status import CLEAN, DEGRADED, FINDINGS
from newslint.foundation.errors import NewslintError, UsageError, did_you_mean
from newslint.linting.selection import resolved
from newslint.model.rule import Rule
from newslint.rulebook.pages import entry_page, rule_line, rule_page
from newslint.rulebook.proof import prove_rule
from newslint.session.resources import Resources
from newslint.settings.config import FILE_NAME


def run(arguments: argparse.Namespace) -> int:
    """Run the command that the arguments name. Returns the exit status."""
    if arguments.command == "init":
        return _init(arguments.folder)
    if arguments.command == "accept":
        from newslint.cli import accept  # noqa: PLC0415 - no other command lints

        return accept.run(arguments)
    if arguments.command == "languagetool":
        from newslint.cli import languagetool  # noqa: PLC0415 - no other command needs it

        return languagetool.run(arguments)
    workshop = Resources(arguments.config, arguments.isolated)
    commands = {"explain": _explain, "rules": _rules, "check-rules": _check_rules}
    try:
        status = commands[arguments.command](arguments, workshop)
    finally:
        # A rule that is not to be had may be one of a plugin that failed.
        for problem in workshop.problems:
            tell(problem.message)
    return DEGRADED if workshop.problems else status


def _rules_of(workshop: Resources, named: Iterable[str]) -> tuple[Rule, ...]:
    """The rulebook, with the rules of those outside engines that are named, as far as known."""
    config = workshop.config_of(Path(os.curdir))
    wanted = {address.partition("/")[0] for address in named}
    engines = [e for e in workshop.offers(config).engines if e.category in wanted]
    of_engines = {rule.id: rule for engine in engines for rule in engine.known_rules()}
    return (*workshop.rulebook(config).rules, *(of_engines[key] for key in sorted(of_engines)))


def _explain(arguments: argparse.Namespace, workshop: Resources) -> int:
    rules = {rule.id: rule for rule in _rules_of(workshop, [arguments.rule])}
    former = {old: rule for rule in rules.values() for old in (*rule.formerly, rule.replaces)}
    name, _, key = arguments.rule.partition(":")
    rule = rules.get(name) or former.get(name)
    if rule is None:
        category = name.partition("/")[0]
        engines = workshop.offers(workshop.config_of(Path(os.curdir))).engines
        listed = "`newslint rules` lists them"
        if category in {engine.category for engine in engines}:
            listed = f"`newslint rules {category}` lists those that are known beforehand"
        hint = did_you_mean(name, rules, listed)
        if any(rule_id.startswith(f"{name}/") for rule_id in rules):
            hint = f"it is a category: `newslint rules {name}` lists its rules"
        raise UsageError(f"there is no rule {name}; {hint}")
    if not key:
        print(rule_page(rule), end="")
    elif key in rule.entries:
        print(entry_page(rule, rule.entries[key]), end="")
    else:
        hint = did_you_mean(key, rule.entries, f"`newslint explain {rule.id}` lists them")
        raise UsageError(f"{name} has no entry {key}; {hint}")
    return CLEAN


def _rules(arguments: argparse.Namespace, workshop: Resources) -> int:
    rules = _rules_of(workshop, arguments.categories)
    wanted = resolved(arguments.categories, rules, "newslint rules")
    for rule in rules:
        if not wanted or any(f"{rule.id}/".startswith(f"{w}/") for w in wanted):
            print(rule_line(rule))
    return CLEAN


def _check_rules(arguments: argparse.Namespace, workshop: Resources) -> int:
    from newslint.rulebook.reading import load_rulebook  # noqa: PLC0415 - it brings the YAML library

    config = workshop.config_of(arguments.folder or Path(os.curdir))
    offers = workshop.offers(config)
    rulebook = workshop.rulebook(config)
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
            print(f"{rule.origin}: {failure.rule}: {failure.message}\n    in: {shown}")
    examples = sum(len(r.texts.bad) + len(r.texts.good) for r in rules) + sum(
        len(e.bad) + len(e.good) for r in rules for e in r.texts.entries.values()
    )
    print(f"{len(rules) - len(failed)} of {len(rules)} rules hold, by {examples} examples.")
    return FINDINGS if failed else CLEAN


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _init(folder: Path) -> int:
    path = folder / FILE_NAME
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(_SETTINGS)
    except FileExistsError as problem:
        raise NewslintError(f"{path}: stands there already and is left as it is") from problem
    except OSError as problem:
        raise NewslintError(f"{path}: cannot be written: {problem.strerror}") from problem
    print(f"{path} written; every setting in it is commented out.")
    return CLEAN


_SETTINGS = """\
# Settings of newslint for the files of this folder and of those below it.
# `newslint rules` lists the rules, `newslint explain RULE` tells about one.

# Which rules run: "default", "all", categories, rules, or entries of a lexicon.
# select: [default]
# ignore: [names/place-variants, "calques/russian:in-the-frames-of"]

# How loudly: error, warning or note.
# levels: {units/conversion-imprecise: note}

# The level from which findings make the exit status 1.
# fail-on: warning

# Folders of your own rules, relative to this file.
# rules: [house-rules]

# Parameters of a rule's check, in the place of those in its file.
# parameters:
#   units/conversion-wrong: {}

# Files that are passed over in folders (named files too, with --force-exclude).
# exclude: [drafts/, "*.orig.txt"]

# Other settings for some files.
# paths:
#   - match: [sport/]
#     ignore: [repetition]

# The encoding of files that are neither UTF-8 nor UTF-16 with a byte order mark.
# encoding: cp1252

# LanguageTool beside newslint's own rules: true, false, "optional" (a run without it counts as
# whole), or a mapping. It runs on this machine; nothing leaves it.
# languagetool: true

# What holds for every story: source-language (a tag such as zh), variety (US or British),
# date and place.
# source-language: zh
# variety: US
"""
