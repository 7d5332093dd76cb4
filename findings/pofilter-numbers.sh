#!/usr/bin/env bash
# translate-toolkit 3.20.4: pofilter's check of numbers compares digits as text, so that 5 may become 50.
#
# pofilter checks translations, segment by segment, and its test "numbers" is documented to see whether numbers are
# consistent between source and target, their order included. One would expect it to flag a number that has become
# ten times as large.
#
# It looks for each number of the source as a string, and counts how often it stands in the source and in the
# target, inside of other numbers too. So "5" is found in "50", "200" in "1,200", and "3,5", which it takes for the
# numbers 3 and 5, in "35"; numbers in another order pass as well, and so does any number of the target where the
# source has none. What it does flag is the translation that is right: German "1.500" is English "1,500", and it
# wants "1.500", which is one and a half. That the file names both languages, and the command the target's, does not
# help.
#
# What follows: a clean run of this test says nothing about sizes. Numbers have to be read, each by the conventions
# of its language, and compared as values.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check translate-toolkit==3.20.4

# Each segment has what is right with its translation, or wrong, for its id.
cat >story.xlf <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="story" source-language="de" target-language="en" datatype="plaintext">
    <body>
      <trans-unit id="wrong-ten-times">
        <source>5 Menschen wurden gerettet</source><target>50 people were rescued</target>
      </trans-unit>
      <trans-unit id="wrong-thousand-more">
        <source>Rund 200 Schiffe fuhren</source><target>Some 1,200 ships sailed</target>
      </trans-unit>
      <trans-unit id="wrong-lost-comma">
        <source>Es waren 3,5 Prozent</source><target>It was 35 percent</target>
      </trans-unit>
      <trans-unit id="wrong-order">
        <source>Nur 10 von 15 kamen an</source><target>Only 15 of 10 arrived</target>
      </trans-unit>
      <trans-unit id="wrong-added">
        <source>Einige Schiffe fuhren</source><target>Some 300 ships sailed</target>
      </trans-unit>
      <trans-unit id="wrong-separator">
        <source>Es waren 1.500 Schiffe</source><target>There were 1.500 ships</target>
      </trans-unit>
      <trans-unit id="wrong-other-digits">
        <source>Rund 200 Schiffe fuhren</source><target>Some 300 ships sailed</target>
      </trans-unit>
      <trans-unit id="right-separator">
        <source>Es waren 1.500 Schiffe</source><target>There were 1,500 ships</target>
      </trans-unit>
    </body>
  </file>
</xliff>
XML

cat >expected <<'TXT'
right-separator
wrong-other-digits
TXT
venv/bin/pofilter --progress=none --test=numbers --language=en story.xlf flagged.xlf
grep -c 'numbers: Different numbers' flagged.xlf | grep -qx 2
sed -n 's/.*<trans-unit id="\([^"]*\)".*/\1/p' flagged.xlf | sort >seen
diff -u expected seen
echo 'translate-toolkit 3.20.4, pofilter: as described'
