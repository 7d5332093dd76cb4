"""The rules that speak of the accepted-findings file, and what they report of it.

They are made here and not read from the rulebook, since what they look at is no copy: no document
goes through them, and no example of copy can prove them.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from newslint.linting.fingerprints import known_again, line_hashes
from newslint.linting.linter import diagnostic_of, lines_of
from newslint.model.diagnostic import Level, Match, Severity
from newslint.model.document import Document
from newslint.model.position import Span
from newslint.model.report import Artifact, FileReport
from newslint.model.rule import Rule, RuleTexts
from newslint.values import frozen

_MOST = 60
"""How much of an accepted finding's text is shown, in characters."""


@frozen
class NotOfCopy:
    """A check that finds nothing in copy."""

    def __call__(self, document: Document) -> Iterator[Match]:
        return iter(())


def _rule(name: str, **said: object) -> Rule:
    same = {
        "id": f"accepted/{name}",
        "level": Level.NOTE,
        "severity": Severity.NEUTRAL,
        "mqm": "other",
        "its": "other",
        "check_name": "accepted",
        "check": NotOfCopy(),
        "origin": str(Path(__file__)),
    }
    return Rule(**(same | said))  # type: ignore[arg-type]


GONE = "gone"
NO_RULE = "no-rule"

STALE = _rule(
    "stale",
    summary="An entry of .newslint-accepted.yaml accepts what is not found.",
    message="“{text}” ({accepted}) is no longer found in {story}; "
    "`newslint accept --prune` takes the entry out.",
    messages={
        GONE: "{story} is no longer there; `newslint accept --prune` takes the entry out.",
        NO_RULE: "There is no rule {accepted}, so the entry for {story} silences nothing; "
        "install the plugin that brings the rule, or delete the entry.",
    },
    told=RuleTexts(
        """\
An entry of an accepted-findings file silences one finding of one story. Where the words of the
finding or those around it were edited, the fault mended or the story deleted, the entry silences
nothing any more. It is reported at its line in that file, so that the file stays as short as what
it speaks of. `newslint accept --prune` takes such entries out.

Nothing is called stale that the run cannot know of: entries for stories that it did not lint, for
rules that were off in it, for a story that a rule crashed on or that came from standard input.
Under --changed-since nothing is. A story counts as deleted where a folder was named that it lay in.
"""
    ),
)
EXPIRED = _rule(
    "expired",
    summary="An entry of .newslint-accepted.yaml held until a day now past.",
    message="“{text}” ({accepted}) in {story} was accepted until {until}; "
    "look at it again, then `newslint accept --until` or `newslint accept --prune`.",
    told=RuleTexts(
        """\
Who accepts a finding with `--until DATE` wants to be asked again: DATE is the last day on which the
entry holds. After it, the finding is reported as if it had never been accepted, and this note says
why it is back. Accept it anew, with a later day or none, or mend the copy and have
`newslint accept --prune` take the entry out.
"""
    ),
)
UNUSED_REMARK = _rule(
    "unused-remark",
    summary="A remark in a story's markup silences nothing.",
    message="Nothing is found that this remark silences ({accepted}); delete it.",
    messages={
        NO_RULE: "There is no rule {accepted}, so this remark silences nothing; "
        "install the plugin that brings the rule, or delete the remark.",
    },
    told=RuleTexts(
        """\
In HTML and Markdown, `<!-- newslint-ignore RULE: reason -->` silences
the findings of a rule, an entry or a category in the next block; `newslint-ignore-begin` those up
to `newslint-ignore-end`, and `newslint-ignore-file` those of the whole story. A remark for which
nothing is found any more is reported here, so that it does not hide the next fault. Nothing is said
of rules that were off, and nothing under --changed-since.
"""
    ),
)
ACCEPTED_RULES = (EXPIRED, STALE, UNUSED_REMARK)


@frozen
class Told:
    """What is to be reported of one entry; ``span`` counts in the text of its file."""

    rule: Rule
    span: Span
    accepted: str
    """The address of the rule that the entry names."""
    story: str
    text: str
    until: str = ""
    diagnosis: str = ""


def report_on(
    path: str, data: bytes, told: Sequence[Told], levels: Mapping[str, Level | None]
) -> FileReport:
    """The report of an accepted-findings file; ``levels`` has None for a rule that is off."""
    with_mark = data.decode("utf-8")
    text = with_mark.removeprefix("\ufeff")
    document = Document(path, text, text, ())
    found = []
    for one in sorted(told, key=lambda one: one.span):
        level = levels[one.rule.id]
        if level is not None:
            values = {"accepted": one.accepted, "story": one.story, "until": one.until}
            values["text"] = one.text if len(one.text) <= _MOST else one.text[: _MOST - 1] + "…"
            match = Match(one.span, values, diagnosis=one.diagnosis)
            found.append(diagnostic_of(one.rule, level, match, document))
    diagnostics = tuple(known_again(document, found))
    return FileReport(
        path,
        diagnostics,
        lines=lines_of(document, diagnostics),
        line_hashes=line_hashes(with_mark, {d.place.start.line for d in diagnostics}),
        artifact=Artifact("utf-8", len(data), hashlib.sha256(data).hexdigest()),
    )
