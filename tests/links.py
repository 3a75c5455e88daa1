#!/usr/bin/env python3
"""links.py NOTELINT DIR: the parity suite: what each link of a small vault resolves to.

DIR/README.md describes the cases: each is a folder of DIR with `vault/` and `expected.tsv`. Beyond these rows, the bytes
under the reported region have to be the link. Ends with `N passed, N failed`."""
import difflib
import json
import os
import subprocess
import sys


def expected(folder):
    with open(os.path.join(folder, "expected.tsv"), encoding="utf-8") as f:
        return [tuple(line.split("\t")) for line in f.read().split("\n") if line and not line.startswith("# ")]


def found(notelint, vault):
    run = subprocess.run([notelint, "show", "links", "."], cwd=vault, capture_output=True)
    if run.returncode:
        return [("exit %d" % run.returncode, run.stderr.decode(errors="replace"))]
    rows = []
    for line in run.stdout.decode().splitlines():
        link = json.loads(line)
        region = link["region"]
        with open(os.path.join(vault, link["path"]), "rb") as f:
            bytes_there = f.read()[region["offset"] : region["offset"] + region["length"]]
        raw = link["raw"] if bytes_there == link["raw"].encode() else "region holds " + repr(bytes_there)
        rows.append((link["path"], "{line}:{column}".format(**region), raw, link["status"], link["resolved"] or "-"))
    return rows


def main():
    notelint, top = os.path.abspath(sys.argv[1]), sys.argv[2]
    passed = failed = 0
    for name in sorted(os.listdir(top)):
        folder = os.path.join(top, name)
        if not os.path.isdir(os.path.join(folder, "vault")):
            continue
        want, got = expected(folder), found(notelint, os.path.join(folder, "vault"))
        passed, failed = passed + (want == got), failed + (want != got)
        if want != got:
            print(name)
            lines = [["\t".join(row) for row in rows] for rows in (want, got)]
            for line in difflib.unified_diff(*lines, "expected", "got", lineterm="", n=0):
                print("   ", line)
    print(f"{passed} passed, {failed} failed")
    return failed or not passed


sys.exit(1 if main() else 0)
