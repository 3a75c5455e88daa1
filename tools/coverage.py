#!/usr/bin/env python3
"""coverage.py BUILD: which lines of src/ the tests of a build with -Db_coverage=true have run, by layer and by file.

Exit 1 if a layer that reads what strangers wrote is below its share."""
import collections
import json
import os
import subprocess
import sys

LEAST = {"base": 90, "text": 90, "parse": 90, "schema": 90, "vault": 90}


def counts_of(build):
    """{file of src/: {line: how often it ran}}, from every object of the program's libraries."""
    found = collections.defaultdict(lambda: collections.defaultdict(int))
    for root, _, names in os.walk(os.path.join(build, "src")):
        for name in names:
            if not name.endswith(".gcda"):
                continue
            gcov = subprocess.run(["gcov", "--json-format", "--stdout", name], cwd=root, capture_output=True, check=True)
            for line in gcov.stdout.splitlines():
                for file in json.loads(line)["files"]:
                    path = os.path.normpath(os.path.join(build, file["file"]))
                    path = os.path.relpath(path, os.path.dirname(os.path.abspath(build)))
                    if not path.startswith("src" + os.sep):
                        continue
                    for row in file["lines"]:
                        found[path][row["line_number"]] += row["count"]
    return found


def share(lines):
    return 100 * sum(count > 0 for count in lines) / len(lines)


def main():
    build = os.path.abspath(sys.argv[1])
    found = counts_of(build)
    layers = collections.defaultdict(list)
    for path in sorted(found):
        lines = list(found[path].values())
        layers[path.split(os.sep)[1]] += lines
        missed = [str(line) for line, count in sorted(found[path].items()) if count == 0]
        more = " ..." if len(missed) > 12 else ""
        print(f"{path:40} {share(lines):6.1f} %  {' '.join(missed[:12])}{more}")
    print()
    low = []
    for layer, lines in layers.items():
        print(f"{layer:40} {share(lines):6.1f} %  of {len(lines)} lines")
        if share(lines) < LEAST.get(layer, 0):
            low.append(layer)
    for layer in low:
        print(f"src/{layer} is below {LEAST[layer]} %")
    return 1 if low or not layers else 0


sys.exit(main())
