from datetime import date

import pytest

from newslint.text.written_dates import first_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-06-23", date(2024, 6, 23)),
        ("2024-06-23T08:30:00Z", date(2024, 6, 23)),
        ("23 Jun, 2024", date(2024, 6, 23)),
        ("23rd of nothing, then 23rd June 2024", date(2024, 6, 23)),
        ("Jun. 23, 2024", date(2024, 6, 23)),
        ("SEPT 1, 2024", date(2024, 9, 1)),
        ("23.06.2024", date(2024, 6, 23)),
        ("23/06/2024", date(2024, 6, 23)),
        ("06/06/2024", date(2024, 6, 6)),
        ("05/06/2024", None),
        ("30 February 2024, then 1 March 2024", date(2024, 3, 1)),
        ("June 2024", None),
        ("23 June", None),
        ("", None),
    ],
)
def test_first_date(text: str, expected: date | None) -> None:
    assert first_date(text) == expected
