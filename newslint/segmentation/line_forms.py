"""What a line of a story is by its own form: furniture, dateline, byline, caption, title …"""

import re

from newslint.segmentation.written_dates import WRITTEN_DATE

_BULLETS = "•●▪◦‣■►*·"
_LIST_ITEM = re.compile(rf"(?:[-–—{_BULLETS}]\s+|\(?\d{{1,2}}[.)]\s+|\(?[a-z]\)\s+)\S")
_LIST_NUMBER = re.compile(r"\(?(\d{1,2})[.)]\s")

_PLATFORM = (
    r"(?:X|Twitter|Facebook|Instagram|Telegram|YouTube|WhatsApp|TikTok|Threads|LinkedIn|VKontakte|VK|"
    r"Weibo|WeChat|Viber|Pinterest|Reddit|Flipboard|Google News|e-?mail|social media|our (?:app|"
    r"channels?|newsletter))"
)
_SHARE_WORD = (
    r"(?:share|tweet|print|pin|copy link|save|comments?|comment|like|reply|(?:on|via|with|to|and)|"
    rf"{_PLATFORM}|\(?\d+\)?|[|·•/,])"
)
_FURNITURE = re.compile(
    r"(?:[>»→▶►•*\-]\s*)?(?:"
    r"(?:read|see|watch|learn|find out)\s+(?:more|also|next)(?:\s*[:>»→…|-].{0,160}|\s+(?:here|about it)|\.{0,3})"
    r"|read\s+(?:the\s+)?(?:full|original)\s+(?:story|article|text|version)(?:\s+here)?[.:>»]?"
    r"|(?:also|recommended|suggested)\s+read(?:ing|s)?:.{0,160}"
    r"|(?:click|tap|press)\s+(?:here|the link|below)\b.{0,100}"
    r"|(?:continue|keep)\s+reading.{0,60}"
    r"|(?:(?:story|article)\s+continues\s+(?:below|after)\b.{0,60})"
    r"|advertisements?|adverts?|sponsored(?:\s+content)?|promoted(?:\s+content)?"
    r"|(?:advertisement|ad)\s*[-–—:]\s*(?:scroll|continue|story|article)\b.{0,60}"
    rf"|(?:please\s+)?(?:share|tweet|like|print)\s+(?:this|the|it|us|your)\b.{{0,60}}"
    rf"|share\s*:?(?:\s+{_SHARE_WORD})*"
    rf"|(?:{_SHARE_WORD}\s+){{1,}}{_SHARE_WORD}"
    rf"|(?:follow|join|like|find|watch)\s+(?:us|me|our\b.{{0,40}}?)\s+(?:on|in|at|via)\s+(?:the\s+)?{_PLATFORM}\b.{{0,80}}"
    r"|(?:subscribe|sign\s+up|register)\s+(?:(?:now|here|today)\b.{0,80}|(?:to|for)\s+(?:our|the|this|free)\b.{0,40}"
    r"(?:newsletters?|channels?|updates?|alerts?|app)\b.{0,60})"
    r"|(?:download|get)\s+(?:our|the)\s+(?:free\s+)?(?:.{1,20}\s)?(?:app|newsletter)\b.{0,60}"
    r"|(?:copyright\s*(?:©|\(c\))?|©|\(c\))\s*(?:\d{4}|by\b|[A-Z]).{0,120}"
    r"|(?:.{0,60}\s)?all\s+rights\s+reserved\.?.{0,60}"
    r"|(?:related|more)\s+(?:articles?|stor(?:y|ies)|topics?|news|content|links?|coverage)\s*(?::.{0,160})?"
    r"|more\s+(?:on|from|about)\s+this\s+(?:story|topic|subject|section|author)\.?"
    r"|(?:most|trending)\s+(?:read|popular|viewed|shared|now)"
    r"|(?:editor['’]?s['’]?|our)\s+(?:picks?|choice)|you\s+(?:may|might)\s+also\s+(?:like|be interested in):?.{0,80}"
    r"|(?:leave|post|add|write)\s+a\s+comment|(?:view|show|load|see)\s+(?:more|all)(?:\s+\w+){0,2}|comments?\s*\(\d+\)"
    r"|(?:skip|back|return)\s+to\s+(?:main\s+)?(?:content|top|home(?:\s+page)?|the\s+top).{0,20}"
    r"|(?:tags?|keywords?|topics?|categories|filed\s+under|source)\s*:.{0,120}"
    r"|(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)[\s-]min(?:ute)?s?\s+read"
    r"|(?:listen|listen to (?:this|the) (?:article|story))|(?:log|sign)\s+in(?:\s+or\s+\w+(?:\s+\w+)?)?"
    r"|home\s*[>/|»].{0,100}"
    r")",
    re.IGNORECASE,
)
_FURNITURE_START = re.compile(
    r"[\W_]*(?:read|see|watch|learn|find|also|recommended|suggested|click|tap|press|continue|keep|"
    r"story|article|ad|adv|advert|advertisement|sponsored|promoted|please|share|tweet|like|print|follow|"
    r"join|subscribe|sign|register|download|get|copyright|©|\(?c\)|all|related|more|most|trending|"
    r"editor|our|you|leave|post|add|write|view|show|load|comment|skip|back|return|tag|keyword|topic|"
    r"categor|filed|source|listen|log|home|save|copy|pin|reply|\d|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|facebook|twitter|x\b|telegram|whatsapp|instagram|youtube|e-?mail|linkedin|vk)",
    re.IGNORECASE,
)

_CLOCK = r"\d{1,2}(?:[:.]\d{2}){0,2}\s*(?:[ap]\.?m\.?)?"
_ZONE = r"\(?(?:GMT|UTC|BST|CES?T|EES?T|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|MSK|IST|JST|KST|AE[SD]T|HKT)(?:\s*[+-]\s*\d{1,2}(?::?\d{2})?)?\)?"
_WEEKDAY = (
    r"(?:(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)(?:day|nesday|rsday|urday|sday)?\.?,?)"
)
_DATELINE_LEAD = (
    r"(?:(?:first\s+|last\s+|originally\s+)?(?:published|updated|posted|modified|issued|created|added|"
    r"date|publication date)\b(?:\s+(?:on|at))?\s*[:|–—-]?)"
)
_AROUND = rf"(?:\s*(?:[,|·•–—/-]|at|on|{_CLOCK}|{_ZONE}|local time|[A-Z]\w+ time))*"
_DATELINE = re.compile(
    rf"(?P<bullet>[{_BULLETS}]\s*)?(?:{_DATELINE_LEAD}{_AROUND})?\s*(?:{_WEEKDAY}{_AROUND})?\s*"
    rf"(?P<place>[A-ZÀ-Þ][\w.'’-]+(?:\s[A-ZÀ-Þ][\w.'’-]+){{0,2}}(?:,\s[A-ZÀ-Þ]\w+)?,\s+)?"
    rf"{WRITTEN_DATE}{_AROUND}\s*(?:\(?{_WEEKDAY}\)?)?{_AROUND}\.?",
    re.IGNORECASE,
)

_NAME_WORD = r"(?:[A-ZÀ-Þ][\w'’-]*\.?|(?:al|el|ul|as)-[A-ZÀ-Þ][\w'’-]+)"
_PARTICLE = r"(?:de|da|do|dos|del|della|di|du|van|von|der|den|ter|la|le|bin|ibn|al|el|y|af|av|zu)"
_NAME = rf"{_NAME_WORD}(?:\s+{_PARTICLE}){{0,2}}(?:\s+{_NAME_WORD}){{1,3}}"
_AGENCY = (
    r"(?:AP|AFP|BBC|CNN|NPR|Reuters|TASS|ITAR-TASS|Xinhua|Interfax|Bloomberg|Kyodo|Yonhap|Ukrinform|Sputnik|"
    r"Anadolu|dpa|DPA|ANSA|EFE|PTI|ANI|IANS|UPI|VOA|RFE/RL|RIA Novosti|Al Jazeera|Deutsche Welle|DW|"
    r"[Tt]he Associated Press|The Guardian|Agence France-Presse|"
    r"(?:[A-ZÀ-Þ][\w.&'’-]*\s+){0,4}(?:News|Press|Times|Post|Herald|Tribune|Journal|Agency|Service|Online|"
    r"Network|Radio|Television|TV|Magazine|Correspondents?|correspondents?|editors?|reporters?|"
    r"Editors?|Reporters?|Staff|staff|Writers?|writers?))"
)
_BYLINE = re.compile(
    rf"(?:By|BY|by)\s+(?:{_NAME}(?:(?:,\s+|\s+and\s+|,\s+and\s+|\s*&\s*){_NAME})*"
    rf"(?:,?\s*(?:,|\||/|–|—|-|for|of|\()\s*(?:the\s+)?{_AGENCY}\)?)?"
    rf"(?:\s+in\s+[A-ZÀ-Þ]\w+(?:[\s,]+[A-ZÀ-Þ]\w+){{0,3}})?|(?:our\s+)?{_AGENCY})"
)
_NAME_AND_AGENCY = re.compile(
    rf"{_NAME}(?:,|\s*[|/–—]|\s+-)\s+(?:[\w-]+\s+){{0,4}}{_AGENCY}(?:,\s+[A-ZÀ-Þ]\w+)?"
)
_CREDIT = re.compile(
    r"[(\[]?(?:(?:additional|with)\s+)?(?:reporting|editing|writing|compiled|translated|written|edited|"
    r"reported)\s+by\s+[A-ZÀ-Þ].{1,300}",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"[(\[]?(?:(?:file\s+)?(?:photo|image|picture|illustration|video|infographic)s?(?:\s+(?:credit|source|caption|courtesy))?"
    r"\s*(?::|,|/|\bby\b|courtesy of\b)|(?:photographs?|photos?|pictured?)\s*[:/]).{1,200}",
    re.IGNORECASE,
)

_FINAL_STOP = (".", ":", ";", ",", "…", "-", "–", "—")
_LONGEST_HEADLINE = 160
_LONGEST_SUBHEAD = 90


def is_furniture(line: str) -> bool:
    """Whether a line is page debris: “Read more”, share buttons, a bullet with only a date."""
    if len(line) > 200:
        return False
    if _FURNITURE_START.match(line) and _FURNITURE.fullmatch(line):
        return True
    return line[0] in _BULLETS and _is_date_alone(line)


def is_dateline(line: str) -> bool:
    """Whether a line holds the date of the story and nothing else but time and place."""
    return len(line) <= 120 and _is_date_alone(line)


def _is_date_alone(line: str) -> bool:
    return any(character.isdigit() for character in line) and bool(_DATELINE.fullmatch(line))


def is_byline(line: str) -> bool:
    """Whether a line is “By Name Surname” or “Name Surname, Agency”."""
    if len(line) > 160:
        return False
    if line[:3] in {"By ", "BY ", "by "}:
        return bool(_BYLINE.fullmatch(line))
    return bool(_NAME_AND_AGENCY.fullmatch(line))


def is_credit(line: str) -> bool:
    """Whether a line says who reported, edited or translated: “(Reporting by …)”."""
    return len(line) <= 320 and bool(_CREDIT.fullmatch(line))


def is_caption(line: str) -> bool:
    """Whether a line says by its first words that it goes with a picture."""
    return len(line) <= 220 and bool(_CAPTION.fullmatch(line))


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
        and not _has_inner_sentence_end(line)
        and not _is_speech(line)
    )


def is_subhead(line: str) -> bool:
    """Whether a line between paragraphs can be a subhead: shorter still, no speech."""
    return (
        len(line) <= _LONGEST_SUBHEAD
        and not line.endswith((*_FINAL_STOP, "!"))
        and _begins_like_a_title(line)
        and (not line.endswith("?") or len(line) <= 60)
        and not _has_inner_sentence_end(line)
        and not _is_speech(line)
    )


def _begins_like_a_title(line: str) -> bool:
    for character in line:
        if character.isalnum():
            return not character.islower() or line[1:2].isupper()
        if character not in "\"'“‘«„([$£€¥#@&*¿¡":
            return False
    return False


_INNER_END = re.compile(r"[a-zà-ÿ]{3,}[.!]['\"”’)]*\s+[A-ZÀ-Þ\"“]|[.?!]['\"”’]+\s+[A-ZÀ-Þ]")


def _has_inner_sentence_end(line: str) -> bool:
    return bool(_INNER_END.search(line))


def _is_speech(line: str) -> bool:
    """A line whose quotation marks do not come out even belongs to a running quotation."""
    if line.count('"') % 2 or line.count("“") != line.count("”"):
        return True
    return line.endswith(('."', ".”", ',"', ",”", '?"', "?”", '!"', "!”"))
