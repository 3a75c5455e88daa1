#!/usr/bin/env python3
"""cache.py NOTELINT TESTS SEEDS: a run from the cache says what a run without one says, whatever has become of the cache.

The vault is all the fixtures' notes, so that every kind of fact is kept once. Ends with `N passed, N failed`."""
import glob
import os
import random
import shutil
import subprocess
import sys
import tempfile

NOTELINT, TESTS, SEEDS = (os.path.abspath(path) for path in sys.argv[1:4])
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

    def start(self, *arguments):
        environment = dict(os.environ, NOTELINT_CACHE_DIR=self.caches)
        return subprocess.Popen([NOTELINT, *arguments], cwd=self.root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def run(self, *arguments):
        return self.start(*arguments).communicate()[0]

    def check(self, *arguments):
        return self.run("check", "--format", "json", *arguments)

    def file(self):
        files = glob.glob(f"{self.caches}/*")
        return files[0] if len(files) == 1 else None

    def bytes(self):
        with open(self.file(), "rb") as f:
            return f.read()


def same_as_cold(vault):
    return vault.check() == vault.check("--no-cache")


def kept_facts_are_the_facts(vault):
    return all(vault.run("show", kind) == vault.run("show", kind, "--no-cache") != b"" for kind in KINDS)


def second_run_writes_nothing(vault):
    vault.check()
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


def damage_is_no_cache(vault):
    cold = vault.check("--no-cache")
    vault.check()
    whole = vault.bytes()
    rng = random.Random(1)
    damages = [whole[:cut] for cut in (0, 5, 40, 200, len(whole) // 2, len(whole) - 1)]
    damages += [whole + b"x", b"\xff" * len(whole), whole.replace(b"notelint cache 1", b"notelint cache 2", 1)]
    for turn in range(40):
        at = rng.randrange(len(whole)) if turn % 2 else rng.randrange(4000)
        damages.append(whole[:at] + bytes([whole[at] ^ 1 << rng.randrange(8)]) + whole[at + 1 :])
    for damaged in damages:
        with open(vault.file(), "wb") as f:
            f.write(damaged)
        if vault.check() != cold:
            return False
    return True


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
    same_as_cold, kept_facts_are_the_facts, second_run_writes_nothing, cache_is_used, edited_note_is_read_anew,
    moved_note_is_another, damage_is_no_cache, deleted_is_made_again, runs_at_once_are_safe, no_cache_keeps_nothing,
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
