"""What everyone may use, one idea a module: errors, typed data, YAML, globs, caches, git."""
