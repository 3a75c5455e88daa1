#!/usr/bin/env python3
"""pages.py NOTELINT RULES_DIR: the examples of the rules' pages do what the pages say.

Under `## Bad`, the fenced blocks together are a vault in which the rule must report; under `## Good` one in which it must
not. A block's info string is its language and its path: ```markdown Places/Norway.md```; without a path it is Note.md.
Each rule must have a page, a golden folder, and both examples unless its page says "No example:" and why.
Ends with `N passed, N failed`."""
import json
import os
import re
import subprocess
import sys
import tempfile

FENCE = re.compile(r"^(`{3,})(\w+)(?: (\S[^\n]*))?\n(.*?)^\1$", re.M | re.S)


def findings(notelint, rule, section):
    with tempfile.TemporaryDirectory() as folder:
        blocks = FENCE.findall(section)
        for _, language, path, text in blocks:
            path = os.path.join(folder, path or {"yaml": "notelint.yaml"}.get(language, "Note.md"))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8", newline="") as f:
                f.write(text)
        if not os.path.exists(os.path.join(folder, "notelint.yaml")):
            os.mkdir(os.path.join(folder, ".obsidian"))
        run = subprocess.run(
            [notelint, "check", "--format", "json", "--fail-on", "never", "--select", rule, folder], capture_output=True
        )
        if run.returncode != 0:
            return None, run.stderr.decode()
        return [f for f in json.loads(run.stdout)["findings"] if f["rule"] == rule], len(blocks)


def sections(page):
    """Title -> text of the page's sections; headings inside of fences are part of the examples."""
    parts, title, fence = {}, "", None
    for line in page.splitlines(keepends=True):
        mark = re.match(r"`{3,}", line)
        if fence:
            if line.rstrip("\n") == fence:
                fence = None
        elif mark:
            fence = mark.group()
        elif line.startswith("## "):
            title = line[3:].rstrip("\n")
            continue
        parts[title] = parts.get(title, "") + line
    return parts


def problems(notelint, folder, rule):
    path = os.path.join(folder, rule + ".md")
    with open(path, encoding="utf-8") as f:
        page = f.read()
    if not page.startswith(f"# {rule}\n"):
        yield "the page does not start with its title"
    golden = os.path.join(folder, "..", "..", "tests", "golden", rule)
    if not os.path.exists(os.path.join(golden, "expected.txt")):
        yield "no golden vault"
    if "\nNo example: " in page:
        return
    parts = sections(page)
    for title in ("Bad", "Good"):
        if title not in parts:
            yield f"no section '{title}'"
            continue
        found, blocks = findings(notelint, rule, parts[title])
        if found is None:
            yield f"'{title}' cannot be checked: {blocks.strip()}"
        elif not blocks:
            yield f"'{title}' has no example"
        elif bool(found) != (title == "Bad"):
            yield f"'{title}' has {len(found)} findings" + "".join("\n      " + f["message"] for f in found)


def main():
    notelint, folder = os.path.abspath(sys.argv[1]), sys.argv[2]
    listed = subprocess.run([notelint, "rules", "--format", "json"], capture_output=True, text=True, check=True).stdout
    passed = failed = 0
    for rule in (row["name"] for row in json.loads(listed)):
        wrong = list(problems(notelint, folder, rule))
        passed, failed = passed + (not wrong), failed + bool(wrong)
        for text in wrong:
            print(f"{rule}: {text}")
    print(f"{passed} passed, {failed} failed")
    return failed or not passed


sys.exit(1 if main() else 0)
