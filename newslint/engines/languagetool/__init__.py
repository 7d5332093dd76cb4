"""LanguageTool beside newslint's own rules: its findings in one list with them.

LanguageTool is asked through a server (``service``), over HTTP (``client``), about the prose of the
stories (``paragraphs``); what it answers (``answers``) becomes findings by rules (``rules``) that
are on, off and as loud as the choice fit for news says (``choice``). Answers are kept from run to
run (``result_cache``).
"""
