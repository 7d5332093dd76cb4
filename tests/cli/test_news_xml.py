"""Stories in XML by the command: which files a folder gives, places, and fixes to the byte."""

from pathlib import Path

import pytest

from tests.conftest import RunNewslint

_FEED = """<?xml version="1.0" encoding="iso-8859-1"?>\r
<rss version="2.0"><channel><title>62 % of sites</title>\r
<item><title>Ferries</title><description>\r
&lt;p&gt;Some 62 % of caf\xe9s \u2013 no more &amp;amp; no less.&lt;/p&gt;\
</description></item>\r
<item><title>Port &amp; pier</title><description><![CDATA[<b>Only</b> 7 % closed.]]></description>\
</item>\r
</channel></rss>\r
"""


@pytest.fixture(autouse=True)
def feed(desk: Path, small_rulebook: Path) -> Path:
    path = desk / "wire" / "feed.xml"
    path.parent.mkdir()
    path.write_bytes(_FEED.encode("cp1252"))
    (desk / "wire" / "picture.xml").write_text("<svg><text>62 % of all</text></svg>")
    return path


def test_a_folder_gives_news_and_no_other_xml(newslint: RunNewslint) -> None:
    ran = newslint("--format", "concise", "wire")

    assert [line.partition(": ")[0] for line in ran.out.splitlines()] == [
        "wire/feed.xml:4:15",
        "wire/feed.xml:5:71",
    ]


def test_all_stories_of_a_feed_are_fixed_and_nothing_else_changes(
    newslint: RunNewslint, feed: Path
) -> None:
    newslint("--fix", "wire")

    expected = _FEED.replace("Some 62 %", "Some 62%").replace("7 %", "7%")
    assert feed.read_bytes() == expected.encode("cp1252")
