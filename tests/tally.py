"""tally: what held, what did not, and what could not be tried on this machine."""


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
