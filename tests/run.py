"""Runs every check there is, in order, and stops at the first that fails. Used by the README and by CI."""

import subprocess
import sys
import time

_PYTHON = (sys.executable, "-m")
_WRITTEN = (
    "docs/method.md",
    "docs/pack-format.md",
    "docs/exit-codes.md",
    "docs/library.md",
    "docs/architecture.md",
    "docs/performance.md",
    "docs/privacy.md",
    "docs/reliability.md",
)
"""Pages of which some parts are written by the program itself."""
_QUICK = tuple(f"tests/{name}" for name in ("cli", "documents", "prompts", "properties", "unit"))
"""Tests that need no terminal, browser or other program."""
_MEASURED = tuple(f"tests/{name}" for name in ("cli", "documents", "prompts", "terminal", "unit"))
"""Tests of which it is measured what they reach. It takes half the time again; the others reach no more."""
_TESTS = ("-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", "--durations", "15")
_STYLE = (
    ("format", (*_PYTHON, "ruff", "format", "--check", "--quiet", ".")),
    ("lint", (*_PYTHON, "ruff", "check", "--quiet", ".")),
    ("types", (*_PYTHON, "mypy", "--no-error-summary")),
    ("pages are fresh", (*_PYTHON, "cogapp", "--check", *_WRITTEN)),
)
_SOME = (*_STYLE, ("quick tests", (sys.executable, *_TESTS, "-m", "not slow", *_QUICK)))
_ALL = (
    *_STYLE,
    ("coverage of nothing yet", (*_PYTHON, "coverage", "erase")),
    ("tests", (*_PYTHON, "coverage", "run", *_TESTS, *_MEASURED)),
    ("coverage of all processes", (*_PYTHON, "coverage", "combine", "--quiet")),
    ("coverage", (*_PYTHON, "coverage", "report")),
    ("all other tests", (sys.executable, *_TESTS, *(f"--ignore={each}" for each in _MEASURED))),
)


def main(arguments: list[str]) -> int:
    """Run the checks, or with ``--quick`` those that take a minute; give 0 if all pass."""
    for name, command in _SOME if arguments == ["--quick"] else _ALL:
        print(f"== {name}", flush=True)
        started = time.monotonic()
        result = subprocess.run(command, check=False)
        print(f"   {time.monotonic() - started:.0f} s", flush=True)
        if result.returncode:
            print(f"FAILED: {name}", flush=True)
            return result.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
