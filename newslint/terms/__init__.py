"""A desk's memory in files: one model, and YAML, CSV and TBX as views of it."""
