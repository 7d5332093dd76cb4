import pytest

from newslint.patterns import limited_pattern as patterns
from newslint.patterns.limited_pattern import compile_pattern, find_all

BACKTRACKS = r"(a+)+$"
LONG = "a" * 5000 + "!"


def test_a_bad_pattern_is_quoted_with_what_is_wrong() -> None:
    with pytest.raises(ValueError, match=r"bad regular expression '\(a': missing \)"):
        compile_pattern("(a")


def test_case_is_ignored_on_demand() -> None:
    assert not compile_pattern("oath").search("OATH")
    assert compile_pattern("oath", ignore_case=True).search("OATH")


def test_all_matches_in_order() -> None:
    assert [m.group() for m in find_all(compile_pattern(r"\d+"), "1 22 333")] == ["1", "22", "333"]


def test_a_pattern_that_backtracks_is_stopped_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "SECONDS_PER_SEARCH", 0.05)
    with pytest.raises(TimeoutError, match=r"'\(a\+\)\+\$' was stopped after 0\.1 s"):
        find_all(compile_pattern(BACKTRACKS), LONG)


def test_a_long_pattern_is_named_by_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "SECONDS_PER_SEARCH", 0.05)
    with pytest.raises(TimeoutError) as stopped:
        find_all(compile_pattern("(?:unheard-of|)" * 20 + BACKTRACKS), LONG)
    assert len(str(stopped.value)) < 140


def test_the_limit_grows_with_the_text() -> None:
    # 5 microseconds a character: ten megabytes may take 51 seconds, a story 1.
    limit = patterns.SECONDS_PER_SEARCH + patterns.SECONDS_PER_CHARACTER * 10_000_000
    assert limit == pytest.approx(51)


def test_a_match_at_the_start_has_the_time_limit_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "SECONDS_PER_SEARCH", 0.05)
    slow = patterns.compile_pattern("(a|a|b|c|aa)*(a+)+$")
    assert patterns.matches_start(slow, "aaa")
    with pytest.raises(TimeoutError, match="was stopped after"):
        patterns.matches_start(slow, "a" * 60 + "!")
