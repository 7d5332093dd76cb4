import pytest

from newslint.text.variety import variety
from tests.making import document


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The grey harbour lies at the centre; its colour is that of tonnes of ore.", ("British",)),
        ("The gray harbor lies at the center; its color is that of ore.", ("US",)),
        ("The grey harbour lies at the center; its color is that of ore.", ()),
        ("The harbour is deep, and no ship has been lost in it.", ()),
        ("An elaborate laboratory at Colorado honorary, with percentages and parameters.", ()),
    ],
)
def test_the_spelling_shows_the_variety(text: str, found: tuple[str, ...]) -> None:
    assert variety(document(text)) == found


def test_the_settings_speak_first() -> None:
    text = "The grey harbour lies at the centre; its colour is that of tonnes of ore."

    assert variety(document(text, variety="US")) == ("US",)
