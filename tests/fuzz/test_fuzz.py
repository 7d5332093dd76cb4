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
    """The search in short: a fourth of the families, up to 40 KB.

    What takes the square takes sixteen times as long for four times the text. Seven times are
    allowed, so that a busy machine has some room.
    """
    rules = linter()
    found = [
        str(offence)
        for family in families()[::4]
        for offence in offences(rules, family, (10_000, 40_000), 20, most_times=2.65)
    ]
    assert found == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    ["1,1,1,", "12,34,", "123.456.", "5 miles (8 km; ", "rose from 1 to 2, "],
)
def test_what_took_the_square_of_its_length_does_not(unit: str) -> None:
    found = offences(linter(), Family(unit), (30_000, 120_000), 60, most_times=2.65)
    assert [str(offence) for offence in found] == []


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["1,1,1,", "Kyiv Kiev "])
def test_no_rule_gives_up_where_it_did(unit: str) -> None:
    assert [str(one) for one in offences(linter(), Family(unit), (640_000,), 300)] == []


@pytest.mark.slow
def test_no_family_counts_more_than_its_share() -> None:
    rules = linter()
    for family in families()[::12]:
        lines_run(rules, family.text(500))
        short, long = (lines_run(rules, family.text(size)) for size in (6_000, 12_000))
        assert long < 2.6 * short, family.unit
