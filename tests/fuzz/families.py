"""Families of texts: one unit over and over, as long as is asked for.

A unit may count: ``{n}`` is a number, ``{w}`` a running word, ``{W}`` the same with a
capital, ``{A}`` in capitals. What stands for the same each time and what is new each time go
through different parts of the rules.
"""

from collections.abc import Iterator
from dataclasses import dataclass

# It begins and ends as a story does.
OPENING = "The council of the town met on Monday, and the mayor said that it would meet again.\n\n"
CLOSING = "a)abc."

_CHARACTERS = (
    " \t\n\r\u00a0\u2009\u202f\u200b\u00ad\ufeff.,;:!?…-–—_/\\()[]{}<>\"'“”‘’«»‹›„‚`´"
    "*#@&%$£€¥+=~^|0159aAzZéßıſжЖ桥。！「」̈\U0001f600"
)

_MARKS = (
    "a\n", "a. ", ". a", "a.a.", ",a", ", ; ", " ,", ".,", "( a ] ", "((a", "a) ", '"a ', '" a', 'a" ',
    "“a ", "a” ", "“a” ", "‘a ", "a’ ", "‘s’ ", "it’ s ", "’a ", "''a ", "``a ", "«a ", "a» ", "„a“ ",
    '"“', '" "', "“ “", "” ”", "\"' ", "a-", "- a", "-a-", "a - ", "a – ", "a — ", "—a", "...", ". . . ",
    "?! ", "! a", "a/", "/a/", "a & ", "a_b_", "a@", "a@b.c ", "#a ", "<b>", "</b>", "<b a=", "&amp;",
    "&", "a|", "| a | ", "* a\n", "- a\n", "1. a\n", "a:\n", "A:\n", "a桥 ", "桥梁", "а ", "aа", "e\u0301",
    "a\u00ad", "a\u200b", "\u00a0a", "\r\n", "a\r\n", "a\r", "\n\n", "a\n\n", " \n", "\t\n", "a \n",
    "Https://a.b/", "http://", "www.a.b ", "a.b.c.", "A.B. ", "U.S. ", "Mr. ", "a.m. ", "Jan. ",
    "(A) ", "(AB", "(AB) ", "([", "[a](b) ", "![a] ", "{a} ", "a='", "%s ", "\\u00e9", "Ã©", "â€™",
)  # fmt: skip

_NUMBERS = (
    "1,", "1.", "1 ", "1,1,", "1.1.", "1 1 ", "123,456,", "123.456.", "1,234,", "1 000 ", "1 234 567 ", "1'000'",
    "1,1,1,", "12,34,", "1/2/", "1/2 ", "½ ", "1½ ", "1:", "12:30", "12: 30 ", "12:30 ", "12.30 ", "1:2:3:", "1-2-",
    "1-2 ", "1–2 ", "1 - 2 ", "1 to 2 ", "1st ", "2nd of ", "1%", "1 %", "1 % ", "1 per cent ", "1 percent of ",
    "$1 ", "$1", "$ 1 ", "1 $ ", "€1 (", "$1m (£1m) ", "$1 or £1 or ", "$5m (£4m; €4m; ", "£1; €1; ", "$1/£1/",
    "$1-$2-", "US$1 ", "1 US dollars ", "1 euros and ", "Rs 1 ", "1 million ", "1 million-", "1bn ", "1m ", "1k",
    "5 km ", "5km", "5 -miles (", "5 km (3 miles) ", "5 miles (8 km; ", "5 km, 3 miles, ", "5x5x", "5 by 5 by ",
    "5°C ", "5° ", "5ºF (", "-5 ", "−5 ", "+5 ", "#5 ", "No. 5 ", "(5) ", "(5", "5)", "5 of 5 ", "5 out of ",
    "one ", "two hundred ", "one hundred and ", "twenty-", "twenty-one ", "a dozen ", "half a ", "million ",
    "thousands of ", "2024 ", "2024-", "2024-2025 ", "1999/", "in 2024 ", "2567 BE ", "Reiwa 6 ", "Reiwa ", "year 113 ",
    "1445 AH (2024) ", "Reiwa {n} ", "in 25{n} ", "12 June 2567 ", "May 5, ", "5 May ", "May 5 ", "May ", "Monday ",
    "Monday, May 5, ", "Monday, 5 May 2024 ", "from Monday to ", "May 5-6 ", "May 5 to May 3 ", "01/02/2024 ",
    "2024-05-06 ", "2024-05-06T", "5 a.m. ", "5pm ", "5 pm (4 am) ", "at 5 p.m. on ", "0500 GMT ", "05:00 GMT (", "UTC+5 ",
    "GMT ", "UTC ", "5 p.m. ET (2200 GMT) ", "5h ", "5 hours ", "5 years ", "aged 5 ", "5-year-old ", "(5) aged ", "age ",
    "5 minutes and ", "five-", "{n} ", "{n}, ", "{n}; ", "${n} ", "{n} people ", "{n},000 ", "{n} 000 ", "{n} km ",
    "{n}:00 ", "{n}% ", "{n}/", "{n}-", "({n}) ", "May {n} ", "{n} May ", "{n} years ",
)  # fmt: skip

_WORDS = (
    "and and ", "the and the ", "the ", "a an ", "very ", "said ", "he said ", "he said, ", "she said that ", "that ",
    "of the ", "in the frames of ", "not only ", "but also ", "as well as ", "because ", "however, ", "to to ",
    "from ", "from 1 to 2 ", "from 1 to ", "to 1 from 2 ", "to 1, from ", "1, up from ", "up 1% from ", "rose ",
    "rose by 1% ", "rose 5% from 1 to 2, ", "fell by half ", "doubled ", "more than ", "less than ", "about ",
    "a b c ", "a b c d e f g ", "ab ", "aa ", "aaa-", "Ab ", "AB ", "ABC ", "{A} ", "{w} ", "{W} ", "{W}, ", "{W} and ",
    "({A}) ", "World Trade Body (WTB) ", "World Health Organisation (WHO) ", "{W} Party ({A}P) ", "{W} {W} ", "{W} Agency (",
    "of of the Agency ", "Union Union ", "Mr {W} ", "Mr. {W} ", "President {W} ", "Ann {W} ", "Ann {W} said. ", "Ms ",
    "Dr. ", "John ", "John Smith ", "Smith ", "Mr Smith ", "Mary Smith, he ", "he ", "she ", "his ", "her ", "Jr. ",
    "van der ", "al-", "Al-{W} ", "O'", "d'", "McA", "de la ", "Republic of China ", "People's Republic of ", "Taiwan ",
    "Thailand 2567 ", "Kyiv ", "Kyiv Kiev ", "New York ", "North ", "United States ", "the Iranian year ", "years ago ",
    "last year ", "next week ", "on Monday ", "yesterday ", "a total of ", "a third of ", "two thirds ", "half of ",
    "the 5th anniversary ", "since 2000 ", "born in 1980 ", "was born in 1980, aged 44, ", "colour color ",
    "isn't ", "don't ", "it's its ", "n't ", "'s ", "s' ", "re-", "anti-", "un", "Photo: ", "Read more: ", "Advertisement ",
    "Share this ", "Copyright ", "By {W} ", "By {W}\n", "(Reuters) - ", "LONDON (AP) — ", "LONDON, May 5 ", "Source: ",
    "rose from 1 to 2, ", "A Today ", "on the 5th ", "5% of it and 6% not ", "6-foot-2 ", "go out, go out the ",
)  # fmt: skip

_SENTENCES = (
    "Some 1,250 people came. ",
    "Some {n},250 people came. ",
    "Some 1,250 {w}s came. ",
    "Some 1,250 people and 12,500 people came. ",
    "The fair cost $1.25m and $12.5m. ",
    "The fair cost ${n}m (£{n}m). ",
    "The bridge is 5 km (3 miles) long. ",
    "The bridge is {n} km ({n} miles) long. ",
    "{W} beat {W} by {n} points to {n} in the second round on the main court on {W} day. ",
    "1. Anna Lind 45.20 2. Berta Holm 45.90 3. Carla Moen 46.10 and so on to the end of the list. ",
    "Anna {W} of the harbour office finished the long race in front of Berta {W} again today. ",
    "Turnout rose from 40% to 50%, a rise of 25%. ",
    "Turnout rose from {n}% to 50%, up {n}%. ",
    "The index fell 120 points, or 1.0%, to {n}. ",
    "Sales fell by {n} to 1,300 from 1,900, a drop of {n}%. ",
    "Sales rose to 45, compared with 40 a year earlier, up 12% from {n}, ",
    "She led by 52 to 39, a 13-point lead, {n} to {n}, ",
    "Police saw {n} cars: 40 red and 20 blue. ",
    "Police saw 95 cars: 40 red, 20 blue, 10 green, ",
    "The 100-member house voted 52-48 in the 100-seat ",
    "It gave 50 gifts, each worth $500, a total of ${n}, ",
    "There are {n} towns: Holm, Lund, Moss and Arvika. ",
    "seven towns: Holm, Lund, ",
    "It was 45, more than double the {n} of it, almost five times the ",
    "Of the 10 boats, 3 were new, 4 were old and 3 were lost. ",
    "The {W} Fishing Association ({A}) met. ",
    "The World Fishing Association (WFA) met. ",
    "The WFA met the {A}. ",
    '"We will go," he said. ',
    "“We will go,” {W} said. ",
    "“We will go, {W} said. ",
    "‘We will go,’ {W} said, ‘and {w}. ",
    "He was born in 19{n} and died in 2010 aged 44. ",
    "It was founded in 1950 and marked its 50th anniversary in 2010. ",
    "The ferry left at 5 p.m. (1700 GMT) on Monday, May 5, 2025. ",
    "The ferry left on Monday, {n} May. ",
    "In Reiwa 6 the ferry left Taiwan for Thailand in 2567. ",
    "It happened in Minguo {n} and Reiwa {n} and 1445 AH. ",
    "Mayor {W} Holm said. Mr Holm left. Mrs Holm came. ",
    "Olga {W} said he was her mother. ",
    "Prices rose 5% a year to $10 a barrel, or €9. ",
    "The rate is $1 to £2, or ${n} to £{n}. ",
    "It costs $5m (£4m; €4.4m; £4m; €4.4m). ",
    "The sum of 5 million euros (6 million dollars) was paid. ",
    "(The bridge [the old one] is {w}. ",
    "The mayor ,who came ,left . ",
    "the the mayor mayor came came. ",
    "A {w} is a {w} is a {w}. ",
    "It was very very very good, and and he said said so. ",
    "It’s 5-10-15 km/h from Oslo to {W}. ",
    "He said: 'It is {w}'. ",
    "Mount {W} (8,848 m) is in {W}. ",
    "The colour of the center of the theatre was gray. ",
    "The temperature fell to -5°C (23°F). ",
    "The {n}-year-old man, {n}, said he was {n}. ",
    "Half of the {n} boats, or {n}%, sank. ",
    "{W}, {W} and {W} ({A}, {A}) met. ",
    "See http://www.{w}.com/{n} for more. ",
    "Read also: {W} {w} {w}\n",
    "{W} {w} {w}\n",
    "{W}: {n}\n",
    "{n}. {W} {W} {n}:{n}\n",
    "- {W} {w}.\n",
    "“{W} {w} {w}.\n",
    "{W} {w}, {n}, {w}.\n\n",
)

_ALPHABET = "bcdfglmnprstv"


@dataclass(frozen=True)
class Family:
    """One unit, over and over."""

    unit: str

    def text(self, size: int) -> str:
        """So many characters of it between the opening and the end of a story."""
        return OPENING + self.body(size) + CLOSING

    def body(self, size: int) -> str:
        """So many characters of it, about."""
        return "".join(self._pieces(size))

    def _pieces(self, size: int) -> Iterator[str]:
        if "{" not in self.unit or not any(f"{{{name}}}" in self.unit for name in "nwWA"):
            yield self.unit * max(1, size // len(self.unit))
            return
        length = number = 0
        parts = self.unit
        while length < size:
            piece = parts
            while True:
                at, name = min(
                    (
                        (piece.find(f"{{{name}}}"), name)
                        for name in "nwWA"
                        if f"{{{name}}}" in piece
                    ),
                    default=(-1, ""),
                )
                if at < 0:
                    break
                number += 1
                piece = piece[:at] + _counted(name, number) + piece[at + 3 :]
            length += len(piece)
            yield piece


def _counted(name: str, number: int) -> str:
    if name == "n":
        return str(_of_any_length(number))
    word = ""
    while number:
        number, letter = divmod(number, len(_ALPHABET))
        word += _ALPHABET[letter] + "aeiou"[letter % 5]
    if name == "A":
        return word.upper()[::2] + "BC"
    return word.capitalize() if name == "W" else word


def _of_any_length(number: int) -> int:
    """The number that is counted with: of one to five digits by turns, in no order.

    Else short texts would have short numbers alone, and no years, which rules see otherwise.
    """
    turn, digits = divmod(number, 5)
    least = 10**digits
    return least + turn * 7919 % (9 * least)


def families() -> tuple[Family, ...]:
    """All of them: marks, numbers, words and sentences; sentences as paragraphs, too."""
    units = dict.fromkeys(
        (
            *_CHARACTERS,
            *_MARKS,
            *_NUMBERS,
            *_WORDS,
            *_SENTENCES,
            *(sentence.rstrip() + "\n\n" for sentence in _SENTENCES),
        )
    )
    return tuple(Family(unit) for unit in units)
