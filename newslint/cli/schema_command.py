"""`newslint schema settings|rule|terms`: a JSON Schema of such files, for editors."""

import argparse
import json
import os
from pathlib import Path

from newslint.cli.output import tell
from newslint.cli.status import CLEAN, DEGRADED
from newslint.foundation.json_schema import Schema
from newslint.rulebook.rule_schema import rule_schema
from newslint.session.resources import Resources
from newslint.settings.settings_schema import settings_schema
from newslint.terms.yaml_view import terms_schema


def run(arguments: argparse.Namespace) -> int:
    """Print the schema that is asked for. Returns the exit status."""
    resources = Resources(arguments.config, arguments.isolated)
    print(schema_text(arguments.what, resources), end="")
    for problem in resources.problems:
        tell(problem.message)
    return DEGRADED if resources.problems else CLEAN


def schema_text(what: str, resources: Resources) -> str:
    """A schema as text, with what plugins add: that of "settings", of a "rule", of "terms"."""
    if what == "terms":
        return _text(terms_schema())
    offers = resources.offers(resources.config_of(Path(os.curdir)))
    if what == "settings":
        schema = settings_schema(offers.engine_settings)
    else:
        schema = rule_schema(offers.checks)
    return _text(schema)


def _text(schema: Schema) -> str:
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
