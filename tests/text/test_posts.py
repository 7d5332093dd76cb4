import pytest

from newslint.text.posts import posts
from tests.making import document


def found(text: str) -> list[str]:
    story = document(text)
    return [story.prose[slice(*span)] for span in posts(story)]


SAID = "The mayor wrote on Monday."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{SAID}\n\nRain at last.. — Per Lund (@perlund) May 3, 2019\n\nHe left.",
         ["Rain at last.. — Per Lund (@perlund) May 3, 2019"]),
        (f"{SAID}\n\nRain at last..\n\n— Per Lund (@perlund) May 3, 2019\n\nHe left.",
         ["Rain at last..\n\n— Per Lund (@perlund) May 3, 2019"]),
        (f"{SAID}\n\nPer Lund (@perlund) Rain.. at last pic.twitter.com/a1b2\n\nHe left.",
         ["Per Lund (@perlund) Rain.. at last pic.twitter.com/a1b2"]),
        (f"{SAID} {'It rained. ' * 40}Rain.. — Per Lund (@perlund) May 3, 2019 He left.", None),
        ("The mayor (@perlund) wrote.. that it rains.", []),
        ("Her aide — Per Lund (@perlund) — wrote it.", []),
        ("Per Lund — the mayor — wrote it.", []),
    ],
)  # fmt: skip
def test_posts(text: str, expected: list[str] | None) -> None:
    if expected is None:
        (post,) = found(text)
        assert post.endswith("Rain.. — Per Lund (@perlund) May 3, 2019")
        assert len(post) < 400
    else:
        assert found(text) == expected
