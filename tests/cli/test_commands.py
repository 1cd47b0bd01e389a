"""The commands there are, and one there is not."""

import pytest
from typer import Context
from typer.main import get_command

from impasse_check.cli.group import COMMANDS, Group
from impasse_check.cli.main import app, run
from impasse_check.errors import ExitCode


def test_an_unknown_command_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    """It says so and names the help."""
    assert run(["walrus"]) == ExitCode.USAGE
    told = capsys.readouterr()
    assert told.out == ""
    assert "impasse-check" in told.err
    assert "-h" in told.err


def test_the_commands_are_listed_in_the_order_of_the_help() -> None:
    """For whatever asks the group for its commands, such as completion in a shell."""
    group = get_command(app)
    assert isinstance(group, Group)
    assert group.list_commands(Context(group)) == list(COMMANDS)
    assert next(iter(COMMANDS)) == "quiz"
