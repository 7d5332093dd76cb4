"""What a line of a story is by its own form: furniture, dateline, byline, caption or title.

The patterns are compiled when they are first used: most stories need few of them, and all of them
together would take longer to compile than a story takes to lint.
"""

from functools import cache

import regex

from newslint.languages.alternation import alternation
from newslint.languages.en.numerals import ONE_TO_TEN
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.text.written_dates import WRITTEN_DATE

_BULLETS = "•●▪◦‣■►*·"
_LIST_ITEM = lazy_pattern(rf"(?:[-–—{_BULLETS}]\s+|\(?\d{{1,2}}[.)]\s+|\(?[a-z]\)\s+)\S")
_LIST_NUMBER = lazy_pattern(r"\(?(\d{1,2})[.)]\s")
_FIRST_WORD = lazy_pattern(r"[\W_]{0,4}([^\W\d_]+|\d+|©)")

_PLATFORM = (
    r"(?:X|Twitter|Facebook|Messenger|Instagram|Telegram|YouTube|WhatsApp|TikTok|Threads|LinkedIn|"
    r"VKontakte|VK|Odnoklassniki|Weibo|WeChat|Viber|Line|Pinterest|Reddit|Flipboard|Google News|"
    r"e-?mail|social media|our (?:app|channels?|newsletter))"
)
_BUTTON = (
    rf"(?:share|tweet|print|pin|copy link|save|comments?|like|reply|on|via|with|to|and|{_PLATFORM}|"
    r"\(?\d+\)?|[|·•/,])"
)
_BUTTONS = rf"{_BUTTON}(?:\s+{_BUTTON})+"
_SIGN_UP = (
    r"(?:subscribe|sign\s+up|register)\s+(?:(?:now|here|today)\b.{0,80}|"
    r"(?:to|for)\s+(?:our|the|this|free)\b.{0,40}(?:newsletters?|channels?|updates?|alerts?|app)\b"
    r".{0,60})|(?:log|sign)\s+in(?:\s+or\s+\w+(?:\s+\w+)?)?"
)
_MORE = (
    r"(?:read|see|watch|learn|find\s+out)\s+(?:more|also|next)"
    r"(?:\s*[:>»→…|-].{0,160}|\s+(?:here|about\s+it)|\.{0,3})"
    r"|read\s+(?:the\s+)?(?:full|original)\s+(?:story|article|text|version)(?:\s+here)?[.:>»]?"
)
_FOLLOW = (
    r"(?:follow|join|like|find|watch)\s+(?:us|me|our\b.{0,40}?)\s+(?:on|in|at|via)\s+(?:the\s+)?"
    rf"{_PLATFORM}\b.{{0,80}}"
)
_AGE = r"this\s+(?:article|story)\s+is\s+more\s+than\s+\w+\s+(?:years?|months?|days?)\s+old"
_READING_TIME = r"\w+[\s-]min(?:ute)?s?\s+read"
_TO_DO = r"(?:\s*:.{0,100}|\s+(?:to|for|if|and)\b.{0,100})?"
_RIGHTS = r"(?:.{0,60}\s)?all\s+rights\s+reserved\.?.{0,60}"

# The form of furniture by its first word. Bare words stand alone on their line or not at all.
_FURNITURE = {
    "read": rf"{_MORE}|{_BUTTONS}",
    "see": rf"{_MORE}|see\s+(?:more|all)(?:\s+\w+){{0,2}}",
    "watch": rf"{_MORE}|{_FOLLOW}",
    "learn": _MORE,
    "find": rf"{_MORE}|{_FOLLOW}",
    "also": r"also\s+(?:read|see|watch)\s*:.{0,160}",
    "recommended": r"recommended(?:\s+(?:for\s+you|read(?:ing|s)?|stories|articles)\b:?.{0,160}"
    r"|\s*:.{0,160})?",
    "suggested": r"suggested\s+(?:read(?:ing|s)?|articles|stories):?.{0,160}",
    "click": rf"click\s+(?:here|below|on\s+the\s+link|the\s+link){_TO_DO}"
    r"|click\s+to\s+(?:read|see|watch|share|subscribe|enlarge)\b.{0,80}",
    "tap": rf"tap\s+(?:here|below|the\s+link){_TO_DO}",
    "continue": r"continue\s+reading.{0,60}",
    "keep": r"keep\s+reading.{0,60}",
    "story": r"story\s+continues\s+(?:below|after)\b.{0,60}",
    "article": r"article\s+continues\s+(?:below|after)\b.{0,60}",
    "advertisement": r"advertisement(?:\s*[-–—:]\s*(?:scroll|continue|story|article)\b.{0,60})?",
    "advertisements": r"advertisements",
    "ad": r"ad\s*[-–—:]\s*(?:scroll|continue|story|article)\b.{0,60}",
    "sponsored": r"sponsored(?:\s+content)?",
    "promoted": r"promoted(?:\s+content)?",
    "please": r"please\s+(?:share|subscribe|follow|like)\b.{0,80}",
    "share": rf"share\s+(?:this|the\s+(?:article|story|post|news|link)|it)\b.{{0,60}}|share\s*:?"
    rf"(?:\s+{_BUTTON})*",
    "tweet": rf"tweet(?:\s+this\b.{{0,40}})?|{_BUTTONS}",
    "print": rf"print\s+(?:this|the)\s+(?:article|story|page)|{_BUTTONS}",
    "like": rf"{_FOLLOW}|{_BUTTONS}",
    "follow": _FOLLOW,
    "join": _FOLLOW,
    "subscribe": _SIGN_UP,
    "sign": _SIGN_UP,
    "register": _SIGN_UP,
    "log": _SIGN_UP,
    "download": r"download\s+(?:our|the)\s+(?:free\s+)?(?:.{1,20}\s)?app\b.{0,60}",
    "get": r"get\s+(?:our|the)\s+(?:free\s+)?(?:.{1,20}\s)?(?:app|newsletter)\b.{0,60}",
    "copyright": rf"copyright\s*(?:©|\(c\))?\s*(?:\d{{4}}|by\b|©).{{0,120}}|{_RIGHTS}",
    "©": r"©.{0,160}",
    "c": r"\(c\)\s*(?:copyright\b|\d{4}).{0,120}",
    "all": _RIGHTS,
    "related": r"related(?:\s+(?:articles?|stor(?:y|ies)|topics?|news|content|links?|coverage))?"
    r"(?:\s*:.{0,160})?",
    "more": r"more\s+(?:on|from|about)\s+this\s+(?:story|topic|subject|section|author)\.?"
    r"|more\s+(?:stories|news|coverage|headlines)(?:\s*:.{0,160})?",
    "most": r"most\s+(?:read|popular|viewed|shared)",
    "trending": r"trending(?:\s+now)?",
    "editor": r"editor['’]?s['’]?\s+(?:picks?|choice)",
    "editors": r"editors['’]?\s+(?:picks?|choice)",
    "you": r"you\s+(?:may|might)\s+also\s+(?:like|be\s+interested\s+in):?.{0,80}",
    "leave": r"leave\s+a\s+(?:comment|reply)",
    "post": r"post\s+a\s+comment",
    "add": r"add\s+a\s+comment",
    "view": r"view\s+(?:more|all)(?:\s+\w+){0,2}",
    "show": r"show\s+(?:more|all)(?:\s+\w+){0,2}",
    "load": r"load\s+more(?:\s+\w+){0,2}",
    "loading": r"loading\W*",
    "comment": r"comments?(?:\s*\(\d+\))?",
    "comments": r"comments?(?:\s*\(\d+\))?",
    "skip": r"skip\s+to\s+(?:main\s+)?content",
    "back": r"back\s+to\s+(?:top|home(?:\s+page)?|the\s+top).{0,20}",
    "return": r"return\s+to\s+(?:top|home(?:\s+page)?|the\s+top).{0,20}",
    "tags": r"tags\s*:.{0,160}",
    "keywords": r"keywords\s*:.{0,160}",
    "topics": r"topics\s*:.{0,160}",
    "categories": r"categories\s*:.{0,160}",
    "filed": r"filed\s+under\s*:?.{0,160}",
    "listen": r"listen\s+to\s+(?:this|the)\s+(?:article|story).{0,40}",
    "home": r"home\s*[>/|»].{0,100}",
    "this": _AGE,
    **dict.fromkeys(
        "facebook twitter whatsapp telegram email e linkedin pinterest vk save copy pin".split(),
        _BUTTONS,
    ),
    **dict.fromkeys(ONE_TO_TEN, _READING_TIME),
}

_CLOCK = r"(?<!\d)\d{1,2}(?:[:.]\d{2}){0,2}(?!\d)(?:\s*[ap]\.?m\.?)?"
_ZONE = (
    r"\(?(?:GMT|UTC|BST|CES?T|EES?T|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|MSK|IST|JST|KST|AE[SD]T|HKT)"
    r"(?:\s*[+-]\s*\d{1,2}(?::?\d{2})?)?\)?"
)
_WEEKDAY = r"(?:(?&weekday_forms)\.?,?)"
_DATELINE_LEAD = (
    r"(?:(?:first\s+|last\s+|originally\s+)?(?:published|updated?|posted|modified|issued|created|"
    r"added|date|publication\s+date)\b(?:\s+(?:on|at))?\s*[:|–—-]?)"
)
_AROUND = rf"(?:\s*(?:[,|·•–—/-]|\bat\b|\bon\b|{_CLOCK}|{_ZONE}|local\s+time|[A-Z][a-z]+\s+time))*"
_CAPITALISED = r"(?-i:[A-ZÀ-Þ])[\w.'’-]+"
_DATELINE = lazy_pattern(
    (
        rf"(?:[{_BULLETS}]\s*)?(?:{_DATELINE_LEAD}{_AROUND})?\s*(?:{_WEEKDAY}{_AROUND})?\s*"
        rf"(?:{_CAPITALISED}(?:\s{_CAPITALISED}){{0,2}}(?:,\s{_CAPITALISED})?,\s+)?"
        rf"{WRITTEN_DATE}{_AROUND}\s*(?:\(?{_WEEKDAY}\)?)?{_AROUND}\.?"
    ),
    regex.IGNORECASE,
)
_TIME_LINE = lazy_pattern(rf"{_DATELINE_LEAD}{_AROUND}\.?", regex.IGNORECASE)
_YEAR = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")

_NAME_WORD = r"(?:[A-ZÀ-Þ][\w'’-]*\.?|(?:al|el|ul|as)-[A-ZÀ-Þ][\w'’-]+)"
_PARTICLE = r"(?:(?&name_particles)|y)"
_NAME = rf"{_NAME_WORD}(?:\s+{_PARTICLE}){{0,2}}(?:\s+{_NAME_WORD}){{1,3}}"
_NAMES = rf"{_NAME}(?:(?:,\s+(?:and\s+)?|\s+and\s+|\s*&\s*){_NAME})*"
_AGENCY = (
    r"(?:AP|AFP|BBC|CNN|NPR|Reuters|TASS|ITAR-TASS|Xinhua|Interfax|Bloomberg|Kyodo|Yonhap|"
    r"Ukrinform|Sputnik|Anadolu|dpa|DPA|ANSA|EFE|PTI|ANI|IANS|UPI|VOA|RFE/RL|RIA Novosti|"
    r"Al Jazeera|Deutsche Welle|DW|The Guardian|Agence France-Presse|"
    r"(?:[A-ZÀ-Þ][\w.&'’-]*\s+){0,4}(?:News|Press|Times|Post|Herald|Tribune|Journal|Agency|Service|"
    r"Online|Network|Radio|Television|TV|Magazine|[Cc]orrespondents?|[Ee]ditors?|[Rr]eporters?|"
    r"[Ss]taff|[Ww]riters?))"
)
_PLACE = r"[A-ZÀ-Þ][\w.'’-]+(?:[\s,]+[A-ZÀ-Þ][\w.'’-]+){0,3}"
_BYLINE = lazy_pattern(
    rf"(?:By|BY|by)\s+(?:{_NAMES}(?:\s*(?:,|\||/|–|—|-|\bfor\b|\bof\b|\()\s*(?:the\s+)?{_AGENCY}\)?)?"
    rf"(?:\s+in\s+{_PLACE})?|(?:(?:[Oo]ur|[Tt]he)\s+)?{_AGENCY})"
)
_NAME_AND_AGENCY = lazy_pattern(
    rf"{_NAME}(?:,|\s*[|/–—]|\s+-)\s+(?:[\w-]+\s+){{0,4}}{_AGENCY}(?:,\s+{_PLACE})?"
)
_TOWN = r"[A-ZÀ-Þ][\w.'’-]+(?:\s[A-ZÀ-Þ][\w.'’-]+){0,2}"
_CREDIT_LEAD = (
    r"(?:(?:[Aa]dditional|[Ww]ith)\s+)?(?:[Rr]eport(?:ing|ed)|[Ee]dit(?:ing|ed)|[Ww]rit(?:ing|ten)|"
    r"[Cc]ompiled|[Tt]ranslated)"
)
_CREDIT = lazy_pattern(
    rf"[(\[]{_CREDIT_LEAD}\s+by\s.{{1,300}}[)\]]\.?"
    rf"|{_CREDIT_LEAD}\s+by\s+{_NAME}(?:\s+in\s+{_TOWN})?"
    rf"(?:(?:,\s+(?:and\s+)?|\s+and\s+|;\s+)(?:{_CREDIT_LEAD}\s+by\s+)?{_NAME}(?:\s+in\s+{_TOWN})?)*\.?"
)
_PICTURES = (
    *("photo", "photograph", "image", "picture", "illustration", "infographic", "video", "map"),
    *("chart", "graphic"),
)
_CAPTION = lazy_pattern(
    (
        rf"[(\[]?(?:file\s+)?{alternation(_PICTURES)}s?"
        r"(?:(?:\s+(?:credit|source|caption))?\s*[:/]|\s+(?:credit|source),|"
        r"\s+by\b|\s+courtesy\s+of\b).{1,200}"
        r"|source\s*:.{1,120}"
    ),
    regex.IGNORECASE,
)

_FINAL_STOP = (".", ":", ";", ",", "…", "-", "–", "—")
_LONGEST_HEADLINE = 160
_LONGEST_SUBHEAD = 90
_SENTENCE_INSIDE = lazy_pattern(r"[a-zà-ÿ]{3,}[.!]['\"”’)]*\s+[A-ZÀ-Þ\"“]|[.?!]['\"”’]+\s+[A-ZÀ-Þ]")


def is_furniture(line: str) -> bool:
    """Whether a line is page debris: “Read more”, share buttons, a bullet with only a date."""
    if len(line) > 200:
        return False
    if line[0] in _BULLETS and _is_date_alone(line):
        return True
    first = _FIRST_WORD.match(line)
    if first is None:
        return False
    word = first[1].lower()
    pattern = _READING_TIME if word.isdigit() else _FURNITURE.get(word)
    if pattern is None:
        return len(line) < 120 and line.lower().endswith(("rights reserved", "rights reserved."))
    return bool(_furniture(pattern).fullmatch(line))


@cache
def _furniture(form: str) -> regex.Pattern[str]:
    # Brackets, arrows and the like may stand before and after.
    return lazy_pattern(rf"[^\w(©]*(?:{form})[^\w)]*", regex.IGNORECASE)


def is_dateline(line: str) -> bool:
    """Whether a line holds the date of the story and nothing else but time and place."""
    return len(line) <= 120 and _is_date_alone(line)


def _is_date_alone(line: str) -> bool:
    if _YEAR.search(line):
        return bool(_DATELINE.fullmatch(line))
    has_lead = line[:2].lower() in {"up", "pu", "po", "la", "fi", "mo"} and ":" in line
    return has_lead and bool(_TIME_LINE.fullmatch(line))


def is_byline(line: str) -> bool:
    """Whether a line is “By Name Surname” or “Name Surname, Agency”."""
    if len(line) > 160:
        return False
    pattern = _BYLINE if line[:3] in {"By ", "BY ", "by "} else _NAME_AND_AGENCY
    return bool(pattern.fullmatch(line))


def is_credit(line: str) -> bool:
    """Whether a line says who reported, edited or translated: “(Reporting by …)”."""
    return " by " in line[:40] and len(line) <= 320 and bool(_CREDIT.fullmatch(line))


def is_caption(line: str) -> bool:
    """Whether a line says by its first words that it goes with a picture or a chart."""
    if len(line) > 220:
        return False
    first = _FIRST_WORD.match(line)
    if first is None or first[1].lower().rstrip("s") not in _CAPTION_WORDS:
        return False
    return bool(_CAPTION.fullmatch(line))


_CAPTION_WORDS = frozenset((*_PICTURES, "file", "source"))


def is_list_item(line: str) -> bool:
    """Whether a line begins with a list mark; a number needs a neighbour to be certain."""
    return bool(_LIST_ITEM.match(line))


def list_number(line: str) -> int | None:
    """The number that a line begins with as an item of a list; None for other marks."""
    match = _LIST_NUMBER.match(line)
    return int(match[1]) if match else None


def is_headline(line: str) -> bool:
    """Whether a line at the head of a story can be a headline: short, no final stop."""
    return (
        len(line) <= _LONGEST_HEADLINE
        and not line.endswith(_FINAL_STOP)
        and _begins_like_a_title(line)
        and not _SENTENCE_INSIDE.search(line)
        and not _is_speech(line)
    )


def is_subhead(line: str) -> bool:
    """Whether a line between paragraphs can be a subhead: shorter still, no speech."""
    return (
        len(line) <= _LONGEST_SUBHEAD
        and not line.endswith((*_FINAL_STOP, "!"))
        and _begins_like_a_title(line)
        and (not line.endswith("?") or len(line) <= 60)
        and not _SENTENCE_INSIDE.search(line)
        and not _is_speech(line)
        and any(character.isalpha() for character in line)
    )


def _begins_like_a_title(line: str) -> bool:
    for at, character in enumerate(line):
        if character.isalnum():
            # "iPhone sales fall" begins like one too.
            return not character.islower() or line[at + 1 : at + 2].isupper()
        if character not in "\"'“‘«„([$£€¥#@&*¿¡":
            return False
    return False


def _is_speech(line: str) -> bool:
    """A line whose quotation marks do not come out even belongs to a running quotation."""
    if line.count('"') % 2 or line.count("“") != line.count("”"):
        return True
    return line.endswith(('."', ".”", ',"', ",”", '?"', "?”", '!"', "!”"))
