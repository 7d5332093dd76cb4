"""A server asked by HTTP, through language-tool-python.

Of its class ``LanguageTool`` this keeps the parameters of a request and the languages that a server
knows. The request itself is made here, since that of language-tool-python 3.4 follows redirects,
which can lead unpublished copy out of the house, tries twice, each time for as long as five
minutes, and takes an error told in JSON for an answer.
"""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import requests
from language_tool_python import LanguageTool
from language_tool_python.exceptions import LanguageToolError

from newslint.engines.languagetool.address import is_loopback
from newslint.engines.languagetool.answers import BETWEEN, Answer, read_answers
from newslint.engines.languagetool.requested import Requested
from newslint.engines.languagetool.time_limit import within
from newslint.foundation.errors import EngineError

_LONGEST_TO_CONNECT = 10.0
_MOST_SAID = 200


class Client:
    """One server, asked in one way."""

    def __init__(self, address: str, timeout: float, requested: Requested) -> None:
        """Ask the server what it knows. Raises EngineError.

        ``timeout`` is how many seconds an answer may take.
        """
        self._address = address.rstrip("/")
        self._timeout = timeout
        try:
            self._tool = _Tool(f"{self._address}/", timeout, requested.variety)
            tongue = requested.mother_tongue
            # False friends; without them where LanguageTool does not know the language.
            if tongue in self._tool.languages:
                self._tool.mother_tongue = tongue
        except Exception as failure:
            raise self._told(failure) from failure
        self._tool.disabled_rules = set(requested.rules_off)

    def check(self, paragraphs: Sequence[str]) -> list[tuple[Answer, ...]]:
        """What LanguageTool finds in each of the paragraphs. Raises EngineError."""
        try:
            return read_answers(self.response_to(paragraphs), paragraphs)
        except Exception as failure:
            raise self._told(failure) from failure

    def response_to(self, paragraphs: Sequence[str]) -> Any:
        """What the server says of paragraphs, as it comes."""
        return self._tool.response_to("".join(paragraph + BETWEEN for paragraph in paragraphs))

    def _told(self, failure: Exception) -> EngineError:
        """One sentence about a failure, with the remedy."""
        where = f"the server at {self._address}"
        if isinstance(failure, (requests.Timeout, TimeoutError)):
            said = (
                f"{where} did not answer within {self._timeout:g} seconds; allow it more with "
                "`languagetool: {timeout: SECONDS}`, or see what keeps it busy"
            )
        elif isinstance(failure, requests.RequestException):
            said = f"{where} cannot be reached; make sure that it runs ({_reason(failure)})"
        elif isinstance(failure, _RefusedError):
            said = f"{where} {failure}"
        elif isinstance(failure, ValueError) and "unsupported language" in str(failure):
            said = f"{where} knows no English; install the English module of LanguageTool there"
        else:
            said = (
                f"{where} gave no answer of LanguageTool; make sure that LanguageTool 6 is what "
                f"runs there ({_shortened(f'{type(failure).__name__}: {failure}')})"
            )
        return EngineError(said)


class _RefusedError(LanguageToolError):
    """An answer that is an error; the message goes on after "the server"."""


class _Tool(LanguageTool):
    """The class of language-tool-python, with requests that are bounded and stay where they are."""

    def __init__(self, address: str, timeout: float, variety: str) -> None:
        self._longest = timeout
        self._known: set[str] | None = None
        self._session = requests.Session()
        # No proxy that the environment names can reach this machine.
        self._session.trust_env = not is_loopback(urlsplit(address).hostname or "")
        super().__init__(variety, remote_server=address, host="127.0.0.1")

    @property
    def languages(self) -> set[str]:
        """The languages that the server knows, by tag."""
        return self._get_languages()

    def response_to(self, text: str) -> Any:
        """What the server says of a text, as it comes."""
        told = self._query_server(f"{self.url}check", self._create_params(text), method="post")
        if isinstance(told, dict) and _is_cut_short(told):
            raise _RefusedError(
                "stopped in the middle of its answer; raise its limit on the time of a check, or "
                "use a server of your own"
            )
        return told

    def _get_languages(self) -> set[str]:
        # language-tool-python would ask again before every request.
        if self._known is None:
            self._known = super()._get_languages()
        return self._known

    def _query_server(
        self,
        url: str,
        params: dict[str, str] | None = None,
        num_tries: int = 1,
        method: str = "get",
    ) -> Any:
        def answer() -> requests.Response:
            return self._session.request(
                method,
                url,
                data=params,
                timeout=(min(self._longest, _LONGEST_TO_CONNECT), self._longest),
                allow_redirects=False,
            )

        with within(self._longest, answer) as response:
            _refuse(response)
            return json.loads(response.content)


def _is_cut_short(told: dict[str, Any]) -> bool:
    warnings = told.get("warnings")
    return isinstance(warnings, dict) and warnings.get("incompleteResults") is True


def _refuse(response: requests.Response) -> None:
    """Raise _RefusedError for an answer that is none."""
    status = response.status_code
    if status == 200:
        return
    said = _shortened(response.content.decode("utf-8", "replace")) or response.reason
    if 300 <= status < 400:
        to = response.headers.get("Location", "elsewhere")
        raise _RefusedError(
            f"sends newslint on to {_shortened(to)}, where it does not go on its own; set "
            "`languagetool: {server: …}` to the address that is meant"
        )
    if status in (413, 426, 429):
        raise _RefusedError(
            f"takes no more ({status}: {said}); raise its limits, or use a server of your own"
        )
    raise _RefusedError(
        f"failed on a request ({status}: {said}); see its log if it keeps one, else install "
        "LanguageTool again"
    )


def _reason(failure: BaseException) -> str:
    """What lies at the bottom of a failure, which libraries wrap several times."""
    seen = {id(failure)}
    while True:
        inner = next((a for a in failure.args if isinstance(a, BaseException)), None)
        inner = inner or getattr(failure, "reason", None) or failure.__cause__
        if not isinstance(inner, BaseException) or id(inner) in seen:
            break
        seen.add(id(inner))
        failure = inner
    told = getattr(failure, "strerror", None) or str(failure) or type(failure).__name__
    return _shortened(told)


def _shortened(text: str) -> str:
    """The text as one line that is not too long for a message."""
    line = " ".join(text.split())
    return line if len(line) <= _MOST_SAID else f"{line[:_MOST_SAID]}…"
