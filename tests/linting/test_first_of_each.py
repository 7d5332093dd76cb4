from dataclasses import replace

from newslint.linting.edits import applied
from newslint.linting.first_of_each import first_of_each
from newslint.model.diagnostic import Diagnostic, Level
from newslint.model.fix import Edit
from newslint.model.position import Span
from newslint.model.rule import Entry
from newslint.subjects.wording.pattern_check import PatternCheck
from tests.making import At, diagnostic, found, lint, rule

STORY = "Zounds and zounds, egad and\n zounds."


def told(*places: tuple[str, int, int]) -> list[Diagnostic]:
    return [diagnostic(STORY, start, end, rule=name) for name, start, end in places]


def related(one: Diagnostic) -> list[tuple[int, str]]:
    return [(r.place.span.start, r.message) for r in one.related]


def test_the_first_is_kept_and_the_others_are_related_to_it() -> None:
    given = told(("a/x", 0, 6), ("a/y", 7, 10), ("a/x", 11, 17), ("a/y", 24, 27), ("a/x", 24, 35))
    first, *rest = first_of_each(given, {"a/x"})
    assert (first.rule, first.place) == ("a/x", given[0].place)
    assert related(first) == [(11, "zounds"), (24, "and zounds")]
    assert rest == [given[1], given[3]]
    assert first_of_each(given, set()) == tuple(given)
    assert first_of_each([], {"a/x"}) == ()


def test_a_rule_says_so() -> None:
    (one,) = lint(STORY, rule(once=True, check=PatternCheck(regex="(?i)zounds"))).diagnostics
    assert one.place.text == "Zounds"
    assert related(one) == [(11, "zounds"), (29, "zounds")]
    assert len(lint(STORY, rule()).diagnostics) == 2


def test_the_first_that_is_reported_counts() -> None:
    # One in a zone that the rule skips is none, and one that a stronger rule speaks for is told.
    text = "“Oh zounds, zounds,” he said. Then zounds, and zounds."
    quiet = rule(once=True, skip=frozenset({"quote"}))
    (one,) = lint(text, quiet).diagnostics
    assert one.place.span.start == text.index("zounds, and")
    assert len(one.related) == 1
    loud = rule("house/loud", level=Level.ERROR, check=At(((4, 10),)))
    report = lint(text, rule(once=True), loud)
    assert found(report) == [("house/loud", "zounds"), ("house/zounds", "zounds")]
    assert [d.place.span.start for d in report.diagnostics] == [4, 12]
    assert len(report.diagnostics[1].related) == 2


def test_each_entry_of_a_lexicon_speaks_once() -> None:
    entries = {"one": Entry("one"), "two": Entry("two")}
    spans = {"one": ((0, 6), (11, 17)), "two": ((19, 23), (29, 35))}
    checks = [rule("terms/x", once=True, entries=entries, check=At(s, {"entry": e}))
              for e, s in spans.items()]  # fmt: skip
    for check, entry in zip(checks, spans, strict=True):
        (one,) = lint(STORY, check).diagnostics
        assert one.rule == f"terms/x:{entry}"
        assert len(one.related) == 1


def test_the_lines_of_the_others_are_in_the_report() -> None:
    report = lint(STORY, rule(once=True))
    assert report.lines == ((1, "Zounds and zounds, egad and"), (2, " zounds."))


def test_the_fix_takes_in_the_other_places() -> None:
    text = "Oh zounds, zounds, zounds."
    told = [
        replace(
            diagnostic(text, start, start + 6, replacement="well"),
            fix="never" if start == 3 else "safe",
            edits=() if start == 3 else (Edit(Span(start, start + 6), "well"),),
        )
        for start in (3, 11, 19)
    ]
    (one,) = first_of_each(told, {"house/zounds"})
    assert one.fix == "safe"
    assert applied(text, one.edits) == "Oh zounds, well, well."
