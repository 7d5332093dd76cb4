"""The phrase language: regular expressions with the sugar that a lexicon needs.

In a phrase, a space stands for any white space (copy may be hard-wrapped; whoever uses a phrase
asks that it lie within one segment), ``'`` for both apostrophes, ``"`` for straight and curly
double marks, ``-`` for any hyphen, ``<hold>`` for every form of the verb "hold", ``<carry|take>``
for those of either, and ``(?&months)`` for any word of a list. All else is the syntax of the
``regex`` library. A phrase matches whole words, not parts of a hyphened compound, in any case;
``(?-i:...)`` asks for the case as written.
"""

from collections.abc import Iterable

import regex

from newslint.languages.en.verb_forms import Verb, VerbForm, verb
from newslint.patterns.lazy_pattern import lazy_pattern
from newslint.patterns.limited_pattern import compile_pattern
from newslint.patterns.macros import expanded_phrase
from newslint.values import frozen

_SUGAR = {" ": r"\s+", "'": "['’]", '"': '["“”]', "-": "[-\u2010\u2011]"}
_VERB = r"<[a-z]+(?:\|[a-z]+)*>"

_TOKEN = lazy_pattern(
    rf"""
    (?P<verb>{_VERB})
    | (?P<escape>\\(?:[pPNx]\{{[^}}]*\}}|g<\w+>|.))
    | (?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])
    | (?P<look>\(\?<?[=!])
    | (?P<open>\((?:\?(?:P?<\w+>|[:>|]|[A-Za-z-]+:?))?)
    | (?P<close>\))
    | (?P<bar>\|)
    | (?P<count>(?:[?*+]|\{{\d*,?\d*\}})[?+]?)
    | (?P<sugar>[ '"-])
    | (?P<letters>[^\W_]+(?![?*+{{]))
    | (?P<other>.)
    """,
    regex.VERBOSE | regex.DOTALL,
)
_TEMPLATE = lazy_pattern(rf"\\g<(?P<group>[A-Za-z_]\w*)>|(?P<verb>{_VERB})")
_PLAIN = frozenset({"verb", "close", "sugar"})
_NEVER_ALONE = {
    "[": "opens a set with “[” that it does not close",
    "<": "has a “<” that begins no verb: write it as <hold>, in lower-case letters",
}
# Words that are of no use as triggers, since most paragraphs hold them.
_COMMON = frozenset(
    "about after again against all among and are back because been before being between both but "
    "could does down during every from had has have her him his his how into its like made make "
    "more most must new nor not off one only other our out over own said say says she side some "
    "than that the their them then there these they this those through time two under until was "
    "way were what when where which while who will with would year your".split()
)
_NOTHING_TO_COUNT = frozenset({"open", "bar", "count"})

# Three words back is where the auxiliary of "has long since held" may stand.
_AUXILIARY = lazy_pattern(
    r"(?:\b(?:(?&have)|(?&be)|get|gets|got|by)|['’](?:ve|d|s|re|m))"
    r"(?:\s+(?:\w+ly|not|also|been|being|long|since|already|never|ever|now|still|later|again|soon|just)){0,3}\s+\Z",
    regex.IGNORECASE,
)

_INFINITIVE = lazy_pattern(
    r"(?:\b(?:(?&modals)|(?&do)|to|let|lets|not)|n['’]t)"
    r"(?:\s+(?:\w+ly|not|also|ever|never|just))?\s+\Z",
    regex.IGNORECASE,
)


@frozen
class Phrase:
    """A phrase, translated: a regular expression and what it cannot do without."""

    expression: str
    """In the syntax of the ``regex`` library; verbs are its groups ``verb0``, ``verb1`` …"""
    verbs: tuple[tuple[Verb, ...], ...]
    triggers: tuple[str, ...]
    """Lower-case strings of which one occurs wherever the phrase matches; empty if none is sure."""
    needs: tuple[tuple[str, ...], ...]
    """More such sets, ``triggers`` among them: of each, one string occurs wherever it matches."""

    own_case: bool
    """Its first letter is a capital, as in a name, so a capital there says nothing of the place."""
    plain: bool
    """Only words, verbs, brackets and ``|?*+``, which are sure to compile."""

    def compiled(self) -> "regex.Pattern[str]":
        """The pattern; raises ValueError if the expression is faulty."""
        return compile_pattern(self.expression, ignore_case=True)

    def validate(self) -> None:
        """Raise ValueError if the expression is faulty.

        To compile takes ten times as long as to translate, which counts with thousands of phrases;
        so it is done only where a fault may be left.
        """
        if not self.plain:
            self.compiled()


def parse_phrase(source: str) -> Phrase:
    """Translate a phrase.

    Raises ValueError if a bracket is not closed, a verb is none, or a word list is not known.
    """
    if not source.strip():
        raise ValueError("a phrase is empty: write the words to look for")
    translation = _Translation(source)
    for token in _TOKEN.finditer(expanded_phrase(source)):
        translation.add(token.lastgroup or "", token.group())
    return translation.phrase()


class _Translation:
    """A phrase while it is read: what it is in the syntax of ``regex``, what is sure of it."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._verbs: list[tuple[Verb, ...]] = []
        self._groups = [_Alternatives()]
        self._plain = True
        self._before = "open"

    def add(self, kind: str, text: str) -> None:
        """Take in the next token; ``kind`` is the name of its group in ``_TOKEN``."""
        self._plain &= self._is_plain(kind, text)
        self._before = kind
        match kind:
            case "verb":
                self._add_verb(text)
            case "sugar":
                self._add_anything(_SUGAR[text])
            case "open" | "look":
                self._parts.append(text)
                self._groups.append(_Alternatives(asserts=kind == "look"))
            case "close":
                self._close(text)
            case "bar":
                self._parts.append(text)
                self._groups[-1].next_alternative()
            case "count":
                self._count(text)
            case "letters" | "other" if text.isalnum():
                # A quantifier takes one letter alone, which is a token of its own then.
                self._parts.append(text)
                self._groups[-1].add_letters(text.lower())
            case _ if text in _NEVER_ALONE:
                raise self._wrong(_NEVER_ALONE[text])
            case _:
                self._add_anything(text)

    def phrase(self) -> Phrase:
        """What the tokens make; raises ValueError if a bracket is still open."""
        if len(self._groups) > 1:
            raise self._wrong("opens a bracket that it does not close")
        needs = self._groups[0].needs()
        letters = (part for part in self._parts if part.isalnum())
        first = next(
            (character for part in letters for character in part if character.isalpha()), ""
        )
        expression = "".join(self._parts)
        return Phrase(
            expression=rf"(?<!\w|\w[-\u2010\u2011])(?:{expression})(?!\w|[-\u2010\u2011]\w)",
            verbs=tuple(self._verbs),
            triggers=needs[0] if needs else (),
            needs=needs,
            own_case=first.isupper(),
            plain=self._plain,
        )

    def _is_plain(self, kind: str, text: str) -> bool:
        """Whether the token is sure to compile where it stands."""
        if kind == "count":
            return text in "?*+" and self._before not in _NOTHING_TO_COUNT
        return kind in _PLAIN or text.isalnum() or text in ("(", "(?:", "|")

    def _add_verb(self, text: str) -> None:
        named = tuple(verb(base) for base in text[1:-1].split("|"))
        spellings = sorted({s for v in named for s in v.spellings}, key=lambda s: (-len(s), s))
        self._parts.append(f"(?P<verb{len(self._verbs)}>{'|'.join(spellings)})")
        self._verbs.append(named)
        self._groups[-1].add_choice(_shortest(spellings))

    def _add_anything(self, expression: str) -> None:
        """Add what may match one text or another."""
        self._parts.append(expression)
        self._groups[-1].end_literal()

    def _close(self, text: str) -> None:
        if len(self._groups) == 1:
            raise self._wrong("closes a bracket that it does not open")
        self._parts.append(text)
        closed = self._groups.pop()
        self._groups[-1].add_choice(() if closed.asserts else closed.required())

    def _count(self, text: str) -> None:
        if self._parts and self._parts[-1] == _SUGAR[" "]:
            self._parts[-1] = f"(?:{self._parts[-1]})"
        self._parts.append(text)
        self._groups[-1].count(may_be_none=text[0] in "?*" or text.startswith(("{0", "{,")))

    def _wrong(self, what: str) -> ValueError:
        return ValueError(f"the phrase “{self._source}” {what}")


def check_template(template: str, phrase: Phrase) -> None:
    """Raise ValueError if a replacement wants a verb or a group that the phrase has not."""
    for part in _TEMPLATE.finditer(template):
        if part["group"] is not None:
            if f"<{part['group']}>" not in phrase.expression:
                raise ValueError(
                    f"the replacement “{template}” names the group “{part['group']}”, which the "
                    "phrase has not"
                )
            continue
        base = part["verb"][1:-1]
        verb(base)
        if not phrase.verbs:
            raise ValueError(
                f"the replacement “{template}” inflects <{base}>, but the phrase has no verb "
                "to take the form from"
            )
        if base == "be" and not any(v.base == "be" for named in phrase.verbs for v in named):
            raise ValueError(
                f"the replacement “{template}” cannot inflect <be>, whose forms follow the person"
            )


def fill_template(
    template: str, phrase: Phrase, found: "regex.Match[str]", *, keep_case: bool = False
) -> str:
    r"""The replacement for a place: its verb in the form found there, its case as found there.

    ``\g<name>`` in the template is what the group ``(?P<name>...)`` of the phrase holds. With
    ``keep_case`` the template has the case to write.
    """
    word, form = _verb_of(phrase, found)

    def inflected(part: "regex.Match[str]") -> str:
        if part["group"] is not None:
            return found.group(part["group"]) or ""
        wanted = verb(part["verb"][1:-1])
        if word.lower() in wanted.spellings:
            return word.lower()
        return wanted.written(form)

    written = _TEMPLATE.sub(inflected, template)
    if keep_case:
        return written
    text = found.group()
    letters = [character for character in text if character.isalpha()]
    if len(letters) > 3 and all(letter.isupper() for letter in letters):
        return written.upper()
    if letters and letters[0].isupper() and not phrase.own_case:
        return written[:1].upper() + written[1:]
    return written


def _verb_of(phrase: Phrase, found: "regex.Match[str]") -> tuple[str, VerbForm]:
    """The first verb of a match and its form."""
    for number, named in enumerate(phrase.verbs):
        word = found.group(f"verb{number}")
        if word is None:
            continue
        for candidate in named:
            form = candidate.form_of(word)
            if form is not None:
                start = found.start(f"verb{number}")
                before = found.string[max(0, start - 60) : start]
                return word, _told_apart(candidate, word.lower(), form, before)
    return "", VerbForm.BASE


def _told_apart(verb: Verb, word: str, form: VerbForm, before: str) -> VerbForm:
    """The form of a word that may be several of its verb's forms, by what stands before it."""
    if form is VerbForm.BASE and word in verb.past:
        # "put": after "to" or "will" the base form; else the past, which news copy is written in.
        if _INFINITIVE.search(before):
            return form
        form = VerbForm.PAST
    if form is VerbForm.PAST and word in verb.participle and _AUXILIARY.search(before):
        return VerbForm.PARTICIPLE
    return form


class _Alternatives:
    """The strings that a group cannot do without, gathered while it is read.

    ``asserts``: the group is a look-around and contributes nothing.
    """

    def __init__(self, *, asserts: bool = False) -> None:
        self.asserts = asserts
        self._done: list[tuple[str, ...]] = []
        self._choices: list[tuple[str, ...]] = []
        self._literal = ""
        self._last: str = ""

    def add_letters(self, letters: str) -> None:
        self._literal += letters
        self._last = "letter"

    def add_choice(self, strings: tuple[str, ...]) -> None:
        self.end_literal()
        self._choices.append(strings)
        self._last = "choice"

    def end_literal(self) -> None:
        if self._literal:
            self._choices.append((self._literal,))
        self._literal = ""
        self._last = ""

    def count(self, *, may_be_none: bool) -> None:
        """A quantifier follows: it takes the last letter or group out of what is sure."""
        if self._last == "letter":
            last, self._literal = self._literal[-1], self._literal[:-1]
            self.end_literal()
            if not may_be_none:
                self._choices.append((last,))
        elif self._last == "choice" and may_be_none:
            self._choices.pop()
        self._last = ""

    def next_alternative(self) -> None:
        self.end_literal()
        self._done.append(_best(self._choices))
        self._choices = []

    def needs(self) -> tuple[tuple[str, ...], ...]:
        """All sets of one alternative; of several alternatives only what ``required`` gives."""
        if self._done:
            every = [self.required()]
        else:
            self.end_literal()
            every = [_shortest(strings) for strings in self._choices]
        return tuple(sorted({strings for strings in every if strings}, key=_usefulness)[::-1])

    def required(self) -> tuple[str, ...]:
        self.next_alternative()
        if not all(self._done):
            return ()
        return _shortest([string for strings in self._done for string in strings])


def _best(choices: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Of several sets that each must occur, the one that is rarest: long strings, few of them."""
    return max((strings for strings in choices if strings), key=_usefulness, default=())


def _usefulness(strings: tuple[str, ...]) -> tuple[int, int, tuple[str, ...]]:
    return min(map(_rarity, strings)), -len(strings), strings


def _rarity(string: str) -> int:
    if string in _COMMON:
        return 1
    return len(string) + 3 * any(character.isdigit() for character in string)


def _shortest(strings: Iterable[str]) -> tuple[str, ...]:
    """``strings`` without those that hold another of them."""
    kept: list[str] = []
    for string in sorted(set(strings), key=lambda s: (len(s), s)):
        if not any(shorter in string for shorter in kept):
            kept.append(string)
    return tuple(kept)
