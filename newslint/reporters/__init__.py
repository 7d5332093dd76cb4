"""Reporters: from a report to output, one module per format."""
