"""What is said of a sentence takes nothing away from what is said of its words."""

import json
from pathlib import Path

from tests.conftest import RunNewslint
from tests.making import rule_data, write_rule

SENTENCE = (
    "The mayor said zounds to the port, zounds to the ferry and gadzooks to whoever was left."
)


def test_a_note_on_a_sentence_beside_errors_in_it(
    newslint: RunNewslint, desk: Path, small_rulebook: Path
) -> None:
    write_rule(
        small_rulebook,
        "style/long",
        rule_data(
            level="note",
            bad=[{"text": "Then it was very late at the port.", "flags": "it was very late at"}],
            good=["It was late."],
            **{"with": {"regex": r"it was very late at|The mayor [^.]*\."}},
        ),
    )
    (desk / "a.txt").write_text(f"{SENTENCE}\n")
    ran = newslint("--format", "jsonl", "a.txt")
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert [(one["level"], one["text"]) for one in found] == [
        ("note", SENTENCE),
        ("error", "zounds"),
        ("error", "zounds"),
        ("warning", "gadzooks"),
    ]
    assert not any("related" in one for one in found)
