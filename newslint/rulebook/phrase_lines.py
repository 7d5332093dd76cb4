r"""Entries of a lexicon that stand on one line each, for those who write no regular expressions.

    <hold> high the banner of -> <champion> | <support> = speak for it <- 高举旗帜 ; near reform

``find -> write | write = what it means <- source phrase ; option ; option``, of which either what
to write or what it means may be missing, and all that follows. In what to find ``<hold>`` is every
form of a verb, ``(two)`` may be missing, ``brotherly/sisterly`` is either word and
``{fell short/came up short}`` either phrase, ``...`` is up to four words, which ``...`` in what to
write stands for. ``\`` takes the sense from the character behind it; all else is what it is.

The lines stand in a block of YAML (``phrases: |``), in which nothing needs quotation marks. Each
line proves itself: its own words are found, and what it says to write is not.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from newslint.foundation.errors import did_you_mean
from newslint.foundation.typed_data import Fault
from newslint.languages.en.verb_forms import base_of_past, verb
from newslint.model.diagnostic import Level
from newslint.values import frozen, record

HEAD: Mapping[str, Any] = {
    "level": "warning",
    "severity": "minor",
    "mqm": "style/organizational-style",
    "its": "style",
    "message": "Write {replacements}, not “{match}”.",
    "messages": {"no-replacement": "“{match}” means “{means}”; say that in plain English."},
    "evidence": "{source}",
    "explanation": "A phrase that this desk does not print, with what it writes in its place.",
    "check": "substitution",
}
"""What a rule file with ``phrases`` says where it does not say otherwise."""

_OPTIONS = (
    *("as written", "in speech", "not in speech", "at sentence start", "not at sentence start"),
    *("also english", "near A, B", "not near A, B", "from ru, uk"),
    *(level.value for level in Level),
)
_KEYED = {"near": "near", "not near": "not_near", "from": "source_languages"}
_FLAGS: Mapping[str, tuple[str, bool]] = {
    "as written": ("keep_case", True),
    "in speech": ("in_speech", True),
    "not in speech": ("in_speech", False),
    "at sentence start": ("sentence_start", True),
    "not at sentence start": ("sentence_start", False),
    "also english": ("also_english", True),
}
_GAP = r"(?P<gap>[\w'’-]+( [\w'’-]+){0,3})"
_FILLED = "one"
_MOST_KEY_WORDS = 6
_TOKEN = re.compile(
    r"\\(?P<literal>.)"
    r"|<(?P<verb>[^<>]*)>"
    r"|\((?P<may_be>[^()]*)\)"
    r"|\{(?P<either>[^{}]*)\}"
    r"|(?P<gap>\.\.\.|…)"
    r"|(?P<words>[^\W_][\w'’-]*(?:/[^\W_][\w'’-]*)+)"
    r"|(?P<odd>[<>(){}|/\\])"
    r"|(?P<plain>[^\W_]+|.)",
    re.DOTALL,
)
_SEPARATOR = re.compile(r"(?<!\S)(->|→|<-|←|=)(?!\S)")
_SIGNS = {"->": "->", "→": "->", "<-": "<-", "←": "<-", "=": "="}
_ORDER = ("find", "->", "=", "<-")
_WORD = re.compile(r"[a-z0-9]+")
_MARKS = str.maketrans("“”’", '""\'')
_FOLDED = str.maketrans("äöüßéèêáàâíóñçøåł", "aouseeeaaaioncoal")


@frozen
class Expanded:
    """A rule file's data with its lines as entries, and where they stood."""

    data: dict[str, Any]
    lines: Mapping[str, int]
    """By the key of an entry, the number of its line in the block, from 0."""
    faults: tuple[Fault, ...] = ()

    def placed(self, fault: Fault) -> Fault:
        """A fault of an entry as one of the line that it stands on."""
        where = fault.where
        if where[:1] == ("entries",) and len(where) > 1 and where[1] in self.lines:
            return Fault(("phrases", self.lines[str(where[1])]), fault.message)
        return fault


def expanded(data: Mapping[str, Any]) -> Expanded:
    """The data of a rule file with the lines of ``phrases`` among its entries."""
    block = data.get("phrases")
    rest = {key: value for key, value in data.items() if key != "phrases"}
    if "check" not in rest:
        rest = {**HEAD, **rest}
    if not isinstance(block, str):
        said = "`phrases` needs a line for each entry, below `phrases: |`"
        return Expanded(rest, {}, (Fault(("phrases",), said),))
    own = rest.get("entries")
    entries = dict(own) if isinstance(own, dict) else {}
    faults: list[Fault] = []
    numbers: dict[str, int] = {}
    told: dict[str, int] = {}
    for number, line in _lines(block):
        try:
            entry = entry_of_line(line)
        except ValueError as problem:
            faults.append(Fault(("phrases", number), str(problem)))
            continue
        same = repr({name: entry.get(name) for name in ("find", *_CONTEXT)})
        if same in told:
            said = f"“{line.strip()}” finds what line {told[same] + 1} of `phrases` finds; keep one"
            faults.append(Fault(("phrases", number), said))
            continue
        told[same] = number
        key = _free_key(line, entries)
        entries[key] = entry
        numbers[key] = number
    if not numbers and not faults:
        faults.append(Fault(("phrases",), "`phrases` has no entry: write one on a line"))
    return Expanded(rest | {"entries": entries}, numbers, tuple(faults))


_CONTEXT = ("near", "not_near", "in_speech", "sentence_start", "keep_case", "source_languages")


def _lines(block: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(block.splitlines()):
        if line.strip() and not line.lstrip().startswith("#"):
            yield number, line


def _free_key(line: str, taken: Iterable[str]) -> str:
    words = _WORD.findall(_split(line)[0]["find"].lower().translate(_FOLDED))
    key = "-".join(words[:_MOST_KEY_WORDS]) or "phrase"
    known, number, free = set(taken), 1, key
    while free in known:
        number += 1
        free = f"{key}-{number}"
    return free


def entry_of_line(line: str) -> dict[str, Any]:
    """What a line says, as an entry of a rule file with its examples.

    Raises ValueError for what it does not say clearly.
    """
    said, options = _split(line)
    find = _Find.of(said["find"])
    if "->" not in said and "=" not in said:
        raise ValueError(f"“{line.strip()}” says neither what to write (->) nor what is meant (=)")
    writes = tuple(part.strip() for part in _parted(said.get("->", ""), "|"))
    if "->" in said and not all(writes):
        raise ValueError(f"“{line.strip()}” has nothing to write behind “->” or “|”")
    entry: dict[str, Any] = {"find": find.phrase}
    if "->" in said:
        entry["replace"] = [_template(write, find) for write in writes]
    if "=" in said:
        entry["means"] = _unescaped(said["="])
    if "<-" in said:
        entry["source"] = _unescaped(said["<-"])
    for option in options:
        _add_option(entry, option)
    return entry | _examples(entry, find, writes)


def _split(line: str) -> tuple[dict[str, str], list[str]]:
    """The parts of a line by the sign before them, and its options."""
    whole, *options = _parted(line, ";")
    pieces = _SEPARATOR.split(whole)
    said = {"find": pieces[0].strip()}
    last = 0
    for written, text in zip(pieces[1::2], pieces[2::2], strict=True):
        sign = _SIGNS[written]
        if sign in said:
            remedy = "one entry stands on one line, below `phrases: |`"
            raise ValueError(f"“{line.strip()}” has “{sign}” twice; {remedy}")
        if _ORDER.index(sign) < last:
            raise ValueError(
                f"“{line.strip()}” is out of order; write find -> write = meaning <- source phrase"
            )
        last = _ORDER.index(sign)
        said[sign] = text.strip()
        if not said[sign]:
            raise ValueError(f"“{line.strip()}” has nothing behind “{sign}”")
    if not said["find"]:
        raise ValueError(f"“{line.strip()}” does not say what to find")
    return said, [option.strip() for option in options]


def _parted(text: str, sign: str) -> list[str]:
    r"""The text in parts, where the sign stands without ``\`` before it."""
    return re.split(rf"(?<!\\){re.escape(sign)}", text)


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def _add_option(entry: dict[str, Any], option: str) -> None:
    low, value = option.lower(), cast(Any, None)
    if low in _FLAGS:
        name, value = _FLAGS[low]
    elif low in list(Level):
        name, value = "level", low
    else:
        word = next((w for w in ("not near", "near", "from") if low.startswith(f"{w} ")), "")
        items = [item.strip() for item in _parted(option[len(word) :], ",")]
        if not word or not all(items):
            hint = did_you_mean(low, _OPTIONS)
            raise ValueError(f"there is no option “{option}”; {hint}")
        name = _KEYED[word]
        value = items
        if word != "from":
            value = [_Find.of(one).phrase for one in items]
            entry.setdefault("_samples", {})[name] = _Find.of(items[0]).sample
    if name in entry:
        raise ValueError(f"“{option}” says again, or against it, what another option has said")
    entry[name] = value


@record
class _Find:
    """What to find, as a phrase, and an example of it."""

    phrase: str = ""
    sample: str = ""
    gaps: int = 0
    begun: bool = False
    """Whether there is anything so far that may not be missing."""
    skips_space: bool = False

    @classmethod
    def of(cls, text: str) -> "_Find":
        made = cls()
        for token in _TOKEN.finditer(text):
            made._add(token, text)
        if made.gaps > 1:
            raise ValueError(f"“{text}” has “...” twice; one is the most")
        made.sample = " ".join(made.sample.split())
        if not made.sample or made.sample == _FILLED:
            raise ValueError(f"“{text}” has no word that is sure to be found")
        made.phrase = re.sub(r" {2,}", " ", made.phrase.strip())
        return made

    def _add(self, token: "re.Match[str]", whole: str) -> None:
        kind, text = token.lastgroup, token[token.lastgroup or 0]
        if text == " " and kind == "plain" and self.skips_space:
            self.skips_space = False
            return
        self.begun |= kind != "may_be"
        match kind:
            case "verb":
                bases = [base.strip() for base in text.split("/")]
                for base in bases:
                    verb(base)  # raises ValueError for what is none
                    if meant := base_of_past(base):
                        raise ValueError(f"<{base}> is no base form of a verb; write <{meant}>")
                self.phrase += f"<{'|'.join(bases)}>"
                self.sample += bases[0]
            case "may_be":
                self._add_optional(_either(text, whole), whole[token.end() :])
            case "either" | "words":
                choices = _either(text, whole)
                self.phrase += f"(?:{'|'.join(choices)})"
                self.sample += _unescaped(choices[0])
            case "gap":
                self.phrase += _GAP
                self.sample += _FILLED
                self.gaps += 1
            case "odd":
                remedy = rf"write “\{text}” for the sign itself, or close what it opens"
                raise ValueError(f"“{whole}” has a “{text}” that stands alone; {remedy}")
            case _:
                self.phrase += _literal(text)
                self.sample += text

    def _add_optional(self, choices: list[str], after: str) -> None:
        """What may be missing, and with it the space to one side of it."""
        either = "|".join(choices)
        if after[:1].strip():
            self.phrase += f"(?:{either})?"
        elif not self.begun:
            self.phrase += f"(?:(?:{either}) )?"
            self.skips_space = True
        elif self.phrase.endswith(" "):
            self.phrase = f"{self.phrase[:-1]}(?: (?:{either}))?"
        else:
            self.phrase += f"(?:{either})?"


def _either(text: str, whole: str) -> list[str]:
    choices = [choice.strip() for choice in text.split("/")]
    if not all(choices):
        raise ValueError(f"“{whole}” has brackets or a “/” with nothing on one side")
    return ["".join(map(_literal, choice)) for choice in choices]


def _literal(text: str) -> str:
    r"""The text as a phrase has it: marks and spaces keep their sugar, all else is itself."""
    text = text.translate(_MARKS)
    return text if text.isalnum() or text in " '\"-" else re.escape(text)


def _template(write: str, find: _Find) -> str:
    if "..." in write or "…" in write:
        if not find.gaps:
            raise ValueError(f"“{write}” has “...”, and what to find has none")
        write = write.replace("...", r"\\g<gap>").replace("…", r"\\g<gap>")
    return _unescaped(write)


def _examples(entry: dict[str, Any], find: _Find, writes: tuple[str, ...]) -> dict[str, Any]:
    """Copy that shows what the line finds, and what it leaves alone; takes the samples out."""
    context = entry.pop("_samples", {}).get("near", "")
    sample = find.sample
    if entry.get("sentence_start"):
        sample = sample if entry.get("keep_case") else sample[:1].upper() + sample[1:]
        text = f"{sample}, they wrote."
    else:
        text = f"They wrote of it: {sample}."
    if context:
        text = f"{text} It was on {context}."
    if entry.get("in_speech"):
        text = f"“{text}”"
    good = "They wrote nothing of it."
    if writes and writes[0]:
        plain = re.sub(r"<([^<>]*)>", r"\1", writes[0]).replace("...", _FILLED)
        good = f"They wrote of it: {_unescaped(plain)}."
    return {"bad": [{"text": text, "flags": sample}], "good": [good]}
