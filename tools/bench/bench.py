#!/usr/bin/env python3
"""bench.py NOTELINT BOUND [OPTION...]: what a full check costs, beside what reading and parsing alone costs.

  --notes N,N,...   sizes of the generated vaults (1000,10000)
  --vault FOLDER    measure this vault too; may be given again
  --runs N          runs of each, by turns; the least of each counts (7)
  --peers           measure other linters found on PATH too: rumdl, markdownlint-cli2

BOUND reads and parses the same files with cmark on one thread. notelint runs with every default rule and two jobs,
without its cache and with it.
Time is wall and CPU time with the files in the page cache, memory the peak of resident memory. Prints a Markdown table."""
import argparse
import os
import shutil
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from make_vault import make  # noqa: E402

PEERS = {"rumdl": ["check", "--no-cache", "--silent", "."], "markdownlint-cli2": ["**/*.md"]}


class Cost:
    """The least that any run has cost."""

    def __init__(self):
        self.wall = self.cpu = self.memory = float("inf")

    def run(self, command):
        start = time.monotonic()
        quiet = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_WRONLY, 0) for fd in (1, 2)]
        pid = os.posix_spawnp(command[0], command, os.environ, file_actions=quiet)
        _, status, usage = os.wait4(pid, 0)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            sys.exit(f"bench: failed: {' '.join(command)}")
        self.wall = min(self.wall, time.monotonic() - start)
        self.cpu = min(self.cpu, usage.ru_utime + usage.ru_stime)
        self.memory = min(self.memory, usage.ru_maxrss / (1 << 10 if sys.platform != "darwin" else 1 << 20))


def size_of(folder):
    return sum(os.path.getsize(os.path.join(below, name)) for below, _, names in os.walk(folder) for name in names if name.endswith(".md"))


def measure(commands, folder, runs):
    os.chdir(folder)
    costs = {name: Cost() for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            costs[name].run(command)
    return costs


def report(title, folder, costs):
    size, bound = size_of(folder) / 1e6, costs["cmark alone"]
    for name, cost in costs.items():
        print(f"| {title}, {size:.1f} MB | {name} | {cost.wall * 1e3:.0f} ms | {cost.wall / bound.wall:.2f} | {cost.cpu * 1e3:.0f} ms "
              f"| {cost.cpu / bound.cpu:.2f} | {cost.memory:.0f} MB |", flush=True)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("notelint")
    options.add_argument("bound")
    options.add_argument("--notes", default="1000,10000")
    options.add_argument("--vault", action="append", default=[])
    options.add_argument("--runs", type=int, default=7)
    options.add_argument("--peers", action="store_true")
    given = options.parse_args()
    check = [os.path.abspath(given.notelint), "check", "--jobs", "2", "--fail-on", "never"]
    commands = {"cmark alone": [os.path.abspath(given.bound), "."],
                "notelint": [*check, "--no-cache", "."], "notelint, from its cache": [*check, "."]}
    for peer, arguments in PEERS.items():
        if given.peers and shutil.which(peer):
            commands[peer] = [shutil.which(peer), *arguments]
    vaults = [os.path.abspath(vault) for vault in given.vault]
    print("| vault | program | wall | ratio | CPU | ratio | memory |\n| --- | --- | ---: | ---: | ---: | ---: | ---: |", flush=True)
    for vault in vaults:
        report(os.path.basename(vault), vault, measure(commands, vault, given.runs))
    for count in [int(word) for word in given.notes.split(",") if word]:
        with tempfile.TemporaryDirectory() as folder:
            make(folder, count)
            report(f"{count:,} notes", folder, measure(commands, folder, given.runs))
            os.chdir("/")


main()
