#!/usr/bin/env python3
"""known_sources.py OUT KNOWN: the sources known by name as a C table.

KNOWN holds "Name = other spelling" lines. Writes an open-addressing hash table (FNV-1a, linear probing), so that
looking a key up costs one probe and no initialisation."""
import re
import sys


def fnv(text):
    value = 2166136261
    for byte in text.encode():
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value


def lines(path):
    with open(path, encoding="utf-8") as f:
        for line in f:
            line = line.strip()
            if line and not line.startswith("#"):
                yield line


def key(name):
    """The key that source_key gives to an ASCII name."""
    words = re.sub(r"[^a-z0-9]+", " ", name.lower()).split()
    return " ".join(words[1:] if words[0] == "the" and len(words) > 1 else words)


def table(header, name, rows):
    """Rows in the order of their texts, and slots that hold the number of a row plus one, or 0."""
    size = 1
    while size < 3 * len(rows):
        size *= 2
    slots = [0] * size
    header.write(f"static const struct {name}_row {name}_rows[] = {{\n")
    for number, (text, value) in enumerate(sorted(rows.items()), 1):
        at = fnv(text) % size
        while slots[at]:
            at = (at + 1) % size
        slots[at] = number
        header.write(f"    {{STR_INIT(\"{text}\"), {value}}},\n")
    header.write(f"}};\nstatic const uint16_t {name}_slots[{size}] = {{\n")
    for at in range(0, size, 16):
        header.write("    " + ", ".join(str(number) for number in slots[at : at + 16]) + ",\n")
    header.write("};\n")


out, known_path = sys.argv[1:]
known = {}
for line in lines(known_path):
    names = [key(name) for name in line.split("=")]
    for name in names:
        if known.setdefault(name, names[0]) != names[0]:
            sys.exit(f"{known_path}: '{name}' stands for two sources")

with open(out, "w", encoding="ascii") as header:
    table(header, "known", {name: f'STR_INIT("{first}")' for name, first in known.items()})
