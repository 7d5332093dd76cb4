"""Family, titles, offices, and the small words inside names."""

NEAR_KIN = (
    *("father", "mother", "parent", "parents", "husband", "wife", "wives", "spouse", "couple"),
    *("son", "sons", "daughter", "daughters", "brother", "brothers", "sister", "sisters"),
    *("sibling", "siblings", "twin", "twins", "widow", "widower"),
)
"""Those who often share a surname. Not children, who are in every other story."""
KIN = (
    *NEAR_KIN,
    *("child", "children"),
    *("grandfather", "grandmother", "uncle", "aunt", "cousin", "nephew", "niece", "partner"),
    *("boyfriend", "girlfriend"),
)

TITLES = ("Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Professor")
"""What stands before a surname alone, whatever the office; without the stop that may follow."""
OFFICES = (
    *("President", "Minister", "Governor", "Senator", "General", "Judge", "Mayor", "Chancellor"),
    "Premier",
)
"""What stands before a surname as a title: "Mayor Lund". After "Secretary" or "Director" in
translated copy stands another title."""

NAME_PARTICLES = (
    *("al", "el", "ul", "bin", "ibn", "ben", "abu", "van", "von", "de", "da", "do", "dos", "du"),
    *("der", "den", "del", "della", "di", "la", "le", "zu", "af", "av", "ter", "ten"),
)
"""Small words inside names; some of them are words of English or of the copy's source as well."""
SURE_PARTICLES = ("al", "bin", "da", "de", "del", "der", "el", "ibn", "la", "van", "von")
"""Those that stand between two capitals in names only, so that they may join a first name to a
surname without a look at the rest."""
