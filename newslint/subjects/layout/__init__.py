"""Paragraphs, headlines and other segments of a story."""
