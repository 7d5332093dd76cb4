from newslint.languages.en.letters import looks_odd
from newslint.languages.small_words import ENGLISH, SHARED, small_words


def test_each_language_has_words_and_a_name_of_its_own() -> None:
    table = small_words()
    assert len({row.language for row in table}) == len(table) > 50
    assert all(len(row.own) >= 25 and row.language[0].isupper() for row in table)


def test_own_words_are_none_that_english_has() -> None:
    for row in small_words():
        assert not row.own & (ENGLISH | SHARED)
        assert not row.own & row.shared


def test_words_are_counted_each_time() -> None:
    (german,) = (row for row in small_words() if row.language == "German")
    assert german.count(["und", "die", "und", "bridge"]) == 3


def test_letters_tell_words_of_other_languages() -> None:
    assert all(map(looks_odd, ("dzisiaj", "über", "kwamba", "tidak")))
    assert not any(map(looks_odd, ("bridge", "although", "i", "water")))
