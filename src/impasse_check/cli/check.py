"""``impasse-check check``: every fault of a pack or of an answers file, with its place."""

import re
from typing import Annotated, Final

import typer

from impasse_check import answers, files, locked, pack
from impasse_check.cli import output, passphrase
from impasse_check.cli.group import Command
from impasse_check.errors import AnswersError
from impasse_check.strict_yaml import StrictYamlError, parse
from impasse_check.words import Words, load_words

_PACK: Final = "impasse-check/pack"
_BEGINS_A_PACK: Final = re.compile(rb"""^["']?format["']?\s*:\s*["']?impasse-check/pack\b""", re.MULTILINE)
_MOST_BYTES: Final = max(pack.MOST_BYTES, answers.MOST_BYTES)

app: Final = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=Command)
def check(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A pack, or an answers file.")],
    pack_file: output.PackOption = None,
    to: output.OutputOption = None,
    force: output.ForceOption = False,
    plain: output.PlainOption = False,
    color: output.ColorOption = "auto",
) -> None:
    """Name every fault of a pack or an answers file with its place; say so if there is none."""
    target = output.choose_text_output(file=to, force=force, color=color)
    output.keep_apart(to, file)
    target.write(_all_is_well(file, pack_file, load_words()) + "\n")


def _all_is_well(file: str, pack_file: str | None, words: Words) -> str:
    """Say that there is no fault in a file. Raises PackError or AnswersError with every fault."""
    if locked.is_locked(file):
        passphrase.open_answers(file, pack.for_answers(pack_file), words)
        return words.say("check.answers")
    try:
        data = files.read(file, _MOST_BYTES)
    except OSError as error:
        raise AnswersError(file, (files.unreadable(error),)) from None
    if _is_pack(file, data):
        content = pack.parse_pack(file, data)
        return words.say("check.pack", count=len(content.questions))
    answers.parse_for(file, data, pack.for_answers(pack_file))
    return words.say("check.answers")


def _is_pack(file: str, data: bytes) -> bool:
    """Say whether it is a pack, or else answers. Raises AnswersError where it is neither."""
    try:
        document = parse(data, most_bytes=_MOST_BYTES)
    except StrictYamlError:
        # What cannot be read has faults of its own to be told, and all but says what it was meant to be.
        return _BEGINS_A_PACK.search(data) is not None
    if document.value is None:
        return False
    said = document.value.get("format", "") if isinstance(document.value, dict) else ""
    if said not in (_PACK, answers.FORMAT):
        raise AnswersError(file, (document.fault("file.neither", ("format",) if said else ()),))
    return bool(said == _PACK)
