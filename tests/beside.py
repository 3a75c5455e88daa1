#!/usr/bin/env python3
"""beside.py NOTELINT: what works beside an editor: the hook of editing agents, --watch, and the commit in a report.
Ends with `N passed, N failed`."""
import json
import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True
from scratch import OLD, cases_of, run_cases


def an_editing_agent_is_told_of_what_it_wrote(repository):
    def hook(payload, *arguments):
        done = subprocess.run(
            [repository.notelint, "hook", *arguments], cwd=repository.top, env=repository.environment,
            input=payload if isinstance(payload, str) else json.dumps(payload), capture_output=True, text=True,
        )
        return done.returncode, re.findall(r"^(?:my trees/)?(\S+):\d+:\d+: .*\[(.*)\]$", done.stderr, re.M), done.stdout

    def edit(path, **tool_input):
        return {"hook_event_name": "PostToolUse", "tool_input": {"file_path": os.path.join(repository.vault, path), **tool_input}}

    birch = ("Trees/Birch.md", "broken-wikilink")
    yield hook(edit("Trees/Birch.md")), (2, [birch], "")
    yield hook(edit("Trees/Birch.md", new_string="# Birch\n")), (0, [], "")
    yield hook(edit("Trees/Birch.md", new_string="Sycamoer")), (2, [birch], "")
    yield hook(edit("Trees/Birch.md", edits=[{"new_string": "x"}, {"new_string": "Often"}])), (2, [birch], "")
    yield hook({"file_path": os.path.join(repository.vault, "Trees/Birch.md"), "edits": []}), (2, [birch], "")
    status, told, advice = hook(edit("Trees/Birch.md"), "--advisory")
    yield (status, told), (0, [])
    yield "broken-wikilink" in json.loads(advice)["hookSpecificOutput"]["additionalContext"], True
    yield hook(edit("Trees/Birch.md"), "--fail-on", "never"), (0, [], "")
    for other in edit("Trees/Gone.md"), edit("notelint.yaml"), {}, {"tool_input": {"file_path": 3}}:
        yield hook(other), (0, [], "")
    # trouble must not look like a finding
    yield hook("no JSON")[0], 1
    repository.write("notelint.yaml", "no-such-key: 1\n")
    yield hook(edit("Trees/Birch.md")), (1, [], "")


def the_commit_is_told_without_secrets(repository):
    def provenance():
        log = json.loads(repository.run("--format", "sarif", "--sarif-provenance").stdout)
        return log["runs"][0].get("versionControlProvenance")

    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=repository.top, capture_output=True, text=True, check=True).stdout.strip()
    about = {"revisionId": head, "branch": "main", "mappedTo": {"uriBaseId": "SRCROOT"}}
    yield provenance(), [{"repositoryUri": "file://" + repository.top + "/", **about}]
    for url, uri in (
        ("https://me:secret@example.org/trees/notes.git", "https://example.org/trees/notes.git"),
        ("https://example.org/a@b", "https://example.org/a@b"),
        ("git@example.org:trees/notes.git", "ssh://example.org/trees/notes.git"),
        ("ssh://git@example.org:22/notes", "ssh://example.org:22/notes"),
        ("../other", "file://" + repository.top + "/"),
    ):
        repository.git("config", "remote.origin.url", url)
        yield provenance(), [{"repositoryUri": uri, **about}]
    repository.git("checkout", "-q", "--detach")
    yield "branch" in provenance()[0], False
    repository.git("checkout", "-q", "--orphan", "none")
    yield provenance(), None


def changes_are_watched(repository):
    log = os.path.join(repository.vault, "log.json")
    with subprocess.Popen(
        [repository.notelint, "check", "--watch", "--quiet", "--output", "json:" + log], cwd=repository.vault,
        env=repository.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    ) as process:
        def settled():
            line = process.stderr.readline()
            while line and "waiting" not in line:
                line = process.stderr.readline()
            with open(log, encoding="utf-8") as f:
                return [(finding["path"], finding["rule"]) for finding in json.load(f)["findings"]]

        yield settled(), OLD
        repository.write("Trees/Alder.md", "# Alder\n")
        yield settled(), OLD[1:]
        # in one go: else a check may fall between the folder and its note
        repository.write("../made/Elm.md", "[[Sycamore Mapel]]\n")
        os.rename(os.path.join(repository.top, "made"), os.path.join(repository.vault, "New"))
        yield settled(), [("New/Elm.md", "broken-wikilink")] + OLD[1:]
        os.remove(os.path.join(repository.vault, "Trees/Larch.md"))
        yield settled(), [("Index.md", "missing-note"), ("New/Elm.md", "broken-wikilink"), OLD[1]]
        # settings that make no check possible leave the last report where it is
        for settings, want in ("rules: [\n", [("Index.md", "missing-note"), ("New/Elm.md", "broken-wikilink"), OLD[1]]), ("rules: {links: off}\n", []):
            repository.write("../settings", settings)
            os.replace(os.path.join(repository.top, "settings"), os.path.join(repository.vault, "notelint.yaml"))
            yield settled(), want
        process.terminate()
    yield "'--watch' only looks" in repository.run("--watch", "--fix").stderr, True


sys.exit(run_cases(sys.argv[1], cases_of(globals())))
