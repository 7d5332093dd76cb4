from pathlib import PurePosixPath

import pytest

from newslint.foundation.globs import fits_any


@pytest.mark.parametrize(
    ("glob", "fitting", "others"),
    [
        ("a.txt", ["a.txt", "x/a.txt", "x/y/a.txt"], ["b.txt", "aa.txt", "a.txt.orig"]),
        ("*.txt", ["a.txt", "x/b.txt"], ["a.text", "x/txt"]),
        ("drafts/", ["drafts/a.txt", "x/drafts/y/a.txt"], ["drafts2/a.txt", "mydrafts/a.txt"]),
        ("drafts", ["drafts", "drafts/a.txt"], ["draft/a.txt"]),
        ("/drafts", ["drafts/a.txt"], ["x/drafts/a.txt"]),
        ("./drafts", ["drafts/a.txt"], ["x/drafts/a.txt"]),
        ("x/*.txt", ["x/a.txt"], ["y/x/a.txt", "x/y/a.txt"]),
        ("x/**/a.txt", ["x/a.txt", "x/y/a.txt", "x/y/z/a.txt"], ["a.txt", "xx/a.txt"]),
        ("x/**", ["x/a.txt", "x/y/a.txt"], ["y/x/a.txt", "xa.txt"]),
        ("**/old", ["old/a.txt", "x/old/a.txt"], ["older/a.txt"]),
        ("a?.txt", ["ab.txt"], ["a.txt", "a/.txt", "abc.txt"]),
        ("[ab].txt", ["a.txt", "b.txt"], ["c.txt"]),
        ("[!ab].txt", ["c.txt"], ["a.txt"]),
        ("[0-9]*.txt", ["2024.txt"], ["a.txt"]),
        ("[z-a].txt", ["[z-a].txt"], ["a.txt", "m.txt"]),
        ("[a.txt", ["[a.txt"], ["a.txt"]),
        (r"[\].txt", ["\\.txt"], ["a.txt"]),
        ("!a.txt", ["!a.txt"], ["a.txt", "b.txt"]),
        ("sport/", ["sport", "x/sport/a.txt"], []),
        ("a+(b).txt", ["a+(b).txt"], ["aab.txt"]),
        ("", [], ["a.txt"]),
    ],
)
def test_globs(glob: str, fitting: list[str], others: list[str]) -> None:
    assert [p for p in (*fitting, *others) if fits_any(PurePosixPath(p), [glob])] == fitting


def test_any_of_several_globs_is_enough() -> None:
    assert fits_any(PurePosixPath("a.txt"), ["b*", "a*"])
    assert not fits_any(PurePosixPath("a.txt"), [])
