"""Where the names and terms of a desk stand, and what rules make of them."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.linting.linter import Linter
from newslint.linting.selection import Selection
from newslint.model.document import Document, Metadata
from newslint.model.rule import Rule
from newslint.model.terms import Term, Terms
from newslint.plugins.builtin import newslint_checks, rulebook_folder
from newslint.plugins.house_terms_rule import house_terms_rule
from newslint.readers import plain_text
from newslint.rulebook.reading import load_rulebook
from newslint.text.house_terms import term_places
from newslint.values import replace

RULES: tuple[Rule, ...] = (
    *load_rulebook([rulebook_folder()], newslint_checks()),
    house_terms_rule(has_terms=True),
)
KYIV = Term(
    "Kyiv", ("chicken Kiev",), ("Kiev", "Kijew"), {"uk": ("Київ",), "de": ("Kiew",)}, "Since 2019"
)
EMAIL = Term("e-mail", forbidden=("email",))


def story(text: str, *terms: Term, **known: Any) -> Document:
    document = plain_text.read_text(text, "story.txt", Metadata(**known))
    return replace(document, terms=Terms(terms))


def unwanted(text: str, *terms: Term, **known: Any) -> list[tuple[str, str | None]]:
    linter = Linter(RULES, Selection(("terms/house-terms",)))
    report = linter.lint(story(text, *terms, **known))
    assert not report.problems
    return [(d.place.text, d.replacement) for d in report.diagnostics]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He left Kiev's port on Monday.", [("Kiev", "Kyiv")]),
        ("A Kiev-based firm left.", [("Kiev", "Kyiv")]),
        ("The people of KIEV left.", [("KIEV", "KYIV")]),
        ("They ate chicken\nKiev in Kyiv.", []),
        ("See kiev.example, @Kiev and x@Kiev.example or /Kiev/ now.", []),
        ("Kievan nights and Kiev2 are others.", []),
        ("She wrote for the Kiev Post.", []),
        ("Emails come late, and email too. Email!", [("email", "e-mail"), ("Email", "E-mail")]),
        ("The town of Київ is old.", [("Київ", "Kyiv")]),
        ("Kyiv (Київ) is old.", []),
        ("The film Kiew is old.", []),
    ],
)
def test_what_is_not_wanted(text: str, found: list[tuple[str, str]]) -> None:
    assert unwanted(text, KYIV, EMAIL) == found


def test_a_source_form_in_latin_letters_counts_where_the_story_is_from_there() -> None:
    assert unwanted("He left Kiew on Monday.", KYIV, source_language="de-AT") == [("Kiew", "Kyiv")]
    assert unwanted("He left Kiew on Monday.", KYIV, source_language="uk") == []


def test_case_alone_may_be_what_is_forbidden() -> None:
    covid = Term("Covid-19", forbidden=("COVID-19",))
    assert unwanted("It was COVID-19 then.", covid) == [("COVID-19", "Covid-19")]
    assert unwanted("COVID-19 CLOSES TWO SCHOOLS\n\nIt was Covid-19.", covid) == []


def test_a_name_with_an_apostrophe_and_one_with_two_spaces() -> None:
    term = Term("Sana’a", forbidden=("San'a", "Saint A"))
    assert unwanted("He left San’a and Saint  A on Monday.", term) == [
        ("San’a", "Sana’a"),
        ("Saint  A", "Sana’a"),
    ]


def test_the_note_is_shown_and_a_source_form_has_its_own_message() -> None:
    linter = Linter(RULES, Selection(("terms/house-terms",)))
    said = linter.lint(story("The town of Київ is Kiev.", KYIV)).diagnostics
    assert [(d.message, d.evidence) for d in said] == [
        ("“Київ” is left from the source; this desk writes “Kyiv”.", "Since 2019"),
        ("This desk writes “Kyiv”, not “Kiev”.", "Since 2019"),
    ]


def without_terms(text: str, rule: str) -> list[str]:
    linter = Linter(RULES, Selection((rule,)))
    report = linter.lint(plain_text.read_text(text, "story.txt", Metadata()))
    return [d.place.text for d in report.diagnostics]


@pytest.mark.parametrize(
    ("rule", "text", "term"),
    [
        (
            "names/near-duplicate",
            "The mayor, Per Lindkvist, opened the hall. Later Per Lindqvist went home.",
            Term("Per Lindqvist", ("Per Lindkvist",)),
        ),
        (
            "names/surname-spelling",
            "Omar Khalidov runs the mill.\n\nMr Kalidov bought it in May.",
            Term("Kalidov"),
        ),
        (
            "names/place-variants",
            "The mayor of Odessa met the port of Odesa. Odesa is old, and Odesa is large.",
            Term("Odesa", ("Odessa",)),
        ),
        ("names/outdated-place-name", "A ferry from Kiev was late.", Term("Kiev")),
        (
            "terms/acronym-unexplained",
            "A boat that the CSB had checked only last week sank off the old pier on Monday.",
            Term("Coastal Safety Board", ("CSB",)),
        ),
        (
            "residue/source-words",
            "Officials in Holm said le pont est fermé pour une semaine because of ice.",
            Term("le pont est fermé pour une semaine"),
        ),
        ("residue/source-script", "The 新闻处 office is shut.", Term("news desk", ("新闻处",))),
        ("terms/mixed-forms", "A ticket is 20 yuan, a meal 30 RMB.", Term("yuan", ("RMB",))),
    ],
)
def test_what_the_desk_has_is_left_alone(rule: str, text: str, term: Term) -> None:
    assert without_terms(text, rule), "the rule has nothing to say anyhow"
    linter = Linter(RULES, Selection((rule,)))
    assert linter.lint(story(text, term)).diagnostics == ()
    assert linter.lint(story(text, Term("Nowhere"))).diagnostics


def test_of_two_spellings_the_desks_own_is_right_however_rare() -> None:
    text = "Per Lindqvist left. Per Lindkvist slept. Then Per Lindkvist woke."
    assert without_terms(text, "names/near-duplicate") == ["Per Lindqvist"]
    linter = Linter(RULES, Selection(("names/near-duplicate",)))
    report = linter.lint(story(text, Term("Per Lindqvist")))
    assert [d.place.text for d in report.diagnostics] == ["Per Lindkvist"]


def test_one_name_of_two_words_says_nothing_of_the_other() -> None:
    text = "The mayor, Per Lindkvist, opened the hall. Later Per Lindqvist went home."
    linter = Linter(RULES, Selection(("names/near-duplicate",)))
    assert linter.lint(story(text, Term("Per"))).diagnostics


names = st.text(st.sampled_from("abAB é'-"), min_size=1, max_size=6).filter(
    lambda text: any(map(str.isalnum, text)) and text == " ".join(text.split())
)


@given(st.lists(names, min_size=1, max_size=6, unique=True), st.lists(names, max_size=12))
def test_places_hold_their_forms_and_never_overlap(forms: list[str], copy: list[str]) -> None:
    text = f"He said {' '.join(copy)} now."
    places = story(text, Term(forms[0], (), tuple(forms[1:]))).find(term_places)
    assert all(a.span.end <= b.span.start for a, b in pairwise(places))
    for place in places:
        found = text[slice(*place.span)].replace("’", "'").lower()
        assert found == place.form.written.replace("’", "'").lower()
