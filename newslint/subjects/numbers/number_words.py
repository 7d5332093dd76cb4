"""Where a number or a quantity in words may begin, found once for both."""

from newslint.model.document import Document
from newslint.patterns.lazy_pattern import lazy_pattern

# The class of what may stand before a word and that of its first letter are what lets the search
# skip text at full speed. Each beginning is told as far as it takes to leave out common words such
# as "for", "even" and "high", for whoever reads on from there pays far more than this search does.
# The look-behinds stand last, where few words come.
_START = lazy_pattern(
    r"[ \t\n\r\u00a0\u202f(\[{/“”\"'‘’—–…•*~.,:;-](?:[zotfsenhZOTFSENH](?:h(?:ree|ir(?=t[ey]))"
    r"|o(?:ur(?<=[Ff]our)|rty)|ne(?!\w)(?<=[Oo]ne)|e(?:n(?!\w)(?<=[Tt]en)|ven|ro)"
    r"|i(?:ve|f(?=t[ey])|x(?<=[Ss]ix)|gh(?<=[Ee]igh)|ne(?<=[Nn]ine))|w[oe](?<=[Tt]w.)|lev|alf)"
    r"|[Aa]n?[\s-](?=hund|thou|bill|trill|doz|third|kilo|mile|met|cent|mill|yard|foot|inch|acre"
    r"|hect|lit|gall|gram|ton|pound|pint|quar|barr|furl|fath|squ|cub|naut|light|short|long))",
    hot=True,
)


def word_starts(document: Document) -> tuple[int, ...]:
    """Where a number word may begin, or an article that counts a unit: "a mile" (a finder)."""
    prose = document.prose
    # At the very start no character stands before the word.
    first = (0,) if _START.match(f" {prose[:40]}") else ()
    return (*first, *(match.start() + 1 for match in _START.finditer(prose)))
