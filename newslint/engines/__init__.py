"""Outside engines, a folder each."""
