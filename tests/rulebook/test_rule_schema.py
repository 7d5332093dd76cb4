"""The schema and the loader of rule files agree."""

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from newslint.foundation.errors import RulebookError
from newslint.plugins.builtin import newslint_checks, rulebook_folder
from newslint.rulebook import reading
from newslint.rulebook.reading import load_rulebook, rule_files
from newslint.rulebook.rule_schema import rule_schema
from tests.making import rule_data, write_rule
from tests.settings.test_settings_schema import for_json

CHECKS = newslint_checks()
SCHEMA = rule_schema(CHECKS)
CHECKER = jsonschema.Draft7Validator(SCHEMA)


def test_the_schema_is_one() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


def test_it_has_the_keys_of_the_loader() -> None:
    assert set(SCHEMA["properties"]) == {*reading._REQUIRED, *reading._OPTIONAL}
    whole = [one["required"] for one in SCHEMA["anyOf"] if one["required"] != ["phrases"]]
    assert all(one[: len(reading._REQUIRED)] == list(reading._REQUIRED) for one in whole)


def test_every_rule_of_the_rulebook_fits() -> None:
    folder = rulebook_folder()
    for path in rule_files(folder):
        data = for_json(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader))
        faults = [f"{'/'.join(map(str, e.path))}: {e.message}" for e in CHECKER.iter_errors(data)]
        assert not faults, f"{path.relative_to(folder)}: {faults[:3]}"


def lexicon(**entry: Any) -> dict[str, Any]:
    whole = {
        "find": "prithee",
        "replace": "please",
        "bad": [{"text": "Come, prithee, and sit.", "flags": "prithee"}],
        "good": ["They live in Pritheeville."],
    }
    entries = {"prithee": {key: item for key, item in (whole | entry).items() if item is not None}}
    return rule_data(check="substitution", bad=None, good=None, entries=entries, **{"with": None})


PROOF = {"where": "Daily Ferry", "found": 9, "read": 5, "right": 4, "date": "2026-11"}
PROVED = {"figures": "MT 0.1", "written_on": ["Post"], "proved": [PROOF]}


@pytest.mark.parametrize(
    "data",
    [
        *(rule_data(), lexicon(), lexicon(level="note", message="No.")),
        *(
            rule_data(measured="MT 0.1"),
            rule_data(measured=PROVED),
            lexicon() | {"measured": PROVED},
        ),
    ],
)
def test_both_take(tmp_path: Path, data: dict[str, Any]) -> None:
    path = write_rule(tmp_path, "house/zounds", data)
    assert CHECKER.is_valid(for_json(yaml.safe_load(path.read_text())))
    assert load_rulebook([tmp_path], CHECKS)


@pytest.mark.parametrize(
    "data",
    [
        *(rule_data(level="loud"), rule_data(severity="dire"), rule_data(its="oaths")),
        *(rule_data(mqm="oaths/mild"), rule_data(check="patern"), rule_data(fix="perhaps")),
        *(rule_data(levle="note"), rule_data(summary=None), rule_data(summary=" ")),
        *(rule_data(bad=None), rule_data(good=[]), rule_data(bad=["zounds"])),
        *(rule_data(skip=["attic"]), rule_data(default="on"), rule_data(copy="welsh")),
        *(rule_data(good=[{"text": "Oh.", "flags": "Oh"}]), rule_data(bad=[{"text": "zounds"}])),
        *(rule_data(**{"with": {"regx": "x"}}), rule_data(**{"with": {"regex": 3}})),
        *(lexicon(level="loud"), lexicon(bad=None), lexicon(good=[]), lexicon(message=3)),
        *(lexicon(fnd="x"), lexicon(find=None), lexicon(replace=3)),
        *(rule_data(entries={"a": {}}), rule_data(source_languages=3), rule_data(once=1)),
    ],
)
def test_both_refuse(tmp_path: Path, data: dict[str, Any]) -> None:
    path = write_rule(tmp_path, "house/zounds", data)
    assert not CHECKER.is_valid(for_json(yaml.safe_load(path.read_text())))
    with pytest.raises(RulebookError):
        load_rulebook([tmp_path], CHECKS)
