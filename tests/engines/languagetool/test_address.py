import pytest

from newslint.engines.languagetool.address import is_loopback, named_server
from newslint.engines.languagetool.settings import LanguageToolSettings
from newslint.foundation.errors import EngineError


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("http://127.0.0.1:8081", "http://127.0.0.1:8081"),
        ("http://localhost:8081/", "http://localhost:8081"),
        (" http://lt.desk.example/v2/ ", "http://lt.desk.example"),
        ("https://desk.example/grammar/", "https://desk.example/grammar"),
        ("http://[::1]:8081/v2", "http://[::1]:8081"),
        ("http://192.168.1.4:8081", "http://192.168.1.4:8081"),
        ("http://10.1:80", "http://10.1:80"),
        ("http://notlanguagetool.org", "http://notlanguagetool.org"),
    ],
)
def test_servers_of_the_house(given: str, address: str) -> None:
    assert named_server(LanguageToolSettings(server=given)) == address


@pytest.mark.parametrize(
    "given",
    [
        "https://api.languagetool.org",
        "https://api.languagetoolplus.com/v2",
        "https://LanguageTool.org./v2",
        "http://8.8.8.8:8081",
        "http://134744072:8081",
        "http://0x8.0x8.0x8.0x8",
        "http://[2001:4860:4860::8888]:8081",
        "http://[::ffff:8.8.8.8]",
    ],
)
def test_copy_leaves_the_house_only_where_the_settings_say_so(given: str) -> None:
    with pytest.raises(EngineError, match=r"not published yet.*stories-leave-the-house: true"):
        named_server(LanguageToolSettings(server=given))
    assert named_server(LanguageToolSettings(server=given, stories_leave_the_house=True))


@pytest.mark.parametrize(
    "given",
    [
        "",
        "8081",
        "localhost:8081",
        "ftp://localhost",
        "http://",
        "http://a:b",
        "http://[::1",
        "/v2",
    ],
)
def test_what_is_no_address(given: str) -> None:
    with pytest.raises(EngineError, match=r"is no address of a server; write one such as http://"):
        named_server(LanguageToolSettings(server=given))


def test_a_password_is_not_told_again() -> None:
    with pytest.raises(EngineError, match="user and password") as failure:
        named_server(LanguageToolSettings(server="http://desk:sesame@127.0.0.1:8081"))
    assert "sesame" not in str(failure.value)


def test_this_machine_is_known() -> None:
    assert all(map(is_loopback, ("localhost", "127.0.0.1", "127.1", "::1", "::ffff:127.0.0.1")))
    assert not any(map(is_loopback, ("lt.example", "10.0.0.1", "", "localhost.example")))
