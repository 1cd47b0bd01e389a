"""The commands there are, and one there is not."""

import pytest
from typer import Context
from typer.main import get_command

from impasse_check.cli.group import COMMANDS, Command, Group
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


def test_each_command_has_one_example_in_its_help() -> None:
    """One that has none, such as a new one, has a help all the same."""
    helps = {name: _help(Command(name, rich_markup_mode=None)) for name in (*COMMANDS, "walrus")}
    assert [name for name, told in helps.items() if f"  impasse-check {name}" not in told] == ["walrus"]
    assert "Example" not in helps["walrus"]
    assert "Usage" in helps["walrus"]


def _help(command: Command) -> str:
    return str(command.get_help(Context(command)))
