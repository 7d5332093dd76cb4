"""From offsets in the UTF-8 of a text, as some parsers count, to offsets in the text."""

from bisect import bisect_right

_STEP = 512
"""How many characters are counted at once."""


class Utf8Offsets:
    """The offsets of one text."""

    def __init__(self, text: str, data: bytes) -> None:
        """``data`` is the text in UTF-8."""
        self._data = data
        self._is_ascii = len(data) == len(text)
        self._marks = [0]
        """Offsets in the bytes of each ``_STEP``-th character."""
        if not self._is_ascii:
            at = 0
            for end in range(_STEP, len(text) + 1, _STEP):
                at += len(text[end - _STEP : end].encode())
                self._marks.append(at)

    def __getitem__(self, offset: int) -> int:
        """The offset in characters of an offset in bytes at which a character begins or ends."""
        if self._is_ascii:
            return offset
        at = bisect_right(self._marks, offset) - 1
        return at * _STEP + len(self._data[self._marks[at] : offset].decode())
