"""Exit statuses."""

CLEAN = 0
"""Nothing at or above ``--fail-on``."""
FINDINGS = 1
"""Something at or above ``--fail-on``."""
DEGRADED = 2
"""The run failed, or was not whole: usage, settings, an unreadable file, a crashed
rule, output that nobody took to its end."""
ENDED = 128
"""Ended by the signal of the number that is added, as shells have it."""
