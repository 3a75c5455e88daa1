#!/usr/bin/env python3
"""instructions.py NOTELINT BOUND RECORD [--update]: has a check become dearer?

Counts the instructions of a full check of a generated vault with callgrind, which no other load on the machine changes,
and those that cmark alone needs for it. Fails where the one as a multiple of the other is more than a tenth above the
recorded one: compilers and libraries of other machines change both, so the multiple travels better than the count."""
import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from make_vault import make  # noqa: E402

NOTES, ALLOWED = 300, 1.10


def count(command, folder):
    tool = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={os.devnull}"]
    run = subprocess.run([*tool, *command, folder], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    found = re.search(r"refs:\s+([\d,]+)", run.stderr)
    if run.returncode not in (0, 1) or not found:
        sys.exit(f"instructions: cannot count {command[0]}:\n{run.stderr}")
    return int(found[1].replace(",", ""))


def main():
    notelint, bound, record = sys.argv[1:4]
    with tempfile.TemporaryDirectory() as folder:
        make(folder, NOTES)
        check = count([notelint, "check", "--jobs", "1", "--no-cache"], folder)
        parse = count([bound], folder)
    multiple = check / parse
    print(f"{check / 1e6:.1f} million instructions, cmark alone {parse / 1e6:.1f}: {multiple:.3f} times as many")
    if "--update" in sys.argv:
        with open(record, "w", encoding="utf-8") as f:
            json.dump({"notes": NOTES, "check": check, "cmark": parse, "multiple": round(multiple, 3)}, f, indent=2)
            f.write("\n")
        return
    with open(record, encoding="utf-8") as f:
        recorded = json.load(f)
    if recorded["notes"] != NOTES:
        sys.exit(f"instructions: '{record}' is of {recorded['notes']} notes: record it anew with --update")
    if multiple > recorded["multiple"] * ALLOWED:
        sys.exit(f"instructions: more than a tenth above the recorded {recorded['multiple']} (./dev instructions --update records anew)")
    print(f"recorded: {recorded['multiple']}; no more than a tenth above")


main()
