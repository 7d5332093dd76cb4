"""The nouns of newslint: frozen values, no verbs, no library but the standard one."""
