"""No walk through a pack inside a walk through it: twice the questions take twice the steps, no more.

Steps are counted, not timed: every instruction that Python carries out, in a process of its own.
"""

import functools
import json
import subprocess
import sys

import pytest
from conftest import ROOT
from reads_program import DEADLINE, UNCOUNTED, surroundings

from impasse_check.renderers import FORMATS

TIMES = (1, 2, 4)
"""How many times over the shipped pack is there."""
MOST: float = 2.05
"""What the second doubling may cost, times the first; a walk inside a walk would take four."""
COUNTED = """
import json, pathlib, sys, tempfile

from benchmarks.growth import write
from impasse_check import (
    build_report, flow, load_pack, load_resources, load_words, read_answers, render, renderers, score
)
from impasse_check.model import Answer
from impasse_check.report.catalogue import list_questions
from impasse_check.template import template


def steps(work):
    taken = 0

    def trace(frame, event, _argument):
        nonlocal taken
        frame.f_trace_opcodes = True
        taken += event == "opcode"
        return trace

    sys.settrace(trace)
    try:
        done = work()
    finally:
        sys.settrace(None)
    return taken, done


def measure(questions):
    with tempfile.TemporaryDirectory() as home:
        pack_file, answers_file = (str(each) for each in write(pathlib.Path(home), questions))
        found, words = {}, load_words()
        found["load_pack"], pack = steps(lambda: load_pack(pack_file))
        found["read_answers"], answers = steps(lambda: read_answers(answers_file, pack))
    found["score"], _ = steps(lambda: score(pack, answers))
    found["to_ask"], _ = steps(lambda: flow.to_ask(pack, answers))
    gate = Answer(given="no")
    found["put"], (_, dropped) = steps(lambda: flow.put(pack, answers, "pays-0", gate))
    assert dropped
    make = lambda: build_report(
        pack, answers, words=words, resources=load_resources(), full=True
    )
    found["build_report"], report = steps(make)
    for name in renderers.FORMATS:
        render(report, name)
        found[name], _ = steps(lambda: render(report, name))
    found["list_questions"], _ = steps(lambda: list_questions(pack, words))
    found["template"], _ = steps(lambda: template(pack, words))
    return found


once = len(load_pack().questions)
measure(once)
print(json.dumps([measure(once * times) for times in TIMES]))
"""
PARTS = (
    *("load_pack", "read_answers", "score", "to_ask", "put", "build_report"),
    *("list_questions", "template", *FORMATS),
)


@functools.cache
def counted() -> list[dict[str, int]]:
    """Give the steps that each part took, for each size of the pack."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", COUNTED.replace("TIMES", repr(TIMES))],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=surroundings({**UNCOUNTED, "PYTHONPATH": str(ROOT)}),
        timeout=5 * DEADLINE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[dict[str, int]] = json.loads(done.stdout)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_twice_the_questions_take_twice_the_steps(part: str) -> None:
    """From reading a pack to drawing a report."""
    once, twice, four_times = (each[part] for each in counted())
    assert twice > once
    assert (four_times - twice) / (twice - once) <= MOST


def test_no_part_is_left_out() -> None:
    """All that was counted is looked at."""
    assert set(counted()[0]) == set(PARTS)
