"""Words that say that a number is not exact."""

LOOSE_HEDGES = ("about", "around", "roughly", "some", "nearly")
"""After a bare comma only these show that the same amount is said again."""
