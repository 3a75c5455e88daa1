#!/usr/bin/env python3
"""linear.py NOTELINT [--table] [SHAPE...]: every shape of input costs time linear in its size.

Each shape is checked at two sizes, the second of twice the bytes; the processor time of the program may grow by at most
2.3. What a busy machine adds is taken out by repeating: the least time of each size counts, and a shape fails only after
the last try. A shape whose larger size takes no time worth measuring passes at once; --table takes more of it instead,
and prints each shape's sizes, times and ratio. Ends with `N passed, N failed`."""
import os
import subprocess
import sys
import tempfile

RATIO = 2.3
TRIES = 8
TOO_SHORT = 0.03  # seconds: below, starting the program is most of it and says nothing: more is taken
SHORT = 0.08  # seconds: nothing quadratic does the larger of the usual sizes in less
BYTES = 200_000  # of the smaller size, to begin with
BYTES_MAX = 6_400_000
FILE = 100  # bytes that a file counts for beside what it holds
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # thousands of files are made there faster
SHAPES = {}


def shape(name, files, options=(), most=BYTES_MAX):
    """files(size) -> {path: text} of about `size` bytes; a string is one note's."""
    assert name not in SHAPES, name
    SHAPES[name] = (files, list(options), most)


def fill(text, number):
    return text.replace("{0}", str(number))


def repeated(text):
    return lambda size: {"A.md": text * (size // len(text.encode()))}


def numbered(line, before="", behind=""):
    def files(size):
        width = len(fill(line, 100000))
        return {"A.md": before + "".join(fill(line, i) for i in range(size // width)) + behind}
    return files


def front_matter(line, before="", behind=""):
    return numbered(line, "---\n" + before, behind + "\n---\n\n# A\n")


def notes(text, name="{0}.md", extra=None):
    """Many notes: as many as their text and some bytes of name make up the size."""
    def files(size):
        count = size // (len(fill(text, 100000).encode()) + FILE)
        made = {fill(name, i): fill(text, i) for i in range(count)}
        made.update(extra or {})
        return made
    return files


def with_schema(schema, note):
    def files(size):
        return {"notelint.yaml": "schemas: schemas/\n", "schemas/thing.yaml": "title: Thing\nmatch: {path: '**'}\n" + schema,
                "A.md": note(size)}
    return files


# Inline: what an unclosed bracket may make a reader look for again and again.
for text in ("![[]()", "[a](", "[", "]", "[]", "[[", "]]", "![", "[](", "[a][", "[^", "^[", "[^1]", "[[a|", "[[a#", "[[a]]", "![[a",
             "[[a]", "[a]", "[a](<b", '[a](b "', "[a](b 'c", "[a](b (", "[a](((", "(", ")", "*_[", "*a_ ", "*", "_", "a*", "**a*",
             "a**b", "*a **b", "~~", "~~a", "==", "`", "`a``", "<", "<a ", "<a b='", "</a ", "<!--", "<!-- a -->", "<!-- ", "--><!--",
             "<?", "<!A ", "<![CDATA[", "<http://", "<a@", "%%", "%% ", "%%a%% ", "$", "$$", "$1 ", "$a$", "$$a$$ ", "&", "&amp;",
             "&#", "&#1;", "\\", "\\[", "http://", "http://a.b/ ", "www.", "a@b.c ", "#", "#a", "#a ", "#a/", "^a ", "::", "[@", "[@a; ",
             "@a ", "{{", "{{a}}", "TODO ", "!", "\t", " ", "\u00a0", "e\u0301", "\u0301", "\u4e2d", "\U0001f600", "\u202e", "'", '"',
             "a ", "A ", "Aa ", "Aa Bb ", "a. ", "A. ", "a, ", "a; ", "a: ", "- ", "a-", "... ", "a\u2019s "):
    shape(f"line of {text!r}", repeated(text))
shape("line of rising backticks", lambda size: {"A.md": "".join("`" * i + " " for i in range(1, int((2 * size) ** 0.5)))})
shape("line of backslashes and a pipe", repeated("\\|"))
shape("links of one line", numbered("[[Nothing {0}]] "))
shape("links of one line, as text", numbered("[[Nothing {0}]] "), ["--format", "text"])
shape("links of one line, as SARIF", numbered("[[Nothing {0}]] "), ["--format", "sarif"])
shape("links of one line, concise", numbered("[[Nothing {0}]] "), ["--format", "concise"])
shape("Markdown links of one line", numbered("[a{0}](b{0}.md) "))
shape("a link's path", lambda size: {"A.md": "[[" + "a/" * (size // 2) + "b]]\n"})
shape("a link's way up", lambda size: {"A.md": "[[" + "../" * (size // 3) + "b]]\n"})
shape("a link's subpath", lambda size: {"A.md": "[[A" + "#b" * (size // 2) + "]]\n"})
shape("a link's text", lambda size: {"A.md": "[[A|" + "b " * (size // 2) + "]]\n"})
shape("a Markdown link's path", lambda size: {"A.md": "[a](" + "%20a/" * (size // 5) + ")\n"})
shape("reference definitions", numbered("[a{0}]: b\n", behind="\n[a1]\n"))
shape("references", numbered("[a{0}] ", "[a1]: b\n\n"))
shape("references to one", repeated("[a][b] "))
shape("one definition again", repeated("[a]: b\n"))
shape("a definition's label", lambda size: {"A.md": "[" + "a " * (size // 2) + "]: b\n\n[a]\n"})
shape("footnotes", numbered("[^{0}]: a\n"))
shape("footnotes used", numbered("a[^{0}] "))
shape("block ids", numbered("a ^b{0}\n\n"))
shape("one tag of a line", lambda size: {"A.md": "#" + "a/" * (size // 2) + "\n"})

# Blocks
for text in (">", "> ", ">- ", "- ", "* ", "1. ", "1) ", "- a\n", "1. a\n", "- a\n\n", "-\n", "- [ ] a\n", "# A\n", "#\n", "## A\n# A\n",
             "###### A\n# A\n", "a\n=\n", "a\n-\n", "a\n", "\n", "\r", "\r\n", "a\\\n", "a  \n", "***\n", "---\n", "```\n", "```a\n", "~~~\n```\n",
             "````\n```\n", "    a\n", "\ta\n", "<div>\n", "<div>\n\n", "<script>\n", "<!--\n", "<?\n", "<a>\n", "<!-- a\n-->\n", "%%\n", "%%\na\n%%\n",
             "$$\n", "> a\n", "> a\n\n", "> [!note]\n", ">\n> - a\n", "- a\n  - b\n", "|\n", "|a|\n|-|\n", "a|b\n-|-\n", "|a|\n|-|-|\n", "a\n|-|\n",
             "|a|b|\n", "- **A**: b\n", "A: b\n", "A:: b\n", "**A**\n", ": a\n", "[^1]: a\n", "[a]: b\n", "<details>\n<summary>\n", "Aa bb cc. Dd.\n"):
    shape(f"lines of {text!r}", repeated(text))
for name, unit, line in (("quotes", ">", "a"), ("lists", "  ", "- a"), ("quotes with blanks", "> ", "a"), ("numbers", "   ", "1. a")):
    def deeper(size, unit=unit, line=line):
        depth = int((2 * size / len(unit)) ** 0.5)
        return {"A.md": "".join(unit * i + line + "\n" for i in range(depth))}

    def shallower(size, unit=unit, line=line):
        depth = int((2 * size / len(unit)) ** 0.5)
        return {"A.md": "".join(unit * i + line + "\n" for i in reversed(range(depth)))}
    shape(f"{name}, deeper and deeper", deeper)
    shape(f"{name}, less and less deep", shallower)
shape("quotes of depth 50", repeated("> " * 50 + "a\n"))
shape("lists of depth 50", repeated("".join("  " * i + "- a\n" for i in range(50))))
shape("columns", lambda size: {"A.md": "".join(cell * (size // 8) + "|\n" for cell in ("|a", "|-", "|1", "|2"))})
shape("columns with units", lambda size: {"A.md": "|A ($m)" * (size // 11) + "|\n" + "|-" * (size // 11) + "|\n" + "|1" * (size // 11) + "|\n"})
shape("columns above short rows", lambda size: {"A.md": "|a" * 2000 + "|\n" + "|-" * 2000 + "|\n" + "|1|\n" * ((size - 8000) // 4)})
shape("rows", numbered("| a{0} | {0} | 5 |\n", "| Name | Number | Share |\n|---|---|---|\n"))
shape("rows of years", numbered("| {0} | {0} | 5 |\n", "| Year | Revenue | Share |\n|---|---|---|\n"))
shape("rows and their total", numbered("| a{0} | {0} |\n", "| Name | Number |\n|---|---|\n", "| Total | 12 |\n"))
shape("rows of links", numbered("| [[a{0}|b]] | 5 |\n", "| Name | Number |\n|---|---|\n"))
shape("rows of bare pipes, as rdjson", repeated("| [[a|b]] |\n"), ["--format", "rdjson"])
shape("rows of bare pipes, fixed", lambda size: {"A.md": "| a |\n|---|\n" + "| [[a|b]] |\n" * (size // 12)}, ["--fix", "--dry-run"])
shape("links much like one, fixed", repeated("[[Lighthouse Keepr]] [[A]]\n"), ["--unsafe-fixes", "--dry-run"])
shape("tables", numbered("| A | B |\n|---|---|\n| {0} | 5 |\n\n"))
shape("headings", numbered("# A{0}\n"))
shape("headings with text", numbered("## A{0}\n\nText.\n\n"))
shape("headings, deeper and up", repeated("# A\n## B\n### C\n#### D\n##### E\n###### F\n"))
shape("a heading's text", lambda size: {"A.md": "# " + "Aa " * (size // 3) + "\n"})
shape("links to headings", numbered("[[#A{0}]]\n", "# A1\n"))
shape("suppressions", numbered("<!-- notelint-disable-line broken-wikilink -- {0} -->\n"))
shape("suppressions that begin", numbered("<!-- notelint-disable broken-wikilink -- {0} -->\n\n[[B {0}]]\n\n"))
shape("suppressions that begin and end", numbered("%% notelint-disable self-link %%\n\n[[A]]\n\n%% notelint-enable self-link %%\n\n"))

# Front matter
shape("keys", front_matter("k{0}: 1\n"))
shape("one key again", front_matter("k: 1\n"))
shape("one key again in a flow", front_matter("k: 1, ", "a: {", "}"))
shape("a list", front_matter("- a{0}\n", "a:\n"))
shape("a flow list", front_matter("a{0}, ", "a: [", "]"))
shape("tags", front_matter("a{0}, ", "tags: [", "]"))
shape("aliases of the note", front_matter("Alias {0}, ", "aliases: [", "]"))
shape("one alias again", front_matter("Alias, ", "aliases: [", "]"))
shape("links of properties", front_matter("- '[[Nothing {0}]]'\n", "related:\n"))
shape("anchors", front_matter("- &a{0} x\n", "a:\n"))
shape("anchors and aliases", front_matter("- &a{0} x\n- *a{0}\n", "a:\n"))
shape("aliases to one anchor", front_matter("- *a\n", "b: &a x\na:\n"))
shape("aliases to one list", front_matter("- *a\n", "b: &a [x, y, z]\na:\n"))
shape("merge keys", front_matter("k{0}: {<<: *a}\n", "b: &a {x: 1}\n"))
shape("quoted text", front_matter("a ", 'a: "', '"'))
shape("escapes", front_matter("\\n", 'a: "', '"'))
shape("quoted text on lines", front_matter("a\n  ", 'a: "', '"'))
shape("plain text on lines", front_matter("  a\n", "a: b\n"))
shape("a block of text", front_matter("  a\n", "a: |\n"))
shape("a folded block", front_matter("  a\n\n", "a: >\n"))
shape("comments of the front matter", front_matter("# a\n"))
shape("one comment of the front matter", front_matter("# a"))
for text in ("[", "{", "{a: ", "- ", "? ", "[a: ", "!a ", "&a ", "*a ", "'", '"', ",", ":", ": ", "%", "|", "...\n", "--- ", "\t", "a", "[],", "{},", "[{", "\\"):
    shape(f"front matter of {text!r}", front_matter(text, "a: "))
for text in ("[", "{a: ", "- ", "? "):
    shape(f"front matter of lines of {text!r}", front_matter(text + "\n", "a:\n"))
shape("front matter, deeper and deeper", lambda size: {"A.md": "---\n" + "".join(" " * i + "a:\n" for i in range(int((2 * size) ** 0.5))) + "---\n"})
shape("front matter without an end", lambda size: {"A.md": "---\n" + "a: 1\n" * (size // 5)})
shape("a number of the front matter", front_matter("1", "a: "))
shape("numbers of the front matter", front_matter("- {0}\n", "population:\n"))

# Figures
for text in ("1", "1,", "1.", "1.1", "1e", "1-", "1 ", "-1", "1/", "1:", "1%", "1% ", "12 million ", "$1", "$1-", "\u20ac1 million to ", "1 to ", "1-2 ",
             "between 1 and ", "from 1 ", "about 1 ", "up to ", "more than ", "2019 ", "2019-", "2019-01-01 ", "1 January ", "January ",
             "January 1, ", "1st ", "one ", "one hundred ", "hundred ", "thousand million ", "twenty-", "half a ", "a dozen ", "1 km ", "km ",
             "1 square ", "per cent ", "1000000000 AD ", "5 years ", "5 billion people in ", "1,000 ", "1,00,", "1.000,", "(1", "1) ", "\u0661", "\u00bd",
             "as of 2019 ", "in 2019, ", "founded in 1960 ", "Q1 ", "FY2019 ", "1990s ", "v1.2.", "1x", "0x1", "#1 ", "\u00a7 1 ", "p. 5 ", "Monday, "):
    shape(f"figures: line of {text!r}", repeated(text))
for text in ("It has 5 million people.\n\n", "In 2019, it had 5 million people; in 2020, 6 million.\n\n", "Founded in 1960. ", "- 12 January 2019: Something Happened\n"):
    shape(f"figures: lines of {text!r}", repeated(text))
shape("figures: a sentence of words", lambda size: {"A.md": "It has 5 people " + "and more " * (size // 9) + ".\n"})
shape("figures: years to compare", numbered("The reign lasted {0} years from 1900 to 1950. "))
shape("figures: sentences", numbered("The River {0} is {0} km long. "))

# Citations
for text in ("according to ", "According to the ", "(per [[a]]) ", "(A 2019) ", "(A, 2019; B, 2020) ", "said ", "A said ", "The Aa Bb said that ", "per ",
             "[1]", "[1] ", "(see ", "Source: ", "Aa Bb (AB) ", "(AB) ", "reported by ", "the Aa of the Bb of the ", "\"a\" ", "\u201ca ", "et al. ", "Mr. ",
             "U.S. ", "(", "((a) ", "experts say ", "cited in "):
    shape(f"citations: line of {text!r}", repeated(text) if text != "(" else repeated("(a "))
shape("citations: acronyms", numbered("Aa{0} Bb (AB{0}) "))
shape("citations: sources", numbered("- Aa {0}, *Book*, 2019.\n", "# A\n\nIt has 5 people.\n\n## Sources\n\n"))
shape("citations: figures with sources", numbered("It has {0} people, according to Aa Bb{0}. "))
shape("citations: figures and one source", numbered("It has {0} people. ", behind="\n\nSource: Aa.\n"), ["--select", "uncited-figure"])
shape("citations: uncited lines", numbered("It has {0} people.\n\n"), ["--select", "uncited-figure"])

# Claims
shape("claims: one attribute", numbered("- **Population**: {0} people\n", "# A\n\n"))
shape("claims: one attribute, two values", repeated("- **Population**: 5,000 people\n- **Population**: 6,000 people\n"))
shape("claims: attributes", numbered("- **Attribute {0}**: {0} people\n", "# A\n\n"))
shape("claims: one event", numbered("Aa was founded in {0}. "))
shape("claims: events", numbered("- 12 January 2019: The Aa Bb {0} happened in Cc\n"))
shape("claims: properties", front_matter("- {0}\n", "population:\n"))
shape("claims: of many notes", notes("# A{0}\n\nThe [[Target]] has {0} people.\n", extra={"Target.md": "# Target\n\n- **Population**: 5\n"}))
shape("claims: of many notes on one line", notes("# A{0}\n\n| Name | Population |\n|---|---|\n| [[Target]] | {0} |\n", extra={"Target.md": "# Target\n"}))
shape("claims: of one name without a note", notes("# A{0}\n\nThe [[Target]] has {0} people. [[Target]] was founded in {0}.\n"))

# Vaults
shape("vault: empty notes", notes(""))
shape("vault: equal names", notes("# A\n", name="{0}/Name.md"))
shape("vault: equal names and links to them", notes("# A\n\n[[Name]]\n", name="{0}/Name.md"))
shape("vault: equal titles", notes("# Title\n"))
shape("vault: equal titles of properties", notes("---\ntitle: Title\n---\n"))
shape("vault: equal aliases", notes("---\naliases: [Alias]\n---\n# A{0}\n"))
shape("vault: equal aliases and links to them", notes("---\naliases: [Alias]\n---\n# A{0}\n\n[[Alias]]\n"))
shape("vault: equal text", notes("# A{0}\n\nThis text is the same in each of these notes, word for word.\n"))
shape("vault: names that differ by a digit", notes("# A\n", name="Lighthouse{0}.md"))
shape("vault: names that differ by a letter", lambda size: {
    "Lighthouse " + "".join(chr(97 + int(digit)) for digit in str(i)) + ".md": "# A\n" for i in range(size // 120)})
shape("vault: names that differ by accents", lambda size: {
    "".join("e\u0301"[:1 + (i >> bit & 1)] + "b" for bit in range(16)) + ".md": "# A\n" for i in range(size // 120)})
shape("vault: names in upper and lower case", lambda size: {
    f"{i}/" + "".join("aA"[i >> bit & 1] for bit in range(16)) + ".md": "# A\n" for i in range(size // 120)})
shape("vault: names of the same words", lambda size: {
    f"{i}/" + " ".join(("Aa Bb Cc Dd Ee Ff".split() * 2)[i % 6:i % 6 + 6]) + ".md": "# A\n" for i in range(size // 120)})
shape("vault: links to one name", notes("[[Target]]\n", extra={"Target.md": "# Target\n"}))
shape("vault: links to one missing name", notes("[[Target]]\n"))
shape("vault: links to a name much like one", notes("[[Lighthouse Keepr]]\n", extra={"Lighthouse Keeper.md": "# A\n"}))
shape("vault: links to names much like others", notes("[[Lighthouse{0}x]]\n", name="Lighthouse{0}.md"))
shape("vault: links to a heading", notes("[[Target#B]]\n", extra={"Target.md": "# Target\n\n## C\n"}))
shape("vault: embeds of one picture", notes("![[a.png]]\n"))
shape("vault: folders, deeper and deeper", lambda size: {"/".join("a" * min(i, 500)) + f"/{i}.md": "# A\n" for i in range(1, size // 200)})
shape("vault: mentions", notes("Lighthouse {0} and Lighthouse Keeper\n", name="Lighthouse {0}.md"), ["--select", "unlinked-mention"])
shape("vault: mentions of one name", notes("The Lighthouse Keeper is here. The Lighthouse Keeper is there.\n", extra={"Lighthouse Keeper.md": "# A\n"}),
      ["--select", "unlinked-mention"])
shape("vault: names of the same first word", notes("The Aa Bb Cc Dd\n", name="Aa Bb{0}.md"), ["--select", "unlinked-mention"])
shape("vault: related notes", notes("# A{0}\n\n## Related Notes\n\n- [[Target]]\n", extra={"Target.md": "# Target\n\n## Related Notes\n\n- [[1]]\n"}),
      ["--select", "one-way-related"])
shape("vault: all rules", notes("# A{0}\n\nThe [[B{0}]] has {0} people.\n"), ["--select", "front-matter,links,entities,citations,figures,structure,suppressions"])
shape("vault: settings of many excludes", lambda size: {"notelint.yaml": "exclude:\n" + "".join(f"- a{i}/**/b/*.md\n" for i in range(size // 20)), "A.md": "# A\n"})
shape("vault: a glob of many stars", lambda size: {"notelint.yaml": "exclude: ['" + "**/a*/" * 20 + "b']\n", "/".join(["a" * 20] * 100) + "/A.md": "a\n" * (size // 2)})

# Schemas
shape("schema: a catastrophic pattern", with_schema("front-matter: {properties: {a: {pattern: '^(a+)+$'}}}\n", lambda size: f"---\na: {'a' * size}!\n---\n\n# A\n"))
shape("schema: a catastrophic pattern of the text", with_schema("structure: {text: {forbidden: ['(a|aa)+[bc]']}}\n", lambda size: "# A\n\n" + "a" * size + "\n"))
shape("schema: a costly pattern of paragraphs", with_schema("structure: {text: {forbidden: ['(a|aa)+[bc]']}}\n", lambda size: "# A\n\n" + ("a" * 98 + "\n\n") * (size // 100)))
shape("schema: a pattern of the text", with_schema("structure: {text: {forbidden: ['TODO']}}\n", lambda size: "# A\n\n" + "TODO " * (size // 5) + "\n"))
shape("schema: items", with_schema("front-matter: {properties: {a: {items: {type: integer}}}}\n",
                                    lambda size: "---\na: [" + ", ".join(f"a{i}" for i in range(size // 8)) + "]\n---\n\n# A\n"))
shape("schema: unique items", with_schema("front-matter: {properties: {a: {uniqueItems: true}}}\n",
                                           lambda size: "---\na: [" + ", ".join(f"a{i}" for i in range(size // 8)) + "]\n---\n\n# A\n"))
shape("schema: unknown keys", with_schema("front-matter: {additionalProperties: false, properties: {keys: {}}}\n",
                                           lambda size: "---\n" + "".join(f"k{i}: 1\n" for i in range(size // 9)) + "---\n\n# A\n"))
shape("schema: names of properties", with_schema("front-matter: {propertyNames: {pattern: '^[a-z]+$'}, patternProperties: {'^k': {type: string}}}\n",
                                                  lambda size: "---\n" + "".join(f"k{i}: 1\n" for i in range(size // 9)) + "---\n\n# A\n"))
shape("schema: choices", with_schema("front-matter: {properties: {a: {items: {enum: [" + ", ".join(f"b{i}" for i in range(200)) + "]}}}}\n",
                                      lambda size: "---\na: [" + ", ".join(f"a{i}" for i in range(size // 8)) + "]\n---\n\n# A\n"))
shape("schema: sections in order", with_schema("structure: {sections: {required: [One, Two], order: true}}\n",
                                                lambda size: "".join(f"## Two\n\n## One {i}\n\n" for i in range(size // 22))))
shape("schema: sections required", lambda size: {
    "notelint.yaml": "schemas: schemas/\n",
    "schemas/a.yaml": "title: A\nmatch: {path: '**'}\nstructure: {sections: {required: [" + ", ".join(f"Section {i}" for i in range(256)) + "]}}\n",
    "A.md": "".join(f"## Heading {i}\n\n" for i in range(size // 18))})
shape("schema: of many properties", lambda size: {
    "notelint.yaml": "schemas: schemas/\n", "A.md": "---\nk1: 1\n---\n# A\n",
    "schemas/a.yaml": "title: A\nmatch: {path: '**'}\nfront-matter: {properties: {" + ", ".join(f"k{i}: {{type: string}}" for i in range(size // 24)) + "}}\n"})
shape("schema: unique over the vault", notes("---\na: {0}\n---\n\n# A{0}\n", extra={
    "notelint.yaml": "schemas: schemas/\n", "schemas/a.yaml": "title: A\nmatch: {path: '**'}\nfront-matter: {properties: {a: {unique: true}}}\n"}))


def write(folder, files):
    count = 0
    for path, text in files.items():
        relative = len(path)
        path = os.path.join(folder, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        data = text.encode()
        count += len(data) + relative + FILE
        with open(path, "wb") as file:
            file.write(data)
    return count


def seconds_of(command):
    """The processor time that it took, and its exit status."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    child.stderr.close()
    return usage.ru_utime + usage.ru_stime, child.returncode, errors


class Measured:
    """One shape at a size and at twice that."""

    def __init__(self, notelint, name, size):
        files, options, _ = SHAPES[name]
        self.folders = []
        self.bytes = []
        self.least = [float("inf")] * 2
        self.commands = []
        self.problem = None
        for factor in (1, 2):
            folder = tempfile.TemporaryDirectory(dir=MEMORY)
            self.folders.append(folder)
            os.mkdir(os.path.join(folder.name, ".obsidian"))
            self.bytes.append(write(folder.name, files(size * factor)))
            format_options = [] if "--format" in options else ["--format", "json"]
            self.commands.append([notelint, "check", "--jobs", "1", "--fail-on", "never", *format_options, *options, folder.name])

    def take(self, at):
        seconds, status, errors = seconds_of(self.commands[at])
        self.least[at] = min(self.least[at], seconds)
        if status not in ((0, 1) if "--dry-run" in self.commands[at] else (0,)):
            self.problem = f"exit {status}: {errors[:200]!r}"

    def again(self):
        self.take(0)
        self.take(1)

    def ratio(self):
        # A vault can take more than twice the bytes for twice the size: names grow
        return self.least[1] / self.least[0] / (self.bytes[1] / self.bytes[0] / 2)

    def done(self):
        for folder in self.folders:
            folder.cleanup()


def settle(measured):
    for _ in range(TRIES):
        if measured.problem or measured.ratio() <= RATIO:
            break
        measured.again()
    measured.done()
    return measured


def measure(notelint, name, thoroughly):
    size = BYTES
    if not thoroughly:
        measured = Measured(notelint, name, size)
        measured.take(1)
        if measured.problem or measured.least[1] < SHORT:
            measured.done()
            return measured
        measured.take(0)
        if settle(measured).ratio() <= RATIO or measured.problem or size * 4 > SHAPES[name][2]:
            return measured
        size *= 4  # a step at one size is none at another; what is quadratic stays so
    while True:
        measured = Measured(notelint, name, size)
        measured.again()
        if measured.least[0] >= TOO_SHORT or measured.problem or size * 2 > SHAPES[name][2]:
            break
        measured.done()
        size *= 4 if measured.least[0] < TOO_SHORT / 4 else 2
    return settle(measured)


def main():
    notelint = os.path.abspath(sys.argv[1])
    table = "--table" in sys.argv
    wanted = [name for name in sys.argv[2:] if name != "--table"]
    good, bad = 0, []
    for name in SHAPES:
        if wanted and not any(word in name for word in wanted):
            continue
        measured = measure(notelint, name, table)
        row = (f"{name:50} {measured.bytes[0] / 1e6:8.2f} MB {measured.least[0]:7.3f} s  {measured.bytes[1] / 1e6:8.2f} MB "
               f"{measured.least[1]:7.3f} s  x {measured.ratio():4.2f}")
        if table:
            print(row, flush=True)
        if measured.problem or (measured.ratio() > RATIO and (table or measured.least[1] >= SHORT)):
            bad.append(f"{row} {measured.problem or ''}")
        else:
            good += 1
    for row in bad:
        print(f"not linear: {row}")
    print(f"{good} passed, {len(bad)} failed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
