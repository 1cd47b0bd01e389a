"""The list of commands. A command's module is loaded only when that command runs, so that help is quick."""

from importlib import import_module
from typing import Any, Final

import typer
from typer.core import TyperGroup
from typer.main import get_command

COMMANDS: Final = {
    "quiz": "Answer the questions, one key each; then see, save or bring what you said.",
    "report": "Make the same documents from an answers file, without prompts.",
    "template": "Print an empty answers file to fill in by hand.",
    "questions": "List every question, why it is asked and where it comes from.",
    "resources": "List lines and bodies you can turn to, each with its source and date.",
    "privacy": "Say what is kept, where traces can remain, and how to remove them.",
    "pack": "Check a pack of questions.",
    "schema": "Print a JSON Schema.",
}
"""Each command with its line of help; its Typer app is ``app`` in the module of the same name."""


class LazyGroup(TyperGroup):
    """A group that knows its commands by name and loads each when it is called."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Read the options that stand before the name of a command."""
        _take_as_typed(self, ctx)
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """Give the names of the commands, the most used first."""
        return list(COMMANDS)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]
        """Load one command, or give None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command = get_command(import_module(f"impasse_check.cli.{cmd_name}").app)
        command.name = cmd_name
        _take_as_typed(command, ctx)
        return command

    def format_commands(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]
        """Write the list of commands without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


class _AsTyped:
    """Stands where Typer would convert a value."""

    def coerce(self, value: object, **_: object) -> object:
        """Give it back."""
        return value


def _take_as_typed(command: Any, ctx: typer.Context) -> None:
    """Let the options of a command stay the words and flags they are.

    Typer would have pydantic turn text into text, which would be two fifths of a report.
    """
    for option in command.get_params(ctx):
        # The method by which Typer gets what converts a value; one without it converts as it always would.
        option.get_runtime_param = _AsTyped
    for inner in getattr(command, "commands", {}).values():
        _take_as_typed(inner, ctx)
