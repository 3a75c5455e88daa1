#!/usr/bin/env python3
"""hostile.py NOTELINT: notes that nobody wrote in good faith: one finding or one clear line about each, the rest of the
vault checked, the time linear, nothing read outside the vault. Ends with `N passed, N failed`."""
import json
import os
import subprocess
import sys
import tempfile
import time

MEGA = 1 << 20
FRONT = "---\ntype: place\n{}\n---\n\n# A\n"


def bomb():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for i in range(1, 12):
        lines.append(f"a{i}: &a{i} [" + ", ".join([f"*a{i - 1}"] * 9) + "]")
    return "---\n" + "\n".join(lines) + "\n---\n\n# Bomb\n"


# name of the note, its bytes, and a rule that must report on it (None: it is odd, but right)
NOTES = [
    ("no utf-8", b"# Caf\xe9\n", "unreadable-note"),
    ("nul", b"# A\0B\n", "unreadable-note"),
    ("unclosed", b"---\ntype: place\n\n# A\n", "invalid-front-matter"),
    ("tabs", FRONT.format("a:\n\tb: 1").encode(), "invalid-front-matter"),
    ("duplicate key", FRONT.format("type: city").encode(), "invalid-front-matter"),
    ("alias bomb", bomb().encode(), "invalid-front-matter"),
    ("not a mapping", b"---\n- a\n- b\n---\n", "invalid-front-matter"),
    ("unquoted link", FRONT.format("country: [[Norway]]").encode(), "invalid-front-matter"),
    ("deep yaml", FRONT.format("a: " + "[" * 100000).encode(), "invalid-front-matter"),
    ("unclosed link", b"# A\n\nSee [[Good and more.\n", "unclosed-wikilink"),
    ("one line of 50 MB", b"word " * (10 * MEGA), None),
    ("brackets", b"[[" * 100000, None),
    ("images", b"![[]()" * 100000, None),
    ("quotes", b">" * 100000 + b"\n", None),
    ("stars", b"*a_ " * 100000, None),
    ("lists", b"".join(b" " * i + b"- a\n" for i in range(1000)), None),
    ("backticks", b"".join(b"`" * i + b" " for i in range(1, 2000)), None),
    ("digits", b"1" * MEGA, None),
    ("table", b"|a" * 10000 + b"|\n" + b"|-" * 10000 + b"|\n" + (b"|1" * 10000 + b"|\n") * 10, None),
    ("headings", b"# A\n" * 100000, None),
    ("comments", b"<!-- " * 100000 + b"%% " * 100000, None),
    ("dollars", b"$1 " * 100000, None),
    ("footnotes", b"[^1]" * 100000, None),
    ("control \x1b[31m", b"# A\n\n[[\x1b]0;title\x07 \x1b[2J]]\n", None),
    ("deep link", b"[[" + b"a/" * 100000 + b"b]]\n", None),
    ("up and away", b"[[../../../../../../etc/passwd]] ![](../../../../../etc/passwd)\n", None),
    ("crlf", b"---\r\ntype: place\r\n---\r\n\r\n# A\r\n\r\n[[Good]]\r\n", None),
    ("empty", b"", None),
]


def make(folder):
    os.mkdir(os.path.join(folder, ".obsidian"))
    for name, text, _ in NOTES:
        with open(os.path.join(folder, name + ".md"), "wb") as f:
            f.write(text)
    with open(os.path.join(folder, "Good.md"), "w", encoding="utf-8") as f:
        f.write("# Good\n\nSee [[Lighthouse Keepr]].\n")
    with open(os.path.join(folder, "Lighthouse Keeper.md"), "w", encoding="utf-8") as f:
        f.write("# Lighthouse Keeper\n")
    os.symlink("nowhere.md", os.path.join(folder, "dangling.md"))
    os.symlink("loop.md", os.path.join(folder, "loop.md"))
    os.symlink("/etc", os.path.join(folder, "out"))
    os.symlink(".", os.path.join(folder, "self"))
    os.mkfifo(os.path.join(folder, "fifo.md"))
    os.mkdir(os.path.join(folder, "folder.md"))


def main():
    notelint = os.path.abspath(sys.argv[1])
    good, bad = 0, []

    def expect(holds, what):
        nonlocal good
        good += bool(holds)
        if not holds:
            bad.append(what)

    with tempfile.TemporaryDirectory() as folder:
        make(folder)
        start = time.monotonic()
        run = subprocess.run([notelint, "check", "--format", "json", "--fail-on", "never", folder], capture_output=True)
        seconds = time.monotonic() - start
        expect(run.returncode == 0, f"exit {run.returncode}: {run.stderr[:500]!r}")
        if run.returncode == 0:
            report = json.loads(run.stdout)
            by_path = {}
            for finding in report["findings"]:
                by_path.setdefault(finding["path"], []).append(finding["rule"])
            for name, _, rule in NOTES:
                found = by_path.get(name + ".md", [])
                expect(rule is None or rule in found, f"{name}: {rule} is not reported, but {found[:5]}")
            for name in ("dangling.md", "loop.md", "fifo.md"):
                expect(len(by_path.get(name, [])) == 1, f"{name}: {by_path.get(name)}")
            expect("broken-wikilink" in by_path.get("Good.md", []), "the good note was not checked")
            expect(not any(path.startswith(("out/", "self/")) for path in by_path), "a symbolic link was followed")
        os.unlink(os.path.join(folder, "one line of 50 MB.md"))
        text = subprocess.run([notelint, "check", "--color", "never", folder], capture_output=True)
        expect(b"\x1b" not in text.stdout and b"\x07" not in text.stdout, "a control character of a note is printed")
        expect(seconds < 60, f"took {seconds:.1f} s")
        for kind in ("links", "figures", "citations", "claims", "entities", "notes", "duplicates"):
            show = subprocess.run([notelint, "show", kind, folder], capture_output=True)
            lines = [json.loads(line) for line in show.stdout.splitlines()]
            expect(show.returncode == 0 and all("path" in row or "a" in row or "home" in row for row in lines),
                   f"show {kind}: {show.stderr[:200]!r}")
    for text in bad:
        print(text)
    print(f"{good} passed, {len(bad)} failed")
    return bad


sys.exit(1 if main() else 0)
