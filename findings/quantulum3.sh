#!/usr/bin/env bash
# quantulum3 0.10.0: "2 to 3 million tonnes" begins at two tonnes, and "£5bn" is no money.
#
# A library that finds quantities in English text looks like the thing to check the figures of a story with. One
# would expect "2 to 3 million tonnes" to be 2,500,000 give or take 500,000, "£5bn" to be a sum of money, and "minus
# 5 degrees" to be below zero.
#
# It gives 1,500,001 give or take 1,499,999 tonnes, as if it were from two tonnes to three million; the same range
# is right where "million" stands twice or the numbers have all their zeros. The letters that newsrooms write after
# sums and counts are units to it: "bn" is a barn times a newton, so that "£5bn" is no money at all, and the m of
# "€3m" and "400m people" is a metre. A minus sign counts; the word "minus" does not.
#
# What follows: a scale word after a range belongs to both ends of it, and "m" and "bn" behind a currency sign or in
# front of people are scale words. What finds figures has to know both before it knows any unit; a unit library that
# is put in front of a check of conversions would tell the editor that right copy is wrong.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check quantulum3==0.10.0 inflect==7.6.0 num2words==0.5.14

cat >ask.py <<'PY'
from quantulum3 import parser

for text in (
    "The mine gave 2 to 3 million tonnes.",
    "The mine gave 2 million to 3 million tonnes.",
    "The mine gave 2,000,000 to 3,000,000 tonnes.",
    "The bridge cost £5bn.",
    "The bridge cost £5 billion.",
    "The pier cost €3m.",
    "Some 400m people saw it.",
    "It fell to -5 degrees Celsius.",
    "It fell to minus 5 degrees Celsius.",
):
    for one in parser.parse(text):
        within = f" +- {one.uncertainty:,.0f}" if one.uncertainty else ""
        print(f"{one.surface} = {one.value:,.0f}{within} {one.unit.name} ({one.unit.entity.name})")
PY

cat >expected <<'TXT'
2 to 3 million tonnes = 1,500,001 +- 1,499,999 tonne (mass)
2 million to 3 million tonnes = 2,500,000 +- 500,000 tonne (mass)
2,000,000 to 3,000,000 tonnes = 2,500,000 +- 500,000 tonne (mass)
£5bn = 5 pound sterling barn newton (unknown)
£5 billion = 5,000,000,000 pound sterling (currency)
€3m = 3 euro metre (unknown)
400m = 400 metre (length)
-5 degrees Celsius = -5 degree Celsius (temperature)
5 degrees Celsius = 5 degree Celsius (temperature)
TXT
venv/bin/python -W ignore ask.py >seen
diff -u expected seen
echo 'quantulum3 0.10.0: as described'
