#!/usr/bin/env bash
# pre-commit 4.7.0: a hook with require_serial is called several times for one commit all the same.
#
# The documentation says that such a hook runs in a single process instead of in parallel. One would expect that it
# gets the names of all files in one call, so that what it counts over all of them (how many findings there are, a
# figure for the whole, a report that is written at the end) holds for the commit.
#
# It runs in one process after the other: the names are cut into portions of 128 kB, and the hook is called once for
# each. With short names that is some thousands of files, with the long ones of an archive a few hundred. The
# setting ends the calls at the same time, and not the calls.
#
# What follows: a limit over all files belongs into a hook that is given no names and finds its files itself
# (pass_filenames: false), or into CI; a report that each call replaces holds the last portion alone.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check pre-commit==4.7.0

export PRE_COMMIT_HOME=$work/home GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
git init -q checkout
cd checkout
cat >.pre-commit-config.yaml <<'YAML'
repos:
  - repo: local
    hooks:
      - id: count
        name: count
        entry: sh -c 'echo "a call with $# names"' --
        language: system
        files: '\.txt$'
        require_serial: true
        verbose: true
YAML
mkdir stories
long=a-headline-of-the-paper-that-became-the-name-of-a-file-as-the-archive-has-it-word-for-word-to-the-very-end
for number in $(seq 1000 2499); do
    echo "The ferry sails." >"stories/$long-$number.txt"
done
git add .

seen=$("$work/venv/bin/pre-commit" run --all-files)
echo "$seen"
calls=$(grep -c '^a call with' <<<"$seen")
names=$(sed -n 's/^a call with \([0-9]*\) names$/\1/p' <<<"$seen" | awk '{ all += $1 } END { print all }')
if [ "$calls" -lt 2 ] || [ "$names" -ne 1500 ]; then
    echo "the behaviour has changed: $calls calls with $names names in all"
    exit 1
fi
echo "1,500 names in $calls calls"
