"""A checkout of anyone's, linted as CI would: nothing runs, nothing is read or sent outside of it.

Whatever would run leaves a mark, what lies outside holds words that must not be told, and all that
a server could be sent arrives at a socket of the test's own.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import newslint
from newslint.plugins.builtin import newslint_reporters

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="the programs are shell scripts"),
    pytest.mark.slow,
]

SESAME = "open-sesame"
"""Stands in every file outside of the checkout."""
FOUND = "Turnout reached 62 % on Sunday.\n"
REFUSED = "so a tree has no say in it; say it in your own settings"
PACKAGE = Path(newslint.__file__).parents[1]


@dataclass
class Listener:
    """A socket that says how often somebody came."""

    port: int
    came: list[bytes] = field(default_factory=list)


@pytest.fixture
def listener() -> Iterator[Listener]:
    with socket.create_server(("", 0)) as server:
        server.settimeout(0.1)
        one = Listener(server.getsockname()[1])
        done = threading.Event()

        def listen() -> None:
            while not done.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                with connection:
                    one.came.append(connection.recv(1000))

        thread = threading.Thread(target=listen)
        thread.start()
        yield one
        done.set()
        thread.join()


@dataclass
class Checkout:
    """A checkout beside things that are none of its business."""

    top: Path
    outside: Path
    ran: Path
    """Is there once anything was executed."""
    environment: dict[str, str]

    def write(self, name: str, content: str | bytes = FOUND) -> Path:
        path = self.top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def link(self, name: str, target: str | Path) -> None:
        path = self.top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(target)

    def program(self, name: str) -> Path:
        path = self.write(name, f"#!/bin/sh\necho {name} >> '{self.ran}'\n")
        path.chmod(0o755)
        return path

    def git(self, *arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=self.top, check=True, capture_output=True)

    def lint(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the whole command; hold it to what must be true of any run."""
        ran = subprocess.run(
            [sys.executable, "-m", "newslint", *(arguments or (".",))],
            cwd=self.top,
            env=self.environment | environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert not self.ran.exists(), self.ran.read_text()
        self.hold(ran.stdout + ran.stderr)
        return ran

    def hold(self, told: str, *, commands: bool = False) -> None:
        """Hold what is told to what must be true of it."""
        assert SESAME not in told
        assert "Traceback" not in told
        for line in told.splitlines():
            assert commands or not line.lstrip().startswith("::"), line
            assert not re.search(r"##(vso|teamcity)?\[", line, re.IGNORECASE), line


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    top, outside, own = tmp_path / "work", tmp_path / "outside", tmp_path / "own"
    for folder in (top, outside, own / "bin"):
        folder.mkdir(parents=True)
    for name in ("secret.txt", "secret.yaml", "rules/house/secret.yaml"):
        (outside / name).parent.mkdir(parents=True, exist_ok=True)
        (outside / name).write_text(f"{SESAME}: 62 % {SESAME}\n")
    ran = tmp_path / "ran"
    # Java is there, and is not to be run for the tree's sake.
    (own / "bin" / "java").write_text(f"#!/bin/sh\necho java $* >> '{ran}'\n")
    (own / "bin" / "java").chmod(0o755)
    kept = ("SYSTEMROOT", "LANG", "LC_ALL")
    environment = {name: os.environ[name] for name in kept if name in os.environ} | {
        "PATH": os.pathsep.join((str(own / "bin"), os.environ["PATH"])),
        "PYTHONPATH": str(PACKAGE),
        "HOME": str(own),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **{f"GIT_{who}_NAME": "x" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "x@example.org" for who in ("AUTHOR", "COMMITTER")},
    }
    made = Checkout(top, outside, ran, environment)
    made.write("a.txt")
    made.git("init", "-q", "-b", "main")
    return made


def jar(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/MANIFEST.MF", "ComponentVersion: 6.6\n")


# What settings ask for

ASKS_FOR_MORE = {
    "folder": ("'jars'", "names what is executed"),
    "stories-leave-the-house": ("true", "says where copy may be sent"),
    "allowed-servers": ("['http://x']", "says where copy may be sent"),
}


@pytest.mark.parametrize("place", ["engines", "alias", "toml", "profile", "named"])
def test_an_engine_is_told_no_more_than_whether_and_how(checkout: Checkout, place: str) -> None:
    for name in ("languagetool-server", "languagetool-core", "language-en"):
        jar(checkout.top / "jars" / f"{name}.jar")
    yaml = "".join(f"  {key}: {value}\n" for key, (value, _) in ASKS_FOR_MORE.items())
    toml = "".join(f"{key} = {value}\n" for key, (value, _) in ASKS_FOR_MORE.items())
    name, content, line = {
        "engines": (
            ".newslint.yaml",
            "engines:\n  languagetool:\n" + yaml.replace("  ", "    "),
            3,
        ),
        "alias": (".newslint.yaml", f"\nlanguagetool:\n{yaml}", 3),
        "toml": ("pyproject.toml", f"[tool.newslint.languagetool]\n{toml}", 2),
        "profile": ("house.yaml", f"\n\nlanguagetool:\n{yaml}", 4),
        "named": ("ci/newslint.yaml", f"languagetool:\n{yaml}", 2),
    }[place]
    checkout.write(name, content)
    if place == "profile":
        checkout.write(".newslint.yaml", "profile: house.yaml\n")
    ran = checkout.lint(*(("--config", name, "a.txt") if place == "named" else (".",)))
    for number, (key, (_, why)) in enumerate(ASKS_FOR_MORE.items(), line):
        shown = f"engines.languagetool.{key}" if place == "engines" else f"languagetool.{key}"
        assert f"{name}:{number}: `{shown}` {why}, {REFUSED}" in ran.stderr
    # The run goes on: without what is installed nowhere, and with newslint's own rules.
    assert "languagetool: LanguageTool is not installed; run `newslint languagetool" in ran.stderr
    assert (ran.returncode, "a.txt:1:17" in ran.stdout) == (2, True)


HOSTS = [
    *("0.0.0.0", "0", "127.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.0.0.01"),
    *("[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:7f00:1]", "[::]", "localhost."),
    *("localhost.localdomain", "ip6-localhost", "127.0.0.1.", "①②⑦.0.0.1", "169.254.169.254"),
    *("10.0.0.1", "[fe80::1%25lo]", "[::1%25lo]", "127。0。0。1"),
]
ELSEWHERE = "names a server that is neither this machine nor among your `allowed-servers`"


def test_nothing_is_sent_but_to_this_machine_plainly_named(
    checkout: Checkout, listener: Listener
) -> None:
    addresses = [f"http://{host}:{listener.port}" for host in HOSTS]
    addresses.append(f"http://127.0.0.1:{listener.port}/containers/create")
    for number, address in enumerate(addresses):
        checkout.write(f"{number}/.newslint.yaml", f"languagetool:\n  server: '{address}'\n")
        checkout.write(f"{number}/a.txt")
    ran = checkout.lint()
    for number, address in enumerate(addresses):
        told = f"{number}/.newslint.yaml:2: `languagetool.server` {ELSEWHERE}, {REFUSED}"
        assert told in ran.stderr, address
    assert (ran.returncode, listener.came) == (2, [])


def test_what_answers_as_no_languagetool_is_sent_no_copy(
    checkout: Checkout, listener: Listener
) -> None:
    address = f"http://localhost:{listener.port}"
    checkout.write(".newslint.yaml", f"languagetool:\n  server: '{address}'\n")
    ran = checkout.lint()
    assert (ran.returncode, "there is no answer from LanguageTool at" in ran.stderr) == (2, True)
    assert [came[:12] for came in listener.came] == [b"GET /v2/info"]


def test_the_user_allows_a_server(checkout: Checkout, listener: Listener, tmp_path: Path) -> None:
    address = f"http://0.0.0.0:{listener.port}"
    own = tmp_path / "own" / ".config" / "newslint" / "settings.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(f"languagetool: {{enabled: false, allowed-servers: ['{address}']}}")
    checkout.write(".newslint.yaml", f"languagetool: {{server: '{address}/'}}\n")
    checkout.write("b/.newslint.yaml", "languagetool: {server: 'http://0.0.0.0:1'}\n")
    checkout.write("b/a.txt")
    ran = checkout.lint()
    assert ran.stderr.count("has no say") == ran.stderr.count("b/.newslint.yaml:1: `languag") == 1
    assert len(listener.came) == 1


def test_what_the_user_says_stands_in_the_place_of_what_a_tree_may_not(
    checkout: Checkout, listener: Listener, tmp_path: Path
) -> None:
    own = tmp_path / "own" / ".config" / "newslint" / "settings.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(f"languagetool: {{server: 'http://0.0.0.0:{listener.port}'}}")
    checkout.write(".newslint.yaml", "languagetool: {server: 'http://10.0.0.1', folder: jars}\n")
    ran = checkout.lint()
    assert f"there is no answer from LanguageTool at http://0.0.0.0:{listener.port}" in ran.stderr
    assert len(listener.came) == 1


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("rules: [linked]", ":1: `rules` names linked, which lies outside of"),
        ("rules: [mine]", "mine/house/secret.yaml: leads out of"),
        ("profile: linked.yaml", ":1: `profile` names linked.yaml, which lies outside of"),
    ],
)
def test_what_settings_name_lies_in_the_tree(checkout: Checkout, settings: str, said: str) -> None:
    checkout.link("linked", "../outside/rules")
    checkout.link("linked.yaml", "../outside/secret.yaml")
    checkout.link("mine/house/secret.yaml", checkout.outside / "secret.yaml")
    checkout.write(".newslint.yaml", settings)
    ran = checkout.lint()
    assert (ran.returncode, ran.stdout) == (2, "")
    assert said in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_rules_in_a_circle(checkout: Checkout) -> None:
    checkout.write(".newslint.yaml", "rules: [mine]\n")
    for name in ("a", "b", "house/c", "house/d"):
        checkout.link(f"mine/{name}", checkout.top / "mine")
    checkout.link("mine/round.yaml", "round.yaml")
    ran = checkout.lint()
    assert (ran.returncode, ran.stderr) == (1, "")


BOMB = "a: &a [x, x]\n" + "".join(
    f"{c}: &{c} [{', '.join([f'*{chr(ord(c) - 1)}'] * 9)}]\n" for c in "bcdefghi"
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (".newslint.yaml", BOMB),
        ("mine/house/x.yaml", BOMB),
        (".newslint-accepted.yaml", BOMB),
        ("pyproject.toml", "x = " + "[" * 9000),
    ],
)
def test_floods_are_one_line(checkout: Checkout, name: str, content: str) -> None:
    if name.startswith("mine"):
        checkout.write(".newslint.yaml", "rules: [mine]\n")
    checkout.write(name, content)
    ran = checkout.lint()
    assert ran.returncode == 2
    (line,) = ran.stderr.splitlines()
    assert f"{name}:" in line
    assert len(line) < 400


def test_front_matter_is_plain_lines(checkout: Checkout) -> None:
    object_of = "!!python/object/apply:os.system [touch ran]"
    checkout.write("b.txt", f"---\n{BOMB}date: {object_of}\n---\nAll.")
    checkout.write("c.txt", "---\nfolder: jars\nserver: http://x\nrules: /\n---\nAll.")
    assert checkout.lint("b.txt", "c.txt").returncode in (0, 1)


# Links and what is no file


def test_links_lead_nowhere(checkout: Checkout) -> None:
    checkout.link("secret.txt", "../outside/secret.txt")
    checkout.link("environ.txt", "/proc/self/environ")
    checkout.link("zero.txt", "/dev/zero")
    checkout.link("folder", "../outside")
    checkout.link("git.txt", ".git/config")
    os.mkfifo(checkout.top / "pipe.txt")
    ran = checkout.lint()
    assert ran.returncode == 1
    assert "1 file" in ran.stdout
    assert ran.stderr == (
        "newslint: environ.txt and 2 more links lead out of . and are passed over; name what they "
        "lead to if it is copy\n"
    )


def test_what_is_named_is_refused_aloud(checkout: Checkout) -> None:
    checkout.link("secret.txt", "../outside/secret.txt")
    checkout.link("folder", "../outside")
    checkout.link("proc", "/proc/self/environ")
    os.mkfifo(checkout.top / "pipe")
    inside = ("secret.txt", "folder", "folder/secret.txt", "pipe", "proc")
    named = (*inside, "/dev/zero", "/dev/stdin", "/proc/self/environ", "/proc")
    ran = checkout.lint(*named)
    assert ran.returncode == 2
    for name, line in zip(named, ran.stderr.splitlines(), strict=True):
        why = r"leads out of|is a pipe|is a device|is a part of the system"
        assert re.match(f"newslint: {name}: ({why})", line), line


@pytest.mark.parametrize("name", [".newslint.yaml", ".newslint-accepted.yaml"])
def test_side_files_do_not_lead_out(checkout: Checkout, name: str) -> None:
    checkout.link(name, "../outside/secret.yaml")
    ran = checkout.lint()
    assert ran.returncode == 2
    assert f"{name}: leads out of {checkout.top}, and is not read; put a copy in" in ran.stderr
    accepted = checkout.lint("accept", "--all", "a.txt")
    assert accepted.returncode == 2
    assert (checkout.outside / "secret.yaml").read_text() == f"{SESAME}: 62 % {SESAME}\n"


def test_side_files_that_are_pipes(checkout: Checkout) -> None:
    for name in (".gitignore", "pyproject.toml", ".newslint.yaml", "mine/.newslint.yaml"):
        (checkout.top / name).parent.mkdir(exist_ok=True)
        os.mkfifo(checkout.top / name)
    assert checkout.lint().returncode == 1


def test_a_report_is_not_written_through_a_link_that_leads_out(checkout: Checkout) -> None:
    checkout.link("report.xml", "../outside/secret.txt")
    for how in (("--output", "report.xml"), ("--report", "junit=report.xml")):
        ran = checkout.lint(*how, "a.txt")
        assert (ran.returncode, "report.xml: leads out of the checkout" in ran.stderr) == (2, True)
    assert SESAME in (checkout.outside / "secret.txt").read_text()


# Caches, homes, modules


def test_a_home_that_ci_sets_to_the_checkout(checkout: Checkout, listener: Listener) -> None:
    home = checkout.top / "home"
    for name in ("languagetool-server", "languagetool-core", "language-en"):
        jar(home / ".local/share/newslint/languagetool" / f"{name}.jar")
        jar(home / ".cache/language_tool_python/LanguageTool-6.6" / f"{name}.jar")
    checkout.write(
        "home/.config/newslint/settings.yaml",
        "languagetool:\n  folder: jars\n  allowed-servers: [http://0.0.0.0]\n",
    )
    checkout.write("home/.local/state/newslint/cache-key", b"k" * 32).chmod(0o600)
    pickled = b"cposix\nsystem\n(S'touch ../ran'\ntR."
    for name in ("patterns-cpython-311-2024.json", "heads-0.json", "languagetool-server.json"):
        checkout.write(f"home/.cache/newslint/{name}", pickled)
    checkout.write("home/.cache/newslint/languagetool.sqlite", b"SQLite format 3\0" + bytes(4000))
    for folder in (".cache/newslint", ".local/state/newslint"):
        (home / folder).chmod(0o700)
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    ran = checkout.lint("--languagetool", "a.txt", HOME=str(home))
    assert ran.returncode == 2
    assert "settings.yaml:2: `languagetool.folder` names what is executed, so" in ran.stderr
    assert "LanguageTool lies in a checkout, " in ran.stderr
    after = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    assert after == before, "no cache is used"
    assert "a.txt:1:17" in ran.stdout


def test_a_cache_in_the_checkout_is_not_used(checkout: Checkout) -> None:
    cache = checkout.top / ".cache"
    assert checkout.lint(XDG_CACHE_HOME=str(cache)).returncode == 1
    assert not cache.exists()
    named = checkout.lint(NEWSLINT_CACHE=str(cache))
    assert (named.returncode, cache.is_dir()) == (1, True)
    # Not even then is what another has put there.
    for file in cache.iterdir():
        file.write_bytes(b"cposix\nsystem\n(S'touch ../ran'\ntR.")
    assert checkout.lint(NEWSLINT_CACHE=str(cache)).stdout == named.stdout


def test_modules_and_plugins_of_the_checkout_are_not_imported(checkout: Checkout) -> None:
    mark = f"open({str(checkout.ran)!r}, 'w').write(__name__)\n"
    for name in ("regex", "yaml", "pluggy", "json", "argparse", "evil", "sitecustomize"):
        checkout.write(f"{name}.py", mark)
    checkout.write("evil-1.dist-info/entry_points.txt", "[newslint]\nevil = evil\n")
    checkout.write("evil-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: evil\nVersion: 1\n")
    checkout.write(".newslint.yaml", "ignore: [repetition]\n")
    assert checkout.lint("a.txt").returncode == 1


def test_gits_configuration_runs_nothing(checkout: Checkout) -> None:
    evil = checkout.program("evil.sh")
    checkout.write(".gitattributes", "* filter=evil diff=evil\n")
    checkout.git("add", "-A")
    checkout.git("commit", "-qm", "x")
    for name in ("core.fsmonitor", "diff.external", "diff.evil.textconv", "filter.evil.clean"):
        checkout.git("config", name, str(evil))
    checkout.git("config", "core.hooksPath", str(checkout.top))
    shutil.copy(evil, checkout.top / "post-index-change")
    checkout.write("a.txt", f"{FOUND}\nMore came, 3 % of all.\n")
    ran = checkout.lint("--changed-since", "HEAD", ".")
    assert (ran.returncode, "a.txt:3" in ran.stdout) == (1, True)
    refused = checkout.lint("--changed-since", "^HEAD", ".")
    assert "--changed-since ^HEAD: git knows no such commit" in refused.stderr
    assert refused.returncode == 2


# Names and words

NAMES = [
    "::error::pwned.txt",
    "  ::set-output name=x::y.txt",
    "x\n::error::pwned.txt",
    "x\r::error::pwned.txt",
    "##[error]x.txt",
    "##vso[task.complete].txt",
    "##teamcity[buildStop].txt",
    "--output=x.txt",
    "\x1b]0;x\x07.txt",
]
WORDS = "::error::It reached 62 % ##[error]x ##vso[task.complete] ##teamcity[x] on Sunday.\n"
FORMATS = tuple(newslint_reporters())


def test_no_line_is_a_command(checkout: Checkout, tmp_path: Path) -> None:
    for name in NAMES:
        checkout.write(name, WORDS)
    checkout.write("b\n::error::c.txt", b"\xff")
    reports = [f"--report={name}={tmp_path / name}" for name in FORMATS]
    assert checkout.lint("--statistics", *reports, ".").returncode == 2
    for name in FORMATS:
        text = (tmp_path / name).read_text()
        checkout.hold(text, commands=name == "github")
        if name in ("json", "sarif", "gitlab", "rdjson"):
            assert "##[error]" in json.dumps(json.loads(text))
    commands = (tmp_path / "github").read_text().splitlines()
    assert {line.split(" ")[0] for line in commands} <= {"::error", "::warning", "::notice"}


def test_what_is_said_of_names_is_no_command(checkout: Checkout) -> None:
    for name in NAMES:
        checkout.write(name, WORDS)
    for path in ("gone\n::error::x", "::error::y", "--no\n::error::z", "##[error]"):
        assert checkout.lint("a.txt", path).returncode == 2
    accepted = checkout.lint("accept", "--all", ".")
    assert accepted.returncode == 0
    for name in NAMES:
        (checkout.top / name).unlink()
    assert checkout.lint("accept", "--prune", ".").returncode == 0
    assert checkout.lint("settings", "a.txt").returncode == 0
    checkout.write(".newslint.yaml", "house: '##vso[x]'\nlevels: {'::error::x': note}\n")
    for arguments in (("settings", "a.txt"), ("settings", "--format", "json", "a.txt"), (".",)):
        checkout.lint(*arguments)
