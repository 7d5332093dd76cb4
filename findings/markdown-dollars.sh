#!/usr/bin/env bash
# pyromark 0.10.3, mdit-py-plugins 0.7.0, mistune 3.4.0: two sums of dollars in a sentence are a formula.
#
# Readers of Markdown have formulas between dollar signs as an option. Copy about money is full of dollar signs, and
# one would expect what Pandoc's manual says of such formulas, that no digit follows the closing sign, so that
# "$5 and $10" stays what it is. Many sentences about two prices do: a space before the second sign keeps them whole
# in pyromark and mistune. So the option looks harmless on first trial.
#
# But with pyromark a sign that has a letter, a hyphen or a slash right before it closes a formula, whatever follows:
# "$5, then a US$7 fare" has the formula "5, then a US", and the words are gone from the text. mdit-py-plugins closes
# one after a space as well, in its default mode. mistune takes none of these for formulas.
#
# What follows: a reader of news copy has to leave that option off, even on sites that set formulas, or numbers vanish
# from what is checked, in just the sentences that compare two sums.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check \
    pyromark==0.10.3 markdown-it-py==4.3.0 mdit-py-plugins==0.7.0 mistune==3.4.0

cat >ask.py <<'PY'
import re

import mistune
import pyromark
from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin

markdown_it = MarkdownIt().use(dollarmath_plugin)
with_math = mistune.create_markdown(plugins=["math"])

for sentence in (
    "The pass rose from $5 to $10 in May.",
    "He paid $5, then a US$7 fare.",
    "Fares are $5/$10 at the door.",
    "They cost $5-$10 each.",
):
    print(sentence)
    events = pyromark.events(sentence, options=pyromark.Options.ENABLE_MATH)
    print("  pyromark:", [e["InlineMath"] for e in events if isinstance(e, dict) and "InlineMath" in e])
    tokens = [child for token in markdown_it.parse(sentence) for child in token.children or ()]
    print("  mdit-py-plugins:", [token.content for token in tokens if token.type == "math_inline"])
    print("  mistune:", re.findall(r'class="math">(.*?)</', with_math(sentence)))

print("mistune, a formula:", with_math("So $a + b$ it is.").strip())
PY

cat >expected <<'TXT'
The pass rose from $5 to $10 in May.
  pyromark: []
  mdit-py-plugins: ['5 to ']
  mistune: []
He paid $5, then a US$7 fare.
  pyromark: ['5, then a US']
  mdit-py-plugins: ['5, then a US']
  mistune: []
Fares are $5/$10 at the door.
  pyromark: ['5/']
  mdit-py-plugins: ['5/']
  mistune: []
They cost $5-$10 each.
  pyromark: ['5-']
  mdit-py-plugins: ['5-']
  mistune: []
mistune, a formula: <p>So <span class="math">\(a + b\)</span> it is.</p>
TXT
venv/bin/python ask.py >seen
diff -u expected seen
echo 'pyromark 0.10.3, mdit-py-plugins 0.7.0, mistune 3.4.0: as described'
