#!/usr/bin/env python3
"""schemas.py NOTELINT: the two halves of `notelint schema`: which schema is for a note, and files against a schema without a
vault. Ends with `N passed, N failed`."""
import os
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from tally import write

FILES = {
    "vault/notelint.yaml": "schemas: [schemas/lake.yaml, schemas/ferry.yaml, schemas/note.yaml]\n",
    "vault/schemas/lake.yaml": "title: Lake\nmatch: {type: lake}\nfront-matter: {required: [depth]}\n",
    "vault/schemas/ferry.yaml": "title: Ferry\nmatch: {tag: ferry}\n",
    "vault/schemas/note.yaml": "title: Note of a lake\nmatch: {path: Lakes/}\n",
    "vault/Lakes/Mjosa.md": "---\ntype: lake\n---\n# Mjosa\n",
    "vault/Lakes/Femund.md": "# Femund\n",
    "vault/Other.md": "# Other\n",
    "plain.json": '{"type": "object", "required": ["depth"], "properties": {"depth": {"$ref": "parts/depth.json"}}}\n',
    "parts/depth.json": '{"type": "number", "minimum": 0}\n',
    "plain.yaml": "type: object\nrequired: [depth]\nproperties: {old: {deprecated: true}}\n",
    "refers.yaml": "match: {type: lake}\nfront-matter: {$ref: parts/broken.yaml}\n",
    "parts/broken.yaml": "type: 5\n",
    "lost.json": '{"$ref": "parts/gone.json"}\n',
    "extends.yaml": "extends: base.yaml\nfront-matter: {properties: {depth: {maximum: 450}}}\n",
    "base.yaml": "front-matter: {required: [name]}\n",
    "structure.yaml": "title: Lake\nfront-matter: {required: [depth]}\nstructure: {sections: {required: [Fish]}}\n",
    "good.json": '{"depth": 453}\n',
    "bad.json": '{"depth": -1}\n',
    "twice.json": '{"depth": 1, "depth": 2}\n',
    "good.yaml": "depth: 453\nname: Mjosa\nold: 1\n",
    "list.yaml": "- depth\n",
    "broken.yaml": "depth: [1\n",
    "Lake.md": "---\ndepth: 1\n---\n# Lake\n\n## Fish\n\nTrout.\n",
    "Bare.md": "# Bare\n\nText of a note.\n",
    "Twice.md": "---\ndepth: 1\ndepth: 2\n---\n# Twice\n",
    "no schema.txt": "\x00",
}

# arguments, exit status, what is printed (or where it begins with ~, a pattern for it)
CASES = [
    (["which", "vault"], 0,
     "Lakes/Femund.md: Note of a lake (schemas/note.yaml), because path matches Lakes/\n"
     "Lakes/Mjosa.md: Lake (schemas/lake.yaml), because type is lake\n"
     "Lakes/Mjosa.md: Note of a lake (schemas/note.yaml), because path matches Lakes/\n"
     "Other.md: no schema\n2 of 3 notes have a schema\nschemas/ferry.yaml is for no note\n"),
    (["which", "vault/Other.md"], 0, "~^Other.md: no schema\n  not schemas/lake.yaml: that is for notes where .*\n(  not .*\n){2}0 of 1 notes have a schema\n$"),
    (["which", "vault/Lakes"], 0, "~^Lakes/Femund.md: .*\n(Lakes/Mjosa.md: .*\n){2}2 of 2 notes have a schema\n$"),
    (["which", "vault/Lakes/Gone.md"], 2, "~cannot open 'vault/Lakes/Gone.md'"),
    (["check", "--schema", "plain.json", "good.json", "bad.json", "twice.json"], 1,
     "~^bad.json:1:11: error: /depth: -1 .*minimum\\]\ntwice.json:1:14: error: .*'depth'.*\n2 violations in 2 of 3 instances\n$"),
    (["check", "--schema", "plain.yaml", "good.yaml"], 0, "~^good.yaml:3:1: warning: .*deprecated.*\n0 violations in 0 of 1 instance\n$"),
    (["check", "--schema", "plain.yaml", "list.yaml", "broken.yaml"], 1, "~^list.yaml:1:1: error: .*\\[type\\]\nbroken.yaml:\\d+:\\d+: error: .*\n2 violations in 2 of 2 instances\n$"),
    (["check", "--schema", "extends.yaml", "good.yaml", "good.json"], 1,
     "~^good.yaml:1:8: error: /depth: 453 .*maximum\\]\ngood.json:1:\\d+: error: .*'name' is missing.*\n(good.json:.*maximum\\]\n)?\\d violations in 2 of 2 instances\n$"),
    (["check", "--schema", "structure.yaml", "Lake.md"], 0, "0 violations in 0 of 1 instance\n"),
    (["check", "--schema", "structure.yaml", "Bare.md"], 1, "~^Bare.md:1:1: error: there is no front matter\n(.*\n)*.*'Fish'.*\n"),
    (["check", "--schema", "structure.yaml", "Twice.md"], 1, "~^Twice.md:3:1: error: the key 'depth' is there twice"),
    (["check", "--schema", "refers.yaml", "Lake.md"], 2, "~^notelint: .*parts/broken.yaml:1:7: "),
    (["check", "--schema", "lost.json", "good.json"], 2, "~^notelint: lost.json:1:\\d+: .*gone.json"),
    (["check", "--schema", "plain.json", "gone.json"], 2, "~gone.json"),
    (["check", "--schema", "no schema.txt", "good.json"], 2, "~^notelint: no schema.txt:1:1: "),
    (["check", "--schema", "notelint:country", "Lake.md"], 1, "~^Lake.md:"),
]


def main():
    notelint = os.path.abspath(sys.argv[1])
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        write(folder, FILES)
        for arguments, status, want in CASES:
            run = subprocess.run([notelint, "schema", *arguments], cwd=folder, capture_output=True, text=True)
            got = run.stdout + run.stderr
            good = run.returncode == status and (re.search(want[1:], got) if want.startswith("~") else got == want)
            passed, failed = passed + bool(good), failed + (not good)
            if not good:
                print(f"notelint schema {' '.join(arguments)}: exit {run.returncode}, want {status}\n{got}\nwant {want}")
    print(f"{passed} passed, {failed} failed")
    return failed or not passed


sys.exit(1 if main() else 0)
