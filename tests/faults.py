#!/usr/bin/env python3
"""faults.py NOTELINT: what the system refuses - a full disk, a closed pipe, no memory, no permission, signals, notes that
change while they are read - ends in one clear line and exit 2, or in a finding; what was there is whole, and no temporary
file is left. Ends with `N passed, N failed, N skipped`."""
import fcntl
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

from tally import Tally

NOBODY = 65534
NOTES = 60


class Tests(Tally):
    def run(self, *arguments, limits=(), humble=False, **options):
        """humble: without the rights of root."""
        def prepare():
            if humble and os.getuid() == 0:
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            for what, value in limits:
                resource.setrlimit(what, (value, value))
        options.setdefault("stdout", subprocess.PIPE)
        return subprocess.run([self.notelint, *arguments], stderr=subprocess.PIPE, preexec_fn=prepare, timeout=120, **options)

    def expect_trouble(self, run, what):
        lines = run.stderr.splitlines()
        self.expect(run.returncode == 2 and len(lines) == 1 and lines[0].startswith(b"notelint: "),
                    f"{what}: exit {run.returncode}: {run.stderr[:300]!r}")


def make(folder):
    """A vault with something to fix, to report and to tell twice."""
    os.makedirs(os.path.join(folder, "Ships"))
    with open(os.path.join(folder, "notelint.yaml"), "w", encoding="utf-8") as file:
        file.write("rules: {missing-note: error}\n")
    for i in range(NOTES):
        with open(os.path.join(folder, f"Ships/Ship {i}.md"), "w", encoding="utf-8") as file:
            file.write(f"---\naliases: [\"[[The Ship {i}]]\"]\n---\n\n# Ship {i}\n\nIt has {i} masts, like [[The Ship {i + 1}]] and [[Nothing]].\n\n"
                       + "It sails, and it sails.\n\n" * 200)
    return folder


def contents(folder):
    found = {}
    for root, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(root, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


def is_report(data):
    try:
        return json.loads(data)["version"] == 1
    except (ValueError, KeyError, TypeError):
        return False


def full_disk(tests, folder):
    before = contents(folder)
    if os.path.exists("/dev/full"):
        with open("/dev/full", "wb") as full:
            tests.expect_trouble(tests.run("check", folder, stdout=full), "a full disk behind standard output")
            tests.expect_trouble(tests.run("show", "links", folder, stdout=full), "a full disk behind show")
        tests.expect_trouble(tests.run("check", "-q", "--output", "json:/dev/full", folder, stdout=subprocess.DEVNULL), "a report to a full disk")
    else:
        tests.skip("a full disk: there is no /dev/full")
    reports = tempfile.mkdtemp()
    report = os.path.join(reports, "report.json")
    with open(report, "w", encoding="utf-8") as file:
        file.write("the last one")
    limits = [(resource.RLIMIT_FSIZE, 4096)]
    for arguments in (["--output", f"json:{report}"], ["--write-baseline", report]):
        tests.expect_trouble(tests.run("check", *arguments, folder, limits=limits, stdout=subprocess.DEVNULL), f"{arguments[0]} beyond a limit")
        tests.expect(contents(reports) == {"report.json": b"the last one"}, f"{arguments[0]} beyond a limit: {list(contents(reports))}")
    tests.expect_trouble(tests.run("check", "--fix", folder, limits=limits), "a fix beyond a limit")
    tests.expect(contents(folder) == before, "a fix beyond a limit changed files")
    shutil.rmtree(reports)


def small_disk(tests, folder):
    with tempfile.TemporaryDirectory() as disk:
        mounted = os.getuid() == 0 and subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", disk], capture_output=True).returncode == 0
        if not mounted:
            tests.skip("a small disk: none can be mounted")
            return
        try:
            vault = os.path.join(disk, "vault")
            os.mkdir(vault)
            for i in range(8):
                shutil.copy(os.path.join(folder, f"Ships/Ship {i}.md"), vault)
            shutil.copy(os.path.join(folder, "notelint.yaml"), vault)
            ballast = os.open(os.path.join(disk, "ballast"), os.O_WRONLY | os.O_CREAT)
            try:
                while True:
                    os.write(ballast, b"x" * 4096)
            except OSError:
                os.close(ballast)
            before = contents(vault)
            tests.expect_trouble(tests.run("check", "--fix", vault), "a fix on a full disk")
            tests.expect_trouble(tests.run("check", "--output", f"json:{vault}/report.json", vault, stdout=subprocess.DEVNULL), "a report on a full disk")
            tests.expect(contents(vault) == before, "a full disk: files were changed or left")
        finally:
            subprocess.run(["umount", disk], check=True)


def closed_streams(tests, folder):
    child = subprocess.Popen([tests.notelint, "check", "--format", "json", folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    child.stdout.close()
    errors = child.stderr.read()
    child.stderr.close()
    tests.expect(child.wait() == 1 and errors == b"", f"a closed pipe: exit {child.returncode}: {errors!r}")

    before = contents(folder)
    for words, what in ((["check", folder], "standard output"), (["check", "--fix", "--dry-run", folder], "standard output")):
        run = subprocess.run(["sh", "-c", 'exec "$@" >&-', "sh", tests.notelint, *words], stderr=subprocess.PIPE)
        tests.expect_trouble(run, f"closed {what}")
    run = subprocess.run(["sh", "-c", 'exec "$@" <&-', "sh", tests.notelint, "check", "--files-from", "-", folder],
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    tests.expect_trouble(run, "closed standard input")
    with tempfile.TemporaryDirectory() as reports:
        report = os.path.join(reports, "report.json")
        run = subprocess.run(["sh", "-c", 'exec "$@" >&- 2>&- <&-', "sh", tests.notelint, "check", "--output", f"json:{report}", folder])
        with open(report, "rb") as file:
            tests.expect(run.returncode == 2 and is_report(file.read()), f"all streams closed: exit {run.returncode}")
    tests.expect(contents(folder) == before, "closed streams: files were changed")

    reader, writer = os.pipe()
    fcntl.fcntl(writer, fcntl.F_SETFL, fcntl.fcntl(writer, fcntl.F_GETFL) | os.O_NONBLOCK)
    child = subprocess.Popen([tests.notelint, "show", "notes", folder], stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    time.sleep(0.2)
    with os.fdopen(reader, "rb") as stream:
        lines = stream.read().splitlines()
    errors = child.stderr.read()
    child.stderr.close()
    tests.expect(child.wait() == 0 and len(lines) == NOTES, f"a pipe that does not block: {len(lines)} lines, {errors!r}")


def signals(tests, folder):
    with tempfile.TemporaryDirectory() as reports:
        report = os.path.join(reports, "report.json")
        start = time.monotonic()
        tests.run("check", "--output", f"json:{report}", folder, stdout=subprocess.DEVNULL)
        length = time.monotonic() - start
        wrong = []
        for i in range(40):
            old = i % 2
            if old:
                with open(report, "w", encoding="utf-8") as file:
                    file.write("the last one")
            elif os.path.exists(report):
                os.unlink(report)
            child = subprocess.Popen([tests.notelint, "check", "--output", f"json:{report}", folder],
                                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(length * i / 40)
            child.send_signal((signal.SIGINT, signal.SIGTERM, signal.SIGHUP)[i % 3])
            child.wait()
            left = contents(reports)
            data = left.pop("report.json", None)
            whole = data is None if not old else data == b"the last one"
            if left or not (whole or is_report(data)):
                wrong.append((i, list(left), data and data[:40]))
        tests.expect(not wrong, f"signals: {wrong[:3]}")


def permissions(tests, folder):
    for root, folders, names in os.walk(folder):
        os.chmod(root, 0o755)
        for name in names:
            os.chmod(os.path.join(root, name), 0o644)
    os.chmod(os.path.dirname(folder), 0o755)
    try:
        runs = tests.run("--version", humble=True).returncode == 0
    except OSError:
        runs = False
    if not runs:
        tests.skip("permissions: the program cannot be run by another user")
        return
    before = contents(folder)
    ships = os.path.join(folder, "Ships")
    note = os.path.join(ships, "Ship 7.md")
    for path in (ships, folder):
        os.chmod(path, 0o555)
    run = tests.run("check", "--format", "json", folder, humble=True)
    tests.expect(run.returncode == 1 and is_report(run.stdout), f"a tree that is read only: exit {run.returncode}: {run.stderr!r}")
    tests.expect_trouble(tests.run("check", "--fix", folder, humble=True), "a fix in a tree that is read only")
    tests.expect_trouble(tests.run("check", "--output", f"sarif:{folder}/a.sarif", folder, humble=True, stdout=subprocess.DEVNULL),
                         "a report in a tree that is read only")
    tests.expect_trouble(tests.run("init", "--force", folder, humble=True), "init in a tree that is read only")
    tests.expect(contents(folder) == before, "a tree that is read only was changed")
    os.chmod(note, 0)
    run = tests.run("check", "--format", "concise", "-q", folder, humble=True)
    tests.expect(run.returncode == 1 and b"Ship 7.md:1:1: error: " in run.stdout and b"Permission denied [unreadable-note]" in run.stdout,
                 f"a note without permission: exit {run.returncode}: {run.stderr!r}")
    os.chmod(note, 0o644)
    os.chmod(ships, 0)
    run = tests.run("check", folder, humble=True)
    tests.expect_trouble(run, "a folder without permission")
    tests.expect(b"Ships': Permission denied" in run.stderr, f"a folder without permission: {run.stderr!r}")
    os.chmod(ships, 0o755)
    os.chmod(folder, 0o755)
    if os.getuid() == 0 or hasattr(resource, "RLIMIT_NPROC"):
        alone = tests.run("check", "--jobs", "8", "--format", "json", folder, humble=True, limits=[(resource.RLIMIT_NPROC, 1)])
        free = tests.run("check", "--jobs", "8", "--format", "json", folder, humble=True)
        tests.expect(alone.stdout == free.stdout and alone.returncode == 1, f"without threads: exit {alone.returncode}: {alone.stderr!r}")


def memory(tests, folder):
    # Sanitizers need terabytes of addresses
    if tests.run("check", "-q", folder, limits=[(resource.RLIMIT_AS, 1 << 31)]).returncode != 1:
        tests.skip("ulimit -v: this build does not run with it")
        return
    ends = {1: 0, 2: 0}
    with tempfile.TemporaryDirectory() as reports:
        report = os.path.join(reports, "report.json")
        for step in range(40):
            limit = (6 + 2 * step) << 20
            run = tests.run("check", "--format", "sarif", "--output", f"json:{report}", folder, limits=[(resource.RLIMIT_AS, limit)])
            left = contents(reports)
            data = left.pop("report.json", None)
            if run.returncode == 127 and b"shared librar" in run.stderr:
                continue  # it did not even start
            good = run.returncode in ends and not left and (data is None or is_report(data))
            if run.returncode == 2:
                good = good and len(run.stderr.splitlines()) == 1
            tests.expect(good, f"{limit >> 20} MB: exit {run.returncode}: {run.stderr[:200]!r} {list(left)}")
            ends[run.returncode] = ends.get(run.returncode, 0) + 1
            if data is not None:
                os.unlink(report)
    tests.expect(ends[1] and ends[2], f"ulimit -v: {ends}")


def few_files(tests, folder):
    for limit in range(3, 16):
        run = tests.run("check", "--format", "json", folder, limits=[(resource.RLIMIT_NOFILE, limit)])
        if run.returncode == 127:
            continue
        told = is_report(run.stdout) and run.returncode == 1
        refused = run.returncode == 2 and len(run.stderr.splitlines()) == 1
        tests.expect(told or refused, f"{limit} files: exit {run.returncode}: {run.stderr[:200]!r}")


def changing_notes(tests, folder):
    with tempfile.TemporaryDirectory() as outside:
        with open(os.path.join(outside, "Secret.md"), "w", encoding="utf-8") as file:
            file.write("# Secret\n\n[[The Hidden Thing]]\n")
        done = threading.Event()
        work = os.path.join(folder, "Work")
        os.mkdir(work)

        def disturb():
            i = 0
            while not done.is_set():
                i += 1
                note = os.path.join(work, f"Note {i % 7}.md")
                spare = os.path.join(folder, "spare")
                try:
                    if i % 5 == 0:
                        with open(note, "w", encoding="utf-8") as file:
                            file.write("# Note\n\n[[Nothing]]\n" * (i % 400))
                    elif i % 5 == 1:
                        os.truncate(note, i % 30)
                    elif i % 5 == 2:
                        os.unlink(note)
                    elif i % 5 == 3:
                        os.rename(work, spare)
                        os.symlink(outside, work)
                    else:
                        os.unlink(work)
                        os.rename(spare, work)
                except OSError:
                    if os.path.islink(work):
                        os.unlink(work)
                    if not os.path.isdir(work):
                        os.rename(spare, work) if os.path.isdir(spare) else os.mkdir(work)
        thread = threading.Thread(target=disturb)
        thread.start()
        wrong = []
        try:
            for _ in range(60):
                run = tests.run("check", "--format", "json", folder)
                if run.returncode != 1 or not is_report(run.stdout):
                    wrong.append((run.returncode, run.stderr[:200]))
                elif b"Hidden Thing" in run.stdout:
                    wrong.append("a link to the outside was followed")
        finally:
            done.set()
            thread.join()
        tests.expect(not wrong, f"notes that change: {len(wrong)}: {wrong[:3]}")


def injected(tests, folder):
    note = os.path.join(os.path.realpath(folder), "Ships/Ship 5.md")
    strace = shutil.which("strace")

    def with_fault(*words):
        return subprocess.run([strace, "-f", "-qq", "-o", "/dev/null", *words, tests.notelint, "check", "-q", "--jobs", "1", "--format", "concise", folder],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              env={**os.environ, "ASAN_OPTIONS": "detect_leaks=0"})  # which cannot look while another traces
    if not strace or with_fault("-P", note).returncode != 1:
        tests.skip("faults by strace: there is none, or it may not trace")
        return
    for words, why in ((["-P", note, "-e", "inject=read:error=EIO"], b"Input/output error"),
                       (["-P", note, "-e", "inject=openat:error=ENOENT"], b"No such file or directory")):
        run = with_fault(*words)
        tests.expect(run.returncode == 1 and b"Ship 5.md:1:1: error: " in run.stdout and why in run.stdout,
                     f"{words[-1]}: exit {run.returncode}: {run.stderr[:200]!r}")
    run = with_fault("-P", os.path.dirname(note), "-e", "inject=getdents64:error=EIO")
    tests.expect_trouble(run, "a folder that cannot be read to its end")


def main():
    tests = Tests(os.path.abspath(sys.argv[1]))
    for test in (full_disk, small_disk, closed_streams, signals, permissions, memory, few_files, changing_notes, injected):
        with tempfile.TemporaryDirectory() as top:
            test(tests, make(os.path.join(top, "vault")))
    return tests.end()


sys.exit(main())
