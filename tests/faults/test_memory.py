"""Memory that runs out while answers are written, at one moment after the other."""

import json
import subprocess
import sys

import pytest
from conftest import ROOT
from reads_program import UNCOUNTED, surroundings


@pytest.mark.parametrize("outage", [1, 3])
@pytest.mark.parametrize(("name", "every"), [("kept.yaml", 5), ("kept.yaml.age", 11)])
def test_memory_that_runs_out_loses_no_answer_and_leaves_nothing(name: str, every: int, outage: int) -> None:
    """The old file or the new one is there, whole and alone, and who tries again has all of it.

    ``run.py --long`` lets each allocation fail in its turn.
    """
    pytest.importorskip("_testcapi", reason="this Python has no means to let an allocation fail")
    done = subprocess.run(  # noqa: S603
        [sys.executable, "tests/starving.py", name, "--every", str(every), "--outage", str(outage)],
        capture_output=True,
        cwd=ROOT,
        env=surroundings({**UNCOUNTED, "PYTHONPATH": "src:tests", "RUST_BACKTRACE": "0"}),
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    found = json.loads(done.stdout)
    assert found["told"] > 500 // every
