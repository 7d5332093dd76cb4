"""Dates, weekdays, ranges, durations, eras."""
