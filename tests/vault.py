#!/usr/bin/env python3
"""vault.py NOTELINT: which files make a vault: its root, what git ignores, symbolic links, odd names, settings.

Ends with `N passed, N failed`."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

NOTELINT = os.path.abspath(sys.argv[1])
PASSED, FAILED = [], []


def run(*arguments, cwd):
    return subprocess.run([NOTELINT, *arguments], cwd=cwd, capture_output=True)


def show(kind, cwd, *arguments):
    return [json.loads(line) for line in run("show", kind, *arguments, cwd=cwd).stdout.decode().splitlines()]


def notes(cwd):
    return [note["path"] for note in show("notes", cwd)]


def links(cwd):
    return [(link["raw"], link["status"], link["resolved"]) for link in show("links", cwd)]


def write(folder, files):
    for path, text in files.items():
        full = os.path.join(os.fsencode(folder), path if isinstance(path, bytes) else path.encode())
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "wb") as f:
            f.write(text if isinstance(text, bytes) else text.encode())


def git(folder, *arguments):
    environment = {"HOME": folder, "PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, check=True)


def case(function):
    with tempfile.TemporaryDirectory() as folder:
        try:
            function(os.path.realpath(folder))
            PASSED.append(function.__name__)
        except AssertionError as error:
            FAILED.append(function.__name__)
            print(f"{function.__name__}: {error}")


def equal(got, want):
    assert got == want, f"\n    got  {got!r}\n    want {want!r}"


def the_root_is_found_upwards(folder):
    write(folder, {"a/notelint.yaml": "", "a/b/.obsidian/app.json": "{}", "a/b/N.md": "x", "c/.obsidian/app.json": "{}", "c/d/N.md": "x", "e/N.md": "x"})
    for target, root, why in [("a/b", "a", "notelint.yaml"), ("a/b/N.md", "a", "notelint.yaml"), ("c/d", "c", ".obsidian"), ("e", "e", "target"), ("e/N.md", "e", "target")]:
        got = run("config", target, cwd=folder).stdout.decode().splitlines()[0]
        equal(got, f"# vault: {folder}/{root} (found by: {why})")
    equal(run("check", "nowhere", cwd=folder).returncode, 2)


def a_git_work_tree_is_a_root(folder):
    write(folder, {"a/N.md": "x"})
    git(folder, "init", "-q")
    got = run("config", "a", cwd=folder).stdout.decode().splitlines()[0]
    equal(got, f"# vault: {folder} (found by: git work tree)")


def git_ignores(folder):
    write(folder, {
        "v/.obsidian/app.json": "{}", "v/N.md": "[[Draft]] [[Kept]] [[Deep]] [[Built]]\n", "v/Draft.md": "x", "v/Kept.draft.md": "x",
        "v/out/Built.md": "x", "v/sub/.gitignore": "*.md\n!Shallow.md\n", "v/sub/Deep.md": "x", "v/sub/Shallow.md": "x", "v/Tracked.md": "x",
        ".gitignore": "out/\nDraft.md\n*.draft.md\n!Kept.draft.md\nTracked.md\n",
    })
    git(folder, "init", "-q")
    git(folder, "add", "-f", "v/Tracked.md")
    equal(notes(os.path.join(folder, "v")), ["Kept.draft.md", "N.md", "Tracked.md", "sub/Shallow.md"])
    # What git ignores is there all the same, and may be linked to.
    equal([status for _, status, _ in links(os.path.join(folder, "v"))], ["ok", "missing", "ok", "ok"])


def a_root_that_git_ignores_is_checked(folder):
    write(folder, {".gitignore": "build/\n", "build/v/notelint.yaml": "", "build/v/N.md": "x"})
    git(folder, "init", "-q")
    equal(notes(os.path.join(folder, "build/v")), ["N.md"])


def git_excludes_of_the_repository(folder):
    write(folder, {"notelint.yaml": "", "N.md": "x", "Private.md": "x"})
    git(folder, "init", "-q")
    write(folder, {".git/info/exclude": "Private.md\n"})
    equal(notes(folder), ["N.md"])


def symbolic_links_stay_inside(folder):
    write(folder, {"out/Secret.md": "# Secret\n", "v/notelint.yaml": "", "v/N.md": "[[Second]] [[Out]] [[Secret]] [[Gone]]\n", "v/sub/M.md": "## Here\n", "v/.obsidian/app.json": "# Secret"})
    vault = os.path.join(folder, "v")
    for target, link in [("sub/M.md", "Second.md"), ("../out/Secret.md", "Out.md"), ("../out", "outside"), ("..", "up"), (".", "self"), ("sub", "again"),
                         ("nowhere.md", "Gone.md"), ("loop.md", "loop.md"), ("/dev/zero", "zero.md"), ("/etc", "etc.md"), (".obsidian/app.json", "hidden.md")]:
        os.symlink(target, os.path.join(vault, link))
    os.mkfifo(os.path.join(vault, "fifo.md"))
    equal(notes(vault), ["Gone.md", "N.md", "Out.md", "fifo.md", "hidden.md", "loop.md", "sub/M.md", "zero.md"])
    equal(links(vault)[0], ("[[Second]]", "ok", "Second.md"))
    equal(links(vault)[2], ("[[Secret]]", "missing", None))
    text = run("check", "--format", "json", cwd=vault).stdout
    assert b"# Secret" not in text and b"root:" not in text, "something outside was read"
    rows = [(f["path"], f["message"]) for f in json.loads(text)["findings"] if f["rule"] == "unreadable-note"]
    equal([path for path, _ in rows], ["Gone.md", "Out.md", "fifo.md", "hidden.md", "loop.md", "zero.md"])


def files_that_differ_in_case_alone(folder):
    write(folder, {"notelint.yaml": "", "N.md": "[[Pan]] [[pan]] [[PAN]]\n", "Pan.md": "x", "pan.md": "x"})
    if len(os.listdir(folder)) < 4:
        return  # this file system does not tell them apart
    equal(links(folder), [("[[Pan]]", "ok", "Pan.md"), ("[[pan]]", "ok", "pan.md"), ("[[PAN]]", "case", "Pan.md")])


def files_that_differ_in_unicode_form_alone(folder):
    write(folder, {"notelint.yaml": "", "N.md": "[[Caf\u00e9]] [[Cafe\u0301]]\n", "Caf\u00e9.md": "x", "Cafe\u0301.md": "x"})
    if len(os.listdir(folder)) < 4:
        return
    equal(links(folder), [("[[Caf\u00e9]]", "ok", "Caf\u00e9.md"), ("[[Cafe\u0301]]", "ok", "Cafe\u0301.md")])


def links_lead_nowhere_out_of_the_vault(folder):
    write(folder, {
        "out/Secret.md": "## Heading nobody may see\n", "v/notelint.yaml": "", "v/A.md": "# A\n", "v/x\ny.md": "x",
        "v/N.md": "[[../out/Secret]] [[..]] [[/]] [[/../out/Secret]] [[A/../../out/Secret]] [[..\\out\\Secret]] [[link/Secret]] [[\x01]] [[A\x07]] [[A.MD.md]]\n"
        "[a](../out/Secret.md) [b](..%2Fout%2FSecret.md#Here) [c](/../out/Secret.md) [d](file:///etc/passwd) [e](A%00.md) [f](x%0Ay.md) [g](%zz) [h](%ff.md)\n"
        "[i](link/Secret.md) ![[../out/Secret#Heading]] ![j](../../../../../../etc/passwd) [[x\ny]]\n",
    })
    vault = os.path.join(folder, "v")
    for target, link in [("../out", "link"), ("..", "up"), ("loop", "loop")]:
        os.symlink(target, os.path.join(vault, link))
    want = [("missing", None)] * 10 + [("external", None)] * 2 + [("missing", None), ("external", None), ("missing", None), ("ok", "x\ny.md")]
    want += [("missing", None)] * 4 + [("external", None)]
    equal([(status, resolved) for _, status, resolved in links(vault)], want)
    text = run("check", "--format", "json", cwd=vault).stdout + run("check", cwd=vault).stdout
    assert b"nobody may see" not in text and b"root:" not in text, "something outside was read"


def names_of_a_megabyte(folder):
    mega = 1 << 20
    write(folder, {
        "notelint.yaml": "", "A.md": "# A\n\n## " + "b" * mega + "\n",
        "N.md": "\n".join(before + "a" * mega + behind for before, behind in [
            ("[[", "]]"), ("[[A#", "]]"), ("[[A|", "]]"), ("![[", ".png]]"), ("[", "](A.md)"), ("[x](", ".md)"), ("[x](A.md#", ")"),
            ("[x][", "]"), ("[[A#^", "]]"), ("[[A#" + "b" * mega, "]]"), ("[[A ", "")]),
    })
    rows = [(link["status"], link["region"]["line"]) for link in show("links", folder)]
    equal([status for status, _ in rows], ["missing", "broken-heading", "ok", "missing", "ok", "missing", "broken-heading",
                                           "broken-block", "broken-heading"])  # a label is shorter than 1,000 characters
    done = run("check", "--fail-on", "never", "--color", "never", cwd=folder)
    equal((done.returncode, len(done.stdout) < 100000), (0, True))


def odd_names(folder):
    write(folder, {"notelint.yaml": "", "a\nb.md": "x", "c\x1b[31m.md": "x", b"d\xff.md": "x", "e" * 250 + ".md": "x", "N.md": "[[" + "e" * 250 + "]]\n"})
    equal(len(notes(folder)), 5)
    equal(links(folder)[0][1], "ok")
    report = run("check", "--select", "unreadable-note", cwd=folder)
    equal(report.returncode, 0)


def deep_folders(folder):
    write(folder, {"notelint.yaml": "", "/".join(["d"] * 200) + "/N.md": "[[N]] [[d/N]] [[" + "d/" * 200 + "N]]\n"})
    equal([status for _, status, _ in links(folder)], ["ok", "ok", "ok"])


def hidden_folders_are_known_by_name(folder):
    write(folder, {"notelint.yaml": "", "N.md": "[[Old]]\n", ".trash/Old.md": b"\xff\xfe", ".git/x.md": "x"})
    equal(notes(folder), ["N.md"])
    equal(links(folder), [("[[Old]]", "hidden", ".trash/Old.md")])


def include_and_exclude(folder):
    write(folder, {"notelint.yaml": "include: [Notes/]\nexclude: ['**/draft-*']\n", "Notes/A.md": "[[draft-b]] [[C]]\n", "Notes/x/draft-b.md": "x", "C.md": "x"})
    equal(notes(folder), ["Notes/A.md"])
    equal([status for _, status, _ in links(folder)], ["ok", "ok"])


def settings_say_where_they_are_wrong(folder):
    for text, message in [
        ("rulez: {}\n", "notelint.yaml:1:1: unknown key 'rulez'; did you mean 'rules'?"),
        ("rules:\n  brokenwikilink: error\n", "notelint.yaml:2:3: there is no rule 'brokenwikilink'; did you mean 'broken-wikilink'?"),
        ("extends: nowhere.yaml\n", "notelint.yaml:1:10: cannot read '"),
        ("extends: [strict, strickt]\n", "/strickt': No such file or directory; did you mean 'strict'?"),
        ("extends: other.yaml\n", "other.yaml:2:11: cannot read '"),
        ("schemas: nowhere/\n", "notelint.yaml:1:10: cannot read '"),
        ("schemas: empty\n", "notelint.yaml:1:10: the folder of schemas 'empty' holds none"),
        ("schemas: [notelint:contry]\n", "notelint.yaml:1:11: there is no schema 'notelint:contry'; did you mean 'notelint:country'?"),
        ("schemas: [a.yaml, {schema: nowhere.yaml, match: {type: a}}]\n", "notelint.yaml:1:28: cannot read '"),
        ("schemas: [out/passwd.yaml]\n", "notelint.yaml:1:11: cannot read 'out/passwd.yaml': a symbolic link leads out of the vault"),
        ("schemas: [dangling.yaml]\n", "notelint.yaml:1:11: cannot read 'dangling.yaml': a symbolic link leads out of the vault"),
        ("extends: notelint.yaml\n", "'extends' leads through more than 16 files, or in a circle"),
        ("rules: [\n", "notelint.yaml:"),
        ("fail-on: sometimes\n", "notelint.yaml:1:10: "),
        ("exclude: ['[']\n", ""),
    ]:
        write(folder, {"notelint.yaml": text, "other.yaml": "rules: {}\nextends: [gone.yaml]\n", "a.yaml": "title: A\n", "empty/.gitkeep": "", "N.md": "x"})
        for name, target in ("out", "/etc"), ("dangling.yaml", "../gone.yaml"):
            if not os.path.islink(os.path.join(folder, name)):
                os.symlink(target, os.path.join(folder, name))
        got = run("check", cwd=folder)
        if message:
            equal(got.returncode, 2)
            assert message in got.stderr.decode(), f"{text!r}: {got.stderr.decode()!r}"
    write(folder, {"notelint.yaml": ""})
    equal(run("check", "--config", "gone.yaml", cwd=folder).returncode, 2)


def settings_extend(folder):
    write(folder, {
        "notelint.yaml": "extends: [strict, base/one.yaml]\nrules: {missing-note: warning}\noverrides:\n  - files: Drafts/\n    rules: {links: off}\n",
        "base/one.yaml": "extends: two.yaml\nrules: {missing-note: error, orphan-note: {roots: [a]}}\n", "base/two.yaml": "rules: {orphan-note: info, miscased-wikilink: off}\n",
        "N.md": "x", "Drafts/D.md": "x",
    })
    rows = dict(line.strip().split(": ", 1) for line in run("config", "N.md", cwd=folder).stdout.decode().splitlines() if line.startswith("  "))
    equal(rows["missing-note"], "warning  # notelint.yaml")
    equal(rows["orphan-note"], "info, roots: [a]  # base/two.yaml")
    equal(rows["miscased-wikilink"], "off  # base/two.yaml")
    rows = dict(line.strip().split(": ", 1) for line in run("config", "Drafts/D.md", cwd=folder).stdout.decode().splitlines() if line.startswith("  "))
    equal(rows["broken-wikilink"], "off  # notelint.yaml")


def the_number_of_jobs_changes_nothing(folder):
    files = {f"d{i % 7}/Note {i}.md": f"# T\n\n[[Note {i + 1}]] [[Not {i}]] [[Note {i}#T]] [[X{i % 3}]]\n" for i in range(300)}
    write(folder, dict(files, **{"notelint.yaml": ""}))
    one, eight = (run("check", "--jobs", n, "--format", "json", cwd=folder).stdout for n in ("1", "8"))
    assert one == eight and len(one) > 1000, "the reports differ"


def near_names_are_told_from_other_names(folder):
    names = ["Lighthouse Keeper", "Chapter 1", "Buoy IX", "Zambia", "Iran", "Argentina", "Strait of Hormuz", "Tariff", "Göbekli-Tepe", "Mercury (planet)",
             "Photosynthesis", "Copper", "Saint Anne", "Religion & Trade", "銅鍋屋本店前", "Type A", "Austria", "Bank of Ghana", "X", "Java", "2024-01-15"]
    near = {"Lighthouse Keepr": "Lighthouse Keeper", "Lighthuose Keeper": "Lighthouse Keeper", "Argentine": "Argentina", "Straits of Hormuz": "Strait of Hormuz",
            "Tariffs": "Tariff", "Gobekli Tepe": "Göbekli-Tepe", "Gōbekli Tepe": "Göbekli-Tepe", "Photosyntheses": "Photosynthesis", "Photosinthezis": "Photosynthesis",
            "The Saint Anne": "Saint Anne", "Hormuz Strait": "Strait of Hormuz", "Saint-Anne": "Saint Anne", "Religion and Trade": "Religion & Trade", "Coppr": None, "Coper": None, "Copperr": "Copper", "Coppre": "Copper", "Jaav": "Java", "Jvaa": "Java"}
    other = ["Chapter 2", "Chapter 11", "Buoy XI", "Gambia", "Iraq", "Type B", "Australia", "Bank of Guinea", "Y", "2024-01-16", "Mercury (element)", "Lighthouse",
             "銅鍋屋本店後", "Keeper of Lights", "Lava", "Jiva"]
    write(folder, {"notelint.yaml": "", "N.md": "\n".join(f"[[{name}]]" for name in [*near, *other])})
    write(folder, {f"{name}.md": "x" for name in names})
    findings = json.loads(run("check", "--select", "broken-wikilink", "--format", "json", cwd=folder).stdout)["findings"]
    got = {f["message"].split("'")[1]: f["message"].split("'")[3][:-3] for f in findings}
    equal(got, {name: want for name, want in near.items() if want})


def wanted_notes_are_folded_and_ranked(folder):
    write(folder, {f"N{i}.md": f"# N{i}\n\n[[Tea cosy]] [[{'Milk Jug' if i % 2 else 'milk jug'}]] [[Only {i}]]\n" for i in range(40)})
    write(folder, {"notelint.yaml": "rules: {links: off, missing-note: info}\n"})
    equal(len(json.loads(run("check", "--format", "json", cwd=folder).stdout)["findings"]), 120)
    text = run("check", "--color", "never", cwd=folder).stdout.decode()
    equal(text.count("there is no note 'Tea cosy' yet"), 1)
    assert "and 39 more in 39 notes:" in text and "N9.md:3" in text, text
    equal(run("check", "--statistics", cwd=folder).stdout.decode().splitlines()[1:3], ["           40  'Tea cosy'", "           40  'milk jug'"])


def attachments_may_lie_elsewhere(folder):
    write(folder, {"assets/pics/pot.png": "x", "v/notelint.yaml": "links: {attachments: ../assets}\n", "v/N.md": "![[pot.png]] ![a](../assets/pics/pot.png) ![[pan.png]]\n"})
    equal([status for _, status, _ in links(os.path.join(folder, "v"))], ["ok", "external", "missing"])


def resolve_tells_each_step(folder):
    write(folder, {"notelint.yaml": "", "N.md": "x", "a/Kettle.md": "## Use\n"})
    got = run("resolve", "N.md", "[[kettle#use]]", cwd=folder).stdout.decode()
    for part in ("link: '[[kettle#use]]' in 'N.md'", "'a/Kettle.md'", "heading 'use': found", "status: case", "resolved: a/Kettle.md"):
        assert part in got, f"{part!r} is not in {got!r}"
    assert "near: 'a/Kettle.md'" in run("resolve", "N.md", "[[Kettles]]", cwd=folder).stdout.decode(), "no near miss"
    for text, target in [("[a](a/Kettle.md#use)", "a/Kettle.md"), ("![b](<a/Kettle.md>)", "a/Kettle.md"), ("![[Kettle|100]]", "a/Kettle.md"),
                         ("Kettle#Use", "a/Kettle.md"), ("[[Kettle\\|pot]]", "a/Kettle.md"), ("[c](a%2FKettle)", "a/Kettle.md")]:
        got = run("resolve", "N.md", text, cwd=folder).stdout.decode()
        assert f"status: ok\nresolved: {target}" in got, f"{text!r}: {got!r}"
    equal(run("resolve", "N.md", cwd=folder).returncode, 2)
    equal(run("resolve", "Gone.md", "[[x]]", cwd=folder).returncode, 2)


CASES = [
    the_root_is_found_upwards,
    a_git_work_tree_is_a_root,
    git_ignores,
    a_root_that_git_ignores_is_checked,
    git_excludes_of_the_repository,
    symbolic_links_stay_inside,
    files_that_differ_in_case_alone,
    files_that_differ_in_unicode_form_alone,
    links_lead_nowhere_out_of_the_vault,
    names_of_a_megabyte,
    odd_names,
    deep_folders,
    hidden_folders_are_known_by_name,
    include_and_exclude,
    settings_say_where_they_are_wrong,
    settings_extend,
    the_number_of_jobs_changes_nothing,
    near_names_are_told_from_other_names,
    wanted_notes_are_folded_and_ranked,
    attachments_may_lie_elsewhere,
    resolve_tells_each_step,
]


def main():
    for function in CASES:
        if "git" not in function.__name__ or shutil.which("git"):
            case(function)
    print(f"{len(PASSED)} passed, {len(FAILED)} failed")
    return 1 if FAILED or not PASSED else 0


sys.exit(main())
