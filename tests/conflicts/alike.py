"""Facts that are nearly the same: what a careful reader tells apart, and what he does not, over unlike subjects.

make(folder, seed) writes a vault and returns its truth: for each situation the entity, what it is, the two values as they are
written, and the rule that should report them (None: nobody should)."""
import random

from make import SYLLABLES, name_of, write_notes

# subject: folder, what it is, [(label, other word for it, unit, low, high, alike labels)], suffixes of other things
SUBJECTS = {
    "river": ("Rivers", [
        ("Length", "Total length", " km", 120, 900, ["Navigable length", "Length in Tarnia", "Length of the delta"]),
        ("Area", "Surface area", " km²", 20, 900, ["Drainage area", "Catchment area", "Lake area"])],
        ["Fork", "Left Branch", "Canal", "Valley"]),
    "company": ("Companies", [
        ("Employees", "Number of employees", "", 1200, 9000, ["Employees in Asia", "Former employees", "Employees per site"]),
        ("Founded", "Established", "year", 1850, 1990, ["Listed", "Renamed", "Moved to the harbour"])],
        ["Robotics", "Europe", "Bank", "Insurance"]),
    "town": ("Towns", [
        ("Population", "Inhabitants", "", 2100, 90000, ["Population density", "Population of the district", "Rural population"]),
        ("Elevation", "Height", " m", 120, 900, ["Highest point", "Prominence", "Height of the church tower"])],
        ["Harbour", "North", "Castle", "District"]),
    "book": ("Books", [
        ("Pages", "Page count", "", 110, 900, ["Pages of notes", "Pages of plates", "Lost pages"]),
        ("Published", "First published", "year", 1700, 1990, ["Translated", "Reprinted", "Banned"])],
        ["Revisited", "Second Edition", "Companion", "Volume II"]),
    "species": ("Species", [
        ("Weight", "Body mass", " g", 21, 900, ["Weight at birth", "Egg weight", "Weight of the brain"]),
        ("Wingspan", "Wingspan", " cm", 21, 300, ["Wing length", "Tail length", "Wingspan of the female"])],
        ["minor", "Hybrid", "Warbler", "Subspecies"]),
    "club": ("Clubs", [
        ("Members", "Membership", "", 310, 9000, ["Members under 18", "Honorary members", "Members of the choir"]),
        ("Founded", "Foundation", "year", 1860, 1990, ["Promoted", "Last title", "Women's section"])],
        ["Women", "II", "Juniors", "United"]),
    "bridge": ("Bridges", [
        ("Length", "Total length", " m", 120, 2900, ["Main span", "Length of the approach", "Length of the tunnel"]),
        ("Opened", "Inaugurated", "year", 1820, 1990, ["Rebuilt", "Electrified", "Listed"])],
        ["Viaduct", "Footbridge", "Old Bridge", "Toll"]),
    "ship": ("Ships", [
        ("Displacement", "Displacement", " tonnes", 1200, 9000, ["Displacement at full load", "Cargo", "Lifeboat weight"]),
        ("Launched", "Launch", "year", 1850, 1960, ["Refitted", "Captured", "Keel"])],
        ["II", "Class", "Tender", "Museum"]),
    "mountain": ("Mountains", [
        ("Height", "Elevation", " m", 1200, 5900, ["Prominence", "Height of the hut", "Snow line"]),
        ("Discovered", "Discovery", "year", 1700, 1900, ["First ascent", "Winter ascent", "Hut opened"])],
        ["North", "Ridge", "Glacier", "Pass"]),
    "telescope": ("Telescopes", [
        ("Diameter", "Diameter", " cm", 21, 900, ["Diameter of the dome", "Focal length", "Diameter of the second mirror"]),
        ("Weight", "Mass", " t", 11, 900, ["Weight of the mirror", "Weight of the mount", "Weight of the dome"])],
        ["South", "Array", "Finder", "Refractor"]),
}


def shown(value, unit):
    return str(value) if unit == "year" else f"{value:,}{unit}"


class Writer:
    def __init__(self, seed):
        self.rng, self.used, self.notes, self.truth = random.Random(seed), set(), {}, []

    def value(self, low, high, unit):
        value = self.rng.randint(low, high)
        return value if value % 10 else value + 3

    def other(self, value, unit):
        if unit == "year":
            return value + self.rng.choice([-3, -2, -1, 1, 2, 3])
        other = int(value * self.rng.choice([0.7, 0.8, 1.25, 1.4]))
        return other if other % 10 else other + 3

    def add(self, path, *lines):
        self.notes.setdefault(path, []).extend(lines)

    def expect(self, entity, what, a, b, report=None, sure=True):
        self.truth.append({"entity": entity, "what": what, "values": [a, b], "report": report, "sure": sure})

    def home(self, entity, folder, kind, facts, matter=()):
        front = ["---", f"type: {kind}", *matter, "---", ""]
        self.add(f"{folder}/{entity}.md", *front, f"# {entity}", "", f"{entity} is a {kind} of the southern hills.", "",
                 "## Key Facts", "", *facts, "")


def alike_attributes(w, entity, kind, folder, fact, _):
    """The same thing, another attribute: at home and in a list."""
    label, word, unit, low, high, others = fact
    value = w.value(low, high, unit)
    near = w.rng.choice(others)
    there = w.other(value, unit)
    a, b, c = shown(value, unit), shown(there, unit), shown(w.other(there, unit), unit)
    w.home(entity, folder, kind, [f"- **{label}**: {a}", f"- **{near}**: {b}"])
    far = w.rng.choice(others)
    w.add(f"Lists/{kind} {far}.md", f"# Of every {kind}", "", f"| {kind.capitalize()} | {far} | Seen |", "|---|---|---|",
          f"| [[{entity}]] | {c} | yes |", "")
    w.expect(entity, "alike attribute", a, b)
    w.expect(entity, "alike attribute in a list", a, c)
    if far == near:
        w.expect(entity, "an attribute of its own", b, c, "conflicting-figure", sure=False)


def alike_names(w, entity, kind, folder, fact, suffixes):
    """Another thing whose name begins with this one's, with and without a note of its own."""
    label, word, unit, low, high, _ = fact
    value = w.value(low, high, unit)
    a, b, c = (shown(v, unit) for v in (value, w.other(value, unit), w.other(value, unit)))
    first, second = w.rng.sample(suffixes, 2)
    w.home(entity, folder, kind, [f"- **{label}**: {a}"])
    w.home(f"{entity} {first}", folder, kind, [f"- **{label}**: {b}", f"- **Seat**: near [[{entity}]]"])
    w.add(f"Lists/All {kind}s.md", f"# All {kind}s", "", f"| Name | {word} | Remark |", "|---|---|---|",
          f"| {entity} {second} | {c} | small |", f"| [[{entity}]] | {a} | large |", "")
    w.expect(entity, "alike name", a, b)
    w.expect(entity, "alike name in a list", a, c)


def true_conflict(w, entity, kind, folder, fact, _):
    label, word, unit, low, high, _ = fact
    value = w.value(low, high, unit)
    a, b = shown(value, unit), shown(w.other(value, unit), unit)
    w.home(entity, folder, kind, [f"- **{label}**: {a}"])
    w.add(f"Lists/Survey of {kind}s.md", "# Survey", "", f"| Name | {word} | Remark |", "|---|---|---|",
          f"| [[{entity}]] | {b} | seen |", "")
    w.expect(entity, "true conflict", a, b, "conflicting-figure")


def as_of_column(w, entity, kind, folder, fact, _):
    """A column says of which year the row is."""
    label, word, unit, low, high, _ = fact
    if unit == "year":
        return
    value = w.value(low, high, unit)
    a, b = shown(value, unit), shown(w.other(value, unit), unit)
    w.home(entity, folder, kind, [f"- **{label}**: {a} (2021)"])
    w.add(f"Lists/Dated {kind}s.md", "# As of", "", f"| Name | {word} | As of | Remark |", "|---|---|---|---|",
          f"| [[{entity}]] | {b} | 2014 | seen |", "")
    stock = label in ("Population", "Members", "Employees")
    w.expect(entity, "as-of column", a, b, None if stock else "conflicting-figure")


def year_columns(w, entity, kind, folder, fact, _):
    """A table with a column a year: the newest is the one at home."""
    label, word, unit, low, high, _ = fact
    if label not in ("Population", "Members", "Employees"):
        return
    value = w.value(low, high, unit)
    older, old = w.other(value, unit), w.other(value, unit)
    w.home(entity, folder, kind, [f"- **{label}**: {shown(value, unit)} (2021)"])
    w.add(f"Lists/{kind} by year.md", f"# {label} by year", "", f"| {kind.capitalize()} | 2001 | 2011 | 2021 |",
          "|---|---|---|---|", f"| [[{entity}]] | {older:,} | {old:,} | {value:,} |", "")
    w.expect(entity, "year columns", shown(value, unit), shown(old, unit))


def ranges(w, entity, kind, folder, fact, _):
    """A range in a table: around the value, or beside it."""
    label, word, unit, low, high, _ = fact
    if unit == "year":
        return
    value = w.value(max(low, 200), high, unit)
    inside = w.rng.random() < 0.5
    low, high = (int(value * 0.8), int(value * 1.2)) if inside else (int(value * 1.31), int(value * 1.62))
    a, b = shown(value, unit), f"{low:,}-{high:,}{unit}"
    w.home(entity, folder, kind, [f"- **{label}**: {a}"])
    w.add(f"Lists/Range of {kind}s.md", "# Ranges", "", f"| Name | {word} | Remark |", "|---|---|---|",
          f"| [[{entity}]] | {b} | seen |", "")
    w.expect(entity, "range around" if inside else "range beside", a, b, None if inside else "conflicting-figure")


def other_units(w, entity, kind, folder, fact, _):
    label, word, unit, low, high, _ = fact
    factors = {" km": (0.621371, " miles"), " m": (3.28084, " ft"), " cm": (0.393701, " in"), " g": (0.035274, " oz"),
               " km²": (0.386102, " sq mi"), " t": (1.10231, " short tons")}
    if unit not in factors:
        return
    value = w.value(max(low, 200), high, unit)
    factor, name = factors[unit]
    true = w.rng.random() < 0.5
    a, b = shown(value, unit), shown(round((w.other(value, unit) if true else value) * factor), name)
    w.home(entity, folder, kind, [f"- **{label}**: {a}"])
    w.add(f"Lists/Imperial {kind}s.md", "# In other units", "", f"| Name | {word} | Remark |", "|---|---|---|",
          f"| [[{entity}]] | {b} | seen |", "")
    w.expect(entity, "other unit, other value" if true else "other unit", a, b, "conflicting-figure" if true else None)


def head_and_body(w, entity, kind, folder, fact, _):
    """Front matter against the text: the same in another form, or not."""
    label, word, unit, low, high, _ = fact
    value = w.value(low, high, unit)
    true = w.rng.random() < 0.5
    told = w.other(value, unit) if true else value
    key = label.lower().replace(" ", "_")
    head = f"{value}{'' if unit == 'year' else unit}"
    if unit == "year" and not true:
        head, body = f"{value}-05-11", f"May {value}"
    else:
        body = shown(told, unit)
    w.home(entity, folder, kind, [f"- **{word}**: {body}"], [f"{key}: {head}"])
    w.expect(entity, "head and body differ" if true else "head and body", head, body, "inconsistent-note" if true else None)


def sections(w, entity, kind, folder, fact, suffixes):
    """A section of the note tells of a part, or of another time."""
    label, word, unit, low, high, _ = fact
    value = w.value(low, high, unit)
    a, b, c = (shown(v, unit) for v in (value, w.other(value, unit), w.other(value, unit)))
    w.home(entity, folder, kind, [f"- **{label}**: {a}"])
    w.add(f"{folder}/{entity}.md", f"## The {w.rng.choice(suffixes).lower()}", "", f"- **{word}**: {b}", "",
          "## The time before the flood", "", f"- **{word}**: {c}", "")
    w.expect(entity, "another section", a, b)
    w.expect(entity, "another time", a, c)


def stages(w, entity, kind, folder, fact, _):
    label, word, unit, low, high, _ = fact
    value = w.value(low, high, unit)
    a, b = shown(value, unit), shown(w.other(value, unit), unit)
    stage = w.rng.choice(["Planned", "Original", "Former", "Projected", "Maximum"])
    w.home(entity, folder, kind, [f"- **{label}**: {a}"])
    w.add(f"Plans/{entity} plan.md", f"# The plan of {entity}", "", f"| {kind.capitalize()} | {stage} {word.lower()} | Remark |",
          "|---|---|---|", f"| [[{entity}]] | {b} | never built |", "")
    w.expect(entity, f"{stage.lower()} value", a, b)


def money(w, entity, kind, folder, _, __):
    """Currencies, magnitudes in words and letters, the year and the month."""
    value = w.rng.randint(12, 890) * 10 + 3
    what = w.rng.choice(["same", "currency", "other", "monthly"])
    home = f"${value:,} million"
    away = {"same": f"${value / 1000:.3f}bn", "currency": f"€{int(value * 0.8):,} million", "other": f"${value * 1.3 / 1000:.2f}bn",
            "monthly": f"${value // 12:,} million a month"}[what]
    w.home(entity, folder, kind, [f"- **Cost**: {home}"])
    w.add(f"Lists/Cost of {kind}s.md", "# What they cost", "", "| Name | Cost | Remark |", "|---|---|---|",
          f"| [[{entity}]] | {away} | paid |", "")
    w.expect(entity, f"money: {what}", home, away, "conflicting-figure" if what == "other" else None)


def eras(w, entity, kind, folder, _, __):
    """Years before and after, about and exactly."""
    year = w.rng.randint(41, 880)
    year += year % 10 == 0
    what = w.rng.choice(["same", "about", "era", "other"])
    home = f"{year} BCE"
    away = {"same": f"{year} BC", "about": f"c. {round(year, -1)} BCE", "era": f"{year} CE", "other": f"{year + 4} BCE"}[what]
    w.home(entity, folder, kind, [f"- **Founded**: {home}"])
    w.add(f"Lists/Old {kind}s.md", "# The old ones", "", "| Name | Founded | Remark |", "|---|---|---|",
          f"| [[{entity}]] | {away} | ruin |", "")
    w.expect(entity, f"era: {what}", home, away, "conflicting-figure" if what in ("era", "other") else None)


def lives(w, entity, kind, folder, _, __):
    """A ruler's life and reign, in the note and in a list."""
    born = w.rng.randint(1301, 1690)
    begin = born + (24 if (born + 24) % 10 else 25)  # a round year may stand for one beside it
    end, died = begin + 23, begin + 34
    true = w.rng.random() < 0.4
    other = begin + (2 if (begin + 2) % 10 else 3)
    listed = f"{other if true else begin}-{end}"
    front = ["---", "type: person", f"dates: {born}-{died}", "---", ""] if w.rng.random() < 0.5 else []
    w.add(f"Rulers/{entity}.md", *front, f"# {entity}", "", f"**{entity}** ({born}-{died}) was duke of the marches.", "",
          "## Key Facts", "", f"- **Reign**: {begin}-{end}", f"- **Born**: {born}", f"- **Died**: {died}", "")
    w.add("Lists/Dukes.md", "# Dukes", "", "| Duke | Reign | Remark |", "|---|---|---|", f"| [[{entity}]] | {listed} | stern |", "")
    w.add("Lists/Lives.md", "# Lives", "", "| Duke | Life | Remark |", "|---|---|---|",
          f"| [[{entity}]] | {born}-{died} | stern |", "")
    w.expect(entity, "another reign" if true else "a life and a reign", f"{begin}-{end}", listed,
             "conflicting-figure" if true else None)


def events(w, entity, kind, folder, _, __):
    """An event with a beginning and an end, told in rows of one date and of two."""
    begin = w.rng.randint(1301, 1890)
    end = begin + w.rng.randint(1, 9)
    name = f"Siege of {entity}"
    w.add(f"Events/{name}.md", "---", "type: event", "---", "", f"# {name}", "", "## Key Facts", "", f"- **Began**: {begin}",
          f"- **Ended**: {end}", f"- **Killed**: {begin * 2 + 1:,}", "")
    w.add("Lists/Sieges.md", "# Sieges", "", "| Event | Began | Ended | Killed |", "|---|---|---|---|",
          f"| [[{name}]] | {begin} | {end} | {begin * 2 + 1:,} |", "")
    w.add("Lists/Chronicle.md", "# Chronicle", "", "| Year | Event |", "|---|---|", f"| {begin} | {name} begins |",
          f"| {end} | {name} ends |", "")
    w.expect(name, "an event of two dates", str(begin), str(end))


SITUATIONS = [alike_attributes, alike_names, true_conflict, as_of_column, year_columns, ranges, other_units, head_and_body,
              sections, stages, money, eras, lives, events]


def make(folder, seed=1, rounds=1):
    w = Writer(seed)
    for kind, (place, facts, suffixes) in SUBJECTS.items():
        for situation in SITUATIONS:
            for fact in facts * rounds:
                entity = name_of(w.rng, w.used)
                situation(w, entity, kind, place, fact, suffixes)
    write_notes(folder, w.notes)
    return w.truth
