#!/usr/bin/env bash
# trafilatura 2.3.1, html-text 0.7.1, inscriptis 2.7.6: the marks of <q> are lost, made straight, or the words are
# moved.
#
# HTML's q holds a quotation, and its content must have no quotation marks: who shows it adds them, those of the
# language, others for a quotation inside a quotation. One would expect what makes text of articles to add them too,
# or at the very least to keep the words in their order.
#
# Of three such libraries one adds marks, straight ones, the same inside and outside. One leaves them out, so that
# what somebody said reads as the paper's own words. trafilatura leaves them out too, ends the line after each q,
# and of a quotation inside a quotation it puts the words behind the rest of the sentence: "We heard" ends in "and
# he left", and what was heard comes later. Its plainer html2txt keeps the order, without marks.
#
# What follows: whether copy has a quotation without an end, or a source without a quotation, cannot be asked of
# text that such a library made. A reader of HTML has to set the marks itself and remember that they stand nowhere
# in the file, so that no finding points at them and no fix removes them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check \
    trafilatura==2.3.1 html-text==0.7.1 inscriptis==2.7.6 lxml==6.1.3

cat >story.html <<'HTML'
<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Ferry back at sea</title></head>
<body>
<article>
<h1>Ferry back at sea</h1>
<p>The night ferry will sail again from Monday, its owner said after a week of repairs in the yard.</p>
<p>The mayor said <q>the ferry is safe</q> and left.</p>
<p>The owner answered: <q>We heard <q>never again</q> from the crew</q>, and he left.</p>
</article>
</body>
</html>
HTML

cat >ask.py <<'PY'
from pathlib import Path

import html_text
import inscriptis
import trafilatura

page = Path("story.html").read_text(encoding="utf-8")
for name, text in (
    ("inscriptis", inscriptis.get_text(page)),
    ("html-text", html_text.extract_text(page)),
    ("trafilatura", trafilatura.extract(page)),
    ("trafilatura.html2txt", trafilatura.html2txt(page)),
):
    print(f"== {name}")
    # From the paragraph with the first quotation on, without empty lines.
    lines = text[text.index("The mayor") :].splitlines()
    print("\n".join(line.strip() for line in lines if line.strip()))
PY

cat >expected <<'TXT'
== inscriptis
The mayor said "the ferry is safe" and left.
The owner answered: "We heard ""never again"" from the crew", and he left.
== html-text
The mayor said the ferry is safe and left.
The owner answered: We heard never again from the crew, and he left.
== trafilatura
The mayor said the ferry is safe
and left.
The owner answered: We heard
, and he left.
never again
from the crew
== trafilatura.html2txt
The mayor said the ferry is safe and left. The owner answered: We heard never again from the crew, and he left.
TXT
venv/bin/python ask.py >seen
diff -u expected seen
echo 'trafilatura 2.3.1, html-text 0.7.1, inscriptis 2.7.6: as described'
