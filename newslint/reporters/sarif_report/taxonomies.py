"""What kinds of fault there are by MQM and by ITS 2.0, and where a rule's findings belong (3.19.3).

The kinds and their ids are those of the MQM typology (themqm.org) and of the localization quality
issue types of Internationalization Tag Set 2.0 (W3C). The descriptions are newslint's own words,
not the text of either. Only the kinds are listed that the rules of a run belong to.
"""

import uuid
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from newslint.reporters.sarif_report.messages import plain
from newslint.values import frozen

# By path: the name that MQM gives, and what it is, in our words.
_MQM = {
    "terminology": ("Terminology", "A term is not the one that the field or the client uses."),
    "terminology/termbase": ("Termbase", "A term is not the one of the agreed list."),
    "terminology/term-inconsistency": ("Inconsistent terms", "One thing goes by several terms."),
    "terminology/wrong-term": ("Wrong term", "No specialist would use the term."),
    "accuracy": ("Accuracy", "The copy does not say what the source says."),
    "accuracy/mistranslation": ("Mistranslation", "Something is translated into something else."),
    "accuracy/mistranslation/technical-relationship": (
        "Technical relationship",
        "How two technical things belong together is told wrongly.",
    ),
    "accuracy/mistranslation/ambiguous-translation": (
        "Ambiguous translation",
        "What was clear in the source can be read in two ways.",
    ),
    "accuracy/mistranslation/false-friend": (
        "False friend",
        "A word is rendered by one that looks like it and means something else.",
    ),
    "accuracy/mistranslation/unit-conversion": (
        "Unit conversion",
        "A quantity and its equivalent in other units do not agree.",
    ),
    "accuracy/mistranslation/number": ("Number", "A number is not what it has to be."),
    "accuracy/mistranslation/date-time": ("Date or time", "A date or a time is wrong."),
    "accuracy/mistranslation/entity": ("Entity", "A person, place or body is named wrongly."),
    "accuracy/mistranslation/overly-literal": (
        "Overly literal",
        "A turn of phrase is rendered word for word.",
    ),
    "accuracy/over-translation": ("Overtranslation", "The copy is more specific than the source."),
    "accuracy/under-translation": ("Undertranslation", "The copy is vaguer than the source."),
    "accuracy/addition": ("Addition", "The copy says what the source does not."),
    "accuracy/omission": ("Omission", "The copy leaves out what the source says."),
    "accuracy/no-translate": ("Do not translate", "Something is translated that must not be."),
    "accuracy/untranslated": ("Untranslated", "Something is left in the language of the source."),
    "fluency": ("Linguistic conventions", "The copy is not well-formed, whatever its source."),
    "fluency/grammar": ("Grammar", "A sentence breaks the rules of grammar."),
    "fluency/grammar/word-form": ("Word form", "A word stands in the wrong form."),
    "fluency/grammar/word-order": ("Word order", "Words stand in the wrong order."),
    "fluency/grammar/function-words": ("Function words", "A small word is wrong or missing."),
    "fluency/punctuation": ("Punctuation", "A punctuation mark is wrong, missing or too many."),
    "fluency/typography": ("Typography", "Marks and spaces are not set as they should be."),
    "fluency/typography/unpaired-marks": (
        "Unpaired marks",
        "A quotation mark or bracket has no partner.",
    ),
    "fluency/typography/whitespace": ("White space", "A space is missing or too many."),
    "fluency/spelling": ("Spelling", "A word is spelled wrongly."),
    "fluency/unintelligible": ("Unintelligible", "Nobody can tell what is meant."),
    "fluency/character-encoding": (
        "Character encoding",
        "Characters are garbled or of the wrong kind.",
    ),
    "fluency/textual-conventions": (
        "Textual conventions",
        "The parts of the text do not hold together.",
    ),
    "fluency/duplication": ("Duplication", "Something stands there twice."),
    "style": ("Style", "The copy is correct and not in the style that is wanted."),
    "style/company-style": ("Organization style", "It is not the style of the house."),
    "style/third-party-style": ("Third-party style", "It is not the style of the style guide."),
    "style/inconsistent-external-reference": (
        "Inconsistent with external reference",
        "It differs from what it refers to.",
    ),
    "style/register": ("Language register", "It is too formal, or not formal enough."),
    "style/awkward": ("Awkward style", "It reads clumsily."),
    "style/unidiomatic": ("Unidiomatic style", "It is correct, and nobody would say it so."),
    "style/inconsistent-style": ("Inconsistent style", "The style changes within the copy."),
    "locale-convention": (
        "Locale conventions",
        "Something is written as in another language or country.",
    ),
    "locale-convention/number-format": ("Number format", "A number is written as elsewhere."),
    "locale-convention/currency-format": ("Currency format", "A sum is written as elsewhere."),
    "locale-convention/measurement-format": (
        "Measurement format",
        "A measure is written as elsewhere.",
    ),
    "locale-convention/time-format": ("Time format", "A time is written as elsewhere."),
    "locale-convention/date-format": ("Date format", "A date is written as elsewhere."),
    "locale-convention/address-format": ("Address format", "An address is written as elsewhere."),
    "locale-convention/telephone-format": (
        "Telephone format",
        "A telephone number is written as elsewhere.",
    ),
    "locale-convention/shortcut-key": ("Shortcut key", "A shortcut does not fit the keyboard."),
    "verity": ("Audience appropriateness", "The copy does not suit those who will read it."),
    "verity/culture-specific": (
        "Culture-specific reference",
        "Readers from elsewhere do not know what is alluded to.",
    ),
    "verity/offensive": ("Offensive", "It may offend those who will read it."),
    "design": ("Design and markup", "The form of the text is damaged, not its language."),
    "design/local-formatting": ("Character formatting", "Letters are set in the wrong way."),
    "design/overall-design": ("Layout", "The parts of the page are not where they belong."),
    "design/markup": ("Markup tag", "Markup shows, or is broken."),
    "design/truncation-text-expansion": ("Truncation", "Text is cut off, or does not fit."),
    "design/missing-text": ("Missing text", "Text that the layout needs is not there."),
    "design/broken-link": ("Link or cross-reference", "A link leads nowhere, or astray."),
}  # fmt: skip

_ITS = {
    "terminology": "A term is wrong or used inconsistently.",
    "mistranslation": "The copy says something else than its source.",
    "omission": "Something of the source is missing.",
    "untranslated": "Something was left in the language of the source.",
    "addition": "Something was added that the source does not say.",
    "duplication": "Something stands there twice.",
    "inconsistency": "The copy contradicts itself.",
    "grammar": "A sentence breaks the rules of grammar.",
    "legal": "The copy may not be published as it is, for reasons of law.",
    "register": "The tone does not suit the copy.",
    "locale-specific-content": "Something does not hold where the copy is read.",
    "locale-violation": "Something is written as in another language or country.",
    "style": "It is not the style that is wanted.",
    "characters": "Characters are garbled or of the wrong kind.",
    "misspelling": "A word is spelled wrongly.",
    "typographical": "Marks are not set as they should be.",
    "formatting": "The form of the text is damaged.",
    "inconsistent-entities": "One person, place or body is named in several ways.",
    "numbers": "A number is wrong, or disagrees with another.",
    "markup": "Markup shows, or is broken.",
    "pattern-problem": "The text matches a pattern that it must not, or fails to match one.",
    "whitespace": "A space is missing, too many or of the wrong kind.",
    "internationalization": "The source could not be translated well as it was made.",
    "length": "The copy is too long or too short.",
    "non-conformance": "The copy does not conform to what it was made for.",
    "uncategorized": "Nobody has said what kind of fault it is.",
    "other": "A fault of no other kind.",
}


@frozen
class Taxonomy:
    """One classification, with the kinds that are used of it."""

    name: str
    guid: str
    about: str
    taxa: tuple[str, ...]
    """The ids, sorted; "/" leads from a kind to those that it takes in."""
    names: Mapping[str, tuple[str, str]]

    def component(self) -> dict[str, Any]:
        """The toolComponent object of the taxonomy."""
        return {
            "name": self.name,
            "guid": self.guid,
            "shortDescription": {"text": self.about},
            "language": "en-US",
            "isComprehensive": False,
            "taxa": [self._taxon(taxon) for taxon in self.taxa],
        }

    def reference(self) -> dict[str, str]:
        """What refers to the taxonomy: its guid, as an index would count extensions (3.54.4)."""
        return {"name": self.name, "guid": self.guid}

    def relationship(self, taxon: str) -> dict[str, Any]:
        """That all findings of a rule, or all of a narrower kind, are of the kind ``taxon``."""
        target = {"id": taxon, "guid": self._guid(taxon), "toolComponent": self.reference()}
        return {"target": target, "kinds": ["superset"]}

    def _taxon(self, taxon: str) -> dict[str, Any]:
        readable = taxon.rpartition("/")[2].replace("-", " ").capitalize()
        name, about = self.names.get(taxon, (readable, f"{readable}."))
        made: dict[str, Any] = {
            "id": taxon,
            "guid": self._guid(taxon),
            "name": plain(name),
            "shortDescription": {"text": plain(about)},
        }
        wider = taxon.rpartition("/")[0]
        if wider:
            made["relationships"] = [self.relationship(wider)]
        return made

    def _guid(self, taxon: str) -> str:
        return str(uuid.uuid5(self._namespace, taxon))

    @cached_property
    def _namespace(self) -> uuid.UUID:
        return uuid.UUID(self.guid)


def mqm(paths: Iterable[str]) -> Taxonomy:
    """The part of MQM that holds these category paths, with all that they lie in."""
    taxa = {
        "/".join(parts[: n + 1])
        for parts in (path.split("/") for path in paths if path)
        for n in range(len(parts))
    }
    return Taxonomy(
        "MQM",
        "869da8b7-bcd7-444e-9a70-0ecfd87a582e",
        "Kinds of fault after the typology of Multidimensional Quality Metrics. A finding is a "
        "suspicion of a program: a pre-check, no human evaluation. The descriptions are "
        "newslint's own.",
        tuple(sorted(taxa)),
        _MQM,
    )


def its(types: Iterable[str]) -> Taxonomy:
    """The part of ITS 2.0 that these types are."""
    return Taxonomy(
        "ITS 2.0",
        "3d63a77a-e145-4a9c-9031-71322c705aa4",
        "Kinds of fault after the localization quality issue types of the Internationalization "
        "Tag Set 2.0.",
        tuple(sorted({name for name in types if name})),
        {name: (name.replace("-", " ").capitalize(), about) for name, about in _ITS.items()},
    )
