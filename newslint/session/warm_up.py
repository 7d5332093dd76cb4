"""What linting loads and compiles, loaded and compiled before processes are forked.

A quarter of a second of work, and megabytes, that each process would otherwise have for itself.
"""

from pathlib import Path

from newslint.session.file_linters import FileLinters

# It holds something of each kind that is looked at. No story of a run serves for that: one that
# ends its process must not end this one.
_STORY = """\
---
date: 2024-03-14
---
Harbor of Velmora to get a second ferry

VELMORA, March 14 (Newsdesk) - The harbor of Velmora will have a second ferry by June 2025, the \
ministry of transport said on Thursday. The crossing of 430 kilometers (267 miles) takes 9 hours, \
and costs 45 euros ($49), 12% more than in 2019.

“We did not see it coming,” said Dr. Anna Torv, 52, who has run the port for 20 years. “It is a \
great help, and it's about time.”

The ship left Ostrin at 10:30 a.m. (1430 GMT) on Monday, March 11, and carried 1,250 people, among \
them 13 children; a third of them, or about 400, were asleep. It was -4C (24.8F) at night. U.S. \
officials of the World Harbor Organization (WHO) were on board.

Mr Torv, born in 1972, told reporters that the price had risen from $3.5 million to $4.2 million \
between 2020 and 2023, i.e. by a fifth. At the end of the day, the mayor, Li Wenhua, gave the \
green light: “The council agreed.” The first 5,000-ton hull was laid down in the 1990s.

— The second quay is 2.5 m deep
— The third, which is not finished, has 40 hectares (99 acres)
"""


def warm_up(linters: FileLinters, path: Path) -> None:
    """Lint a story of our own as if it were the one at ``path``."""
    linters.for_path(path).lint_bytes(_STORY.encode(), path.with_name("warm-up.txt"))
