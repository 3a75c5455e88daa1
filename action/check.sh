#!/usr/bin/env bash
# check.sh: the check of a pull request or a push. What it is to do stands in the environment (action.yml); it ends with
# 0 whatever was found, tells in $GITHUB_OUTPUT what that was, and leaves the verdict to the action's last step.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
json=$RUNNER_TEMP/notelint.json

arguments=()
option() {
    if [ -n "$2" ]; then arguments+=("$1" "$2"); fi
}
option --config "$CONFIG"
option --baseline "$BASELINE"
option --fail-on "$FAIL_ON"
while IFS= read -r line; do
    if [ -n "$line" ]; then arguments+=("$line"); fi
done <<<"$ARGS"

# The runner checks out the merge of a pull request: its first parent is what the request is to be merged into.
has_commit() {
    git -c safe.directory='*' rev-parse --quiet --verify "$1^{commit}" >/dev/null
}
change=()
if [ "$BASE" = auto ]; then
    BASE=
    if [ -n "${GITHUB_BASE_REF:-}" ]; then
        if has_commit 'HEAD^2'; then BASE='HEAD^1'; else BASE=origin/$GITHUB_BASE_REF; fi
        if ! has_commit "$BASE"; then
            echo "::error title=notelint::The commit that this pull request starts from is not there: give actions/checkout 'fetch-depth: 2' (or 0)."
        fi
    fi
fi
if [ -n "$BASE" ] && [ "$BASE" != none ]; then change=(--diff "$BASE"); fi

format=concise
if [ "$ANNOTATIONS" = true ]; then format=github; fi
rm -f "$json" "$SARIF_FILE"
"$NOTELINT" check ${arguments[@]+"${arguments[@]}"} ${change[@]+"${change[@]}"} --format "$format" --output "json:$json" -- "$VAULT"
status=$?

# Code scanning compares whole states: its report is of the whole vault, and without a check there is none, since an
# empty one would close all alerts.
if [ "$status" -le 1 ] && [ -n "$SARIF_FILE" ]; then
    mkdir -p "$(dirname "$SARIF_FILE")"
    "$NOTELINT" check ${arguments[@]+"${arguments[@]}"} --fail-on never --format concise --sarif-provenance --output "sarif:$SARIF_FILE" -- "$VAULT" >/dev/null ||
        status=2
fi
{
    echo "exit-code=$status"
    if [ "$status" -le 1 ]; then
        if [ -n "$SARIF_FILE" ]; then echo "sarif-file=$SARIF_FILE"; fi
        python3 "$here/summary.py" outputs "$json"
    fi
} >>"$GITHUB_OUTPUT"
if [ "$SUMMARY" = true ]; then
    if [ "$status" -le 1 ]; then
        python3 "$here/summary.py" markdown "$json" "${change[1]:-}" >>"$GITHUB_STEP_SUMMARY"
    else
        printf '### notelint\n\nThe check could not be made (exit status %s): see the log.\n' "$status" >>"$GITHUB_STEP_SUMMARY"
    fi
fi
exit 0
