"""How a story's paragraphs are asked about: variety, mother tongue, rules."""

from newslint.model.document import Document
from newslint.text.variety import variety
from newslint.values import frozen

ACROSS_PARAGRAPHS = frozenset(
    {
        "EN_UNPAIRED_BRACKETS",
        "EN_UNPAIRED_QUOTES",
        "EN_WORD_COHERENCY",
        "EN_REPEATEDWORDS",
        "ENGLISH_WORD_REPEAT_BEGINNING_RULE",
        "PUNCTUATION_PARAGRAPH_END",
        "REP_PASSIVE_VOICE",
        "REP_THANK_YOU_FOR",
        "UPPERCASE_SENTENCE_START",
    }
)
"""The rules of LanguageTool 6.6 (its ``TextLevelRule``) that are on by default and whose findings
in a paragraph depend on those around it. Paragraphs of many stories go into one request and answers
are kept by paragraph, so these are never asked for; newslint has rules of its own for most of what
they look for. Two more look at a whole text, WHITESPACE_RULE and SENTENCE_WHITESPACE, and find the
same in a paragraph whatever stands around it."""

SPELLING = frozenset(
    f"MORFOLOGIK_RULE_EN_{region}" for region in ("US", "GB", "AU", "CA", "NZ", "ZA")
)
"""The spelling checkers, one for each variety."""
_REGIONS = frozenset({"US", "GB", "AU", "CA", "NZ", "ZA"})
_OF_VARIETY = {"US": "en-US", "British": "en-GB"}
_DEFAULT = "en-US"


@frozen
class Requested:
    """What every paragraph of a request has in common."""

    variety: str
    """A tag such as "en-GB"."""
    mother_tongue: str
    """The language that the story comes from, for false friends, as a tag such as "de"; empty
    where it is unknown."""
    rules_off: tuple[str, ...] = ()
    """Rules that are not to look, by LanguageTool's ids, in their order."""


def variety_of(document: Document) -> str:
    """The variety of English that a story is held against, as a tag.

    What the settings say, else the region in the tag of the copy's language, else what the
    spelling shows, else American.
    """
    metadata = document.metadata
    if metadata.variety is None and metadata.language:
        _, _, region = metadata.language.replace("_", "-").upper().partition("-")
        if region in _REGIONS:
            return f"en-{region}"
    return next(
        (_OF_VARIETY[one] for one in document.find(variety) if one in _OF_VARIETY), _DEFAULT
    )


def mother_tongue_of(document: Document) -> str:
    """The language that a story was translated from, without its region; empty if unknown."""
    source = (document.metadata.source_language or "").replace("_", "-").lower()
    language = source.partition("-")[0]
    return "" if language == "en" else language
