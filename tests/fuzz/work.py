"""Work that is counted, so that the same run says the same on any machine, however busy."""

import sys
from types import FrameType
from typing import Any

from newslint.linting.linter import Linter
from newslint.model.document import Metadata
from newslint.readers import plain_text


def lines_run(rules: Linter, text: str) -> int:
    """How many lines of newslint are run, loops and comprehensions turn by turn, to lint a text.

    What C does inside one line, such as a search, is not counted: `scaling` times it.
    """
    count = 0

    def of_line(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        if event == "line":
            count += 1
        return of_line

    def of_call(frame: FrameType, _event: str, _argument: Any) -> Any:
        return of_line if "newslint" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(of_call)
    try:
        rules.lint(plain_text.read_text(text, "story.txt", Metadata(language="en")))
    finally:
        sys.settrace(before)
    return count
