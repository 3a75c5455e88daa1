#!/usr/bin/env python3
"""lexicon.py OUT LEXICON WORDS: what is known of single words, as one open-addressing hash table in C.

LEXICON says how words read beside numbers ("CLASS VALUE: WORD..."), WORDS what they are in prose ("class: word ...").
A word is looked up as up to three integers of eight bytes, in the way of lexicon.c: words_pack and slot_of."""
import sys

WIDTH, KEYS = 8, 3
FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)


def lines(path):
    with open(path, encoding="ascii") as f:
        for line in f:
            if line.strip() and line[0] != "#":
                head, tail = line.split(":")
                yield head.split(), tail.split()


def pack(word):
    if len(word) > WIDTH * KEYS:
        sys.exit(f"'{word}' is longer than {WIDTH * KEYS} bytes")
    if any(not byte & 0x20 for byte in word.encode()):
        sys.exit(f"'{word}' does not fold by its bit of case")
    padded = word.encode().ljust(WIDTH * KEYS, b"\0")
    return [int.from_bytes(padded[at : at + WIDTH], "little") for at in range(0, len(padded), WIDTH)]


def slot_of(keys, bits):
    value = 0
    for key, factor in zip(keys, FACTORS):
        value ^= key * factor & 0xFFFFFFFFFFFFFFFF
    return value >> (64 - bits)


out, lexicon_path, words_path = sys.argv[1:]
lex, classes = {}, {}
for (name, value), words in lines(lexicon_path):
    for word in words:
        lex.setdefault(word, (name, int(value)))
for (name,), words in lines(words_path):
    for word in words:
        classes.setdefault(word, set()).add("WORD_" + name.upper().replace("-", "_"))

rows = sorted(lex.keys() | classes.keys())
bits = (3 * len(rows)).bit_length()
slots = [0] * (1 << bits)
with open(out, "w", encoding="ascii") as c:
    c.write(f"enum {{ SLOT_BITS = {bits} }};\n\n")
    c.write("/* The first one is every word that is not listed. */\n")
    c.write("static const struct lexicon_entry entries[] = {\n    {{0}, 0, LEX_NONE, 0},\n")
    for number, word in enumerate(rows, 1):
        keys = pack(word)
        at = slot_of(keys, bits)
        while slots[at]:
            at = (at + 1) % len(slots)
        slots[at] = number
        name, value = lex.get(word, ("NONE", 0))
        own = " | ".join(sorted(classes.get(word, ()))) or "0"
        hexes = ", ".join(f"0x{key:x}" for key in keys)
        c.write(f"    {{{{{hexes}}}, {own}, LEX_{name}, {value}}}, /* {word} */\n")
    c.write("};\n\nstatic const uint16_t slots[1 << SLOT_BITS] = {\n")
    for at in range(0, len(slots), 16):
        c.write("    " + ", ".join(map(str, slots[at : at + 16])) + ",\n")
    c.write("};\n")
