"""Fact finders: from a document to a tuple of what it states, found once and shared."""
