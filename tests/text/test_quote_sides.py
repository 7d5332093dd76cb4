import pytest

from newslint.model.position import Span
from newslint.text.quote_sides import Chance, Sides, possible_sides

NONE, SLIPPED, GOOD = Chance


def sides(text: str, mark: str) -> Sides:
    return possible_sides(text, Span(0, len(text)), text.index(mark), mark)


@pytest.mark.parametrize(
    ("text", "opens", "closes"),
    [
        ('"We sank.', GOOD, NONE),
        ('We sank."', NONE, GOOD),
        ('We sank. "', NONE, GOOD),
        ('They said "we sank.', GOOD, SLIPPED),
        ('They said: "we sank.', GOOD, NONE),
        ('They said:" we sank.', GOOD, SLIPPED),
        ('They cried" foul and left.', SLIPPED, GOOD),
        ('We sank," he said.', NONE, GOOD),
        ('We sank," to be brief.', SLIPPED, GOOD),
        ('We sank, "said the mayor.', GOOD, GOOD),
        ('We sank, "Per Lund said.', GOOD, GOOD),
        ('He said, "Per Lund sank.', GOOD, NONE),
        ('He said,"Per Lund sank.', GOOD, SLIPPED),
        ('We sank, " says Per Lund.', NONE, GOOD),
        ('We sank. " They swam.', GOOD, GOOD),
        ('We sank ", he said.', NONE, GOOD),
        ('It was—"old—they say.', GOOD, NONE),
        ('("old) boats', GOOD, NONE),
        ('They wrote "... and sank.', GOOD, GOOD),
    ],
)
def test_the_place_of_a_straight_mark(text: str, opens: Chance, closes: Chance) -> None:
    assert sides(text, '"') == (opens, closes)


@pytest.mark.parametrize(
    ("text", "mark", "opens", "closes"),
    [
        ("We sank!“ said the mayor.", "“", SLIPPED, GOOD),
        ("They have ”sunk.", "”", GOOD, SLIPPED),
        ("We sank. “ They swam.", "“", GOOD, SLIPPED),
        ("We sank. ” They swam.", "”", SLIPPED, GOOD),
    ],
)
def test_the_shape_of_a_curly_mark(text: str, mark: str, opens: Chance, closes: Chance) -> None:
    assert sides(text, mark) == (opens, closes)


def test_the_mark_is_judged_within_its_segment() -> None:
    text = 'We sank. "They swam.'
    assert possible_sides(text, Span(9, len(text)), 9, '"') == (GOOD, NONE)
