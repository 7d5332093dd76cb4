"""What the beginning of a file shows of its format."""

import re

_BEGINNING = 400
_BEFORE_ROOT = re.compile(
    rb"\s*(?:<\?[^>]{0,1000}>\s*|<!--.{0,3000}?-->\s*|"
    rb"<!DOCTYPE[^>\[]{0,1000}(?:\[[^\]]{0,3000}\])?\s*>\s*){0,20}",
    re.S | re.I,
)
_NEWS_ROOTS = {
    b"nitf": b"nitf",
    b"newsml": b"NewsML",
    b"newsitem": b"iptc.org/std/nar",
    b"newsmessage": b"iptc.org/std/nar",
    b"rss": b"rss",
    b"feed": b"http://www.w3.org/2005/Atom",
    b"rdf": b"http://purl.org/rss/1.0/",
}
"""Root elements in lower case, and what stands in the beginning of a file that has them."""
_ROOT = re.compile(rb"<(?:[\w.-]{1,40}:)?([A-Za-z]{2,20})[\s>]")

_KEY = re.compile(rb'"([a-z_]{2,20})"\s{0,20}:')
_COPY_KEYS = frozenset(
    (b"headline", b"headlines", b"body_html", b"body_text", b"body_xhtml", b"bodies")
)
_TRADE_KEYS = frozenset(
    (
        b"versioncreated",
        b"firstcreated",
        b"pubstatus",
        b"slugline",
        b"urgency",
        b"usageterms",
        b"located",
    )
)


def is_ninjs(start: bytes) -> bool:
    """Whether a file begins as items of news in JSON do: with keys of copy and of the trade."""
    if not start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"[")):
        return False
    keys = set(_KEY.findall(start))
    return not keys.isdisjoint(_COPY_KEYS) and not keys.isdisjoint(_TRADE_KEYS)


def is_html(start: bytes) -> bool:
    """Whether a file begins as pages do."""
    shown = start.removeprefix(b"\xef\xbb\xbf")[:_BEGINNING].lstrip().lower()
    return shown.startswith((b"<!doctype html", b"<html"))


def is_news_xml(start: bytes) -> bool:
    """Whether a file begins as stories in NITF or NewsML do, or feeds."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start[2:].replace(b"\0", b"")
    start = start.removeprefix(b"\xef\xbb\xbf")
    if not start.lstrip().startswith(b"<"):
        return False
    before = _BEFORE_ROOT.match(start)
    root = _ROOT.match(start, before.end() if before else 0)
    mark = _NEWS_ROOTS.get(root[1].lower()) if root else None
    return mark is not None and mark in start
