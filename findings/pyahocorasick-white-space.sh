#!/usr/bin/env bash
# pyahocorasick 2.3.1: iter(…, ignore_white_space=True) finds no key that has white space in it.
#
# Copy is wrapped, and a term of two words stands on two lines. The method has an option for white space, of which
# the documentation says that it is ignored. One would expect that a key of two words is found then however many
# spaces or line ends part the words, and certainly where the text holds the key as it is.
#
# White space is passed over in the text alone. The keys keep theirs, so that a key of two words is found nowhere,
# not even where it stands letter for letter, while a key without white space is found over the gap of two words.
#
# What follows: for phrases, bring the white space of text and keys into one form first and search without the
# option; or add the keys without their spaces and look at the edges of what is found.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check pyahocorasick==2.3.1

cat >seen.py <<'PY'
import ahocorasick

keys = ahocorasick.Automaton()
for key in ("harbor wall", "harborwall"):
    keys.add_word(key, key)
keys.make_automaton()

for text in ("the harbor wall", "the harbor\n  wall", "the harborwall"):
    plain = [key for _, key in keys.iter(text)]
    ignoring = [key for _, key in keys.iter(text, ignore_white_space=True)]
    print(f"{text!r}: {plain}, ignoring white space {ignoring}")
PY
seen=$(venv/bin/python seen.py)
echo "$seen"
diff - <(echo "$seen") <<'EXPECTED'
'the harbor wall': ['harbor wall'], ignoring white space ['harborwall']
'the harbor\n  wall': [], ignoring white space ['harborwall']
'the harborwall': ['harborwall'], ignoring white space ['harborwall']
EXPECTED
