"""Words that say that a number is not exact."""

HEDGES = (
    *("about", "around", "roughly", "approximately", "some", "nearly", "almost", "over", "under"),
    *("just", "only", "exactly", "well", "estimated", "an estimated", "close to", "more than"),
    *("less than", "fewer than", "at least", "up to", "as much as", "as many as"),
)
"""What stands before a number in prose, or before another of these: "just over"."""
LOOSE_HEDGES = ("about", "around", "roughly", "some", "nearly")
"""After a bare comma only these show that the same amount is said again."""
WEIGHED_HEDGES = (
    *("more than", "over", "at least", "just over", "well over", "just under", "almost", "nearly"),
    *("close to", "about", "around", "roughly", "practically", "virtually"),
)
"""Before "half" or "doubled", as the whole of the hedge: each says how far from it is meant."""

ABOUT = (
    *("about", "around", "roughly", "approximately", "some", "circa", "approx", "nearabout"),
    *("~", "≈", "c", "ca", "approx.", "ca.", "c.", "estimated"),
)
"""The last word of what leaves open on which side of the number the truth lies."""
OVER = ("over", "above", "exceeding", ">", "exceeds", "exceeded")
"""It is at least the number."""
UNDER = ("nearly", "almost", "under", "below", "barely", "<")
"""It is at most the number."""
ABOUT_PAIRS = ("close to", "equivalent to", "much as", "many as", "minimum of", "of about")
OVER_PAIRS = ("more than", "greater than", "at least", "upwards of")
UNDER_PAIRS = (*("less than", "fewer than", "up to", "at most", "as much", "shy of", "maximum of"),)
