import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.linting.overlaps import alike, one_per_place
from newslint.model.diagnostic import Diagnostic, Level
from tests.making import diagnostic

TEXT = "a story of some forty characters or more."


def at(start: int, end: int, rule: str = "house/one", level: str = "warning") -> Diagnostic:
    return diagnostic(TEXT, start, end, rule=rule, level=Level(level), message=f"By {rule}.")


def kept(*given: Diagnostic, **yields_to: str) -> list[str]:
    masters = {f"house/{one}": frozenset({f"house/{to}"}) for one, to in yields_to.items()}
    return [d.rule for d in one_per_place(given, masters)]


def test_the_stronger_level_is_kept() -> None:
    assert kept(at(0, 9), at(4, 5, "house/two", "error")) == ["house/two"]


def test_of_one_level_the_rule_that_speaks_for_the_other_is_kept() -> None:
    long, short = at(0, 9), at(4, 5, "house/two")
    assert kept(long, short) == ["house/one"]
    assert kept(long, short, one="two") == ["house/two"]


def test_no_rule_yields_to_a_weaker_level() -> None:
    assert kept(at(0, 9, level="error"), at(4, 5, "house/two"), one="two") == ["house/one"]


def test_no_rule_yields_to_one_that_found_another_place() -> None:
    both = (at(0, 9), at(4, 5, "house/two"), at(20, 22, "house/three"))
    assert kept(*both, one="three") == ["house/one", "house/three"]


def test_else_the_longer_is_kept_then_the_earlier_then_the_first_by_name() -> None:
    assert kept(at(3, 6), at(4, 9, "house/two")) == ["house/two"]
    assert kept(at(4, 7, "house/two"), at(3, 6)) == ["house/one"]
    assert kept(at(3, 6, "house/two"), at(3, 6)) == ["house/one"]


LONG = (
    "a sentence of more than a hundred characters, in which a word or two may be wrong as well. "
    * 9
)


def within(start: int, end: int, rule: str, level: str) -> Diagnostic:
    return diagnostic(LONG, start, end, rule=rule, level=Level(level), message=f"By {rule}.")


def test_what_is_said_of_a_sentence_takes_nothing_from_its_words() -> None:
    words = [within(n, n + 4, f"house/{n}", "error") for n in (3, 20, 40, 60)]
    for level in ("note", "warning", "error"):
        wide = within(0, 90, "house/wide", level)
        rules = kept(wide, *words)
        assert sorted(rules) == ["house/20", "house/3", "house/40", "house/60", "house/wide"]
        assert all(not one.related for one in one_per_place([wide, *words], {}))


def test_a_phrase_and_a_word_of_it_are_one_place() -> None:
    assert kept(within(0, 40, "house/a", "note"), within(3, 6, "house/b", "note")) == ["house/a"]
    both = within(0, 46, "house/a", "note"), within(3, 6, "house/b", "note")
    assert kept(*both) == ["house/a", "house/b"]


def test_two_sentences_are_one_place() -> None:
    both = within(0, 200, "house/a", "note"), within(100, 290, "house/b", "warning")
    assert kept(*both) == ["house/b"]
    both = within(0, 600, "house/a", "note"), within(100, 310, "house/b", "warning")
    assert kept(*both) == ["house/b"]


def test_who_speaks_for_another_does_so_of_any_extent() -> None:
    wide, word = within(0, 90, "house/two", "note"), within(3, 6, "house/one", "note")
    assert kept(wide, word) == ["house/two", "house/one"]
    assert kept(wide, word, one="two") == ["house/two"]
    assert kept(wide, word, two="one") == ["house/one"]


def test_a_sentence_of_newslint_takes_no_word_of_an_engine() -> None:
    found = [within(0, 90, "house/one", "note"), within(3, 6, "house/two", "error")]
    assert len(one_per_place(found, {}, outside={"house/two"})) == 2


def test_neighbours_do_not_overlap() -> None:
    assert kept(at(3, 6), at(6, 9, "house/two")) == ["house/one", "house/two"]


def test_the_others_are_told_as_related() -> None:
    (only,) = one_per_place([at(0, 9), at(4, 5, "house/two"), at(8, 12, "house/three")], {})
    assert [(r.place.span, r.message) for r in only.related] == [
        ((8, 12), "house/three: By house/three."),
        ((4, 5), "house/two: By house/two."),
    ]


def test_the_same_said_twice_is_said_once() -> None:
    (only,) = one_per_place([at(0, 9), at(0, 9)], {})
    assert only.related == ()


def test_an_entry_yields_as_its_lexicon_does() -> None:
    entry = at(0, 9, "house/one:entry")
    masters = {"house/one:entry": frozenset({"house/two"})}
    assert [d.rule for d in one_per_place([entry, at(4, 5, "house/two:x")], masters)] == [
        "house/two:x"
    ]


SPANS = st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda s: (s[0], s[0] + s[1]))
WIDE = st.tuples(st.integers(0, 40), st.integers(40, 700)).map(lambda s: (s[0], s[0] + s[1]))
DIAGNOSTICS = st.lists(
    st.builds(
        at,
        st.integers(0, 20),
        st.integers(21, 30),
        st.sampled_from(["house/one", "house/two", "house/three"]),
        st.sampled_from(["error", "warning", "note"]),
    )
    | st.builds(lambda span, rule: at(*span, rule), SPANS, st.sampled_from(["house/x", "house/y"]))
    | st.builds(lambda span, rule: within(*span, rule, "note"), WIDE, st.just("house/one")),
    max_size=8,
)


@given(DIAGNOSTICS, st.randoms())
def test_whatever_the_order_the_same_is_kept_and_nothing_overlaps(
    given: list[Diagnostic], random: st.DataObject
) -> None:
    masters = {"house/one": frozenset({"house/two"})}
    once = one_per_place(given, masters)
    shuffled = list(given)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert one_per_place(shuffled, masters) == once
    assert list(once) == sorted(once, key=lambda d: (d.place.span, d.rule))
    for n, one in enumerate(once):
        for other in once[n + 1 :]:
            span = other.place.span
            assert not (alike(one.place.span, span) and one.place.span.overlaps(span))
    for one in given:
        assert any(one.place.span.overlaps(other.place.span) for other in once)


@pytest.mark.slow
def test_many_diagnostics_take_no_time_to_speak_of() -> None:
    # A place held against all others would take minutes here.
    many = [at(n * 3, n * 3 + 2, rule) for n in range(20_000) for rule in ("house/a", "house/b")]
    start = time.perf_counter()
    kept = one_per_place(many, {"house/a": frozenset({"house/b"})})
    assert time.perf_counter() - start < 10
    assert len(kept) == 20_000
    assert {one.rule for one in kept} == {"house/b"}


def outside(*given: Diagnostic) -> list[tuple[str, int]]:
    """What is kept where house/two is an outside engine's, each with its related places."""
    found = one_per_place(given, {}, outside={"house/two"})
    return [(d.rule, len(d.related)) for d in found]


def test_newslint_itself_is_heard_where_an_engine_is_louder() -> None:
    assert outside(at(4, 5, level="note"), at(0, 9, "house/two", "error")) == [("house/one", 1)]


def test_what_touches_a_place_of_newslint_is_the_same_fault() -> None:
    assert outside(at(4, 6), at(6, 7, "house/two")) == [("house/one", 1)]
    assert outside(at(4, 6), at(2, 4, "house/two")) == [("house/one", 1)]
    assert outside(at(4, 6), at(7, 9, "house/two")) == [("house/one", 0), ("house/two", 0)]


def test_two_places_of_an_engine_may_touch() -> None:
    assert outside(at(4, 6, "house/two"), at(6, 8, "house/two")) == [("house/two", 0)] * 2
