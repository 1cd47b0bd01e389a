"""``impasse-check background``: where the questions come from, and what is evidence."""

from typing import Final

import typer

from impasse_check.background import load_background
from impasse_check.cli import output
from impasse_check.cli.group import Command
from impasse_check.renderers import render
from impasse_check.report.catalogue import tell_background
from impasse_check.words import load_words

app: Final = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=Command)
def background(
    format: output.FormatOption = None,
    to: output.OutputOption = None,
    force: output.ForceOption = False,
    plain: output.PlainOption = False,
    color: output.ColorOption = "auto",
) -> None:
    """Tell the ideas that the questions come from, and what is evidence and what is not."""
    target = output.choose_output(format=format, file=to, force=force, plain=plain, color=color)
    target.write(render(tell_background(load_background(), load_words()), target.format, target.look))
