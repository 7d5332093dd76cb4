import time

import pytest

from newslint.engines.languagetool.question import is_ready, software_of, warm_up
from tests.engines.languagetool.fake_server import SOFTWARE, FakeServer


def test_what_a_server_says(server: FakeServer) -> None:
    assert is_ready(server.address, 5)
    software = software_of(server.address, 5)
    assert software == {name: str(value) for name, value in SOFTWARE.items()}
    warm_up(server.address, 5)
    assert server.asked[0]["language"] == "en-US"


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "nowhere"])
def test_nobody_there(address: str) -> None:
    assert not is_ready(address, 5)
    assert software_of(address, 5) is None


@pytest.mark.parametrize("body", [b"{", b"[]", b'{"software": {}}', b'{"software": "6.6"}'])
def test_what_is_no_languagetool(server: FakeServer, body: bytes) -> None:
    server.info = body
    assert software_of(server.address, 5) is None


def test_one_that_trickles_is_not_waited_for(server: FakeServer) -> None:
    server.trickle = 0.1
    begun = time.monotonic()
    warm_up(server.address, 0.5)
    assert time.monotonic() - begun < 2
