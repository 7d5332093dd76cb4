"""The place (and date) that a first paragraph opens with: “KYIV, Ukraine (AP) — …”."""

import re
from typing import NamedTuple

from newslint.languages.en.calendar import MONTHS
from newslint.patterns.lazy_pattern import lazy_pattern

_UPPER = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.\-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ'’.\-]+){0,3}"
_CAPITALISED = r"[A-ZÀ-Þ][\w'’.\-]*(?:\s(?:of|the|and|de|do|la|al)\b)?(?:\s[A-ZÀ-Þ][\w'’.\-]*){0,3}"
_MONTH = r"(?&month_stems)[a-z]*\.?"
_DAY = rf"(?:(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?)"
_AGENCY = r"(?:\(\s*(?:[A-Z]|dpa|epa|ots)[\w.'’/ \-]{0,40}\)|/\s?[A-Z][\w .\-]{1,30}/)"
_DASH = r"\s*(?:--|[–—]|-(?=\s))\s*"
_LEAD = lazy_pattern(
    rf"(?:(?P<head>(?P<upper>{_UPPER})(?:,\s+(?P<region>{_CAPITALISED}))?(?:[,.]\s+(?P<day>{_DAY}))?[.,]?"
    rf"(?:\s*{_AGENCY}\.?)?)(?:{_DASH}|(?<=/)\.?\s|(?<=/\.)\s)"
    rf"|(?P<mixed>{_CAPITALISED}(?:,\s+{_CAPITALISED})?)(?:[,.]\s+(?P<mixed_day>{_DAY}))?[.,]?\s*"
    rf"{_AGENCY}\.?(?:{_DASH}|(?<=/\.)\s|(?<=/)\s))"
    r"(?=\S)"
)
# What parts the place from the sentence; without one of these there is no need to look further.
_PARTING = lazy_pattern(r"[—–/)]|--| - ")
_LABELS = frozenset(
    """
    BREAKING UPDATE UPDATED EXCLUSIVE ANALYSIS OPINION CORRECTION CORRECTED WATCH VIDEO LIVE
    EXPLAINER FACTBOX REVIEW INTERVIEW COMMENT EDITORIAL PHOTOS PICTURES TIMELINE
    """.split()
)
_NEWS_AGENCY = lazy_pattern(
    r"\b(?:News|Agency|Press|Service|Xinhua|Client|Correspondent|Reporter)\b"
)


class Lead(NamedTuple):
    """What stands before the first sentence of a story."""

    place: str
    """As written, the country or state with it: “KYIV, Ukraine”."""
    day: str
    """As written, empty where there is none; often without a year."""
    end: int
    """Where the first sentence begins, in the text that was given."""


def dateline_lead(paragraph: str) -> Lead | None:
    """The place and day that a paragraph opens with; None where it opens with neither.

    The place is in capitals, or an agency in brackets stands after it; a dash or, after an agency
    between strokes, a stop parts it from the sentence.
    """
    head = paragraph[:160]
    if not head[:1].isupper() or not _PARTING.search(head):
        return None
    match = _LEAD.match(head)
    if match is None:
        return None
    if match["upper"]:
        words = re.split(r"[ /]", match["upper"])
        # An acronym before a dash is no place: "EU - what happens next".
        if not any(len(word) > 3 for word in words) or words[0] in _LABELS:
            return None
        bare = match.end("upper") == match.end("head")
        if bare and head[match.end("upper") : match.end()].strip() == "-":
            return None
        place = match["upper"] + (f", {match['region']}" if match["region"] else "")
        day = match["day"]
    else:
        place, day = match["mixed"], match["mixed_day"]
    # "Xinhua News Agency, Hong Kong": the agency stands first; a month is the head of a date.
    parts = [part for part in place.split(", ") if not _NEWS_AGENCY.search(part)]
    if not parts or parts[-1].startswith(MONTHS):
        return None
    return Lead(", ".join(parts), day or "", match.end())
