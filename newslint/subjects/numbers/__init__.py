"""Numbers and number words, as numerals or in words, and how they are written."""
