#!/usr/bin/env python3
"""power.py NOTELINT: what the program may do is what it was asked for. It opens no connection and starts no program, it
writes nothing but the files that were named, symbolic links do not lead it out of the vault, and nothing that notes, file
names or arguments hold reaches a terminal as a control character. Ends with `N passed, N failed, N skipped`."""
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile

from tally import Tally

EVIL = "\x1b]0;t\x07 \x1b[2J \x9b31m \u202ex\u2066 \x7f \u2028"
ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
FORMATS = "text concise json jsonl sarif github gitlab junit checkstyle rdjson".split()
ALL = "front-matter,links,entities,citations,figures,structure,suppressions"
KINDS = "notes links figures citations claims entities duplicates".split()


def write(folder, path, text):
    path = os.path.join(folder, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def make_evil(folder):
    write(folder, "notelint.yaml", "schemas: schemas/\n")
    write(folder, "schemas/evil.yaml", f"title: \"Evil\\e[1m\"\nmatch: {{path: '**'}}\nfront-matter: {{required: [\"a\\e[2J\"], properties: {{type: {{enum: [\"\\e\"]}}}}}}\n")
    write(folder, f"Evil {EVIL}.md",
          f"---\naliases: [\"[[{EVIL[-3:]}\\e]]\"]\ntitle: \"\\e[31m\\a\"\n\"k\\e\": 1\ntype: \"x\\e\"\n---\n# Evil {EVIL}\n\n"
          f"[[{EVIL}]] [[{EVIL}#{EVIL}|{EVIL}]] 5 {EVIL} people. Founded in 1960 (per {EVIL}). Founded in 1961.\n")
    write(folder, "Other.md", f"# A\n\n<!-- notelint-disable-line {EVIL} -- {EVIL} -->\n\n[[Nope {EVIL}]]\n\n| a | {EVIL} |\n|---|---|\n| [[Other|x]] | {EVIL} |\n")
    write(folder, f"Folder {EVIL}\r\n/a\nb.md", "---\n\ta: b\n---\n[[Evil]]\n")
    write(folder, "Unreadable.md", "a\0b")


def shows(tests, folder):
    make_evil(folder)
    note = f"Evil {EVIL}.md"
    commands = [["check", "--color", "never", "--format", name, folder] for name in FORMATS]
    commands += [["check", "--color", "never", "--statistics", "--select", ALL, folder]]
    commands += [["show", kind, folder] for kind in KINDS]
    commands += [["name", EVIL], ["name", "Evil"], ["explain", EVIL], ["resolve", note, f"[[{EVIL}]]"], ["resolve", note, "Evil"],
                 ["resolve", EVIL, EVIL], ["config", EVIL], ["config", note], ["config", "."], ["schema", "which", "."], ["schema", "which", note],
                 ["schema", "which", EVIL], ["schema", "check", "--schema", "schemas/evil.yaml", note], ["schema", "check", "--schema", EVIL, EVIL],
                 ["check", EVIL], ["check", "--format", EVIL], [EVIL], ["check", "--select", EVIL], ["check", "--" + EVIL], ["check", "--diff", EVIL],
                 ["check", "--output", f"json:/nowhere/{EVIL}"], ["check", "--config", EVIL], ["check", "--baseline", EVIL], ["help", EVIL]]
    for command in commands:
        run = subprocess.run([tests.notelint, *command], cwd=folder, capture_output=True)
        text = (run.stdout + run.stderr).decode("utf-8", "replace")
        found = ACTS.search(text)
        tests.expect(run.returncode in (0, 1, 2) and not found, f"{command[:3]}: exit {run.returncode}: {found}")
    for settings in (f'rules: {{"{EVIL[:1]}x\\e": 1}}\n', 'extends: "a\\e[1m"\n', '"x\\e": 1\n', "\x1b\n", 'schemas: "a\\e"\n', 'exclude: ["[\\e"]\n'):
        write(folder, "notelint.yaml", settings)
        run = subprocess.run([tests.notelint, "check"], cwd=folder, capture_output=True)
        tests.expect(run.returncode in (1, 2) and not ACTS.search(run.stderr.decode("utf-8", "replace")), f"{settings!r}: exit {run.returncode}: {run.stderr[:200]!r}")


def terminal_of(command, folder):
    """What a terminal gets."""
    pid, fd = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.execv(command[0], command)
    data = b""
    while True:
        try:
            more = os.read(fd, 65536)
        except OSError:
            break
        if not more:
            break
        data += more
    os.close(fd)
    os.waitpid(pid, 0)
    return data.decode("utf-8", "replace").replace("\r\n", "\n")


def diff_on_terminal(tests, folder):
    write(folder, "Note.md", f"# Note\n\n{EVIL}\n\n| a | b |\n|---|---|\n| [[Note|{EVIL}]] | c |\n")
    command = [tests.notelint, "check", "--fix", "--dry-run"]
    raw = subprocess.run(command, cwd=folder, capture_output=True).stdout.decode()
    tests.expect("\x1b" in raw and "\\|" in raw, f"the diff is not for git apply: {raw!r}")
    try:
        shown = terminal_of(command, folder)
    except OSError:
        tests.skip("a terminal: none is to be had here")
        return
    tests.expect("\\|" in shown and not ACTS.search(shown), f"a diff on a terminal: {shown!r}")
    shown = terminal_of([tests.notelint, "check", "--color", "never"], folder)
    tests.expect("Note.md" in shown and not ACTS.search(shown), f"findings on a terminal: {shown!r}")


def links_out(tests, folder):
    vault, outside = os.path.join(folder, "vault"), os.path.join(folder, "outside")
    write(outside, "Secret.md", "# Secret\n\n[[Hidden Thing]]\n\n- **Password**: 1234 words\n")
    write(outside, "deep/More.md", "# More\n\n[[Hidden Thing]]\n")
    write(vault, "notelint.yaml", "exclude: [Drafts/]\n")
    write(vault, "Note.md", "# Note\n\n[[Secret]] ![[../outside/Secret]] [a](../outside/Secret.md#nothing) [b](folder/More.md) [[Nothing]]\n")
    write(vault, "Drafts/a.md", "# A\n")
    for name, target in (("Secret.md", "../outside/Secret.md"), ("folder", "../outside"), ("loop", "."), ("self.md", "self.md"),
                         ("absolute.md", os.path.join(outside, "Secret.md")), ("inner.md", "Note.md"), ("two.md", "Secret.md"), ("passwords.md", "/etc/passwd")):
        os.symlink(target, os.path.join(vault, name))
    everything = b""
    for command in [["check", "--select", ALL, "--format", "json"]] + [["show", kind] for kind in KINDS]:
        run = subprocess.run([tests.notelint, *command, vault], capture_output=True)
        tests.expect(run.returncode in (0, 1), f"{command}: exit {run.returncode}: {run.stderr!r}")
        everything += run.stdout
    tests.expect(b"Hidden" not in everything and b"Password" not in everything and b"root:" not in everything, "something outside the vault was read")
    run = subprocess.run([tests.notelint, "check", "--format", "concise", vault], capture_output=True)
    for name in ("Secret.md", "absolute.md", "two.md", "passwords.md"):
        tests.expect(f"{name}:1:1: error: ".encode() in run.stdout, f"{name} is not reported: {run.stdout!r}")
    return vault, outside


WRITING = re.compile(r"\b(O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND)\b")
CHANGING = ("unlink", "unlinkat", "rename", "renameat", "renameat2", "mkdir", "mkdirat", "rmdir", "link", "linkat", "symlink", "symlinkat", "truncate",
            "chmod", "fchmodat", "chown", "fchownat", "mknod", "mknodat", "utimensat", "setxattr")


def calls_of(trace):
    """(name, rest) of each system call in a trace."""
    with open(trace, encoding="utf-8", errors="replace") as file:
        for line in file:
            match = re.match(r"\d+ +(\w+)\((.*)", line)
            if match:
                yield match.group(1), match.group(2)


def traced(tests, folder):
    strace = shutil.which("strace")
    trace = os.path.join(folder, "trace")
    words = [strace, "-f", "-qq", "-o", trace, "-e", "trace=%file,%network,%process"]
    if not strace or subprocess.run([*words, "true"], capture_output=True).returncode != 0:
        tests.skip("system calls: there is no strace, or it may not trace")
        return
    vault, outside = links_out(tests, folder)
    home, reports = os.path.join(folder, "home"), os.path.join(folder, "reports")
    for path in (home, reports):
        os.mkdir(path)
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for arguments in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "a"]):
        subprocess.run([*git, *arguments], cwd=vault, check=True, capture_output=True)
    for hook in ("pre-commit", "post-checkout", "fsmonitor"):
        write(vault, f".git/hooks/{hook}", "#!/bin/sh\ntouch hook-ran\n")
        os.chmod(os.path.join(vault, ".git/hooks", hook), 0o755)
    write(vault, ".gitattributes", "*.md filter=evil diff=evil\n")
    for key, value in (("core.fsmonitor", ".git/hooks/fsmonitor"), ("filter.evil.clean", "touch hook-ran"), ("filter.evil.smudge", "touch hook-ran"),
                       ("diff.evil.textconv", "touch hook-ran"), ("core.pager", "touch hook-ran")):
        subprocess.run(["git", "config", key, value], cwd=vault, check=True)
    write(vault, "Note.md", "# Note\n\n[[Other]]\n\n| [[A|B]] |\n|---|\n| [[A|B]] |\n")
    report = os.path.join(reports, "report.json")
    # The command, and the files that it is asked to write
    commands = [(["check", "--select", ALL], []), (["check", "--diff", "HEAD"], []), (["check", "--staged"], []), (["check", "--fix", "--dry-run"], []),
                (["check", "-q", "--output", f"json:{report}"], [report]), (["check", "--write-baseline", report], [report]),
                (["show", "links"], []), (["show", "duplicates"], []), (["name", "Note"], []), (["resolve", "Note.md", "[[Secret]]"], []),
                (["config", "Note.md"], []), (["schema", "which"], []), (["rules"], []), (["explain", "broken-wikilink"], []),
                (["check", "--fix"], [os.path.join(vault, "Note.md")])]
    # LeakSanitizer cannot look while another traces
    environment = {**os.environ, "ASAN_OPTIONS": "detect_leaks=0", "HOME": home, "XDG_CACHE_HOME": os.path.join(home, "cache"), "XDG_CONFIG_HOME": os.path.join(home, "config")}
    for command, asked in commands:
        run = subprocess.run([*words, tests.notelint, *command], cwd=vault, capture_output=True, env=environment)
        tests.expect(run.returncode in (0, 1), f"{command}: exit {run.returncode}: {run.stderr[:300]!r}")
        started = 0
        for name, rest in calls_of(trace):
            place = rest.split(" = ")[0]
            if name in ("socket", "connect", "bind", "sendto", "sendmsg", "socketpair", "listen", "accept"):
                tests.expect(False, f"{command}: {name}({rest}")
            elif name in ("execve", "execveat", "fork", "vfork") or (name in ("clone", "clone3") and "CLONE_THREAD" not in rest):
                started += 1
            elif name in CHANGING or (name in ("open", "openat", "creat") and WRITING.search(place)):
                allowed = any(path in rest for path in asked) or f"{home}/cache" in rest or "/dev/null" in rest or "/tsan.rodata." in rest
                tests.expect(allowed, f"{command}: {name}({rest}")
            elif name in ("open", "openat"):
                tests.expect(f'"{outside}/' not in rest and "/etc/passwd" not in rest, f"{command}: {name}({rest}")
        tests.expect(started == 1, f"{command}: {started} programs were started")
    tests.expect(not os.path.exists(os.path.join(vault, "hook-ran")), "a program that git's settings name was run")


def main():
    tests = Tally(os.path.abspath(sys.argv[1]))
    for test in (shows, diff_on_terminal, links_out, traced):
        with tempfile.TemporaryDirectory() as folder:
            test(tests, os.path.realpath(folder))
    return tests.end()


sys.exit(main())
