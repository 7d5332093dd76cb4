import pytest

from newslint.engines.languagetool.requested import mother_tongue_of, variety_of
from tests.making import document

BRITISH = "The colour of the harbour was grey, the programmes said, in the centre.\n"


@pytest.mark.parametrize(
    ("text", "known", "variety"),
    [
        ("All is well.\n", {}, "en-US"),
        (BRITISH, {}, "en-GB"),
        (BRITISH, {"variety": "US"}, "en-US"),
        (BRITISH, {"language": "en-AU"}, "en-AU"),
        (BRITISH, {"language": "en_nz", "variety": "British"}, "en-GB"),
        (BRITISH, {"language": "en"}, "en-GB"),
        ("All is well.\n", {"language": "en-IE"}, "en-US"),
    ],
)
def test_variety(text: str, known: dict[str, str], variety: str) -> None:
    assert variety_of(document(text, **known)) == variety


@pytest.mark.parametrize(
    ("source", "tongue"),
    [(None, ""), ("de", "de"), ("de-AT", "de"), ("zh_Hans", "zh"), ("en", ""), ("FR", "fr")],
)
def test_mother_tongue(source: str | None, tongue: str) -> None:
    assert mother_tongue_of(document("All is well.\n", source_language=source)) == tongue
