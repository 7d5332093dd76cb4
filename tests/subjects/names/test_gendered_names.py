import pytest

from newslint.subjects.names.gendered_names import gendered_names
from tests.making import document


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was Ms. Holm who sang for an hour.", [("ms", "Holm", True)]),
        (
            "It was Mr Per Lund and Dame Ada Berg.",
            [("mr", "Per Lund", False), ("dame", "Ada Berg", True)],
        ),
        ("We heard that spokeswoman Ada Berg left.", [("spokeswoman", "Ada Berg", True)]),
        ("On Monday Per Lund himself paid, not she, of herself.", [("himself", "Per Lund", False)]),
        ("In her first speech, Minister Ada Berg said no.", [("her", "Ada Berg", True)]),
        ("In her kitchen, Ada Berg said no to him.", []),
        ("By noon Per Lund won his first title over her.", [("his", "Per Lund", False)]),
        ("By noon Per Lund saw his first title with her.", []),
        ("It was Mrs Holm who sang for an hour.", []),
        ("It was MrHolm and KingKong who sang for an hour.", []),
    ],
)
def test_marks(text: str, found: list[tuple[str, str, bool]]) -> None:
    story = document(text + " We saw Mr Otto, and we saw Ms Otto.")
    *names, _, _ = story.find(gendered_names)
    assert [(name.mark, " ".join(name.words), name.female) for name in names] == found
    for name in names:
        assert story.prose[slice(*name.span)].lower() == name.mark


def test_a_story_of_men_has_none() -> None:
    assert document("We saw Mr Per Lund, and Otto himself.").find(gendered_names) == ()


def test_offices_and_crowns_are_told() -> None:
    story = document("They met chairman Lund, Queen Ada and Ms Berg on the quay.")
    names = story.find(gendered_names)
    assert [(name.office, name.royal) for name in names] == [
        (True, False),
        (False, True),
        (False, False),
    ]
