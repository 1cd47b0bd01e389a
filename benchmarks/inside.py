"""What is timed inside a process: scoring, and a report from packs of several sizes. Prints JSON, in seconds.

Runs in the environment of the program: ``python inside.py RUNS PACK ANSWERS [PACK ANSWERS]...``.
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from functools import partial

from impasse_check import build_report, load_pack, load_words, read_answers, render, score

_CALLS = 100
"""Scorings timed together: one alone is shorter than the clock is fine."""


def _timed(call: Callable[[], object], runs: int) -> list[float]:
    """Give the seconds of each run, after one that is not counted."""
    found = []
    for _ in range(runs + 1):
        began = time.perf_counter()
        call()
        found.append(time.perf_counter() - began)
    return found[1:]


def main() -> None:
    """Measure as a command runs: without looking for garbage."""
    gc.disable()
    runs, *files = int(sys.argv[1]), *sys.argv[2:]
    words = load_words()

    def make(pack_file: str, answers_file: str) -> object:
        pack = load_pack(pack_file)
        return render(build_report(pack, read_answers(answers_file, pack), words=words), "markdown")

    first = load_pack(files[0])
    answers = read_answers(files[1], first)
    scored = _timed(lambda: [score(first, answers) for _ in range(_CALLS)], runs)
    pairs = zip(files[::2], files[1::2], strict=True)
    reports = [_timed(partial(make, *pair), runs) for pair in pairs]
    print(json.dumps({"score": [each / _CALLS for each in scored], "reports": reports}))


if __name__ == "__main__":
    main()
