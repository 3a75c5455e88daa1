#!/usr/bin/env python3
"""make.py DIR [--seed N] [--size N]: a vault whose conflicting figures are known by construction.

Writes notes on invented companies, rivers, books, species, teams, towns, bridges, ships, battles and rulers. Every fact
is told at home (front matter, key facts or a table of keys and values) and once more elsewhere (a table of many things, a
section about the thing, a line of prose, or a second place of the home note). How the two tell it is drawn from CASES: a true
conflict, or something that only looks like one. DIR/truth.jsonl has one row a fact: entity, metric, case, whether a
linter should report it ("report": rule name or null), and whether it should be sure of it ("sure")."""
import argparse
import json
import os
import random

SYLLABLES = "bar del fen gor hal jor kel lun mar nor ost pel quin rav sel tor ulm ver wes yar zan bri cro dra eld".split()
ENDINGS = "ow ick ane ell ira und ery ost ath enn".split()

# domain: (folder, class word of a table, [(metric, kind, labels, low, high, unit, stock?)])
DOMAINS = {
    "Company": ("Companies", ["founded", "employees", "revenue"]),
    "River": ("Rivers", ["length", "area"]),
    "Book": ("Books", ["published", "pages"]),
    "Species": ("Species", ["weight", "lifespan", "described"]),
    "Team": ("Teams", ["founded", "members"]),
    "Town": ("Towns", ["population", "height", "founded"]),
    "Bridge": ("Bridges", ["length", "opened", "cost"]),
    "Ship": ("Ships", ["launched", "displacement", "speed"]),
    "Battle": ("Battles", ["killed", "wounded"]),
    "Ruler": ("Rulers", ["reign", "born"]),
}
# metric: (kind, labels that mean it, low, high, unit)
METRICS = {
    "founded": ("year", ["Founded", "Established", "Foundation", "Year founded"], 1650, 1990, ""),
    "opened": ("year", ["Opened", "Opening", "Inaugurated"], 1800, 2000, ""),
    "published": ("year", ["Published", "Publication year", "First published"], 1700, 2000, ""),
    "described": ("year", ["Described", "First described"], 1750, 1950, ""),
    "launched": ("year", ["Launched", "Launch"], 1850, 1990, ""),
    "born": ("year", ["Born", "Birth year"], 1300, 1600, ""),
    "reign": ("span", ["Reign", "Ruled", "In office"], 1300, 1700, ""),
    "employees": ("count", ["Employees", "Staff", "Headcount", "Number of employees"], 1200, 90000, ""),
    "members": ("count", ["Members", "Membership"], 120, 4000, ""),
    "population": ("count", ["Population", "Inhabitants", "Residents"], 2000, 800000, ""),
    "killed": ("count", ["Killed", "Deaths", "Death toll", "Fatalities"], 300, 30000, ""),
    "wounded": ("count", ["Wounded", "Injured"], 300, 30000, ""),
    "pages": ("count", ["Pages", "Page count"], 110, 990, ""),
    "revenue": ("money", ["Revenue", "Turnover"], 12, 900, "million"),
    "cost": ("money", ["Cost", "Construction cost"], 12, 900, "million"),
    "length": ("measure", ["Length", "Total length"], 120, 4000, "km"),
    "height": ("measure", ["Elevation", "Altitude"], 120, 3000, "m"),
    "area": ("measure", ["Area", "Surface area"], 120, 90000, "km²"),
    "weight": ("measure", ["Weight", "Mass", "Body mass"], 12, 900, "kg"),
    "displacement": ("measure", ["Displacement"], 1200, 60000, "tonnes"),
    "speed": ("measure", ["Speed", "Top speed"], 12, 48, "km/h"),
    "lifespan": ("duration", ["Lifespan", "Life expectancy"], 3, 80, "years"),
}
# How prose tells a metric of a named thing.
SENTENCES = {
    "founded": ["The {name} was founded in {value}.", "The {name} was established in {value}."],
    "opened": ["The {name} was opened in {value}."],
    "published": ["The {name} was published in {value}."],
    "launched": ["The {name} was launched in {value}."],
    "employees": ["The {name} has {value} employees.", "The {name} employs {value} people."],
    "members": ["The {name} has {value} members."],
    "population": ["The {name} has a population of {value}.", "The population of {name} is {value}."],
    "length": ["The {name} has a length of {value}.", "The length of {name} is {value}."],
    "area": ["The {name} has an area of {value}."],
    "height": ["The elevation of {name} is {value}."],
}
FLOWS = {"revenue"}  # told by the year: sure only where the thing is linked
CHANGING = {"employees", "members", "population", "revenue"}  # true of one year only

# case: (what should be reported, weight)
CASES = {
    "equal": (None, 8),
    "conflict": ("conflicting-figure", 8),
    "inconsistent": ("inconsistent-note", 3),
    "stale": ("stale-figure", 3),
    "rounded": (None, 3),
    "range": (None, 3),
    "plus": (None, 2),
    "approximate": (None, 2),
    "converted": (None, 2),
    "other year": (None, 3),
    "other scope": (None, 3),
    "two sources": (None, 3),
    "disputed": (None, 2),
    "both told": (None, 2),
    "similar name": (None, 3),
    "namesake": (None, 2),
    "other attribute": (None, 3),
}


def name_of(rng, used):
    while True:
        name = (rng.choice(SYLLABLES) + rng.choice(SYLLABLES) + rng.choice(ENDINGS)).capitalize()
        if name not in used:
            used.add(name)
            return name


def written(kind, value, unit):
    if kind == "year":
        return str(value)
    if kind == "span":
        return f"{value}-{value + 17}"
    if kind == "count":
        return f"{value:,}"
    if kind == "money":
        return f"${value} {unit}"
    return f"{value:,} {unit}"


def write_notes(folder, notes):
    """{path: lines}, and settings that make the folder a vault."""
    for path, lines in notes.items():
        full = os.path.join(folder, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8", newline="") as f:
            f.write("\n".join(lines) + "\n")
    with open(os.path.join(folder, "notelint.yaml"), "w", encoding="utf-8") as f:
        f.write("rules: {}\n")


class Fact:
    def __init__(self, rng, entity, domain, metric):
        self.rng, self.entity, self.domain, self.metric = rng, entity, domain, metric
        self.kind, self.labels, low, high, self.unit = METRICS[metric]
        self.value = rng.randint(low, high)
        if self.value % 10 == 0:
            self.value += 3
        self.case = self.draw()
        self.label = rng.choice(self.labels)
        self.other_label = rng.choice(self.labels)
        self.home = self.text(self.value)
        self.away = self.home
        self.sure = True  # shown by default, not only with --preview
        self.subject = entity  # whom the other place names
        self.away_metric_label = self.other_label
        self.tell()

    def draw(self):
        numeric = self.kind not in ("year", "span")
        allowed = []
        for case, (_, weight) in CASES.items():
            if case in ("stale", "other year") and self.metric not in CHANGING:
                continue
            if case in ("rounded", "plus", "approximate") and not numeric:
                continue
            if case == "range" and self.kind == "span":
                continue
            if case == "converted" and self.unit not in ("km", "kg", "m"):
                continue
            allowed += [case] * weight
        return self.rng.choice(allowed)

    def text(self, value):
        return written(self.kind, value, self.unit)

    def different(self):
        if self.kind == "year":
            return self.value + self.rng.choice([-9, -4, -2, -1, 1, 2, 3, 8])
        if self.kind == "span":
            return self.value + self.rng.choice([-3, -2, -1, 1, 2, 3])
        grown = int(self.value * self.rng.choice([0.62, 0.71, 0.8, 1.25, 1.4, 1.6]))
        while grown % 10 == 0 or grown == self.value:
            grown += 3
        return grown

    def tell(self):
        different = self.different()
        other = self.text(different)
        self.gap = abs(different - self.value)
        if self.case in ("conflict", "inconsistent"):
            self.away = other
        elif self.case == "stale":
            self.home, self.away = f"{self.home} (2025)", other
        elif self.case == "rounded":
            digits = len(str(self.value))
            self.away = self.text(round(self.value, 2 - digits))
            if round(self.value, 2 - digits) == 0 or digits < 3:
                self.away = self.home
        elif self.case == "range":
            low, high = int(self.value * 0.9), int(self.value * 1.1) + 1
            if self.kind == "year":
                low, high = self.value - 3, self.value + 2
            self.away = self.text(high).replace(written(self.kind, high, self.unit).split(" ")[0].lstrip("$"),
                                                f"{low}-{high}" if self.kind == "year" else f"{low:,}-{high:,}", 1)
        elif self.case == "plus":
            self.away = self.text(int(self.value * 0.85))
            head, *rest = self.away.split(" ")
            self.away = " ".join([head + "+", *rest])
        elif self.case == "approximate":
            self.away = "~" + self.text(max(1, int(self.value * 1.03)))
        elif self.case == "converted":
            factor, unit = {"km": (0.621371, "miles"), "kg": (2.20462, "pounds"), "m": (3.28084, "feet")}[self.unit]
            self.away = f"{round(self.value * factor):,} {unit}"
        elif self.case == "other year":
            self.home, self.away = f"{self.home} (2015)", f"{other} (2022)"
        elif self.case == "other scope":
            self.away, self.away_metric_label = other, self.rng.choice(["Planned", "Peak", "Former"]) + " " + self.labels[0].lower()
        elif self.case == "two sources":
            self.home, self.away = f"{self.home} (per Harlan Survey)", f"{other} (per Osgood Institute)"
        elif self.case == "disputed":
            self.away = f"{other} (disputed)"
        elif self.case == "both told":
            self.away = f"{other}; {self.home} in other sources"
        elif self.case == "similar name":
            self.away, self.subject = other, self.entity + " " + self.rng.choice(["Minor", "North", "Junior"])
        elif self.case == "namesake":
            self.away, self.subject = other, f"{self.entity} ({self.rng.choice(['lake', 'film', 'moon'])})"
        elif self.case == "other attribute":
            self.away, self.away_metric_label = other, self.rng.choice(
                {"year": ["Renamed", "Reorganised"], "span": ["Regency", "Captivity"]}.get(self.kind, ["Replica", "Reserve stock"]))


class Vault:
    def __init__(self, rng):
        self.rng = rng
        self.notes = {}  # path -> lines
        self.truth = []
        self.rows = {}  # (domain, label) -> [(subject, value)]

    def home_note(self, entity, domain, facts):
        folder = DOMAINS[domain][0]
        matter, keys = ["---", f"type: {domain.lower()}"], []
        for fact in facts:
            if fact.case == "inconsistent" or (self.rng.random() < 0.25 and "(" not in fact.home):
                key = fact.label.lower().replace(" ", "_")
                value = fact.home.replace(",", "") if fact.kind == "count" else fact.home
                matter.append(f"{key}: {value}")
                if fact.case == "inconsistent":
                    keys.append((fact.other_label, fact.away))
            else:
                keys.append((fact.label, fact.home))
        lines = [*matter, "---", "", f"# {entity}", "", f"{entity} is a {domain.lower()} of the northern lowlands.", "",
                 "## " + self.rng.choice(["Overview", "Key Facts", "At a Glance"]), ""]
        if self.rng.random() < 0.5:
            lines += ["| Feature | Description |", "|---|---|"] + [f"| {k} | {v} |" for k, v in keys]
        else:
            lines += [f"- **{k}**: {v}" for k, v in keys]
        self.notes[f"{folder}/{entity}.md"] = lines

    def away(self, fact):
        if fact.case == "inconsistent":
            return
        style = self.rng.choice(["table", "table", "section", "sentence"])
        if style == "sentence" and fact.metric in SENTENCES and fact.case not in ("other scope", "other attribute", "both told"):
            self.sentence(fact)
            return
        if style == "table" and "(per" not in fact.away:
            self.rows.setdefault((fact.domain, fact.away_metric_label), []).append((fact.subject, fact.away, fact))
            return
        path = f"Surveys/Survey {len(self.notes)}.md"
        self.notes[path] = ["# A Survey", "", f"## {fact.subject}", "", f"- **{fact.away_metric_label}**: {fact.away}",
                            "- **Remark**: visited in spring"]

    def sentence(self, fact):
        """In a note on something else, as prose that names the thing, linked or not."""
        name = f"[[{fact.subject}]]" if self.rng.random() < 0.5 and fact.subject == fact.entity else fact.subject
        fact.sure = name.startswith("[[") or (fact.kind == "year" and fact.gap <= 3)
        told = self.rng.choice(SENTENCES[fact.metric]).format(name=name, value=fact.away)
        self.notes[f"Letters/Letter {len(self.notes)}.md"] = [
            "# A Letter", "", "The weather was fair and the roads were dry.", "",
            f"Much has been said of the neighbours. {told} Nothing else was seen."]

    def tables(self):
        for (domain, label), rows in sorted(self.rows.items()):
            path = f"Lists/{domain} {label}.md"
            lines = [f"# {domain} list by {label.lower()}", "", f"| {domain} | {label} | Remark |", "|---|---|---|"]
            for subject, value, fact in rows:
                name = f"[[{subject}]]" if self.rng.random() < 0.3 and "(" not in subject else subject
                if fact.metric in FLOWS and name == subject:
                    fact.sure = False
                lines.append(f"| {name} | {value} | {self.rng.choice(['seen', 'unseen', 'revisited'])} |")
            self.notes[path] = lines

    def write(self, folder):
        write_notes(folder, self.notes)
        with open(os.path.join(folder, "truth.jsonl"), "w", encoding="utf-8") as f:
            for row in self.truth:
                f.write(json.dumps(row) + "\n")


def make(folder, seed=1, size=400):
    rng = random.Random(seed)
    vault, used, told = Vault(rng), set(), []
    for _ in range(size):
        domain = rng.choice(sorted(DOMAINS))
        entity = name_of(rng, used)
        facts = [Fact(rng, entity, domain, metric) for metric in DOMAINS[domain][1]]
        vault.home_note(entity, domain, facts)
        for fact in facts:
            vault.away(fact)
        told += facts
    vault.tables()
    vault.truth = [{"entity": fact.entity, "metric": fact.metric, "case": fact.case, "report": CASES[fact.case][0],
                    "sure": fact.sure, "home": fact.home, "away": fact.away} for fact in told]
    vault.write(folder)
    return vault.truth


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=400)
    args = parser.parse_args()
    print(len(make(args.folder, args.seed, args.size)), "facts")
