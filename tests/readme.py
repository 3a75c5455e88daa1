#!/usr/bin/env python3
"""readme.py NOTELINT ROOT [--update]: what the README shows is what the program prints.

In each block fenced as ```console, a line `$ notelint ...` is run in ROOT and what follows it is its output; a line
`...` stands for any lines. The table between the marks `<!-- rules -->` and `<!-- /rules -->` is that of
`notelint rules`. --update rewrites both. Ends with `N passed, N failed`."""
import json
import os
import re
import shlex
import subprocess
import sys

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
TABLE = re.compile(r"(<!-- rules -->\n)(.*?)(<!-- /rules -->)", re.S)


def run(notelint, command):
    arguments = shlex.split(command)
    done = subprocess.run([notelint, *arguments[1:]], capture_output=True, text=True)
    return done.stdout + done.stderr


def pattern(text):
    parts = re.split(r"^\.\.\.\n", text, flags=re.M)
    return re.compile("(?:.*\n)*?".join(re.escape(part) for part in parts) + r"\Z")


def rules_table(notelint):
    rows = json.loads(subprocess.run([notelint, "rules", "--format", "json"], capture_output=True, text=True, check=True).stdout)
    lines = ["| rule | family | default | fix | reports |", "|---|---|---|---|---|"]
    for row in rows:
        fix = "" if row["fix"] == "none" else row["fix"]
        summary = row["summary"].replace("|", "\\|")
        lines.append(f"| [`{row['name']}`](src/rules/{row['name']}.md) | {row['family']} | {row['severity']} | {fix} | {summary} |")
    return "\n".join(lines) + "\n"


def main():
    notelint, root = os.path.abspath(sys.argv[1]), sys.argv[2]
    update = "--update" in sys.argv
    os.chdir(root)
    with open("README.md", encoding="utf-8") as f:
        readme = f.read()
    passed, wrong = 0, []

    def check(match):
        nonlocal passed
        text = match.group(1)
        commands = re.split(r"^\$ ", text, flags=re.M)[1:]
        fresh = []
        for part in commands:
            command, _, shown = part.partition("\n")
            output = run(notelint, command) if command.startswith("notelint") else shown
            if pattern(shown).match(output):
                passed += 1
                fresh.append(f"$ {command}\n{shown}")
            else:
                wrong.append(f"$ {command}\n{output}")
                fresh.append(f"$ {command}\n{output}")
        return "```console\n" + "".join(fresh) + "```"

    fresh = BLOCK.sub(check, readme)
    table = TABLE.search(fresh)
    if table and table.group(2) == rules_table(notelint):
        passed += 1
    else:
        wrong.append("the table of rules")
        fresh = TABLE.sub(lambda m: m.group(1) + rules_table(notelint) + m.group(3), fresh)
    if update:
        with open("README.md", "w", encoding="utf-8") as f:
            f.write(fresh)
    for text in wrong:
        print("differs:", text)
    print(f"{passed} passed, {len(wrong)} failed")
    return wrong and not update


sys.exit(1 if main() else 0)
