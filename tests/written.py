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


def a_baseline_may_be_large(repository):
    repository.write("Many.md", "".join(f"[[Sycamoer Maple{i}]] [[Sycamoer Maple]]\n" for i in range(50_000)))
    done = repository.run("--write-baseline", "known.json")
    yield done.stderr, "notelint: 100003 findings written to 'known.json'\n"
    yield repository.findings("--baseline", "known.json"), []


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


def snippets_are_what_the_regions_hold(repository):
    # a byte order mark, CRLF, and characters of two UTF-16 units before the link; one line; a line too long to be shown
    texts = {
        "Bom.md": "\ufeff[[Nothing 1]]\r\nÄ \U0001f332 [[Nothing 2]]\r\n\r\nEnd", "One.md": "[[Nothing 3]]",
        "Long.md": "a " * 1500 + "[[Nothing 4]]\n",
    }
    for path, text in texts.items():
        repository.write(path, text)
    log = json.loads(repository.run("--format", "sarif", "--sarif-snippets", "--ignore", "structure", *texts).stdout)

    def units(place):
        """The text between two places, which count UTF-16 units from 1 and no byte order mark."""
        text = texts[place["artifactLocation"]["uri"].split("/")[-1]].lstrip("\ufeff")

        def taken(region):
            lines = text.split("\r\n") if "\r\n" in text else text.split("\n")
            begins = [sum(len(line) + (2 if "\r\n" in text else 1) for line in lines[:i]) for i in range(len(lines))]

            def offset(line, column):
                return begins[line - 1] + len(lines[line - 1].encode("utf-16-le")[:2 * (column - 1)].decode("utf-16-le"))
            return text[offset(region["startLine"], region["startColumn"]):offset(region["endLine"], region["endColumn"])]
        region, context = place["region"], place.get("contextRegion")
        return [region["snippet"]["text"] == taken(region), context and context.get("snippet", {}).get("text", taken(context)) == taken(context),
                context and region["snippet"]["text"] in taken(context)]

    places = [result["locations"][0]["physicalLocation"] for result in log["runs"][0]["results"]]
    yield [place["region"]["snippet"]["text"] for place in places], [f"[[Nothing {i}]]" for i in (1, 2, 4, 3)]
    yield [units(place) for place in places], [[True, True, True]] * 3 + [[True, None, None]]
    yield [place["contextRegion"].get("snippet", {}).get("text") for place in places[:3]], [
        "[[Nothing 1]]\r\nÄ \U0001f332 [[Nothing 2]]", "[[Nothing 1]]\r\nÄ \U0001f332 [[Nothing 2]]\r\n", None]


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
