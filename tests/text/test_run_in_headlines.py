import pytest

from newslint.model.position import Span
from newslint.text.run_in_headlines import is_in_headlines
from tests.making import document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Per LundBoard meets on ferries | Holm votes MORE (H) voted no.", True),
        ("Per LundBoard meets on ferries | Holm votes MORE’s plan fell.", True),
        ("Per LundHolm meets on ferries.\n\nThe town votes MORE (H).", False),
        ("She voted no. Holm votes for THE MOREAU.", False),
        ("It is MORE (H). Holm votes no.", False),
        ("Holm voted. " + "It rained on the lake. " * 30 + "It is MORE (H).", False),
    ],
)
def test_headlines_before_a_button(text: str, expected: bool) -> None:
    story = document(text)
    at = story.prose.find("Holm")
    assert is_in_headlines(story, Span(at, at + 4)) is expected
