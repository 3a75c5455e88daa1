#!/usr/bin/env python3
"""fingerprint.py OUT DEPFILE MACRO VERSION FOLDER...: one hash of all files below the folders.

Writes a header that defines MACRO as 16 hexadecimal digits of the hash of the files and of VERSION, any text, and a
depfile that names the files and their folders, so that it is made anew when one changes, comes or goes."""
import hashlib
import os
import sys

out, depfile, macro, version, *folders = sys.argv[1:]
digest = hashlib.sha256(version.encode())
parts = []
for folder in folders:
    for below, names, files in sorted(os.walk(folder)):
        parts.append(below)
        for name in sorted(files):
            path = os.path.join(below, name)
            with open(path, "rb") as f:
                data = f.read()
            digest.update(f"{os.path.relpath(path, folder)} {len(data)}\n".encode() + data)
            parts.append(path)
with open(out, "w", encoding="ascii") as header:
    header.write(f'#define {macro} "{digest.hexdigest()[:16]}"\n')
with open(depfile, "w", encoding="utf-8") as rule:
    rule.write(f"{out}: " + " ".join(part.replace(" ", "\\ ") for part in parts) + "\n")
