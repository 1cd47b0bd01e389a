"""``impasse-check quiz``: asks, then shows, saves or makes a page to bring."""

import gc
import sys
from collections.abc import Callable
from typing import Annotated, Final

import typer

from impasse_check.cli import documents, messages, output
from impasse_check.cli import passphrase as passphrases
from impasse_check.cli.called import command_line, with_pack
from impasse_check.cli.group import Command
from impasse_check.cli.terminal import open_asker
from impasse_check.errors import NoTerminalError, NotWrittenError, UsageError
from impasse_check.model import Answers, Pack
from impasse_check.pack import for_answers
from impasse_check.prompts.page import LeftError, VanishedError
from impasse_check.renderers import render
from impasse_check.resources import load_resources
from impasse_check.sitting.keeping import Keeper
from impasse_check.sitting.passphrase import check_name
from impasse_check.sitting.quiz import Sitting
from impasse_check.sitting.record import Record
from impasse_check.sitting.saving import how_to_open
from impasse_check.words import Words, load_words

app: Final = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=Command)
def quiz(
    start_from: Annotated[
        str | None, typer.Option("--answers", metavar="FILE", help="Go on from this answers file.")
    ] = None,
    save_to: Annotated[
        str | None,
        typer.Option("--save-answers", metavar="FILE", help="Keep each answer in this file as it is given."),
    ] = None,
    focus: documents.FocusOption = None,
    pack_file: output.PackOption = None,
    audience: documents.ForOption = "me",
    country: documents.CountryOption = None,
    date: documents.DateOption = None,
    full: documents.FullOption = False,
    format: output.FormatOption = None,
    to: output.OutputOption = None,
    force: output.ForceOption = False,
    plain: output.PlainOption = False,
    color: output.ColorOption = "auto",
) -> None:
    """Answer the questions, one key each; then see, save or bring what you said."""
    target = output.choose_output(format=format, file=to, force=force, plain=plain, color=color)
    output.keep_apart(to, start_from, save_to)
    if start_from == "-":
        raise UsageError("error.answers-from-stdin")
    if save_to == "-":
        raise UsageError("error.answers-to-stdout")
    request = documents.Request(
        audience=documents.audience_of(audience),
        country=country,
        date=date,
        full=full,
        plain=target.look.plain,
    )
    documents.check_date(date)
    if not output.is_terminal(sys.stdin):
        raise NoTerminalError("error.no-terminal")
    # What cannot be written at the end is said before the first question.
    target.check()
    pack_for, words = for_answers(pack_file), load_words()
    keeper, record = _begin(start_from, save_to, pack_for, words, pack_file, force=force)
    pack = keeper.pack
    chosen = documents.focus_of(focus, pack)
    if chosen is not None:
        record.answers = record.answers.model_copy(update={"focus": chosen or None})
    # The quiz goes on for long. What is loaded by now stays: to look through it would hold up a page.
    gc.freeze()
    gc.enable()
    ends_in_document = to is not None or format is not None or not output.is_terminal(sys.stdout)
    sitting = Sitting(
        pack=pack,
        words=words,
        resources=load_resources,
        request=request,
        record=record,
        keeper=keeper,
        target=target if ends_in_document else None,
        asks_focus=chosen is None,
    )
    try:
        with open_asker(words, plain=plain or output.wants_plain(), bold=output.may_color(color)) as asker:
            document = sitting.hold(asker)
    except VanishedError:
        return
    except (LeftError, KeyboardInterrupt) as left:
        _say_farewell(keeper, words, pack_file)
        if isinstance(left, KeyboardInterrupt):
            raise
        return
    if target.on_screen:
        target.write(render(document, target.format, target.look))
    if target.file is not None:
        messages.say_wrapped(words.say("template.written", file=target.file))
    for line in documents.remarks(pack, record.answers, document, words, country):
        messages.say(line)


def _say_farewell(keeper: Keeper, words: Words, pack_file: str | None) -> None:
    """Say where the answers are that the person kept, and how to go on, where it stays readable."""
    if keeper.written is not None:
        how = how_to_open(words, keeper.written)
        messages.say_wrapped(words.say("leave.kept", file=keeper.written, how=how))
        command = _going_on(keeper.written, pack_file)
        messages.say(words.say("leave.go-on", command=command))


def _going_on(file: str, pack_file: str | None) -> str:
    """Give the command to go on from a file, and to keep the answers there."""
    return command_line("quiz", "--answers", file, "--save-answers", file, *with_pack(pack_file))


def _begin(
    start_from: str | None,
    save_to: str | None,
    pack_for: Callable[[str | None], Pack],
    words: Words,
    pack_file: str | None,
    *,
    force: bool,
) -> tuple[Keeper, Record]:
    """Hold the file to keep answers in, read those to go on from with their pack, and write them there."""
    record, passphrase = Record(Answers()), None
    check_name(save_to)
    over_our_own = save_to is not None and save_to == start_from
    try:
        keeper = Keeper(
            save_to, pack_for(None), words, force=force or over_our_own, kept=record.answers, record=record
        )
    except NotWrittenError as error:
        raise _named_answers(error, save_to, pack_file) from None
    if start_from is not None:
        opened = passphrases.open_answers(start_from, pack_for, words)
        keeper.pack, record.answers, passphrase = opened.pack, opened.answers, opened.passphrase
    if over_our_own:
        keeper.passphrase = passphrase
    if over_our_own or save_to is None:
        keeper.settle(record.answers, start_from)
    keeper.begin(record.answers)
    return keeper, record


def _named_answers(error: NotWrittenError, file: str | None, pack_file: str | None) -> NotWrittenError:
    """Name the way to go on from a file that is there already, where it holds answers of ours."""
    if error.code != "error.exists" or file is None or not passphrases.holds_answers(file):
        return error
    command = _going_on(file, pack_file)
    return NotWrittenError("error.answers-exist", file=file, command=command)
