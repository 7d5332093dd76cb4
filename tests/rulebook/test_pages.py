import datetime
from dataclasses import replace

from newslint.model.diagnostic import Level, Severity
from newslint.model.rule import Entry, EntryTexts, Example, Fix, Proof
from newslint.rulebook.pages import entry_page, rule_line, rule_page
from newslint.subjects.wording.substitution_check import SubstitutedPhrase, SubstitutionCheck
from tests.making import rule

ENTRY = Entry("hey-nonny", level=Level.NOTE)
ENTRY_TEXTS = EntryTexts(
    explanation="It is a refrain.",
    bad=(Example("Hey nonny he sang.", ("Hey nonny",)),),
    good=(Example("Nonnyville is small."),),
)
RULE = rule(
    explanation="News copy does not swear.\nNor does it sing.",
    messages={"loud": "Not so loud."},
    fix=Fix.UNSAFE,
    once=True,
    skip=frozenset({"quote", "headline"}),
    source_languages=frozenset({"ru"}),
    formerly=("house/swears",),
    measured="clean 0.0, MT 0.1",
    bad=(Example("Zounds!\nOh, zounds.", ("zounds",), "Zounds!\nOh, well."),),
    good=(Example("Zoundsville.", date=datetime.date(2024, 5, 16), place="Lima"),),
    entries={"hey-nonny": ENTRY},
    entry_texts={"hey-nonny": ENTRY_TEXTS},
)


def test_the_page_of_a_rule_tells_all_of_it() -> None:
    assert rule_page(RULE) == (
        "# house/zounds\n\n"
        "Says zounds.\n\n"
        "News copy does not swear.\nNor does it sing.\n\n"
        "- level: warning\n"
        "- MQM: style/register, severity minor; ITS 2.0: register\n"
        "- message: “{match}” is an oath.\n"
        "- message, loud: Not so loud.\n"
        "- fix: unsafe: it can change what the copy says\n"
        "- does not look at: headline, quote\n"
        "- speaks once a story\n"
        "- for copy from: ru\n"
        "- measured: clean 0.0, MT 0.1\n"
        "- entries proved on copy that they were not written on: 0 of 1\n"
        "- formerly: house/swears\n"
        "- check: pattern; file: rules/house/zounds.yaml\n\n"
        "## Flagged\n\n"
        "- Zounds!⏎Oh, zounds.\n  flags “zounds”\n  fixed: Zounds!⏎Oh, well.\n\n"
        "## Not flagged\n\n"
        "- Zoundsville. (date 2024-05-16, Lima)\n\n"
        "## Entries (1)\n\n"
        "- hey-nonny: “Hey nonny” (unproved)\n"
    )


def test_a_rule_that_is_off_says_so() -> None:
    assert "- level: warning, off by default\n" in rule_page(rule(default_on=False))


PROOF = Proof(("Daily Ferry", "system 2"), found=9, read=5, right=4, date="2026-11")


def test_what_proved_a_rule() -> None:
    page = rule_page(rule(measured="0.1", written_on=("Post", "system 1"), proved=(PROOF,)))
    assert (
        "- measured: 0.1\n- written on: Post, system 1\n"
        "- proved on Daily Ferry, system 2: 9 found, 4 of 5 read were right; 2026-11\n"
    ) in page
    assert "unproved" not in page
    read_all = rule_page(rule(proved=(replace(PROOF, found=5),)))
    assert "- proved on Daily Ferry, system 2: 4 of 5 read were right; 2026-11\n" in read_all


def test_a_rule_that_nothing_proved_says_so() -> None:
    said = "- unproved: nothing that it found in copy that it was not written on has been read\n"
    assert said in rule_page(rule(measured="clean 0.0"))
    assert said in rule_page(rule())


def test_an_entry_is_proved_by_itself() -> None:
    texts = replace(ENTRY_TEXTS, proved=(PROOF,))
    lexicon = rule(entries={"hey-nonny": ENTRY}, entry_texts={"hey-nonny": texts})
    assert "- proved on Daily Ferry" in entry_page(lexicon, ENTRY)
    page = rule_page(lexicon)
    assert "- entries proved on copy that they were not written on: 1 of 1\n" in page
    assert "- hey-nonny: “Hey nonny”\n" in page


def test_the_page_of_an_entry() -> None:
    assert entry_page(RULE, ENTRY) == (
        "# house/zounds:hey-nonny\n\nIt is a refrain.\n\n"
        "- level: note\n"
        "- MQM: style/register, severity minor; ITS 2.0: register\n"
        "- message: “{match}” is an oath.\n"
        "- message, loud: Not so loud.\n"
        "- fix: unsafe: it can change what the copy says\n"
        "- does not look at: headline, quote\n"
        "- speaks once a story\n"
        "- for copy from: ru\n"
        "- measured: clean 0.0, MT 0.1\n"
        "- unproved: nothing that it found in copy that it was not written on has been read\n"
        "- lexicon: house/zounds; file: rules/house/zounds.yaml\n\n"
        "## Flagged\n\n- Hey nonny he sang.\n  flags “Hey nonny”\n\n"
        "## Not flagged\n\n- Nonnyville is small.\n"
    )


def test_the_page_of_an_entry_tells_what_its_check_was_told() -> None:
    phrase = SubstitutedPhrase("<hold> forth", replace=("<speak>", "go on"), unless="hold forth on")
    entry = Entry("hold-forth", severity=Severity.MAJOR, message="Nobody holds forth.")
    lexicon = rule(check=SubstitutionCheck({"hold-forth": phrase}), entries={"hold-forth": entry},
                   messages={"loud": "Not so loud."})  # fmt: skip
    page = entry_page(lexicon, entry)
    for line in (
        "- find: <hold> forth\n- replace: <speak>; go on\n- unless: hold forth on\n- level",
        "severity major;",
        "- message: Nobody holds forth.\n- fix",
    ):
        assert line in page


def test_the_line_of_a_rule() -> None:
    assert rule_line(RULE) == "house/zounds  warning  Says zounds. [1 entries]"
    assert rule_line(rule(default_on=False)) == (
        "house/zounds  warning  Says zounds. (off by default)"
    )


def test_a_message_that_is_all_value_is_not_shown() -> None:
    assert "{said}" not in rule_page(replace(RULE, message="{said}", messages={}))
