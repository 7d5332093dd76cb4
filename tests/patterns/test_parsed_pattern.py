import pytest

from newslint.patterns.parsed_pattern import (
    Anything,
    Chars,
    Choice,
    Look,
    Repeat,
    UnreadableError,
    parsed,
)


def test_a_sequence_with_repeats() -> None:
    a, digits = Chars("a"), Chars(classes=("d",))
    assert parsed(r"a\d{2,3}?b*+") == Choice(
        ((a, Repeat(digits, 2, 3), Repeat(Chars("b"), 0, None)),)
    )


def test_groups_looks_and_choices() -> None:
    tree = parsed(r"(?P<n>a|b)(?<=a)(?=c)(?!d)(?<!e)(?P=n)\b^$")
    assert tree == Choice(
        (
            (
                Choice(((Chars("a"),), (Chars("b"),))),
                Look(False, Choice(((Chars("a"),),))),
                Look(True, Choice(((Chars("c"),),))),
                Anything(),
            ),
        )
    )


def test_flags_hold_to_the_end_of_their_group() -> None:
    (nodes,) = parsed("(?i:a)b").branches
    assert nodes == (Choice(((Chars("a", ignore_case=True),),)), Chars("b"))
    (nodes,) = parsed("(?x) a  # a remark\n b \\ c").branches
    assert nodes == (Chars("a"), Chars("b"), Chars(" "), Chars("c"))


def test_sets() -> None:
    (nodes,) = parsed(r"[a-c\d\-\]x-][^a][^\W_][\p{Lu}\p{Han}]").branches
    assert nodes == (
        Chars("-]x-", (("a", "c"),), ("d",)),
        Chars(classes=("",)),
        Chars(classes=("w",)),
        Chars(classes=("Lu", "")),
    )


@pytest.mark.parametrize(
    "source",
    [
        "(?(1)a|b)",
        "(?&name)",
        "(?R)",
        r"\K",
        r"\X",
        r"\N{DIGIT ONE}",
        "[[:alpha:]]",
        "a(?i)b",
        "(?s:.)",
        "a{e<=1}",
        "(a",
        "a)",
        "[a",
        "a\\",
        "*a",
    ],
)
def test_what_it_does_not_know_is_refused(source: str) -> None:
    with pytest.raises(UnreadableError):
        parsed(source)
