"""Readers: from a decoded file to a document, one module per format."""
