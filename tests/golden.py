#!/usr/bin/env python3
"""golden.py NOTELINT DIR [--update]: what a user sees, compared with what is on record.

Each folder of DIR holds `vault/` and `expected.txt`: the text report of `notelint check`, with one job and with eight.
A file `arguments` (one a line) replaces the default `--select <folder's name>`. Ends with `N passed, N failed`."""
import difflib
import os
import subprocess
import sys


def check(notelint, folder, name, jobs):
    arguments = ["--select", name]
    path = os.path.join(folder, "arguments")
    if os.path.exists(path):
        with open(path, encoding="utf-8") as f:
            arguments = f.read().split("\n")[:-1]
    command = [notelint, "check", "--color", "never", "--jobs", str(jobs), *arguments, "."]
    run = subprocess.run(command, cwd=os.path.join(folder, "vault"), capture_output=True)
    return run.stdout + (b"stderr: " + run.stderr if run.stderr else b"") + b"exit %d\n" % run.returncode


def main():
    notelint, top = os.path.abspath(sys.argv[1]), sys.argv[2]
    update = "--update" in sys.argv
    passed = failed = 0
    for name in sorted(os.listdir(top)):
        folder = os.path.join(top, name)
        if not os.path.isdir(os.path.join(folder, "vault")):
            continue
        got = check(notelint, folder, name, 1)
        eight = check(notelint, folder, name, 8)
        path = os.path.join(folder, "expected.txt")
        if update:
            with open(path, "wb") as f:
                f.write(got)
        want = b""
        if os.path.exists(path):
            with open(path, "rb") as f:
                want = f.read()
        if got == want and got == eight:
            passed += 1
            continue
        failed += 1
        print(f"{name}: differs from expected.txt" if got != want else f"{name}: one job and eight differ")
        other = want if got != want else eight
        for line in difflib.unified_diff(
            other.decode(errors="replace").splitlines(), got.decode(errors="replace").splitlines(), "expected", "got", lineterm=""
        ):
            print("   ", line)
    print(f"{passed} passed, {failed} failed")
    return failed or not passed


sys.exit(1 if main() else 0)
