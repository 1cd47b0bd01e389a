"""``impasse-check template``: an empty answers file, or a form to fill in with a pen."""

from typing import Annotated, Final

import typer

from impasse_check.cli import documents, messages, output
from impasse_check.cli.called import command_line, with_pack
from impasse_check.cli.completion import among
from impasse_check.cli.group import Command
from impasse_check.pack import load_pack
from impasse_check.words import load_words

_SUFFIXES: Final = {".yaml": "yaml", ".html": "html", ".md": "markdown"}
"""The end of a file's name, and the format that it stands for; the first is the usual one."""
_FORMATS: Final = tuple(_SUFFIXES.values())

app: Final = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=Command)
def template(
    pack_file: output.PackOption = None,
    focus: documents.FocusOption = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="|".join(_FORMATS),
            autocompletion=among(_FORMATS),
            help="An answers file, or a form for a pen.",
        ),
    ] = None,
    to: output.OutputOption = None,
    force: output.ForceOption = False,
    plain: output.PlainOption = False,
    color: output.ColorOption = "auto",
) -> None:
    """Print an empty answers file, or with --format html a form to fill in with a pen."""
    target = output.choose_output(
        format=format, file=to, force=force, plain=plain, color=color, suffixes=_SUFFIXES
    )
    pack, words = load_pack(pack_file), load_words()
    chosen = documents.focus_of(focus, pack) or ()
    if target.format == "yaml":
        from impasse_check.template import template as empty_file

        target.write(empty_file(pack, words, chosen))
        if target.file is not None:
            messages.say(words.say("template.written", file=target.file))
            messages.say(
                words.say("template.next", command=command_line("report", target.file, *with_pack(pack_file)))
            )
    else:
        from impasse_check.renderers import render
        from impasse_check.report.form import make_form
        from impasse_check.resources import load_resources

        target.write(render(make_form(pack, words, load_resources(), chosen), target.format, target.look))
        if target.file is not None:
            messages.say(words.say("template.written", file=target.file))
            messages.say(words.say("template.pen"))
