#!/usr/bin/env python3
"""layers.py ROOT: a file includes its own layer and those below it, never one above.

A header of include/notelint/ names its layer in its first comment ("/* parse/note: ..."); a source lies in its layer's
folder. Third-party headers stay in the files listed here. Ends with `N passed, N failed`."""
import glob
import os
import re
import sys

LAYERS = ["base", "text", "parse", "schema", "vault", "rules", "report", "cli"]
FOREIGN = {
    "yaml.h": {"src/parse/yaml.c"},
    "cmark.h": {"src/parse/markdown.c"},
    "jansson.h": {"src/report/*", "src/cli/*"},
    "pcre2.h": {"src/text/regex.c", "src/text/glob.c"},
    "utf8proc.h": {"src/text/fold.c", "src/text/idna.c", "src/text/utf8.c"},
    "git2.h": {"src/vault/history.c", "src/vault/ignore.c", "src/vault/moves.c", "src/vault/work_tree.c", "src/report/changes.c", "src/report/patch.c", "src/report/revision.c"},
}


def main():
    root = sys.argv[1]
    os.chdir(root)
    layer_of = {}
    wrong = []
    for path in sorted(glob.glob("include/notelint/*.h")):
        with open(path, encoding="utf-8") as f:
            match = re.match(r"/\* (\w+)/\w+: ", f.readline())
        name = os.path.basename(path)
        if name == "notelint.h":
            layer_of[name] = LAYERS.index("cli")
        elif not match or match.group(1) not in LAYERS:
            wrong.append(f"{path}: its first line does not name its layer")
        else:
            layer_of[name] = LAYERS.index(match.group(1))
    checked = 0
    for path in sorted(glob.glob("include/notelint/*.h") + glob.glob("src/*/*.[ch]")):
        checked += 1
        own = layer_of.get(os.path.basename(path)) if path.startswith("include") else LAYERS.index(path.split("/")[1])
        with open(path, encoding="utf-8") as f:
            text = f.read()
        for name in re.findall(r'^#include "notelint/([\w.]+)"', text, re.M):
            if own is not None and name in layer_of and layer_of[name] > own:
                wrong.append(f"{path}: includes {name}, which is of a higher layer")
        for name in re.findall(r'^#include "\.\./(\w+)/', text, re.M):
            wrong.append(f"{path}: reaches into the folder of layer {name}")
        for name in re.findall(r"^#include <([\w./]+)>", text, re.M):
            name = os.path.basename(name) if name.startswith("git2") else name
            if name in FOREIGN and not any(glob.fnmatch.fnmatch(path, p) for p in FOREIGN[name]):
                wrong.append(f"{path}: {name} belongs in {', '.join(sorted(FOREIGN[name]))}")
    for text in wrong:
        print(text)
    print(f"{checked - len(wrong)} passed, {len(wrong)} failed")
    return wrong


sys.exit(1 if main() else 0)
