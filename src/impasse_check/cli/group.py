"""The list of commands. A command's module is loaded only when that command runs, so that help is quick."""

from importlib import import_module
from typing import Any, Final

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from impasse_check.cli.printing import print_out

COMMANDS: Final = {
    "quiz": "Answer the questions; then see, save or bring what you said.",
    "report": "Make the same documents from an answers file, without prompts.",
    "follow-up": "After a talk: say what came of it; it is kept in the same file.",
    "template": "Print an empty answers file, or a form to fill in with a pen.",
    "questions": "List every question, why it is asked and where it comes from.",
    "background": "Tell the ideas the questions come from, and what is evidence.",
    "resources": "List lines and bodies you can turn to, with source and date.",
    "privacy": "Say what is kept, where traces can remain, how to remove them.",
    "check": "Name every fault of an answers file or a pack with its place.",
    "schema": "Print a JSON Schema.",
}
"""Each command with its line of help; its Typer app is ``app`` in the module of the same name."""
_GROUPS: Final = {
    "Ask": ("quiz", "template"),
    "After the talk": ("follow-up",),
    "Read": ("report", "questions", "background", "resources", "privacy"),
    "For authors": ("check", "schema"),
}
"""What the commands are for, in the order of the help; one that is named nowhere here stands at the end."""
_OPTIONS: Final = "Options: --version, and -h or --help, which each command has too."
_EXAMPLES: Final = {
    "quiz": "quiz --save-answers notes.yaml",
    "report": "report notes.yaml -o notes.html",
    "template": "template -o answers.yaml",
    "follow-up": "follow-up notes.yaml",
    "questions": "questions -o questions.html",
    "background": "background",
    "resources": "resources --country NZ",
    "privacy": "privacy",
    "check": "check answers.yaml",
    "schema": "schema pack -o pack.schema.json",
}
"""One example for each command."""


class Command(TyperCommand):
    """A command whose help is printed as documents are, with one example."""

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the example."""
        example = _EXAMPLES.get(self.name or "")
        if example is not None:
            with formatter.section("Example"):
                formatter.write_text(f"impasse-check {example}")

    def get_help_option(self, ctx: Any) -> Any:
        """Give ``--help``."""
        return _printed_by_us(super().get_help_option(ctx))


class Listed(Command):
    """What stands in the list for a command: its name and its line, until it is called."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Load the command and let it read what follows its name."""
        command = get_command(import_module(f"impasse_check.cli.{(self.name or '').replace('-', '_')}").app)
        return command.make_context(info_name, args, parent, **extra)


class Group(TyperGroup):
    """All commands, each to be loaded when it is called; the help tells them in groups, on one screen."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the commands, then in one line what else can be asked for."""
        self.format_commands(ctx, formatter)
        formatter.write_paragraph()
        formatter.write_text(_OPTIONS)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands, by what they are for."""
        named = {name for names in _GROUPS.values() for name in names}
        groups = {**_GROUPS, "Other": tuple(name for name in self.commands if name not in named)}
        width = max(map(len, self.commands))
        formatter.write_paragraph()
        for title, names in groups.items():
            rows = [
                (name.ljust(width), self.commands[name].get_short_help_str(limit=formatter.width))
                for name in names
                if name in self.commands
            ]
            if rows:
                # Without a line between the groups, all of it is on one screen.
                formatter.write_heading(title)
                with formatter.indentation():
                    formatter.write_dl(rows)

    def __init__(self, **settings: Any) -> None:
        listed = {
            name: Listed(name, short_help=line, rich_markup_mode=None) for name, line in COMMANDS.items()
        }
        super().__init__(**settings | {"commands": listed})

    def get_help_option(self, ctx: Any) -> Any:
        """Give ``--help``."""
        return _printed_by_us(super().get_help_option(ctx))


def _printed_by_us(option: Any) -> Any:
    """Let an option for help print as documents are printed, and be off where it is not named.

    Typer would print help itself, and would load pydantic to find out what an option that is not named means.
    """
    option.callback = _print_help
    option.default = False
    return option


def _print_help(ctx: typer.Context, _option: object, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        print_out(ctx.get_help() + "\n")
        ctx.exit()
