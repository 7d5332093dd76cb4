"""A real LanguageTool: NEWSLINT_LANGUAGETOOL is the folder with its jars.

One server serves all tests that do not start their own.
"""

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newslint.engines.languagetool.answers import read_answers
from newslint.engines.languagetool.client import Client
from newslint.engines.languagetool.installation import installation_in
from newslint.engines.languagetool.local_server import start_server
from newslint.engines.languagetool.paragraphs import paragraphs_of
from newslint.engines.languagetool.requested import ACROSS_PARAGRAPHS, SPELLING, Requested
from tests.conftest import Ran, RunNewslint
from tests.making import document

pytestmark = pytest.mark.real

ASKED = Requested("en-US", "", tuple(sorted(ACROSS_PARAGRAPHS | SPELLING)))
STORY = (
    "\U0001f6a2 Ferry stays in port\r\n\r\n"
    "The crew of the cafe\u0301 boat \U0001f468\u200d\u2708\ufe0f\U0001f1f3\U0001f1f4 slept in an "
    "boat, the owner said.\r\n\r\n"
    "\U0001f600\U0001f600 This are the night boat \U0001f41f, and the master have say so.\r\n"
)
FOUND = [
    ("languagetool/EN_A_VS_AN", "an"),
    ("languagetool/PLURAL_VERB_AFTER_THIS", "This are"),
    ("languagetool/HAVE_PART_AGREEMENT", "say"),
]
# Faults that LanguageTool's rules find, and what stands between them.
PARAGRAPHS = [
    "This are a test of the night boat.",
    "He have gone to to the harbor.",
    "The crew was , he said, asleep .",
    "A apple fell from the the tree, and an boat sank.",
    "\U0001f600 The mayor have say it \U0001f41f\U0001f41f.",
    "All is well on the islands.",
    "Ferry to be back at sea",
    "• they was late",
    "“It were late,” she said. “ We waits.”",
    "(An open bracket, and the master he said it.",
    "The colour of the harbor is grey.It was late.",
    "Nobody were hurt , and the crossing was late by less then an hour.",
    "It was the cafe\u0301 that that closed; the soft\u00adly spoken owner have left.",
]


@pytest.fixture(scope="module")
def jars() -> Path:
    named = os.environ.get("NEWSLINT_LANGUAGETOOL")
    if not named:
        pytest.fail("NEWSLINT_LANGUAGETOOL is not set; it is the folder of LanguageTool's jars")
    return Path(named)


@pytest.fixture(scope="module")
def address(jars: Path) -> Iterator[str]:
    installation = installation_in(jars)
    assert installation is not None, f"{jars} has no LanguageTool"
    server = start_server(installation, patience=240.0)
    yield server.address
    server.stop()


@pytest.fixture(scope="module")
def client(address: str) -> Client:
    return Client(address, 120.0, ASKED)


def found(ran: Ran) -> list[tuple[str, str]]:
    told = [json.loads(line) for line in ran.out.splitlines()]
    for one in told:
        assert one["text"] == STORY[one["start"] : one["end"]]
    return [(one["rule"], one["text"]) for one in told if one["rule"].startswith("languagetool/")]


@pytest.fixture
def story(desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = desk / "story.txt"
    path.write_text(STORY, encoding="utf-8", newline="")
    return path


SELECT = ("--format", "jsonl", "--select", "default,languagetool")


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_findings_are_exact(
    newslint_with_all_rules: RunNewslint, desk: Path, story: Path, address: str, jobs: str
) -> None:
    (desk / ".newslint.yaml").write_text(f"languagetool: {{server: '{address}', timeout: 120}}\n")
    ran = newslint_with_all_rules(*SELECT, "--jobs", jobs, "story.txt")
    assert (found(ran), ran.err) == (FOUND, "")


@pytest.mark.usefixtures("story")
def test_a_server_of_the_runs_own_and_then_none(
    newslint_with_all_rules: RunNewslint,
    desk: Path,
    own_settings: Path,
    jars: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Its servers are told from those of others by the name of the folder.
    folder = desk / "jars-of-this-test"
    folder.symlink_to(jars.absolute())
    own_settings.write_text(f"languagetool: {{folder: {folder}, timeout: 120}}\n")
    first = newslint_with_all_rules(*SELECT, "story.txt")
    assert (found(first), first.err) == (FOUND, "")
    assert _processes_of(folder) == []
    # An unchanged story needs no Java: there is none to be found any more.
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    second = newslint_with_all_rules(*SELECT, "story.txt")
    assert (second.out, second.err) == (first.out, "")


def _processes_of(folder: Path) -> list[str]:
    """The numbers of the processes that were started with a folder."""
    running = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if os.fsencode(folder) in (process / "cmdline").read_bytes():
                running.append(process.name)
        except OSError:
            continue
    return running


def test_a_paragraph_is_answered_alike_alone_and_among_others(client: Client) -> None:
    alone = [client.check([paragraph])[0] for paragraph in PARAGRAPHS]
    assert sum(map(len, alone)) >= 15
    assert client.check(PARAGRAPHS) == alone
    assert client.check(PARAGRAPHS[::-1]) == alone[::-1]
    assert client.check(PARAGRAPHS * 3) == alone * 3


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.permutations(PARAGRAPHS), st.data())
def test_no_order_changes_an_answer(
    client: Client, paragraphs: list[str], data: st.DataObject
) -> None:
    length = data.draw(st.integers(2, len(paragraphs)))
    both = client.check(paragraphs[:length])
    assert client.check(paragraphs[length // 2 : length]) == both[length // 2 :]


PIECES = st.sampled_from(
    [
        *("have say", "to to", "the the", " ,", "an boat", "This are", "then", "was was"),
        *("\U0001f600", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1f3\U0001f1f4"),
        *("e\u0301", "\u0301", "\u00ad", "\ufeff", "\u200b", "\u2028", "\u00a0", "\t", "漢字"),
        *("\U00020000", "ﬁ", "…", "½", "“", "”", "&amp;", "<b>", "%20", "+", "\x00", "\x0b"),
        *("the boat", "he", "it", "gone", ".", " ", "\n", "\r\n", "\r", "\n\n", "\r\n\r\n"),
    ]
)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(PIECES, min_size=4, max_size=40))
def test_places_are_what_languagetool_flags(client: Client, pieces: list[str]) -> None:
    story = document(f"All is well.\n\n{' '.join(pieces)}\n", language="en")
    paragraphs = paragraphs_of(story)
    texts = [paragraph.text for paragraph in paragraphs]
    response = client.response_to(texts)
    flagged = Counter(map(_flagged, response["matches"]))
    found = Counter(
        (answer.rule, _folded(story.prose[slice(*paragraph.prose_span(answer.span))]))
        for paragraph, answers in zip(paragraphs, read_answers(response, texts), strict=True)
        for answer in answers
    )
    assert found <= flagged
    # What is left out reaches over the end of a paragraph.
    assert all(place.endswith(" ") for _, place in flagged - found)


def _flagged(match: dict[str, Any]) -> tuple[str, str]:
    """The rule of a finding, and what it flags: cut out of the context that comes with it."""
    context = match["context"]
    units = context["text"].encode("utf-16-le", "surrogatepass")
    start, end = context["offset"], context["offset"] + context["length"]
    return match["rule"]["id"], _folded(units[2 * start : 2 * end].decode("utf-16-le"))


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text)
