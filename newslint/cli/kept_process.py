"""What a resident process of the command is: everything that a run needs, loaded and warm."""

import io
import os
import sys
import zoneinfo
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path

import newslint
from newslint.cli import command
from newslint.cli.arguments import lint_parser
from newslint.foundation.file_stamps import stamps_below
from newslint.plugins.gathering import keep_entry_points
from newslint.resident.own_code import OwnCode
from newslint.resident.place import identity
from newslint.resident.server import Server, Work
from newslint.rulebook.rules_at_hand import keep_at_hand
from newslint.session.run import Copy, RunOptions
from newslint.session.session import STORY, Session

_PACKAGE = Path(newslint.__file__).parent
_ALSO = (
    *("cli.lint", "cli.fixes", "foundation.yaml_text", "foundation.git", "comparing"),
    *("settings.settings_file", "settings.accepted_file", "settings.git_ignore"),
    *("linting.fixing", "readers.writing_back", "session.changed_files", "session.workers"),
    *("reporters.sarif_report", "reporters.github_report", "subjects.places.clock_data"),
)
"""What a run imports when it needs it, and a story alone does not lead to."""
_CODE = (".py", ".csv")
_LENGTH = 4_000
"""About so many characters has a story that is linted beforehand."""
_TOUCHES = 1


def serve() -> None:
    """Be a resident process, as ``resident.starting`` has started it."""
    path, numbers, of = sys.stdin.buffer.read().split(b"\0", 2)
    lock, minutes, began = numbers.split()
    nowhere = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nowhere, 0)
    os.close(nowhere)
    code = _own_code()
    if of != identity() or code.was_written_since(int(began)):
        return  # it can answer for nobody
    touches = _warmed_up()
    server = Server(os.fsdecode(path), of, float(minutes), Work(command.main, touches, code))
    os.close(int(lock))
    server.serve()


def _own_code() -> OwnCode:
    """What the process is made of: newslint, the folders that packages lie in, and Python."""
    own = stamps_below(_PACKAGE, _CODE)
    files = [path for path in own if path.endswith(_CODE)]
    folders = [path for path in own if not path.endswith((*_CODE, "__pycache__"))]
    files.append(sys.executable)
    for folder in sys.path:
        folders.append(folder)
        files.extend(map(str, Path(folder).glob("*.*-info/entry_points.txt")))
    # The clocks of the system, which are replaced as a whole.
    return OwnCode.of((*files, *zoneinfo.TZPATH), folders)


def _warmed_up() -> list[Callable[[], None]]:
    """Load what runs need. Returns what a child may do to have it at hand."""
    keep_at_hand()
    for name in _ALSO:
        import_module(f"newslint.{name}")
    with _session() as session:
        stories = list(_stories(session))
    # Plugins are loaded by each run, with whatever they do and say then.
    go_through = _lint if keep_entry_points() else _run
    for story in stories:
        go_through(story)
    with _session() as session:
        # As it has just been kept, so that no run reads it again.
        session.resources.patterns.load()
    return [partial(go_through, story) for story in stories[:_TOUCHES]]


def _session() -> Session:
    return Session(isolated=True, plugins=False)


def _run(story: str) -> None:
    """Make a run on a story, without the settings of anyone."""
    before = sys.stdin, sys.stdout, sys.stderr
    streams = [io.TextIOWrapper(io.BytesIO(given), "utf-8") for given in (story.encode(), b"", b"")]
    sys.stdin, sys.stdout, sys.stderr = streams
    try:
        command.main(["--isolated", "-"])
    finally:
        sys.stdin, sys.stdout, sys.stderr = before


def _lint(story: str) -> None:
    """Lint a story as a run does, but for plugins and for what the command does."""
    options = RunOptions(copy=Copy(story.encode(), Path(STORY)))
    lint_parser().parse_args(["-"])
    with _session() as session, session.run([], options) as stream:
        reporter = session.reporter("text")
        reporter.begin(stream.begin)
        for report in stream:
            reporter.file(report)
        reporter.end(stream.end())


def _stories(session: Session) -> Iterator[str]:
    """The examples of all rules, some to a story: so each is asked once, and finds something."""
    some: list[str] = []
    for text in _examples(session):
        some.append(text)
        if sum(map(len, some)) > _LENGTH:
            yield "\n\n".join(some)
            some = []
    yield "\n\n".join(some)


def _examples(session: Session) -> Iterable[str]:
    for rule in session.rules:
        yield from (example.text for example in rule.texts.bad[:1])
        for entry in rule.texts.entries.values():
            yield from (example.text for example in entry.bad[:1])
