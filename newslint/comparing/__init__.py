"""A story held against another state of it."""
