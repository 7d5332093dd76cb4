"""``newslint languagetool``. Java is a fake."""

import importlib.metadata
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newslint.engines.languagetool import warm_server
from newslint.engines.languagetool.question import is_ready
from newslint.engines.languagetool.result_cache import NAME, ResultCache
from tests.conftest import RunNewslint
from tests.engines.languagetool.fake_java import FakeJava, fake_java, make_jars

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the fake is a script of a POSIX shell")


@pytest.fixture
def java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeJava]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LTP_PATH", str(tmp_path / "ltp"))
    monkeypatch.delenv("NEWSLINT_LANGUAGETOOL", raising=False)
    monkeypatch.setattr(importlib.metadata, "version", lambda _: "3.4.0")
    with fake_java(tmp_path / "java") as fake:
        for name, value in fake.environment().items():
            monkeypatch.setenv(name, value)
        yield fake
        warm_server.stop()


def test_status_of_what_works(
    newslint: RunNewslint, own_settings: Path, tmp_path: Path, java: FakeJava
) -> None:
    kept = tmp_path / "cache" / "newslint" / "languagetool.sqlite"
    own_settings.write_text(f"languagetool: {{folder: '{java.jars}'}}\n")
    ran = newslint("languagetool", "status")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (
        f"Java:                 17.0.9, {java.program}\n"
        f"LanguageTool:         6.6, {java.jars}\n"
        "language-tool-python: 3.4.0\n"
        "server kept running:  none; each run starts its own\n"
        f"cache:                0 paragraphs, 0.0 MB, {kept}\n"
    )


def test_what_it_is_to_do_has_to_be_said(newslint: RunNewslint) -> None:
    ran = newslint("languagetool")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.endswith("arguments are required: status|install|start|stop\n")


def test_status_tells_the_size_of_the_cache(
    newslint: RunNewslint, own_settings: Path, tmp_path: Path, java: FakeJava
) -> None:
    settings = own_settings
    settings.write_text(f"languagetool: {{folder: '{java.jars}'}}\n")
    folder = tmp_path / "cache" / "newslint"
    cache = ResultCache(folder)
    cache.keep({b"one": (), b"two": ()})
    cache.close()
    told = f"cache:                2 paragraphs, 0.0 MB, {folder / NAME}"
    assert newslint("languagetool", "status").out.splitlines()[-1] == told
    (folder / NAME).write_text("torn, and of some length")
    ran = newslint("languagetool", "status")
    # A run makes it anew, so that nothing is amiss.
    assert (ran.status, "languagetool.sqlite cannot be read: file is not a" in ran.out) == (0, True)
    settings.write_text(f"languagetool: {{folder: '{java.jars}', cache: false}}\n")
    assert newslint("languagetool", "status").out.endswith(
        "cache:                off by the settings\n"
    )


def test_status_names_all_that_is_missing(
    newslint: RunNewslint, java: FakeJava, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_: str) -> str:
        raise importlib.metadata.PackageNotFoundError

    monkeypatch.setattr(importlib.metadata, "version", missing)
    java.program.unlink()
    ran = newslint("languagetool", "status")
    assert ran.status == 2
    remedies = ("install a Java runtime", "run `newslint languagetool install`", "run `pip install")
    for line, remedy in zip(ran.out.splitlines(), remedies, strict=False):
        assert re.fullmatch(rf"[A-Za-z-]+: +not usable: .*; {remedy}.*", line)
    assert java.started == []


def test_a_server_is_kept_running(
    newslint: RunNewslint, own_settings: Path, java: FakeJava
) -> None:
    own_settings.write_text(f"languagetool: {{folder: '{java.jars}'}}\n")
    ran = newslint("languagetool", "start")
    (address,) = re.findall(r"LanguageTool 6\.6 is ready at (http://127\.0\.0\.1:\d+) \(", ran.out)
    assert (ran.status, is_ready(address, 5)) == (0, True)
    again = newslint("languagetool", "start")
    assert (again.status, again.out.startswith("LanguageTool 6.6 was running already at")) == (0, 1)
    status = newslint("languagetool", "status")
    assert re.search(rf"running:  {address}, LanguageTool 6.6, process \d+, since \d", status.out)
    # With other settings there is another LanguageTool.
    make_jars(own_settings.parent / "other", "6.5")
    own_settings.write_text("languagetool: {folder: other}\n")
    assert "not used here, where LanguageTool is another" in newslint("languagetool", "status").out
    stopped = newslint("languagetool", "stop")
    assert (stopped.status, stopped.out) == (0, f"Stopped {address}.\n")
    assert (java.left(), is_ready(address, 5)) == ([], False)
    nothing = newslint("languagetool", "stop")
    assert (nothing.status, nothing.out) == (0, "No server was running.\n")


def test_a_start_that_fails_says_why(
    newslint: RunNewslint, own_settings: Path, java: FakeJava, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = newslint("languagetool", "start")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("newslint: LanguageTool is not installed; run `newslint")
    own_settings.write_text(f"languagetool: {{folder: '{java.jars}'}}\n")
    for name, value in java.environment(ends=1).items():
        monkeypatch.setenv(name, value)
    ran = newslint("languagetool", "start")
    assert (ran.status, "ended before it was ready (exit status 1" in ran.err) == (2, True)
    assert "none; each run starts its own\n" in newslint("languagetool", "status").out


def test_a_server_in_the_settings_is_what_counts(
    newslint: RunNewslint, own_settings: Path, java: FakeJava
) -> None:
    own_settings.write_text(f"languagetool: {{folder: '{java.jars}'}}\n")
    newslint("languagetool", "start")
    server = warm_server.running()
    assert server is not None
    own_settings.write_text(f"languagetool: {{server: '{server.address}'}}\n")
    java.program.unlink()
    ran = newslint("languagetool", "status")
    assert (ran.status, ran.out.splitlines()[0]) == (
        0,
        f"server:               {server.address}, LanguageTool 6.6",
    )
    ran = newslint("languagetool", "start")
    assert (ran.status, "take `server` out of them first" in ran.err) == (2, True)
    newslint("languagetool", "stop")
    ran = newslint("languagetool", "status")
    assert (ran.status, "does not answer as LanguageTool; start it" in ran.out) == (2, True)
    own_settings.write_text("languagetool: {server: 'https://api.languagetool.org'}\n")
    ran = newslint("languagetool", "status")
    assert (ran.status, "is not published yet" in ran.out) == (2, True)


def test_an_install_from_a_folder(newslint: RunNewslint, tmp_path: Path, java: FakeJava) -> None:
    own = tmp_path / "data" / "newslint" / "languagetool"
    for number, version in enumerate(("6.6", "6.7")):
        folder = make_jars(tmp_path / version, version)
        # The folder itself, and its folder of jars alone.
        ran = newslint("languagetool", "install", "--from", (folder, folder / "libs")[number])
        said = f"LanguageTool {version} is installed in {own}.\n"
        assert (ran.status, ran.out, ran.err) == (0, said, "")
        shutil.rmtree(folder)
        assert f"{version}, {own}\n" in newslint("languagetool", "status").out
    assert [path.name for path in own.parent.iterdir()] == [own.name]
    assert newslint("languagetool", "start").status == 0


def test_an_install_of_the_unzipped_archive(
    newslint: RunNewslint, tmp_path: Path, java: FakeJava
) -> None:
    folder = make_jars(tmp_path / "downloads" / "LanguageTool-6.6")
    jar = folder / "libs" / "languagetool-server-6.6.jar"
    jar.rename(folder / "languagetool-server.jar")
    (folder / "org" / "languagetool").mkdir(parents=True)
    (folder / "org" / "languagetool" / "rules.xml").write_text("<rules/>")
    assert newslint("languagetool", "install", "--from", folder.parent).status == 0
    own = tmp_path / "data" / "newslint" / "languagetool"
    assert (own / "org" / "languagetool" / "rules.xml").read_text() == "<rules/>"
    assert f"6.6, {own}\n" in newslint("languagetool", "status").out
    ran = newslint("languagetool", "install", "--from", own)
    assert (ran.status, "is where newslint has it already" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda libs: shutil.rmtree(libs.parent), "is no folder; name one"),
        (shutil.rmtree, "has no jar of LanguageTool's server"),
        (lambda libs: next(libs.glob("language-en*")).unlink(), r"lacks language-en\*.jar; get"),
        (lambda libs: next(libs.glob("*core*")).write_bytes(b"PK"), "core-6.6.jar is damaged"),
        (lambda libs: next(libs.glob("*server*")).write_bytes(b""), "server-6.6.jar is damaged"),
    ],
)
def test_a_folder_that_will_not_do_changes_nothing(
    newslint: RunNewslint,
    tmp_path: Path,
    java: FakeJava,
    harm: Callable[[Path], object],
    said: str,
) -> None:
    assert newslint("languagetool", "install", "--from", java.jars).status == 0
    folder = make_jars(tmp_path / "new")
    harm(folder / "libs")
    ran = newslint("languagetool", "install", "--from", folder)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert re.search(said, ran.err)
    assert newslint("languagetool", "status").status == 0


def test_an_install_that_cannot_be_written_changes_nothing(
    newslint: RunNewslint, tmp_path: Path, java: FakeJava, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert newslint("languagetool", "install", "--from", java.jars).status == 0

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copy2", full)
    ran = newslint("languagetool", "install", "--from", make_jars(tmp_path / "new", "6.7"))
    assert (ran.status, "cannot be written: No space left on device" in ran.err) == (2, True)
    assert [p.name for p in (tmp_path / "data" / "newslint").iterdir()] == ["languagetool"]
    assert newslint("languagetool", "status").status == 0


def test_an_unknown_word_is_usage(newslint: RunNewslint, java: FakeJava) -> None:
    assert newslint("languagetool").status == 2
    assert newslint("languagetool", "restart").status == 2
