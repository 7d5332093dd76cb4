"""Whether copy is in English: by the tag that comes with it, the script, the function words."""

from newslint.languages.small_words import ENGLISH, SHARED
from newslint.model.document import Document
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.text.other_language import other_language

# Enough to be sure; a book need not be read to its end.
_SAMPLE = 6_000
# With fewer there is no telling, and copy passes for English.
_FEWEST_LETTERS = 10
_FEWEST_WORDS = 8

# Letters of other scripts than the Latin one, which ends at U+024F and goes on at U+1E00 with the
# letters of Vietnamese.
_OTHER_SCRIPT = lazy_pattern(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]+")


def is_english(document: Document) -> bool:
    """Whether the copy is English (a finder); copy too short to tell passes for English.

    ``metadata.language`` decides where it is set. Copy with foreign names or a quotation in
    another language is English.
    """
    language = document.metadata.language
    if language:
        return language.lower().replace("_", "-").split("-")[0] in {"en", "eng"}
    return looks_english(document.prose[:_SAMPLE])


def looks_english(prose: str) -> bool:
    """Whether a stretch of prose is English, by script and function words."""
    if not prose.isascii():
        letters = len(prose) - prose.count(" ")
        others = sum(map(len, _OTHER_SCRIPT.findall(prose)))
        if others >= _FEWEST_LETTERS and others * 3 > letters:
            return False
    # Names do not count: a table of results has no function words at all.
    running = [word for word in prose.split() if word.islower()]
    if len(running) < _FEWEST_WORDS:
        return True
    english = sum(word in ENGLISH for word in running)
    shared = sum(word in SHARED for word in running)
    if (english + shared) * 5 >= len(running) and english:
        return True
    return other_language(prose) is None
