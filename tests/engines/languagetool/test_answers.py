import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.engines.languagetool.answers import (
    BETWEEN,
    Answer,
    read_answers,
    read_written,
    written,
)
from tests.engines.languagetool.fake_server import match

PARAGRAPH = st.text(
    st.one_of(
        st.sampled_from("ox \n\U0001f600\U0001f468\u200d\u0301\u00ad\ufeffé漢"), st.characters()
    )
)


def response_to(paragraphs: list[str], pattern: str, **changes: Any) -> dict[str, Any]:
    text = "".join(paragraph + BETWEEN for paragraph in paragraphs)
    return {"matches": [match(text, found, **changes) for found in re.finditer(pattern, text)]}


@given(st.lists(PARAGRAPH, max_size=8))
def test_places_are_exact_whatever_the_copy_holds(paragraphs: list[str]) -> None:
    pattern = "[ox]+|\U0001f600+"
    answers = read_answers(response_to(paragraphs, pattern), paragraphs)
    assert len(answers) == len(paragraphs)
    for paragraph, of_paragraph in zip(paragraphs, answers, strict=True):
        found = [paragraph[slice(*answer.span)] for answer in of_paragraph]
        assert found == re.findall(pattern, paragraph)


def test_what_is_told_of_a_finding() -> None:
    (of_paragraph,) = read_answers(response_to(["A pox on it."], "pox"), ["A pox on it."])
    assert of_paragraph == (
        Answer(
            *(2, 5, "POX_RULE", "GRAMMAR", "grammar", "The word pox"),
            "Not “pox”, with {braces} and an ellipsis…",
            ("plague", "curse"),
        ),
    )


def test_what_reaches_over_the_end_of_a_paragraph_is_left_out() -> None:
    paragraphs = ["It ends", "here."]
    assert read_answers(response_to(paragraphs, r"ends\s+here"), paragraphs) == [(), ()]


def test_few_proposals_are_kept_and_none_twice() -> None:
    many = [{"value": str(number % 7)} for number in range(20)]
    response = response_to(["A pox."], "pox", replacements=many)
    ((answer,),) = read_answers(response, ["A pox."])
    assert answer.proposals == ("0", "1", "2", "3", "4")


@pytest.mark.parametrize(
    "response",
    [
        None,
        [],
        {},
        {"matches": None},
        {"matches": [3]},
        {"matches": [{"offset": 0}]},
        *(
            response_to(["A pox."], "pox", **change)
            for change in (
                {"offset": -1},
                {"offset": "2"},
                {"offset": 99},
                {"length": True},
                {"message": 3},
                {"replacements": [{}]},
                {"rule": {"category": None}},
                {"rule": {"id": None}},
            )
        ),
    ],
)
def test_what_is_no_answer_is_refused(response: Any) -> None:
    with pytest.raises(ValueError):
        read_answers(response, ["A pox."])


def test_answers_can_be_written_and_read() -> None:
    (answers,) = read_answers(response_to(["A pox, a pox."], "pox"), ["A pox, a pox."])
    assert len(answers) == 2
    assert read_written(written(answers)) == answers
    assert read_written("[]") == ()


@pytest.mark.parametrize("text", ["", "{", "3", "[3]", "[[1]]", json.dumps([[1, 2, "x"]])])
def test_what_was_not_written_so_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_written(text)
