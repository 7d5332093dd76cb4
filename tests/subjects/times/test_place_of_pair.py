from newslint.subjects.times.paired_times import paired_times
from newslint.subjects.times.place_of_pair import is_set, places_of_pair
from tests.making import document


def names(text: str, place: str = "") -> list[str]:
    story = document(text, place=place)
    (pair,) = story.find(paired_times)
    return [zone.name for zone in places_of_pair(story, pair)]


def test_the_likeliest_stand_first() -> None:
    text = "Envoys met in Oslo. London said that Rome votes at 10 a.m. (0900 GMT), as Madrid does."
    assert names(text, "PARIS") == ["Rome", "London", "Madrid", "Paris", "Oslo"]


def test_a_place_that_is_only_named_elsewhere_is_none_of_them() -> None:
    assert names("Oslo denied it. They vote at 10 a.m. (0900 GMT).") == []


def test_where_a_story_happens() -> None:
    assert is_set(document("They met in the old port of Oslo."))
    assert is_set(document("They met.", place="Oslo"))
    assert not is_set(document("Oslo denied it."))
