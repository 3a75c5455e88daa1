#!/usr/bin/env python3
"""words.py OUT WORDS KNOWN: the word lists of the prose scanners as C tables.

WORDS holds "class: word word ..." lines, KNOWN "Name = other spelling" lines. Writes two open-addressing hash tables
(FNV-1a over the lower-case bytes, linear probing), so that looking a word up costs one probe and no initialisation."""
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
    size = 1
    while size < 2 * len(rows):
        size *= 2
    slots = [None] * size
    for text, value in sorted(rows.items()):
        at = fnv(text) % size
        while slots[at]:
            at = (at + 1) % size
        slots[at] = (text, value)
    header.write(f"static const struct {name}_row {name}_rows[{size}] = {{\n")
    for at, slot in enumerate(slots):
        if slot:
            header.write(f"    [{at}] = {{STR_INIT(\"{slot[0]}\"), {slot[1]}}},\n")
    header.write("};\n")


out, words_path, known_path = sys.argv[1:]
words, known = {}, {}
for line in lines(words_path):
    cls, rest = line.split(":", 1)
    for word in rest.split():
        words.setdefault(word, set()).add("WORD_" + cls.upper().replace("-", "_"))
for line in lines(known_path):
    names = [key(name) for name in line.split("=")]
    for name in names:
        if known.setdefault(name, names[0]) != names[0]:
            sys.exit(f"{known_path}: '{name}' stands for two sources")

with open(out, "w", encoding="ascii") as header:
    table(header, "word", {word: " | ".join(sorted(classes)) for word, classes in words.items()})
    table(header, "known", {name: f'STR_INIT("{first}")' for name, first in known.items()})
