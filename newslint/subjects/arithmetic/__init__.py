"""What follows from stated numbers: changes, shares, totals, ages, anniversaries."""
