#!/usr/bin/env python3
"""run.py NOTELINT [--seeds N...] [--list N]: finds the conflicts of generated vaults, and nothing else.

Each seed makes two vaults: one of facts told twice in many ways (make.py), one of facts that are nearly the same (alike.py).
Fails below a recall or a precision of 0.99; with --preview, which also has to find what is told less plainly, below a
precision of 0.97. Ends with `N passed, N failed`."""
import argparse
import collections
import itertools
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import alike
import make

RULES = "conflicting-figure,stale-figure,inconsistent-note"


def findings(notelint, folder, *options):
    run = subprocess.run([notelint, "check", "--format", "json", "--fail-on", "never", "--select", RULES, *options, folder],
                         capture_output=True, check=True)
    return json.loads(run.stdout)["findings"]


def tell(title, rows, show):
    for case, count in sorted(collections.Counter(case for case, _ in rows).items()):
        print(f"  {title}: {case}: {count}")
    for _, row in rows[:show]:
        print("     ", row)


def compare(truth, found, preview, show):
    """How many are found, missed, and false. Without --preview, who finds what is not sure is not wrong."""
    want = {(row["entity"], row["metric"]): row for row in truth}
    hit, wrong = collections.Counter(), []
    for finding in found:
        row = want.get((finding["entity"], finding["metric"]))
        if row and row["report"] == finding["rule"]:
            hit[row["entity"], row["metric"]] += 1
        else:
            wrong.append((row["case"] if row else "no such fact", [finding["rule"], finding["message"]]))
    missed = [(row["case"], row) for key, row in want.items()
              if row["report"] and key not in hit and (row["sure"] or preview)]
    tell("false", wrong, show)
    tell("missed", missed, show)
    return len(hit), len(missed), len(wrong) + sum(n - 1 for n in hit.values())


def compare_alike(truth, found, preview, show):
    """The same for facts that are known by their values."""
    hit, wrong = set(), []
    for finding in found:
        about = [i for i, row in enumerate(truth) if row["entity"] == finding["entity"]]
        meant = [i for i in about if truth[i]["report"] == finding["rule"] and i not in hit
                 and all(value in finding["message"] for value in truth[i]["values"])]
        hit.update(meant[:1])
        if not meant:
            wrong.append((", ".join(truth[i]["what"] for i in about), [finding["rule"], finding["message"]]))
    missed = [(row["what"], row) for i, row in enumerate(truth)
              if row["report"] and i not in hit and (row["sure"] or preview)]
    tell("false", wrong, show)
    tell("missed", missed, show)
    return len(hit), len(missed), len(wrong)


VAULTS = [("told twice", make.make, compare), ("alike", alike.make, compare_alike)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("notelint")
    parser.add_argument("--seeds", type=int, nargs="*", default=[1, 2, 3])
    parser.add_argument("--list", type=int, default=5)
    args = parser.parse_args()
    notelint = os.path.abspath(args.notelint)
    passed = failed = 0
    for seed, (name, write, judge) in itertools.product(args.seeds, VAULTS):
        with tempfile.TemporaryDirectory() as folder:
            truth = write(folder, seed)
            for options, least in (([], 0.99), (["--preview"], 0.97)):
                hit, missed, wrong = judge(truth, findings(notelint, folder, *options), bool(options), args.list)
                recall, precision = hit / (hit + missed), hit / max(1, hit + wrong)
                print(f"{name}, seed {seed}{' preview' if options else ''}: {hit} found, {missed} missed, {wrong} false: "
                      f"recall {recall:.3f}, precision {precision:.3f}")
                good = recall >= 0.99 and precision >= least
                passed, failed = passed + good, failed + (not good)
    print(f"{passed} passed, {failed} failed")
    return failed


sys.exit(1 if main() else 0)
