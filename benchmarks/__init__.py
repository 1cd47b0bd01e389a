"""Measures the program beside its floors: ``python -m benchmarks``.

A floor is a process that only imports what a command cannot do without. ``docs/performance.md`` is made
from what the last whole run wrote.
"""

import sys
from pathlib import Path

# A quiz is gone through as the tests do.
sys.path.append(str(Path(__file__).parents[1] / "tests"))
