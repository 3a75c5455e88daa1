#!/usr/bin/env python3
"""figures.py NOTELINT: conflicting figures from end to end: options, synonyms, the fact sheet, a judge, changes.

Each case builds a small vault of its own. Ends with `N passed, N failed`."""
import json
import os
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from tally import write

NOTELINT = os.path.abspath(sys.argv[1])
HOME = """# Vellmar

- **Population**: 41,300
- **Founded**: 1284
- **Elevation**: 212 m
"""
LIST = """# Towns of the valley

| Town | Population | Founded |
|---|---|---|
| [[Vellmar]] | 36,800 | 1284 |
| [[Ostrau]] | 9,150 | 1310 |
"""
OTHER = "# Ostrau\n\n- **Population**: 9,150\n"
VAULT = {"Towns/Vellmar.md": HOME, "Towns/Ostrau.md": OTHER, "Lists/Valley.md": LIST, "notelint.yaml": "rules: {}\n"}
JUDGE = """import json, sys
seen = [json.loads(line) for line in sys.stdin]
with open("seen.json", "w") as f:
    json.dump(seen, f)
"""


def run(folder, *args):
    done = subprocess.run([NOTELINT, *args], cwd=folder, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def check(folder, *args):
    code, out, err = run(folder, "check", "--format", "json", "--fail-on", "never", "--select", "figures", *args)
    assert code == 0, err
    return json.loads(out)["findings"]


def git(folder, *args):
    subprocess.run(["git", "-C", folder, "-c", "user.name=t", "-c", "user.email=t@example.org", *args], check=True,
                   capture_output=True)


CASES = []


def case(function):
    CASES.append(function)
    return function


@case
def one_finding_for_a_subject_and_attribute(folder):
    write(folder, VAULT)
    write(folder, {"Lists/More.md": LIST.replace("36,800", "44,000").replace("the valley", "the plain")})
    found = check(folder)
    assert len(found) == 1, found
    finding = found[0]
    assert finding["path"].startswith("Lists/") and finding["entity"] == "Vellmar" and finding["metric"] == "population"
    assert {r["path"] for r in finding["related"]} >= {"Towns/Vellmar.md"}
    assert len(finding["related"]) == 2, finding
    assert "'Vellmar' (1 more place)" in finding["message"], finding["message"]


@case
def the_message_of_sarif_links_every_place(folder):
    write(folder, VAULT)
    code, out, err = run(folder, "check", "--format", "sarif", "--select", "figures", "--fail-on", "never")
    result = json.loads(out)["runs"][0]["results"][0]
    places = result["relatedLocations"]
    links = re.findall(r"\]\((\d+)\)", result["message"]["text"])
    assert places and sorted(links) == sorted(str(place["id"]) for place in places), result["message"]


@case
def the_fingerprint_survives_edits_around_it(folder):
    write(folder, VAULT)
    before = check(folder)[0]
    write(folder, {"Lists/Valley.md": "# Towns\n\nA new paragraph.\n\n" + LIST.split("\n", 2)[2],
                   "Towns/Vellmar.md": HOME.replace("# Vellmar", "# Vellmar\n\nOn the river.")})
    after = check(folder)[0]
    assert before["region"]["line"] != after["region"]["line"]
    assert before["fingerprint"] == after["fingerprint"]
    write(folder, {"Lists/Valley.md": LIST.replace("36,800", "35,000")})
    assert check(folder)[0]["fingerprint"] != before["fingerprint"]


@case
def all_classes_tells_what_has_an_explanation(folder):
    write(folder, VAULT)
    write(folder, {"Lists/Valley.md": "# Towns by people\n\n| Town | Population |\n|---|---|\n| Vellmar | 41,000 |\n"})
    assert check(folder) == []
    assert [f["class"] for f in check(folder, "--all-classes")] == ["rounding"], check(folder, "--all-classes")
    write(folder, {"notelint.yaml": "rules: {conflicting-figure: {all-classes: true}}\n"})
    assert [f["class"] for f in check(folder)] == ["rounding"]


@case
def preview_reports_what_is_likely(folder):
    write(folder, VAULT)
    write(folder, {"Lists/Valley.md": "# Towns\n\nThe population of Vellmar is 36,800.\n"})
    assert check(folder) == []
    found = check(folder, "--preview")
    assert [f["metric"] for f in found] == ["population"], found


@case
def two_things_with_notes_of_their_own_are_two(folder):
    write(folder, VAULT)
    write(folder, {"Lists/Valley.md": "# Towns\n\nNothing here.\n",
                   "Towns/Vellmar Port.md": "# Vellmar Port\n\n- **Founded**: 1291\n"})
    assert check(folder, "--preview") == []


@case
def synonyms_of_the_settings_join_attributes(folder):
    write(folder, VAULT)
    lists = LIST.replace("Population", "Hearths")
    write(folder, {"Lists/Valley.md": lists})
    assert check(folder) == []
    write(folder, {"notelint.yaml": "attributes:\n  synonyms:\n    population: [hearths, chimneys]\n"})
    found = check(folder)
    assert [f["metric"] for f in found] == ["population"]
    assert found[0]["message"].startswith("Vellmar's population is 36,800 here"), found[0]["message"]
    write(folder, {"notelint.yaml": "attributes:\n  synonyms:\n    hearths: population\n"})
    assert [f["metric"] for f in check(folder)] == ["hearth"]
    code, out, err = run(folder, "config")
    assert "attributes.synonyms: {hearths: population}  # notelint.yaml" in out, out
    write(folder, {"notelint.yaml": "attributes:\n  synonym: {}\n"})
    code, out, err = run(folder, "check")
    assert code == 2 and "synonym" in err and "notelint.yaml:2" in err, err


@case
def the_fact_sheet_marks_what_differs(folder):
    write(folder, VAULT)
    write(folder, {"Reports/Census.md": "# Census\n\n## Vellmar\n\n- **Population**: 39,900 (2011, per Harlan Survey)\n"})
    code, out, err = run(folder, "figures", "vellmar")
    assert code == 0, err
    assert out.startswith("Vellmar (Towns/Vellmar.md)\n"), out
    assert re.search(r"^population: told with different values\n   41,300 +Towns/Vellmar.md:3\n", out, re.M), out
    assert re.search(r"^ ! 36,800 +Lists/Valley.md:5\n", out, re.M), out
    assert re.search(r"^ ! 39,900 +Reports/Census.md:5  as of 2011, per Harlan Survey\n", out, re.M), out
    assert re.search(r"^founded\n   1284 +Towns/Vellmar.md:4\n   1284 +Lists/Valley.md:5\n", out, re.M), out
    sheet = json.loads(run(folder, "figures", "--format", "json", "Towns/Vellmar.md")[1])
    assert sheet["home"] == "Towns/Vellmar.md"
    population = [a for a in sheet["attributes"] if a["metric"] == "population"][0]
    assert population["class"] == "conflict" and [f["differs"] for f in population["figures"]] == [False, True, True]


@case
def the_fact_sheet_of_nothing_names_what_is_near(folder):
    write(folder, VAULT)
    code, out, err = run(folder, "figures", "Velmar")
    assert code == 2 and out == "" and "did you mean 'Vellmar'?" in err, err
    write(folder, {"Other/Vellmar.md": HOME})
    code, out, err = run(folder, "figures", "the Vellmar")
    assert code == 2 and "'Other/Vellmar.md', 'Towns/Vellmar.md'" in err, err
    assert run(folder, "figures")[0] == 2
    assert run(folder, "figures", "--format", "xml", "Vellmar")[0] == 2


def judged(folder, verdicts, timeout=20):
    settings = f"judge:\n  command: [{json.dumps(sys.executable)}, judge.py]\n  timeout: {timeout}\n"
    write(folder, VAULT)
    write(folder, {"notelint.yaml": settings, "judge.py": JUDGE + verdicts})


@case
def a_judge_settles_what_is_in_doubt(folder):
    judged(folder, "print('compatible')\n")
    assert check(folder, "--judge") == []
    with open(os.path.join(folder, "seen.json"), encoding="utf-8") as f:
        seen = json.load(f)
    assert len(seen) == 1 and seen[0]["entity"] == "Vellmar" and seen[0]["metric"] == "population"
    assert seen[0]["here"]["path"] == "Lists/Valley.md" and seen[0]["there"]["figure"]["low"] == "41300"
    assert "| [[Vellmar]] | 36,800 | 1284 |" == seen[0]["here"]["text"]
    judged(folder, "print('conflict')\n")
    assert len(check(folder, "--judge")) == 1
    judged(folder, "print('compatible')\n")
    assert len(check(folder)) == 1  # nobody has asked for it
    judged(folder, "print('unsure')\n")
    assert len(check(folder, "--judge")) == 1


@case
def a_judge_raises_what_only_a_preview_shows(folder):
    judged(folder, "for _ in seen: print('conflict')\n")
    write(folder, {"Lists/Valley.md": "# Towns\n\nThe population of Vellmar is 36,800.\n"})
    assert [f["metric"] for f in check(folder, "--judge")] == ["population"]


@case
def a_judge_that_fails_is_an_error(folder):
    for verdicts, timeout, told in [("sys.exit(3)\n", 20, "ended with status 3"),
                                    ("print('maybe')\n", 20, "has 'maybe' instead of"),
                                    ("", 20, "line 1 has '' instead of"),
                                    ("print('conflict\\nconflict')\n", 20, "more verdicts than the 1"),
                                    ("import time; time.sleep(30)\n", 1, "did not end within 1 seconds")]:
        judged(folder, verdicts, timeout)
        code, out, err = run(folder, "check", "--judge")
        assert code == 2 and told in err, (told, code, err)
    write(folder, {"notelint.yaml": "judge: {command: [no-such-program-anywhere]}\n"})
    code, out, err = run(folder, "check", "--judge")
    assert code == 2 and "cannot run 'no-such-program-anywhere'" in err, err
    write(folder, {"notelint.yaml": "judge: {command: []}\n"})
    assert run(folder, "check", "--judge")[0] == 2


@case
def nothing_of_a_note_reaches_a_shell(folder):
    judged(folder, "print('conflict')\n")
    write(folder, {"Lists/Valley.md": LIST.replace("# Towns of the valley", "# $(touch pwned) `touch pwned`")})
    assert len(check(folder, "--judge")) == 1
    assert not os.path.exists(os.path.join(folder, "pwned"))


@case
def a_change_at_home_reports_the_satellite(folder):
    write(folder, {**VAULT, "Lists/Valley.md": LIST.replace("36,800", "41,300")})
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "one")
    assert check(folder, "--diff", "HEAD") == []
    write(folder, {"Towns/Vellmar.md": HOME.replace("41,300", "47,200")})
    found = check(folder, "--diff", "HEAD")
    assert [(f["path"], f["related"][0]["path"]) for f in found] == [("Lists/Valley.md", "Towns/Vellmar.md")], found
    write(folder, {"Towns/Vellmar.md": HOME, "Lists/Valley.md": LIST})
    found = check(folder, "--diff", "HEAD")
    assert [(f["path"], f["related"][0]["path"]) for f in found] == [("Lists/Valley.md", "Towns/Vellmar.md")], found


@case
def an_old_conflict_is_no_matter_of_another_change(folder):
    write(folder, VAULT)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "one")
    write(folder, {"Towns/Vellmar.md": HOME.replace("212 m", "214 m")})
    assert check(folder, "--diff", "HEAD") == []


def main():
    failed = 0
    for function in CASES:
        with tempfile.TemporaryDirectory() as folder:
            try:
                function(os.path.realpath(folder))
            except AssertionError as error:
                failed += 1
                print(f"{function.__name__}: {str(error)[:600]}")
    print(f"{len(CASES) - failed} passed, {failed} failed")
    return failed


sys.exit(1 if main() else 0)
