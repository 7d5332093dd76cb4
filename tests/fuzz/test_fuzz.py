"""The short form of what is run by hand."""

import pytest

from tests.fuzz.documents import made, tried
from tests.fuzz.families import Family, families
from tests.fuzz.linters import linter
from tests.fuzz.scaling import offences
from tests.fuzz.work import lines_run


def test_a_seed_makes_its_document_again() -> None:
    assert made("3/14") == made("3/14") != made("3/15")
    assert all(abs(len(Family("a {n}, ").body(size)) - size) < 10 for size in (10, 1000))


def test_documents_of_no_writer_bring_nothing_down() -> None:
    tally = tried(f"quick/{number}" for number in range(60))
    assert tally.failures == []
    assert tally.documents == 60


@pytest.mark.slow
def test_many_documents_of_no_writer_bring_nothing_down() -> None:
    assert tried(f"slow/{number}" for number in range(3_000)).failures == []


@pytest.mark.slow
def test_no_family_takes_more_than_its_share() -> None:
    """The search in short: a third of the families, up to 40 KB; a busy machine has some room."""
    rules = linter()
    found = [
        str(offence)
        for family in families()[::3]
        for offence in offences(rules, family, (10_000, 40_000), 20, most_times=3.5)
    ]
    assert found == []


@pytest.mark.slow
def test_no_family_counts_more_than_its_share() -> None:
    rules = linter()
    for family in families()[::12]:
        lines_run(rules, family.text(500))
        short, long = (lines_run(rules, family.text(size)) for size in (6_000, 12_000))
        assert long < 2.6 * short, family.unit
