"""scratch: repositories with a vault, made afresh for each case of gate.py and beside.py.

A case is a generator function whose only parameter is the repository; it yields pairs of what it got and what it wants."""
import json
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

NOTES = {
    "Index.md": "# Index\n\n- [[Alder]]\n- [[Birch]]\n- [[Larch]]\n",
    "Trees/Alder.md": "---\naliases: [Black Alder]\n---\n# Alder\n\nGrows near water, like the [[Willow]].\n",
    "Trees/Birch.md": "# Birch\n\nOften beside the [[Alder]] and the [[Sycamoer Maple]].\n",
    "Trees/Larch.md": "# Larch\n\n| tree | like |\n|---|---|\n| [[Alder|the alder]] | no |\n",
    "Trees/Sycamore Maple.md": "# Sycamore Maple\n",
}
SETTINGS = "rules:\n  missing-note: error\n  orphan-note: off\n"
# What the vault holds from the start.
OLD = [
    ("Trees/Alder.md", "missing-note"),
    ("Trees/Birch.md", "broken-wikilink"),
    ("Trees/Larch.md", "unescaped-table-pipe"),
]


class Repository:
    """A repository whose vault lies in a sub folder with a blank in its name."""

    def __init__(self, notelint, top):
        self.notelint, self.top, self.vault = notelint, top, os.path.join(top, "my trees")
        self.environment = {
            key: value for key, value in os.environ.items() if not key.startswith("GIT_") and key != "SOURCE_DATE_EPOCH"
        }
        self.environment.update(
            GIT_AUTHOR_NAME="a", GIT_AUTHOR_EMAIL="a@example.org", GIT_COMMITTER_NAME="a", GIT_COMMITTER_EMAIL="a@example.org",
            GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_SYSTEM=os.devnull,
        )
        os.makedirs(self.vault)
        self.git("init", "-q", "-b", "main", ".")
        for path, text in NOTES.items():
            self.write(path, text)
        self.write("notelint.yaml", SETTINGS)
        self.git("add", "-A")
        self.git("commit", "-qm", "base")

    def git(self, *arguments, **environment):
        subprocess.run(["git", *arguments], cwd=self.top, env={**self.environment, **environment}, check=True, capture_output=True)

    def write(self, path, text):
        full = os.path.join(self.vault, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8", newline="") as f:
            f.write(text)

    def read(self, path):
        with open(os.path.join(self.vault, path), encoding="utf-8", newline="") as f:
            return f.read()

    def append(self, path, text):
        self.write(path, self.read(path) + text)

    def run(self, *arguments, stdin="", **environment):
        return subprocess.run(
            [self.notelint, "check", *arguments], cwd=self.vault, env={**self.environment, **environment}, input=stdin,
            capture_output=True, text=True,
        )

    def init(self, *arguments):
        return subprocess.run([self.notelint, "init", *arguments], cwd=self.vault, env=self.environment, capture_output=True, text=True)

    def blob(self, path, commit):
        shown = subprocess.run(["git", "rev-parse", f"{commit}:{path}"], cwd=self.top, env=self.environment, capture_output=True, text=True)
        return shown.stdout.strip()

    def findings(self, *arguments, **others):
        done = self.run("--format", "json", *arguments, **others)
        if done.returncode == 2:
            return done.stderr
        return [(f["path"], f["rule"]) for f in json.loads(done.stdout)["findings"]]

    def messages(self, *arguments):
        return [f["message"] for f in json.loads(self.run("--format", "json", *arguments).stdout)["findings"]]

    def commit(self, message="change"):
        self.git("add", "-A")
        self.git("commit", "-qm", message)
        shown = subprocess.run(["git", "rev-parse", "--short=7", "HEAD"], cwd=self.top, env=self.environment, capture_output=True, text=True)
        return shown.stdout.strip()

    def move(self, old, new, *change):
        """Rename a file of the vault, and replace a text in it."""
        self.write(new, self.read(old).replace(*change) if change else self.read(old))
        os.remove(os.path.join(self.vault, old))

    def hints(self, *arguments):
        return [f.get("hint", "") for f in json.loads(self.run("--format", "json", *arguments).stdout)["findings"]]


def run_cases(notelint, cases):
    """Ends with `N passed, N failed`; returns the exit status."""
    passed = failed = 0
    for case in cases:
        with tempfile.TemporaryDirectory() as folder:
            for got, want in case(Repository(os.path.abspath(notelint), os.path.join(os.path.realpath(folder), "top"))):
                passed, failed = passed + (got == want), failed + (got != want)
                if got != want:
                    print(f"{case.__name__}: got {got!r}\n    want {want!r}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


def cases_of(names):
    """The cases among a module's names, in their order."""
    return [value for value in list(names.values()) if getattr(value, "__code__", None) and value.__code__.co_varnames[:1] == ("repository",)]
