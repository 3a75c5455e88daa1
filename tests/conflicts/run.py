#!/usr/bin/env python3
"""run.py NOTELINT [--seed N] [--list N]: finds the conflicts of a generated vault, and nothing else.

Fails below a recall or a precision of 0.97 over three vaults. Ends with `N passed, N failed`."""
import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from make import make

RULES = "conflicting-figure,stale-figure,inconsistent-note"


def findings(notelint, folder):
    run = subprocess.run([notelint, "check", "--format", "json", "--fail-on", "never", "--select", RULES, folder],
                         capture_output=True, check=True)
    return json.loads(run.stdout)["findings"]


def compare(notelint, seed, show):
    with tempfile.TemporaryDirectory() as folder:
        truth = make(folder, seed)
        found = findings(notelint, folder)
    want = {(row["entity"], row["metric"]): row for row in truth}
    hit, wrong = collections.Counter(), []
    for finding in found:
        row = want.get((finding["entity"], finding["metric"]))
        if row and row["report"] == finding["rule"]:
            hit[row["entity"], row["metric"]] += 1
        else:
            wrong.append((row["case"] if row else "no such fact", finding["rule"], finding["message"]))
    missed = [row for key, row in want.items() if row["report"] and key not in hit]
    for title, rows in (("false", wrong), ("missed", missed)):
        for case, count in sorted(collections.Counter(r[0] if title == "false" else r["case"] for r in rows).items()):
            print(f"  seed {seed}: {title}: {case}: {count}")
        for row in rows[:show]:
            print("     ", row)
    twice = sum(n - 1 for n in hit.values())
    return len(hit), len(wrong) + twice, len(missed)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("notelint")
    parser.add_argument("--seeds", type=int, nargs="*", default=[1, 2, 3])
    parser.add_argument("--list", type=int, default=5)
    args = parser.parse_args()
    passed = failed = 0
    for seed in args.seeds:
        hit, wrong, missed = compare(os.path.abspath(args.notelint), seed, args.list)
        recall, precision = hit / (hit + missed), hit / max(1, hit + wrong)
        print(f"seed {seed}: {hit} found, {missed} missed, {wrong} false: recall {recall:.3f}, precision {precision:.3f}")
        good = recall >= 0.97 and precision >= 0.97
        passed, failed = passed + good, failed + (not good)
    print(f"{passed} passed, {failed} failed")
    return failed


sys.exit(1 if main() else 0)
