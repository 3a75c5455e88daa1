#!/usr/bin/env python3
"""embed.py OUT SYMBOL FILE...: files as C data: an array of {name, text, length}, sorted by name."""
import os
import sys

out, symbol, *files = sys.argv[1:]
files.sort(key=os.path.basename)
with open(out, "w", encoding="ascii") as c:
    c.write('#include "embedded.h"\n\n')
    for i, path in enumerate(files):
        with open(path, "rb") as f:
            data = f.read()
        c.write(f"static const unsigned char text_{i}[] = {{")
        for at in range(0, len(data), 20):
            c.write("\n    " + ",".join(str(byte) for byte in data[at : at + 20]) + ",")
        c.write("\n    0};\n")
    c.write(f"\nconst struct embedded {symbol}[] = {{\n")
    for i, path in enumerate(files):
        c.write(f'    {{"{os.path.basename(path)}", (const char *)text_{i}, sizeof(text_{i}) - 1}},\n')
    c.write("    {0},\n};\n")
    c.write(f"const size_t {symbol}_count = {len(files)};\n")
