#!/usr/bin/env python3
"""duplicates.py NOTELINT: which notes are taken for one, in vaults made for the purpose.

Each case is a group of notes on one invented subject: their texts share words, figures and first paragraph, so that
names, types and links decide. Ends with `N passed, N failed`."""
import json
import os
import random
import subprocess
import sys
import tempfile

NOTELINT = os.path.abspath(sys.argv[1])
PASSED, FAILED = [], []

# Notes of one subject: "folder/name" or ("folder/name", front matter, text). In ONE they are one thing, in TWO they are not.
ONE = {
    "the same name in two folders": ["Rivers/Glomma.md", "Norway/Glomma.md"],
    "accents, hyphens, articles": ["Ports/Havøysund-Ålesund Line.md", "Lines/The Havøysund Alesund Line.md"],
    "a legal form": ["A/Bremer Optik GmbH.md", "B/Bremer Optik.md"],
    "British and American": ["A/Fibre Labour Organisation.md", "B/Fiber Labor Organization.md"],
    "a typing error": ["A/Trondheim Lighthouse Keepers.md", "A/Trondheim Lighthose Keepers.md"],
    "a people for its country": [("A/Norway Herring Fishery.md", "type: topic"), ("A/Norwegian Herring Fisheries.md", "type: topic")],
    "an overview": [("A/Tidal Mills.md", "type: topic"), ("A/Tidal Mills - an Overview.md", "type: topic")],
    "a deep dive": [("A/Salt Roads.md", "type: topic"), ("A/Salt Roads Deep Dive.md", "type: topic")],
    "a word more for a subject": [("A/Glacier Mining.md", "type: topic"), ("B/Glacier Mining Technology.md", "type: theme")],
    "one facet in two words": [("A/Amber Trade.md", "type: theme"), ("B/Amber Economy.md", "type: theme")],
    "an alias that is the other's name": [("A/Nordlys Weekly.md", "type: paper\naliases: [Lofoten Courier]"), ("A/Lofoten Courier.md", "type: paper")],
    "the name in brackets": [("A/Eiderstedt (Utholm).md", "type: place"), ("B/Utholm.md", "type: place")],
    # What the names differ by, the other note says of its subject.
    "a league of its own trade": [
        ("A/Baltic Amber League.md", "type: organization", "= The Amber League (1200-1600) was the richest trade confederation of its time."),
        ("A/Baltic Amber Economy.md", "type: topic", "= A network of towns. The Amber League was a commercial alliance that lived by the sea.")],
    "one of two things in a name": [("A/Tar Wars and Whaling.md", "type: topic"), ("B/Whaling.md", "type: topic")],
    "a rare value for types that differ": [("A/Hallstatt Salt.md", "type: period\nyears: 812-1177"), ("B/Hallstatt Salt Model.md", "type: topic\nyears: 812-1177")],
    "surname first": [("A/Lind, Astrid.md", "type: person"), ("B/Astrid Lind.md", "type: person")],
}
COPY = "A tidal mill grinds while the pond behind its dam runs empty, twice a day, at hours that move with the moon. " * 2 + (
    "Millers slept by the tide table. The stones came from La Ferte, the sluices from the local yard, the flour went to bakers in town, "
    "and the toll was one bag in sixteen. When steam came, most ponds silted up within a generation, and only four wheels still turn.\n")
TWO = {
    "a kind that the other does not claim": [
        ("A/Sogn Copper League.md", "type: organization", "= The Copper League was the richest confederation of its time."),
        ("A/Sogn Copper Economy.md", "type: topic", "= A network of mines. The Copper League was an alliance that lived by the sea.")],
    "types that differ and nothing else": [("A/Tresfjord Slate.md", "type: period\nera: early"), ("B/Tresfjord Slate Model.md", "type: topic\nera: late")],
    "Roman numerals": ["A/Skagerrak Expedition I.md", "A/Skagerrak Expedition II.md"],
    "years": ["A/1807 Kattegat Storm.md", "A/1825 Kattegat Storm.md"],
    "marks of a product": ["A/Havn Engine Mark 4.md", "A/Havn Engine Mark 5.md"],
    "editions": ["A/Handbook of Knots Third Edition.md", "A/Handbook of Knots Fourth Edition.md"],
    "film and novel": ["A/Solveig (film).md", "A/Solveig (novel).md"],
    "upper and lower": [("A/Upper Telemark.md", "type: topic"), ("A/Lower Telemark.md", "type: topic")],
    "a person and the foundation named after her": [("A/Ingrid Moe.md", "type: person"), ("A/Ingrid Moe Foundation.md", "type: organization")],
    "the same without types": ["A/Ragnhild Dahl.md", "A/Ragnhild Dahl Foundation.md"],
    "city and county": [("A/Askim.md", "type: place"), ("A/Askim County.md", "type: place")],
    "city and university": ["A/Elverum.md", "A/University of Elverum.md"],
    "parent and subsidiary": [("A/Vestre Shipping.md", "type: company", "[[Vestre Shipping Insurance]]"), ("A/Vestre Shipping Insurance.md", "type: company")],
    "two companies of one name": [("A/Sandvik Tar AG.md", "type: company", "@far"), ("A/Sandvik Tar Inc.md", "type: company", "@other")],
    "successors": [("A/Herring Growers Army.md", "type: organization"), ("A/Herring Growers Union.md", "type: organization")],
    "a war and its treaty": ["A/Sound War.md", "A/Treaty of the Sound.md"],
    "two brothers": [("A/Olaf Brekke.md", "type: person"), ("A/Nils Brekke.md", "type: person")],
    "a country and its economy": [("A/Sudmark.md", "type: topic"), ("A/Economy of Sudmark.md", "type: topic")],
    "a country and its music": [("A/Hallingdal.md", "type: topic"), ("A/Music of Hallingdal.md", "type: topic")],
    "two subjects that link to each other": [
        ("A/Ice Trade.md", "type: topic", "[[Ice Trade Routes]]"), ("A/Ice Trade Routes.md", "type: topic", "[[Ice Trade]]")],
    "an index and its subject": ["A/Fjords.md", "A/Fjords Index.md"],
    "a hub and its subject": [("A/Skerries.md", "type: topic"), ("A/Skerries Guide.md", "type: hub")],
    "a map of content by its tag": [("A/Skerry Birds.md", ""), ("B/Skerry Birds.md", "tags: [MOC, birds]")],
    "a template": ["A/Lantern.md", "Templates/Lantern.md"],
    "a year and a storm that shares a word": [("A/Harbour Fire of 1904.md", "type: event"), ("A/Harbour Fires.md", "type: event")],
    "more notes than are one thing": [f"{x}/Minutes.md" for x in "ABCD"],
    "one name for a person and a place": [("People/Sande.md", "type: person", "@far"), ("Places/Sande.md", "type: place", "@other")],
}
COMMON = "the of and to in was its by which from that with as at on are were this these has had been over under into".split()


def text_of(subject, variant, extra):
    """Some 150 words, two thirds of them of the subject alone; `@` texts have nothing in common; `=` begins the first paragraph."""
    own = subject if not extra.startswith("@") else subject + extra
    dice = random.Random(f"{own}/words")
    syllables = "bra del fen gor hal jun kel lom mir nor ost pel quin ras sel tor ulv ven wik yst".split()
    vocabulary = ["".join(dice.choice(syllables) for _ in range(3)) for _ in range(60)]
    figures = [str(dice.randint(1100, 98000)) for _ in range(14)]
    dice = random.Random(f"{own}/{variant}")
    words = lambda n: " ".join(dice.choice(vocabulary) if dice.random() < 0.6 else dice.choice(COMMON) for _ in range(n))
    lead = " ".join(vocabulary[:12])
    facts = "\n".join(f"- {words(3)}: {figure} tonnes of {words(4)}" for figure in dice.sample(figures, 11))
    tail = "" if extra[:1] in "@=" else extra
    first = extra[2:] + " " if extra.startswith("=") else ""
    return f"{first}{lead.capitalize()} {words(6)}.\n\n{words(40)}.\n\n{facts}\n\n{words(60)}. {tail}\n"


def write(folder, groups):
    pairs = []
    for subject, notes in groups.items():
        for i, note in enumerate(notes):
            path, head, extra = ((note,) if isinstance(note, str) else note) + ("", "")[: 2 if isinstance(note, str) else 3 - len(note)]
            full = os.path.join(folder, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "w", encoding="utf-8") as f:
                f.write(f"---\n{head}\n---\n" if head else "")
                f.write(f"# {os.path.basename(path)[:-3]}\n\n{text_of(subject, i, extra)}")
            notes[i] = path
        pairs.append((subject, frozenset(notes)))
    return pairs


def run(folder, *arguments):
    return subprocess.run([NOTELINT, *arguments], cwd=folder, capture_output=True)


def expect(name, good, why=""):
    (PASSED if good else FAILED).append(name)
    if not good:
        print(f"{name}: {why}")


def groups_are_told_apart(folder):
    one, two = write(folder, {k: list(v) for k, v in ONE.items()}), write(folder, {k: list(v) for k, v in TWO.items()})
    shown = run(folder, "show", "duplicates").stdout.decode()
    got = {frozenset([row["a"], row["b"]]): row for row in map(json.loads, shown.splitlines())}
    for subject, notes in one:
        row = got.pop(notes, None)
        expect(subject, row and row["why"] and 0 < row["score"] <= 100, f"{sorted(notes)} are not taken for one: {row}")
    for subject, notes in two:
        expect(subject, not any(pair <= notes for pair in got), f"{[got[p] for p in got if p <= notes]}")
    expect("nothing else", not [p for p in got if not any(p <= notes for _, notes in two)], f"{list(got.values())}")
    for path in ("Mill 1.md", "Mill (conflicted copy 2024-05-01).md"):
        with open(os.path.join(folder, path), "w", encoding="utf-8") as f:
            f.write(COPY)
    for i in range(4):
        with open(os.path.join(folder, f"Fresh {i}.md"), "w", encoding="utf-8") as f:
            f.write(COPY[:-1] + " Fresh.\n")
    copies = [row for row in map(json.loads, run(folder, "show", "duplicates").stdout.decode().splitlines()) if row["why"] == ["the same text"]]
    expect("a copy", [(row["a"], row["b"]) for row in copies] == [("Mill (conflicted copy 2024-05-01).md", "Mill 1.md")], f"{copies}")
    reports = [run(folder, "check", "--select", "duplicate-entity", "--jobs", str(jobs), "--format", "json").stdout for jobs in (1, 2, 8)]
    expect("one finding each", json.loads(reports[0])["summary"]["findings"] == len(one) + 1)
    expect("the same for any number of jobs", len(set(reports)) == 1)


def likely_ones_are_an_option(folder):
    # Texts of one subject, of types that do not go together: not sure, but worth a look.
    write(folder, {str(i): [(f"A/Weed {'abcdefghijkl'[i] * 5}.md", "type: topic")] for i in range(12)})
    write(folder, {"kelp": [("A/Kelp Burning.md", "type: topic"), ("A/Kelp Burning Kilns.md", "type: craft")]})
    expect("likely: not by default", run(folder, "show", "duplicates").stdout == b"")
    found = json.loads(run(folder, "check", "--select", "duplicate-entity", "--preview", "--format", "json").stdout)["findings"]
    expect("likely: by --preview", [f.get("class") for f in found] == ["likely"], f"{found}")
    with open(os.path.join(folder, "notelint.yaml"), "w", encoding="utf-8") as f:
        f.write("rules:\n  duplicate-entity: {severity: warning, preview: true}\n")
    found = json.loads(run(folder, "check", "--select", "duplicate-entity", "--format", "json").stdout)["findings"]
    expect("likely: by option", [f.get("class") for f in found] == ["likely"], f"{found}")


def a_cluster_is_one_finding(folder):
    notes = ["A/Eider Down.md", "B/Eider Down.md", ("C/Eider-Down.md", "", "Longest of all, and so the one to keep. " * 30)]
    write(folder, {"eider": notes})
    found = json.loads(run(folder, "check", "--select", "duplicate-entity", "--format", "json").stdout)["findings"]
    expect("a cluster is one finding", len(found) == 1 and len(found[0]["related"]) == 2, f"{found}")
    expect("at a thinner note", found and found[0]["path"] != "C/Eider-Down.md" and "'C/Eider-Down.md'" in found[0]["message"], f"{found}")


def the_newer_is_to_be_merged(folder):
    where = lambda: [f["path"] for f in json.loads(run(folder, "check", "--select", "duplicate-entity", "--format", "json").stdout)["findings"]]
    long = "Longer, and yet the one that came second. " * 20
    write(folder, {"eider": [("A/Eider Down.md", "created: 2021-03-01"), ("B/Eider Down.md", "created: 2024-11-30T08:00:00", long)]})
    expect("at the newer note", where() == ["B/Eider Down.md"], f"{where()}")
    write(folder, {"eider": [("A/Eider Down.md", "created: soon"), ("B/Eider Down.md", "created: 2024-11-30", long)]})
    expect("at the thinner where a day is not known", where() == ["A/Eider Down.md"], f"{where()}")


def names_that_are_all_alike_are_cut(folder):
    for kind, names in {
        "equal": [f"{i}/Overview" for i in range(1000)],
        "a letter apart": [f"Abcdefgh{a}{b}{c} Report" for a in "abcdefghij" for b in "abcdefghij" for c in "abcdefghij"],
        "words in common": [f"Common Words Here {random.Random(i).getrandbits(40):010x}" for i in range(1000)],
    }.items():
        top = os.path.join(folder, kind)
        for name in names:
            path = os.path.join(top, name + ".md")
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as f:
                f.write("x\n")
        report = subprocess.run([NOTELINT, "check", "--select", "duplicate-entity", "--format", "json", top], capture_output=True, timeout=60)
        found = json.loads(report.stdout)["findings"]
        if kind != "words in common":
            expect(f"cut: says so, {kind}", [f["severity"] for f in found] == ["info"] and "not all were held against" in found[0]["message"], f"{found[:3]}")
        else:
            expect(f"cut: {kind}", found == [], f"{found[:3]}")


for function in (groups_are_told_apart, likely_ones_are_an_option, a_cluster_is_one_finding, the_newer_is_to_be_merged, names_that_are_all_alike_are_cut):
    with tempfile.TemporaryDirectory() as folder:
        function(folder)
print(f"{len(PASSED)} passed, {len(FAILED)} failed")
sys.exit(1 if FAILED or not PASSED else 0)
