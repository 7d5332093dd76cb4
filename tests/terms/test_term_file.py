"""One memory in three views: what one holds, all hold; and what is wrong is told with its line."""

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.model.terms import Term, contradiction
from newslint.terms.rows import TermsError
from newslint.terms.term_file import SUFFIXES, read_all, read_terms, written_terms
from newslint.terms.yaml_view import terms_schema

HARBOUR = Term(
    "Harbour Board",
    allowed=("HB", "the Board's"),
    forbidden=("Harbor Board", "Port | Authority"),
    source={"uk": ("Управа порту",), "zh-Hans": ("港务局", "港口局")},
    note="Asked for by the Board: see the style book, 4.2",
)
TRICKY = (
    *("No", "yes", "null", "1,200", "=SUM(A1)", "+1", "-gate", "@home", "'s-Holm", "'=x", "''+x"),
    *("a|b", r"c\d", "e;f", 'say "hi"', "a: b", "a #b", "[x]", "{y}", "*z", "&amp;", "<b>", "]]>x"),
    *("##vso[x]", "Ærø", "\U0001f600 a", "آن\u200cها", "- a", "? b", "!c d", "%e", "~f", "0x1F"),
)


def again(terms: tuple[Term, ...], folder: Path, suffix: str) -> tuple[Term, ...]:
    path = folder / f"terms{suffix}"
    path.write_text(written_terms(terms, path), encoding="utf-8", newline="")
    read = read_terms(path)
    assert not read.left_out
    return read.terms


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_written_is_read_as_the_same(tmp_path: Path, suffix: str) -> None:
    terms = (HARBOUR, *(Term(form, forbidden=(f"{form} x", f"x {form}")) for form in TRICKY))
    assert again(terms, tmp_path, suffix) == terms
    assert again((), tmp_path, suffix) == ()


forms = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=8
).filter(lambda text: any(map(str.isalnum, text)) and text == " ".join(text.split()))
tags = st.sampled_from(["uk", "ru", "zh-Hans", "ar", "pt-BR", "ckb"])
words = st.builds(lambda one, other: f"{one} {other}".strip(), forms, forms | st.just(""))


@st.composite
def memories(draw: st.DrawFn) -> tuple[Term, ...]:
    every = draw(st.lists(words, min_size=1, max_size=8, unique=True))
    terms: list[Term] = []
    while every:
        right, *rest = (every.pop() for _ in range(min(len(every), draw(st.integers(1, 4)))))
        parted = draw(st.integers(0, len(rest)))
        source = draw(
            st.dictionaries(tags, st.lists(words, min_size=1, max_size=2, unique=True), max_size=2)
        )
        note = draw(st.just("") | words)
        tupled = {tag: tuple(each) for tag, each in source.items()}
        terms.append(Term(right, tuple(rest[:parted]), tuple(rest[parted:]), tupled, note))
    return tuple(terms)


@settings(max_examples=30)
@given(memories())
def test_whatever_a_memory_holds_all_views_hold(
    tmp_path_factory: pytest.TempPathFactory, terms: tuple[Term, ...]
) -> None:
    folder = tmp_path_factory.mktemp("views")
    read = terms
    for suffix in (*SUFFIXES, *reversed(SUFFIXES)):
        read = again(read, folder, suffix)
    assert read == terms


def test_the_yaml_view_fits_its_schema() -> None:
    schema = terms_schema()
    jsonschema.Draft7Validator.check_schema(schema)
    checker = jsonschema.Draft7Validator(schema)
    assert checker.is_valid(yaml.safe_load(written_terms((HARBOUR,), Path("a.yaml"))))
    assert checker.is_valid([{"right": "a", "forbidden": "b", "source": {"uk": "c"}}])
    assert not checker.is_valid([{"rihgt": "a"}])
    assert not checker.is_valid({"right": "a"})


def refused(path: Path, content: str | bytes) -> list[str]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(TermsError) as problem:
        read_terms(path)
    return str(problem.value).splitlines()


TBX = '<tbx style="dca" type="TBX-Basic" xml:lang="en"><text><body>\n'
ENTRY = (
    "<conceptEntry>\n<langSec xml:lang='en'><termSec><term>a</term></termSec></langSec>"
    "</conceptEntry>"
)
END = "</body></text></tbx>"
STATUS = "<termNote type='administrativeStatus'>{}</termNote></termSec>"
ODD, OLD = STATUS.format("liked"), STATUS.format("deprecatedTerm-admn-sts")


@pytest.mark.parametrize(
    ("name", "content", "line", "said"),
    [
        ("t.txt", "", 0, "a file of terms ends in .yaml, .csv, .tbx; rename it"),
        ("t.yaml", "right: a\n", 1, "terms are a list: begin each with “- right: …”"),
        ("t.yaml", "- right: No\n", 1, "is False; it needs to be a text in quotation marks"),
        ("t.yaml", "- right: a\n- rihgt: b\n", 2, "unknown key `rihgt`; did you mean “right”?"),
        ("t.yaml", "- allowed: a\n", 1, "the key `right` is missing"),
        ("t.yaml", "- a\n", 1, "it needs to be a mapping"),
        ("t.yaml", "- right: a\n  forbidden:\n  - b\n  - 3\n", 4, "is 3; it needs to be a text"),
        ("t.yaml", "- right: a\n- right: b\n  allowed: [b]\n", 2, "“b” stands twice, as right"),
        ("t.yaml", "- right: a\n- right: a\n", 2, "“a” stands twice; keep one"),
        ("t.yaml", "- {right: a, forbidden: b}\n- right: b\n", 2, "“b” is forbidden for “a”, and"),
        (
            *("t.yaml", "- {right: a, forbidden: c}\n- {right: b, forbidden: c}\n", 2),
            "it cannot be told which of them to write",
        ),
        ("t.yaml", "- right: '...'\n", 1, "the right form “...” is no name: write letters"),
        ("t.yaml", '- right: "a\\u202eb"\n', 1, "the character U+202E may not stand in it"),
        ("t.yaml", "- right: a\n  source: {Russian: b}\n", 2, "the language “Russian”; write `ru`"),
        ("t.yaml", "- right: a\n  source: {en: b}\n", 1, "`source` has English; write its forms"),
        ("t.yaml", "- right: 'a\n", 1, "is not valid YAML"),
        ("t.csv", "", 1, "the first row names the columns"),
        ("t.csv", "right,alowed\n", 1, "there is no column “alowed”; did you mean “allowed”?"),
        ("t.csv", "allowed\n", 1, "the column “right” is missing"),
        ("t.csv", "right,right\n", 1, "the column “right” stands twice"),
        ("t.csv", "right\na,b\n", 2, "the row has 2 cells, and there are 1 columns"),
        ("t.csv", 'right,note\n"a\nb",c\nx|y,\n', 4, "it needs to be a text"),
        ("t.csv", "right,note\n,b\n", 2, "the right form “” is no name"),
        ("t.csv", 'right\n"a\n', 2, "is not valid CSV"),
        ("t.csv", "right\nK\xf6ln\n".encode("cp1252"), 2, "is not UTF-8; save it as “CSV UTF-8”"),
        ("t.tbx", "right: a\n", 1, "is not valid XML"),
        ("t.tbx", "<html/>", 1, "the root is <html>; a file of TBX has <tbx>"),
        ("t.tbx", f"{TBX}<conceptEntry/></body></text></tbx>", 2, "the entry has no English term"),
        ("t.tbx", f"{TBX}{ENTRY.replace(' xml:', ' ')}{END}", 2, "a <langSec> has no xml:lang"),
        ("t.tbx", f"{TBX}{ENTRY.replace('>a<', '><')}{END}", 2, "has no <term> with a text"),
        ("t.tbx", f"{TBX}{ENTRY}{ENTRY}{END}", 3, "“a” stands twice; keep one"),
        ("t.tbx", f"{TBX}{ENTRY.replace('</termSec>', ODD)}{END}", 2, "the status “liked” is not"),
        ("t.tbx", f"{TBX}{ENTRY.replace('</termSec>', OLD)}{END}", 2, "terms of the entry are dep"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line(
    tmp_path: Path, name: str, content: str | bytes, line: int, said: str
) -> None:
    told = refused(tmp_path / name, content)
    where = f"{tmp_path / name}:{line}: " if line else f"{tmp_path / name}: "
    assert any(one.startswith(where) and said in one for one in told), told


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    content = "- right: 3\n- right: a\n  alowed: b\n- right: c\n- right: c\n"
    assert len(refused(tmp_path / "t.yaml", content)) == 3


def test_a_spreadsheet_of_another_country(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(
        "\ufeffright;forbidden;source uk\r\nKyiv; Kiev | Kijew ;Київ\r\n;;\r\n".encode()
    )
    assert read_terms(path).terms == (Term("Kyiv", (), ("Kiev", "Kijew"), {"uk": ("Київ",)}),)


DIALECTS = {
    "dct": """\
<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
<conceptEntry><min:subjectField>ports</min:subjectField>
<langSec xml:lang="en-GB"><termSec><term>Kiev</term>
<min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
<termSec><term> Kyiv </term>
<min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
<min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec>
<langSec xml:lang="uk"><termSec><term>Київ</term></termSec></langSec></conceptEntry>
</body></text></tbx>""",
    "martif": """\
<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><text><body><termEntry>
<descrip type="subjectField">ports</descrip>
<langSet xml:lang="en"><ntig><termGrp><term>Kyiv</term>
<termNote type="partOfSpeech">noun</termNote></termGrp></ntig>
<tig><term>Kiev</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
</langSet><langSet xml:lang="uk"><tig><term>Київ</term></tig></langSet></termEntry>
</body></text></martif>""",
    "min": """\
<TBX dialect="TBX-Min"><body><entry><subjectField>ports</subjectField>
<langGroup xml:lang="en"><termGroup><term>Kyiv</term><termStatus>preferred</termStatus>
<partOfSpeech>noun</partOfSpeech></termGroup>
<termGroup><term>Kiev</term><termStatus>obsolete</termStatus></termGroup></langGroup>
<langGroup xml:lang="uk"><termGroup><term>Київ</term></termGroup></langGroup></entry>
</body></TBX>""",
}  # fmt: skip


@pytest.mark.parametrize("dialect", DIALECTS)
def test_other_dialects_are_read_and_what_is_left_out_is_told(tmp_path: Path, dialect: str) -> None:
    path = tmp_path / "t.tbx"
    path.write_text(DIALECTS[dialect], encoding="utf-8")
    read = read_terms(path)
    assert read.terms == (Term("Kyiv", (), ("Kiev",), {"uk": ("Київ",)}),)
    assert dict(read.left_out) == {"subjectField": 1, "partOfSpeech": 1}


def test_files_make_one_memory(tmp_path: Path) -> None:
    one, other = tmp_path / "one.yaml", tmp_path / "other.csv"
    one.write_text("- {right: Kyiv, forbidden: Kiev}\n")
    other.write_text("right,allowed\nOdesa,Odessa\n")
    assert [term.right for term in read_all([one, other])] == ["Kyiv", "Odesa"]
    other.write_text("right,allowed\nKiev Post,Kiev\n")
    with pytest.raises(TermsError, match=f"{other}: “Kiev” is forbidden for “Kyiv”.*see {one} too"):
        read_all([one, other])
    with pytest.raises(TermsError, match="cannot be read"):
        read_all([tmp_path / "none.yaml"])


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"right": ""}, "is no name"),
        ({"right": " a"}, "is no name"),
        ({"right": "a\nb"}, "is no name"),
        ({"right": "a", "note": "b\nc"}, "a note stands on one line"),
        ({"right": "a", "source": {"uk": ()}}, "has no form, or one twice, for uk"),
        ({"right": "a", "forbidden": ("a",)}, "stands twice, as right and as forbidden"),
    ],
)
def test_a_term_that_is_none_is_refused(said: dict[str, Any], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Term(**said)


def test_terms_that_share_what_is_allowed_say_nothing_against_one_another() -> None:
    assert contradiction(Term("a b", ("x",)), Term("a c", ("x",))) == ""
