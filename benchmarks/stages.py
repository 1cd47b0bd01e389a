"""Where the time of a report goes, step by step in a process of its own. Prints JSON: seconds by step.

Runs in the environment of the program: ``python stages.py ANSWERS``. Starting Python itself is not in it, nor
is reading the options.
"""

import json
import sys
import time
from collections.abc import Callable
from typing import Any

_FOUND: dict[str, float] = {}


def _step(name: str, work: Callable[[], Any]) -> Any:
    """Do one step and keep how long it took."""
    began = time.perf_counter()
    done = work()
    _FOUND[name] = time.perf_counter() - began
    return done


def main() -> None:
    """Make a report from the answers of this process's argument, for every format one after the other."""
    [file] = sys.argv[1:]
    load = __import__
    _step("import typer", lambda: load("typer"))
    _step("import yaml", lambda: load("yaml"))
    _step("import our own modules", lambda: load("impasse_check.cli.report"))

    from impasse_check import (  # noqa: PLC0415  # a step of its own comes before
        build_report,
        load_pack,
        load_resources,
        load_words,
        read_answers,
        render,
    )

    pack = _step("load the pack", load_pack)
    answers = _step("read the answers", lambda: read_answers(file, pack))
    words = _step("load the program's words", load_words)
    resources = _step("load the resources", load_resources)
    report = _step("score and build", lambda: build_report(pack, answers, words=words, resources=resources))
    _step("draw markdown", lambda: render(report, "markdown"))
    _step("draw json", lambda: render(report, "json"))
    _step("import rich", lambda: load("impasse_check.renderers.terminal"))
    _step("draw for a terminal", lambda: render(report, "terminal"))
    print(json.dumps(_FOUND))


if __name__ == "__main__":
    main()
