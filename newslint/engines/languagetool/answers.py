"""What a server answers, with exact places.

LanguageTool is written in Java and counts UTF-16 code units; newslint counts code points. The
answer is read as it comes: the ``Match`` of language-tool-python 3.4 keeps the length of a place in
code units, changes the message (NFKC) and leaves out what the rule is about.
"""

import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import astuple
from itertools import accumulate
from typing import Any

from newslint.model.position import Span
from newslint.values import frozen

BETWEEN = "\n\n"
"""What stands after every paragraph of a request: a blank line ends a paragraph, and then the last
one is read as all others."""
_MOST_PROPOSALS = 5


@frozen
class Answer:
    """One finding of LanguageTool; the place counts code points of the paragraph as it was sent."""

    start: int
    end: int
    rule: str
    """LanguageTool's id of the rule, such as "EN_A_VS_AN"."""
    category: str
    """LanguageTool's, such as "GRAMMAR"."""
    issue_type: str
    """In the terms of ITS 2.0, such as "grammar"."""
    about: str
    """What the rule is about, in a few words."""
    message: str
    proposals: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """The place."""
        return Span(self.start, self.end)


def read_answers(response: Any, paragraphs: Sequence[str]) -> list[tuple[Answer, ...]]:
    """What the response to a request says of each of its paragraphs.

    The request was the paragraphs with ``BETWEEN`` after each. What reaches over the end of a
    paragraph is left out. Raises ValueError for what is no answer of LanguageTool to this request.
    """
    units = [_Units(paragraph) for paragraph in paragraphs]
    starts = list(accumulate((u.length + len(BETWEEN) for u in units), initial=0))
    found: list[list[Answer]] = [[] for _ in paragraphs]
    try:
        for match in response["matches"]:
            start, length = _count(match["offset"]), _count(match["length"])
            at = bisect_right(starts, start) - 1
            if at >= len(units):
                raise ValueError(f"a place at {start} is beyond the text")
            start -= starts[at]
            if start + length <= units[at].length:
                span = Span(units[at].code_points(start), units[at].code_points(start + length))
                found[at].append(_answer(match, span))
    except (TypeError, KeyError) as problem:
        raise ValueError(f"{type(problem).__name__}: {problem}") from problem
    return [tuple(sorted(answers, key=lambda a: (a.span, a.rule))) for answers in found]


def _answer(match: Any, span: Span) -> Answer:
    rule = match["rule"]
    proposals = [_text(proposal["value"]) for proposal in match["replacements"]]
    return Answer(
        span.start,
        span.end,
        rule=_text(rule["id"]),
        category=_text(rule["category"]["id"]),
        issue_type=_text(rule.get("issueType") or "uncategorized"),
        about=_text(rule.get("description") or ""),
        message=_text(match["message"]),
        proposals=tuple(dict.fromkeys(proposals))[:_MOST_PROPOSALS],
    )


def _count(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(f"{value!r} is no count")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


class _Units:
    """A text counted in UTF-16 code units."""

    def __init__(self, text: str) -> None:
        # Where characters of two units stand, in units; mostly there are none.
        self._wide = [
            at + before
            for before, at in enumerate(n for n, char in enumerate(text) if char > "\uffff")
        ]
        self.length = len(text) + len(self._wide)

    def code_points(self, units: int) -> int:
        """So many code points so many units are; half a character counts as all of it."""
        return units - bisect_right(self._wide, units - 2)


def written(answers: Sequence[Answer]) -> str:
    """The answers as text, to be kept."""
    return json.dumps([astuple(answer) for answer in answers])


def read_written(text: str) -> tuple[Answer, ...]:
    """What ``written`` wrote. Raises ValueError for any other text."""
    try:
        return tuple(_kept(*told) for told in json.loads(text))
    except TypeError as problem:
        raise ValueError(f"no kept answers: {problem}") from problem


def _kept(start: int, end: int, *told: Any) -> Answer:
    rule, category, issue_type, about, message, proposals = told
    return Answer(start, end, rule, category, issue_type, about, message, tuple(proposals))
