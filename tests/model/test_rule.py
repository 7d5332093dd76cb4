from newslint.model.diagnostic import Level
from tests.making import rule


def test_the_category_is_the_folder() -> None:
    assert rule("calques/russian").category == "calques"
    assert rule("calques/slavic/russian").category == "calques/slavic"


def test_an_entry_has_an_address() -> None:
    assert rule("calques/russian").address() == "calques/russian"
    assert rule("calques/russian").address("in-the-frames-of") == "calques/russian:in-the-frames-of"


def test_the_ranks_of_levels() -> None:
    assert sorted(Level, key=lambda level: level.rank) == ["error", "warning", "note"]
