"""``impasse-check template``: an empty answers file."""

from typing import Final

import typer

from impasse_check.cli import messages, output
from impasse_check.cli.called import command_line
from impasse_check.cli.group import Command
from impasse_check.pack import load_pack
from impasse_check.template import template as empty_file
from impasse_check.words import load_words

app: Final = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=Command)
def template(
    pack_file: output.PackOption = None,
    to: output.OutputOption = None,
    force: output.ForceOption = False,
    plain: output.PlainOption = False,
    color: output.ColorOption = "auto",
) -> None:
    """Print an empty answers file to fill in by hand."""
    target = output.choose_text_output(file=to, force=force, color=color)
    words = load_words()
    target.write(empty_file(load_pack(pack_file), words))
    if target.file is not None:
        messages.say(words.say("template.written", file=target.file))
        messages.say(words.say("template.next", command=command_line("report", target.file)))
