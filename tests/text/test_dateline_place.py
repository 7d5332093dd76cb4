import pytest

from newslint.text.dateline_place import dateline_lead


@pytest.mark.parametrize(
    ("lead", "place", "day"),
    [
        ("KYIV, Ukraine (AP) — ", "KYIV, Ukraine", ""),
        ("BEIJING, May 16 (Xinhua) -- ", "BEIJING", "May 16"),
        ("SEOUL, South Korea, June 23, 2024 (AP) — ", "SEOUL, South Korea", "June 23, 2024"),
        ("NEW YORK/WASHINGTON (Reuters) - ", "NEW YORK/WASHINGTON", ""),
        ("ST. PETERSBURG, Russia — ", "ST. PETERSBURG, Russia", ""),
        ("MOSCOW, June 23. /TASS/. ", "MOSCOW", "June 23"),
        ("LISBON, 3 May - ", "LISBON", "3 May"),
        ("Xinhua News Agency, Oslo, July 26 (Xinhua) -- ", "Oslo", "July 26"),
        ("Düsseldorf (dpa) – ", "Düsseldorf", ""),
    ],
)
def test_leads(lead: str, place: str, day: str) -> None:
    assert dateline_lead(f"{lead}The boat sank.") == (place, day, len(lead))


@pytest.mark.parametrize(
    "paragraph",
    [
        "EU - what happens next",
        "WORLD CUP - the final",
        "BREAKING — The boat sank.",
        "Paris – the city of light – is dark.",
        "NATO (the alliance) - is old.",
        "A lawyer (Jones) - he is old - said so.",
        "The boat sank.",
        "",
    ],
)
def test_no_leads(paragraph: str) -> None:
    assert dateline_lead(paragraph) is None
