"""Tags of languages, such as “en-GB” (BCP 47), as settings and front matter have them."""

import re

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_NAMED = {
    "arabic": "ar",
    "belarusian": "be",
    "catalan": "ca",
    "chinese": "zh",
    "czech": "cs",
    "dutch": "nl",
    "english": "en",
    "french": "fr",
    "german": "de",
    "hausa": "ha",
    "icelandic": "is",
    "italian": "it",
    "japanese": "ja",
    "korean": "ko",
    "persian": "fa",
    "polish": "pl",
    "portuguese": "pt",
    "russian": "ru",
    "slovak": "sk",
    "spanish": "es",
    "turkish": "tr",
    "ukrainian": "uk",
    "vietnamese": "vi",
}
# Codes of countries, and of languages in other lists, that are taken for tags.
_MEANT = {
    "eng": "en",
    "rus": "ru",
    "ger": "de",
    "fre": "fr",
    "chi": "zh",
    "ua": "uk",
    "cn": "zh",
    "jp": "ja",
    "kr": "ko",
    "cz": "cs",
    "gr": "el",
}


def language_name(tag: str | None) -> str:
    """The English name of a tag's language, “Russian” of “ru-RU”; empty where none is known."""
    language = (tag or "").replace("_", "-").partition("-")[0].lower()
    return next((name.title() for name, code in _NAMED.items() if code == language), "")


def tag_instead(value: str) -> str:
    """What to write in the place of what is no tag of a language; empty if it is one."""
    word = value.strip().lower()
    if word in _MEANT:
        return f"`{_MEANT[word]}`"
    if _TAG.fullmatch(value):
        return ""
    return f"`{_NAMED[word]}`" if word in _NAMED else "a tag such as `ru`"
