"""The tokens of HTML; the standard library's parser is asked about what is closed."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.readers.html_tokens import Kind, attributes, tokens


class Oracle(HTMLParser):
    """Keeps what the standard library's parser finds."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in reversed(attrs)}))

    def handle_endtag(self, tag: str) -> None:
        self.tags.append((f"/{tag}", {}))

    def handle_data(self, data: str) -> None:
        self.text += data


PIECES = [
    *("<p>", "</p>", '<b class="x y">', "</b>", "<i id='a>b'>", "<a href=x/y?z=1&amp;b>", "</a >"),
    *("<!--a-->", "<!-- <p> -->", "&amp;", "&lt;", "&eacute;", "&#8211;", "&#x2013;", "&nbsp;"),
    *("word", "so.", "é", "日本", "5>4", "'", '"', "=", '<td nowrap a="&quot;">'),
    *("<A HREF='X' a b=\"c\">", "</A>", "<script>a < b</script>", "<style>p>a{}</style>"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_what_is_closed_is_read_as_others_read_it(string: str) -> None:
    oracle = Oracle()
    oracle.feed(string)
    oracle.close()
    tags, text, last = [], "", 0
    for kind, start, end, name, said in tokens(string):
        assert last <= start < end or (kind is Kind.RAW and start <= end)
        last = end
        if kind is Kind.START:
            tags.append((name, attributes(said)))
        elif kind is Kind.END:
            tags.append((f"/{name}", {}))
        elif kind is not Kind.COMMENT:
            text += said or string[start:end]
    assert tags == oracle.tags
    assert text == oracle.text


@pytest.mark.parametrize(
    "unit", ["<!--", "<a ", "<a b='", "<![CDATA[", "</", "<?", "</a ", "<script>", "&", "&a", "<!"]
)
def test_what_is_left_open_takes_no_more_than_its_share(unit: str) -> None:
    assert len(list(tokens(unit * 200_000))) <= 400_000


def test_of_two_attributes_with_one_name_the_first_counts() -> None:
    assert attributes("a=1 A=2 b c = '&amp;' / d=\"\"") == {"a": "1", "b": "", "c": "&", "d": ""}
