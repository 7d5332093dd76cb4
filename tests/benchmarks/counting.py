"""What a run on one clean story does, in counts that are the same on any machine.

    python -m tests.benchmarks.counting

Prints JSON: the ``modules`` of newslint that are imported, the ``classes`` that are made by writing
and compiling code (dataclasses, named tuples), the ``patterns`` that are run, and the ``passes`` of
a pattern over the whole prose; the last two with the module of newslint that asks for them.

The rulebook has to be compiled already, as it is in a wheel and after any run.
"""

import builtins
import contextlib
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Callable
from types import FrameType
from typing import Any

from tests.benchmarks.inputs import clean_story

_MAKERS = {"_process_class": "cls", "namedtuple": "typename"}
"""Functions that make classes by ``exec`` or ``eval``, and what each calls the class."""
_LIBRARIES = ("collections", "dataclasses", "typing")
_METHODS = ("finditer", "findall", "search", "split", "splititer", "sub", "subn")
_ON_PARTS = ("match", "fullmatch")
_SHARED = ("newslint.patterns.", "newslint.text.segments_holding")
"""Modules that run patterns for others."""


def counted() -> dict[str, Any]:
    """Run newslint on a clean story in this process, which must not have imported it."""
    assert "newslint" not in sys.modules
    story = clean_story()
    made: set[str] = set()
    run: dict[tuple[str, int], str] = {}
    passes: Counter[str] = Counter()

    def watched(compile_code: Callable[..., Any]) -> Callable[..., Any]:
        def watching(source: Any, *others: Any) -> Any:
            if isinstance(source, str) and (name := _class_made(sys._getframe(1))):
                made.add(name)
            return compile_code(source, *others)

        return watching

    class Counted:
        """Stands for a pattern, and counts what is done with it."""

        def __init__(self, pattern: Any) -> None:
            self.counted = pattern

        def __getattr__(self, name: str) -> Any:
            given = getattr(self.counted, name)
            if name not in (*_METHODS, *_ON_PARTS):
                return given

            def counting(*arguments: Any, **named: Any) -> Any:
                of = _module(sys._getframe(1))
                run.setdefault((self.counted.pattern, self.counted.flags), of)
                text, *bounds = arguments[1:] if name.startswith("sub") else arguments
                if name in _METHODS and not bounds and 0.9 < len(text) / len(story) < 1.1:
                    passes[f"{of}: {_shown(self.counted.pattern)}"] += 1
                return given(*arguments, **named)

            return counting

    def counting_compile(library: Any) -> None:
        compiled = library.compile

        def compile_pattern(*arguments: Any, **named: Any) -> Any:
            pattern = compiled(*arguments, **named)
            of = sys._getframe(1).f_globals.get("__name__", "")
            return Counted(pattern) if of.startswith("newslint.") else pattern

        library.compile = compile_pattern

    import regex

    builtins.exec, builtins.eval = watched(builtins.exec), watched(builtins.eval)
    counting_compile(re)
    counting_compile(regex)
    sys.stdin = io.TextIOWrapper(io.BytesIO(story.encode()))
    said = io.StringIO()
    from newslint.cli import main

    with contextlib.redirect_stdout(said):
        status = main(["--isolated", "--jobs", "1", "-"])
    assert status == 0, said.getvalue()
    modules = [name for name in sys.modules if name.partition(".")[0] == "newslint"]
    by_module: dict[str, list[str]] = {}
    for (source, _), of in run.items():
        by_module.setdefault(of, []).append(_shown(source))
    return {
        "modules": sorted(modules),
        "classes": sorted(made),
        "patterns": sorted(f"{of}: {one}" for of, some in by_module.items() for one in some),
        "passes": sorted(passes.elements()),
    }


def _class_made(frame: FrameType | None) -> str:
    while frame is not None:
        name = _MAKERS.get(frame.f_code.co_name)
        if name is not None and name in frame.f_locals:
            made = frame.f_locals[name]
            while frame is not None and frame.f_globals.get("__name__") in _LIBRARIES:
                frame = frame.f_back
            module = frame.f_globals.get("__name__", "") if frame else ""
            called = getattr(made, "__qualname__", made)
            return f"{module}.{called}" if module.startswith("newslint.") else ""
        frame = frame.f_back
    return ""


def _module(frame: FrameType | None) -> str:
    """The module of newslint that asks, behind those that run patterns for others."""
    name = "elsewhere"
    while frame is not None:
        here = frame.f_globals.get("__name__", "")
        if here.startswith("newslint."):
            name = here
            if not here.startswith(_SHARED):
                break
        frame = frame.f_back
    return name


def _shown(source: str) -> str:
    line = " ".join(source.split())
    return line if len(line) <= 60 else line[:57] + "..."


if __name__ == "__main__":
    json.dump(counted(), sys.stdout, indent=1)
