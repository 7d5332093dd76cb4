"""Measures, and one measure in two units."""
