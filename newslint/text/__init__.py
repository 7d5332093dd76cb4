"""Stretches of the prose that all subjects look at: sentences, words, lines, speech, zones."""
