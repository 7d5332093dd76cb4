#!/usr/bin/env bash
# translate-toolkit 3.20.4: the translation in a termbase is whatever stands first, also where it is deprecated.
#
# TBX holds concepts. A concept has a set of terms for each of its languages, and each term may have an
# administrativeStatus: preferred, admitted, deprecated, superseded. The order of languages and of terms says
# nothing. One would expect a reader that makes pairs of source and target to ask for the languages, or to take the
# preferred terms.
#
# It takes the first set for the source and the second for the target, whatever their languages: where a concept has
# French before English, the French term is the English translation, and no warning is given. With both languages
# named, the pair is right, but of several terms the first is taken. A concept whose deprecated term stands before
# the preferred one comes out as a pair with the deprecated term; neither the preferred one nor the status is in its
# source, its target or its notes. tbx2po writes the same into its glossary.
#
# What follows: a termbase of a newsroom often says which words not to use. Read as pairs, it teaches exactly those.
# Read TBX by concept, language and status, and never by position.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check translate-toolkit==3.20.4

cat >desk.tbx <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX" xml:lang="de">
  <martifHeader><fileDesc><sourceDesc><p>Terms of a desk</p></sourceDesc></fileDesc></martifHeader>
  <text><body>
    <termEntry id="vessel">
      <langSet xml:lang="de"><tig><term>Fähre</term></tig></langSet>
      <langSet xml:lang="en">
        <tig><term>ferryboat</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
        <tig><term>ferry</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
      </langSet>
    </termEntry>
    <termEntry id="place">
      <langSet xml:lang="de"><tig><term>Hafen</term></tig></langSet>
      <langSet xml:lang="fr"><tig><term>port de mer</term></tig></langSet>
      <langSet xml:lang="en"><tig><term>harbor</term></tig></langSet>
    </termEntry>
  </body></text>
</martif>
XML

cat >ask.py <<'PY'
from pathlib import Path

from translate.storage.tbx import tbxfile

termbase = Path("desk.tbx").read_bytes()
for languages in ({}, {"sourcelanguage": "de", "targetlanguage": "en"}):
    print(*languages.values() or ["no languages named"])
    for unit in tbxfile(termbase, **languages).units:
        print(f"  {unit.getid()}: {unit.source} = {unit.target}, notes: {unit.getnotes()!r}")
PY

cat >expected <<'TXT'
no languages named
  vessel: Fähre = ferryboat, notes: ''
  place: Hafen = port de mer, notes: ''
de en
  vessel: Fähre = ferryboat, notes: ''
  place: Hafen = harbor, notes: ''
tbx2po
msgid "Fähre"
msgstr "ferryboat"
msgid "Hafen"
msgstr "harbor"
TXT
{
    venv/bin/python ask.py
    echo tbx2po
    venv/bin/tbx2po --progress=none --source-language=de --language=en desk.tbx desk.po
    # Without the header.
    grep -E '^msg(id|str) "[^"]' desk.po
} >seen
diff -u expected seen
echo 'translate-toolkit 3.20.4, TBX: as described'
