"""Findings that newslint knows to be none: on names, foreign words and nested quotation marks."""

from newslint.engines.languagetool.answers import Answer
from newslint.engines.languagetool.requested import SPELLING
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.text.language import looks_english
from newslint.text.quotation_marks import quoted_speech

_MOST_WORDS_OF_A_TERM = 3
_SPACES = "COMMA_PARENTHESIS_WHITESPACE"
_MARKS = "\"'“”‘’"
# Letters that neither English words nor the loan words of its dictionaries are written with.
_OTHER_SCRIPT = lazy_pattern(r"(?!\p{Latin})\p{L}")
_WORD = lazy_pattern(r"\p{L}[\p{L}\p{M}'’-]*")


def is_exempt(answer: Answer, document: Document, span: Span) -> bool:
    """Whether a finding at ``span`` of the prose is left out.

    - any finding on words in another script than the Latin one, and any within a quotation that is
      not in English;
    - a space on both sides of a quotation mark, if one of them parts it from another such mark, as
      desks set “… ‘…’ ”;
    - what the spelling checker finds, if the word has a capital, as names do, or a letter with an
      accent, or if it stands in a quotation of up to three words, which is a term.
    """
    place = document.prose[slice(*span)]
    if not place.isascii() and _OTHER_SCRIPT.search(place):
        return True
    around = [quotation for quotation in document.find(quoted_speech) if quotation.contains(span)]
    if any(not looks_english(document.prose[slice(*quotation)]) for quotation in around):
        return True
    if answer.rule == _SPACES and _parts_marks(document.prose, span):
        return True
    if answer.rule not in SPELLING:
        return False
    if any(map(str.isupper, place)) or not place.replace("’", "'").isascii():
        return True
    return any(
        len(_WORD.findall(document.prose, *quotation)) <= _MOST_WORDS_OF_A_TERM
        for quotation in around
    )


def _parts_marks(prose: str, span: Span) -> bool:
    before, after = prose[max(0, span.start - 1) : span.start], prose[span.end : span.end + 1]
    mark = prose[slice(*span)].strip()
    return mark in tuple(_MARKS) and (before in tuple(_MARKS) or after in tuple(_MARKS))
