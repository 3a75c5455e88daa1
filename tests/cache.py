#!/usr/bin/env python3
"""cache.py NOTELINT TESTS SEEDS: a run from the cache says what a run without one says, whatever has become of the cache.

The vault is all the fixtures' notes, so that every kind of fact is kept once. Ends with `N passed, N failed`."""
import glob
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

NOTELINT, TESTS, SEEDS = (os.path.abspath(path) for path in sys.argv[1:4])
FORMATS = ["text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson"]
SETTLED = 4  # seconds
KINDS = ["links", "figures", "citations", "claims", "entities", "duplicates"]


def files_below(folder):
    return [os.path.join(below, name) for below, _, names in os.walk(folder) for name in names]


class Vault:
    def __init__(self, folder):
        self.root = os.path.join(folder, "vault")
        self.caches = os.path.join(folder, "caches", "notelint")
        os.makedirs(self.root)
        os.mkdir(os.path.dirname(self.caches))
        sources = sorted(glob.glob(f"{TESTS}/golden/*/vault") + glob.glob(f"{TESTS}/links/*/vault") + [SEEDS])
        for number, source in enumerate(sources):
            shutil.copytree(source, f"{self.root}/{number}", symlinks=True)
        for index in range(200):
            self.write(f"many/{index}.md", f"---\naliases: [Nr {index}]\n---\n- **Height**: {index + 1} m (per [[Survey]])\n")
        self.write("notelint.yaml", "extends: strict\n")

    def write(self, path, text):
        path = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)

    def start(self, *arguments, stdin=None):
        environment = dict(os.environ, NOTELINT_CACHE_DIR=self.caches)
        return subprocess.Popen(
            [NOTELINT, *arguments], cwd=self.root, env=environment, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )

    def run(self, *arguments):
        return self.start(*arguments).communicate()[0]

    def check(self, *arguments):
        return self.run("check", "--format", "json", *arguments)

    def path(self, path):
        return os.path.join(self.root, path)

    def git(self, *arguments):
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *arguments], cwd=self.root, check=True, stdout=subprocess.DEVNULL)

    def settle(self):
        """Stamps are kept of files that were left alone for a while."""
        time.sleep(SETTLED)
        self.check()
        self.check()

    def file(self):
        files = glob.glob(f"{self.caches}/*")
        return files[0] if len(files) == 1 else None

    def bytes(self):
        with open(self.file(), "rb") as f:
            return f.read()


def same_as_cold(vault):
    return vault.check() == vault.check("--no-cache")


def same_in_all_formats(vault):
    vault.settle()
    return all(vault.run("check", "--format", format) == vault.run("check", "--format", format, "--no-cache") for format in FORMATS)


def kept_facts_are_the_facts(vault):
    return all(vault.run("show", kind) == vault.run("show", kind, "--no-cache") != b"" for kind in KINDS)


def second_run_writes_nothing(vault):
    vault.settle()
    before = os.stat(vault.file())
    vault.check()
    return os.stat(vault.file()).st_ino == before.st_ino


def cache_is_used(vault):
    """An empty one is written anew, a good one is not: second_run_writes_nothing."""
    vault.check()
    inode = os.stat(vault.file()).st_ino
    with open(vault.file(), "wb"):
        pass
    vault.check()
    return os.stat(vault.file()).st_ino != inode and len(vault.bytes()) > 10000


def edited_note_is_read_anew(vault):
    vault.check()
    vault.write("many/7.md", "[[nowhere at all]]\n")
    now = vault.check()
    return b"nowhere at all" in now and now == vault.check("--no-cache")


def moved_note_is_another(vault):
    vault.check()
    os.rename(f"{vault.root}/many/8.md", f"{vault.root}/many/Eight.md")
    return b"many/Eight.md" in vault.run("show", "claims") and same_as_cold(vault)


def tells(vault, path, text):
    """A note with these bytes is seen for what it is, though the one before it was of the same size and time."""
    old = os.stat(vault.path(path))
    vault.write(path, text)
    os.utime(vault.path(path), ns=(old.st_atime_ns, old.st_mtime_ns))
    new = os.stat(vault.path(path))
    now = vault.check()
    return (new.st_size, new.st_mtime_ns) == (old.st_size, old.st_mtime_ns) and text[2:12].encode() in now and now == vault.check("--no-cache")


def same_size_and_time_is_not_the_same_note(vault):
    vault.write("many/7.md", "[[nowhere aa]]\n")
    vault.settle()
    if not tells(vault, "many/7.md", "[[nowhere bb]]\n"):
        return False
    other = vault.path("other")
    shutil.copy2(vault.path("many/7.md"), other)
    with open(other, "r+") as f:
        f.write("[[nowhere cc]]")
    shutil.copystat(vault.path("many/7.md"), other)
    os.rename(other, vault.path("many/7.md"))
    return b"nowhere cc" in vault.check() and same_as_cold(vault)


def a_note_written_twice_at_once_is_read_twice(vault):
    vault.check()
    for turn in range(5):
        vault.write("many/7.md", f"[[nowhere a{turn}]]\n")
        vault.check()
        if not tells(vault, "many/7.md", f"[[nowhere b{turn}]]\n"):
            return False
    return True


def touched_notes_are_the_same(vault):
    vault.settle()
    before = vault.check()
    for index in range(200):
        os.utime(vault.path(f"many/{index}.md"))
    return vault.check() == before == vault.check("--no-cache")


def bytes_read(vault, *arguments):
    """By a check, as the kernel counts them; None where it does not."""
    run = vault.start("figures", "no such figure", *arguments)
    os.waitid(os.P_PID, run.pid, os.WEXITED | os.WNOWAIT)
    try:
        with open(f"/proc/{run.pid}/io") as f:
            return int(f.readline().split()[1])
    except OSError:
        return None
    finally:
        run.communicate()


def settled_notes_are_not_read(vault):
    notes = sum(os.path.getsize(path) for path in files_below(vault.root) if path.endswith(".md"))
    vault.settle()
    cold, kept = bytes_read(vault, "--no-cache"), bytes_read(vault)
    return cold is None or kept < cold - notes * 3 // 4


def copied_vault_is_another(vault):
    vault.settle()
    before = vault.check()
    shutil.copytree(vault.root, vault.root + "2", symlinks=True)
    shutil.rmtree(vault.root)
    os.rename(vault.root + "2", vault.root)
    return vault.check() == before == vault.check("--no-cache")


def branches_are_told_apart(vault):
    vault.git("init", "-q", "-b", "one")
    vault.git("add", "-A")
    vault.git("commit", "-qm", "One")
    vault.git("switch", "-qc", "two")
    vault.write("many/7.md", "[[nowhere bb]]\n")
    vault.git("rm", "-q", "many/8.md")
    vault.git("commit", "-qam", "Two")
    vault.settle()
    for branch in ("one", "two", "one", "two"):
        vault.git("switch", "-q", branch)
        now = vault.check()
        if (b"nowhere bb" in now) != (branch == "two") or now != vault.check("--no-cache"):
            return False
    return True


def staged_is_not_the_work_tree(vault):
    vault.git("init", "-q", "-b", "one")
    vault.git("add", "-A")
    vault.git("commit", "-qm", "One")
    vault.settle()
    vault.write("many/7.md", "[[nowhere staged]]\n")
    vault.git("add", "-A")
    vault.write("many/7.md", "[[nowhere at all]]\n")
    staged = vault.check("--staged")
    now = vault.check()
    return (
        b"nowhere staged" in staged and b"nowhere at all" not in staged and b"nowhere at all" in now
        and staged == vault.check("--staged") == vault.check("--staged", "--no-cache") and now == vault.check("--no-cache")
    )


def damages_of(whole):
    """Cut, longer, of other formats, and a bit turned in the head, each word of a row, the codes and the texts."""
    rng = random.Random(1)
    yield from (whole[:cut] for cut in (0, 5, 40, 200, len(whole) // 2, len(whole) - 1))
    yield from (whole + b"x", b"\xff" * len(whole))
    yield from (whole.replace(b"notelint cache 2", b"notelint cache " + version, 1) for version in (b"1", b"3"))
    head = whole.index(b"\n") + 1
    words = 4 + 2 * 15
    places = [*range(0, head, 9), *range(head, head + 8 * words, 8), *(rng.randrange(len(whole)) for _ in range(40))]
    for at in places:
        yield whole[:at] + bytes([whole[at] ^ 1 << rng.randrange(8)]) + whole[at + 1 :]


def damage_is_no_cache(vault):
    cold = vault.check("--no-cache")
    vault.settle()
    for damaged in damages_of(vault.bytes()):
        with open(vault.file(), "wb") as f:
            f.write(damaged)
        if vault.check() != cold:
            return False
    return True


def hook_agrees(vault, path, findings):
    payload = json.dumps({"tool_input": {"file_path": vault.path(path)}})
    run = vault.start("hook", "--fail-on", "info", stdin=subprocess.PIPE)
    told = re.findall(r"^(\S.*?):(\d+):(\d+): .*\[([a-z-]+)\]$", run.communicate(payload.encode())[0].decode(), re.M)
    want = [
        (of["path"], str(of["region"]["line"]), str(of["region"]["column"]), of["rule"])
        for of in findings
        if path == of["path"] or path in [place["path"] for place in of["related"]]
    ]
    if len(want) > 20:
        return set(told) <= set(want)
    return set(told) <= set(want) and {of[3] for of in told} == {of[3] for of in want}  # alike ones are told as one


def hook_says_what_check_says(vault):
    """Of a note: the findings that stand in it or point into it. The vaults within the vault have roots of their own."""
    for inner in glob.glob(f"{vault.root}/*/notelint.yaml"):
        os.unlink(inner)
    for inner in glob.glob(f"{vault.root}/*/.obsidian"):
        shutil.rmtree(inner)
    findings = json.loads(vault.check("--no-cache"))["findings"]
    vault.settle()
    return all(hook_agrees(vault, path, findings) for path in sorted({finding["path"] for finding in findings})[::7])


def deleted_is_made_again(vault):
    vault.check()
    os.unlink(vault.file())
    return same_as_cold(vault) and vault.file() is not None


def runs_at_once_are_safe(vault):
    cold = vault.check("--no-cache")
    for _ in range(4):
        shutil.rmtree(vault.caches, ignore_errors=True)
        runs = [vault.start("check", "--format", "json") for _ in range(6)]
        if any(run.communicate()[0] != cold for run in runs):
            return False
    return os.listdir(vault.caches) == [os.path.basename(vault.file())]


def no_cache_keeps_nothing(vault):
    vault.check("--no-cache")
    return not os.path.exists(vault.caches)


def small_vault_keeps_nothing(vault):
    vault.run("check", SEEDS)
    return not os.path.exists(vault.caches)


def no_folder_is_no_failure(vault):
    with open(vault.caches, "w"):
        pass
    return same_as_cold(vault)


def nothing_is_written_into_the_vault(vault):
    before = sorted(files_below(vault.root))
    vault.check()
    return before == sorted(files_below(vault.root))


TESTS_TO_RUN = [
    same_as_cold, same_in_all_formats, kept_facts_are_the_facts, second_run_writes_nothing, cache_is_used,
    edited_note_is_read_anew, moved_note_is_another, same_size_and_time_is_not_the_same_note,
    a_note_written_twice_at_once_is_read_twice, touched_notes_are_the_same, settled_notes_are_not_read,
    copied_vault_is_another, branches_are_told_apart, staged_is_not_the_work_tree, damage_is_no_cache,
    deleted_is_made_again, runs_at_once_are_safe, hook_says_what_check_says, no_cache_keeps_nothing,
    small_vault_keeps_nothing, no_folder_is_no_failure, nothing_is_written_into_the_vault,
]


def main():
    failed = 0
    for test in TESTS_TO_RUN:
        with tempfile.TemporaryDirectory() as folder:
            if not test(Vault(folder)):
                failed += 1
                print(f"FAILED: {test.__name__.replace('_', ' ')}")
    print(f"{len(TESTS_TO_RUN) - failed} passed, {failed} failed")
    return failed


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
