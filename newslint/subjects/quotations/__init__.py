"""Marks of quotations, and brackets."""
