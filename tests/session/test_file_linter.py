import datetime
import pickle
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from newslint.foundation.errors import UsageError
from newslint.model.acceptance import AcceptedFinding
from newslint.model.diagnostic import Level
from newslint.model.document import Metadata
from newslint.model.report import FileReport
from newslint.model.rule import Fix, Rule
from newslint.model.source import Hints, Source, Story
from newslint.offers import Reader
from newslint.readers import plain_text
from newslint.readers.writing_back import write_text
from newslint.session.file_linter import FileLinter, FileRequest, Fixing, Outcome, Overrides
from newslint.settings.config import Config, PathSettings
from newslint.subjects.wording.pattern_check import PatternCheck
from tests.making import At, found, rule
from tests.markup import MARKUP, READ_ONLY

PLAIN = Reader("plain-text", (".txt",), plain_text.read, write_text)
OATHS = (rule("house/zounds"), rule("house/gadzooks"), rule("style/nonny", default_on=False))
STORY = b"Zounds, zounds and gadzooks, with a hey nonny."


def desk_of(
    rules: tuple[Rule, ...] = OATHS, line: Overrides | None = None, **settings: Any
) -> FileLinter:
    return FileLinter.of(Config(**settings), rules, (PLAIN,), line or Overrides())


def said(report: FileReport) -> list[str]:
    return [rule_id for rule_id, _ in found(report)]


@pytest.mark.parametrize(
    ("settings", "line", "rules"),
    [
        ({}, Overrides(), ["house/zounds", "house/gadzooks"]),
        ({"select": ("all",)}, Overrides(), ["house/zounds", "house/gadzooks", "style/nonny"]),
        ({"ignore": ("house",)}, Overrides(), []),
        ({"select": ("style",)}, Overrides(), ["style/nonny"]),
        ({"select": ("style",)}, Overrides(select=("house",)), ["house/zounds", "house/gadzooks"]),
        ({"ignore": ("house/zounds",)}, Overrides(select=("house",)), ["house/gadzooks"]),
        ({"ignore": ("house/zounds",)}, Overrides(ignore=("house/gadzooks",)), []),
        ({"ignore": ("house",)}, Overrides(select=("house/zounds",)), ["house/zounds"]),
    ],
)
def test_the_command_line_goes_before_the_settings(
    settings: dict[str, Any], line: Overrides, rules: list[str]
) -> None:
    assert said(desk_of(line=line, **settings).lint_bytes(STORY, Path("story.txt"))) == rules


def test_settings_for_some_files() -> None:
    desk = desk_of(
        ignore=("house/gadzooks",),
        levels={"house": "note"},
        paths=(
            PathSettings(("sport/",), ignore=("house/zounds",)),
            PathSettings(("sport/late*",), select=("all",)),
            PathSettings(("world/",), levels={"house/zounds": "error"}),
        ),
    )
    levels = {
        name: {d.rule: d.level for d in desk.lint_bytes(STORY, Path(name)).diagnostics}
        for name in ("a.txt", "sport/a.txt", "sport/late.txt", "world/a.txt")
    }
    assert levels == {
        "a.txt": {"house/zounds": Level.NOTE},
        "sport/a.txt": {},
        "sport/late.txt": {"style/nonny": Level.WARNING},
        "world/a.txt": {"house/zounds": Level.ERROR},
    }


@pytest.mark.parametrize(
    ("settings", "line", "where"),
    [
        ({}, Overrides(select=("hose",)), "--select: "),
        ({}, Overrides(ignore=("hose",)), "--ignore: "),
        ({"select": ("hose",), "origin": "desk.yaml"}, Overrides(), "desk.yaml, select: "),
        ({"levels": {"hose": "note"}, "origin": "desk.yaml"}, Overrides(), "desk.yaml, levels: "),
        ({"paths": (PathSettings(("x",), ignore=("hose",)),)}, Overrides(), "settings, ignore: "),
    ],
)
def test_an_unknown_address_is_told_before_the_first_file(
    settings: dict[str, Any], line: Overrides, where: str
) -> None:
    with pytest.raises(UsageError) as told:
        desk_of(line=line, **settings)
    assert str(told.value) == f"{where}there is no rule or category “hose”; did you mean “house”?"


def test_rules_that_only_some_files_have_are_active() -> None:
    desk = desk_of(
        select=("house/zounds",),
        paths=(
            PathSettings(("sport/",), select=("all",), ignore=("house/gadzooks",)),
            PathSettings(("world/",), ignore=("house/zounds",)),
        ),
    )
    assert [one.id for one in desk.active] == ["house/zounds", "style/nonny"]


def test_settings_may_name_rules_that_were_left_out() -> None:
    config = Config(ignore=("terms/gone",), levels={"terms/gone:x": "note", "house": "note"})
    desk = FileLinter.of(config, OATHS, (PLAIN,), Overrides(), left_out=frozenset({"terms/gone"}))
    assert said(desk.lint_bytes(STORY, Path("a.txt"))) == ["house/zounds", "house/gadzooks"]


def test_metadata_of_the_command_line_goes_before_that_of_the_settings() -> None:
    seen: list[Hints] = []

    def read(source: Source) -> Story:
        seen.append(source.hints)
        return plain_text.read(source)

    day = datetime.date(2024, 5, 16)
    config = Config(date=datetime.date(2020, 1, 1), place="Lima", source_language="es")
    desk = FileLinter.of(
        config, OATHS, (Reader("x", (".txt",), read),), Overrides(metadata=Metadata(date=day))
    )
    desk.lint_bytes(STORY, Path("story.txt"))
    (hints,) = seen
    assert hints.metadata == Metadata(date=day)
    assert hints.metadata.or_else(hints.assumed) == Metadata(
        date=day, place="Lima", source_language="es"
    )


def test_a_file_goes_to_the_last_reader_of_its_suffix_any_other_to_the_first() -> None:
    asked: list[str] = []

    def reader(name: str, *suffixes: str) -> Reader:
        def read(source: Source) -> Story:
            asked.append(name)
            return plain_text.read(source)

        return Reader(name, suffixes, read)

    readers = (reader("one", ".txt"), reader("two", ".md"), reader("three", ".txt"))
    desk = FileLinter.of(Config(), OATHS, readers, Overrides())
    for name in ("a.txt", "a.MD", "a.html", "a"):
        desk.lint_bytes(b"Copy.", Path(name))
    assert asked == ["three", "two", "one", "one"]


def test_what_cannot_be_read_is_a_problem_of_its_file(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"caf\xe9")
    for path, words in (
        (tmp_path / "gone.txt", "cannot be read: No such file or directory"),
        (tmp_path, "cannot be read: Is a directory"),
        (bad, "is not UTF-8: byte 0xe9 at offset 3"),
    ):
        report = desk_of().lint_file(path)
        assert report.diagnostics == ()
        (problem,) = report.problems
        assert problem.path == str(path)
        assert problem.message.startswith(words)


def test_the_encoding_of_the_settings() -> None:
    report = desk_of(encoding="cp1252").lint_bytes(b"caf\xe9 zounds", Path("story.txt"))
    assert [d.place.span for d in report.diagnostics] == [(5, 11)]


def test_a_reader_that_crashes_is_told() -> None:
    def read(source: Source) -> Story:
        raise LookupError("no ink")

    desk = FileLinter.of(Config(), OATHS, (Reader("x", (".txt",), read),), Overrides())
    (problem,) = desk.lint_bytes(STORY, Path("story.txt")).problems
    assert problem.message == "the reader crashed: LookupError: no ink"


def test_a_desk_can_be_sent_to_another_process() -> None:
    desk = desk_of()
    copy = pickle.loads(pickle.dumps(desk))
    assert copy.lint_bytes(STORY, Path("a.txt")) == desk.lint_bytes(STORY, Path("a.txt"))


def test_a_story_of_at_checks_words_are_counted() -> None:
    report = desk_of((rule(check=At(((0, 6),))),)).lint_bytes(STORY, Path("a.txt"))
    assert report.words == 8


def test_only_what_changed_and_is_not_accepted_is_fixed() -> None:
    mends = rule("house/zounds", fix=Fix.SAFE, check=PatternCheck(regex="zounds", replace="well"))
    desk = FileLinter.of(Config(), (mends,), (PLAIN,), Overrides())
    old = "Oh zounds, it is early.\n\nThey all went home.\n"
    new = old + "\nOh zounds, it is late and dark.\n\nOh zounds, said she.\n"
    known = desk.lint_bytes(new.encode(), Path("a.txt")).diagnostics[1]
    order = FileRequest(
        accepted=(AcceptedFinding(known.rule, known.place.text, known.around),),
        earlier=old.encode(),
        fixing=Fixing(Outcome.RETURNED),
    )
    report = desk.lint_bytes(new.encode(), Path("a.txt"), order)
    assert report.content == new.replace("zounds, said", "well, said").encode()
    assert [fix.line for fix in report.fixed] == [7]
    assert (len(report.diagnostics), len(report.accepted)) == (0, 1)


def test_a_reader_that_fails_on_fixed_copy_leaves_it_as_it_was() -> None:
    def read(source: Source) -> Story:
        if b"well" in source.data:
            raise LookupError("no ink")
        return plain_text.read(source)

    mends = rule("house/zounds", fix=Fix.SAFE, check=PatternCheck(regex="zounds", replace="well"))
    reader = Reader("x", (".txt",), read, write_text)
    desk = FileLinter.of(Config(), (mends,), (reader,), Overrides())
    order = FileRequest(fixing=Fixing(Outcome.RETURNED))
    report = desk.lint_bytes(b"Oh zounds.", Path("a.txt"), order)
    assert (report.content, report.fixed, len(report.diagnostics)) == (None, (), 1)
    assert report.problems[0].message == "cannot be fixed: LookupError: no ink"


# Formats of other kinds

MENDS = rule("house/zounds", fix=Fix.SAFE, check=PatternCheck(regex="zounds", replace="well"))
JOINS = rule("house/chips", fix=Fix.SAFE, check=PatternCheck(regex="&", replace="and"))
RETURNED = FileRequest(fixing=Fixing(Outcome.RETURNED))


def fixed_by(reader: Reader, data: bytes, *rules: Rule, **settings: Any) -> FileReport:
    linter = FileLinter.of(Config(**settings), rules, (reader,), Overrides())
    return linter.lint_bytes(data, Path("menu.html"), RETURNED)


@pytest.mark.parametrize(
    ("was", "rules", "is_now"),
    [
        ("cod &amp; chips", (JOINS,), "cod and chips"),
        ("R&amp;D, oh zounds", (MENDS,), "R&amp;D, oh well"),
        ("<p>cod &amp; <b>chips</b></p>\r\n", (JOINS,), "<p>cod and <b>chips</b></p>\r\n"),
        ("cod &amp; zounds &amp; peas", (JOINS, MENDS), "cod and well and peas"),
    ],
)
def test_a_file_with_entities_is_fixed(was: str, rules: tuple[Rule, ...], is_now: str) -> None:
    for encoding, setting in (("utf-8", None), ("utf-8-sig", None), ("cp1252", "cp1252")):
        report = fixed_by(MARKUP, was.encode(encoding), *rules, encoding=setting)
        assert report.problems == ()
        assert report.content == is_now.encode(encoding)


@pytest.mark.parametrize("match", ["cod & chips", "& chips", "d &", "&"])
def test_no_fix_leaves_a_part_of_an_entity(match: str) -> None:
    words = rule(fix=Fix.SAFE, check=PatternCheck(regex=match, replace=match.replace("&", "and")))
    report = fixed_by(MARKUP, b"The cod &amp; chips.", words)
    assert report.content == b"The cod and chips."


def test_a_format_that_is_not_written_is_not_fixed() -> None:
    report = fixed_by(READ_ONLY, b"Oh zounds.", MENDS)
    assert (report.content, report.fixed, len(report.diagnostics)) == (None, (), 1)
    (problem,) = report.problems
    assert problem.message == "cannot be fixed: the format markup is read and not written"
    assert problem.path == "menu.html"
    # With nothing to fix there is nothing to say.
    assert fixed_by(READ_ONLY, b"Oh well.", MENDS).problems == ()


def test_what_would_be_read_as_another_text_is_not_written() -> None:
    def write(source: Source, texts: Sequence[str]) -> bytes:
        return write_text(source, texts).upper()

    report = fixed_by(Reader("loud", (".html",), MARKUP.read, write), b"Oh zounds.", MENDS)
    assert (report.content, report.fixed, len(report.diagnostics)) == (None, (), 1)
    (problem,) = report.problems
    assert problem.message == "cannot be fixed: its new text would be read as another one"


@dataclass(frozen=True)
class Archive:
    """A format whose files are no text: their parts, one after another, behind a NUL each."""

    def read(self, source: Source) -> Story:
        parts = source.data.decode().split("\0")[1:]
        documents = [plain_text.read_text(part, source.name, Metadata()) for part in parts]
        return Story(
            tuple(
                replace(one, part=f"{number}.xml", paragraphs=(0,))
                for number, one in enumerate(documents)
            )
        )

    def write(self, source: Source, texts: Sequence[str]) -> bytes:
        return "".join(f"\0{text}" for text in texts).encode()


ARCHIVE = Reader("archive", (".html",), Archive().read, Archive().write)


def test_a_file_that_is_no_text() -> None:
    report = fixed_by(ARCHIVE, b"\0Oh zounds.", MENDS)
    assert report.content == b"\0Oh well."
    assert report.artifact is not None
    assert (report.artifact.encoding, report.artifact.length) == ("", 9)
    linter = FileLinter.of(Config(), (MENDS,), (ARCHIVE,), Overrides())
    shown = FileRequest(fixing=Fixing(Outcome.SHOWN))
    report = linter.lint_bytes(b"\0Oh zounds.", Path("menu.html"), shown)
    assert (report.diff, report.fixed, len(report.diagnostics)) == ("", (), 1)
    (problem,) = report.problems
    assert problem.message.startswith("the fixes cannot be shown: files of the format archive")


def test_documents_of_several_texts_are_not_fixed() -> None:
    report = fixed_by(ARCHIVE, b"\0Oh zounds.\0And zounds.", MENDS)
    assert [str(d.place) for d in report.diagnostics] == [
        "0.xml, paragraph 1, character 4",
        "1.xml, paragraph 1, character 5",
    ]
    assert report.content is None
    (problem,) = report.problems
    assert problem.message.startswith("cannot be fixed: its documents are not of one text")


FEED = (
    "<feed>\n<item>Oh zounds, he said.</item>\n<item>And zounds again.</item>\n"
    "<item>He said “zounds” once.</item>\n</feed>\n"
)


def test_a_feed_has_one_report() -> None:
    linter = FileLinter.of(Config(), (MENDS,), (MARKUP,), Overrides())
    report = linter.lint_bytes(FEED.encode(), Path("menu.html"))
    assert [str(d.place) for d in report.diagnostics] == ["2:10", "3:11", "4:16"]
    assert {d.path for d in report.diagnostics} == {report.path} == {"menu.html"}
    assert [number for number, _ in report.lines] == [2, 3, 4]
    assert report.words == 11
    assert report.penalty_points == sum(
        linter.lint_bytes(line.encode(), Path("menu.html")).penalty_points
        for line in FEED.split("\n")
    )
    assert len(report.line_hashes) == 3


def test_a_feed_is_fixed() -> None:
    report = fixed_by(MARKUP, FEED.encode(), MENDS)
    # What is quoted stays, in whatever item.
    assert report.content == FEED.replace(" zounds", " well").encode()
    assert [fix.line for fix in report.fixed] == [2, 3]
    assert len(report.diagnostics) == 1


def test_of_a_feed_only_what_changed_is_reported() -> None:
    linter = FileLinter.of(Config(), (MENDS,), (MARKUP,), Overrides())
    earlier = b"<item>And zounds again.</item><item>Oh, he said.</item>"
    report = linter.lint_bytes(FEED.encode(), Path("menu.html"), FileRequest(earlier=earlier))
    assert [str(d.place) for d in report.diagnostics] == ["2:10", "4:16"]


def test_a_file_without_documents_has_nothing_in_it() -> None:
    reader = Reader("empty", (".html",), lambda source: Story(()))
    report = fixed_by(reader, b"", MENDS)
    assert (report.diagnostics, report.problems, report.words) == ((), (), 0)


def test_what_a_reader_could_not_use_is_a_problem_of_the_file() -> None:
    linter = FileLinter.of(Config(), (MENDS,), (MARKUP,), Overrides())
    report = linter.lint_bytes(b"Oh zounds. <img>", Path("menu.html"))
    assert len(report.diagnostics) == 1
    (problem,) = report.problems
    assert (problem.path, problem.message) == ("menu.html", "holds a picture, which is not read")


def test_the_documents_of_a_file() -> None:
    linter = FileLinter.of(Config(), (MENDS,), (MARKUP,), Overrides())
    documents = linter.documents_of(Path("menu.html"), FEED.encode())
    assert [one.prose for one in documents][1:] == ["And zounds again.", "He said “zounds” once."]
    assert linter.document_of(Path("menu.html"), FEED.encode()) == documents[0]
    assert linter.document_of(Path("menu.html"), b"\xff") is None


def test_a_file_above_the_set_size_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_bytes(STORY)
    desk = desk_of(max_story_size=len(STORY))
    assert desk.lint_file(file).problems == ()
    file.write_bytes(STORY + b"!")
    for report in (desk.lint_file(file), desk.lint_bytes(STORY + b"!", file)):
        (problem,) = report.problems
        assert problem.message == (
            f"is larger than {len(STORY)} bytes, the `max-story-size`, and was not read"
        )
        assert problem.path == str(file)
        assert report.diagnostics == ()


def test_the_settings_say_how_many_findings_of_a_rule_are_told() -> None:
    report = desk_of(max_findings_per_rule=1).lint_bytes(2 * STORY, Path("story.txt"))
    assert said(report) == ["house/zounds", "house/gadzooks"]
    assert [one.rule for one in report.problems] == ["house/zounds", "house/gadzooks"]
