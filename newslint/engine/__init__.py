"""The verbs of linting: no input, no output, no settings files."""
