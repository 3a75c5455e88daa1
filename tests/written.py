#!/usr/bin/env python3
"""written.py NOTELINT: the files that a gate keeps and writes: baselines, fixed notes, settings, and the report of a check
that could not be made, each in a scratch repository. Ends with `N passed, N failed`."""
import json
import os
import sys

sys.dont_write_bytecode = True
from scratch import NOTES, OLD, SETTINGS, cases_of, run_cases


def a_baseline_makes_the_first_run_green(repository):
    done = repository.run("--write-baseline", "baseline.json")
    yield (done.returncode, done.stderr), (0, "notelint: 3 findings written to 'baseline.json'\n")
    yield repository.findings("--baseline", "baseline.json"), []
    repository.write("Trees/Birch.md", "# Birch\n\nNew.\n\n" + NOTES["Trees/Birch.md"][9:] + "\n[[Elm]]\n")
    yield repository.findings("--baseline", "baseline.json"), [("Trees/Birch.md", "missing-note")]
    os.rename(os.path.join(repository.vault, "Trees/Alder.md"), os.path.join(repository.vault, "Alder.md"))
    yield repository.findings("--baseline", "baseline.json"), [("Trees/Birch.md", "missing-note")]
    repository.write("Trees/Larch.md", "# Larch\n")
    done = repository.run("--prune-baseline", "baseline.json", "--fail-on", "never")
    yield done.stderr, "notelint: 1 settled finding dropped from 'baseline.json'\n"
    yield len(json.loads(repository.read("baseline.json"))["findings"]), 2
    yield repository.findings("--baseline", "nowhere.json").count("nowhere.json"), 1


def a_staged_baseline_is_what_counts(repository):
    repository.run("--write-baseline", "known.json")
    repository.write("notelint.yaml", SETTINGS + "baseline: known.json\n")
    repository.commit()
    repository.append("Trees/Birch.md", "\nAnd the [[Elm]].\n")
    repository.git("add", "-A")
    yield repository.findings("--staged"), [("Trees/Birch.md", "missing-note")]
    # on the disk alone a baseline takes nothing in
    repository.run("--write-baseline", "known.json")
    yield repository.findings(), []
    yield repository.findings("--staged"), [("Trees/Birch.md", "missing-note")]
    repository.write("known.json", "not JSON")
    yield repository.findings("--staged"), [("Trees/Birch.md", "missing-note")]
    repository.write("Trees/Birch.md", NOTES["Trees/Birch.md"] + "\nAnd the [[Elm]].\n")
    repository.run("--write-baseline", "known.json")
    repository.git("add", "-A")
    os.remove(os.path.join(repository.vault, "known.json"))
    yield repository.findings("--staged"), []
    yield repository.findings().count("known.json"), 1
    # one that git does not know is read where it lies
    repository.git("rm", "-q", "--cached", "my trees/known.json")
    repository.run("--write-baseline", "known.json")
    yield repository.findings("--staged"), []


def a_baseline_knows_notes_by_what_is_in_them(repository):
    repository.run("--write-baseline", "known.json")
    repository.write("notelint.yaml", SETTINGS + "baseline: known.json\n")
    repository.commit()
    repository.git("checkout", "-qb", "work")
    repository.move("Trees/Birch.md", "Birches/Silver Birch.md")
    repository.move("Trees/Alder.md", "Alder.md", "Black Alder", "Owler")
    repository.commit()
    # what the renaming broke is new, what the notes brought along is not
    yield repository.findings("--diff", "main"), [("Index.md", "broken-wikilink")]
    yield repository.findings(), [("Index.md", "broken-wikilink")]


def nothing_is_written_through_a_link_that_leads_out(repository):
    outside = os.path.join(repository.top, "outside")
    os.mkdir(outside)
    larch = os.path.join(repository.vault, "Trees/Larch.md")
    # git has the note in a folder; on the disk a link has taken the folder's place
    os.rename(os.path.join(repository.vault, "Trees"), os.path.join(outside, "Trees"))
    os.symlink(os.path.join(outside, "Trees"), os.path.join(repository.vault, "Trees"))
    repository.git("rm", "-q", "--cached", "my trees/Trees/Larch.md")
    repository.git("commit", "-qm", "without")
    repository.git("update-index", "--add", "--cacheinfo", f"100644,{repository.blob('my trees/Trees/Larch.md', 'HEAD~')},my trees/Trees/Larch.md")
    done = repository.run("--staged", "--fix")
    yield done.returncode, 2
    yield "leads out of" in done.stderr, True
    with open(larch, encoding="utf-8") as f:
        yield f.read(), NOTES["Trees/Larch.md"]
    # new files: settings and schemas
    os.remove(os.path.join(repository.vault, "notelint.yaml"))
    os.symlink(os.path.join(outside, "settings.yaml"), os.path.join(repository.vault, "notelint.yaml"))
    os.symlink(outside, os.path.join(repository.vault, "schemas"))
    for i in range(6):
        repository.write(f"Stones/{i}.md", f"---\ntype: stone\nhardness: {i}\n---\n# Stone {i}\n\n## Overview\n\nText.\n")
    repository.init("--infer")
    yield sorted(os.listdir(outside)), ["Trees"]


def a_check_that_cannot_be_made_leaves_no_clean_report(repository):
    report = os.path.join(repository.top, "notes.sarif")
    repository.run("--output", f"sarif:{report}")
    repository.write("notelint.yaml", "bogus: [\n")
    done = repository.run("--output", f"sarif:{report}", "--format", "sarif")
    yield done.returncode, 2
    with open(report, encoding="utf-8") as f:
        log = f.read()
    yield done.stdout, log
    run = json.loads(log)["runs"][0]
    yield "results" in run, False
    invocation = run["invocations"][0]
    yield (invocation["executionSuccessful"], invocation["exitCode"]), (False, 2)
    told = invocation["toolExecutionNotifications"][0]
    yield told["level"], "error"
    yield "notelint.yaml:1:" in told["message"]["text"], True
    yield run["tool"]["driver"]["notifications"][told["descriptor"]["index"]]["id"], told["descriptor"]["id"]


sys.exit(run_cases(sys.argv[1], cases_of(globals())))
