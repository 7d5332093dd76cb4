"""What is known of languages: closed classes of words, each once."""
