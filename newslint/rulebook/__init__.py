"""A folder of YAML as rules: read, kept, proved, explained."""
