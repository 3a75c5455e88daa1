#!/usr/bin/env python3
"""fixing.py NOTELINT TESTS_DIR SEEDS: what fixes do, and what they leave alone.

A clean vault in which links are written in every valid way keeps each of its bytes. In the vaults of the other tests, each
rule's fixes remove its findings, add none of any rule, touch no link that works, and need no second run. Ends with
`N passed, N failed`."""
import collections
import json
import os
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from tally import write

CLEAN = {
    "Index.md": "---\naliases: [Start, \"Contents\"]\nrelated: \"[[Iron Pot|pot]]\"\nsee:\n  - '[[Löffel]]'\n---\n# Index\n\n"
    "[[Iron Pot]] [[Iron Pot|a pot]] [[Iron Pot.md]] [[Pots/Iron Pot]] [[/Pots/Iron Pot]] [[ Iron Pot ]] [[./Shelf]]\n"
    "[[Iron Pot#Care and use]] [[Iron Pot#care   AND use|care]] [[Iron Pot#Iron Pot#Care and use]] [[Iron Pot#^first]] [[#Index]]\n"
    "![[pot.png]] ![[pot.png|200x100]] ![[Iron Pot#Care and use]] ![[scan.pdf#page=2]] [[Plan.canvas]] [[v1.2 notes]]\n"
    "[a](Pots/Iron%20Pot.md) [b](<Pots/Iron Pot.md>) [c](Shelf.md#top \"title\") [d][ref] [e](Shelf) ![f](pics/pot.png) <https://example.org>\n"
    "[g](https://example.org/[[x]]) [h](mailto:a@example.org) `[[Nothing]]` $[[Nothing]]$ %% [[Nothing]] %% <!-- [[Nothing]] -->\n\n"
    "```\n[[Nothing|no]]\n```\n\n[ref]: Pots/Iron%20Pot.md\n",
    "Pots/Iron Pot.md": "# Iron Pot\n\nIt hangs over the [[Fire]]. ^first\n\n## Care and use\n\n| what | where |\n|---|---|\n"
    "| [[Löffel\\|spoon]] | [[Shelf]] ![[pot.png\\|100]] |\n",
    "Löffel.md": "\ufeff# Löffel\r\n\r\n> [!note] ü [[Iron Pot]]\r\n> - ö\t[[Shelf|ß]]\r\n\r\n[[Löffel|itself]]\r\n",
    "Shelf.md": "# Shelf\n\n## Top\n\n[[Index]] [[Pots/Iron Pot|pot]] [[Fire]] [[Löffel]]",
    "Fire.md": "# Fire\n\n[[Fire#Fire]] [[Index|Start]] [[v1.2 notes]]\n",
    "v1.2 notes.md": "# Notes\n\n- [ ] [[Fire]]\n- [x] [[Shelf]]\n1. [[Index]]\n",
    "pics/pot.png": "no picture",
    "scan.pdf": "no document",
    "Plan.canvas": "{}",
}
# Front matter that could not be read hides what is wrong in it.
REVEALING = {"invalid-front-matter"}


def contents(folder):
    found = {}
    for top, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(top, name), "rb") as f:
                found[os.path.relpath(os.path.join(top, name), folder)] = f.read()
    return found


class Vault:
    def __init__(self, notelint, folder):
        self.notelint, self.folder = notelint, folder

    def run(self, *arguments):
        return subprocess.run([self.notelint, *arguments], cwd=self.folder, capture_output=True)

    def findings(self, *arguments):
        done = self.run("check", "--format", "json", "--fail-on", "never", "--allow-empty", *arguments, ".")
        return json.loads(done.stdout)["findings"] if done.returncode == 0 else None

    def fix(self, *arguments):
        return self.run("check", "--quiet", "--fail-on", "never", "--unsafe-fixes", *arguments, ".")

    def links(self):
        by_note = collections.defaultdict(list)
        for line in self.run("show", "links", ".").stdout.splitlines():
            link = json.loads(line)
            by_note[link["path"]].append(link)
        return by_note


def key(finding):
    return finding["path"], finding["rule"]


def rewritten(before, after):
    """Links that worked and are no longer there, in their order. An unescaped pipe is repaired in links that work, too."""
    for path, links in before.items():
        rest = iter(link["raw"] for link in after.get(path, []))
        for link in links:
            if link["status"] in ("ok", "external") and not any(raw == link["raw"] for raw in rest):
                yield path, link["raw"]
                break


def a_clean_vault_keeps_each_byte(notelint, folder):
    for name in ("notelint.yaml", ".git/no-repository"):
        write(folder, CLEAN)
        write(folder, {name: ""})
        vault, before = Vault(notelint, folder), contents(folder)
        yield "clean: findings", [key(f) for f in vault.findings("--select", "links,entities,front-matter")], []
        for arguments in (["--fix"], ["--fix", "--unsafe-fixes"]):
            vault.run("check", "--fail-on", "never", *arguments, ".")
            yield f"clean: {arguments}", {path for path, text in contents(folder).items() if text != before.get(path)}, set()


def fixes_keep_to_their_findings(notelint, folder, name):
    vault = Vault(notelint, folder)
    every, original = vault.findings(), contents(folder)
    links = vault.links()
    for rule in sorted({f["rule"] for f in every or [] if "fix" in f}):
        asked = vault.findings("--select", rule)
        vault.fix("--select", rule)
        left = vault.findings("--select", rule)
        yield f"{name}: {rule} leaves fixes undone", sum("fix" in f for f in left), 0
        yield f"{name}: {rule} fixes fewer than it says", len(asked) - len(left) >= sum("fix" in f for f in asked), True
        news = collections.Counter(map(key, vault.findings())) - collections.Counter(map(key, every))
        yield f"{name}: {rule} adds findings", [text for text in news if rule not in REVEALING], []
        if rule != "unescaped-table-pipe":
            yield f"{name}: {rule} rewrites links that work", list(rewritten(links, vault.links())), []
        once = contents(folder)
        vault.fix("--select", rule)
        yield f"{name}: {rule} needs a second run", contents(folder) == once, True
        for path, data in original.items():
            with open(os.path.join(folder, path), "wb") as f:
                f.write(data)


def seeds_are_clean_once_fixed(notelint, folder):
    vault = Vault(notelint, folder)
    vault.fix()
    fixed = contents(folder)
    done = vault.fix()
    yield "seeds: a second run changes something", (contents(folder) == fixed, done.stderr), (True, b"")


def main():
    notelint, tests, seeds = (os.path.abspath(path) for path in sys.argv[1:4])
    passed = failed = 0

    def judge(rows):
        nonlocal passed, failed
        for what, got, want in rows:
            passed, failed = passed + (got == want), failed + (got != want)
            if got != want:
                print(f"{what}: got {got!r}")

    with tempfile.TemporaryDirectory() as folder:
        judge(a_clean_vault_keeps_each_byte(notelint, os.path.join(folder, "clean")))
        shutil.copytree(seeds, os.path.join(folder, "seeds"))
        judge(seeds_are_clean_once_fixed(notelint, os.path.join(folder, "seeds")))
        for suite in ("links", "golden"):
            for name in sorted(os.listdir(os.path.join(tests, suite))):
                vault = os.path.join(tests, suite, name, "vault")
                if os.path.isdir(vault):
                    copy = os.path.join(folder, suite + " " + name)
                    shutil.copytree(vault, copy, symlinks=True)
                    judge(fixes_keep_to_their_findings(notelint, copy, f"{suite}/{name}"))
    print(f"{passed} passed, {failed} failed")
    return failed or not passed


sys.exit(1 if main() else 0)
