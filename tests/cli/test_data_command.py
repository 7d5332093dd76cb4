import json

import pytest

from newslint.cli import main


def test_lists_each_table_with_its_age_and_where_it_comes_from(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["data"]) == 0

    out = capsys.readouterr().out
    assert out.startswith("IANA time zone database\n")
    assert "money/exchange_bands.csv\n  as of   2026-12\n" in out
    assert "1990 to 2026" in out


def test_gives_the_same_to_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "--format", "json"]) == 0

    rows = json.loads(capsys.readouterr().out)
    assert {"name", "version", "covers", "sources"} == rows[0].keys()
    assert "places/zones.csv" in [row["name"] for row in rows]
