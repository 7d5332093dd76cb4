from hypothesis import given
from hypothesis import strategies as st

from newslint.readers.utf8_offsets import Utf8Offsets


@given(st.text(), st.integers(1, 400))
def test_offsets_in_bytes_become_offsets_in_characters(text: str, times: int) -> None:
    text = text.encode(errors="ignore").decode() * times
    offsets = Utf8Offsets(text, text.encode())
    for at in range(0, len(text) + 1, max(len(text) // 50, 1)):
        assert offsets[len(text[:at].encode())] == at
