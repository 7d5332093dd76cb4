"""Clock times, and what zones make of them."""
