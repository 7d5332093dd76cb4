"""English: closed classes of words, each once, as data."""
