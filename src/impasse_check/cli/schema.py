"""``impasse-check schema``: the JSON Schemas of the three file formats."""

import json
from typing import Annotated, Final

import typer

from impasse_check.cli import output
from impasse_check.cli.completion import among
from impasse_check.cli.group import Command
from impasse_check.errors import UsageError
from impasse_check.pack import load_pack
from impasse_check.schema import SCHEMAS, json_schema

app: Final = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=Command)
def schema(
    of: Annotated[
        str,
        typer.Argument(metavar="|".join(SCHEMAS), autocompletion=among(SCHEMAS), help="Which file format."),
    ],
    pack_file: output.PackOption = None,
    to: output.OutputOption = None,
    force: output.ForceOption = False,
    plain: output.PlainOption = False,
    color: output.ColorOption = "auto",
) -> None:
    """Print the JSON Schema of a pack, an answers file or a report."""
    if of not in SCHEMAS:
        raise UsageError("error.choice", option="schema", choices=", ".join(SCHEMAS))
    target = output.choose_text_output(file=to, force=force, color=color)
    target.write(json.dumps(json_schema(of, load_pack(pack_file)), ensure_ascii=False, indent=2) + "\n")
