"""Settings, the files they name, and what was accepted."""
