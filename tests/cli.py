#!/usr/bin/env python3
"""cli.py NOTELINT: exit status and messages of the command line. Ends with `N passed, N failed`."""
import os
import re
import subprocess
import sys
import tempfile

NOTE = "---\ntype: place\n---\n\n# Oslo\n\nCapital of Norway.\n"

# arguments, exit status, pattern for stderr, pattern for stdout
CASES = [
    (["--version"], 0, "^$", r"^notelint \d+\.\d+\.\d+\n$"),
    (["--help"], 0, "^$", "Usage: notelint"),
    (["check", "--help"], 0, "^$", "--fail-on SEVERITY"),
    (["help", "show"], 0, "^$", "Kinds:"),
    (["help", "shwo"], 2, "did you mean 'show'", "^$"),
    (["vault"], 0, "^$", "1 note"),
    (["check", "vault"], 0, "^$", "1 note"),
    (["check", "vault/Oslo.md"], 0, "^$", ""),
    (["check", "missing"], 2, "^notelint: .*missing.*\n$", "^$"),
    (["chekc", "vault"], 2, "^notelint: .*chekc.*\n$", "^$"),
    (["check", "--formt", "json", "vault"], 2, "no option '--formt'; did you mean '--format'", "^$"),
    (["check", "--format", "jsn", "vault"], 2, "did you mean 'json'", "^$"),
    (["check", "--format"], 2, "'--format' needs an argument", "^$"),
    (["check", "--quiet=1", "vault"], 2, "'--quiet' takes no argument", "^$"),
    (["check", "-z", "vault"], 2, "no option '-z'", "^$"),
    (["check", "--select", "broken-wikilnk", "vault"], 2, "did you mean 'broken-wikilink'", "^$"),
    (["check", "--ignore", "figurs", "vault"], 2, "did you mean 'figures'", "^$"),
    (["check", "--fail-on", "sometimes", "vault"], 2, "takes error, warning, info or never", "^$"),
    (["check", "--jobs", "0", "vault"], 2, "whole number from 1 to 256, not '0'", "^$"),
    (["check", "--jobs", "99999999999999999999", "vault"], 2, "whole number", "^$"),
    (["check", "--color", "red", "vault"], 2, "auto, always or never", "^$"),
    (["check", "--config", "missing.yaml", "vault"], 2, "missing.yaml", "^$"),
    (["check", "--output", "json", "vault"], 2, "takes FORMAT:FILE", "^$"),
    (["check", "--output", "json:no/such/folder/out.json", "vault"], 2, "no/such/folder", "^$"),
    (["check", "empty"], 2, "nothing was checked", "^$"),
    (["check", "--allow-empty", "empty"], 0, "^$", ""),
    (["check", "--", "-dash"], 0, "^$", "1 note"),
    (["show"], 2, "needs a KIND", "^$"),
    (["show", "lnks", "vault"], 2, "did you mean 'links'", "^$"),
    (["show", "notes", "vault"], 0, "^$", '^{"path":"Oslo.md".*"type":"place","title":"Oslo"'),
    (["rules"], 0, "^$", "unreadable-note +structure"),
    (["rules", "--format", "xml"], 2, "takes text or json", "^$"),
    (["explain"], 2, "needs one RULE", "^$"),
    (["explain", "unreadable-not"], 2, "did you mean 'unreadable-note'", "^$"),
    (["explain", "unreadable-note"], 0, "^$", "^# unreadable-note\n"),
    (["schema"], 2, "takes 'which' or 'check'", "^$"),
    (["schema", "wich"], 2, "did you mean 'which'", "^$"),
    (["schema", "which", "vault"], 0, "^$", "Oslo.md: no schema\nthe settings name no schemas"),
    (["schema", "check", "vault/Oslo.md"], 2, "needs --schema FILE", "^$"),
    (["schema", "check", "--schema", "missing.yaml", "vault/Oslo.md"], 2, "cannot find the schema 'missing.yaml'", "^$"),
    (["schema", "check", "--schema", "notelint:region", "vault/Oslo.md"], 1, "^$", "^vault/Oslo.md:2:1: error: 'tags' is missing"),
    (["schema", "check", "--schema", "notelint:note", "vault/Oslo.md"], 0, "^$", "^0 violations in 0 of 1 instance\n$"),
    (["schema", "check", "--schema", "vault/Oslo.md", "vault/Oslo.md"], 2, "^notelint: vault/Oslo.md:\\d+:\\d+: ", "^$"),
    (["name"], 2, "needs a NAME", "^$"),
    (["name", "--format", "xml", "Oslo"], 2, "takes text or json", "^$"),
    (["name", "--config", "vault/notelint.yaml", "Oslo"], 2, "notelint.yaml", "^$"),
    (["name", "Oslo"], 1, "^$", "^'Oslo': exists\\n  -dash/Oslo.md: the same\\n  vault/Oslo.md: the same\\n$"),
    (["name", "OSLO"], 1, "^$", "vault/Oslo.md: the same but for case\\n"),
    (["name", "The Oslo"], 1, "^$", "vault/Oslo.md: the same but for an article"),
    (["name", "Bergen"], 0, "^$", "^'Bergen': free\\n$"),
    (["name", "Bergen", "oslo"], 1, "^$", "^'Bergen': free\\n'oslo': exists\\n"),
    (["name", "--format", "json", "Bergen"], 0, "^$", '^\\[\n{"name":"Bergen","clash":false,"hits":\\[\\]}\n\\]\n$'),
    (["config", "vault"], 0, "^$", "unreadable-note: error"),
    (["init", "vault", "vault"], 2, "one PATH at most", "^$"),
    (["init", "--infer", "vault"], 0, "^$", "^no kind of note has five notes or more that are alike\nwrote notelint.yaml\n"),
    (["init", "vault"], 0, "^$", "^kept the settings, which are there already\n$"),
    (["check", "vault"], 0, "^$", "1 note"),
]


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def main():
    notelint = os.path.abspath(sys.argv[1])
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for vault in ("vault", "-dash"):
            os.makedirs(os.path.join(folder, vault, ".obsidian"))
            write(os.path.join(folder, vault, "Oslo.md"), NOTE)
        os.makedirs(os.path.join(folder, "empty", ".obsidian"))
        for arguments, status, stderr, stdout in CASES:
            run = subprocess.run([notelint, *arguments], cwd=folder, capture_output=True, text=True)
            good = run.returncode == status and re.search(stderr, run.stderr) and re.search(stdout, run.stdout)
            # Trouble is one line, and one only.
            good = good and (status != 2 or run.stderr.count("\n") == 1)
            passed, failed = passed + bool(good), failed + (not good)
            if not good:
                print(f"notelint {' '.join(arguments)}: exit {run.returncode}, want {status}\n  stdout: {run.stdout!r}\n  stderr: {run.stderr!r}")
    print(f"{passed} passed, {failed} failed")
    return failed or not passed


sys.exit(1 if main() else 0)
