"""A command there is none of."""

import pytest

from impasse_check.cli.main import run
from impasse_check.errors import ExitCode


def test_an_unknown_command_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    """It says so and names the help."""
    assert run(["walrus"]) == ExitCode.USAGE
    told = capsys.readouterr()
    assert told.out == ""
    assert "impasse-check" in told.err
    assert "-h" in told.err
