"""Measures the program side by side with its floors and with other programs: ``python -m benchmarks``.

A floor is a process that only imports what a command cannot do without. ``docs/performance.md`` is made
from what the last whole run wrote.
"""
