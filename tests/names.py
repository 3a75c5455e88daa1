#!/usr/bin/env python3
"""names.py NOTELINT: what `notelint name` says exists under a name, or under one much like it.

Ends with `N passed, N failed`."""
import json
import os
import subprocess
import sys
import tempfile

NOTELINT = os.path.abspath(sys.argv[1])

NOTES = {
    "Short Selling.md": "# Short Selling\n",
    "Zürich.md": "x\n",
    "Union of Harbour Pilots.md": "---\ntags: [union]\n---\n# Union of Harbour Pilots\n",
    "WHMO.md": "---\ntype: organization\n---\n",
    "Havn Engine Mark 4.md": "x\n",
    "Weighbridge.md": "---\naliases:\n  - Public Scales\n  - The Great Balance\n---\n",
    "Upper.md": "---\nAliases: [Loft of the Sailmakers]\n---\n",
    "escaped.md": '---\n"\\u0061liases": [Hidden Larder]\n---\n',
    "long.md": "---\nnote: |\n" + "  filler\n" * 2000 + "alias: Far Below\n---\n# Title Far Below\n",
    "bom.md": "\ufeff---\r\ntags: [x]\r\n---\r\n\r\n# Ropewalk Lane\r\n\r\nText\r\n",
    "unclosed.md": "---\nno: end\n# Still A Title\n",
    "Astrid Lind.md": "x\n",
    "Brandt Optik GmbH.md": "x\n",
    "Skagerrak Herring Quota.md": "x\n",
    "Office of Tides (OOT).md": "x\n",
    "Kelpland.md": "---\naliases: [Tangmark]\n---\n",
    "Solveig (novel).md": "x\n",
    "Sound War I.md": "x\n",
    "Ærø.md": "x\n",
    "a/Overview.md": "x\n",
    "b/Overview.md": "x\n",
}

# Name asked for, exit status, then the hits: (path, likeness), surest first.
CASES = [
    ("Short Selling", 1, [("Short Selling.md", "exact")]),
    ("short selling", 1, [("Short Selling.md", "case")]),
    ("Zu\u0308rich", 1, [("Zürich.md", "case")]),
    ("Short-Selling", 1, [("Short Selling.md", "punctuation")]),
    ("Zurich", 1, [("Zürich.md", "punctuation")]),
    ("The Short Sellings", 1, [("Short Selling.md", "plural")]),
    ("ShortSelling", 1, [("Short Selling.md", "plural")]),
    ("Brandt Optik", 1, [("Brandt Optik GmbH.md", "plural")]),
    ("Lind, Astrid", 1, [("Astrid Lind.md", "plural")]),
    ("Union of Harbor Pilots", 1, [("Union of Harbour Pilots.md", "plural")]),
    ("Short Sellling", 1, [("Short Selling.md", "spelling")]),
    ("Selling Short", 0, [("Short Selling.md", "order")]),
    ("UHP", 0, [("Union of Harbour Pilots.md", "acronym")]),
    ("World Herring Market Office", 0, [("WHMO.md", "acronym")]),
    ("Public Scales", 1, [("Weighbridge.md", "exact")]),
    ("great balances", 1, [("Weighbridge.md", "plural")]),
    ("loft of the sailmakers", 1, [("Upper.md", "case")]),
    ("Hidden Larder", 1, [("escaped.md", "exact")]),
    ("Far Below", 1, [("long.md", "exact")]),
    ("Ropewalk Lane", 1, [("bom.md", "exact")]),
    ("Still A Title", 1, [("unclosed.md", "exact")]),
    ("Herring Quota", 0, [("Skagerrak Herring Quota.md", "words")]),
    ("Havn Engine Mark 5", 0, []),
    ("Overview", 1, [("a/Overview.md", "exact"), ("b/Overview.md", "exact")]),
    ("Salt Roads", 0, []),
    ("Brandt Optik AG", 0, [("Brandt Optik GmbH.md", "qualified")]),
    ("Office of Tides", 1, [("Office of Tides (OOT).md", "bracket")]),
    ("OOT", 1, [("Office of Tides (OOT).md", "bracket")]),
    ("Zurich (ZRH)", 1, [("Zürich.md", "bracket")]),
    ("Kelpland (Tangmark)", 1, [("Kelpland.md", "bracket")]),
    ("Tangmark (Kelpland)", 1, [("Kelpland.md", "bracket")]),
    ("Kelpland (island)", 0, [("Kelpland.md", "qualified")]),
    ("Herring (Kelpland)", 0, [("Kelpland.md", "words")]),
    ("Solveig", 0, [("Solveig (novel).md", "qualified")]),
    ("Solveig (film)", 0, []),
    ("Sound War 1", 1, [("Sound War I.md", "plural")]),
    ("Sound War II", 0, []),
    ("Aero", 1, [("Ærø.md", "punctuation")]),
    ("\u2603", 0, []),
]


def main():
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for path, text in {**NOTES, ".obsidian/app.json": "{}"}.items():
            os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
            with open(os.path.join(folder, path), "w", encoding="utf-8", newline="") as f:
                f.write(text)
        for name, status, hits in CASES:
            run = subprocess.run([NOTELINT, "name", "--format", "json", name], cwd=folder, capture_output=True)
            got = json.loads(run.stdout)[0]
            found = [(hit["path"], hit["likeness"]) for hit in got["hits"]]
            good = run.returncode == status and found == hits and got["clash"] == bool(status) and got["name"] == name
            passed, failed = passed + good, failed + (not good)
            if not good:
                print(f"{name}: exit {run.returncode}, want {status}; {found}, want {hits}; {run.stderr!r}")
        for empty in ("", " "):
            run = subprocess.run([NOTELINT, "name", empty], cwd=folder, capture_output=True)
            good = run.returncode == 2 and b"NAME is empty" in run.stderr
            passed, failed = passed + good, failed + (not good)
            if not good:
                print(f"an empty name: exit {run.returncode}, {run.stdout!r}")
    print(f"{passed} passed, {failed} failed")
    return failed or not passed


sys.exit(1 if main() else 0)
