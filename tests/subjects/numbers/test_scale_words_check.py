import pytest

from newslint.subjects.money.scale_clash_check import ScaleClashCheck
from newslint.subjects.numbers.scale_words_check import ScaleWordsCheck
from tests.making import document


def test_reports_the_kinds_that_it_is_given() -> None:
    story = document("It owed 27 thousand million euros and 2,030 million pounds.")

    assert [m.diagnosis for m in ScaleWordsCheck(("stacked",))(story)] == ["stacked"]
    assert [m.replacement for m in ScaleWordsCheck(("unreduced",))(story)] == ["2.03 billion"]


def test_its_triggers_are_in_every_story_that_it_speaks_of() -> None:
    for text in ("It owed $12,500m.", "It owed $4,500bn.", "It owed 3 hundred thousand yuan."):
        assert list(ScaleWordsCheck(("unreduced", "oversized", "calque"))(document(text)))
        assert any(trigger in text.lower() for trigger in ScaleWordsCheck(("calque",)).triggers)


def test_refuses_an_unknown_kind() -> None:
    with pytest.raises(ValueError, match="is no kind"):
        ScaleWordsCheck(("odd",))


def test_a_clash_has_the_other_number_beside_it() -> None:
    text = "Exports came to $912.17 billion. The $912.17 million was a record."
    (match,) = ScaleClashCheck()(document(text))

    assert text[slice(*match.span)] == "$912.17 million"
    assert match.values["other"] == "$912.17 billion"
    assert match.values["factor"] == "1,000"
    assert [text[slice(*related.span)] for related in match.related] == ["$912.17 billion"]
