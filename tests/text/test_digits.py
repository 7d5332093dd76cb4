from newslint.text.digits import digit_runs
from tests.making import document


def test_each_run_of_digits_is_found_whole() -> None:
    text = "In 2024, A320s flew 1,200 km at 3.5% — ٣ times, ½."
    runs = document(text).find(digit_runs)

    assert [text[slice(*run)] for run in runs] == ["2024", "320", "1", "200", "3", "5", "٣"]
