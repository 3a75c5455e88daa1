#!/usr/bin/env python3
"""summary.py outputs|markdown REPORT [BASE]: a JSON report of notelint as outputs of a step, or as a job summary.

The summary shows what deleted and renamed files broke, since code scanning shows no alert outside of the diff, and the
gravest findings. Whatever text comes from notes is shown as text: no markup, no links, no commands."""
import json
import os
import re
import sys
import urllib.parse

FINDINGS, BROKEN, TEXT = 50, 50, 300  # what is shown of each, far below GitHub's 1 MiB
LEVELS = ["error", "warning", "info"]


def literal(text):
    text = " ".join(text.split())
    if len(text) > TEXT:
        text = text[: TEXT - 3] + "..."
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = re.sub(r"([\\`*_{}\[\]()#+!|~$-])", r"\\\1", text)
    return re.sub(r"@|:(?=//)|(?<=www)\.", lambda match: f"&#{ord(match[0])};", text)  # no mentions, no links


def prefix(root):
    """From the top of the repository to the vault."""
    top = os.environ.get("GITHUB_WORKSPACE", "")
    below = os.path.relpath(root, os.path.realpath(top)) if top else "."
    return "" if below == "." or below.startswith("..") else below + "/"


def link(report, finding):
    path, line = prefix(report["root"]) + finding["path"], finding["region"]["line"]
    text = literal(f"{path}:{line}")
    server, repository, commit = (os.environ.get("GITHUB_" + key, "") for key in ("SERVER_URL", "REPOSITORY", "SHA"))
    if not (server and repository and commit):
        return text
    return f"[{text}]({server}/{repository}/blob/{commit}/{urllib.parse.quote(path)}?plain=1#L{line})"


def counts(findings):
    table = {}
    for finding in findings:
        key = (LEVELS.index(finding["severity"]), finding["rule"])
        table[key] = table.get(key, 0) + 1
    return sorted(table.items(), key=lambda row: (row[0][0], -row[1], row[0][1]))


def plural(number, word):
    return f"{number} {word}" + ("" if number == 1 else "s")


def broken(report, findings):
    by_cause = {}
    for finding in findings:
        if "brokenBy" in finding:
            by_cause.setdefault(finding["brokenBy"], []).append(finding)
    if not by_cause:
        return
    yield "\n#### Broken by deleted or renamed files\n"
    for cause, ones in list(by_cause.items())[:BROKEN]:
        places = ", ".join(link(report, finding) for finding in ones[:5])
        more = f" and {len(ones) - 5} more" if len(ones) > 5 else ""
        yield f"- **{literal(cause)}**: {plural(len(ones), 'link')} at {places}{more}"
    if len(by_cause) > BROKEN:
        yield f"- and {len(by_cause) - BROKEN} more files"


def gravest(report, findings):
    ordered = sorted(findings, key=lambda finding: LEVELS.index(finding["severity"]))
    if ordered:
        yield "\n#### Findings\n" if len(ordered) <= FINDINGS else f"\n#### The gravest {FINDINGS} of {len(ordered)} findings\n"
    for finding in ordered[:FINDINGS]:
        yield f"- {finding['severity']}: {link(report, finding)}: {literal(finding['message'])} (`{finding['rule']}`)"


def markdown(report, base):
    findings, summary = report["findings"], report["summary"]
    scope = f", of what has changed since {literal(base)}" if base else ""
    yield f"### notelint: {plural(summary['findings'], 'finding')} in {plural(summary['notes'], 'note')}{scope}\n"
    if findings:
        yield "| rule | level | findings |\n|---|---|---|"
    for (level, rule), count in counts(findings):
        yield f"| `{rule}` | {LEVELS[level]} | {count} |"
    yield from broken(report, findings)
    yield from gravest(report, findings)
    left_out = [f"{summary[key]} {key}" for key in ("suppressed", "baselined") if summary[key]]
    if left_out:
        yield f"\nNot shown: {', '.join(left_out)}."


def main():
    what, path, *base = sys.argv[1:]
    with open(path, encoding="utf-8") as f:
        report = json.load(f)
    if what == "outputs":
        for key in ("findings", "errors", "warnings"):
            print(f"{key}={report['summary'][key]}")
    else:
        print("\n".join(markdown(report, base[0] if base else "")))


main()
