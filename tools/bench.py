#!/usr/bin/env python3
"""bench.py NOTELINT [NOTES [RUNS]]: wall time, CPU time and peak memory of a full check of a generated vault.

The vault (default 2,000 notes) is the same for the same number; the best of RUNS (default 5) counts."""
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

WORDS = "harbour bridge council library river quarter station market tower museum garden canal school theatre".split()


def make(folder, count):
    chance = random.Random(count)
    names = [f"{chance.choice(WORDS).title()} of {chance.choice(WORDS).title()} {i}" for i in range(count)]
    os.mkdir(os.path.join(folder, ".obsidian"))
    for name in names:
        links = [chance.choice(names) for _ in range(12)]
        year, people = chance.randint(1200, 2020), chance.randint(1000, 900000)
        lines = ["---", "type: place", f"established: {year}", f"population: {people}", "tags: [place, city]", "---", "", f"# {name}", ""]
        lines += ["## Overview", f"A {chance.choice(WORDS)} beside [[{links[0]}]] and [[{links[1]}]].", "", "## Key Facts"]
        lines += [f"- **Founded**: {year}", f"- **Population**: {people:,} (per City Register, 2023)", ""]
        lines += ["| Year | Visitors |", "|---|---|"] + [f"| {y} | {chance.randint(1, 99)},000 |" for y in range(2018, 2024)] + [""]
        for _ in range(12):
            lines += [" ".join(chance.choice(WORDS) for _ in range(40)).capitalize() + f", about {chance.randint(2, 99)}% of it in {year}.", ""]
        lines += ["## Related Notes"] + [f"- [[{link}]]" for link in links]
        with open(os.path.join(folder, name + ".md"), "w", encoding="utf-8") as f:
            f.write("\n".join(lines) + "\n")


def main():
    notelint = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    with tempfile.TemporaryDirectory() as folder:
        make(folder, count)
        size = sum(os.path.getsize(os.path.join(folder, name)) for name in os.listdir(folder))
        walls, cpus = [], []
        for _ in range(runs):
            before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
            subprocess.run([notelint, "check", "--fail-on", "never", folder], stdout=subprocess.DEVNULL, check=True)
            walls.append(time.monotonic() - start)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            cpus.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        print(f"{count} notes, {size / 1e6:.1f} MB: {min(walls) * 1e3:.0f} ms wall, {min(cpus) * 1e3:.0f} ms CPU, "
              f"{after.ru_maxrss / 1024:.0f} MB at the peak")
        subprocess.run([notelint, "check", "--fail-on", "never", "--timings", folder], stdout=subprocess.DEVNULL, check=True)


main()
