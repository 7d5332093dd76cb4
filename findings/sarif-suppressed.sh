#!/usr/bin/env bash
# sarif-tools 3.0.5: results that are suppressed, and results that are no longer there, count as findings.
#
# A result of a SARIF log may have suppressions, which say that it was accepted, and a baselineState, of which
# "absent" says that an earlier run found it and this one does not. Both are written so that whoever follows the
# findings knows what became of them. One would expect what counts the errors of a log to leave both out.
#
# `sarif --check error summary` counts each as an error and ends with 1; its CSV table has no column for either, so
# that they cannot be told from the rest there, and `sarif codeclimate` sends them on to GitLab as major. A filter
# file leaves them out, if it also says that what has no such property stays.
#
# What follows: a linter that marks what was accepted, instead of dropping it, makes a clean story fail in such a
# step. Take the linter's own exit status as the verdict, or write the filter beside the step.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet --quiet --disable-pip-version-check sarif-tools==3.0.5 jsonpath-ng==1.16.0

log() { # NAME PROPERTIES: a log with one result that has them.
    cat >"$1.sarif" <<JSON
{"version": "2.1.0", "runs": [{
  "tool": {"driver": {"name": "desk", "rules": [{"id": "units/conversion-wrong"}]}},
  "columnKind": "unicodeCodePoints",
  "results": [{
    "ruleId": "units/conversion-wrong", "level": "error", "message": {"text": "62 miles are 100 km."},
    "locations": [{"physicalLocation": {"artifactLocation": {"uri": "ferry.txt"}, "region": {"startLine": 3}}}],
    $2}]
}]}
JSON
}
log accepted '"suppressions": [{"kind": "external", "status": "accepted", "justification": "so in the source"}]'
log gone '"baselineState": "absent"'
log found '"baselineState": "new", "suppressions": []'

cat >filter.yaml <<'YAML'
configuration:
  default-include: false
exclude:
  - suppression:
  - baselineState: absent
YAML

count() { # NAME OPTION...: how many errors there are and how the command ends.
    local status=0
    venv/bin/sarif --check error summary "${@:2}" "$1.sarif" >counted 2>messages || status=$?
    echo "$1: $(grep '^error:' counted), exit status $status"
}

cat >expected <<'TXT'
accepted: error: 1, exit status 1
gone: error: 1, exit status 1
found: error: 1, exit status 1
Tool,Severity,Code,Description,Location,Line
desk,error,units/conversion-wrong,62 miles are 100 km.,ferry.txt,3
        "severity": "major",
Tool,Severity,Code,Description,Location,Line
desk,error,units/conversion-wrong,62 miles are 100 km.,ferry.txt,3
        "severity": "major",
with a filter
accepted: error: 0, exit status 0
gone: error: 0, exit status 0
found: error: 1, exit status 1
TXT
{
    for name in accepted gone found; do
        count "$name"
    done
    for name in accepted gone; do
        venv/bin/sarif csv --output table.csv "$name.sarif" >messages
        tr -d '\r' <table.csv
        venv/bin/sarif codeclimate --output quality.json "$name.sarif" >messages
        grep '"severity"' quality.json
    done
    echo 'with a filter'
    for name in accepted gone found; do
        count "$name" --filter filter.yaml
    done
} >seen
diff -u expected seen
echo 'sarif-tools 3.0.5: as described'
