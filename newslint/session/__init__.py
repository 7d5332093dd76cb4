"""One run or one long-lived process: settings, rulebook and linters put together."""
