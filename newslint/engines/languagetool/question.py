"""Short questions to a server: whether it is ready, and what it is."""

import contextlib
import json
import urllib.parse
import urllib.request
from http.client import HTTPException

from newslint.engines.languagetool.address import is_loopback
from newslint.engines.languagetool.time_limit import within

_LONGEST = 1 << 20


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A server that sends us elsewhere gives no answer: copy goes where the settings say."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


def is_ready(address: str, seconds: float) -> bool:
    """Whether a server says, within so many seconds, that all is well with it."""
    return _answer(f"{address}/v2/healthcheck", seconds).strip() == b"OK"


def software_of(address: str, seconds: float) -> dict[str, str] | None:
    """What a server says of itself: name, version, buildDate, commit …; None without an answer."""
    with contextlib.suppress(ValueError, AttributeError):
        software = json.loads(_answer(f"{address}/v2/info", seconds)).get("software")
        if isinstance(software, dict) and software.get("version"):
            return {str(key): str(value) for key, value in software.items()}
    return None


def warm_up(address: str, seconds: float) -> None:
    """Have a server load what English takes, which costs whoever asks first several seconds."""
    asked = {"language": "en-US", "text": "The ferry is late today."}
    _answer(f"{address}/v2/check", seconds, urllib.parse.urlencode(asked).encode())


def _answer(url: str, seconds: float, data: bytes | None = None) -> bytes:
    handlers: list[urllib.request.BaseHandler] = [_NoRedirect()]
    if is_loopback(urllib.parse.urlsplit(url).hostname or ""):
        handlers.append(urllib.request.ProxyHandler({}))

    def answer() -> bytes:
        with urllib.request.build_opener(*handlers).open(url, data, seconds) as told:
            return bytes(told.read(_LONGEST))

    try:
        return within(seconds, answer)
    except (OSError, HTTPException, ValueError):
        return b""
