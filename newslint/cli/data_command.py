"""`newslint data`: the tables that facts rest on, with their age, source and coverage."""

import argparse
import json

from newslint.cli.status import CLEAN
from newslint.session.data_tables import data_tables, told


def run(arguments: argparse.Namespace) -> int:
    """Print the tables. Returns the exit status."""
    tables = data_tables()
    if arguments.format == "json":
        rows = [table._asdict() for table in tables]
        print(json.dumps(rows, indent=1, ensure_ascii=False))
    else:
        print("\n".join(map(told, tables)), end="")
    return CLEAN
