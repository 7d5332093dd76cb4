"""Words, phrases and characters, whatever they speak of."""
