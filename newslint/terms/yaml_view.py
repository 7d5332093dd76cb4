"""Terms as YAML: a list, each with ``right`` and what else it has. For those who write by hand."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from newslint.foundation.json_schema import DRAFT, Schema, object_of
from newslint.foundation.yaml_text import YamlError, line_of, read_yaml
from newslint.model.terms import Term
from newslint.terms.rows import Rows, TermsError

_SAID = {
    "right": "The spelling to write",
    "allowed": "Variants that are left alone",
    "forbidden": "Variants in whose place the right spelling is written",
    "source": "Its forms in other languages, by tag, such as uk",
    "note": "What an editor may want to know of it",
}


def read(path: Path) -> Rows:
    """What a file says. Raises TermsError."""
    try:
        text, data = read_yaml(path)
    except YamlError as problem:
        raise TermsError(str(problem)) from problem
    if data is None:
        data = []
    if not isinstance(data, list):
        raise TermsError(f"{path}:1: terms are a list: begin each with “- right: …”")
    return Rows(tuple(data), lambda where: line_of(text, where))


def written(terms: Iterable[Term]) -> str:
    """The terms as a file."""
    items = [_item(term) for term in terms]
    text: str = yaml.dump(
        items, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100, line_break="\n"
    )
    return text


def terms_schema() -> Schema:
    """The JSON Schema of such a file, for editors."""
    one = object_of(Term)
    for key, said in _SAID.items():
        one["properties"][key] = {"description": said, **one["properties"][key]}
    return {
        "$schema": DRAFT,
        "title": "Terms of a desk, for newslint",
        "type": "array",
        "items": one,
    }


def _item(term: Term) -> dict[str, Any]:
    said = {
        "right": term.right,
        "allowed": list(term.allowed),
        "forbidden": list(term.forbidden),
        "source": {
            tag: forms[0] if len(forms) == 1 else list(forms) for tag, forms in term.source.items()
        },
        "note": term.note,
    }
    return {key: value for key, value in said.items() if value}


class _Dumper(yaml.SafeDumper):
    """Writes lists of texts on one line."""


def _represent_list(dumper: yaml.SafeDumper, data: list[Any]) -> yaml.Node:
    flow = all(isinstance(item, str) for item in data)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=flow)


_Dumper.add_representer(list, _represent_list)
