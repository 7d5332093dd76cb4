import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.engines.languagetool import engine
from newslint.engines.languagetool.choice import choice
from newslint.engines.languagetool.engine import LanguageToolEngine, open_engine
from newslint.engines.languagetool.paragraphs import PROSE
from newslint.engines.languagetool.requested import ACROSS_PARAGRAPHS, SPELLING
from newslint.engines.languagetool.result_cache import ResultCache
from newslint.engines.languagetool.settings import LanguageToolSettings
from newslint.foundation.errors import EngineError
from newslint.linting.linter import Linter
from newslint.linting.selection import Selection
from newslint.model.diagnostic import OutsideMatch
from newslint.model.document import Document
from tests.engines.languagetool.fake_server import FakeServer
from tests.engines.languagetool.fake_service import FakeService
from tests.making import document

ON = LanguageToolSettings(enabled=True)


@pytest.fixture
def service(server: FakeServer) -> FakeService:
    return FakeService(server)


def made(service: FakeService, cache: Path | None = None, **settings: Any) -> LanguageToolEngine:
    told = LanguageToolSettings(enabled=True, **settings)
    return LanguageToolEngine(told, service, ResultCache(cache), choice())


def stories(*texts: str, **known: str) -> list[Document]:
    return [document(text, f"{n}.txt", **known) for n, text in enumerate(texts)]


def words(documents: Sequence[Document], found: Sequence[Sequence[OutsideMatch]]) -> list[Any]:
    return [
        [document.prose[slice(*one.match.span)] for one in matches]
        for document, matches in zip(documents, found, strict=True)
    ]


def diagnosed(made: LanguageToolEngine, documents: list[Document]) -> list[Any]:
    return words(documents, list(made.diagnose(documents)))


def test_stories_are_asked_about_together(service: FakeService, server: FakeServer) -> None:
    documents = stories("A pox on it.\n\nAll is well.\n", "", "\U0001f600 A murrain.\n")
    asked = made(service)
    assert diagnosed(asked, documents) == [["pox"], [], ["murrain"]]
    assert server.texts == ["A pox on it.\n\nAll is well.\n\n\U0001f600 A murrain.\n\n"]
    assert [rule.id for rule in asked.rules] == [
        *("languagetool/POX_RULE", "languagetool/MURRAIN_RULE")
    ]


def test_much_copy_makes_several_requests(
    service: FakeService, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BATCH", 30)
    documents = stories(*(f"A pox on number {n}.\n\n" for n in range(7)), "A pox " * 20 + ".\n")
    assert diagnosed(made(service), documents) == [["pox"]] * 7 + [["pox"] * 20]
    assert all(len(text) <= 40 for text in server.texts[:-1])
    assert sum(text.count("number") for text in server.texts) == 7


def test_stories_come_as_soon_as_they_are_known(
    service: FakeService, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BATCH", 10)
    read: list[str] = []

    def documents() -> Iterator[Document]:
        for one in stories("A pox on it.\n", "A pox on them.\n"):
            read.append(one.path)
            yield one

    found = made(service).diagnose(documents())
    assert len(next(found)) == 1
    assert read == ["0.txt"]


def test_a_story_in_another_variety_does_not_hold_back_an_archive(
    service: FakeService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "MOST_HELD", 5)
    read = 0

    def archive() -> Iterator[Document]:
        nonlocal read
        yield document("A pox on it.\n", "first.txt", variety="British")
        for number in range(40):
            read += 1
            yield document(f"A pox on number {number}.\n", f"{number}.txt", variety="US")

    held = []
    for told, matches in enumerate(made(service).diagnose(archive())):
        assert len(matches) == 1
        held.append(read - told)
    assert (len(held), max(held)) == (41, 4)


def test_a_paragraph_is_asked_about_once(service: FakeService, server: FakeServer) -> None:
    documents = stories("A pox on it.\n", "A pox on it.\n\nA pox on it.\n")
    assert diagnosed(made(service), documents) == [["pox"], ["pox", "pox"]]
    assert server.texts == ["A pox on it.\n\n"]


def test_each_variety_and_language_is_asked_about_apart(
    service: FakeService, server: FakeServer
) -> None:
    documents = [
        *stories("A pox on it.\n", "A pox on us.\n"),
        *stories("A pox on it.\n", variety="British"),
        *stories("A pox on it.\n", source_language="de"),
    ]
    assert diagnosed(made(service), documents) == [["pox"]] * 4
    asked = {(a["language"], a.get("motherTongue")) for a in server.asked}
    assert asked == {("en-US", None), ("en-GB", None), ("en-US", "de")}
    assert len(server.asked) == 3


def test_rules_that_look_across_paragraphs_are_off(
    service: FakeService, server: FakeServer
) -> None:
    diagnosed(made(service), stories("A pox on it.\n"))
    off = set(server.asked[0]["disabledRules"].split(","))
    assert off >= ACROSS_PARAGRAPHS | SPELLING
    diagnosed(made(service, spelling=True), stories("A pox on it.\n"))
    assert not set(server.asked[1]["disabledRules"].split(",")) & SPELLING


def test_what_is_kept_needs_no_server(
    service: FakeService, server: FakeServer, tmp_path: Path
) -> None:
    documents = stories("A pox on it.\n\nAll is well.\n")
    assert diagnosed(made(service, tmp_path), documents) == [["pox"]]
    again = FakeService(server, cannot_start="no Java")
    assert diagnosed(made(again, tmp_path), documents) == [["pox"]]
    assert again.started == 0
    changed = stories("A pox on it.\n\nAll is well.\n\nA murrain, too.\n")
    assert diagnosed(made(service, tmp_path), changed) == [["pox", "murrain"]]
    assert server.texts[1:] == ["A murrain, too.\n\n"]
    updated = FakeService(server, identity="LanguageTool 6.7 fake")
    assert diagnosed(made(updated, tmp_path), documents) == [["pox"]]
    assert server.texts[2:] == ["A pox on it.\n\nAll is well.\n\n"]


def failing(made: LanguageToolEngine, documents: list[Document]) -> tuple[list[Any], str]:
    """What is found before it fails, and how it fails."""
    found = []
    with pytest.raises(EngineError) as told:
        for matches in made.diagnose(documents):
            found.append(matches)
    return words(documents[: len(found)], found), str(told.value)


def test_what_is_known_before_a_failure_counts(
    service: FakeService, server: FakeServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(engine, "BATCH", 10)
    server.after, server.status, server.body = 1, 500, b"Error"
    documents = stories(*(f"A pox on number {n}.\n" for n in range(3)))
    found, told = failing(made(service, tmp_path), documents)
    assert found == [["pox"], [], []]
    assert "failed on a request (500: Error)" in told
    assert len(server.asked) == 2
    # What was kept is told even of stories behind the first that is not known.
    server.after = 99
    diagnosed(made(service, tmp_path), documents[2:])
    server.after = 0
    found, _ = failing(made(service, tmp_path), documents)
    assert found == [["pox"], [], ["pox"]]


def test_a_server_that_ended_is_started_once_more(service: FakeService, server: FakeServer) -> None:
    def end() -> None:
        if len(server.asked) == 1:
            service.ended = "the server ended (killed by signal 9)"
            server.status, server.body = 500, b""

    server.on_request = end
    assert diagnosed(made(service), stories("A pox on it.\n")) == [["pox"]]
    assert (service.started, len(server.asked)) == (2, 2)


def test_a_server_that_keeps_ending_is_given_up(service: FakeService, server: FakeServer) -> None:
    def end() -> None:
        service.ended = "the server ended (killed by signal 9)"
        server.status, server.body = 500, b""

    server.on_request = end
    found, told = failing(made(service), stories("A pox on it.\n", "A pox on us.\n"))
    assert found == [[], []]
    assert told.startswith("the server ended (killed by signal 9); run newslint again")
    assert (service.started, len(server.asked)) == (2, 2)


def test_a_server_that_cannot_be_started(service: FakeService, server: FakeServer) -> None:
    service.cannot_start = "there is no Java; install Java 17"
    found, told = failing(made(service), stories("A pox on it.\n"))
    assert (found, told) == ([[]], "there is no Java; install Java 17")


def test_without_language_tool_python(
    service: FakeService, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "newslint.engines.languagetool.client", None)
    _, told = failing(made(service), stories("A pox on it.\n"))
    assert "run `pip install 'language-tool-python>=" in told
    assert service.started == 0


def test_the_service_is_closed_on_every_way_out(
    service: FakeService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "open_service", lambda settings, root: service)
    with pytest.raises(KeyboardInterrupt), open_engine(ON, Path()) as opened:
        next(opened.diagnose(stories("A pox on it.\n")))
        raise KeyboardInterrupt
    assert service.closed == 1


def test_nothing_is_kept_where_no_cache_is_wanted(
    service: FakeService, monkeypatch: pytest.MonkeyPatch, cache_home: Path
) -> None:
    monkeypatch.setattr(engine, "open_service", lambda settings, root: service)
    for wanted in (False, True):
        with open_engine(LanguageToolSettings(enabled=True, cache=wanted), Path()) as opened:
            assert len(list(opened.diagnose(stories("A pox on it.\n")))) == 1
        assert any(cache_home.rglob("*.sqlite")) == wanted


PIECES = st.sampled_from(
    [
        *("pox", "murrain", "the boat", "she said", "“Well", "he asked.”", "A", "p", "ox", "x"),
        *(
            "\U0001f600",
            "\U0001f468\u200d\U0001f469\u200d\U0001f467",
            "\U0001f1f3\U0001f1f4",
            "e\u0301",
        ),
        *(
            "\u00ad",
            "\ufeff",
            "\u2028",
            "\u0085",
            "\u00a0",
            "漢字",
            "\U00020000",
            "ﬁ",
            "½",
            "&amp;",
        ),
        *(".", ",", " ", "\t", "%", "+", "&", "=", "\x0b", "\x00", "\ud83d"),
        *("\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\r\r", "\n  ", " \r\n\t"),
    ]
)


@given(st.lists(st.lists(PIECES, max_size=40).map(" ".join), min_size=1, max_size=4))
def test_places_are_exact_in_the_file_whatever_it_holds(
    service: FakeService, texts: list[str]
) -> None:
    documents = stories(*texts, language="en")
    asked = made(service)
    for story, matches in zip(documents, list(asked.diagnose(documents)), strict=True):
        linter = Linter(tuple(asked.rules), Selection(("all",)))
        told = [d.place.text for d in linter.lint(story, matches).diagnostics]
        # What is no prose is not sent; within prose nothing is missed.
        sent = [
            story.text[slice(*story.source_map.text_span(s.span))]
            for s in story.segments
            if s.kind in PROSE
        ]
        assert told == [word for text in sent for word in re.findall("pox|murrain", text)]
