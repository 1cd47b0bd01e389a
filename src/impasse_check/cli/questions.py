"""``impasse-check questions``: every question, why it is asked, and its source."""

from typing import Final

import typer

from impasse_check.cli import output
from impasse_check.cli.group import Command
from impasse_check.pack import load_pack
from impasse_check.renderers import render
from impasse_check.report.catalogue import list_questions
from impasse_check.words import load_words

app: Final = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=Command)
def questions(
    pack_file: output.PackOption = None,
    format: output.FormatOption = None,
    to: output.OutputOption = None,
    force: output.ForceOption = False,
    plain: output.PlainOption = False,
    color: output.ColorOption = "auto",
) -> None:
    """List every question, why it is asked and where it comes from."""
    target = output.choose_output(format=format, file=to, force=force, plain=plain, color=color)
    target.write(render(list_questions(load_pack(pack_file), load_words()), target.format, target.look))
