#!/usr/bin/env python3
"""embed.py OUT PREFIX FILE...: files as C data.

Writes a header with one array PREFIX_<name> for each file (its name without extension, "-" and "." as "_"), each
followed by a NUL that its size does not count, and PREFIX_files, a table of all of them in the order of their names
(notelint/embedded.h)."""
import os
import re
import sys

out, prefix, *files = sys.argv[1:]
files.sort(key=os.path.basename)
rows = []
with open(out, "w", encoding="ascii") as header:
    header.write('#include "notelint/embedded.h"\n')
    for path in files:
        with open(path, "rb") as f:
            data = f.read()
        name = os.path.basename(path)
        ident = prefix + "_" + re.sub(r"[^A-Za-z0-9]", "_", os.path.splitext(name)[0])
        header.write(f"static const unsigned char {ident}[] = {{")
        for at in range(0, len(data), 20):
            header.write("\n    " + ",".join(str(byte) for byte in data[at : at + 20]) + ",")
        header.write("\n    0};\n")
        rows.append(f'    {{STR_INIT("{name}"), {{(const char *){ident}, {len(data)}}}}},\n')
    header.write(f"static const struct embedded {prefix}_files[] = {{\n{''.join(rows)}}};\n")
