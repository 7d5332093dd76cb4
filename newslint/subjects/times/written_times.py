"""Times and offsets as a desk writes them."""

import re

from newslint.subjects.times.clock_times import ClockTime


def written_like(time: ClockTime, minutes: int, prose: str) -> str:
    """``minutes`` after midnight in the form of a time of the copy: "2.30pm ET", "0300 GMT"."""
    start, end = time.clock
    text = prose[start:end]
    before, after = prose[time.span.start : start], prose[end : time.span.end]
    hour, minute = divmod(minutes % 1440, 60)
    half = time.half
    if not text[0].isdigit() or re.match(r"12\s?[nNmM]", text):
        # Noon and midnight have no form that other hours could take.
        shown = f"{hour:02d}:{minute:02d}"
    elif re.fullmatch(r"[0-9]{4}", text):
        shown = f"{hour:02d}{minute:02d}"
    elif half:
        mark = "." if "." in text[: len(text) - len(half)] else ":"
        letter = ("p" if hour >= 12 else "a") if "a" in half or "p" in half else ""
        letter = letter or ("P" if hour >= 12 else "A")
        shown = str((hour - 1) % 12 + 1)
        if minute or re.match(r"[0-9]+[:.]", text):
            shown += f"{mark}{minute:02d}"
        shown += re.sub(r"[aApP]", letter, half, count=1)
    else:
        found = re.match(r"([0-9]{1,2})([:.h]?)", text)
        width = 2 if found and (len(found[1]) == 2 or found[1] == "0") and text[0] == "0" else 1
        if found and len(found[1]) == 2:
            width = 2
        mark = found[2] if found and found[2] else ":"
        shown = f"{hour:0{width}d}{mark}{minute:02d}"
    return before + shown + after


def written_offset(minutes: int) -> str:
    """As "GMT+8", "GMT−3:30" or, for none, "GMT"."""
    if not minutes:
        return "GMT"
    hours, rest = divmod(abs(minutes), 60)
    return f"GMT{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02d}" if rest else "")


def written_span(minutes: int) -> str:
    """How long, whichever way: "8 h", "5 h 30 min"."""
    hours, rest = divmod(abs(minutes), 60)
    parts = ([f"{hours} h"] if hours else []) + ([f"{rest} min"] if rest or not hours else [])
    return " ".join(parts)
