#!/usr/bin/env python3
"""recipes.py NOTELINT ROOT: what docs/ tells people to copy works: Vim's error format and the editor task's pattern find the
places that are printed, workflows and hooks name what this repository has, options and links exist.
Ends with `N passed, N failed`."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from tally import compare

BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.M | re.S)
NOTE = "# A\n\n[[Sycamoer Maple]]\n\n| a |\n|---|\n| [[B|b]] |\n"


def read(*parts):
    with open(os.path.join(*parts), encoding="utf-8") as f:
        return f.read()


def vault(folder):
    for name, text in ("notelint.yaml", "rules: {missing-note: error}\n"), ("My note: A.md", NOTE), ("Sycamore Maple.md", "# S\n"):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
            f.write(text)


def findings(notelint, folder):
    report = subprocess.run([notelint, "check", "--format", "json"], cwd=folder, capture_output=True, text=True).stdout
    return [(f["path"], f["region"]["line"], f["region"]["column"], f["rule"]) for f in json.loads(report)["findings"]]


def vim(notelint, folder, script):
    """The quickfix list after :make, as Vim has it."""
    out, settings = os.path.join(folder, "quickfix.json"), os.path.join(folder, "recipe.vim")
    with open(settings, "w", encoding="utf-8") as f:
        f.write(script)
    dump = (
        "call writefile([json_encode(map(filter(getqflist(), 'v:val.valid'), "
        f"'[bufname(v:val.bufnr), v:val.lnum, v:val.col, v:val.type, v:val.text]'))], '{out}')"
    )
    environment = {**os.environ, "PATH": os.path.dirname(notelint) + ":" + os.environ["PATH"]}
    subprocess.run(
        ["vim", "-u", "NONE", "-N", "-es", "-S", settings, "-c", "set shellpipe=>%s\\ 2>&1", "-c", "silent make!", "-c", dump, "-c", "qa!"],
        cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=60,
    )
    return json.loads(read(out))


def recipes(notelint, root):
    blocks = {}
    texts = {}
    for name in ("docs/gate.md", "docs/editors.md", "README.md"):
        texts[name] = read(root, name)
        for language, path, text in BLOCK.findall(texts[name]):
            blocks[path or language] = text
    with tempfile.TemporaryDirectory() as folder:
        vault(folder)
        told = findings(notelint, folder)
        yield "findings", len(told), 3
        if shutil.which("vim"):
            got = vim(notelint, folder, blocks["vim"])
            yield "vim", [(p, l, c, re.search(r"\[(.*)\]$", text)[1]) for p, l, c, _, text in got], told
            yield "vim's kinds", {kind for _, _, _, kind, _ in got}, {"e"}
            os.remove(os.path.join(folder, "quickfix.json"))
        task = json.loads(blocks[".vscode/tasks.json"])["tasks"][0]
        pattern = task["problemMatcher"]["pattern"]
        watching = subprocess.Popen(
            [notelint, *task["command"].split()[1:]], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        lines = []
        with watching:
            for line in watching.stdout:
                lines.append(line.rstrip("\n"))
                if re.search(task["problemMatcher"]["background"]["endsPattern"], line):
                    break
            watching.terminate()
        matches = [match for match in (re.match(pattern["regexp"], line) for line in lines) if match]
        yield "the task", [(m[pattern["file"]], int(m[pattern["line"]]), int(m[pattern["column"]]), m[pattern["code"]]) for m in matches], told
        yield "its beginning", "checking again" in read(root, "src/cli/watch.c") and task["problemMatcher"]["background"]["beginsPattern"], "^notelint: checking again"
    hooks = re.findall(r"^- id: (\S+)", read(root, ".pre-commit-hooks.yaml"), re.M)
    for name in re.findall(r"- id: (\S+)", blocks[".pre-commit-config.yaml"]) + re.findall(r"`(notelint-[a-z-]+)`", texts["docs/gate.md"]):
        yield f"hook {name}", name in hooks, True
    version = re.search(r'NOTELINT_VERSION "(.*?)"', read(root, "include/notelint/version.h"))[1]
    home = re.search(r'NOTELINT_HOME "(.*?)"', read(root, "include/notelint/version.h"))[1]
    yield "repo", re.search(r"repo: (\S+)\s+rev: (\S+)", blocks[".pre-commit-config.yaml"]).groups(), (home, "v" + version)
    workflow = blocks[".github/workflows/notelint.yml"]
    yield "uses", re.search(r"uses: (notelint\S+)", workflow)[1], home.split("/", 3)[3] + "@v" + version
    inputs = re.findall(r"^  ([a-z-]+):$", read(root, "action.yml").split("\noutputs:")[0], re.M)
    used = re.findall(r"^          ([a-z-]+):", workflow.split("notelint/notelint@")[1], re.M)
    named = re.search(r"lists the inputs: (.*?) and others", texts["docs/gate.md"], re.S)[1]
    for name in used + re.findall(r"`([a-z-]+)`", named):
        yield f"input {name}", name in inputs, True
    helps = "".join(subprocess.run([notelint, command, "--help"], capture_output=True, text=True).stdout for command in ("check", "hook", "init", "schema"))
    for name, text in texts.items():
        for option in sorted(set(re.findall(r"notelint[^`\n]*?(--[a-z-]+)", text))):
            yield f"{name}: {option}", option in helps or option in ("--help", "--version"), True
        for target in re.findall(r"\]\(([^)#:]+)[^)]*\)", re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)):
            yield f"{name}: {target}", os.path.exists(os.path.join(root, os.path.dirname(name), target)), True


sys.exit(compare(recipes(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]))))
