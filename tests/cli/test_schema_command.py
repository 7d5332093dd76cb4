import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from newslint.settings.config import FILE_NAME
from tests.conftest import RunNewslint


@pytest.mark.parametrize(
    ("what", "key"), [("settings", "fail-on"), ("rule", "yields_to"), ("terms", "forbidden")]
)
def test_a_schema_is_printed(newslint: RunNewslint, what: str, key: str) -> None:
    ran = newslint("schema", what)
    assert (ran.status, ran.err) == (0, "")
    schema = json.loads(ran.out)
    jsonschema.Draft7Validator.check_schema(schema)
    assert key in (schema["items"] if what == "terms" else schema)["properties"]


def test_init_writes_the_schema_that_its_first_line_names(
    newslint: RunNewslint, desk: Path
) -> None:
    assert newslint("init").status == 0
    first = (desk / FILE_NAME).read_text().splitlines()[0]
    name = first.removeprefix("# yaml-language-server: $schema=")
    assert (desk / name).read_text() == newslint("schema", "settings").out
    schema = json.loads((desk / name).read_text())
    assert yaml.safe_load((desk / FILE_NAME).read_text()) is None
    assert not jsonschema.Draft7Validator(schema).is_valid({"selct": []})


def test_init_renews_a_schema(newslint: RunNewslint, desk: Path) -> None:
    (desk / ".newslint.schema.json").write_text("old")
    assert newslint("init").status == 0
    assert json.loads((desk / ".newslint.schema.json").read_text())
