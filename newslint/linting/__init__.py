"""The verbs of linting: no input, no output, no subject."""
