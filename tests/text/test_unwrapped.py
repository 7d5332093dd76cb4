from newslint.text.unwrapped import unwrapped_prose
from tests.making import document

WRAPPED = (
    "The council of the town met again on Monday to speak about the long-\n"
    "term plan of the port, and it put off a vote until the members have\n"
    "seen the figures for the year.\n"
    "\n"
    "The mayor was ill.\n"
)


def test_a_line_end_inside_a_paragraph_is_a_space_and_offsets_hold() -> None:
    story = document(WRAPPED)
    unwrapped = story.find(unwrapped_prose)
    assert len(unwrapped) == len(story.prose)
    assert "members have seen the figures for the year.\n\nThe mayor" in unwrapped


def test_after_a_hyphen_of_a_compound_a_line_end_stays() -> None:
    assert "the long-\nterm plan" in document(WRAPPED).find(unwrapped_prose)


def test_copy_with_a_paragraph_a_line_is_its_prose() -> None:
    story = document("The mayor was ill.\n\nThe vote was put off.\n")
    assert story.find(unwrapped_prose) is story.prose
