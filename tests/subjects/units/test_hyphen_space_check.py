import pytest

from newslint.subjects.units.hyphen_space_check import HyphenSpaceCheck
from tests.making import document


def found(text: str) -> list[tuple[str, str | None]]:
    story = document(text)
    return [(story.prose[slice(*m.span)], m.replacement) for m in HyphenSpaceCheck()(story)]


@pytest.mark.parametrize(
    ("text", "match", "replacement"),
    [
        ("The 40 -mile march is over.", "40 -mile", "40-mile"),
        ("A three- year contract was signed.", "three- year", "three-year"),
        ("A 3 - year - old girl was found.", "3 - year - old", "3-year-old"),
        ("The pipe is 1,200 -miles long.", "1,200 -miles", "1,200 miles"),
        ("An 80-kilometre (50 -miles) pipe burst.", "50 -miles", "50-mile"),
        ("The 80 kilometres (50 -miles) of pipe burst.", "50 -miles", "50 miles"),
        ("The 30-metre (98 -feet) wall fell.", "98 -feet", "98-foot"),
        ("The 40\u00a0-mile march is over.", "40\u00a0-mile", "40-mile"),
    ],
)
def test_a_space_beside_the_hyphen(text: str, match: str, replacement: str) -> None:
    assert found(text) == [(match, replacement)]


@pytest.mark.parametrize(
    "text",
    [
        "The 40-mile march is over.",
        "It is 600 miles long - miles more than planned.",
        "The 2010 - second edition - sold out.",
        "He served two- and three-year terms.",
        "It came in stages of 10- to 12-hour walks.",
        "The dam is 20 - feet or yards - high.",
        "It was 5 -milestones all.",
        "The score was 3.5 -yearly.",
        "One number ends here: 40\n\n-mile after mile.",
    ],
)
def test_other_hyphens_are_left_alone(text: str) -> None:
    assert found(text) == []
