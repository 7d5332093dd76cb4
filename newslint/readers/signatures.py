"""What the beginning of a file shows of its format."""

_BEGINNING = 400


def is_html(start: bytes) -> bool:
    """Whether a file begins as pages do."""
    shown = start.removeprefix(b"\xef\xbb\xbf")[:_BEGINNING].lstrip().lower()
    return shown.startswith((b"<!doctype html", b"<html"))
