"""A phrase that is said again at once."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar

from newslint.languages.en.grammar import STRONG_DETERMINERS, THIRD_PERSON
from newslint.model.diagnostic import Match
from newslint.model.document import Document
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.subjects.wording.repeated_words import Echo, echoes
from newslint.text.run_in_headlines import is_in_headlines
from newslint.text.sentences import sentences
from newslint.values import frozen

# What stands at the end of a phrase that English goes round in: “step by step by step”.
_LINKS = frozenset("and or by in to after for on of upon from with than".split())
# What names a topic: “As for the ferry, the ferry is late” is clumsy, and nothing is said twice.
_TOPIC = lazy_pattern(r"\b(?:(?i:in the cases? of|as (?:for|to)|speaking of|when it comes to))\s\Z")
_LONGEST_TOPIC = 24
# What shows that a clause begins with the second of two: “In the town, the town has a port”.
_CLAUSE = lazy_pattern(r"\s(?&finite_auxiliaries)\b")
# “When they had crossed the bridge, the bridge shook”: the comma ends the clause of the first. Not
# “if”, which asks as often as it begins a clause: “to see if there is a fee, a fee of what size”.
_SUBORDINATE = lazy_pattern(
    r"\b(?i:as soon as|when|once|after|while|because|although|though|since|until|unless)\s"
    r"[^,.;:!?\n]{3,80}\s\Z"
)
_GOES_ON = lazy_pattern(
    r"\s(?!(?:and|or|of|in|on|at|for|to|with|by|from|that|which|who|whose|where)\b)\p{Ll}"
)
_LONGEST_CLAUSE = 100
_DETERMINERS = frozenset(STRONG_DETERMINERS)
# Copy in the first person is an address or a comment, with or without quotation marks.
_ADDRESS = lazy_pattern(r"\b(?:I|[Ww]e|us|[Oo]ur|[Mm]y|me|[Yy]ou|[Yy]our)\b")
# The next item of a list, and the last one with the frame that it shares with others.
_ARTICLES = frozenset(("a", "an", "the"))
_NEXT_ITEM = lazy_pattern(r",\s(?:(?:and|or)\s)?(?P<article>an?|the)\s")
_LAST_ITEM = lazy_pattern(r"(?<![\w,]\s|\w)(?P<frame>(?i:there)\s\w+)\s[^,.;:!?]{2,40},\s\Z")
_LONGEST_ITEM = 60
_SUBJECTS = frozenset((*THIRD_PERSON, "there", "this", "that", "let", "it's", "it’s"))
_PREPOSITIONS = frozenset("for with without against to of by".split())
# A speaker says no long clause twice.
_LONGEST_RHETORIC = 4
# “Right now, right now”, “go out, go out”: no thing is named that the source could have two of.
_ADVERBS = frozenset(
    """
    now again here there today tomorrow forever never ever together out up on away down back off
    over in more too enough
    """.split()
)
# “Call a spade a spade”.
_CALLING = lazy_pattern(
    r"\b(?:call|calls|called|calling|make|makes|made|making|find|finds|found|consider\w*|names?)\b"
    r"[^.;:!?\n]*\Z"
)
_LONGEST_CALL = 48
# Of a sentence that has no end no more than this is looked at, on each side.
_LONGEST_SENTENCE = 1_000
_LONGEST_EFFECT = 3
_LONGEST_SOUND = 5


@frozen
class RepeatedPhraseCheck:
    """A match is a phrase with all its repetitions; its replacement is the phrase once.

    Figures alone (“6-4, 6-4”) are none of its business, nor a name that stands twice (“New York,
    New York”), nor “step by step by step”, nor “friends of friends of”, nor what ends a clause and
    begins another (“As for the ferry, the ferry is late”), nor “call a spade a spade”. Whoever
    speaks repeats with a comma for effect, also where no marks show the speech: “right now, right
    now”, “we must act, we must act”. What stands three times with commas between is left to a rule
    that asks for it by ``for_effect``.
    """

    values: ClassVar[tuple[str, ...]] = ("phrase", "times")

    fewest_words: int = 2
    """At least so many words of the phrase; 1 to 7."""
    fewest_times: int = 2
    """The phrase stands at least so often; 2 or more."""
    most_times: int = 2
    """The phrase stands at most so often; 0 for no limit."""
    allowed: tuple[str, ...] = ()
    """Lower-case phrases that English does repeat: “no”, “on and on”."""

    def __post_init__(self) -> None:
        if not 1 <= self.fewest_words <= 7 or self.fewest_times < 2:
            raise ValueError("fewest_words lies between 1 and 7, fewest_times is 2 or more")

    for_effect: bool = False
    """Look for nothing but up to three words that stand three times with commas between."""

    @cached_property
    def _allowed(self) -> frozenset[str]:
        return frozenset(self.allowed)

    def __call__(self, document: Document) -> Iterator[Match]:
        """Yield the repeated phrases in the order of the prose."""
        for echo in document.find(echoes):
            if len(echo.phrase) < self.fewest_words or echo.times < self.fewest_times:
                continue
            if self.most_times and echo.times > self.most_times:
                continue
            if _may_be_for_effect(document.prose, echo) is not self.for_effect:
                continue
            if self._is_meant(echo) or _begins_a_clause(document.prose, echo):
                continue
            if echo.times == 2 and _is_rhetoric(document, echo):
                continue
            if is_in_headlines(document, echo.span):
                # A page shows a headline and then its link.
                continue
            once = document.prose[slice(*echo.once)]
            yield Match(echo.span, {"phrase": once, "times": str(echo.times)}, once)

    def _is_meant(self, echo: Echo) -> bool:
        low = [word.lower() for word in echo.phrase]
        if " ".join(low) in self._allowed or not any(len(w) > 2 and w.isalpha() for w in low):
            return True
        if echo.times > 3:
            return False
        if not echo.parted and sum(word[:1].isupper() for word in echo.phrase) > 2:
            # A title that a page shows twice.
            return True
        if all(word[:1].isupper() or word[:1].isdigit() for word in echo.phrase):
            # A name: “New York, New York”, “Gimme Gimme Gimme”.
            return len(low) < 3 or echo.times > 2
        if len(low) == 2 and low[1] in _LINKS:
            return True
        if low[-1] == "of" and low[-2].endswith("s") and low[0] not in _DETERMINERS | _LINKS:
            # “close friends of close friends of”
            return True
        if echo.parted:
            # Points of a game or a list: “1 point, 1 point and 0 points”.
            return any(word[:1].isdigit() for word in low)
        return "and" in low


def _begins_a_clause(prose: str, echo: Echo) -> bool:
    if echo.times != 2:
        return False
    start, end = echo.span
    if _TOPIC.search(prose, max(0, start - _LONGEST_TOPIC), start):
        return True
    if not echo.parted:
        return False
    if _CLAUSE.match(prose, end):
        return True
    before = prose[max(0, start - _LONGEST_CLAUSE) : start]
    return bool(_GOES_ON.match(prose, end) and _SUBORDINATE.search(before))


def _may_be_for_effect(prose: str, echo: Echo) -> bool:
    """Whether a writer may have meant it: “drip, drip, drip”, “the drip drip drip of”."""
    if echo.times != 3 or len(echo.phrase) > _LONGEST_EFFECT:
        return False
    if not all(word.isalpha() for word in echo.phrase):
        return False
    if prose[echo.once.end : echo.once.end + 2].strip()[:1] in {",", "–", "—"}:
        return True
    is_sound = len(echo.phrase) == 1 and len(echo.phrase[0]) <= _LONGEST_SOUND
    return is_sound and prose.startswith(" of ", echo.span.end)


def _is_in_list(prose: str, echo: Echo, low: list[str]) -> bool:
    """Whether a list holds both: “there are A, there are B, there are B”, “a B, a B, a C”."""
    if low[0] in _ARTICLES and (after := _NEXT_ITEM.match(prose, echo.span.end)):
        return after["article"] in _ARTICLES
    before = _LAST_ITEM.search(prose, max(0, echo.span.start - _LONGEST_ITEM), echo.span.start)
    return before is not None and before["frame"].lower().split() == low[:2]


def _is_rhetoric(document: Document, echo: Echo) -> bool:
    """Whether a speaker says it twice, or one side is what the other is called."""
    prose, low = document.prose, [word.lower() for word in echo.phrase]
    is_parted = echo.parted or "," in prose[slice(*echo.span)]
    if not is_parted:
        before = prose[max(0, echo.span.start - _LONGEST_CALL) : echo.span.start]
        return len(low) == 2 and low[0] in {"a", "an"} and bool(_CALLING.search(before))
    if len(low) > _LONGEST_RHETORIC or _is_in_list(prose, echo, low):
        return False
    if low[0] in _SUBJECTS or low[-1] in _ADVERBS or (len(low) == 2 and low[0] in _PREPOSITIONS):
        return True
    spans = document.find(sentences)
    at = bisect_right(spans, echo.span.start, key=lambda span: span.start) - 1
    if at < 0:
        return False
    start = max(spans[at].start, echo.span.start - _LONGEST_SENTENCE)
    end = min(spans[at].end, echo.span.end + _LONGEST_SENTENCE)
    return _ADDRESS.search(prose, start, end) is not None
