"""Places that a story names, and the clocks of places."""
