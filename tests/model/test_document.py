from dataclasses import replace

from newslint.model.document import Document, line_index, part_position, share_lines
from newslint.model.position import PartPosition
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


def test_paragraphs_of_a_format_without_lines() -> None:
    story = document("One.\nTwo.")
    assert part_position(story, 5) is None
    # The first paragraph is empty, and a line end inside one parts nothing.
    parted = replace(story, paragraphs=(0, 0), part="notes.xml")
    assert part_position(parted, 5) == PartPosition("notes.xml", 2, 6)
    assert str(part_position(parted, 0)) == "notes.xml, paragraph 2, character 1"
    assert part_position(replace(story, paragraphs=(2, 5)), 0) == PartPosition("", 1, 1)


def test_how_prose_is_escaped_is_no_part_of_the_value() -> None:
    assert document("One.\r\nTwo.") == document("One.\r\nTwo.")


def test_documents_of_one_text_share_its_lines() -> None:
    text = "one\ntwo\n"
    first, second = (Document("feed", text, "prose", ()) for _ in range(2))
    other = Document("feed", "else", "prose", ())
    share_lines((first, second, other))
    assert second.find(line_index) is first.find(line_index)
    assert len(other.find(line_index)) == 1
    share_lines(())
