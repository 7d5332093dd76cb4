"""Checks: one way to look each, from a document to matches. They never import one another."""
