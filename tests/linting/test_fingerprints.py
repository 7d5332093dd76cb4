import random

import pytest

from newslint.linting.fingerprints import line_hashes
from newslint.model.position import LineIndex
from newslint.model.report import FileReport
from tests.making import lint, rule

OATH = rule("house/zounds")
PARAGRAPH = (
    "The mayor stood at the gate of the old harbor and said zounds to all who would hear it."
)


def prints(report: FileReport) -> list[str]:
    return [diagnostic.fingerprint for diagnostic in report.diagnostics]


@pytest.mark.parametrize(
    ("text", "around"),
    [
        (PARAGRAPH, "of the old harbor and said zounds to all who would hear it."),
        ("Zounds.\n\nOh,\n“zounds!”\n", "“zounds!”"),
        (
            "In the old port he\u00a0said zounds – to us all who stood there",
            "In the old port he said zounds – to us all who stood",
        ),
    ],
)
def test_the_words_around_end_at_the_paragraph(text: str, around: str) -> None:
    assert lint(text, OATH).diagnostics[-1].around == around


def test_what_is_written_elsewhere_changes_no_fingerprint() -> None:
    before = prints(lint(f"{PARAGRAPH}\n\nHe left, zounds, early.\n", OATH))
    after = prints(
        lint(f"A new paragraph.\n\n{PARAGRAPH}\n\nOne more.\n\nHe left, zounds, early.", OATH)
    )
    assert before == after


def test_line_ends_and_wrapping_change_no_fingerprint() -> None:
    wrapped = PARAGRAPH.replace("old harbor", "old\r\nharbor").replace("to all", "to\r\nall")
    assert prints(lint(wrapped, OATH)) == prints(lint(PARAGRAPH, OATH))


def test_a_change_beside_the_place_makes_another_fingerprint() -> None:
    assert prints(lint(PARAGRAPH.replace("said", "cried"), OATH)) != prints(lint(PARAGRAPH, OATH))


def test_the_same_words_again_are_counted() -> None:
    one, two, three = prints(lint("Oh, zounds.\n\nOh, zounds.\n\nAh, zounds.", OATH))
    assert one.partition(":")[::2] == (two.partition(":")[0], "1")
    assert two.endswith(":2")
    assert three.endswith(":1")


def test_fingerprints_of_one_file_differ() -> None:
    made = prints(lint("zounds\n\n" * 50, OATH))
    assert len(set(made)) == len(made) == 50


def github_hashes(text: str) -> list[str]:
    """The line hashes as github/codeql-action reckons them: a window that rolls over the text."""
    units = text.encode("utf-16-le", "surrogatepass")
    stream: list[tuple[int, bool]] = []
    starts, after_return = True, False
    for at in range(0, len(units), 2):
        unit = int.from_bytes(units[at : at + 2], "little")
        if unit in (32, 9) or (after_return and unit == 10):
            after_return = False
            continue
        after_return = unit == 13
        unit = 10 if after_return else unit
        stream.append((unit, starts))
        starts = unit == 10
    stream.append((65535, starts))
    stream += [(0, False)] * 100
    made: list[str] = []
    counts: dict[str, int] = {}
    rolling = 0
    for at, (unit, _) in enumerate(stream):
        rolling = rolling * 37 + unit - (37**100 * stream[at - 100][0] if at >= 100 else 0)
        if at >= 99 and stream[at - 99][1]:
            value = f"{rolling % 2**64:x}"
            counts[value] = counts.get(value, 0) + 1
            made.append(f"{value}:{counts[value]}")
    return made


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "a",
        "A line.\nAnother  line.\tIt is\r\nlonger.\r\rLast",
        "same\nsame\n" * 40,
        "\ufeffwith a mark\nand more",
        "x" * 300 + "\n" + "\U0001f600" * 120 + "\n",
        "a\r \nb",
    ],
)
def test_line_hashes_are_those_of_github(text: str) -> None:
    lines = range(1, len(LineIndex.of(text)) + 1)
    assert [value for _, value in line_hashes(text, lines)] == github_hashes(text)


def test_line_hashes_of_some_lines_are_those_of_all() -> None:
    chance = random.Random(1)
    text = "".join(
        chance.choice(["The port. ", "\n", "\r\n", "é\u2028", "\n\n"]) for _ in range(400)
    )
    every = dict(line_hashes(text, range(1, len(LineIndex.of(text)) + 1)))
    for _ in range(20):
        wanted = set(chance.sample(sorted(every), 3))
        assert dict(line_hashes(text, wanted)) == {n: every[n] for n in wanted}


LONG = "\n".join(["Wordsofuncommonlength standhere, and aline\nisshort"] * 8)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_what_ends_the_lines_is_of_no_account(end: str) -> None:
    text = f"{LONG}\nand zounds too\n{LONG}\n\nOh,\nzounds it\nis.\n"
    one, other = (lint(copy, OATH).diagnostics for copy in (text, text.replace("\n", end)))
    assert [(d.fingerprint, d.around) for d in one] == [(d.fingerprint, d.around) for d in other]
    # How far is looked at counts characters, of which such an end has two.
    long = f"{'x' * 50}\n" * 5 + "zounds\n" + f"{'y' * 50}\n" * 5
    one, other = (lint(copy, OATH).diagnostics for copy in (long, long.replace("\n", end)))
    assert [(d.fingerprint, d.around) for d in one] == [(d.fingerprint, d.around) for d in other]
