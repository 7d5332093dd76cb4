"""What rules wanted to check in a story and could not, and what to give them."""

from collections.abc import Iterator, Sequence

from newslint.model.document import Document


def unchecked(documents: Sequence[Document]) -> tuple[str, ...]:
    """What could not be checked for want of a date, and what to give; nothing, mostly.

    Only what a rule has asked for counts, so that rules that are off want nothing.
    """
    wanting = [document for document in documents if document.metadata.date is None]
    counted = [sum(counts) for counts in zip(*map(_undated, wanting), strict=True)]
    weekdays, times, sums = counted or (0, 0, 0)
    if not weekdays and not times:
        # Sums are held against the rates of all years, which finds what is far off: too little to
        # lack to speak of it alone.
        return ()
    held = list(_held(weekdays, times, sums))
    listed = ", ".join(held[:-1]) + " and " + held[-1] if len(held) > 1 else held[0]
    return (f"no date is known, so that {listed}: give `date: 2024-05-16` in front matter",)


def _undated(document: Document) -> tuple[int, int, int]:
    """How many weekdays, pairs of times and pairs of sums a date would be of use to."""
    asked = document.asked
    weekdays = times = sums = 0
    # What no rule has asked for need not be imported.
    if "weekday_faults" in asked:
        from newslint.subjects.dates.weekdays import undated_weekdays  # noqa: PLC0415

        weekdays = len(document.find(undated_weekdays))
    if "utc_offsets" in asked:
        from newslint.subjects.times.utc_offsets import undated_offsets  # noqa: PLC0415

        times = len(document.find(undated_offsets))
    if "exchange_rates" in asked:
        from newslint.subjects.money.exchange_rates import exchange_rates  # noqa: PLC0415

        sums = len(document.find(exchange_rates))
    return weekdays, times, sums


def _held(weekdays: int, times: int, sums: int) -> Iterator[str]:
    if weekdays:
        yield f"{_many(weekdays, 'weekday was', 'weekdays were')} held against no calendar"
    if times:
        pairs = _many(times, "pair of times was", "pairs of times were")
        yield f"{pairs} held against the clocks of any season"
    if sums:
        pairs = _many(sums, "pair of sums was", "pairs of sums were")
        yield f"{pairs} held against the rates of any year"


def _many(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more}"
