"""`newslint schema settings|rule`: a JSON Schema of settings files or rule files, for editors."""

import argparse
import json
import os
from pathlib import Path

from newslint.cli.output import tell
from newslint.cli.status import CLEAN, DEGRADED
from newslint.rulebook.rule_schema import rule_schema
from newslint.session.resources import Resources
from newslint.settings.settings_schema import settings_schema


def run(arguments: argparse.Namespace) -> int:
    """Print the schema that is asked for. Returns the exit status."""
    resources = Resources(arguments.config, arguments.isolated)
    print(schema_text(arguments.what, resources), end="")
    for problem in resources.problems:
        tell(problem.message)
    return DEGRADED if resources.problems else CLEAN


def schema_text(what: str, resources: Resources) -> str:
    """A schema as text, with what plugins add: that of "settings" or of a "rule"."""
    offers = resources.offers(resources.config_of(Path(os.curdir)))
    if what == "settings":
        schema = settings_schema(offers.engine_settings)
    else:
        schema = rule_schema(offers.checks)
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
