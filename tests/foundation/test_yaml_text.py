import os
from pathlib import Path

import pytest

from newslint.foundation import yaml_text
from newslint.foundation.yaml_text import YamlError, line_of, read_yaml


def test_what_a_file_says(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: [1, é]\n", encoding="utf-8")
    assert read_yaml(path) == ("a: [1, é]\n", {"a": [1, "é"]})


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a: [", ":1: is not valid YAML: did not find expected node content; look for an open"),
        (b"a: b\n\tc: d", ":2: is not valid YAML: found "),
        (b"a: b\na: c", ":2: is not valid YAML: the key “a” stands twice"),
        (b"x: {a: 1, b: 2,\na: 3}", ":2: is not valid YAML: the key “a” stands twice"),
        ("a: é\nc: \x07".encode(), ":2: is not valid YAML: the character U+0007 may not stand in"),
        (b"a: b\nc: \xff", ":2: is not UTF-8: byte 0xff at offset 8; save it as UTF-8"),
        (b"a: 2024-13-45", ":1: is not valid YAML: month must be in 1..12"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(content)
    with pytest.raises(YamlError) as told:
        read_yaml(path)
    assert str(told.value).startswith(f"{path}{said}"), told.value
    assert "\n" not in str(told.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(YamlError, match="cannot be read: No such file"):
        read_yaml(tmp_path / "x.yaml")


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ((), 1),
        (("a",), 1),
        (("b", "c"), 3),
        (("b", "c", 1), 5),
        (("b", "d"), 2),
        (("b", "c", 7), 3),
        (("x",), 1),
        (("a", "x"), 1),
    ],
)
def test_lines(where: tuple[str | int, ...], line: int) -> None:
    assert line_of("a: 1\nb:\n  c:\n    - 1\n    - 2\n", where) == line


NESTED = "".join(f"{c}: &{c} [{', '.join([f'*{chr(ord(c) - 1)}'] * 9)}]\n" for c in "bcdefghi")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a: &a [lol]\n" + NESTED, ":5: aliases such as *d stand for more than 10,000 values; "),
        ("a: &a {k: v}\nb: &b {<<: [*a, *a]}\n" + "c: {<<: *b}\n" * 4000, "stand for more than"),
        ("a: &a [*a]\n", ":1: the alias *a stands in what it stands for; write it out"),
        ("a:\n  &a b: *a\n  c: &c {d: *c}\n", ":3: the alias *c stands in what it stands for"),
        ("a: " + "[" * 500 + "]" * 500, ":1: more than 60 lists and mappings stand in one another"),
        ("- " * 300 + "a", ":1: more than 60 lists and mappings stand in one another"),
        ("a: " + "1:" * 60_000 + "1", ":1: a number has more than 100 digits; put it in quotation"),
    ],
)
def test_few_lines_are_no_flood(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(content)
    with pytest.raises(YamlError) as told:
        read_yaml(path)
    assert said in str(told.value)
    assert len(str(told.value)) < 300


def test_an_alias_may_be_used(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: &a {k: [1, 2]}\nb: *a\nc: {<<: *a}\n")
    assert read_yaml(path)[1] == {key: {"k": [1, 2]} for key in "abc"}


def test_a_file_that_is_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_text, "MOST_BYTES", 10)
    path = tmp_path / "x.yaml"
    path.write_text("a: 1\n" * 3)
    with pytest.raises(YamlError, match="cannot be read: it has more than 10 bytes"):
        read_yaml(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    with pytest.raises(YamlError, match=r"cannot be read: it is a pipe \(FIFO\), and only regular"):
        read_yaml(tmp_path / "x.yaml")
