"""Texts of no writer's: what no text may do, looked for by hand and, in short, by the tests."""
