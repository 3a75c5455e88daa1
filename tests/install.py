#!/usr/bin/env python3
"""install.py BUILD_DIR ROOT: what `meson install` lays down works: the program, completions of the shells that are here, the
manual page, the schemas, every header by itself, and a program that is linked to the library through pkg-config.
Ends with `N passed, N failed`."""
import glob
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from tally import compare

BASH = """
source "$1"
COMP_WORDS=({words})
COMP_CWORD=$(({count} - 1))
_notelint
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
# the words as bash takes them apart, and what is among the proposals
COMPLETED = [
    (["notelint", "exp"], ["explain"]),
    (["notelint", "check", "--form"], ["--format"]),
    (["notelint", "check", "--format", "js"], ["json", "jsonl"]),
    (["notelint", "--format", "=", "sar"], ["sarif"]),
    (["notelint", "check", "--select", "links,duplicate-e"], ["links,duplicate-entity"]),
    (["notelint", "--output", "sar"], ["sarif:"]),
    (["notelint", "--fail-on", "w"], ["warning"]),
    (["notelint", "show", "cl"], ["claims"]),
    (["notelint", "explain", "weekday"], ["weekday-mismatch"]),
    (["notelint", "rules", "--format", ""], ["json", "text"]),
]


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, **options)
    return done.stdout if done.returncode == 0 else f"exit {done.returncode}: {done.stdout}{done.stderr}"


def one(folder, pattern):
    found = glob.glob(os.path.join(folder, "**", pattern), recursive=True)
    return found[0] if len(found) == 1 else f"{len(found)} files {pattern}"


def programs(root, installed):
    notelint = one(installed, "bin/notelint")
    version = run(notelint, "--version").strip()
    yield "the program", bool(re.fullmatch(r"notelint \d+\.\d+\.\d+", version)), True
    yield "it checks", run(notelint, "check", "--fail-on", "never", "--select", "missing-note", "seeds", cwd=root)[:6], "seeds/"
    package = one(installed, "pkgconfig/notelint.pc")
    prefix = installed + re.search(r"^prefix=(.*)$", open(package, encoding="utf-8").read(), re.M)[1]
    environment = {**os.environ, "PKG_CONFIG_PATH": os.path.dirname(package)}
    ask = ["pkg-config", f"--define-variable=prefix={prefix}", "--static"]
    yield "pkg-config's version", "notelint " + run(*ask, "--modversion", "notelint", env=environment).strip(), version
    flags = shlex.split(run(*ask, "--cflags", "--libs", "notelint", env=environment))
    cc = os.environ.get("CC", "cc")
    program = os.path.join(installed, "embedding")
    yield "linking", run(cc, os.path.join(root, "tests/embedding.c"), "-o", program, *flags), ""
    yield "what is linked", " notes, " in run(program, os.path.join(root, "seeds")), True
    include = os.path.dirname(one(installed, "include/notelint"))
    for header in sorted(os.listdir(os.path.join(include, "notelint"))):
        alone = run(cc, "-std=c17", "-fsyntax-only", "-D_XOPEN_SOURCE=700", "-I", include, "-x", "c", "-include", f"notelint/{header}", os.devnull)
        yield header, alone, ""


def data(root, installed):
    for name in os.listdir(os.path.join(root, "schemas")):
        yield name, os.path.exists(one(installed, f"share/notelint/schemas/{name}")), True
    page = one(installed, "man/man1/notelint.1")
    text = open(page, encoding="utf-8").read().replace("\\-", "-")
    notelint = one(installed, "bin/notelint")
    for option in re.findall(r"--[a-z-]+", run(notelint, "check", "--help")):
        yield f"{option} in the manual", option in text, True
    if shutil.which("mandoc"):
        yield "mandoc", re.findall(r"^mandoc.*(?:ERROR|UNSUPP).*", run("mandoc", "-T", "lint", page), re.M), []
    if shutil.which("man"):
        yield "man", "EXIT STATUS" in run("man", "-l", page, env={**os.environ, "MANPAGER": "cat"}), True


def completions(installed):
    bash = one(installed, "bash-completion/completions/notelint")
    for words, wanted in COMPLETED:
        script = BASH.format(words=" ".join(shlex.quote(word) for word in words), count=len(words))
        got = run("bash", "--norc", "-c", script, "bash", bash).split()
        yield f"bash: {words}", [word for word in wanted if word in got], wanted
    fish = one(installed, "notelint.fish")
    if shutil.which("fish"):
        for words, wanted in COMPLETED:
            if "=" in words:
                continue
            proposals = run("fish", "--no-config", "-c", f"source {fish}; complete -C {shlex.quote(' '.join(words))}")
            got = [line.split("\t")[0] for line in proposals.splitlines()]
            yield f"fish: {words}", [word for word in wanted if word in got], wanted
    if shutil.which("zsh"):
        yield "zsh", run("zsh", "-n", one(installed, "site-functions/_notelint")), ""


def everything(build, root):
    with tempfile.TemporaryDirectory() as installed:
        log = run("meson", "install", "-C", build, "--no-rebuild", "--destdir", installed)
        if "bin" not in log:
            print(log)
        yield from programs(root, installed)
        yield from data(root, installed)
        yield from completions(installed)


sys.exit(compare(everything(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]))))
