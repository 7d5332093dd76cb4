"""No text makes the rulebook slow, or a rule give up: one thing, over and over."""

import gc
import time

import pytest

from newslint.model.document import Metadata
from newslint.readers import plain_text
from tests.fuzz.families import OPENING, Family
from tests.fuzz.linters import linter
from tests.fuzz.work import lines_run

SIZE = 100_000
SECONDS = 6.0
"""On a machine that does ``_work`` in ``WORK_SECONDS``; a busy or slower one has more."""
WORK_SECONDS = 0.2
WORK = 150_000

LINTER = linter()


def _work() -> float:
    """The seconds of a piece of work that is always the same."""
    began = time.process_time()
    made = [(str(number), {"number": number}) for number in range(WORK)]
    made.sort(reverse=True)
    return time.process_time() - began


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        " ",
        "\t",
        "\u00a0",
        "\n",
        "a\n",
        "a. ",
        ". a",
        "a.a.",
        "and and ",
        ",",
        ";",
        ", ; ",
        " ,",
        ".,",
        "( a ] ",
        '"a ',
        "“",
        "‘s’ ",
        "it’ s ",
        "1,234,",
        "1 000 ",
        "1-2-",
        "12: 30 ",
        "a-",
        "- a",
        "5 -miles (",
        "the and the ",
        "桥梁",
        "a桥 ",
        "<b>",
        "Https://a.b/",
    ],
    ids=repr,
)
def test_no_text_makes_the_rules_slow(unit: str) -> None:
    text = OPENING + unit * (SIZE // len(unit)) + "a)abc."
    # What other tests have left in memory is not to be gone through again and again meanwhile.
    gc.collect()
    gc.freeze()
    before = _work()
    began = time.process_time()
    report = LINTER.lint(plain_text.read_text(text, "story.txt", Metadata(language="en")))
    spent = time.process_time() - began
    gc.unfreeze()
    # Of very many findings the rest is left out, aloud.
    assert all("findings here" in problem.message for problem in report.problems)
    assert spent < SECONDS * max(1, min(before, _work()) / WORK_SECONDS)


# What once took work by the square of its length.
SQUARE = (
    "‘",
    "‘{w} ",
    "Some 1,250 people came. ",
    "In Reiwa {n} the ferry left. ",
    "It was Reiwa {n}, Showa {n} and 1445 AH. ",
    "1. Anna Lind 45.20 2. Berta Holm 45.90 3. Carla Moen 46.10 and so on to the end.\n\n",
    "The {W} Fishing Association ({A}) met and agreed on what the members of it want.\n\n",
    "The harbour office of {A} said that the ferry and the bridge are closed for the day.\n\n",
    "He saw the WFA at “the fair” of the World Fishing Association (WFA) in the old town today. ",
    "It costs $5m (£4m), ",
    "Profits rose from {n} to 5, a rise of 5%, ",
)


@pytest.mark.slow
@pytest.mark.parametrize("unit", SQUARE)
def test_twice_the_text_is_twice_the_work(unit: str) -> None:
    lines_run(LINTER, Family(unit).text(500))
    # Where caps keep the work within bounds, texts are long enough to have reached them.
    size = 6_000 if unit.endswith("\n") else 4_000
    short, long = (lines_run(LINTER, Family(unit).text(n)) for n in (size, 2 * size))
    assert long < 2.2 * short
