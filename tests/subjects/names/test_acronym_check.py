import pytest

from newslint.subjects.names.acronym_check import AcronymCheck
from tests.making import document

LONG = "which had seen the old pier twice in as many weeks, said so on Monday."


def matches(text: str, verdict: str, *known: str) -> list[tuple[str, object]]:
    story = document(text)
    return [
        (story.prose[slice(*match.span)], match.values["other"])
        for match in AcronymCheck(verdict, known)(story)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"The CSB, {LONG} The Coastal Safety Board (CSB) met.", ["CSB"]),
        ("The CSB met. The Coastal Safety Board (CSB) met.", []),
        (f"The CSBs, {LONG} The Coastal Safety Board (CSB) met.", []),
        (f"The X-CSB, {LONG} The Coastal Safety Board (CSB) met.", []),
        (f"“The CSB,” {LONG} The Coastal Safety Board (CSB) met.", []),
        (f"The CSB (Coastal Safety Board), {LONG} The Coastal Safety Board (CSB) met.", []),
        (f"The Coastal Safety Board (CSB), {LONG} The CSB met.", []),
        (f"The CSB, {LONG} The Board of Shores (CSB) met.", []),
        (f"The WHO, {LONG} The World Health Organization (WHO) met.", []),
    ],
)
def test_early(text: str, found: list[str]) -> None:
    assert [match for match, _ in matches(text, "early", "WHO")] == found


@pytest.mark.parametrize(
    ("verdict", "text", "found"),
    [
        (
            "twice",
            "The Shore Board (SB) met. They left the Shore Board (SB) and the Shore Board (SB).",
            [("Shore Board (SB", "Shore Board")],
        ),
        ("twice", "The Shore Board (SB) met the Shop Bureau (SB).", []),
        ("twice", "The Board of Shores (XYZ) met. They left the Board of Shores (XYZ).", []),
        (
            "two-names",
            "The Shore Board (XYZ) met the Shop Bureau (XYZ).",
            [("Shop Bureau", "Shore Board")],
        ),
        ("two-names", "The Shore Board (XYZ) met the Old Shore Board (XYZ).", []),
        (
            "wrong-name",
            "The World Health Organization (WTO) met.",
            [("World Health Organization", "World Trade Organization")],
        ),
        ("wrong-name", "The World Health Organization (WHO) met.", []),
    ],
)
def test_names(verdict: str, text: str, found: list[tuple[str, str]]) -> None:
    assert matches(text, verdict) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"The CSB, {LONG} The CSB met.", ["CSB"]),
        (f"The CSB, {LONG} It is the coastal safety board.", []),
        (f"The WHO, {LONG}", []),
        (f"The MCMXC, {LONG}", []),
        (f"The TOWN, {LONG} The Town met.", []),
        (f"The CSB REPORT, {LONG}", []),
        (f"The OLD CSB, {LONG}", []),
        (f"Per Lund (CSB), {LONG}", []),
        (f"The AB, {LONG}", []),
    ],
)
def test_unexplained(text: str, found: list[str]) -> None:
    assert [match for match, _ in matches(text, "unexplained", "WHO")] == found


def test_an_unknown_verdict_is_refused() -> None:
    with pytest.raises(ValueError, match="none of early, twice, two-names"):
        AcronymCheck("late")
