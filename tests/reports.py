#!/usr/bin/env python3
"""reports.py NOTELINT DIR [--update]: each format's report of one vault of awkward names and bytes, compared with the one on
record in DIR; and that all of them tell the same findings. Ends with `N passed, N failed`."""
import collections
import difflib
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree

NOTES = {
    "-dash.md": "# Dash\n\n[[Nowhere Else]]\n",
    "\U0001f600 grin.md": "# Grin\n\n\U0001f600 [[Nowhere Else]]\n",
    "100% done #1?.md": "# Lists\r\n\r\n| a | b |\r\n|---|---|\r\n| [[Plain|plain]] | 1 |\r\n",
    "Plain.md": "# Plain\n\nSee [[Zo\u00eb]], [[Nowhere Else]] and [[#No such heading]].\n",
    "Zo\u00eb M\u00fcller.md": "\ufeff# Zo\u00eb\n\n\U0001f600\U0001f600 \u6771\u4eac [[Nowhere Else]]\n\n\t[[Not a link]]\n",
    "[odd] {name}.md": "# Odd\n\n[[x](https://example.org/[[Nothing]] {0} ##[error]\x1b[31m %% notelint-disable-line missing-note %%\n",
    "a:b/c:d.md": "# Colon\n\n" + "word " * 60 + "[[Lost]] " + "word " * 60 + "\n",
    "mills/Old Mill.md": "# Old Mill [north]\n\nBuilt of stone.\n",
    "mills/Old-Mill.md": "# Old-Mill\n\nBuilt of stone.\n",
    "same/one.md": "# One\n\n" + "[[Wanted]]\n\n" * 3,
    "same/two.md": "# Two\n\n[[Wanted]] and [[Wanted]]\n",
}
SETTINGS = "rules:\n  missing-note: info\n"
RULES = "missing-note,broken-wikilink,broken-heading-link,unescaped-table-pipe,unclosed-wikilink,duplicate-entity,unused-suppression"
FORMATS = ["checkstyle", "concise", "github", "gitlab", "json", "jsonl", "junit", "rdjson", "sarif", "text"]


def make(folder):
    for path, text in [*NOTES.items(), ("notelint.yaml", SETTINGS)]:
        full = os.path.join(folder, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8", newline="") as f:
            f.write(text)


def report(notelint, folder, form):
    command = [notelint, "check", "--color", "never", "--fail-on", "never", "--format", form, "--select", RULES, "."]
    done = subprocess.run(command, cwd=folder, capture_output=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.decode("utf-8")


def masked(form, text, folder):
    """Without what depends on the machine or repeats the rules' pages."""
    text = text.replace(json.dumps(os.path.realpath(folder)), '"ROOT"')
    if form == "sarif":
        log = json.loads(text)
        for rule in log["runs"][0]["tool"]["driver"]["rules"]:
            for key in ("help", "fullDescription", "shortDescription"):
                assert rule.pop(key)
        text = json.dumps(log, indent=1, ensure_ascii=False) + "\n"
    return re.sub(r'("(?:version|semanticVersion|fullName)": ?"(?:notelint )?)0[.\d]+', r"\1VERSION", text)


def told(form, text):
    """(path, line, rule) of each finding."""
    if form == "sarif":
        for result in json.loads(text)["runs"][0]["results"]:
            place = result["locations"][0]["physicalLocation"]
            yield urllib.parse.unquote(place["artifactLocation"]["uri"]), place["region"]["startLine"], result["ruleId"]
    elif form in ("json", "jsonl"):
        rows = json.loads(text)["findings"] if form == "json" else map(json.loads, text.splitlines())
        for row in rows:
            yield row["path"], row["region"]["line"], row["rule"]
    elif form == "gitlab":
        for row in json.loads(text):
            yield row["location"]["path"], row["location"]["lines"]["begin"], row["check_name"]
    elif form == "rdjson":
        for row in json.loads(text)["diagnostics"]:
            yield row["location"]["path"], row["location"]["range"]["start"]["line"], row["code"]["value"]
    elif form == "checkstyle":
        for file in xml.etree.ElementTree.fromstring(text):
            for error in file:
                yield file.get("name"), int(error.get("line")), error.get("source").split(".")[1]
    elif form == "junit":
        for case in xml.etree.ElementTree.fromstring(text).iter("testcase"):
            for failure in case.findall("failure"):
                yield case.get("file"), int(case.get("line")), failure.get("type")
    elif form == "concise":
        for line in text.splitlines():
            path, number, rule = re.fullmatch(r"(.*?):(\d+):\d+: \w+: .* \[([\w-]+)\]", line).groups()
            yield path, int(number), rule


def main():
    notelint, top = os.path.abspath(sys.argv[1]), sys.argv[2]
    update = "--update" in sys.argv
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        make(folder)
        reference = collections.Counter(told("json", report(notelint, folder, "json")))
        for form in FORMATS:
            text = report(notelint, folder, form)
            if form not in ("text", "github"):
                same = collections.Counter(told(form, text)) == reference
                passed, failed = passed + same, failed + (not same)
                if not same:
                    print(f"{form}: tells other findings than json")
            got = masked(form, text, folder)
            path = os.path.join(top, form + ".txt")
            if update:
                with open(path, "w", encoding="utf-8", newline="") as f:
                    f.write(got)
            with open(path, encoding="utf-8", newline="") as f:
                want = f.read()
            passed, failed = passed + (got == want), failed + (got != want)
            if got != want:
                print(f"{form}: differs from what is on record")
                for line in difflib.unified_diff(want.splitlines(), got.splitlines(), "record", "got", lineterm="", n=1):
                    print("   ", line)
    print(f"{passed} passed, {failed} failed")
    return failed or not passed


sys.exit(1 if main() else 0)
