"""LanguageTool, a grammar checker that runs beside newslint's own rules."""
