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


def _timed(call: Callable[[], object], runs: int, calls: int = 1) -> dict[str, list[float]]:
    """Give the seconds that one call took, of time and of processor, for each of the runs."""
    call()
    found: dict[str, list[float]] = {"wall": [], "cpu": []}
    for _ in range(runs):
        began, worked = time.perf_counter(), time.process_time()
        for _ in range(calls):
            call()
        found["wall"].append((time.perf_counter() - began) / calls)
        found["cpu"].append((time.process_time() - worked) / calls)
    return found


def main() -> None:
    """Measure, and print what was found in seconds."""
    runs, *files = sys.argv[1:]
    pack = load_pack()
    given = [read_answers(file, pack) for file in files]

    def score_each() -> None:
        for answers in given:
            score(pack, answers)

    scored = _timed(score_each, int(runs), _CALLS)
    one = {kind: [each / len(given) for each in times] for kind, times in scored.items()}
    print(json.dumps({"score": one, "load_pack": _timed(load_pack, int(runs))}))


if __name__ == "__main__":
    main()
