import dataclasses
import pickle
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.linting.edits import applied
from newslint.linting.linter import Linter, place_of
from newslint.linting.selection import Selection
from newslint.model.diagnostic import Level, Match, Related, Severity
from newslint.model.document import Document, Segment, SegmentKind
from newslint.model.position import Position, Span
from newslint.model.rule import Copy, Entry, Fix
from newslint.model.source_map import Piece, SourceMap
from newslint.patterns import limited_pattern as patterns
from newslint.subjects.wording.pattern_check import PatternCheck
from tests.making import At, Calls, document, found, lint, rule
from tests.markup import decoded, markup

STORY = "The mayor said zounds.\n\nHe left, zounds, early."


def test_a_diagnostic_has_all_that_its_rule_says() -> None:
    report = lint(STORY, rule(fix=Fix.SAFE, check=PatternCheck(regex="zounds", replace="well")))
    one = report.diagnostics[0]
    assert dataclasses.asdict(one) == {
        "path": "story.txt",
        "rule": "house/zounds",
        "level": Level.WARNING,
        "severity": Severity.MINOR,
        "mqm": "style/register",
        "its": "register",
        "message": "“zounds” is an oath.",
        "place": {
            "span": (15, 21),
            "start": Position(1, 16),
            "end": Position(1, 22),
            "text": "zounds",
            "where": None,
        },
        "evidence": "",
        "replacement": "well",
        "fix": "safe",
        "edits": ({"span": (15, 21), "text": "well"},),
        "related": (),
        "diagnosis": "",
        "values": {"match": "zounds", "replacement": "well"},
        "around": "The mayor said zounds.",
        "fingerprint": one.fingerprint,
        "acceptance": None,
        "url": "",
    }
    assert one.fingerprint.endswith(":1")


def test_the_lines_of_diagnostics_and_related_places_are_kept() -> None:
    related = (Related(Span(24, 26), "he"),)
    report = lint(STORY, rule(check=At(((4, 9),), {"related": related})))
    assert report.lines == ((1, "The mayor said zounds."), (3, "He left, zounds, early."))
    assert report.diagnostics[0].related[0].place.text == "He"


def test_diagnostics_stand_in_the_order_of_the_text() -> None:
    report = lint(STORY, rule("house/zounds"), rule("house/early"), rule("house/mayor"))
    assert [text for _, text in found(report)] == ["mayor", "zounds", "zounds", "early"]


def test_without_a_replacement_there_is_no_fix() -> None:
    report = lint(STORY, rule(fix=Fix.SAFE))
    assert {(d.replacement, d.fix) for d in report.diagnostics} == {(None, "never")}


def test_messages_go_by_diagnosis_and_fill_in_values() -> None:
    match = {"values": {"what": "lower"}, "diagnosis": "case", "replacement": "the"}
    one = rule(
        check=At(((0, 3),), match),
        messages={"case": "Write “{replacement}” in {what} case, not “{match}”."},
        evidence="It is {what}.",
    )
    report = lint(STORY, one)
    assert report.diagnostics[0].message == "Write “the” in lower case, not “The”."
    assert report.diagnostics[0].evidence == "It is lower."


def test_a_diagnosis_without_a_message_takes_the_rules_own() -> None:
    report = lint(STORY, rule(check=At(((0, 3),), {"diagnosis": "unheard-of"})))
    assert report.diagnostics[0].message == "“The” is an oath."


def test_an_entry_has_its_own_words_and_weight() -> None:
    entry = Entry("the", level=Level.ERROR, severity=Severity.MAJOR, message="Not “{match}”!")
    report = lint(STORY, rule(check=At(((0, 3),), {"entry": "the"}), entries={"the": entry}))
    one = report.diagnostics[0]
    assert (one.rule, one.level, one.severity, one.message) == (
        *("house/zounds:the", "error", "major", "Not “The”!"),
    )


def test_zones_are_skipped() -> None:
    text = "He said: “Oh zounds, we lost.” And zounds, they had."
    assert len(lint(text, rule()).diagnostics) == 2
    report = lint(text, rule(skip=frozenset({"quote"})))
    assert [d.place.span.start for d in report.diagnostics] == [text.rindex("zounds")]


def test_a_match_that_touches_a_zone_is_skipped() -> None:
    text = "He said: “Oh zounds, we lost.” And zounds, they had."
    end = text.index("”")
    assert not lint(text, rule(check=At(((end, end + 6),)), skip=frozenset({"quote"}))).diagnostics


def test_source_languages() -> None:
    linter = Linter((rule(source_languages=frozenset({"ru", "uk"})),), Selection())
    for source, speaks in ((None, True), ("ru", True), ("uk-UA", True), ("zh", False)):
        report = linter.lint(document(STORY, source_language=source))
        assert bool(report.diagnostics) is speaks, source


def test_copy_that_is_not_english_meets_the_rules_for_such_copy_alone() -> None:
    foreign = rule("residue/foreign", copy=Copy.FOREIGN, check=At(((0, 3),)))
    german = "Der Bürgermeister sagte zounds und ging dann mit den anderen nicht nach Haus."
    linter = Linter((rule(), foreign), Selection())
    assert found(linter.lint(document(german, language="de"))) == [("residue/foreign", "Der")]
    assert found(linter.lint(document(STORY, language="en-GB")))[0] == ("house/zounds", "zounds")


def test_a_paragraph_that_is_not_english_meets_them_alone_too() -> None:
    german = "Der Bürgermeister sagte zounds und ging dann mit den anderen nicht nach Haus."
    english = "The mayor said that it was zounds and that nobody should have been there."
    text = f"{english}\n\n{german}\n\n{english}"
    start = text.index(german)
    foreign = rule("residue/foreign", copy=Copy.FOREIGN, check=At(((start, start + 3),)))
    linter = Linter((rule(), foreign), Selection())
    assert found(linter.lint(document(text))) == [
        ("house/zounds", "zounds"),
        ("residue/foreign", "Der"),
        ("house/zounds", "zounds"),
    ]


def test_a_fix_that_takes_in_a_line_end_takes_all_of_it() -> None:
    for end in ("\n", "\r\n", "\r"):
        text = f"Oh zounds,{end}{end}{end}it is late, and the mayor has left."
        at = document(text).prose.index("\n")
        one = rule(fix=Fix.SAFE, check=At(((at, at + 1),), {"replacement": ""}))
        story = document(text)
        # The span lies between segments, as that of a rule about line ends would.
        (diagnostic,) = Linter((one,), Selection()).lint(story).diagnostics
        assert (
            applied(text, diagnostic.edits)
            == f"Oh zounds,{end}{end}it is late, and the mayor has left."
        )


def test_what_the_prose_does_not_show_is_not_fixed() -> None:
    text = "The <b>mayor</b> , who left."
    prose = "The mayor , who left."
    pieces = (Piece(4, 0, 4, 3), Piece(9, 0, 12, 4))
    segments = (Segment(SegmentKind.PARAGRAPH, Span(0, len(prose))),)
    story = Document("story.html", text, prose, segments, SourceMap(pieces))
    for (start, end), right, fix in (((4, 11), "mayor,", "never"), ((9, 11), ",", "safe")):
        one = rule(fix=Fix.SAFE, check=At(((start, end),), {"replacement": right}))
        (diagnostic,) = Linter((one,), Selection()).lint(story).diagnostics
        assert (diagnostic.replacement, diagnostic.fix) == (right, fix)


def test_a_place_is_the_whole_of_what_a_match_takes_a_part_of() -> None:
    # The sign is a letter and a stroke through it, and one entity.
    story = markup("<p>It is &NotEqualTilde; to that.</p>")
    at = story.prose.index("\u0338")
    for start, text, fix in (
        (at, "&NotEqualTilde;", "never"),
        (at - 1, "&NotEqualTilde;", "safe"),
        (at - 4, "is &NotEqualTilde;", "safe"),
    ):
        one = rule(fix=Fix.SAFE, check=At(((start, at + 1),), {"replacement": "far from"}))
        (diagnostic,) = Linter((one,), Selection()).lint(story).diagnostics
        assert (diagnostic.place.text, diagnostic.fix) == (text, fix)
        assert diagnostic.replacement == "far from"


@given(
    st.lists(st.sampled_from(["a", " b", "&amp;", "&NotEqualTilde;", "<b>", "\r\n", "<p>", "<td>"]))
    .map("".join)
    .map(markup),
    st.data(),
)
def test_the_text_of_a_place_is_read_as_the_prose(story: Document, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(story.prose)))
    span = Span(start, data.draw(st.integers(start, len(story.prose))))
    place = place_of(story, span)
    assert place.text == story.text[slice(*place.span)]
    whole = story.source_map.whole(span)
    assert whole.contains(span)
    assert decoded(place.text) == story.prose[slice(*whole)]


def test_a_number_of_an_entity_is_no_number_of_the_copy() -> None:
    one = rule(fix=Fix.SAFE, check=PatternCheck(regex="20 20", replace="20"))
    story = markup("The route &#50;0 2&#48; is closed.")
    (diagnostic,) = Linter((one,), Selection()).lint(story).diagnostics
    assert diagnostic.edits == ()
    story = markup("A day &#8211; or two.")
    two = rule(fix=Fix.SAFE, check=PatternCheck(regex=" – ", replace=", "))
    (diagnostic,) = Linter((two,), Selection()).lint(story).diagnostics
    assert applied(story.text, diagnostic.edits) == "A day, or two."


def test_cells_of_a_table_are_passed_over_where_a_rule_says_so() -> None:
    story = markup("<p>Oh zounds.</p><table><td>zounds</td><td>Oh no.</td></table>")
    report = Linter((rule(skip=frozenset({"table_cell"})),), Selection()).lint(story)
    assert [diagnostic.place.start.column for diagnostic in report.diagnostics] == [7]


def test_a_format_without_lines_has_paragraphs() -> None:
    text = "Oh zounds.\r\rHe said zounds."
    story = replace(document(text, "story.docx"), part="notes.xml", paragraphs=(0, 11, 12))
    report = Linter((rule(),), Selection()).lint(story)
    assert [str(d.place) for d in report.diagnostics] == [
        "notes.xml, paragraph 1, character 4",
        "notes.xml, paragraph 3, character 9",
    ]
    assert report.lines == ()


def test_a_related_place_may_lie_in_another_file() -> None:
    source = document("Ils ont dit zut.\nZut, zut.", "source.txt")
    related = (Related(Span(17, 20), "so the source", source), Related(Span(4, 9), "here"))
    (diagnostic,) = lint(STORY, rule(check=At(((15, 21),), {"related": related}))).diagnostics
    there, here = diagnostic.related
    assert (there.path, there.place.text, str(there.place)) == ("source.txt", "Zut", "2:1")
    assert (here.path, here.place.text) == (None, "mayor")
    assert diagnostic.places == (diagnostic.place, here.place)
    report = lint(STORY, rule(check=At(((15, 21),), {"related": related[:1]})))
    assert report.lines == ((1, "The mayor said zounds."),)
    same = (Related(Span(4, 9), "here", document(STORY)),)
    (diagnostic,) = lint(STORY, rule(check=At(((15, 21),), {"related": same}))).diagnostics
    assert diagnostic.related[0].path is None


def test_a_related_place_of_once_inside_a_quotation_is_not_fixed() -> None:
    text = "Oh zounds. He said “oh zounds” and zounds."
    one = rule(once=True, fix=Fix.SAFE, check=PatternCheck(regex="zounds", replace="well"))
    (diagnostic,) = lint(text, one).diagnostics
    assert len(diagnostic.related) == 2
    assert applied(text, diagnostic.edits) == "Oh well. He said “oh zounds” and well."


# What goes wrong in a rule


def crash(_: Document) -> Iterator[Match]:
    raise RuntimeError("out of ink")


def crash_late(_: Document) -> Iterator[Match]:
    yield Match(Span(0, 3))
    raise KeyError("late")


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ({"check": Calls(crash)}, "crashed: RuntimeError: out of ink"),
        ({"check": Calls(crash_late)}, "crashed: KeyError: 'late'"),
        ({"check": Calls(lambda _: None)}, "crashed: TypeError"),
        ({"check": Calls(lambda _: ["no match"])}, "crashed: AttributeError"),
        ({"check": At(((0, 9999),))}, "crashed: ValueError: the check reported the span 0-9999"),
        ({"check": At(((-3, 1),))}, "crashed: ValueError: the check reported the span -3-1"),
        ({"check": At(((5, 2),))}, "crashed: ValueError: the check reported the span 5-2"),
        (
            {"check": At(((0, 3),), {"related": (Related(Span(7, 9999), "there"),)})},
            "crashed: ValueError: the check reported the span 7-9999",
        ),
        ({"message": "Is it {unheard_of}?"}, "crashed: KeyError: 'unheard_of'"),
        ({"evidence": "Since {unheard_of}."}, "crashed: KeyError: 'unheard_of'"),
    ],
)
def test_a_rule_that_fails_is_named_and_the_others_go_on(broken: dict[str, Any], said: str) -> None:
    report = lint(STORY, rule("house/broken", **({"check": At(((0, 3),))} | broken)), rule())
    assert found(report) == [("house/zounds", "zounds")] * 2
    (problem,) = report.problems
    assert (problem.rule, problem.path) == ("house/broken", "story.txt")
    assert problem.message.startswith(f"rule house/broken {said}")
    assert "rules/house/broken.yaml" in problem.message
    assert "`ignore: [house/broken]`" in problem.message


def test_a_rule_that_takes_too_long_is_named_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(patterns, "SECONDS_PER_SEARCH", 0.05)
    slow = rule("house/slow", check=PatternCheck(regex="(a+)+$"))
    report = lint("Zounds, zounds, " + "a" * 5000 + "!", slow, rule())
    assert found(report) == [("house/zounds", "zounds")]
    assert report.problems[0].rule == "house/slow"
    assert "rule house/slow took too long: the regular expression '(a+)+$'" in (
        report.problems[0].message
    )


def test_an_interrupt_is_no_crash() -> None:
    def interrupted(_: Document) -> Iterator[Match]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        lint(STORY, rule(check=Calls(interrupted)))


def test_a_linter_can_be_sent_to_another_process() -> None:
    linter = Linter((rule(),), Selection())
    linter.lint(document(STORY))
    assert pickle.loads(pickle.dumps(linter)).lint(document(STORY)) == linter.lint(document(STORY))


def test_a_long_run_of_spaces_in_a_message_takes_no_time() -> None:
    copy = "The mayor said" + " " * 200_000 + "zounds."
    report = lint(copy, rule(check=At(((0, len(copy)),))))
    assert report.problems == ()
    assert report.diagnostics[0].place.text == copy


def phrases_of(*entries: Entry, **said: Any) -> Linter:
    class EachAtTheStart:
        def __call__(self, document: Document) -> Iterator[Match]:
            return (Match(Span(n, n + 1), entry=one.key) for n, one in enumerate(entries))

    keyed = {one.key: one for one in entries}
    return Linter((rule(check=EachAtTheStart(), entries=keyed, **said),), Selection())


def test_an_entry_speaks_on_copy_from_its_own_languages() -> None:
    linter = phrases_of(
        Entry("shared"),
        Entry("chinese-too", source_languages=frozenset({"ru", "zh"})),
        Entry("english-too", also_english=True),
        source_languages=frozenset({"ru"}),
    )
    spoken = {
        source: [d.rule.partition(":")[2] for d in linter.lint(document(STORY, **said)).diagnostics]
        for source, said in (
            ("ru", {"source_language": "ru-RU"}),
            ("zh", {"source_language": "zh_Hant"}),
            ("fr", {"source_language": "fr"}),
            ("unknown", {}),
        )
    }
    assert spoken == {
        "ru": ["shared", "chinese-too", "english-too"],
        "zh": ["chinese-too"],
        "fr": [],
        "unknown": ["shared", "chinese-too"],
    }


def test_an_entry_without_languages_speaks_where_its_rule_has_none() -> None:
    linter = phrases_of(Entry("any"), Entry("russian", source_languages=frozenset({"ru"})))
    report = linter.lint(document(STORY, source_language="zh"))
    assert [d.rule for d in report.diagnostics] == ["house/zounds:any"]
