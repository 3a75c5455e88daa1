#!/usr/bin/env python3
"""lexicon.py OUT LEXICON: the words of src/parse/lexicon.txt as an open-addressing hash table in C."""
import sys


def word_hash(word):
    """FNV-1a, 32 bits, as in lexicon.c."""
    value = 0x811C9DC5
    for byte in word.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value ^ value >> 15


out, source = sys.argv[1:]
words = {}
with open(source, encoding="utf-8") as f:
    for line in f:
        if line.strip() and line[0] != "#":
            head, tail = line.split(":")
            name, value = head.split()
            for word in tail.split():
                words.setdefault(word, (name, int(value)))

size = 1
while size < 3 * len(words):
    size *= 2
slots = [None] * size
for word in sorted(words):
    at = word_hash(word) % size
    while slots[at]:
        at = (at + 1) % size
    slots[at] = word
with open(out, "w", encoding="utf-8") as c:
    c.write(f"enum {{ LEXICON_SLOTS = {size}, LEXICON_WORD_MAX = {max(len(w.encode()) for w in words)} }};\n\n")
    c.write("static const struct lexicon_entry lexicon_slots[LEXICON_SLOTS] = {\n")
    for at, word in enumerate(slots):
        if word:
            name, value = words[word]
            c.write(f'    [{at}] = {{STR_INIT("{word}"), LEX_{name}, {value}}},\n')
    c.write("};\n")
