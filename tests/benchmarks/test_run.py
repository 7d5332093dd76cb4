import random
from pathlib import Path

from newslint.plugins.builtin import newslint_checks
from newslint.rulebook.reading import load_rulebook
from newslint.subjects.wording.substitution_check import SubstitutionCheck
from tests.benchmarks.inputs import STORY_SIZE, story_text, write_lexicon, write_stories
from tests.benchmarks.run import Taken, Tool, rounds, table


def test_ratios_are_those_of_a_round_and_not_of_medians() -> None:
    first = [Taken(1, 1, 100), Taken(10, 10, 100), Taken(2, 2, 100)]
    second = [Taken(2, 1, 50), Taken(20, 10, 50), Taken(4, 2, 50)]
    rows = list(table("a story", {"newslint": first, "other": second}))
    assert rows == [
        "| a story | newslint | 2.000 s | 2.000 s | 100 MB |",
        "| a story | other | 4.000 s (2.00) | 2.000 s (1.00) | 50 MB (0.50) |",
    ]


def test_what_is_not_known_is_left_open() -> None:
    runs = [Taken(1, float("nan"), float("nan"))]
    assert list(table("a story", {"LanguageTool": runs})) == [
        "| a story | LanguageTool | 1.000 s |  |  |"
    ]


def test_the_tools_take_turns() -> None:
    asked: list[str] = []

    def tool(name: str) -> Tool:
        def measure(path: Path) -> Taken:
            asked.append(name)
            return Taken(1, 1, 1)

        return Tool(name, measure)

    taken = rounds([tool("a"), tool("b")], Path("x"), 3)
    assert asked == [*"ab", *"ab", *"ba", *"ab"]
    assert {name: len(runs) for name, runs in taken.items()} == {"a": 3, "b": 3}


def test_the_inputs_are_what_they_are_said_to_be(tmp_path: Path) -> None:
    assert story_text(random.Random(1)) == story_text(random.Random(1))
    write_stories(tmp_path / "many", 155)
    sizes = [path.stat().st_size for path in (tmp_path / "many").rglob("*.txt")]
    assert len(sizes) == 155
    assert 0.95 < sum(sizes) / (155 * STORY_SIZE) < 1.05
    write_lexicon(tmp_path / "rules", 50)
    (rule,) = load_rulebook([tmp_path / "rules"], newslint_checks())
    assert isinstance(rule.check, SubstitutionCheck)
    assert len(rule.check.entries) == 50
