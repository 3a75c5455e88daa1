#!/usr/bin/env python3
"""settings_schema.py ROOT [--update]: the rules in schemas/notelint.schema.json are those of rules.def.

Each rule and family has an entry with the rule's summary; the options that a rule's page lists under `## Options` are
the properties of its entry, and no others. --update adds and removes rules and brings summaries up to date; options are
written by hand. Ends with `N passed, N failed`."""
import json
import os
import re
import sys

ROW = re.compile(r'^RULE\(\w+,\s*"([^"]+)",\s*(\w+),[^"]*"((?:[^"\\]|\\.)*)"((?:\s*"(?:[^"\\]|\\.)*")*)\)', re.M)
OPTION = re.compile(r"^- `([\w-]+)", re.M)


def rules_of(root):
    with open(os.path.join(root, "src/rules/rules.def"), encoding="utf-8") as f:
        for name, family, summary, rest in ROW.findall(f.read()):
            yield name, family.lower().replace("_", "-"), summary + "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', rest))


def options_of(root, rule):
    with open(os.path.join(root, "src/rules", rule + ".md"), encoding="utf-8") as f:
        page = f.read()
    section = re.search(r"^## Options\n(.*?)(?=^## |\Z)", page, re.M | re.S)
    return set(OPTION.findall(section.group(1))) if section else set()


def entry_of(summary, old):
    entry = {"description": summary, "$ref": "#/$defs/rule"}
    if old and "properties" in old:
        entry["properties"] = old["properties"]
    entry["unevaluatedProperties"] = False
    return entry


def update(root, schema, rules):
    old = schema["$defs"]["rules"].get("properties", {})
    entries = {}
    for family in sorted({family for _, family, _ in rules}):
        entries[family] = {"description": f"all rules of the family {family}", "$ref": "#/$defs/rule"}
    for name, _, summary in sorted(rules):
        entries[name] = entry_of(summary, old.get(name))
    schema["$defs"]["rules"]["properties"] = entries
    schema["$defs"]["rules"] = {
        key: schema["$defs"]["rules"][key] for key in ("description", "type", "properties", "additionalProperties")
    }


def main():
    root = sys.argv[1]
    path = os.path.join(root, "schemas/notelint.schema.json")
    with open(path, encoding="utf-8") as f:
        schema = json.load(f)
    rules = list(rules_of(root))
    if "--update" in sys.argv:
        update(root, schema, rules)
        with open(path, "w", encoding="utf-8") as f:
            json.dump(schema, f, indent=2, ensure_ascii=False)
            f.write("\n")
    entries = schema["$defs"]["rules"].get("properties", {})
    failed = 0
    for name, _, summary in rules:
        entry = entries.get(name)
        if not entry or entry["description"] != summary:
            print(f"{name}: not in schemas/notelint.schema.json as rules.def has it (tools/settings_schema.py . --update)")
            failed += 1
            continue
        difference = options_of(root, name) ^ set(entry.get("properties", {}))
        if difference:
            print(f"{name}: options on its page or in schemas/notelint.schema.json only: {', '.join(sorted(difference))}")
            failed += 1
    for name in sorted(set(entries) - {name for name, _, _ in rules} - {family for _, family, _ in rules}):
        print(f"{name}: in schemas/notelint.schema.json, but no rule")
        failed += 1
    print(f"{len(rules) - min(failed, len(rules))} passed, {failed} failed")
    return failed or not rules


sys.exit(1 if main() else 0)
