"""``impasse-check resources``: lines, directories and bodies to turn to."""

from typing import Final

import typer

from impasse_check.cli import documents, messages, output
from impasse_check.cli.group import Command
from impasse_check.pack import load_pack
from impasse_check.renderers import render
from impasse_check.report.catalogue import list_resources
from impasse_check.resources import country_code, load_resources
from impasse_check.words import load_words

app: Final = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=Command)
def resources(
    country: documents.CountryOption = None,
    format: output.FormatOption = None,
    to: output.OutputOption = None,
    force: output.ForceOption = False,
    plain: output.PlainOption = False,
    color: output.ColorOption = "auto",
) -> None:
    """List lines and bodies you can turn to, with source and date."""
    target = output.choose_output(format=format, file=to, force=force, plain=plain, color=color)
    words, rows = load_words(), load_resources()
    code = country_code(country) if country else None
    target.write(render(list_resources(load_pack(), rows, words, code), target.format, target.look))
    if country is not None:
        for line in documents.unknown_country(rows, country, words):
            messages.say(line)
