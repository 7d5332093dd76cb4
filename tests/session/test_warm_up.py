from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newslint.model.document import Document
from newslint.session.warm_up import warm_up
from tests.making import rule
from tests.session.test_runner import OneForAll


@dataclass(frozen=True)
class Notes:
    """A check that keeps what it is asked about, and then fails."""

    asked: list[Document]

    def __call__(self, document: Document) -> Iterator[object]:
        self.asked.append(document)
        raise RuntimeError("out of ink")


def test_a_story_of_our_own_is_linted_whatever_becomes_of_it() -> None:
    asked: list[Document] = []
    warm_up(OneForAll((rule("house/x", check=Notes(asked)),)), Path("stories", "a.txt"))
    (document,) = asked
    assert Path(document.path).parent == Path("stories")
    assert document.metadata.date is not None
    assert "kilometers" in document.prose
