import datetime
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.foundation.errors import ConfigError, NewslintError
from newslint.settings.accepted_file import (
    FILE_NAME,
    AcceptedEntry,
    AcceptedFile,
    edited,
    find_accepted_file,
    load_accepted,
    write,
)

UNTIL = datetime.date(2024, 5, 16)
FERRY = AcceptedEntry("sub/ferry.txt", "house/zounds", "zounds", "The captain said zounds aloud.")
PORT = AcceptedEntry("port.txt", "terms/oaths:egad", "egad", "Oh, egad!", "It is his way.", UNTIL)
QUAY = AcceptedEntry("quay.txt", "house/zounds", "zounds", "He said zounds.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / FILE_NAME


def saved(path: Path, text: str | bytes) -> AcceptedFile:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_accepted(path)


def made(path: Path, *entries: AcceptedEntry) -> AcceptedFile:
    """A file of these entries, written."""
    new = edited(AcceptedFile(path), add=[(0, entry) for entry in entries])
    write(AcceptedFile(path), new)
    return load_accepted(path)


# The form


def test_an_entry_is_a_block_that_people_can_read(path: Path) -> None:
    file = made(path, PORT, FERRY)
    assert file.entries == (PORT, FERRY)
    head, _, entries = file.text.partition("\n\n")
    assert all(line.startswith("#") for line in head.splitlines())
    assert entries == (
        "- path: port.txt\n"
        "  rule: terms/oaths:egad\n"
        '  text: "egad"\n'
        '  around: "Oh, egad!"\n'
        '  reason: "It is his way."\n'
        "  until: 2024-05-16\n"
        "\n"
        "- path: sub/ferry.txt\n"
        "  rule: house/zounds\n"
        '  text: "zounds"\n'
        '  around: "The captain said zounds aloud."\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        *("a: \"b\" # 'c'", "\\", "\\n", "no", "- x", "{a: b}", "", " ", "  two ", "\u00a0", "\t"),
        *("\u2028\u2029", "\x85", "\x00\x1b[31m\x7f", "\ufeffx", "\u202e", "\ufffe", "\U0001f600"),
        *(
            "---",
            "...",
            "%x",
            "é\u0301",
            "東京、大阪。",
            "long " * 60,
            "x" * 300,
            ("x" * 120 + " ") * 3,
        ),
        *('"quoted" words ' * 20, "a\nb\r\nc", "# " * 70),
    ],
)
def test_any_text_survives(path: Path, text: str) -> None:
    entry = AcceptedEntry(
        f"a{text.strip() or 'b'}".replace("/", ""), "house/zounds", text, text, text
    )
    file = made(path, entry)
    assert file.entries == (entry,)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(max_size=200))
def test_all_texts_survive(tmp_path: Path, text: str, more: str) -> None:
    more = more.encode("utf-8", "ignore").decode()
    entries = (AcceptedEntry("a.txt", "house/zounds", text, more, text), FERRY)
    assert edited(AcceptedFile(tmp_path / "x"), add=[(0, e) for e in entries]).entries == entries


def test_lines_are_short(path: Path) -> None:
    around = " ".join(f"word{n}" for n in range(60))
    file = made(path, AcceptedEntry("a.txt", "house/zounds", around, around))
    assert max(map(len, file.text.splitlines())) <= 96
    assert file.entries[0].around == around


# Edits by lines


WRITTEN = """\
# Ours.

# The port speaks so.
- path: port.txt
  rule: house/zounds   # an oath
  text: 'zounds'
  around: >-
    The mayor
    said zounds.

# Loose.

# Of the quay.
# It is old.
- {path: quay.txt, rule: house/zounds, text: zounds, around: "He said zounds."}
- path: sub/a.txt
  rule: house/zounds
  text: zounds
  around: Oh, zounds.
# The end.
"""


def test_no_edit_no_change(path: Path) -> None:
    file = saved(path, WRITTEN)
    assert edited(file) is file


def test_what_people_wrote_stays(path: Path) -> None:
    file = edited(saved(path, WRITTEN), add=[(2, FERRY), (3, PORT)])
    assert set(WRITTEN.splitlines()) < set(file.text.splitlines())
    without = edited(file, drop={2, 4}).text
    assert list(filter(None, without.split("\n"))) == list(filter(None, WRITTEN.split("\n")))
    assert [entry.path for entry in file.entries] == [
        *("port.txt", "quay.txt", "sub/ferry.txt", "sub/a.txt", "port.txt")
    ]


def test_an_entry_goes_with_the_comment_above_it(path: Path) -> None:
    file = saved(path, WRITTEN)
    assert edited(file, drop={1}).text == WRITTEN.replace(
        "# Of the quay.\n# It is old.\n"
        '- {path: quay.txt, rule: house/zounds, text: zounds, around: "He said zounds."}\n',
        "",
    )
    assert edited(file, drop={0}).text.startswith("# Ours.\n\n# Loose.\n\n# Of the quay.\n")
    assert edited(file, drop={0, 1, 2}).text == "# Ours.\n\n# Loose.\n\n# The end.\n"


def test_an_entry_in_the_place_of_another_keeps_the_comment_above_it(path: Path) -> None:
    text = edited(saved(path, WRITTEN), put={1: QUAY}).text
    assert "# It is old.\n- path: quay.txt\n  rule: house/zounds\n" in text


def test_what_is_put_in_and_taken_out_again_leaves_no_trace(path: Path) -> None:
    file = made(path, PORT, QUAY, FERRY)
    for at in range(4):
        more = edited(file, add=[(at, AcceptedEntry("x.txt", "house/zounds", "x", "x"))])
        assert edited(more, drop={at}).data == file.data


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_mark_stay(path: Path, mark: bytes) -> None:
    before = mark + WRITTEN.replace("\n", "\r\n").encode()
    file = edited(saved(path, before), add=[(3, FERRY)])
    assert file.data.startswith(before.removesuffix(b"\r\n"))
    assert file.data.count(b"\n") == file.data.count(b"\r\n")
    write(AcceptedFile(path, before), file)
    assert load_accepted(path).entries == file.entries


def test_entries_know_where_they_stand(path: Path) -> None:
    file = saved(path, WRITTEN)
    assert [file.text[slice(*span)][:12] for span in file.spans] == [
        *("- path: port", "- {path: qua", "- path: sub/")
    ]
    assert [file.text[slice(*span)][-9:] for span in file.spans] == [
        *("d zounds.", 'zounds."}', ", zounds.")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[]\n",
        "[{path: a.txt, rule: a/b, text: x, around: x}]\n",
        "---\n- {path: a.txt, rule: a/b, text: x, around: x}\n...\n",
        "  - path: a.txt\n    rule: a/b\n    text: x\n    around: x\n",
    ],
)
def test_what_cannot_be_edited_by_lines_is_left_as_it_is(path: Path, text: str) -> None:
    file = saved(path, text)
    with pytest.raises(ConfigError, match="cannot edit it by its lines and leaves it as it is"):
        edited(file, add=[(len(file.entries), FERRY)])


# Reading


def test_an_empty_file_is_one_without_entries(path: Path) -> None:
    assert saved(path, "").entries == ()
    assert edited(saved(path, "# Nothing yet."), add=[(0, FERRY)]).text.startswith(
        "# Nothing yet.\n\n- path: sub/ferry.txt\n"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: b", ":1: accepted findings are a list, each entry of which begins with `- path:`"),
        ("- x", ":1: the entry is 'x'; it needs to be a mapping; mend the entry, or delete it"),
        ("#\n- path: a", ":2: the key `rule` is missing; mend the entry"),
        ("- path: a\n  rule: b\n  txt: c", ":3: unknown key `txt`; did you mean “text”?"),
        ("- path: 3", ":1: `path` is 3; it needs to be a text in quotation marks"),
        (
            "- {path: a, rule: b, text: c, around: d}\n- path: a\n  until: soon",
            ":3: `until` is 'soon'; it needs to be a day such as 2024-05-16",
        ),
        ("- {path: /a, rule: b, text: c, around: d}", ":1: `path` is '/a'; write the path of a"),
        ("- {path: ../a, rule: b, text: c, around: d}", "such as stories/ferry.txt; mend"),
        ("- {path: ./a, rule: b, text: c, around: d}", "such as stories/ferry.txt; mend"),
        ("- path: a\n  path: b", ":2: is not valid YAML: the key “path” stands twice"),
        ("- [", "is not valid YAML"),
        (b"\xff", ":1: is not UTF-8"),
        ("- x\n" * 12, ": and 2 more faults"),
    ],
)
def test_faults_are_told_with_line_and_remedy(path: Path, text: str | bytes, said: str) -> None:
    with pytest.raises(ConfigError) as problem:
        saved(path, text)
    assert str(problem.value).startswith(str(path))
    assert said in str(problem.value)


def test_the_nearest_up_the_tree(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find_accepted_file(inner) is None
    (tmp_path / FILE_NAME).write_text("")
    assert find_accepted_file(inner) == tmp_path / FILE_NAME
    (tmp_path / "a" / FILE_NAME).write_text("")
    assert find_accepted_file(inner) == tmp_path / "a" / FILE_NAME


def test_a_link_that_leads_nowhere_is_no_file_to_pass_over(path: Path) -> None:
    path.symlink_to("gone")
    assert find_accepted_file(path.parent) == path
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        load_accepted(path)


# Writing


def test_permissions_and_links_stay(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "kept" / "accepted.yaml"
    target.parent.mkdir()
    made(target, PORT)
    target.chmod(0o640)
    path.symlink_to(target)
    file = load_accepted(path)
    write(file, edited(file, add=[(1, FERRY)]))
    assert path.is_symlink()
    assert load_accepted(target).entries == (PORT, FERRY)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert os.listdir(target.parent) == ["accepted.yaml"]  # noqa: PTH208


def test_a_new_file_has_the_permissions_of_any(path: Path) -> None:
    made(path, PORT)
    other = path.with_name("other")
    other.touch()
    assert path.stat().st_mode == other.stat().st_mode


def test_what_somebody_else_has_written_meanwhile_is_not_overwritten(path: Path) -> None:
    file = made(path, PORT)
    path.write_bytes(file.data + b"# Mine.\n")
    with pytest.raises(NewslintError, match="somebody else meanwhile; run again"):
        write(file, edited(file, add=[(1, FERRY)]))
    assert path.read_bytes() == file.data + b"# Mine.\n"


def test_what_cannot_be_written_is_told_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "gone" / FILE_NAME
    with pytest.raises(NewslintError, match="cannot be written: No such file or directory"):
        made(path, PORT)


def test_a_link_out_of_the_tree_is_neither_read_nor_written(tmp_path: Path) -> None:
    (tmp_path / "work" / ".git").mkdir(parents=True)
    secret = tmp_path / "secret.yaml"
    secret.write_text("password: sesame\n")
    path = tmp_path / "work" / FILE_NAME
    for target in (secret, tmp_path / "gone.yaml"):
        path.unlink(missing_ok=True)
        path.symlink_to(target)
        with pytest.raises(ConfigError, match="and is not read; put a copy in its place") as told:
            load_accepted(path)
        assert "sesame" not in str(told.value)
