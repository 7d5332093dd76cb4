"""The language of a stretch of prose that is not in English, told by its words and their letters.

Own tables and not a library: to identify one sentence, py3langid loads for more than a second and
lingua for several, cld3 and fasttext have no wheels for our Pythons, and all of them name the
nearest language of a list of names. What is asked here is only whether this can be English.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from newslint.languages.en.letters import looks_odd
from newslint.languages.en.people import NAME_PARTICLES
from newslint.languages.small_words import ENGLISH, SHARED, SmallWords, small_words
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.values import frozen

_WORD = lazy_pattern(r"[^\W\d_]+")
_OF_ADDRESSES = ("/", "@", "#", "www.", ".com", ".org", ".net")
_FEWEST = 4
"""Words in lower case; with fewer there is no telling."""
_MANY = 8
_ENGLISH_AT_MOST = 6
"""One word in so many may be English in copy that is not."""
_FEWEST_ODD = 5
_DIFFERENT = 3
_PARTICLES = frozenset(NAME_PARTICLES)
_NEVER_FIRST = frozenset({"der", "den", "zu", "la", "le"})
"""Of these, “von der” and “de la” are parts of names; alone they are articles of a sentence."""
_STRANGE_OF_FEW, _STRANGE_OF_MANY = 5, 10
_SMALL_AT_MOST = 5
"""One word in so many is odd, or ends as English words do not; one is small in English, too."""
_LIST_MARKS = (",", ";", "•", "|", "/")
_LISTED, _LISTED_UNNAMED = 2, 3
_LETTERS_A_WORD = 4
_SECOND = 0.8


@frozen
class OtherLanguage:
    """A language, or two of which it is one; no name where none stands out."""

    names: tuple[str, ...] = ()


def running_words(text: str) -> list[str]:
    """The words in lower case, without addresses, accounts, tags and the “van” between two names.

    Nothing where most words have a capital, as in a list of names.
    """
    if any(sign in text for sign in _OF_ADDRESSES):
        text = " ".join(
            word for word in text.split() if not any(sign in word for sign in _OF_ADDRESSES)
        )
    found: list[str] = _WORD.findall(text)
    # The first word of a sentence may be a small one.
    running = [word.lower() for word in found[:1] if not word.isupper()]
    particles: list[str] = []
    after_name = True
    for word in found[1:]:
        if word in _PARTICLES and after_name and (particles or word not in _NEVER_FIRST):
            particles.append(word)
        elif word.islower():
            running += (*particles, word)
            particles.clear()
            after_name = False
        else:
            particles.clear()
            after_name = True
    running += particles
    # Of copy in any language a quarter at the least is no names, also of German with its nouns.
    return running if len(running) * 4 >= len(found) else []


def other_language(text: str, fewest: int = _FEWEST) -> OtherLanguage | None:
    """What a text is in where it is not English; None where it may be, and of few words.

    Two different small words of one language have to stand there and four words in ten be of that
    language or odd in English, three where there are many. Or most words are odd by their letters,
    and no list of dishes, drugs or names is: that is a language without a name.
    """
    words = running_words(text)
    if len(words) < _MANY:
        # A letter is too little there: “i don’t”.
        words = [word for word in words if len(word) > 1 or not word.isascii()]
    if len(words) < fewest:
        return None
    commas = sum(map(text.count, _LIST_MARKS))
    if commas * (_LISTED if len(words) < _MANY else 1) >= len(words):
        return None
    found = _language_of(words)
    if found and not found.names:
        letters = "".join(words)
        is_slang = letters.isascii() and len(letters) < _LETTERS_A_WORD * len(words)
        if is_slang or commas * _LISTED_UNNAMED >= len(words):
            return None
    return found


def _language_of(words: Sequence[str]) -> OtherLanguage | None:
    count = len(words)
    english = sum(word in ENGLISH for word in words)
    if english * _ENGLISH_AT_MOST > count:
        return None
    odd = {word for word in words if looks_odd(word)}
    odd_ones = sum(word in odd for word in words)
    if not _may_be_foreign(words, odd, english):
        return None
    best, second = _two_best(words)
    foreign = -2 * english
    for word in words:
        foreign += word in odd or word in best.words.own or word in best.words.shared
    share = foreign / count
    is_long = count >= _MANY
    if best.different >= 2 and share >= (0.3 if is_long else 0.4):
        return _named(best, second)
    if best.different and odd_ones >= 2 and share >= (0.45 if is_long else 0.6):
        return OtherLanguage()
    if (
        len(odd) >= _DIFFERENT
        and count >= _FEWEST_ODD
        and odd_ones - 2 * english >= (0.6 if is_long else 0.7) * count
    ):
        return OtherLanguage()
    return None


def _may_be_foreign(words: Sequence[str], odd: Collection[str], english: int) -> bool:
    """Whether the table has to be asked: few words of most English headlines are strange."""
    count = len(words)
    strange = sum(word in odd or _ends_unusually(word) for word in words)
    if strange * (_STRANGE_OF_MANY if count >= _MANY else _STRANGE_OF_FEW) >= count:
        return True
    small = english + sum(word in SHARED for word in words)
    return small * _SMALL_AT_MOST < count and count >= _SMALL_AT_MOST


def _ends_unusually(word: str) -> bool:
    """Whether a word has an ending of Spanish or Italian that few English words have."""
    return len(word) > 2 and word[-1] in "aiou" and word not in ENGLISH


class _Candidate(NamedTuple):
    words: SmallWords
    different: int
    """How many different words of its own stand there."""
    score: int


def _two_best(words: Sequence[str]) -> list[_Candidate]:
    table = small_words()
    different = frozenset(words)
    candidates = [
        _Candidate(language, own, 3 * own + language.count(words))
        for language in table
        if (own := len(language.own & different))
    ]
    candidates.sort(key=lambda one: -one.score)
    none = _Candidate(table[0], 0, 0)
    return [*candidates, none, none][:2]


def _named(best: _Candidate, second: _Candidate) -> OtherLanguage:
    names = [best.words.language]
    if second.score >= _SECOND * best.score:
        names.append(second.words.language)
    return OtherLanguage(tuple(names))
