"""Runs every check there is, in order, and stops at the first that fails. Used by the README and by CI."""

import subprocess
import sys
import time

_PYTHON = (sys.executable, "-m")
_DOCUMENTS = tuple(f"docs/{name}.md" for name in ("method", "privacy", "reliability"))
_CHECKS = (
    ("format", (*_PYTHON, "ruff", "format", "--check", "--quiet", ".")),
    ("lint", (*_PYTHON, "ruff", "check", "--quiet", ".")),
    ("types", (*_PYTHON, "mypy", "--no-error-summary")),
    ("README is fresh", (*_PYTHON, "cogapp", "--check", "README.md", *_DOCUMENTS)),
    ("tests", (*_PYTHON, "coverage", "run", "-m", "pytest", "-q")),
    ("coverage of all processes", (*_PYTHON, "coverage", "combine", "--quiet")),
    ("coverage", (*_PYTHON, "coverage", "report")),
)


def main() -> int:
    """Run the checks; give 0 if all pass."""
    subprocess.run((*_PYTHON, "coverage", "erase"), check=True)
    for name, command in _CHECKS:
        print(f"== {name}", flush=True)
        started = time.monotonic()
        result = subprocess.run(command, check=False)
        print(f"   {time.monotonic() - started:.0f} s", flush=True)
        if result.returncode:
            print(f"FAILED: {name}", flush=True)
            return result.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
