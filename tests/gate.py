#!/usr/bin/env python3
"""gate.py NOTELINT: what a gate lets pass: changed lines, staged contents, baselines, fixes, each in a scratch
repository with real commits. Ends with `N passed, N failed`."""
import json
import os
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
from scratch import NOTES, OLD, SETTINGS, cases_of, run_cases


def diff_shows_the_new_fault_alone(repository):
    repository.git("checkout", "-qb", "work")
    yield repository.findings("--diff", "main"), []
    repository.append("Trees/Birch.md", "\nAnd the [[Elm]].\n")
    yield repository.findings("--diff", "main"), [("Trees/Birch.md", "missing-note")]
    repository.git("commit", "-qam", "fault")
    yield repository.findings("--diff", "main"), [("Trees/Birch.md", "missing-note")]
    yield repository.findings(), OLD[:2] + [("Trees/Birch.md", "missing-note")] + OLD[2:]
    repository.write("Trees/Oak.md", "# Oak\n\n[[Elm]]\n")
    yield repository.findings("--diff", "main"), [("Trees/Birch.md", "missing-note"), ("Trees/Oak.md", "missing-note")]


def diff_shows_what_a_deletion_breaks(repository):
    repository.git("checkout", "-qb", "work")
    repository.git("rm", "-q", "my trees/Trees/Larch.md")
    repository.git("commit", "-qm", "deletion")
    yield repository.findings("--diff", "main"), [("Index.md", "missing-note")]
    yield [text[:-7] for text in repository.messages("--diff", "main")], ["there is no note 'Larch': 'Trees/Larch.md' was deleted in commit "]
    repository.write("notelint.yaml", SETTINGS + "links: {history: 0}\n")
    yield repository.messages("--diff", "main"), ["there is no note 'Larch' yet; this change deleted 'Trees/Larch.md'"]


def a_link_that_the_change_breaks_is_an_error(repository):
    repository.write("notelint.yaml", "rules: {orphan-note: off}\n")
    repository.append("Trees/Birch.md", "\nAnd the [[Elm]], and ![[bark.png]].\n")
    repository.write("Trees/bark.png", "")
    repository.git("add", "-A")
    repository.git("commit", "-qm", "settings")
    repository.git("rm", "-q", "my trees/Trees/Larch.md", "my trees/Trees/bark.png")
    repository.append("Trees/Birch.md", "\nAnd the [[Oak]].\n")
    repository.git("add", "-A")
    done = json.loads(repository.run("--staged", "--format", "json").stdout)["findings"]
    yield [(f["path"], f["rule"], f["severity"]) for f in done], [
        ("Index.md", "missing-note", "error"),
        ("Trees/Birch.md", "missing-embed", "error"),
        ("Trees/Birch.md", "missing-note", "info"),
    ]
    yield [f.get("brokenBy") for f in done], ["Trees/Larch.md", "Trees/bark.png", None]
    yield done[1]["message"], "there is no file 'bark.png' to embed: 'Trees/bark.png' was deleted since the last commit"


def a_vault_without_loose_ends_is_kept_so(repository):
    repository.write("notelint.yaml", "rules: {orphan-note: off}\n")
    repository.write("Trees/Birch.md", "# Birch\n\nOften beside the [[Alder]].\n")
    repository.commit()
    repository.append("Trees/Birch.md", "\nAnd the [[Oak]].\n")
    told = lambda: [(f["message"], f["severity"]) for f in json.loads(repository.run("--diff", "HEAD", "--format", "json").stdout)["findings"]]
    # the willow has no note yet: another that has none is nothing new
    yield told(), [("there is no note 'Oak' yet", "info")]
    repository.write("Trees/Willow.md", "# Willow\n")
    repository.git("add", "my trees/Trees/Willow.md")
    repository.git("commit", "-qm", "willow")
    yield told(), [("there is no note 'Oak' yet, and before this change every link led somewhere", "error")]
    repository.write("notelint.yaml", "rules: {orphan-note: off, missing-note: info}\n")
    yield [severity for _, severity in told()], ["info"]


def staged_settings_are_what_counts(repository):
    schema = "match: {path: Trees/Alder.md}\nfront-matter: {properties: {aliases: {maxItems: 1}}}\n"
    repository.write("notelint.yaml", "schemas: schemas/\n" + SETTINGS)
    repository.write("schemas/tree.yaml", schema)
    repository.git("add", "-A")
    repository.write("Trees/Alder.md", NOTES["Trees/Alder.md"].replace("Black Alder", "Black Alder, Owler"))
    repository.git("add", "-A")
    yield repository.findings("--staged"), [("Trees/Alder.md", "schema-violation")]
    # what is on the disk alone plays no part
    repository.write("schemas/tree.yaml", schema.replace("Alder", "Birch"))
    repository.write("schemas/other.yaml", "match: {path: Index.md}\nfront-matter: {required: [height]}\n")
    repository.write("notelint.yaml", "rules: {no-such-rule: error}\n")
    yield repository.findings("--staged"), [("Trees/Alder.md", "schema-violation")]
    os.remove(os.path.join(repository.vault, "notelint.yaml"))
    os.mkdir(os.path.join(repository.vault, ".obsidian"))
    os.remove(os.path.join(repository.vault, "schemas/tree.yaml"))
    yield repository.findings("--staged"), [("Trees/Alder.md", "schema-violation")]
    repository.git("add", "-A")
    yield repository.findings("--staged"), []


def fixes_of_staged_notes(repository):
    repository.append("Trees/Larch.md", "| [[Birch|the birch]] | yes |\n")
    repository.git("add", "-A")
    repository.append("Trees/Birch.md", "\nNot added.\n")
    done = repository.run("--staged", "--fix")
    yield (done.returncode, done.stderr), (0, "notelint: fixed 1 finding in 1 file\n")
    fixed = NOTES["Trees/Larch.md"] + "| [[Birch\\|the birch]] | yes |\n"
    yield repository.read("Trees/Larch.md"), fixed
    # what is staged and what lies on the disk differ: neither is overwritten
    repository.write("Trees/Larch.md", NOTES["Trees/Larch.md"] + "Mine.\n")
    done = repository.run("--staged", "--fix")
    yield (done.returncode, done.stderr), (
        2, "notelint: 'Trees/Larch.md' on the disk is not what was checked; it is left as it is\n"
    )
    yield repository.read("Trees/Larch.md"), NOTES["Trees/Larch.md"] + "Mine.\n"


def diff_follows_renamed_notes(repository):
    repository.git("mv", "my trees/Trees/Larch.md", "my trees/Trees/European Larch.md")
    repository.git("commit", "-qm", "rename")
    # The old fault of the renamed note is no new one; the link to its old name is.
    yield [path for path, _ in repository.findings("--diff", "HEAD~1")], ["Index.md"]


def each_kind_of_damage_names_its_cause(repository):
    repository.write("Index.md", "# Index\n\n- [[Alder#Habitat]]\n- [[Alder#^leaf]]\n- [[Birch]]\n- [[Larch]]\n- ![[bark.png]]\n- [l](Trees/Larch.md)\n")
    repository.append("Trees/Alder.md", "\n## Leaves\n\nRound. ^leaf\n\n## Habitat\n\nWet.\n")
    repository.write("Trees/bark.png", "no picture")
    base = repository.commit()
    index = repository.read("Index.md")
    repository.write("Trees/Alder.md", repository.read("Trees/Alder.md").replace("## Habitat", "## Where it grows").replace(" ^leaf", ""))
    repository.write("Shrubs/Birch.md", "# Dwarf birch\n")
    repository.move("Trees/Larch.md", "Trees/European Larch.md")
    repository.move("Trees/bark.png", "bark of a birch.png")
    want = [
        "'Trees/Alder.md' has no heading 'Habitat'; this change renamed the heading 'Habitat' to 'Where it grows'",
        "'Trees/Alder.md' has no block '^leaf'; this change removed the block '^leaf'",
        "2 files bear the name 'Birch': 'Shrubs/Birch.md', 'Trees/Birch.md'; this change added 'Shrubs/Birch.md'",
        "there is no note 'Larch': 'Trees/Larch.md' was renamed to 'Trees/European Larch.md' since the last commit",
        "there is no file 'bark.png' to embed: 'Trees/bark.png' was renamed to 'bark of a birch.png' since the last commit",
        "there is no file 'Trees/Larch.md': 'Trees/Larch.md' was renamed to 'Trees/European Larch.md' since the last commit",
    ]
    causes = ["Trees/Alder.md", "Trees/Alder.md", "Shrubs/Birch.md", "Trees/Larch.md", "Trees/bark.png", "Trees/Larch.md"]
    for history, messages in (
        ("", want),
        ("links: {history: 0}\n", want[:3] + [
            "there is no note 'Larch', but 'Trees/European Larch.md' has this title; this change renamed 'Trees/Larch.md' to 'Trees/European Larch.md'",
            "there is no file 'bark.png' to embed; this change renamed 'Trees/bark.png' to 'bark of a birch.png'",
            "there is no file 'Trees/Larch.md', but 'Trees/European Larch.md' has this title;"
            " this change renamed 'Trees/Larch.md' to 'Trees/European Larch.md'",
        ]),
    ):
        repository.write("notelint.yaml", SETTINGS + history)
        repository.git("reset", "-q")
        yield repository.messages("--diff", base, "Index.md"), messages
        repository.git("add", "-A")
        yield repository.messages("--staged", "Index.md"), messages
        done = json.loads(repository.run("--staged", "--format", "json", "Index.md").stdout)["findings"]
        yield [(f.get("brokenBy"), f["severity"]) for f in done], [
            (path, "warning" if path.startswith("Shrubs/") else "error") for path in causes]
    yield repository.read("Index.md"), index


def names_that_notes_lose_are_damage_too(repository):
    for mode, front in (("aliases", "aliases: [Owler]"), ("titles", "title: Owler")):
        repository.write("notelint.yaml", SETTINGS + f"links: {{resolve: {mode}}}\n")
        repository.write("Index.md", "# Index\n\n- [[Owler]]\n")
        repository.write("Trees/Alder.md", f"---\n{front}\n---\n\nWet.\n")
        repository.commit(mode)
        yield repository.findings("Index.md"), []
        repository.write("Trees/Alder.md", "---\nheight: low\n---\n\nWet.\n")
        yield repository.messages("--diff", "HEAD", "Index.md"), [
            "there is no note 'Owler' yet; this change took the name 'Owler' from 'Trees/Alder.md'"]


def staged_is_what_counts(repository):
    repository.append("Trees/Birch.md", "\nAnd the [[Elm]].\n")
    yield repository.findings("--staged"), []
    repository.git("add", "-A")
    yield repository.findings("--staged"), [("Trees/Birch.md", "missing-note")]
    repository.write("Trees/Birch.md", NOTES["Trees/Birch.md"])
    yield repository.findings("--staged"), [("Trees/Birch.md", "missing-note")]
    repository.git("reset", "-q", "--hard")
    repository.write("Elm.md", "# Elm\n")
    repository.append("Trees/Birch.md", "\nAnd the [[Elm]].\n")
    repository.git("add", "my trees/Trees/Birch.md")
    yield repository.findings("--staged"), [("Trees/Birch.md", "missing-note")]
    yield repository.hints("--staged"), ["'Elm.md' is there, but not added: git add"]
    repository.git("add", "-A")
    yield repository.findings("--staged"), []


def a_staged_deletion_is_seen(repository):
    repository.git("rm", "-q", "my trees/Trees/Larch.md")
    yield repository.findings("--staged"), [("Index.md", "missing-note")]
    repository.git("reset", "-q", "--hard")
    repository.git("rm", "-q", "--cached", "my trees/Trees/Larch.md")
    yield repository.findings("--staged"), [("Index.md", "missing-note")]


def settings_that_git_does_not_know_are_told_of(repository):
    repository.git("rm", "-q", "--cached", "my trees/notelint.yaml")
    repository.append("Trees/Birch.md", "\nAnd the [[Elm]].\n")
    repository.git("add", "my trees/Trees/Birch.md")
    yield repository.run("--staged").stderr, "notelint: 'notelint.yaml' is there, but not added: its settings do not count\n"
    repository.git("add", "-A")
    yield repository.run("--staged").stderr, ""


def another_index_is_honoured(repository):
    index = os.path.join(repository.top, ".git", "other")
    shutil.copy(os.path.join(repository.top, ".git", "index"), index)
    repository.append("Trees/Birch.md", "\nAnd the [[Elm]].\n")
    repository.git("add", "-A", GIT_INDEX_FILE=index)
    yield repository.findings("--staged"), []
    yield repository.findings("--staged", GIT_INDEX_FILE=index), [("Trees/Birch.md", "missing-note")]
    yield repository.findings("--staged", GIT_INDEX_FILE=".git/other"), [("Trees/Birch.md", "missing-note")]


def linked_work_trees_work(repository):
    linked = os.path.join(os.path.dirname(repository.top), "linked")
    repository.git("worktree", "add", "-q", "-b", "other", linked)
    repository.top, repository.vault = linked, os.path.join(linked, "my trees")
    repository.git("rm", "-q", "my trees/Trees/Larch.md")
    yield repository.findings("--staged"), [("Index.md", "missing-note")]
    yield repository.findings("--diff", "main"), [("Index.md", "missing-note")]


def what_git_cannot_tell_is_said(repository):
    yield repository.findings("--diff", "nowhere"), "notelint: git knows no commit 'nowhere'\n"
    yield repository.findings("--diff", "main", "--staged"), "notelint: '--diff' and '--staged' exclude each other\n"
    repository.git("checkout", "-q", "--orphan", "island")
    repository.git("commit", "-qm", "island")
    yield repository.findings("--diff", "main"), "notelint: 'main' and HEAD have no common ancestor\n"
    shutil.rmtree(os.path.join(repository.top, ".git"))
    yield "lies in no git work tree" in repository.findings("--staged"), True


def shallow_clones_are_enough_or_it_is_said(repository):
    repository.git("checkout", "-qb", "work")
    repository.git("rm", "-q", "my trees/Trees/Larch.md")
    repository.append("Trees/Birch.md", "\nAnd the [[Elm]].\n")
    repository.git("commit", "-qam", "one fault and one deletion")
    repository.git("checkout", "-q", "main")
    repository.append("Index.md", "- [[Gone]]\n")
    repository.git("commit", "-qam", "a fault of others")
    repository.git("merge", "-q", "--no-ff", "-m", "merge", "work")
    for depth in "1", "2":
        clone = os.path.join(os.path.dirname(repository.top), "clone" + depth)
        repository.git("clone", "-q", "--depth", depth, "file://" + repository.top, clone)
        repository.vault = os.path.join(clone, "my trees")
        if depth == "1":
            yield repository.findings("--diff", "HEAD^1"), (
                "notelint: git knows no commit 'HEAD^1'; this clone is shallow: fetch the branch with its history\n"
            )
        else:
            yield repository.findings("--diff", "HEAD^1"), [("Index.md", "missing-note"), ("Trees/Birch.md", "missing-note")]
            yield repository.findings("--diff", "HEAD^2"), [("Index.md", "missing-note")]


def the_first_commit_is_a_change_too(repository):
    shutil.rmtree(os.path.join(repository.top, ".git"))
    repository.git("init", "-q", ".")
    yield repository.findings("--staged", "--allow-empty"), []
    repository.git("add", "-A")
    yield repository.findings("--staged"), OLD


def fixes_change_what_they_say(repository):
    done = repository.run("--fix", "--dry-run")
    yield (done.returncode, done.stderr), (1, "notelint: 1 fix in 1 file\n")
    yield repository.read("Trees/Larch.md"), NOTES["Trees/Larch.md"]
    subprocess.run(["git", "apply", "-"], cwd=repository.top, env=repository.environment, input=done.stdout, text=True, check=True)
    fixed = NOTES["Trees/Larch.md"].replace("Alder|the", "Alder\\|the")
    yield repository.read("Trees/Larch.md"), fixed
    repository.git("checkout", "-q", ".")
    done = repository.run("--fix", "--fail-on", "never")
    yield done.stderr, "notelint: fixed 1 finding in 1 file\n"
    yield repository.read("Trees/Larch.md"), fixed
    repository.run("--unsafe-fixes")
    yield repository.read("Trees/Birch.md"), NOTES["Trees/Birch.md"].replace("Sycamoer", "Sycamore")
    yield repository.findings(), [("Trees/Alder.md", "missing-note")]


def only_what_is_asked_for_is_reported(repository):
    yield repository.findings("Trees/Birch.md"), OLD[1:2]
    yield repository.findings("--files-from", "-", stdin="Trees/Birch.md\nTrees/Gone.md\n/etc/passwd\n"), OLD[1:2]
    yield repository.findings("--files-from", "-", stdin="Trees/Birch.md\0Trees/Larch.md\0"), OLD[1:]
    yield repository.findings("--files-from", "-"), []
    yield repository.findings("--stdin-filename", "Trees/Oak.md", stdin="[[Alder]] [[Elm]]\n"), [("Trees/Oak.md", "missing-note")]
    yield repository.findings("--stdin-filename", "Trees/Birch.md", stdin="# Birch\n"), []
    yield repository.findings("--max-findings", "2"), OLD[:2]


TEXT = """# {0}

The {0} grows beside rivers and lakes,
in most of the north and in the mountains of the south.

Its wood was used for {0} boats.
It flowers in March, before its leaves are out,
and drops its fruit in the autumn of the same year.
"""


def history_tells_where_files_went(repository):
    repository.write("Index.md", "# Index\n\n- [[Rowan]]\n- [[Trees/Hazel]]\n- [[Oak]]\n- [[Aspen]]\n- [[Elder]]\n- [[Never]]\n- ![[bark.png]]\n- [b](Trees/Beech.md)\n")
    names = ("Rowan", "Hazel", "Oak", "Aspen", "Elder", "Beech")
    for name in names:
        repository.write(f"Trees/{name}.md", TEXT.format(name))
    repository.write("bark.png", "no picture")
    repository.commit()
    yield repository.findings("Index.md"), [("Index.md", "missing-note")]
    repository.move("Trees/Rowan.md", "Trees/Mountain Ash.md", "# Rowan", "# Mountain Ash")
    repository.move("bark.png", "pictures/bark of an oak.png")
    rowan = repository.commit()
    repository.move("Trees/Hazel.md", "Shrubs/Hazel.md")
    hazel = repository.commit()
    os.remove(os.path.join(repository.vault, "Trees/Oak.md"))
    oak = repository.commit()
    repository.move("Trees/Aspen.md", "Trees/Poplar.md")
    aspen = repository.commit()
    repository.move("Trees/Poplar.md", "Shrubs/Trembling Poplar.md", "# Aspen", "# Trembling Poplar")
    repository.commit()
    repository.git("mv", "my trees/Trees/Elder.md", "my trees/Shrubs/Black Elder.md")
    repository.move("Trees/Beech.md", "Trees/European Beech.md", "# Beech", "# European Beech")
    want = [
        f"there is no note 'Rowan': 'Trees/Rowan.md' was renamed to 'Trees/Mountain Ash.md' in commit {rowan}",
        f"there is no note 'Trees/Hazel': 'Trees/Hazel.md' was moved to 'Shrubs/Hazel.md' in commit {hazel}",
        f"there is no note 'Oak': 'Trees/Oak.md' was deleted in commit {oak}",
        f"there is no note 'Aspen': 'Trees/Aspen.md' was renamed in commit {aspen} and is 'Shrubs/Trembling Poplar.md' now",
        "there is no note 'Elder': 'Trees/Elder.md' was renamed to 'Shrubs/Black Elder.md' since the last commit",
        "there is no note 'Never' yet",
        f"there is no file 'bark.png' to embed: 'bark.png' was renamed to 'pictures/bark of an oak.png' in commit {rowan}",
        "there is no file 'Trees/Beech.md': 'Trees/Beech.md' was renamed to 'Trees/European Beech.md' since the last commit",
    ]
    yield repository.messages("Index.md"), want
    yield [rule for _, rule in repository.findings("Index.md")], [
        "broken-wikilink", "broken-wikilink", "missing-note", "broken-wikilink", "broken-wikilink", "missing-note", "missing-embed",
        "broken-markdown-link",
    ]
    yield repository.messages("--staged", "Index.md"), [want[4]]
    repository.write("notelint.yaml", SETTINGS + "links: {history: 0}\n")
    yield [message for message in repository.messages("Index.md") if "commit" in message], []
    repository.write("notelint.yaml", SETTINGS)
    repository.run("--unsafe-fixes", "Index.md")
    yield repository.read("Index.md"), (
        "# Index\n\n- [[Mountain Ash]]\n- [[Hazel]]\n- [[Oak]]\n- [[Trembling Poplar]]\n- [[Black Elder]]\n- [[Never]]\n"
        "- ![[bark of an oak.png]]\n- [b](Trees/European%20Beech.md)\n"
    )
    shutil.rmtree(os.path.join(repository.top, ".git"))
    yield repository.messages("Index.md"), ["there is no note 'Oak' yet", "there is no note 'Never' yet"]


def history_is_silent_where_it_is_not_sure(repository):
    repository.write("Index.md", "# Index\n\n- [[Rowan]]\n- [[Oak]]\n- [[Elm]]\n")
    for name in ("Rowan", "Oak"):
        repository.write(f"Trees/{name}.md", TEXT.format(name))
    repository.commit()
    # Two notes of one template go, two of the same template come.
    for old, new in (("Rowan", "Gorse"), ("Oak", "Broom")):
        repository.move(f"Trees/{old}.md", f"Trees/{new}.md", old, new)
    repository.commit()
    yield repository.messages("Index.md"), ["there is no note 'Rowan' yet", "there is no note 'Oak' yet", "there is no note 'Elm' yet"]
    # A name that came back is not gone.
    repository.write("Trees/Rowan.md", "# Rowan\n")
    repository.write("Trees/Oak.md", "# Oak\n")
    yield repository.messages("Index.md"), ["there is no note 'Elm' yet"]


def history_that_is_cut_or_damaged_is_no_error(repository):
    repository.write("Trees/Rowan.md", TEXT.format("Rowan"))
    repository.write("Index.md", "# Index\n\n- [[Rowan]]\n")
    repository.commit()
    repository.move("Trees/Rowan.md", "Trees/Mountain Ash.md")
    moved = repository.commit()
    told = [f"there is no note 'Rowan': 'Trees/Rowan.md' was renamed to 'Trees/Mountain Ash.md' in commit {moved}"]
    untold = ["there is no note 'Rowan', but 'Trees/Mountain Ash.md' has this title"]
    yield repository.messages("Index.md"), told
    clone = os.path.join(os.path.dirname(repository.top), "clone")
    repository.git("clone", "-q", "--depth", "1", "file://" + repository.top, clone)
    vault, repository.vault = repository.vault, os.path.join(clone, "my trees")
    yield repository.messages("Index.md"), untold
    repository.vault = vault
    repository.git("checkout", "-q", "--orphan", "empty")
    yield repository.messages("Index.md"), untold
    repository.git("checkout", "-q", "-f", "main")
    for folder, _, names in os.walk(os.path.join(repository.top, ".git", "objects")):
        for name in names:
            path = os.path.join(folder, name)
            os.chmod(path, 0o600)
            with open(path, "r+b") as f:
                f.write(b"no object")
    yield repository.messages("Index.md"), untold


sys.exit(run_cases(sys.argv[1], cases_of(globals())))
