"""The phrase language: what it matches, what it cannot do without, what it writes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.patterns.phrases import (
    check_template,
    fill_template,
    parse_phrase,
)


def matches(phrase: str, text: str) -> list[str]:
    return [found.group() for found in parse_phrase(phrase).compiled().finditer(text)]


def rewritten(phrase: str, template: str, text: str) -> str:
    parsed = parse_phrase(phrase)
    return parsed.compiled().sub(lambda found: fill_template(template, parsed, found), text)


def test_a_space_is_any_white_space() -> None:
    text = "full\u00a0play, full\nplay, full  play, fullplay"
    assert matches("full play", text) == ["full\u00a0play", "full\nplay", "full  play"]


def test_a_space_may_be_left_out_by_a_quantifier() -> None:
    assert matches("2 ?p\\.m\\.(?= )", "2 p.m. 2p.m. ") == ["2 p.m.", "2p.m."]


def test_apostrophes_marks_and_hyphens_of_all_kinds() -> None:
    assert matches("cat's paw", "a cat's paw, a cat’s paw") == ["cat's paw", "cat’s paw"]
    assert matches('"no"', '“no” "no"') == ["“no”", '"no"']
    assert matches("nine-tailed", "nine-tailed nine\u2011tailed") == [
        "nine-tailed",
        "nine\u2011tailed",
    ]


def test_whole_words_only_and_no_parts_of_compounds() -> None:
    assert matches("new step", "renew step new steps new step-ladder a-new step New Step") == [
        "New Step"
    ]


def test_case_as_written_can_be_asked_for() -> None:
    assert matches("(?-i:Moscow) rules", "MOSCOW rules, Moscow RULES") == ["Moscow RULES"]


def test_any_form_of_any_of_the_verbs() -> None:
    text = "gives play, gave play, giving play, lent play, give a play"
    assert matches("<give|lend> play", text) == [
        "gives play",
        "gave play",
        "giving play",
        "lent play",
    ]


@pytest.mark.parametrize(
    ("phrase", "triggers"),
    [
        ("<hold> high the (great )?banner of", ("banner",)),
        ("tomatoes?", ("tomatoe",)),
        ("colou?r blind", ("blind",)),
        ("(wolf|fox) cub", ("cub",)),
        ("wolf|fox", ("fox", "wolf")),
        ("a? (very )?(long|short)", ("long", "short")),
        ("(?<=never )boil(?! over)", ("boil",)),
        ("<sing>", ("sang", "sing", "sung")),
        (r"\d+|twelve", ()),
        (r"[ab]+\w*", ()),
    ],
)
def test_triggers(phrase: str, triggers: tuple[str, ...]) -> None:
    assert parse_phrase(phrase).triggers == triggers


WORDS = st.lists(
    st.sampled_from(
        ["<give>", "cat's", "(red |blue )?", "fish", "ox|ant", "(in|on)", "x{0,2}", "no?"]
    ),
    min_size=1,
    max_size=5,
)


@given(
    WORDS, st.lists(st.sampled_from("gave give cat's red blue fish ox ant in on xx no n".split()))
)
def test_needs_are_sound(parts: list[str], words: list[str]) -> None:
    phrase = parse_phrase(" ".join(parts))
    text = " ".join(words)
    if phrase.compiled().search(text):
        assert all(any(string in text for string in need) for need in phrase.needs)


@given(st.text("ab<>()[]{}|?*+\\. '-", max_size=12))
def test_a_plain_phrase_always_compiles(source: str) -> None:
    try:
        phrase = parse_phrase(source)
    except ValueError:
        return
    if phrase.plain:
        assert phrase.compiled().groups == len(phrase.verbs) + source.count("(")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("it holds the banner of", "it champions"),
        ("Holding the banner of", "Championing"),
        ("HELD THE BANNER OF", "CHAMPIONED"),
        ("to hold the banner of", "to champion"),
    ],
)
def test_form_and_case_are_kept(text: str, after: str) -> None:
    assert rewritten("<hold> the banner of", "<champion>", text) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("he held firm", "he shook"),
        ("he has held firm", "he has shaken"),
        ("it was later held firm", "it was later shaken"),
        ("he’s never held firm", "he’s never shaken"),
    ],
)
def test_past_and_participle_are_told_apart(text: str, after: str) -> None:
    assert rewritten("<hold> firm", "<shake>", text) == after


def test_base_and_past_that_look_alike_are_told_apart() -> None:
    assert rewritten("<put> sticks", "<throw> nails", "to put sticks") == "to throw nails"
    assert rewritten("<put> sticks", "<throw> nails", "he put sticks") == "he threw nails"
    assert rewritten("<put> sticks", "<throw> nails", "he has put sticks") == "he has thrown nails"


def test_groups_may_be_written_again() -> None:
    assert rewritten("night to (?P<day>Sunday|Monday)", r"\g<day> night", "night to Monday") == (
        "Monday night"
    )


def test_a_capital_of_a_name_is_not_carried_over() -> None:
    assert rewritten("Moscow side", "the envoys", "at noon Moscow side said") == (
        "at noon the envoys said"
    )


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("", "empty"),
        ("(a b", "does not close"),
        ("a) b", "does not open"),
        ("<two words", "begins no verb"),
        ("<Hold> b", "begins no verb"),
        ("a [bc", "does not close"),
    ],
)
def test_faulty_phrases_are_refused(wrong: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse_phrase(wrong)


def test_validate_refuses_what_does_not_compile() -> None:
    with pytest.raises(ValueError, match="bad regular expression"):
        parse_phrase("a{3,1}").validate()


@pytest.mark.parametrize(
    ("phrase", "template", "said"),
    [
        ("red tape", "<cut>", "has no verb"),
        ("<cut> tape", "<be> free", "follow the person"),
        ("<cut> tape", r"\g<who>", "group “who”"),
    ],
)
def test_templates_that_do_not_fit(phrase: str, template: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        check_template(template, parse_phrase(phrase))
