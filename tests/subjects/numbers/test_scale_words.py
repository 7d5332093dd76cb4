import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.subjects.money.scale_clashes import scale_clashes
from newslint.subjects.numbers.scale_words import ScaleSlip, odd_scales
from tests.making import document


def slips(text: str) -> list[tuple[str, str, str]]:
    return [(text[slice(*o.span)], o.slip.value, o.right) for o in odd_scales(document(text))]


@pytest.mark.parametrize(
    ("text", "slip", "right"),
    [
        ("3 hundred thousand", ScaleSlip.CALQUE, "300,000"),
        ("4 hundred million", ScaleSlip.CALQUE, "400 million"),
        ("392.69 ten thousand", ScaleSlip.CALQUE, "3.9269 million"),
        ("27 thousand million", ScaleSlip.STACKED, "27 billion"),
        ("27 million million", ScaleSlip.STACKED, "27 trillion"),
        ("4.5bn trillion", ScaleSlip.STACKED, ""),
        ("6 million 300 thousand", ScaleSlip.SPLIT, "6.3 million"),
        ("1 billion 7,500 million", ScaleSlip.SPLIT, ""),
        ("100,000 million", ScaleSlip.OVERSIZED, "100 billion"),
        ("8,500 thousand", ScaleSlip.OVERSIZED, "8.5 million"),
        ("2,030 million", ScaleSlip.UNREDUCED, "2.03 billion"),
        ("2030 million", ScaleSlip.UNREDUCED, "2.03 billion"),
    ],
)
def test_finds_odd_scale_words(text: str, slip: ScaleSlip, right: str) -> None:
    assert slips(f"It took {text} bottles.") == [(text, slip.value, right)]


def test_a_bare_hundred_million_wants_its_article() -> None:
    assert slips("It was worth hundred million yuan.") == [
        ("hundred million", "bare", "100 million")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Three hundred thousand people and several hundred million dollars.",
        "A hundred million dollars, one hundred thousand men, tens of thousands of ships.",
        "In 2019 million-dollar homes were common.",
        "It sold 999 million bottles and 1,152 ships.",
        "Two ten thousand metre races.",
    ],
)
def test_plain_english_is_silent(text: str) -> None:
    assert not slips(text)


@given(st.integers(1, 999), st.sampled_from(["thousand", "million", "billion", "trillion"]))
def test_one_scale_word_is_silent(count: int, scale: str) -> None:
    assert not slips(f"It sold {count} {scale} bottles.")


@given(st.integers(10_000, 999_999))
def test_millions_by_the_ten_thousand_are_written_shorter(count: int) -> None:
    ((text, slip, right),) = slips(f"It sold {count:,} million bottles.")

    assert (text, slip) == (f"{count:,} million", "oversized")
    assert right == f"{count / 1000:,.3f}".rstrip("0").rstrip(".") + " billion"


def clashes(text: str) -> list[tuple[str, str]]:
    return [
        (text[slice(*clash.first)], text[slice(*clash.second)])
        for clash in scale_clashes(document(text))
    ]


def test_the_same_digits_with_another_scale_clash() -> None:
    text = "Exports came to $912.17 billion. The $912.17 million was a record."

    assert clashes(text) == [("$912.17 billion", "$912.17 million")]


@pytest.mark.parametrize(
    "text",
    [
        "It has $1.5bn and spends $1.5m.",
        "It sold 4.37 million barrels and 4.37 billion litres.",
        "It has $912.17 billion, or $912,170,000,000. It lost $912.17 billion.",
        "It has $912.17 billion and €912.17 million.",
    ],
)
def test_two_digits_or_two_things_do_not_clash(text: str) -> None:
    assert not clashes(text)
