import datetime
import json
import os
from pathlib import Path

import pytest

import newslint
from newslint import RunOptions, Session, UsageError
from newslint.session.file_linter import Outcome
from newslint.settings.accepted_file import FILE_NAME as ACCEPTED
from newslint.settings.config import FILE_NAME
from tests.making import found, rule_data, write_rule

STORY = "Turnout reached 62 % on Sunday.\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def session() -> Session:
    return Session(cached=False)


def later(path: Path) -> None:
    """Make a file's time one that no earlier look has seen, however coarse the clock."""
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 10_000_000_000))


def test_a_text_is_linted_as_a_file_of_its_name_would_be(session: Session, desk: Path) -> None:
    (desk / "story.txt").write_text(STORY)
    of_text, of_file = session.lint_text(STORY), session.lint_path("story.txt")
    assert found(of_text) == [("numbers/percent-space", "62 %")]
    assert of_text == of_file == session.lint_bytes(STORY.encode(), "story.txt")


def test_settings_of_the_name_hold(session: Session, desk: Path) -> None:
    (desk / "quiet").mkdir()
    (desk / "quiet" / FILE_NAME).write_text("ignore: [numbers]\n")
    assert found(session.lint_text(STORY, "quiet/story.txt")) == []
    assert found(session.lint_text(STORY)) != []


def test_the_folder_is_where_text_would_lie(desk: Path) -> None:
    (desk / "quiet").mkdir()
    (desk / "quiet" / FILE_NAME).write_text("ignore: [numbers]\n")
    session = Session(folder="quiet", cached=False)
    assert found(session.lint_text(STORY)) == []
    assert "numbers/percent-space" not in [rule.id for rule in session.rules]
    assert found(Session(folder="quiet", isolated=True, cached=False).lint_text(STORY)) != []


def test_what_is_selected_goes_before_the_settings(desk: Path) -> None:
    (desk / FILE_NAME).write_text("select: [units]\n")
    assert found(Session(select=["numbers"], cached=False).lint_text(STORY)) != []
    assert found(Session(ignore=["numbers"], isolated=True, cached=False).lint_text(STORY)) == []


def test_metadata_of_a_call_goes_before_that_of_the_session() -> None:
    text = "The ferry sailed on Wednesday, March 18.\n"
    session = Session(isolated=True, cached=False, date=datetime.date(2020, 3, 20))
    known = newslint.Metadata(date=datetime.date(2025, 3, 20))
    assert found(session.lint_text(text)) == []
    assert found(session.lint_text(text, metadata=known)) != []
    assert found(session.lint_text(text)) == []


def test_what_is_known_of_a_story_decides_what_is_fixed() -> None:
    session = Session(isolated=True, cached=False)
    known = newslint.Metadata(date=datetime.date(2025, 3, 20))
    text = "The ferry sailed on Wednesday, March 18.\n"
    assert found(session.fix(text).report) == []
    assert found(session.fix(text, metadata=known).report) != []


def test_no_settings_and_a_settings_file_contradict_each_other(desk: Path) -> None:
    (desk / "other.yaml").write_text("ignore: [numbers]\n")
    with pytest.raises(UsageError, match=r"those of other\.yaml too; say one of the two"):
        Session("other.yaml", isolated=True)


def test_a_run_is_written_in_any_format(session: Session, desk: Path) -> None:
    (desk / "story.txt").write_text(STORY)
    reporter = session.reporter("sarif")
    with session.run(["story.txt"], RunOptions(jobs=1)) as stream:
        written = reporter.begin(stream.begin)
        written += "".join(map(reporter.file, stream))
        written += reporter.end(stream.end(1))
    (run,) = json.loads(written)["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["numbers/percent-space"]
    assert run["invocations"][0]["exitCode"] == 1


def test_a_format_that_nobody_offers_is_refused(session: Session) -> None:
    with pytest.raises(UsageError, match="there is no format sarf; did you mean “sarif”"):
        session.reporter("sarf")


def test_a_text_with_half_a_character_is_refused(session: Session) -> None:
    with pytest.raises(UsageError, match="half of a surrogate pair at character 3"):
        session.lint_text("oh \ud800")


def test_a_fix_returns_the_text_and_writes_nothing(session: Session, desk: Path) -> None:
    (desk / "story.txt").write_text(STORY)
    fixed = session.fix(STORY)
    assert fixed.text == "Turnout reached 62% on Sunday.\n"
    assert [fix.rule for fix in fixed.fixes] == ["numbers/percent-space"]
    assert found(fixed.report) == []
    assert (desk / "story.txt").read_text() == STORY
    assert session.fix("Nothing wrong here.\n").text == "Nothing wrong here.\n"


@pytest.mark.slow
def test_changed_settings_are_noticed(session: Session, desk: Path) -> None:
    assert found(session.lint_text(STORY)) != []
    settings = desk / FILE_NAME
    settings.write_text("ignore: [numbers]\n")
    assert found(session.lint_text(STORY)) == []
    settings.write_text("ignore: [units]\n")
    later(settings)
    assert found(session.lint_text(STORY)) != []
    settings.unlink()
    (desk / "pyproject.toml").write_text('[tool.newslint]\nignore = ["numbers"]\n')
    assert found(session.lint_text(STORY)) == []


def test_changed_rules_are_noticed(session: Session, desk: Path) -> None:
    (desk / FILE_NAME).write_text("rules: [mine]\n")
    write_rule(desk / "mine", "house/zounds", rule_data())
    assert found(session.lint_text("Zounds!")) == [("house/zounds", "Zounds")]
    file = desk / "mine" / "house" / "zounds.yaml"
    file.write_text(file.read_text().replace("level: warning", "level: error"))
    later(file)
    assert session.lint_text("Zounds!").diagnostics[0].level is newslint.Level.ERROR
    file.unlink()
    assert found(session.lint_text("Zounds!")) == []
    write_rule(desk / "mine", "house/zounds", rule_data())
    assert found(session.lint_text("Zounds!")) != []


def test_what_was_accepted_is_silent_and_a_change_of_that_is_noticed(
    session: Session, desk: Path
) -> None:
    (diagnostic,) = session.lint_text(STORY).diagnostics
    entry = f"- path: story.txt\n  rule: {diagnostic.rule}\n  text: 62 %\n"
    (desk / ACCEPTED).write_text(f"{entry}  around: {diagnostic.around!r}\n", encoding="utf-8")
    report = session.lint_text(STORY)
    assert report.problems == ()
    assert (found(report), len(report.accepted)) == ([], 1)
    (desk / ACCEPTED).unlink()
    assert found(session.lint_text(STORY)) != []


def test_nothing_is_loaded_anew_while_nothing_changes(session: Session) -> None:
    session.lint_text(STORY)
    resources = session.resources
    session.lint_text(STORY)
    assert session.resources is resources


def test_a_rule_is_explained(session: Session) -> None:
    assert session.explain("numbers/percent-space").startswith("# numbers/percent-space")
    assert "in the frames of" in session.explain("calques/russian:in-the-frames-of")
    with pytest.raises(UsageError, match="did you mean “numbers/percent-space”"):
        session.explain("numbers/percent-spice")
    with pytest.raises(UsageError, match="it is a category"):
        session.explain("numbers")
    with pytest.raises(UsageError, match="has no entry nonny"):
        session.explain("calques/russian:nonny")


def test_wrong_settings_and_addresses_are_told_when_they_are_needed(desk: Path) -> None:
    with pytest.raises(newslint.ConfigError, match="there is no such settings file"):
        Session("none.yaml")
    with pytest.raises(UsageError, match="no rule or category “hose”"):
        Session(select=["hose"], cached=False).lint_text(STORY)
    (desk / FILE_NAME).write_text("selekt: [units]\n")
    with pytest.raises(newslint.ConfigError, match="unknown key `selekt`"):
        Session(cached=False).lint_text(STORY)


def test_a_run_gives_reports_as_they_come(session: Session, desk: Path) -> None:
    for name in ("b.txt", "a.txt", "c.txt"):
        (desk / name).write_text(STORY)
    with session.run([desk], RunOptions(jobs=1)) as stream:
        assert Path(next(stream).path).name == "a.txt"
        assert (stream.tally.files, stream.tally.diagnostics, stream.failing) == (1, 1, 1)
        assert [Path(report.path).name for report in stream] == ["b.txt", "c.txt"]
    assert "numbers/percent-space" in [rule.id for rule in stream.rules]
    assert stream.problems == ()


def test_a_run_that_is_left_early_lints_no_more(session: Session, desk: Path) -> None:
    for number in range(100):
        (desk / f"{number}.txt").write_text(STORY)
    with session.run([desk], RunOptions(jobs=2)) as stream:
        next(stream)
    assert list(stream) == []
    assert stream.tally.files == 1


def test_what_is_not_there_is_a_problem_of_the_run(session: Session) -> None:
    with session.run(["gone.txt"]) as stream:
        report = stream.whole()
    assert [problem.path for problem in report.problems] == ["gone.txt"]


def test_a_run_fixes_files_where_it_is_asked_to(session: Session, desk: Path) -> None:
    (desk / "story.txt").write_text(STORY)
    shown = session.run(["story.txt"], RunOptions(fix=Outcome.SHOWN)).whole()
    assert "+Turnout reached 62% on Sunday." in shown.files[0].diff
    assert (desk / "story.txt").read_text() == STORY
    written = session.run(["story.txt"], RunOptions(fix=Outcome.WRITTEN)).whole()
    assert [fix.after for fix in written.files[0].fixed] == ["62%"]
    assert (desk / "story.txt").read_text() == "Turnout reached 62% on Sunday.\n"
