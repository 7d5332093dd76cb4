"""``newslint --version``, with ``--verbose`` and without it."""

import importlib.metadata
import platform
import subprocess
import sys
import zoneinfo
from email.message import Message
from pathlib import Path

import pytest
import regex

from newslint import __version__
from newslint.cli import versions
from tests.conftest import RunNewslint
from tests.engines.languagetool.fake_java import make_jars


def test_alone_it_is_one_line(newslint: RunNewslint) -> None:
    ran = newslint("--version")
    assert (ran.status, ran.out, ran.err) == (0, f"newslint {__version__}\n", "")


@pytest.mark.parametrize("arguments", [("--version", "--verbose"), ("--verbose", "--version")])
def test_in_full(newslint: RunNewslint, arguments: tuple[str, ...]) -> None:
    ran = newslint(*arguments)
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[:3] == [
        f"newslint {__version__}",
        "licence: Apache-2.0",
        f"Python: {platform.python_version()} ({platform.python_implementation()}), "
        f"{sys.executable}",
    ]
    for name, licence in (("regex", "Apache"), ("pyyaml", "MIT"), ("pluggy", "MIT")):
        version = importlib.metadata.version(name)
        (line,) = [line for line in lines if line.startswith(f"  {name} {version}: ")]
        assert licence in line
    assert not [line for line in lines if line.strip().startswith("pytest")]
    (line,) = [line for line in lines if "money/exchange_bands.csv" in line]
    assert regex.search(r": \d+ rows, as of 20\d\d-\d\d, for 1990 to 20\d\d$", line)


def test_every_table_is_there(newslint: RunNewslint) -> None:
    package = Path(versions.__file__).parents[1]
    tables = {path.relative_to(package).as_posix() for path in package.rglob("*.csv")}
    said = newslint("--version", "--verbose").out.partition("\ndata:\n")[2].splitlines()
    assert {line.strip().partition(":")[0] for line in said} == tables
    # When it was true, or where it is from.
    assert [line for line in said if " as of " not in line and " source" not in line] == []


def test_verbose_goes_with_version_alone(newslint: RunNewslint) -> None:
    ran = newslint("--verbose", ".")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "newslint: --verbose goes with --version\n"


def test_the_short_form_imports_nothing_for_the_long_one() -> None:
    code = "import sys; from newslint.cli import main; main(['--version']); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"newslint.cli.versions", "regex", "csv"} & set(ran.stdout.split())


def test_languagetool(newslint: RunNewslint, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jars = make_jars(desk / "jars")
    monkeypatch.setenv("NEWSLINT_LANGUAGETOOL", str(jars))
    assert f"\nLanguageTool: 6.6, {jars}\n" in newslint("--version", "--verbose").out
    monkeypatch.setenv("NEWSLINT_LANGUAGETOOL", str(desk / "gone"))
    ran = newslint("--version", "--verbose")
    assert ran.status == 0
    assert f"\nLanguageTool: the environment variable NEWSLINT_LANGUAGETOOL names {desk}" in ran.out


def test_settings_with_a_mistake_do_not_hide_the_rest(newslint: RunNewslint, desk: Path) -> None:
    (desk / ".newslint.yaml").write_text("engines: [\n")
    ran = newslint("--version", "--verbose")
    assert ran.status == 0
    (line,) = [line for line in ran.out.splitlines() if line.startswith("LanguageTool: ")]
    assert ".newslint.yaml" in line
    assert "\ndata:\n" in ran.out


def test_the_time_zones_are_those_that_zoneinfo_reads(
    newslint: RunNewslint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def said() -> str:
        lines = newslint("--version", "--verbose").out.splitlines()
        (line,) = [line for line in lines if line.startswith("time zones: ")]
        return line.removeprefix("time zones: ")

    zones = tmp_path / "zones"
    (zones / "Europe").mkdir(parents=True)
    monkeypatch.setattr(zoneinfo, "TZPATH", (str(tmp_path / "gone"), str(zones)))
    missing = importlib.metadata.PackageNotFoundError
    real = importlib.metadata.version

    def without_tzdata(name: str) -> str:
        if name == "tzdata":
            raise missing
        return real(name)

    monkeypatch.setattr(importlib.metadata, "version", without_tzdata)
    assert said().startswith("none; install ")
    monkeypatch.setattr(
        importlib.metadata, "version", lambda name: "2026.2" if name == "tzdata" else real(name)
    )
    assert said() == "package tzdata 2026.2"
    (zones / "Europe" / "London").touch()
    assert said() == f"version not told, {zones}"
    (zones / "+VERSION").write_text("2026a\n")
    assert said() == f"2026a, {zones}"
    (zones / "tzdata.zi").write_text("# version 2026b\nR d 1916 o\n")
    assert said() == f"2026b, {zones}"


def test_newslint_that_was_not_installed(
    newslint: RunNewslint, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "requires", missing)
    monkeypatch.setattr(importlib.metadata, "metadata", missing)
    ran = newslint("--version", "--verbose")
    assert ran.status == 0
    assert "\nlicence: not told\n" in ran.out
    assert "\n  not known, since newslint runs without having been installed\n" in ran.out


@pytest.mark.parametrize(
    ("requirement", "said"),
    [
        ('pluggy; extra == "languagetool"', "  pluggy {version}: MIT"),
        ("ghost-of-a-package; extra == 'languagetool'", "  ghost-of-a-package: not installed"),
        ('ghost-of-a-package>=1; sys_platform == "win32"', None),
        ('pytest>=8; extra == "test"', None),
    ],
)
def test_libraries_that_not_every_system_has(
    newslint: RunNewslint, monkeypatch: pytest.MonkeyPatch, requirement: str, said: str | None
) -> None:
    monkeypatch.setattr(importlib.metadata, "requires", lambda _: [requirement])
    out = newslint("--version", "--verbose").out
    libraries = out.partition("libraries:\n")[2].splitlines()
    if said is None:
        assert not libraries[0].startswith("  ")
    else:
        version = importlib.metadata.version("pluggy")
        assert libraries[0].startswith(said.format(version=version))


@pytest.mark.parametrize(
    ("fields", "licence"),
    [
        ([("License-Expression", "MIT"), ("License", "old words")], "MIT"),
        ([("License", "BSD"), ("Classifier", "License :: OSI Approved :: BSD License")], "BSD"),
        (
            [
                ("License", "The whole text\nof a licence"),
                ("Classifier", "Topic :: Text Processing"),
                ("Classifier", "License :: OSI Approved :: MIT License"),
            ],
            "MIT License",
        ),
        ([], "licence not told"),
    ],
)
def test_the_licence_of_metadata_new_and_old(
    newslint: RunNewslint,
    monkeypatch: pytest.MonkeyPatch,
    fields: list[tuple[str, str]],
    licence: str,
) -> None:
    metadata = Message()
    for name, value in fields:
        metadata[name] = value
    monkeypatch.setattr(importlib.metadata, "metadata", lambda _: metadata)
    monkeypatch.setattr(importlib.metadata, "requires", lambda _: ["pluggy"])
    out = newslint("--version", "--verbose").out
    assert f"  pluggy {importlib.metadata.version('pluggy')}: {licence}\n" in out
