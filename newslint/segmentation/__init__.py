"""Stretches of the prose: sentences, words, zones of speech. Each is a finder of spans."""
