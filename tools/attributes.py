#!/usr/bin/env python3
"""attributes.py OUT ATTRIBUTES: the table of attributes as sorted C arrays, to be searched by bisection."""
import sys

KINDS = {
    "time": "1u << FIGURE_DATE | 1u << FIGURE_YEAR",
    "number": "1u << FIGURE_NUMBER | 1u << FIGURE_COUNT",
    "money": "1u << FIGURE_CURRENCY | 1u << FIGURE_NUMBER",
    "measure": "1u << FIGURE_QUANTITY | 1u << FIGURE_NUMBER",
    "lasting": "1u << FIGURE_DURATION | 1u << FIGURE_NUMBER",
    "any": "~0u",
    "none": "0u",
}


def statements(path):
    """The lines without comments, those that begin with a blank joined to the one before."""
    joined = []
    with open(path, encoding="ascii") as f:
        for line in f:
            line = line.rstrip()
            if not line or line.startswith("#"):
                continue
            if line.startswith(" "):
                joined[-1] += " " + line.strip()
            else:
                joined.append(line)
    return joined


def text(s):
    return f'STR_INIT("{s}")'


out, path = sys.argv[1:]
metrics, forms = [], []
words = {name: [] for name in ("filler", "qualifier", "dropped", "general", "nameless")}
for statement in statements(path):
    head, rest = statement.split(":", 1)
    if head in words:
        words[head] += rest.split()
        continue
    sort, labels = rest.split("=", 1)
    class_, kinds = sort.split(",")
    mask = " | ".join(KINDS[kind] for kind in kinds.split())
    name = "" if head == "-" else head
    forms += [(label.strip(), len(metrics)) for label in labels.split("|")]
    metrics.append((name, class_.strip().upper(), mask))
forms.append(("", len(metrics) - 1))  # an empty label says nothing

with open(out, "w", encoding="ascii") as header:
    header.write("static const struct metric_row metrics[] = {\n")
    for name, class_, mask in metrics:
        header.write(f"    {{{text(name)}, ATTRIBUTE_{class_}, {mask}}},\n")
    header.write("};\n\nstatic const uint16_t metrics_by_name[] = {\n")
    for _, number in sorted((metric[0], number) for number, metric in enumerate(metrics)):
        header.write(f"    {number},\n")
    header.write("};\n\nstatic const struct form_row forms[] = {\n")
    for form, number in sorted(set(forms)):
        header.write(f"    {{{text(form)}, {number}}},\n")
    header.write("};\n")
    for name, list_ in words.items():
        header.write(f"\nstatic const struct str {name}_words[] = {{\n")
        for word in sorted(set(list_)):
            header.write(f"    {text(word)},\n")
        header.write("};\n")
