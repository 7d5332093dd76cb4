"""Copy of our own making to measure with, the same on each run."""

import random
from collections.abc import Iterator
from pathlib import Path

STORY_SIZE = 6_600
"""Bytes of a story: about that of a long one of an agency."""
STORIES_IN_A_MEGABYTE = 155
LARGE = 7_600
"""Stories that have some 50 MB."""

_SENTENCES = (
    "The {k}-kilometer ({i} miles) road to {town} was closed on {day}, {date}, the ministry said.",
    "Prices rose {p}% to {n} yuan (${m}) in the {m} months to June, from {n} yuan a year ago.",
    "“We did not see it coming,” said {name}, {m}, who has lived there for {m} years.",
    "At least {m} people were hurt, among them {p} children, when the wall fell at {h}:30 a.m.",
    "The council is to meet again next week, though few of its members expect an agreement.",
    "It was the warmest night since {year}, at {w}C ({f}F), and the wind reached {n} km/h.",
    "Rescuers had been looking for the boat since the storm, and found it near the old harbor.",
    "{name} said on {day} that the two sides had come closer, but that no date had been set.",
)
_QUIET = (
    "The ferry to {town} will not sail before the storm has passed, the harbor office said.",
    "Residents of {town} were told to boil their water until the new main has been tested.",
    "{name}, who runs the bakery by the station, said that she would open again in spring.",
    "The museum has lent three paintings to {town}, where they can be seen until autumn.",
    "Nobody was hurt in the fire, which began in a kitchen and was put out within the hour.",
    "A ruling on the appeal is likely before the summer, lawyers said.",
    "Farmers around {town} fear for the harvest after weeks in which hardly any rain has fallen.",
    "Trains ran late all morning because a tree had fallen on the line north of the river.",
    "A spokesman for the company declined to comment on talks with the union.",
    "Schools in the valley stayed closed, and teachers set work for pupils to do at home.",
    "The two neighbors have argued over the bridge ever since the river changed its course.",
    "Voters in {town} will choose a new mayor after the council failed to agree on one.",
)
_FIGURES = (
    "The crossing of 430 kilometers (267 miles) takes nine hours, for up to 1,250 people.",
    "It cost $3.5 million in 2019, and $4.2 million now, or 20% more, according to the ministry.",
    "“We did not see it coming,” said Anna Torv, 52, who has worked there since 1998.",
    "The talks began at 10:30 a.m. on Monday, March 11, and ended shortly before midnight.",
    "At night it was 4 degrees Celsius (39 degrees Fahrenheit), the warmest in a decade.",
    "The World Harbor Organization (WHO) said that 13 of 40 members had voted against it.",
)
_TOWNS = ("Velmora", "Ostrin", "Karlow")
_NAMES = ("Anna Torv", "Miles Okafor", "Li Wenhua")


def dense_text(chance: random.Random, sentences: int = 24) -> str:
    """A story with more figures than news has."""
    return _text([_filled(chance, chance.choice(_SENTENCES)) for _ in range(sentences)])


def story_text(chance: random.Random, size: int = STORY_SIZE) -> str:
    """A story that has about as many figures as news has, with a headline and a date."""
    head = f"---\ndate: 2025-06-18\n---\n{_filled(chance, 'Ferry to {town} stays in port')}\n\n"
    sentences: list[str] = []
    length = len(head)
    while length < size:
        kind = _SENTENCES if chance.random() < 0.2 else _QUIET
        sentences.append(_filled(chance, chance.choice(kind)))
        length += len(sentences[-1].encode()) + 1
    return head + _text(sentences)


def clean_story() -> str:
    """A story in which nothing is found."""
    chance = random.Random(2026)
    sentences = [_filled(chance, one) for one in (*_QUIET, *_FIGURES)]
    chance.shuffle(sentences)
    return (
        "Ferry to Velmora stays in port\n\n"
        "VELMORA, March 14, 2024 (Newsdesk) - The storm has reached the coast, the harbor said.\n\n"
        + _text(sentences)
    )


def write_stories(folder: Path, count: int) -> None:
    """So many stories, a hundred in a folder."""
    chance = random.Random(count)
    for number in range(count):
        path = folder / f"{number // 100:03}" / f"{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(story_text(chance), encoding="utf-8")


def write_lexicon(folder: Path, entries: int) -> None:
    """A rulebook of one lexicon, with so many phrases that no story holds."""
    chance = random.Random(entries)
    lines = [
        "summary: A phrase that the house does not use.",
        "level: warning",
        "severity: minor",
        "mqm: style/organizational-style",
        "its: style",
        "message: Write {replacements}, not “{match}”.",
        "explanation: The house says it in another way.",
        "check: substitution",
        "entries:",
    ]
    for number in range(entries):
        first, second = (_word(chance) for _ in range(2))
        phrase = f"{first} {second} {_spelled(number)}"
        lines += [
            f"  entry-{number}:",
            f"    find: {phrase}",
            "    replace: [plain words]",
            f"    bad: [{{text: 'They spoke of {phrase} again.', flags: {phrase}}}]",
            "    good: [They spoke of nothing.]",
        ]
    (folder / "house").mkdir(parents=True, exist_ok=True)
    (folder / "house" / "phrases.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _word(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(3))


def _spelled(number: int) -> str:
    return "".join("abcdefghij"[int(digit)] + "u" for digit in str(number))


def _text(sentences: list[str]) -> str:
    return "\n\n".join(_paragraphs(sentences)) + "\n"


def _paragraphs(sentences: list[str]) -> Iterator[str]:
    for at in range(0, len(sentences), 3):
        yield " ".join(sentences[at : at + 3])


def _filled(chance: random.Random, sentence: str) -> str:
    length, warmth = chance.randint(10, 900), chance.randint(2, 38)
    return sentence.format(
        k=length,
        i=round(length / 1.609344),
        f=round(warmth * 1.8 + 32),
        n=f"{chance.randint(100, 90_000):,}",
        m=chance.randint(13, 99),
        p=chance.randint(2, 12),
        w=warmth,
        h=chance.randint(1, 12),
        year=chance.randint(1900, 2020),
        town=chance.choice(_TOWNS),
        day=chance.choice(("Monday", "Thursday", "Sunday")),
        date=f"{chance.choice(('March', 'July', 'October'))} {chance.randint(1, 28)}",
        name=chance.choice(_NAMES),
    )
