import pytest

from newslint.subjects.quotations.unclosed_bracket_check import UnclosedBracketCheck
from tests.making import document


def found(text: str) -> list[tuple[int, str]]:
    return [(m.span.start, m.diagnosis) for m in UnclosedBracketCheck()(document(text))]


@pytest.mark.parametrize(
    ("text", "brackets"),
    [
        ("The bridge (built in 1903 was struck.", [(11, "opening")]),
        ("The mayor, born in 1961), resigned.", [(23, "closing")]),
        ("He [the mayor (61] resigned.", [(14, "opening")]),
        ("The bridge (built in 1903（or 1904）) was struck.", []),
        ("The report (by Ana Holm） was read out.", []),
        ("Two ways: 1) rebuild it, “2) buy a ferry”, a) now or b) later.", []),
        ("See you there :-) and there ;) but not there :(", []),
        ("(The writer is mayor.\n\nHer book comes out in May.)", []),
        ("See you there:) and there;-) but not there:(", []),
        ("Two boats (a ferry and a tug:) sank.", []),
        ("It is small:)and red.", [(12, "closing")]),
        ("Nothing here.", []),
        ("[" + "(a) " * 40 + "]", []),
    ],
)
def test_brackets_without_a_partner(text: str, brackets: list[tuple[int, str]]) -> None:
    assert found(text) == brackets


@pytest.mark.parametrize("pairs", [{"((": "))"}, {"|": "|"}])
def test_pairs_that_are_none_are_refused(pairs: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="is no pair"):
        UnclosedBracketCheck(pairs=pairs)
