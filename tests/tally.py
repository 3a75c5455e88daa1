"""tally: what the test scripts share: what held, what did not, and what could not be tried on this machine; and the files
that they are tried on."""
import os


def write(folder, files):
    """The files, path to text, byte for byte."""
    for path, text in files.items():
        full = os.path.join(folder, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8", newline="") as f:
            f.write(text)


def compare(cases):
    """Of (name, got, want): tells those that differ, ends with `N passed, N failed`; the exit status."""
    passed = failed = 0
    for name, got, want in cases:
        passed, failed = passed + (got == want), failed + (got != want)
        if got != want:
            print(f"{name}: got {got!r}\n    want {want!r}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


class Tally:
    def __init__(self, notelint):
        self.notelint = notelint
        self.passed, self.failures, self.skips = 0, [], []

    def expect(self, holds, what):
        self.passed += bool(holds)
        if not holds:
            self.failures.append(what)

    def skip(self, what):
        self.skips.append(what)

    def end(self):
        """Tells it all; the exit status."""
        for text in self.failures:
            print(text.encode("unicode_escape").decode())
        for text in self.skips:
            print(f"skipped: {text}")
        print(f"{self.passed} passed, {len(self.failures)} failed, {len(self.skips)} skipped")
        return 1 if self.failures else 0
