"""``impasse-check pack check``: every fault of a pack with its place."""

from typing import Annotated, Final

import typer

from impasse_check import pack as packs
from impasse_check.cli import output
from impasse_check.cli.group import Command
from impasse_check.words import load_words

app: Final = typer.Typer(
    add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="Check a pack of questions."
)


@app.callback()
def pack() -> None:
    """Check a pack of questions."""


@app.command(cls=Command)
def check(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The pack to check.")],
    to: output.OutputOption = None,
    force: output.ForceOption = False,
    plain: output.PlainOption = False,
    color: output.ColorOption = "auto",
) -> None:
    """Name every fault of a pack with its place; say so if there is none."""
    target = output.choose_text_output(file=to, force=force, color=color)
    content = packs.parse_pack(file, packs.read_pack_file(file))
    target.write(load_words().say("pack.fine", count=len(content.questions)) + "\n")
