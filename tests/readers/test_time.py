"""No reader takes more than its share of time for any text."""

import time
from collections.abc import Callable

import pytest

from newslint.readers import html_page, markdown
from newslint.readers.story_builder import MarkedUp

OPEN = (
    "<!-- <a <a_b=' <a_b=\" <![CDATA[ </ <? < <! <!a <script> <textarea> &# &amp & <a/ <p_lang=de>"
)
HTML = (
    "<b> <p> <li> <div><span></div> <q> <q></p> <article> <h1> <td> <sup><a> <!--newslint-ignore-->"
)
MARKDOWN = (
    "*a_ [ ![ ` _a_ >_ -_ |_a_ {{ {%_a_ [^a] ~~ & \\ #_a| 1._ [a]( ***a_ [a][b]_ |a||-|| [^a]:_b|"
)


def units(written: str) -> list[str]:
    return [one.replace("_", " ").replace("|", "\n") for one in written.split()]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("look", "unit"),
    [
        *((html_page.look, unit) for unit in units(OPEN) + units(HTML)),
        *((markdown.look, unit) for unit in units(MARKDOWN) + units(OPEN) + units(HTML)),
        (html_page.look, "<!-- newslint-ignore-begin a --><p>b</p>"),
        (markdown.look, "---\ntitle: a" + " " * 50 + "\n"),
    ],
)
def test_twice_the_text_takes_no_more_than_its_share(
    look: Callable[[str], MarkedUp], unit: str
) -> None:
    def spent(size: int) -> float:
        text = unit * (size // len(unit))
        best = 1e9
        for _ in range(2):
            began = time.process_time()
            look(text)
            best = min(best, time.process_time() - began)
        return best

    short, long = spent(20_000), spent(160_000)
    # Eight times the text: what takes the square takes 64 times as long.
    assert long < 0.1 or long < 25 * short
