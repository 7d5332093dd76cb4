#!/bin/sh
# A gate for any CI system, or for the last step before copy is published:
#
#     MAX_PENALTY=8 sh shell.sh stories/
#
# Fails on errors, and on copy with more than MAX_PENALTY penalty points per 1,000 words (20 if it is
# not set). Leaves newslint-report.md for people and newslint-junit.xml for the CI system.
set -u

if [ $# -eq 0 ]; then
    echo "usage: [MAX_PENALTY=N] $0 PATH..." >&2
    exit 2
fi

status=0
newslint --quiet --format concise --fail-on error --max-penalty "${MAX_PENALTY:-20}" \
    --report markdown=newslint-report.md --report junit=newslint-junit.xml "$@" || status=$?

case $status in
    0) echo "The copy passes." ;;
    1) echo "The copy needs another look: see newslint-report.md." >&2 ;;
    2) echo "newslint could not do all of its work: see above. That is no verdict on the copy." >&2 ;;
    *) echo "newslint could not be run, or was stopped (status $status)." >&2 ;;
esac
exit "$status"
