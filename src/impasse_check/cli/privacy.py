"""``impasse-check privacy``: what is kept, where traces remain, how to remove them."""

from typing import Final

import typer

from impasse_check.cli import output
from impasse_check.cli.group import Command
from impasse_check.pack import load_page
from impasse_check.renderers import render
from impasse_check.report.catalogue import one_page
from impasse_check.words import load_words

app: Final = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=Command)
def privacy(plain: output.PlainOption = False, color: output.ColorOption = "auto") -> None:
    """Say what is kept, where traces can remain, how to remove them."""
    target = output.choose_output(format=None, file=None, force=False, plain=plain, color=color)
    target.write(render(one_page(load_page("privacy.yaml"), load_words()), target.format, target.look))
