#!/usr/bin/env python3
"""make_vault.py FOLDER NOTES: a vault to measure with, the same for the same number wherever it is made.

Notes of all lengths on made-up places: front matter, links with popular and rare targets, key facts with citations,
tables, prose, lists, code. A few links lead nowhere, and a few figures contradict each other, as in any vault."""
import os
import sys

WORDS = ("harbour bridge council library river quarter station market tower museum garden canal school theatre the of and to in "
         "a was is by for with its from which at on are were old new large stone early later city region trade built rebuilt "
         "known opened closed population visitors street square church hall road wall port island valley hill company workers").split()
SOUNDS = "ba da fen gor hal ister jun kel lor mar nor os pel quin ras sol tam ur ven wick yar zel".split()
SOURCES = ["City Register", "National Survey", "Harbour Board", "Times of Fenmar", "Institute of Rivers"]


class Chance:
    """A linear congruential generator: the same numbers in every version of Python."""

    def __init__(self, seed):
        self.state = seed * 2654435761 + 12345

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        return (self.state >> 33) * limit >> 31

    def of(self, choices):
        return choices[self.below(len(choices))]


def name_of(index):
    """Names of two words that no other note bears."""
    first = "".join(SOUNDS[(index // len(SOUNDS) ** place + place * 7) % len(SOUNDS)] for place in range(3))
    return f"{first.title()} {('City', 'Bridge', 'Works', 'Valley', 'Museum')[index % 5]} {index}"


def prose(chance, words):
    return " ".join(chance.of(WORDS) for _ in range(words)).capitalize()


def note(chance, index, count):
    def target():
        top = 1 + chance.below(count)
        return name_of(chance.below(top))  # small numbers are popular

    name, year, people = name_of(index), 1100 + chance.below(850), 1000 + chance.below(900000)
    lines = ["---", "type: place", f"established: {year}", f"population: {people}", "tags: [place, city]"]
    if chance.below(3) == 0:
        lines += ["aliases:", f"  - {name.split()[0]} {index}"]
    lines += ["---", "", f"# {name}", "", f"**{name}** is a {chance.of(WORDS)} beside [[{target()}]] and [[{target()}]]. {prose(chance, 14)}.",
              "", "## Key Facts", f"- **Founded**: {year}", f"- **Population**: {people:,} (per {chance.of(SOURCES)}, 2023)",
              f"- **Length**: {1 + chance.below(400)} km", ""]
    if chance.below(2) == 0:
        lines += ["| Year | Visitors | Source |", "| --- | ---: | --- |"]
        lines += [f"| {at} | {1 + chance.below(99)},{chance.below(900) + 100} | {chance.of(SOURCES)} |" for at in range(2014, 2024)] + [""]
    for part in range(1 + chance.below(4)):
        lines += [f"## {prose(chance, 2).title()}", ""]
        for _ in range(1 + chance.below(4)):
            text = ". ".join(prose(chance, 6 + chance.below(18)) for _ in range(2 + chance.below(4)))
            lines += [f"{text}, about {2 + chance.below(97)}% of it in {year + part} according to [[{target()}]].", ""]
    if chance.below(20) == 0:
        lines += ["```python", "table = [[1, 2], [3, 4]]", "```", ""]
    if chance.below(25) == 0:
        lines += [f"See [[Lost {chance.of(SOUNDS).title()} {index}]].", ""]
    if chance.below(40) == 0:
        lines += [f"[[{target()}]] has a population of {1 + chance.below(900)},000.", ""]
    lines += ["## Related Notes", ""] + [f"- [[{target()}]] - {prose(chance, 5).lower()}" for _ in range(6 + chance.below(12))]
    return "\n".join(lines) + "\n"


def make(folder, count):
    chance = Chance(1)
    for index in range(count):
        below = os.path.join(folder, f"Part {index // 1000}")
        if index % 1000 == 0:
            os.makedirs(below)
        with open(os.path.join(below, name_of(index) + ".md"), "w", encoding="utf-8") as f:
            f.write(note(chance, index, count))
    with open(os.path.join(folder, "notelint.yaml"), "w", encoding="utf-8") as f:
        f.write("# a vault to measure with\n")


if __name__ == "__main__":
    make(sys.argv[1], int(sys.argv[2]))
