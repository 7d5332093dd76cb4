"""The words in which news says that a figure went up or down."""

import re
from functools import cache

# Each row is a verb with all its forms, or a noun. Nouns that are verbs as well stand once.
_UP = """
rise rises rose risen rising|increase increases increased increasing|grow grows grew grown growing
growth|climb climbs climbed climbing|jump jumps jumped jumping|soar soars soared soaring|surge
surges surged surging|gain gains gained gaining|leap leaps leapt leaped leaping|swell swells
swelled swollen|rocket rockets rocketed rocketing|skyrocket skyrocketed skyrocketing|balloon
ballooned ballooning|raise raises raised raising|boost boosts boosted boosting|hike hikes hiked|lift
lifts lifted|up|upsurge|spike spikes spiked|mushroomed|expand expanded expands expansion
"""
_DOWN = """
fall falls fell fallen falling|drop drops dropped dropping|decline declines declined declining
decrease decreases decreased decreasing|slip slips slipped slipping|slide slides slid sliding
plunge plunges plunged plunging|plummet plummets plummeted plummeting|tumble tumbles tumbled
tumbling|sink sinks sank sunk sinking|shrink shrinks shrank shrunk shrinking|slump slumps slumped
slumping|dip dips dipped dipping|cut cuts cutting|reduce reduces reduced reducing reduction
slash slashes slashed slashing|lower lowers lowered lowering|dwindle dwindles dwindled dwindling
contract contracts contracted contraction|trim trims trimmed|down|diminish diminished|shorten
shortened shortens|lose loses lost losing
"""
# What takes an object: "cut the number of seats from 16 to 10".
TRANSITIVE = frozenset(
    """
    increase increases increased increasing raise raises raised raising boost boosts boosted
    boosting lift lifts lifted hike hiked cut cuts cutting reduce reduces reduced reducing
    slash slashes slashed slashing lower lowers lowered lowering trim trims trimmed shorten
    shortened shortens decrease decreases decreased decreasing""".split()
)
NOUNS = frozenset(
    """
    rise increase growth climb jump surge gain leap boost hike lift upsurge spike expansion
    fall drop decline decrease slide plunge tumble slump dip cut reduction contraction""".split()
)


@cache
def directions() -> dict[str, int]:
    """Every word of change with 1 for up and -1 for down."""
    return {
        word: sign
        for table, sign in ((_UP, 1), (_DOWN, -1))
        for word in re.split(r"[|\s]+", table.strip())
    }


@cache
def change_word() -> str:
    """A regular expression for a word of change, without a group."""
    words = sorted(directions(), key=lambda word: (-len(word), word))
    return rf"(?:{'|'.join(words)})\b"


@cache
def number_words() -> dict[str, int]:
    """How many times "doubled", "tripled" … and the "fold" words say; -2 for "halved"."""
    words: dict[str, int] = {}
    for stem, times in (("doubl", 2), ("tripl", 3), ("trebl", 3), ("quadrupl", 4), ("halv", -2)):
        words |= dict.fromkeys((f"{stem}e", f"{stem}es", f"{stem}ed", f"{stem}ing"), times)
    words |= {"quintuple": 5, "quintupled": 5}
    return words
