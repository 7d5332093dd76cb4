import pytest

from newslint.subjects.wording.foreign_script_check import ForeignScriptCheck
from tests.making import document


def flagged(text: str, **parameters: int) -> list[str]:
    story = document(text)
    return [story.prose[slice(*match.span)] for match in ForeignScriptCheck(**parameters)(story)]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("The harbour 港口 reopened.", ["港口"]),
        ("He said: “Мост откроют летом”, and left.", ["Мост откроют летом"]),
        ("It rose by 2 억 원 in all.", ["억 원"]),
        ("The port (港口，码头) is open.", ["港口，码头"]),
        ("Both λόγος and ทาง were read.", ["λόγος", "ทาง"]),
        ("שלום and नमस्ते were said.", ["שלום", "नमस्ते"]),
        ("A port (港口) is open, and 20 μm, Δ and kΩ are signs.", []),
        ("It was 24 °С at стопмост.рф, #мост, @мэр and example.org/мост.", []),
        ("Łódź, İzmir, Hà Nội, Ålesund and Ħamrun bid.", []),
    ],
)
def test_runs_of_another_script(text: str, runs: list[str]) -> None:
    shorter = {"longest_gloss": 3} if "码头" in text else {}
    assert flagged(text, **shorter) == runs


def test_no_gloss_at_all() -> None:
    assert flagged("The port (港口) is open.", longest_gloss=0) == ["港口"]


def test_a_run_ends_with_its_line() -> None:
    assert flagged("港口\n\n码头\n\nThe port is open.") == ["港口", "码头"]


def test_numbers_out_of_range_are_refused() -> None:
    with pytest.raises(ValueError, match="or more"):
        ForeignScriptCheck(longest_gloss=-1)
