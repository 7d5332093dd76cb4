import re
import shutil
from pathlib import Path

import pytest
import yaml

from newslint.cli.commands import _SETTINGS
from newslint.settings.config import FILE_NAME
from newslint.settings.settings_file import load_config
from tests.conftest import RunNewslint
from tests.making import install_plugin_of_rules, rule_data, write_rule

# explain


def test_explain_a_rule(newslint: RunNewslint) -> None:
    ran = newslint("explain", "house/zounds")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("# house/zounds\n\nSays zounds.\n\nNews copy does not swear.\n")
    assert "- The mayor said zounds to the press.\n  flags “zounds”\n" in ran.out


def test_explain_by_a_former_id(newslint: RunNewslint) -> None:
    assert newslint("explain", "house/egad").out.startswith("# house/gadzooks\n")


def test_explain_a_rule_that_the_house_has_replaced(newslint: RunNewslint, desk: Path) -> None:
    write_rule(desk / "mine", "house/softer", rule_data(replaces="house/zounds"))
    (desk / FILE_NAME).write_text("rules: [mine]\n")
    assert newslint("explain", "house/zounds").out.startswith("# house/softer\n")


def test_explain_an_entry(newslint: RunNewslint) -> None:
    ran = newslint("explain", "terms/archaisms:methinks")
    assert ran.out.startswith("# terms/archaisms:methinks\n")
    assert "- level: error\n" in ran.out


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("house/zound", "there is no rule house/zound; did you mean “house/zounds”?"),
        ("zzz", "there is no rule zzz; `newslint rules` lists them"),
        ("house", "no rule house; it is a category: `newslint rules house` lists its rules"),
        ("terms/archaisms:methink", "no entry methink; did you mean “methinks”?"),
        ("terms/archaisms:zzz", "no entry zzz; `newslint explain terms/archaisms` lists them"),
        ("house/zounds:x", "house/zounds has no entry x"),
    ],
)
def test_explain_what_is_not_there(newslint: RunNewslint, name: str, said: str) -> None:
    ran = newslint("explain", name)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_explain_says_whether_other_copy_proved_a_rule(newslint: RunNewslint, desk: Path) -> None:
    proof = {"where": ["Daily Ferry"], "found": 5, "read": 5, "right": 4, "date": "2026-11"}
    measured = {"figures": "MT 0.1", "written_on": ["Post"], "proved": [proof]}
    write_rule(desk / "mine", "house/proved", rule_data(measured=measured))
    (desk / FILE_NAME).write_text("rules: [mine]\n")
    page = newslint("explain", "house/proved").out
    assert "- written on: Post\n- proved on Daily Ferry: 4 of 5 read were right; 2026-11\n" in page
    unproved = (
        "- unproved: nothing that it found in copy that it was not written on has been read\n"
    )
    assert unproved in newslint("explain", "house/zounds").out
    assert unproved in newslint("explain", "terms/archaisms:methinks").out
    assert "“methinks” (unproved)\n" in newslint("explain", "terms/archaisms").out


# rules


def test_the_rules_a_line_each(newslint: RunNewslint) -> None:
    assert newslint("rules").out.splitlines() == [
        "accepted/expired  note  An entry of .newslint-accepted.yaml held until a day now past.",
        "accepted/stale  note  An entry of .newslint-accepted.yaml accepts what is not found.",
        "accepted/unused-remark  note  A remark in a story's markup silences nothing.",
        "house/forsooth  note  Says forsooth.",
        "house/gadzooks  warning  Says gadzooks.",
        "house/zounds  error  Says zounds.",
        "spacing/percent-space  warning  Says zounds.",
        "style/nonny  warning  Says nonny. (off by default)",
        "terms/archaisms  warning  Says zounds. [2 entries]",
        "terms/house-terms  warning  "
        "A name or a term is not written as the desk's own list has it.",
    ]


def test_the_rules_of_some_categories(newslint: RunNewslint) -> None:
    ran = newslint("rules", "style", "house/zounds")
    assert [line.split()[0] for line in ran.out.splitlines()] == ["house/zounds", "style/nonny"]
    ran = newslint("rules", "hose")
    assert ran.err == (
        "newslint: newslint rules: there is no rule or category “hose”; did you mean “house”?\n"
    )


def test_the_rules_of_the_house_are_among_them(newslint: RunNewslint, desk: Path) -> None:
    write_rule(desk / "mine", "house/crikey")
    (desk / FILE_NAME).write_text("rules: [mine]\n")
    assert "house/crikey " in newslint("rules").out
    assert "house/crikey " not in newslint("rules", "--isolated").out


# check-rules


def test_rules_that_hold(newslint: RunNewslint, desk: Path) -> None:
    ran = newslint("check-rules")
    assert (ran.status, ran.out) == (0, "6 of 6 rules hold, by 22 examples.\n")
    write_rule(desk / "mine", "house/crikey")
    ran = newslint("check-rules", "mine")
    assert (ran.status, ran.out) == (0, "1 of 1 rules hold, by 4 examples.\n")


def test_rules_that_do_not_hold(newslint: RunNewslint, desk: Path) -> None:
    data = rule_data("crikey", good=["Oh crikey.\nIt is late.", "The mayor said zounds again."])
    path = write_rule(desk / "mine", "house/crikey", data)
    write_rule(desk / "mine", "house/cor")
    ran = newslint("check-rules", "mine")
    assert ran.status == 1
    lines = ran.out.splitlines()
    name = path.relative_to(desk)
    assert lines[0].startswith(f"{name}: house/crikey: a good example is flagged: house/crikey at")
    assert lines[1] == "    in: Oh crikey.⏎It is late."
    assert lines[2].startswith(
        f"{name}: house/crikey: another rule flags this clean copy: house/zo"
    )
    assert lines[-1] == "1 of 2 rules hold, by 8 examples."


def test_rules_that_cannot_be_loaded(newslint: RunNewslint, desk: Path) -> None:
    write_rule(desk / "mine", "house/crikey", rule_data("crikey", level="loud"))
    ran = newslint("check-rules", "mine")
    assert (ran.status, ran.out) == (2, "")
    assert f"newslint: {Path('mine/house/crikey.yaml')}:2: `level` is 'loud'" in ran.err


def test_a_folder_without_rules(newslint: RunNewslint, desk: Path) -> None:
    (desk / "empty").mkdir()
    assert newslint("check-rules", "empty").err == (
        "newslint: empty: no rule files (*.yaml) found\n"
    )
    assert newslint("check-rules", "gone").err == (
        "newslint: gone: there is no such folder of rules\n"
    )


def test_a_folder_that_the_settings_name_as_well(newslint: RunNewslint, desk: Path) -> None:
    write_rule(desk / "mine", "house/crikey")
    (desk / FILE_NAME).write_text("rules: [mine]\n")
    assert newslint("check-rules", "./mine").out == "1 of 1 rules hold, by 4 examples.\n"
    assert newslint("check-rules").out == "7 of 7 rules hold, by 26 examples.\n"


def test_the_source_of_a_folder_that_is_installed(
    newslint: RunNewslint, desk: Path, small_rulebook: Path
) -> None:
    shutil.copytree(small_rulebook / "house", desk / "copy" / "house")
    assert newslint("check-rules", "copy").out == "3 of 3 rules hold, by 12 examples.\n"


def test_a_folder_beside_a_plugin_with_faulty_rules(
    newslint: RunNewslint, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_rule(desk / "theirs", "terms/odd", rule_data(level="loud"))
    write_rule(desk / "mine", "house/crikey", rule_data("crikey", yields_to=["terms/odd"]))
    install_plugin_of_rules(monkeypatch, "acme", desk / "theirs")
    ran = newslint("check-rules", "mine")
    assert (ran.status, ran.out) == (2, "1 of 1 rules hold, by 4 examples.\n")
    assert "newslint: plugin acme has a faulty rule: " in ran.err
    ran = newslint("explain", "terms/odd")
    assert ran.status == 2
    assert [line[:27] for line in ran.err.splitlines()] == [
        *("newslint: plugin acme has a", "newslint: there is no rule ")
    ]


def test_rules_that_lean_on_ours(newslint: RunNewslint, desk: Path) -> None:
    write_rule(desk / "mine", "house/crikey", rule_data("crikey", yields_to=["house/zounds"]))
    assert newslint("check-rules", "mine").status == 0


# init


def test_init_writes_settings_that_set_nothing(newslint: RunNewslint, desk: Path) -> None:
    ran = newslint("init")
    assert ran.status == 0
    path = desk / FILE_NAME
    assert path.is_file()
    assert load_config(path).select == ("default",)
    (desk / "a.txt").write_text("Zounds.")
    assert newslint("a.txt").status == 1


def test_every_setting_that_init_shows_is_one(tmp_path: Path) -> None:
    lines = [line.removeprefix("# ") for line in _SETTINGS.splitlines() if line.startswith("# ")]
    settings = "\n".join(line for line in lines[1:] if re.match(r"[a-z-]+: |[a-z-]+:$| +", line))
    path = tmp_path / FILE_NAME
    path.write_text(settings + "\n", encoding="utf-8")
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "newslint.yaml").write_text("")
    assert len(yaml.safe_load(settings)) >= 12
    load_config(path)


def test_init_in_a_folder(newslint: RunNewslint, desk: Path) -> None:
    (desk / "sport").mkdir()
    assert newslint("init", "sport").status == 0
    assert (desk / "sport" / FILE_NAME).is_file()
    ran = newslint("init", "gone")
    assert ran.status == 2
    assert "cannot be written: No such file or directory" in ran.err


def test_init_never_overwrites(newslint: RunNewslint, desk: Path) -> None:
    (desk / FILE_NAME).write_text("ignore: [house]\n")
    ran = newslint("init")
    assert ran.status == 2
    assert ran.err == f"newslint: {FILE_NAME}: stands there already and is left as it is\n"
    assert (desk / FILE_NAME).read_text() == "ignore: [house]\n"


def test_the_help_names_the_commands_and_options(newslint: RunNewslint) -> None:
    out = newslint("--help").out
    for word in ("explain RULE", "check-rules [FOLDER]", "--force-exclude", "exit status", "init"):
        assert word in out
