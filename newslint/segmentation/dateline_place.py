"""The place (and date) that a first paragraph opens with: “KYIV, Ukraine (AP) — …”."""

import re
from typing import NamedTuple

_UPPER = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.\-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ'’.\-]+){0,3}"
_CAPITALISED = r"[A-ZÀ-Þ][\w'’.\-]*(?:\s(?:of|the|and|de|do|la|al)\b)?(?:\s[A-ZÀ-Þ][\w'’.\-]*){0,3}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?)"
_AGENCY = r"(?:\(\s*[A-Z][\w.'’/ \-]{1,40}\)|/\s?[A-Z][\w .\-]{1,30}/)"
_DASH = r"\s*(?:--|[–—]|-(?=\s))\s*"
_LEAD = re.compile(
    rf"(?:(?P<upper>{_UPPER})(?:,\s+(?P<region>{_CAPITALISED}))?(?:[,.]\s+(?P<day>{_DAY}))?[.,]?(?:\s*{_AGENCY}\.?)?"
    rf"(?:{_DASH}|(?<=/)\.?\s|(?<=/\.)\s)"
    rf"|(?P<mixed>{_CAPITALISED}(?:,\s+{_CAPITALISED})?)(?:[,.]\s+(?P<mixed_day>{_DAY}))?[.,]?\s*{_AGENCY}\.?(?:{_DASH}|(?<=/\.)\s|(?<=/)\s))"
    r"(?=\S)"
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
    match = _LEAD.match(paragraph[:160])
    if match is None:
        return None
    if match["upper"]:
        # One capital letter or an acronym with a dash is no place: "US - the largest …".
        if not any(len(word) > 3 for word in match["upper"].split()):
            return None
        place = match["upper"] + (f", {match['region']}" if match["region"] else "")
        day = match["day"]
    else:
        place, day = match["mixed"], match["mixed_day"]
    if day is None and place.split(", ")[-1].startswith(_MONTHS):
        return None
    return Lead(place, day or "", match.end())


_MONTHS = tuple("January February March April June July August September October November".split())
