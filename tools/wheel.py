"""wheel: the build backend of pyproject.toml (PEP 517). Builds the program with meson and packs it into a wheel.

It needs nothing but Python itself, so that an installation without a network works; meson and ninja are asked of the
package index only where the system has none. The C libraries are the system's."""
import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SUMMARY = "Validation linter and consistency checker for collections of Markdown notes"


def version():
    with open(os.path.join(TOP, "include/notelint/version.h"), encoding="utf-8") as f:
        return re.search(r'NOTELINT_VERSION "([^"]+)"', f.read())[1]


def environment():
    """Without what isolates a build from the system's Python, in which the system's meson lives."""
    own = shutil.which("meson") or ""
    if own.startswith(sys.prefix) or not os.environ.get("PYTHONPATH"):
        return dict(os.environ)
    return {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONNOUSERSITE")}


def run(*command):
    done = subprocess.run(command, cwd=TOP, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode == 0:
        return
    sys.stderr.write(done.stdout)
    missing = subprocess.run([os.path.join(TOP, "dev"), "missing"], env=environment(), stdout=subprocess.PIPE, text=True)
    sys.exit("notelint is built from its C sources, and that failed. " + missing.stdout)


def compile_program(folder):
    run("meson", "setup", folder, "--buildtype=release", "-Dtests=false")
    run("ninja", "-C", folder, "src/cli/notelint")
    with open(os.path.join(folder, "src/cli/notelint"), "rb") as f:
        return f.read()


def write_wheel(path, contents):
    """`contents`: (name in the archive, bytes, is it a program) of all files but the record of them."""
    record = f"notelint-{version()}.dist-info/RECORD"
    rows = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as wheel:
        for name, data, is_program in contents:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = (0o100755 if is_program else 0o100644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            wheel.writestr(entry, data)
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            rows.append(f"{name},sha256={digest},{len(data)}\n")
        wheel.writestr(record, "".join(rows) + f"{record},,\n")


def get_requires_for_build_wheel(config_settings=None):
    return [name for name in ("meson", "ninja") if not shutil.which(name)]


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    tag = "py3-none-" + re.sub(r"[-.]", "_", sysconfig.get_platform())
    name = f"notelint-{version()}"
    metadata = f"Metadata-Version: 2.1\nName: notelint\nVersion: {version()}\nSummary: {SUMMARY}\nLicense: MIT\n"
    about = f"Wheel-Version: 1.0\nGenerator: notelint\nRoot-Is-Purelib: false\nTag: {tag}\n"
    with tempfile.TemporaryDirectory() as folder:
        program = compile_program(folder)
    write_wheel(
        os.path.join(wheel_directory, f"{name}-{tag}.whl"),
        [
            (f"{name}.data/scripts/notelint", program, True),
            (f"{name}.dist-info/METADATA", metadata.encode(), False),
            (f"{name}.dist-info/WHEEL", about.encode(), False),
        ],
    )
    return f"{name}-{tag}.whl"
