import json
import socket
import time
from typing import Any

import pytest

from newslint.engines.languagetool.client import Client
from newslint.engines.languagetool.requested import Requested
from newslint.foundation.errors import EngineError
from tests.engines.languagetool.fake_server import FakeServer

ASKED = Requested("en-US", "", ("ONE", "TWO"))


def client(server: FakeServer, requested: Requested = ASKED, timeout: float = 5.0) -> Client:
    return Client(server.address, timeout, requested)


def failure(server: FakeServer, timeout: float = 5.0) -> str:
    with pytest.raises(EngineError) as told:
        client(server, timeout=timeout).check(["A pox on it."])
    return str(told.value)


def test_paragraphs_are_asked_about_at_once(server: FakeServer) -> None:
    texts = ["A pox \U0001f600 on it.", "All is well.", "\U0001f600 A murrain, a pox."]
    found = client(server).check(texts)
    assert [
        [text[slice(*a.span)] for a in answers] for text, answers in zip(texts, found, strict=True)
    ] == [*(["pox"], [], ["murrain", "pox"])]
    assert server.texts == ["".join(f"{text}\n\n" for text in texts)]


def test_what_is_asked_for(server: FakeServer) -> None:
    client(server).check(["A pox."])
    (asked,) = server.asked
    assert set(asked.pop("disabledRules").split(",")) == {"ONE", "TWO"}
    assert asked == {"language": "en-US", "text": "A pox.\n\n"}


@pytest.mark.parametrize(("tongue", "told"), [("de", "de"), ("fr", "fr"), ("ha", None), ("", None)])
def test_the_mother_tongue_is_told_if_it_is_known(
    server: FakeServer, tongue: str, told: str | None
) -> None:
    client(server, Requested("en-GB", tongue)).check(["A pox."])
    assert server.asked[0].get("motherTongue") == told
    assert server.asked[0]["language"] == "en-GB"


def test_a_folder_in_the_address_is_kept(server: FakeServer) -> None:
    for end in ("", "/", "/lt", "/lt/"):
        assert Client(f"{server.address}{end}", 5.0, ASKED).check(["All is well."]) == [()]


def test_proxies_do_not_stand_between(server: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert client(server).check(["All is well."]) == [()]


def test_a_server_that_hangs(server: FakeServer) -> None:
    server.delay = 1.5
    begun = time.monotonic()
    told = failure(server, timeout=0.3)
    assert time.monotonic() - begun < 1.2
    assert told == (
        f"the server at {server.address} did not answer within 0.3 seconds; allow it more with "
        "`languagetool: {timeout: SECONDS}`, or see what keeps it busy"
    )


def test_a_server_that_trickles(server: FakeServer) -> None:
    server.trickle = 0.1
    begun = time.monotonic()
    assert "did not answer within 0.5 seconds" in failure(server, timeout=0.5)
    assert time.monotonic() - begun < 2


def test_a_server_that_is_not_there(server: FakeServer) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        server.address = f"http://127.0.0.1:{closed.getsockname()[1]}"
    told = failure(server)
    assert told.startswith(f"the server at {server.address} cannot be reached; make sure that it")
    assert told.endswith("(Connection refused)")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            b"Error: Internal\nError",
            "failed on a request (500: Error: Internal Error); see its log",
        ),
        (b'{"error": "oh"}', 'failed on a request (500: {"error": "oh"}); see its log if it keeps'),
        (b"", "failed on a request (500: Internal Server Error); see its log if it keeps"),
        (b"\xff" * 3000, "\ufffd…); see its log if it keeps"),
    ],
)
def test_a_server_that_fails(server: FakeServer, body: bytes, said: str) -> None:
    server.status, server.body = 500, body
    told = failure(server)
    assert said in told
    assert len(told.splitlines()) == 1
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [413, 429])
def test_a_server_with_limits(server: FakeServer, status: int) -> None:
    server.status, server.body = status, b"Too much"
    assert f"takes no more ({status}: Too much); raise its limits" in failure(server)


def test_half_an_answer_is_none(server: FakeServer) -> None:
    server.body = b'{"matches": [], "warnings": {"incompleteResults": true}}'
    assert "stopped in the middle of its answer; raise its limit" in failure(server)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_copy_is_not_sent_on_to_elsewhere(server: FakeServer, status: int) -> None:
    server.status, server.headers = status, {"Location": "https://elsewhere.example/v2/check"}
    told = failure(server)
    assert "sends newslint on to https://elsewhere.example/v2/check, where it does not go" in told
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "body",
    [b"<html>Hello</html>", b"", b"null", b"[]", b"{}", b'{"matches": 3}', b"\xff\xfe", b'{"mat'],
)
def test_what_is_no_answer(server: FakeServer, body: bytes) -> None:
    server.body = body
    told = failure(server)
    assert "gave no answer of LanguageTool; make sure that LanguageTool 6 is what runs the" in told
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize("languages", [None, {}, [3], [{"x": 1}], "x"])
def test_a_server_that_tells_no_languages(server: FakeServer, languages: Any) -> None:
    server.languages = json.loads(json.dumps(languages))
    assert failure(server).startswith(f"the server at {server.address} ")


def test_a_server_without_english(server: FakeServer) -> None:
    server.languages = [{"code": "de", "longCode": "de-DE"}]
    assert "knows no English; install the English module of LanguageTool" in failure(server)
