import pytest

from newslint.text.full_stops import Stop, is_abbreviation, stop_kind


def kind(marked: str) -> Stop:
    """The kind of the full stop that stands before the sign ¶."""
    stop = marked.index("¶") - 1
    return stop_kind(marked.replace("¶", ""), stop)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Mr.¶ Quill", Stop.TITLE),
        ("Lt.¶ Gen. Quill", Stop.TITLE),
        ("Lt. Gen.¶ Quill", Stop.TITLE),
        ("St.¶ Olaf", Stop.TITLE),
        ("Hr.¶ Quill", Stop.TITLE),
        ("A.¶ Quill", Stop.INITIAL),
        ("the U.S.¶ embassy", Stop.DOTTED),
        ("at 9 a.m.¶ on", Stop.DOTTED),
        ("a Ph.D.¶ in", Stop.DOTTED),
        ("Quill & Sons Inc.¶ said", Stop.SUFFIX),
        ("pies, cakes, etc.¶ were", Stop.SUFFIX),
        ("in Calif.¶ on", Stop.SUFFIX),
        ("Salem, Ore.¶ on", Stop.SUFFIX),
        ("No.¶ 5", Stop.NUMBERED),
        ("Jan.¶ 5", Stop.NUMBERED),
        ("Sept.¶ elections", Stop.NUMBERED),
        ("Sat.¶ 5", Stop.NUMBERED),
        ("6 ft.¶ tall", Stop.UNIT),
        ("12 st.¶ and", Stop.UNIT),
        ("2 tbsp.¶ of", Stop.UNIT),
        ("pies vs.¶ cakes", Stop.CONNECTING),
        ("pies, e.g.¶ apple", Stop.CONNECTING),
        ("Quill v.¶ Berg", Stop.CONNECTING),
        ("on 17.¶ July", Stop.ORDINAL),
        ("1.¶ The boat", Stop.ORDINAL),
        ("3.¶5 boats", Stop.INNER),
        ("visit bergen.¶no today", Stop.INNER),
        ("the file notes.¶txt is", Stop.INNER),
        ("U.¶S. boats", Stop.INNER),
        ("wait.¶.. and", Stop.ELLIPSIS),
        ("wait..¶. and", Stop.ELLIPSIS),
        ("wait . .¶ . and", Stop.ELLIPSIS),
        ("the boat.¶ and", Stop.PLAIN),
        ("He said no.¶ and", Stop.PLAIN),
        ("under the sun.¶ and", Stop.PLAIN),
        ("she sat.¶ and", Stop.PLAIN),
        ("iron ore.¶ and", Stop.PLAIN),
        ("on the 5th.¶ and", Stop.PLAIN),
        ("all 40.¶ and", Stop.PLAIN),
        ("in 40.¶ Marie", Stop.PLAIN),
        ("below 5 °C.¶ The", Stop.PLAIN),
        ("years.¶He said", Stop.PLAIN),
    ],
)
def test_kinds(marked: str, expected: Stop) -> None:
    assert kind(marked) is expected


def test_a_plain_stop_is_no_abbreviation() -> None:
    prose = "Mr. Quill sank. the boat"
    assert is_abbreviation(prose, 2)
    assert not is_abbreviation(prose, 14)


def test_stops_at_the_edges_of_the_prose() -> None:
    assert stop_kind(".", 0) is Stop.PLAIN
    assert stop_kind("Mr.", 2) is Stop.TITLE
