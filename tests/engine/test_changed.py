import pytest

from newslint.engine.changed import changed_paragraphs, only_in
from newslint.model.diagnostic import RelatedPlace
from newslint.model.position import Span
from tests.making import diagnostic, document, file_report, found, lint, place, rule

OLD = "Ferry stays\n\nThe ferry stayed in port on Sunday.\n\nIt will sail on Monday.\n"


def changed(new: str, old: str = OLD) -> list[str]:
    return [new[slice(*span)] for span in changed_paragraphs(document(new), document(old))]


@pytest.mark.parametrize(
    ("new", "paragraphs"),
    [
        (OLD, []),
        (OLD.replace("Sunday", "Friday"), ["The ferry stayed in port on Friday."]),
        ("A new line.\n\n" + OLD, ["A new line."]),
        (OLD.replace("\n", "\r\n"), []),
        (OLD.replace("port on", "port\non"), []),
        ("Ferry stays\n\nIt will sail on Monday.\n\nThe ferry stayed in port on Sunday.\n", []),
        (OLD + "\nIt will sail on Monday.\n", ["It will sail on Monday."]),
        ("", []),
    ],
)
def test_paragraphs_whose_words_are_new(new: str, paragraphs: list[str]) -> None:
    assert changed(new) == paragraphs


def test_of_a_new_story_all_is_new() -> None:
    assert len(changed(OLD, "")) == 3


def test_what_lies_elsewhere_is_left_out() -> None:
    text = "zounds one\n\nzounds two"
    report = only_in(lint(text, rule("house/zounds")), [Span(12, 22)])
    assert [d.place.span for d in report.diagnostics] == [(12, 18)]


def test_a_finding_that_speaks_of_a_changed_paragraph_stays() -> None:
    text = "zounds one\n\nzounds two"
    related = (RelatedPlace(place(text, 12, 18), "the other"),)
    report = file_report(text, diagnostic(text, 0, 6, related=related))
    assert found(only_in(report, [Span(12, 22)])) == [("house/zounds", "zounds")]
    assert found(only_in(report, [Span(11, 12)])) == []
