import datetime

from hypothesis import given
from hypothesis import strategies as st

from newslint.linting.acceptance import accept
from newslint.linting.fixing import Fixed, LintedStory, apply_replacements, fixed
from newslint.linting.linter import Linter
from newslint.linting.selection import Selection
from newslint.model.acceptance import AcceptedFinding
from newslint.model.diagnostic import Level
from newslint.model.rule import Fix, Rule
from newslint.subjects.wording.pattern_check import PatternCheck
from tests.making import diagnostic, document, rule

TEXT = "one two three"


def test_replacements_are_applied_from_left_to_right_whatever_their_order() -> None:
    told = [
        diagnostic(TEXT, 8, 13, replacement="3"),
        diagnostic(TEXT, 0, 3, replacement="1"),
    ]
    assert apply_replacements(TEXT, told) == "1 two 3"


def test_what_has_no_replacement_is_left() -> None:
    assert apply_replacements(TEXT, [diagnostic(TEXT, 0, 3)]) == TEXT


def test_an_empty_replacement_deletes() -> None:
    assert apply_replacements(TEXT, [diagnostic(TEXT, 0, 4, replacement="")]) == "two three"


def test_of_two_that_overlap_the_first_is_applied() -> None:
    told = [
        diagnostic(TEXT, 4, 13, replacement="many"),
        diagnostic(TEXT, 2, 7, replacement="!"),
    ]
    assert apply_replacements(TEXT, told) == "on! three"


@given(st.text(min_size=1), st.data())
def test_a_replacement_by_itself_changes_nothing(text: str, data: st.DataObject) -> None:
    spans = data.draw(
        st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=4)
    )
    told = [diagnostic(text, min(s), max(s), replacement=text[min(s) : max(s)]) for s in spans]
    assert apply_replacements(text, told) == text


def mends(name: str, regex: str, replace: str, fix: Fix = Fix.SAFE, **changes: object) -> Rule:
    return rule(
        f"house/{name}", fix=fix, check=PatternCheck(regex=regex, replace=replace), **changes
    )


def made_of(
    text: str,
    *rules: Rule,
    wanted: tuple[str, ...] = ("safe",),
    accepted: tuple[AcceptedFinding, ...] = (),
    held: str = "",
) -> Fixed:
    linter = Linter(rules, Selection())

    def look(text: str) -> LintedStory:
        story = document(text)
        return LintedStory(
            (story,), accept(linter.lint(story), accepted, datetime.date(2024, 5, 16))
        )

    made = fixed(look(text), look, wanted, lambda text: not set(text) & set(held))
    again = fixed(look(made.text), look, wanted, lambda text: not set(text) & set(held))
    assert (again.text, again.fixes) == (made.text, ())
    return made


def test_all_of_a_round_at_once() -> None:
    made = made_of("Oh zounds, egad.", mends("zounds", "zounds", "well"), mends("egad", "egad", ""))
    assert (made.text, made.rounds, made.problems) == ("Oh well, .", 1, ())
    assert [(f.rule, f.line, f.column, f.before, f.after, f.round) for f in made.fixes] == [
        ("house/zounds", 1, 4, "zounds", "well", 1),
        ("house/egad", 1, 12, "egad", "", 1),
    ]
    assert made.last.report.diagnostics == ()


def test_only_what_is_wanted() -> None:
    rules = (mends("zounds", "zounds", "well"), mends("egad", "egad", "oh", Fix.UNSAFE),
             mends("fie", "fie", "no", Fix.NEVER))  # fmt: skip
    text = "Oh zounds, egad, fie."
    assert made_of(text, *rules).text == "Oh well, egad, fie."
    made = made_of(text, *rules, wanted=("safe", "unsafe"))
    assert made.text == "Oh well, oh, fie."
    assert [fix.fix for fix in made.fixes] == ["safe", "unsafe"]


def test_what_a_fix_makes_possible_is_the_next_round() -> None:
    made = made_of("Oh zounds.", mends("a", "zounds", "egad"), mends("b", "egad", "well"))
    assert (made.text, made.rounds) == ("Oh well.", 2)
    assert [fix.round for fix in made.fixes] == [1, 2]


def test_the_places_of_a_rule_that_speaks_once_are_told_each() -> None:
    text = "Oh zounds, “zounds”, zounds."
    made = made_of(text, mends("a", "zounds", "well", once=True))
    assert made.text == "Oh well, “zounds”, well."
    assert [(fix.column, fix.after) for fix in made.fixes] == [(4, "well"), (22, "well")]


def test_fixes_that_undo_each_other_come_to_rest() -> None:
    there, back = mends("there", "zounds", "egad"), mends("back", "egad", "zounds")
    made = made_of("Oh zounds.", there, back)
    assert (made.text, made.fixes) == ("Oh zounds.", ())
    assert made.problems == (
        "house/back and house/there undo each other's fixes; theirs are left out",
    )
    # What leads there stays done.
    made = made_of("Oh fie.", there, back, mends("fie", "fie", "zounds"))
    assert (made.text, made.rounds) == ("Oh zounds.", 1)


def test_fixes_without_an_end_change_nothing() -> None:
    made = made_of("Oh zounds.", mends("more", "zounds", "zoundszounds"))
    assert (made.text, made.fixes) == ("Oh zounds.", ())
    assert made.problems == ("the fixes of house/more do not come to an end, so nothing is fixed",)
    slow = mends("slow", "zounds(?!.*zounds)", "zounds!")
    assert made_of("Oh zounds.", slow).text == "Oh zounds."


def test_a_report_that_covers_the_next_takes_as_many_rounds() -> None:
    covers = rule(
        "house/covers", level=Level.ERROR, check=PatternCheck(regex="(?<=zounds\n)zounds")
    )
    made = made_of("zounds\n" * 40, covers, mends("a", "zounds", "well"))
    assert (made.text, made.rounds) == ("well\n" * 40, 40)


def test_a_fix_that_makes_an_error_is_left_out_and_the_others_are_made() -> None:
    rules = (mends("fie", "fie", "egad"), rule("house/egad", level=Level.ERROR),
             mends("zounds", "zounds", "well"), mends("forsooth", "forsooth", "so"))  # fmt: skip
    made = made_of("Oh zounds, fie, forsooth, zounds.", *rules)
    assert made.text == "Oh well, fie, so, well."
    # One error for another is no harm: it was there all the time, or nothing is lost.
    loud = mends("fie", "fie", "egad", level=Level.ERROR)
    assert made_of("Oh fie.", loud, rules[1]).text == "Oh egad."


def test_a_fix_that_changes_what_is_quoted_is_left_out() -> None:
    # The mark would become that of inches.
    text = 'He shouted 5 x "we stay" and left.'
    made = made_of(text, mends("a", " x ", ""))
    assert (made.text, made.fixes) == (text, ())


def test_two_fixes_that_make_a_number_together_are_not_both_made() -> None:
    text = "Oh 3 x x 5 men."
    made = made_of(text, mends("a", " x(?= x 5)", ""), mends("b", " x (?=5)", ""))
    assert made.text in {"Oh 3 x 5 men.", "Oh 3 x5 men."}


def test_accepted_findings_are_not_fixed_and_stay_known() -> None:
    linter = Linter((mends("zounds", "zounds", "well"),), Selection())
    text = "Oh zounds, said the mayor of the old town, zounds."
    one = linter.lint(document(text)).diagnostics[0]
    entry = AcceptedFinding(one.rule, one.place.text, one.around)
    made = made_of(text, *linter.rules, accepted=(entry,))
    assert made.text == "Oh zounds, said the mayor of the old town, well."
    # A fix among the words that it is known by would have it reported again.
    egad = "Oh zounds, egad, said the mayor of the old town, egad."
    one = linter.lint(document(egad)).diagnostics[0]
    entry = AcceptedFinding(one.rule, one.place.text, one.around)
    rules = (*linter.rules, mends("egad", "egad", "so"))
    made = made_of(egad, *rules, accepted=(entry,))
    assert made.text == "Oh zounds, egad, said the mayor of the old town, so."
    assert len(made.last.report.accepted) == 1


def test_a_fix_that_the_encoding_does_not_hold_is_left_out() -> None:
    rules = (mends("zounds", "zounds", "ő"), mends("egad", "egad", "so"))
    made = made_of("Oh zounds, egad.", *rules, held="ő")
    assert made.text == "Oh zounds, so."
    assert made.problems == (
        "1:4: the fix of house/zounds is left out: the encoding of the file has no “ő”",
    )
