#!/usr/bin/env python3
"""action.py NOTELINT ACTION_DIR: the steps of the GitHub action, run as the runner runs them, on a pull request in a shallow
clone, on a push, and where no check can be made. Ends with `N passed, N failed`."""
import json
import os
import subprocess
import sys
import tempfile

NOTES = {
    "Trees/Alder.md": "# Alder\n\nGrows near water, like the [[Larch]] and the [[Sycamoer Maple]].\n",
    "Trees/Larch.md": "# Larch\n",
    "Trees/Sycamore Maple.md": "# Sycamore Maple\n",
    "Trees/100% |odd| `tree` [x](https:example.org).md": "# Odd\n",
}


class Runner:
    def __init__(self, notelint, action, folder):
        self.action, self.folder, self.top = action, folder, os.path.join(folder, "up")
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "GITHUB_"))}
        self.environment = {
            **environment, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "RUNNER_TEMP": folder,
            "GITHUB_OUTPUT": os.path.join(folder, "outputs"), "GITHUB_STEP_SUMMARY": os.path.join(folder, "summary"),
            "GITHUB_SERVER_URL": "https://example.org", "GITHUB_REPOSITORY": "trees/notes", "GITHUB_SHA": "abc",
            "NOTELINT": notelint, "VAULT": "my trees", "BASE": "auto", "CONFIG": "", "BASELINE": "", "FAIL_ON": "",
            "ARGS": "", "ANNOTATIONS": "true", "SUMMARY": "true", "SARIF_FILE": os.path.join(folder, "out", "notes.sarif"),
        }
        os.makedirs(self.top)
        self.git("init", "-q", "-b", "main", ".")
        for key in ("name", "email"):
            self.git("config", f"user.{key}", "a@example.org")
        for path, text in [*NOTES.items(), ("notelint.yaml", "")]:
            self.write(path, text)
        self.commit("base")

    def git(self, *arguments):
        subprocess.run(["git", *arguments], cwd=self.top, env=self.environment, check=True, capture_output=True)

    def commit(self, message):
        self.git("add", "-A")
        self.git("commit", "-qm", message)

    def write(self, path, text):
        full = os.path.join(self.top, "my trees", path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8") as f:
            f.write(text)

    def pull_request(self, depth):
        """What actions/checkout leaves of a request that deletes a note, adds a fault, and is open while others go on."""
        self.git("checkout", "-qb", "work")
        self.git("rm", "-q", "my trees/Trees/Larch.md")
        self.write("Trees/100% |odd| `tree` [x](https:example.org).md", "# Odd\n\nSee the [[Sycamore Maples]] <b>::error::x</b>.\n")
        self.commit("work")
        self.git("checkout", "-q", "main")
        self.write("Trees/Oak.md", "# Oak\n\nStands by the [[Sycamore Mapel]].\n")
        self.commit("others")
        self.git("merge", "-q", "--no-ff", "-m", "merge", "work")
        clone = os.path.join(self.folder, "clone")
        self.git("clone", "-q", "--depth", depth, "file://" + self.top, clone)
        self.top = clone
        for name in ("main", "HEAD"):
            self.git("update-ref", "-d", "refs/remotes/origin/" + name)

    def check(self, **environment):
        for name in ("outputs", "summary"):
            open(os.path.join(self.folder, name), "w", encoding="utf-8").close()
        done = subprocess.run(
            [os.path.join(self.action, "check.sh")], cwd=self.top,
            env={**self.environment, "GITHUB_WORKSPACE": self.top, **environment}, capture_output=True, text=True,
        )
        assert done.returncode == 0, done.stderr
        with open(os.path.join(self.folder, "outputs"), encoding="utf-8") as f:
            outputs = dict(line.rstrip("\n").split("=", 1) for line in f)
        with open(os.path.join(self.folder, "summary"), encoding="utf-8") as f:
            return outputs, f.read(), done.stdout + done.stderr

    def sarif_paths(self):
        with open(self.environment["SARIF_FILE"], encoding="utf-8") as f:
            results = json.load(f)["runs"][0]["results"]
        return [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results]


ODD_URI = "my%20trees/Trees/100%25%20%7Codd%7C%20%60tree%60%20%5Bx%5D(https:example.org).md"


def a_pull_request(runner):
    runner.pull_request("2")
    outputs, summary, log = runner.check(GITHUB_BASE_REF="main")
    yield {key: outputs.get(key) for key in ("exit-code", "findings", "errors", "warnings")}, {
        "exit-code": "1", "findings": "2", "errors": "2", "warnings": "0"
    }
    yield [line.split("::")[1].split(",")[0] for line in log.splitlines() if line.startswith("::")], [
        "error file=my trees/Trees/100%25 |odd| `tree` [x](https%3Aexample.org).md", "error file=my trees/Trees/Alder.md",
    ]
    yield "Broken by deleted or renamed files" in summary and "**Trees/Larch.md**: 1 link at [my trees/Trees/Alder.md:3](" in summary, True
    yield "<b>" in summary or "](https:example" in summary or "https://example.org/trees/notes/blob/abc/" + ODD_URI.replace(
        "(", "%28").replace(")", "%29").replace("https:", "https%3A") not in summary, False
    # the report for code scanning is of the whole vault
    yield runner.sarif_paths(), [ODD_URI, "my%20trees/Trees/Alder.md", "my%20trees/Trees/Alder.md", "my%20trees/Trees/Oak.md"]


def a_push(runner):
    outputs, summary, log = runner.check(ANNOTATIONS="false", ARGS="--max-findings\n5")
    yield outputs["exit-code"], "1"
    yield outputs["sarif-file"], runner.environment["SARIF_FILE"]
    yield runner.sarif_paths(), ["my%20trees/Trees/Alder.md"]
    yield "::" in log, False
    yield "### notelint: 1 finding in 4 notes\n" in summary and "| `broken-wikilink` | error | 1 |" in summary, True
    yield runner.check(FAIL_ON="never")[0]["exit-code"], "0"
    outputs, summary, log = runner.check(SUMMARY="false", SARIF_FILE="", ARGS="--ignore\nlinks")
    yield outputs, {"exit-code": "0", "findings": "0", "errors": "0", "warnings": "0"}
    yield summary, ""


def no_check_no_upload(runner):
    runner.check()
    runner.write("notelint.yaml", "no-such-key: 1\n")
    outputs, summary, log = runner.check()
    yield outputs, {"exit-code": "2"}
    yield os.path.exists(runner.environment["SARIF_FILE"]), False
    yield "could not be made" in summary and "no-such-key" in log, True


def a_clone_that_is_too_shallow(runner):
    runner.pull_request("1")
    outputs, _, log = runner.check(GITHUB_BASE_REF="main")
    yield outputs, {"exit-code": "2"}
    yield "fetch-depth: 2" in log, True


def main():
    passed = failed = 0
    for case in (a_pull_request, a_push, no_check_no_upload, a_clone_that_is_too_shallow):
        with tempfile.TemporaryDirectory() as folder:
            for got, want in case(Runner(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), os.path.realpath(folder))):
                passed, failed = passed + (got == want), failed + (got != want)
                if got != want:
                    print(f"{case.__name__}: got {got!r}\n    want {want!r}")
    print(f"{passed} passed, {failed} failed")
    return failed or not passed


sys.exit(1 if main() else 0)
