from hypothesis import given
from hypothesis import strategies as st

from newslint.text.repeats import LONGEST, Run, repeated_trigrams, runs, trigrams
from newslint.text.words import word_forms
from tests.making import document

WORDS = st.lists(
    st.sampled_from("the The ferry is late and of Straße STRASSE".split()), max_size=30
)


@given(WORDS)
def test_runs_are_where_each_word_comes_again(words: list[str]) -> None:
    forms = [word.casefold() for word in words]
    expected = []
    for period in range(1, LONGEST + 1):
        same = [one == other for one, other in zip(forms, forms[period:], strict=False)]
        for at in range(len(same)):
            length = next((n for n, again in enumerate(same[at:]) if not again), len(same) - at)
            if (at == 0 or not same[at - 1]) and length >= period:
                expected.append(Run(period, at, at + length + period))
    assert list(document(" ".join(words)).find(runs)) == expected


def test_runs_go_over_marks_and_segments() -> None:
    assert document("The end,\n\nthe END.").find(runs) == (Run(2, 0, 4),)


@given(WORDS)
def test_repeated_trigrams_stand_more_than_once(words: list[str]) -> None:
    story = document(" ".join(words))
    every = list(trigrams(story.find(word_forms)))
    assert len(every) == max(0, len(words) - 2)
    assert story.find(repeated_trigrams) == {one for one in every if every.count(one) > 1}
