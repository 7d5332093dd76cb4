import pytest

from newslint.linting.penalty import Weights
from newslint.model.diagnostic import Severity
from tests.making import diagnostic, rule

RULES = {r.id: r for r in (rule("house/zounds"), rule("units/wrong"))}


def points(weights: Weights, *severities: Severity, said_by: str = "house/zounds") -> float:
    found = [diagnostic("zounds", 0, 6, rule=said_by, severity=s) for s in severities]
    return weights.points(found, RULES)


@pytest.mark.parametrize(
    ("severity", "weight"),
    [
        (Severity.NEUTRAL, 0),
        (Severity.MINOR, 1),
        (Severity.MAJOR, 5),
        (Severity.CRITICAL, 25),
    ],
)
def test_the_points_of_a_severity(severity: Severity, weight: float) -> None:
    assert points(Weights(), severity) == weight


def test_points_add_up() -> None:
    assert points(Weights(), Severity.MINOR, Severity.MAJOR, Severity.CRITICAL) == 31
    assert points(Weights()) == 0


def test_the_points_can_be_set_one_by_one() -> None:
    severities = (Severity.MINOR, Severity.MAJOR, Severity.CRITICAL)
    assert points(Weights({Severity.CRITICAL: 10}), *severities) == 16


def test_three_of_a_rule_count_in_a_story_the_gravest() -> None:
    found = (*[Severity.MINOR] * 20, Severity.MAJOR)
    assert points(Weights(), *found) == 5 + 1 + 1


def test_a_term_counts_once_in_a_story() -> None:
    terms = [
        diagnostic("zounds", 0, 6, rule=f"house/zounds:{entry}", severity=Severity.MAJOR)
        for entry in ("new-crown", "new-crown", "new-crown", "old-crown")
    ]
    assert Weights().points(terms, RULES) == 10


@pytest.mark.parametrize(
    ("factors", "weight"),
    [
        ({"house": 0.1}, 0.5),
        ({"units": 0.1}, 5),
        ({"house": 0.1, "house/zounds": 2}, 10),
        ({"all": 3}, 15),
        ({"house/zounds": 0}, 0),
    ],
)
def test_the_closest_factor_counts(factors: dict[str, float], weight: float) -> None:
    assert points(Weights(factors=factors), Severity.MAJOR) == weight


def test_an_entry_of_a_lexicon_has_the_factor_of_its_rule() -> None:
    weights = Weights(factors={"units/wrong": 2})
    assert points(weights, Severity.MINOR, said_by="units/wrong:some-entry") == 2
