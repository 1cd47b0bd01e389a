"""What is done inside a process, timed there: scoring, and loading the pack. Prints JSON.

Runs in the environment of the program: ``python inside.py RUNS ANSWERS...``.
"""

import json
import sys
import time
from collections.abc import Callable

from impasse_check import load_pack, read_answers, score

_CALLS = 100
"""Scorings timed together: one alone is shorter than the clock is fine."""


def _timed(call: Callable[[], object], runs: int, calls: int = 1) -> list[float]:
    """Give the seconds that one call took, for each of the runs."""
    call()
    found = []
    for _ in range(runs):
        began = time.perf_counter()
        for _ in range(calls):
            call()
        found.append((time.perf_counter() - began) / calls)
    return found


def main() -> None:
    """Measure, and print what was found in seconds."""
    runs, *files = sys.argv[1:]
    pack, scored = load_pack(), list[float]()
    for file in files:
        answers = read_answers(file, pack)
        scored += _timed(lambda given=answers: score(pack, given), int(runs), _CALLS)  # type: ignore[misc]
    print(json.dumps({"score": scored, "load_pack": _timed(load_pack, int(runs))}))


if __name__ == "__main__":
    main()
