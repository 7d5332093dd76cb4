from newslint.model.document import Document
from tests.making import document


def test_a_finder_runs_once_for_each_document() -> None:
    asked: list[str] = []

    def finder(story: Document) -> tuple[str, ...]:
        asked.append(story.text)
        return (story.text,)

    one, two = document("One."), document("Two.")
    assert one.find(finder) is one.find(finder)
    assert two.find(finder) == ("Two.",)
    assert asked == ["One.", "Two."]


def test_what_was_found_is_no_part_of_the_value() -> None:
    one, same = document("One."), document("One.")
    one.find(lambda story: len(story.text))
    assert one == same


def test_a_finder_that_found_nothing_is_not_asked_again() -> None:
    asked: list[int] = []
    story = document("One.")

    def finder(_: Document) -> None:
        asked.append(1)

    story.find(finder)
    story.find(finder)
    assert asked == [1]
