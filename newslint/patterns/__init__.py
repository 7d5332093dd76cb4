"""Regular expressions: lazy, limited in time, kept; and the phrase language of lexicons."""
