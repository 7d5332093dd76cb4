import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from newslint.foundation.errors import RulebookError
from newslint.model.diagnostic import Level, Match
from newslint.model.document import Document
from newslint.model.rule import Copy, Example, Fix, Proof, Rule
from newslint.rulebook.reading import load_rulebook, rule_files
from newslint.subjects.wording.pattern_check import PatternCheck
from newslint.subjects.wording.substitution_check import SubstitutionCheck
from tests.making import rule_data, write_rule

CHECKS = {"pattern": PatternCheck, "substitution": SubstitutionCheck}


def load(*folders: Path, **overrides: Any) -> dict[str, Rule]:
    names = {name.replace("__", "/"): given for name, given in overrides.items()}
    return {rule.id: rule for rule in load_rulebook(folders, CHECKS, names)}


def refused(*folders: Path, **overrides: Any) -> list[str]:
    with pytest.raises(RulebookError) as told:
        load(*folders, **overrides)
    return str(told.value).splitlines()


def test_a_rule_says_what_its_file_says(tmp_path: Path) -> None:
    day = datetime.date(2024, 5, 16)
    path = write_rule(
        tmp_path,
        "house/zounds",
        rule_data(
            level="error",
            severity="major",
            fix="unsafe",
            default=False,
            skip=["quote", "headline"],
            once=True,
            copy="foreign",
            source_languages=["ru"],
            messages={"loud": "Not so loud."},
            evidence="It is {match}.",
            yields_to="house/egad",
            formerly=["house/swears"],
            measured="clean 0.0, MT 0.1",
            bad=[
                {
                    "text": "He said zounds.",
                    "flags": "zounds",
                    "fixed": "He said well.",
                    "date": day,
                    "place": "Lima",
                }
            ],
            good=["Zoundsville.", {"text": "Unzounds.", "place": "Lima"}],
        ),
    )
    write_rule(tmp_path, "house/egad")
    rule = load(tmp_path)["house/zounds"]
    assert rule.check == PatternCheck(regex=r"\bzounds\b", ignore_case=True)
    assert (rule.category, rule.check_name, rule.origin) == ("house", "pattern", str(path))
    assert (rule.level, rule.severity, rule.fix) == ("error", "major", Fix.UNSAFE)
    assert (rule.default_on, rule.once, rule.copy) == (False, True, Copy.FOREIGN)
    assert rule.skip == {"quote", "headline"}
    assert rule.source_languages == {"ru"}
    assert rule.messages == {"loud": "Not so loud."}
    assert rule.yields_to == {"house/egad"}
    assert rule.formerly == ("house/swears",)
    assert rule.texts.measured == "clean 0.0, MT 0.1"
    assert rule.texts.explanation == "News copy does not swear."
    assert rule.texts.bad == (
        Example("He said zounds.", ("zounds",), "He said well.", day, "Lima"),
    )
    assert rule.texts.good == (Example("Zoundsville."), Example("Unzounds.", place="Lima"))


def test_rules_stand_in_the_order_of_their_ids(tmp_path: Path) -> None:
    for name in ("style/b", "house/z", "house/a", "house/sub/c"):
        write_rule(tmp_path, name)
    assert list(load(tmp_path)) == ["house/a", "house/sub/c", "house/z", "style/b"]
    assert [path.name for path in rule_files(tmp_path)] == ["a.yaml", "c.yaml", "z.yaml", "b.yaml"]


def test_entries_of_a_lexicon(tmp_path: Path) -> None:
    entry = {
        "find": "prithee",
        "replace": "please",
        "level": "note",
        "bad": [{"text": "Go, prithee.", "flags": "prithee"}],
        "good": ["Pritheeville."],
    }
    data = rule_data(check="substitution", bad=None, good=None, entries={"prithee": entry})
    write_rule(tmp_path, "terms/old", {k: v for k, v in data.items() if k != "with"})
    rule = load(tmp_path)["terms/old"]
    assert rule.entries["prithee"].level is Level.NOTE
    assert isinstance(rule.check, SubstitutionCheck)
    assert rule.check.entries["prithee"].replace == ("please",)
    assert rule.texts.of_entry("prithee").good == (Example("Pritheeville."),)


PROVED = {"where": ["Daily Ferry"], "found": 9, "read": 5, "right": 4, "date": "2026-11"}
PROOF = Proof(("Daily Ferry",), 9, 5, 4, "2026-11")


def test_what_was_measured_and_what_proved_it(tmp_path: Path) -> None:
    measured = {"figures": "MT 0.1", "written_on": ["Post", "system 1"], "proved": [PROVED]}
    write_rule(tmp_path, "house/zounds", rule_data(measured=measured))
    write_rule(tmp_path, "house/egad", rule_data(measured={"figures": "MT 0.1"}))
    rules = load(tmp_path)
    texts = rules["house/zounds"].texts
    assert (texts.measured, texts.written_on) == ("MT 0.1", ("Post", "system 1"))
    assert texts.proved == (PROOF,)
    assert rules["house/egad"].texts.proved == ()


def test_an_entry_has_a_proof_of_its_own(tmp_path: Path) -> None:
    data = rule_data(check="substitution", bad=None, good=None)
    data |= {"entries": {"prithee": ENTRY | {"proved": PROVED}}}
    data["measured"] = {"figures": "MT 0.1", "written_on": "Post"}
    write_rule(tmp_path, "terms/old", {k: v for k, v in data.items() if k != "with"})
    assert load(tmp_path)["terms/old"].texts.of_entry("prithee").proved == (PROOF,)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"found": 4}, "of what was `found` one or more is `read`"),
        ({"right": 6}, "of these some `right`"),
        ({"read": 0, "right": 0}, "one or more is `read`"),
        ({"right": 2}, "most of what was read was not right"),
        ({"date": "last week"}, "`date` is a month such as 2026-11"),
        ({"where": []}, "`where` names the copy"),
        ({"where": "post"}, "“post” proves nothing: the rule was written on it"),
        ({"reed": 5}, "unknown key `reed`; did you mean “read”?"),
        ({"found": "many"}, "it needs to be a whole number"),
    ],
)
def test_a_proof_that_is_none_is_refused(
    tmp_path: Path, changes: dict[str, Any], said: str
) -> None:
    proof = PROVED | changes
    measured = {"figures": "MT 0.1", "written_on": ["Post"], "proved": [proof]}
    path = write_rule(tmp_path, "house/zounds", rule_data(measured=measured))
    (told,) = [line for line in refused(tmp_path) if said in line]
    assert told.startswith(f"{path}:")
    entries = {"prithee": ENTRY | {"proved": [proof]}}
    data = rule_data(check="substitution", bad=None, good=None, entries=entries)
    data["measured"] = {"figures": "MT 0.1", "written_on": ["Post"]}
    write_rule(tmp_path, "house/zounds", {k: v for k, v in data.items() if k != "with"})
    assert any(said in line for line in refused(tmp_path))


def test_a_proof_is_refused_where_nobody_says_what_the_rule_was_written_on(tmp_path: Path) -> None:
    write_rule(tmp_path, "house/egad", rule_data(measured={"figures": "0", "proved": [PROVED]}))
    data = rule_data(check="substitution", bad=None, good=None, measured="MT 0.1")
    data |= {"entries": {"prithee": ENTRY | {"proved": PROVED}}}
    write_rule(tmp_path, "terms/old", {k: v for k, v in data.items() if k != "with"})
    told = refused(tmp_path)
    assert len([line for line in told if "a proof needs `written_on`" in line]) == 2


def test_a_proof_that_lacks_something_is_refused(tmp_path: Path) -> None:
    proof = {key: value for key, value in PROVED.items() if key != "read"}
    write_rule(tmp_path, "house/zounds", rule_data(measured={"proved": [proof]}))
    told = "\n".join(refused(tmp_path))
    assert "the key `read` is missing" in told
    assert "the key `figures` is missing" in told


ENTRY = {
    "find": "prithee",
    "replace": "please",
    "bad": [{"text": "Go, prithee.", "flags": "prithee"}],
    "good": ["Pritheeville."],
}

# One fault a file: the change to a good rule file, the line it is told for, what is told.

FAULTS: list[tuple[str, dict[str, Any], str, str]] = [
    ("unknown key", {"mesage": "x"}, "mesage:", "unknown key `mesage`; did you mean “message”?"),
    ("unlike any key", {"qqq": 1}, "qqq:", "unknown key `qqq`; known are bad, check, copy"),
    ("missing key", {"explanation": None}, "", "the key `explanation` is missing"),
    ("empty text", {"summary": " "}, "summary:", "`summary` is empty"),
    ("no text", {"summary": 3}, "summary:", "`summary` is 3; it needs to be a text in quotation"),
    ("no good examples", {"good": None}, "", "`bad` and `good` need at least one example each"),
    ("no bad examples", {"bad": []}, "", "`bad` and `good` need at least one example each"),
    ("examples no list", {"good": "x"}, "good:", "`good` is a list of examples"),
    ("bad without flags", {"bad": [{"text": "zounds"}]}, "- text:", "a bad example `flags` a text"),
    ("bad as text", {"bad": ["zounds"]}, "- zounds", "an example is {text: …, flags: …}"),
    (
        "good that flags",
        {"good": [{"text": "well", "flags": "well"}]},
        "- text: well",
        "a bad example `flags` a text or a list of them, a good one nothing",
    ),
    (
        "flags not in text",
        {"bad": [{"text": "He said zounds.", "flags": "zonds"}]},
        "- text:",
        "the example does not hold the flagged text “zonds”",
    ),
    (
        "unknown key of an example",
        {"bad": [{"text": "zounds", "flag": "zounds", "flags": "zounds"}]},
        "flag:",
        "unknown key `flag`; did you mean “flags”?",
    ),
    ("empty example", {"good": [""]}, "- ''", "an example has a `text`"),
    ("no day", {"good": [{"text": "x", "date": "May"}]}, "- text: x", "`date` is a day such as"),
    (
        "fixed is no text",
        {"bad": [{"text": "zounds", "flags": "zounds", "fixed": 62}]},
        "fixed: 62",
        "`bad.0.fixed` is 62; it needs to be a text",
    ),
    (
        "bad level",
        {"level": "loud"},
        "level:",
        "`level` is 'loud'; use one of error, note, warning",
    ),
    ("bad severity", {"severity": "grim"}, "severity:", "use one of critical, major, minor, neut"),
    ("bad fix", {"fix": "always"}, "fix:", "`fix` is 'always'; use one of never, safe, unsafe"),
    ("bad copy", {"copy": "latin"}, "copy:", "`copy` is 'latin'; use one of english, foreign"),
    ("bad mqm", {"mqm": "beauty/x"}, "mqm:", "`mqm` begins with one of accuracy, design, fluency"),
    ("bad its", {"its": "beauty"}, "its:", "`its` is one of addition, characters, duplication"),
    ("bad zone", {"skip": ["quotes"]}, "skip:", "`skip` knows no zone “quotes”; use byline"),
    ("default no truth", {"default": "no!"}, "default:", "it needs to be true or false"),
    (
        "unknown value",
        {"message": "A {mach}."},
        "message:",
        "`message` names {mach}, which its check does not tell; did you mean “match”?",
    ),
    ("value like none", {"evidence": "{zzz}"}, "evidence:", "known are match, replacement"),
    ("value of a diagnosis", {"messages": {"loud": "{lod}"}}, "loud:", "`loud` names {lod}, which"),
    (
        "padded",
        {"message": "{match:>300000000}"},
        "message:",
        "`message` names {match:>300000000}; only a plain name may stand in braces, as in {match}",
    ),
    ("converted", {"message": "{match!r}"}, "message:", "`message` names {match!r}; only a plain"),
    ("attribute", {"message": "{match.__class__}"}, "message:", "{match.__class__}; only a plain"),
    ("item", {"message": "{match[0]}"}, "message:", "names {match[0]}; only a plain name may"),
    ("no name", {"message": "It is {}."}, "message:", "`message` names {}; only a plain name"),
    ("lone brace", {"message": "A {match"}, "message:", "has a brace without a partner; write {{"),
    ("once no truth", {"once": "a story"}, "once:", "it needs to be true or false"),
    ("messages no mapping", {"messages": "x"}, "messages:", "it needs to be a mapping"),
    (
        "unknown check",
        {"check": "patern"},
        "check:",
        "there is no check “patern”; did you mean “pat",
    ),
    ("check like none", {"check": "zzz"}, "check:", "no check “zzz”; known are pattern, substitut"),
    (
        "bad regex",
        {"with": {"regex": "(zounds"}},
        "with:",
        "the check “pattern” refuses its parameters: bad regular expression '(zounds': missing )",
    ),
    (
        "unknown parameter",
        {"with": {"regex": "zounds", "ignore-case": True}},
        "ignore-case:",
        "unknown key `ignore-case`; did you mean “ignore_case”?",
    ),
    (
        "missing parameter",
        {"with": {"ignore_case": True}},
        "with:",
        "the check “pattern” needs the parameter `regex`",
    ),
    (
        "wrong type of a parameter",
        {"with": {"regex": "zounds", "ignore_case": "yes"}},
        "ignore_case:",
        "`with.ignore_case` is 'yes'; it needs to be true or false",
    ),
    (
        "unknown word list",
        {"with": {"ignore_case": True, "regex": "zounds (?&mnths)"}},
        "regex:",
        "there is no word list “mnths” for “(?&mnths)”; did you mean “months”?",
    ),
    (
        "unknown word list in a list",
        {"with": {"regex": "zounds", "triggers": ["zounds", "(?&mnths)"]}},
        "- (?&mnths)",
        "there is no word list “mnths”",
    ),
    ("with no mapping", {"with": ["zounds"]}, "with:", "`with` is a mapping of the check's param"),
    (
        "entries for none",
        {"entries": {"a": {k: ENTRY[k] for k in ("bad", "good")}}},
        "entries:",
        "the check “pattern” takes no entries",
    ),
    (
        "yields to nothing",
        {"yields_to": ["house/x"]},
        "yields_to:",
        "`yields_to` names the rule house/x",
    ),
    (
        "replaces nothing",
        {"replaces": "house/x"},
        "replaces:",
        "`replaces` names the rule house/x, whi",
    ),
]


@pytest.mark.parametrize(
    ("change", "line", "said"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS]
)
def test_a_fault_is_told_with_file_line_and_remedy(
    tmp_path: Path, change: dict[str, Any], line: str, said: str
) -> None:
    path = write_rule(tmp_path, "house/zounds", rule_data(**change))
    told = refused(tmp_path)
    lines = path.read_text(encoding="utf-8").splitlines()
    number = next((n for n, text in enumerate(lines, 1) if text.strip().startswith(line)), 0)
    assert number, "the test names a line that the file has not"
    assert len(told) == 1, told
    assert told[0].startswith(f"{path}:{number}: "), told
    assert said in told[0], told


@pytest.mark.parametrize(
    ("entries", "line", "said"),
    [
        ([], "entries:", "`entries` is a mapping from a key to a phrase"),
        ({"Old": ENTRY}, "Old:", "name the entry in lower case with hyphens, not “Old”"),
        ({"old": "x"}, "old:", "an entry is a mapping"),
        (
            {"old": ENTRY | {"good": []}},
            "old:",
            "“old” needs at least one bad and one good example",
        ),
        ({"old": ENTRY | {"level": "loud"}}, "level:", "`level` is 'loud'; use one of error"),
        ({"old": ENTRY | {"fnid": "x"}}, "fnid:", "unknown key `fnid`; did you mean “find”?"),
        ({"old": ENTRY | {"find": "(x"}}, "old:", "opens a bracket that it does not close"),
        ({"old": ENTRY | {"find": "(?&mnths)"}}, "old:", "there is no word list “mnths”"),
        ({"old": ENTRY | {"message": 3}}, "message:", "it needs to be a text"),
        ({"old": ENTRY | {"message": "{menas}"}}, "message:", "did you mean “means”?"),
        (
            {"old": ENTRY | {"source_languages": "Russian"}},
            "source_languages:",
            "`source_languages` has “Russian”; write `ru`",
        ),
        ({"old": ENTRY | {"source_languages": "pt-BR"}}, "source_languages:", "write `pt`"),
        ({"old": ENTRY | {"source_languages": [False]}}, "- false", "a text in quotation marks"),
        ({"old": ENTRY | {"also_english": "maybe"}}, "also_english:", "needs to be true or false"),
        ({"old": ENTRY | {"also_english": True}}, "also_english:", "needs `source_languages`"),
    ],
)
def test_a_fault_of_an_entry(tmp_path: Path, entries: Any, line: str, said: str) -> None:
    data = rule_data(check="substitution", bad=None, good=None, entries=entries, message=None)
    data.pop("with")
    path = write_rule(tmp_path, "terms/old", data | {"message": "Old."})
    lines = path.read_text(encoding="utf-8").splitlines()
    after = lines.index(next(text for text in lines if text.startswith("entries:")))
    number = next(n for n, t in enumerate(lines, 1) if n > after and t.strip().startswith(line))
    told = refused(tmp_path)
    assert any(t.startswith(f"{path}:{number}: ") and said in t for t in told), told


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ("", 1, "a rule file is a mapping of keys such as summary, level and check"),
        ("- summary\n- level\n", 1, "a rule file is a mapping of keys"),
        ("just words\n", 1, "a rule file is a mapping of keys"),
        ("summary: x\nlevel: 'note\n", 2, "is not valid YAML"),
        ("summary: x\n\tlevel: note\n", 2, "is not valid YAML"),
        ("summary: x\nlevel: note\nlevel: error\n", 3, "the key “level” stands twice"),
        ("summary: x\nbad:\n  - text: y\n    text: z\n", 4, "the key “text” stands twice"),
        ("summary: \x07\n", 1, "is not valid YAML"),
        ("summary: *nowhere\n", 1, "is not valid YAML"),
        ("summary: !!python/name:os.system\n", 1, "is not valid YAML"),
    ],
)
def test_a_file_that_is_no_rule(tmp_path: Path, content: str, line: int, said: str) -> None:
    path = write_rule(tmp_path, "house/zounds", content)
    told = refused(tmp_path)
    assert told[0].startswith(f"{path}:{line}: "), told
    assert said in told[0]


def test_a_file_that_is_not_utf_8(tmp_path: Path) -> None:
    path = write_rule(tmp_path, "house/zounds", "summary: caf\xe9\n".encode("cp1252"))
    (told,) = refused(tmp_path)
    assert told.startswith(f"{path}:1: is not UTF-8: byte 0xe9 at offset 12; save it as UTF-8")


@pytest.mark.parametrize(
    ("rule_id", "said"),
    [
        ("unit/zounds", "the folder “unit” is no category; did you mean “units”?"),
        ("zzz/zounds", "the folder “zzz” is no category; known are calques, dates"),
        ("house/Zounds", "name the file in lower case with hyphens, not “Zounds”"),
        ("house/zounds_x", "name the file in lower case with hyphens, not “zounds_x”"),
        ("zounds", "a rule stands in the folder of its category, such as units/"),
    ],
)
def test_a_rule_in_the_wrong_place(tmp_path: Path, rule_id: str, said: str) -> None:
    path = write_rule(tmp_path, rule_id)
    (told,) = refused(tmp_path)
    assert told.startswith(f"{path}:1: ")
    assert said in told


def test_a_rule_with_the_other_suffix_is_not_passed_over(tmp_path: Path) -> None:
    path = write_rule(tmp_path, "house/zounds").rename(tmp_path / "house" / "zounds.yml")
    assert refused(tmp_path) == [f"{path}: a rule file ends in .yaml; rename it"]


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    write_rule(tmp_path, "house/a", rule_data("a", level="loud", its="beauty", qqq=1))
    write_rule(tmp_path, "house/b", "[]")
    write_rule(tmp_path, "house/c")
    write_rule(tmp_path, "house/d", rule_data("d", check="patern", message=None))
    write_rule(tmp_path, "house/e", rule_data("e", level="shrill", **{"with": {"regex": "(e"}}))
    told = "\n".join(refused(tmp_path, tmp_path / "nowhere"))
    for said in (
        "loud",
        "beauty",
        "qqq",
        "shrill",
        "a mapping of keys",
        "patern",
        "`message` is missing",
        "'(e'",
    ):
        assert said in told
    assert f"{tmp_path / 'nowhere'}: there is no such folder of rules" in told
    assert len(told.splitlines()) == 9, told


def test_a_faulty_rule_is_still_a_rule_that_others_may_name(tmp_path: Path) -> None:
    write_rule(tmp_path, "house/faulty", rule_data(level="loud"))
    write_rule(tmp_path, "house/zounds", rule_data(yields_to=["house/faulty"]))
    assert len(refused(tmp_path)) == 1


def test_one_id_in_two_folders(tmp_path: Path) -> None:
    first = write_rule(tmp_path / "ours", "house/zounds")
    second = write_rule(tmp_path / "theirs", "house/zounds")
    (told,) = refused(tmp_path / "ours", tmp_path / "theirs")
    assert told.startswith(f"{second}:1: the rule house/zounds stands in {first} already; ")
    assert "`replaces: house/zounds`" in told


def test_the_later_of_one_id_wins_on_demand(tmp_path: Path) -> None:
    write_rule(tmp_path / "ours", "house/zounds")
    second = write_rule(tmp_path / "theirs", "house/zounds")
    folders = [tmp_path / "ours", tmp_path / "theirs"]
    (only,) = load_rulebook(folders, CHECKS, later_wins=True)
    assert only.origin == str(second)


def test_a_rule_that_replaces_another_takes_its_place(tmp_path: Path) -> None:
    write_rule(tmp_path / "ours", "spacing/zounds")
    write_rule(tmp_path / "house", "house/my-zounds", rule_data(replaces="spacing/zounds"))
    assert list(load(tmp_path / "ours", tmp_path / "house")) == ["house/my-zounds"]


def test_rules_may_name_each_other_across_folders(tmp_path: Path) -> None:
    write_rule(tmp_path / "ours", "spacing/zounds", rule_data(yields_to=["house/gadzooks"]))
    write_rule(tmp_path / "house", "house/gadzooks")
    rules = load(tmp_path / "ours", tmp_path / "house")
    assert rules["spacing/zounds"].yields_to == {"house/gadzooks"}


def test_parameters_from_the_settings_go_before_those_of_the_file(tmp_path: Path) -> None:
    write_rule(tmp_path, "house/zounds")
    rule = load(tmp_path, house__zounds={"regex": "egad"})["house/zounds"]
    assert rule.check == PatternCheck(regex="egad", ignore_case=True)


def test_wrong_parameters_name_the_settings_that_they_are_in(tmp_path: Path) -> None:
    path = write_rule(tmp_path / "rules", "house/zounds")
    settings = tmp_path / "settings.yaml"
    settings.write_text("ignore: []\nparameters:\n  house/zounds: {x: 1}\n  house/zouns: {}\n")
    parameters = {"house/zounds": {"x": 1}, "house/zouns": {}}
    with pytest.raises(RulebookError) as told:
        load_rulebook([tmp_path / "rules"], CHECKS, parameters, settings=str(settings))
    faulty, unknown = str(told.value).splitlines()
    assert faulty.startswith(f"{path}:9: unknown key `x`; ")
    assert faulty.endswith(f" (see `parameters` in {settings})")
    assert unknown == (
        f"{settings}:4: `parameters` names the rule house/zouns, which does not exist; "
        "did you mean “house/zounds”?"
    )


def test_faults_are_told_by_folder(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    write_rule(ours, "house/a", rule_data("a", yields_to=["house/x"]))
    write_rule(theirs, "house/a")
    write_rule(theirs, "house/b", "[]")
    (theirs / "c.yml").write_text("")
    with pytest.raises(RulebookError) as told:
        load_rulebook([ours, theirs], CHECKS, {"house/zzz": {}})
    assert [folder for folder, _ in told.value.faults] == [theirs, theirs, theirs, None]
    write_rule(theirs, "house/a", rule_data("a", yields_to=["house/x"]))
    (theirs / "c.yml").unlink()
    (theirs / "house" / "b.yaml").unlink()
    with pytest.raises(RulebookError) as told:
        load_rulebook([theirs], CHECKS)
    assert [folder for folder, _ in told.value.faults] == [theirs]


def test_rules_that_are_absent_may_be_named(tmp_path: Path) -> None:
    write_rule(tmp_path, "house/a", rule_data("a", yields_to=["house/x"], replaces="house/y"))
    absent, parameters = {"house/x", "house/y"}, {"house/x": {"regex": "x"}}
    (only,) = load_rulebook([tmp_path], CHECKS, parameters, absent=absent)
    assert only.id == "house/a"


@pytest.mark.parametrize(
    ("rule_id", "given", "said"),
    [
        ("house/zouns", {"regex": "x"}, "the rule house/zouns, which does not exist; did you mea"),
        ("house/zounds", {"regxe": "x"}, "unknown key `regxe`; did you mean “regex”?"),
        ("house/zounds", {"regex": 3}, "`with.regex` is 3; it needs to be a text"),
        ("house/zounds", {"regex": "(x"}, "bad regular expression '(x'"),
    ],
)
def test_wrong_parameters_in_the_settings(
    tmp_path: Path, rule_id: str, given: dict[str, Any], said: str
) -> None:
    write_rule(tmp_path, "house/zounds")
    with pytest.raises(RulebookError, match="`parameters`") as told:
        load_rulebook([tmp_path], CHECKS, {rule_id: given})
    assert said in str(told.value)


def test_a_pattern_and_its_triggers_may_call_word_lists(tmp_path: Path) -> None:
    data = rule_data(**{"with": {"regex": r"zounds (?&noons)", "triggers": ["zounds (?&Noons)"]}})
    write_rule(tmp_path, "house/zounds", data)
    check = load(tmp_path)["house/zounds"].check
    assert check == PatternCheck(
        regex=r"zounds (?&noons)",
        triggers=("zounds noon", "zounds midday", "zounds lunchtime"),
    )


def test_a_message_may_name_the_groups_of_its_pattern(tmp_path: Path) -> None:
    data = rule_data(message="{{{match}}} is {who}.", **{"with": {"regex": "(?P<who>z)|(?P<x>y)"}})
    data |= {"bad": [{"text": "z", "flags": "z"}], "evidence": "{x} {replacement}"}
    write_rule(tmp_path, "house/zounds", data)
    assert load(tmp_path)["house/zounds"].message == "{{{match}}} is {who}."


@dataclass(frozen=True)
class Moody:
    """A check of somebody's that fails when it is made or asked for its triggers."""

    mood: str

    def __post_init__(self) -> None:
        if self.mood == "bad":
            raise KeyError("mood")

    @property
    def triggers(self) -> Any:
        return {
            "odd": "swan",
            "capital": ("Swan",),
            "number": (3,),
            "broken": 1 / 0 if self.mood == "broken" else (),
        }.get(self.mood, ())

    def __call__(self, document: Document) -> Iterator[Match]:
        return iter(())


@pytest.mark.parametrize(
    ("mood", "said"),
    [
        ("bad", "KeyError: 'mood'"),
        ("broken", "ZeroDivisionError"),
        ("odd", "its triggers are 'swan'; they need to be a tuple of texts"),
        ("number", "its triggers are (3,); they need to be a tuple of texts"),
        ("capital", "its triggers are ('Swan',); they need to be in lower case"),
    ],
)
def test_a_check_that_fails_when_it_is_made_is_named(tmp_path: Path, mood: str, said: str) -> None:
    path = write_rule(tmp_path, "house/moody", rule_data(check="moody", **{"with": {"mood": mood}}))
    with pytest.raises(RulebookError) as told:
        load_rulebook([tmp_path], {"moody": Moody})
    assert str(told.value).startswith(f"{path}:"), told.value
    assert "the check “moody” refuses its parameters" in str(told.value)
    assert said in str(told.value)


def test_a_pattern_may_call_many_lists(tmp_path: Path) -> None:
    """Which are never written out with one another: that would be more than memory holds."""
    calls = " ".join(["(?&function_words)"] * 6)
    data = rule_data()
    data["with"] = {"regex": rf"\bzounds\b(?! {calls} (?&months))", "ignore_case": True}
    write_rule(tmp_path, "house/zounds", data)
    assert list(load(tmp_path)) == ["house/zounds"]
