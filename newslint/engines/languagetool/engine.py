"""LanguageTool as an outside engine: stories in, findings out, paragraphs in batches between."""

import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.engines.languagetool.answers import Answer
from newslint.engines.languagetool.choice import Choice, choice
from newslint.engines.languagetool.exemptions import is_exempt
from newslint.engines.languagetool.installation import CLIENT
from newslint.engines.languagetool.paragraphs import Paragraph, paragraphs_of
from newslint.engines.languagetool.requested import (
    ACROSS_PARAGRAPHS,
    SPELLING,
    Requested,
    mother_tongue_of,
    variety_of,
)
from newslint.engines.languagetool.result_cache import ResultCache, key_of
from newslint.engines.languagetool.rules import id_of, match_of, rule_of
from newslint.engines.languagetool.service import Service, open_service
from newslint.engines.languagetool.settings import LanguageToolSettings
from newslint.foundation.cache_folder import user_cache_folder
from newslint.foundation.errors import EngineError
from newslint.foundation.kept_rows import Key
from newslint.model.diagnostic import OutsideMatch
from newslint.model.document import Document
from newslint.model.rule import Rule
from newslint.values import frozen

if TYPE_CHECKING:
    from newslint.engines.languagetool.client import Client

BATCH = 15_000
"""How many characters of copy make a request: enough for the way there and back not to count, few
enough to be answered in a few seconds, and below what servers set as a limit."""
MOST_HELD = 500
"""How many stories wait at most: one in a variety of its own would else hold back a whole archive
until its end, when its batch is asked about, and all of that in memory."""
_LOOKS = 3
_MOMENT = 0.1


@contextmanager
def open_engine(settings: LanguageToolSettings, root: Path) -> Iterator["LanguageToolEngine"]:
    """LanguageTool, ready to be asked; a server of the run's own is stopped at the end.

    ``root`` is the folder that ``settings.folder`` counts from. Raises EngineError.
    """
    service = open_service(settings, root)
    try:
        cache = ResultCache(user_cache_folder() if settings.cache else None)
        try:
            chosen = choice(spelling=settings.spelling)
            yield LanguageToolEngine(settings, service, cache, chosen)
        finally:
            cache.close()
    finally:
        service.close()


@frozen
class _Story:
    """A story whose answers are being waited for."""

    document: Document
    paragraphs: tuple[tuple[Paragraph, Key], ...]


class LanguageToolEngine:
    """Asks about paragraphs that the cache does not know, those of many stories at once."""

    def __init__(
        self,
        settings: LanguageToolSettings,
        service: Service,
        cache: ResultCache,
        chosen: Choice,
    ) -> None:
        self._settings = settings
        self._service = service
        self._identity = service.identity
        self._cache = cache
        self._choice = chosen
        # Rules that the choice has off are asked for all the same, which takes half as long again:
        # so settings can turn them on, and what is kept holds under any settings.
        self._rules_off = tuple(
            sorted(ACROSS_PARAGRAPHS if settings.spelling else ACROSS_PARAGRAPHS | SPELLING)
        )
        self._clients: dict[Requested, Client] = {}
        self._stories: deque[_Story] = deque()
        self._answers: dict[Key, tuple[Answer, ...]] = {}
        self._waiting: dict[Requested, dict[Key, str]] = {}
        self._failure: EngineError | None = None
        self._rules: dict[str, Rule] = {}

    @property
    def rules(self) -> Sequence[Rule]:
        """The rules that have found something."""
        return list(self._rules.values())

    def diagnose(self, documents: Iterable[Document]) -> Iterator[Sequence[OutsideMatch]]:
        """For each story what was found in it.

        Once the server has failed, only what is known already is told of the rest of the stories;
        the failure is raised at the end.
        """
        for document in documents:
            self._take(document)
            is_full = len(self._stories) >= MOST_HELD
            for requested, waiting in self._waiting.items():
                if is_full or sum(map(len, waiting.values())) >= BATCH:
                    self._ask(requested)
            yield from self._ready()
        for requested in self._waiting:
            self._ask(requested)
        yield from self._ready()
        if self._failure is not None:
            raise self._failure

    def _take(self, document: Document) -> None:
        requested = Requested(
            variety_of(document),
            mother_tongue_of(document),
            self._rules_off,
        )
        paragraphs = tuple(
            (paragraph, key_of(paragraph.text, requested, self._identity))
            for paragraph in paragraphs_of(document)
        )
        self._stories.append(_Story(document, paragraphs))
        new = {key: paragraph.text for paragraph, key in paragraphs if key not in self._answers}
        self._answers |= self._cache.answers(list(new))
        waiting = self._waiting.setdefault(requested, {})
        waiting |= {key: text for key, text in new.items() if key not in self._answers}

    def _ask(self, requested: Requested) -> None:
        """Ask about all that waits, in as many requests as it takes."""
        waiting = list(self._waiting[requested].items())
        self._waiting[requested].clear()
        while waiting and self._failure is None:
            length = size = 0
            while length < len(waiting) and (not size or size + len(waiting[length][1]) <= BATCH):
                size += len(waiting[length][1])
                length += 1
            batch, waiting = waiting[:length], waiting[length:]
            try:
                answers = self._answered(requested, [text for _, text in batch])
            except EngineError as failure:
                self._failure = failure
                return
            found = dict(zip((key for key, _ in batch), answers, strict=True))
            self._answers |= found
            self._cache.keep(found)

    def _answered(self, requested: Requested, texts: Sequence[str]) -> list[tuple[Answer, ...]]:
        """What a server says, after one more try if it has ended and can be started anew."""
        client_at = _client_class()
        for last in (False, True):
            address = self._service.address()
            try:
                if requested not in self._clients:
                    timeout = self._settings.timeout
                    self._clients[requested] = client_at(address, timeout, requested)
                return self._clients[requested].check(texts)
            except EngineError as failure:
                ended = self._ended()
                if not ended:
                    raise
                self._clients.clear()
                if last or not self._service.restart():
                    told = f"{ended}; run newslint again, or with --no-languagetool"
                    raise EngineError(told) from failure
        raise AssertionError  # the last try returns or raises

    def _ended(self) -> str:
        """What became of the server, which the system may tell a moment after its last word."""
        ended = self._service.failure()
        for _ in range(_LOOKS):
            if ended:
                break
            time.sleep(_MOMENT)
            ended = self._service.failure()
        return ended

    def _ready(self) -> Iterator[Sequence[OutsideMatch]]:
        """The stories from the first on of which all is known, or will never be."""
        while self._stories:
            story = self._stories[0]
            known = all(key in self._answers for _, key in story.paragraphs)
            if not known and self._failure is None:
                return
            self._stories.popleft()
            yield tuple(self._found(story))

    def _found(self, story: _Story) -> Iterator[OutsideMatch]:
        for paragraph, key in story.paragraphs:
            for answer in self._answers.get(key, ()):
                span = paragraph.prose_span(answer.span)
                if not is_exempt(answer, story.document, span):
                    rule = self._rules.setdefault(id_of(answer), rule_of(answer, self._choice))
                    yield OutsideMatch(rule.id, match_of(answer, span))


def _client_class() -> "type[Client]":
    """What asks servers; neither it nor what it imports is needed while the cache knows all."""
    try:
        from newslint.engines.languagetool.client import Client  # noqa: PLC0415
    except ImportError as problem:
        raise EngineError(
            f"language-tool-python is missing or broken; {CLIENT} ({problem})"
        ) from problem
    return Client
