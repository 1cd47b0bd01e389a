"""``impasse-check follow-up``: after a talk, what came of it; kept in the same file."""

import gc
import os
import sys
from typing import Annotated, Final, NoReturn

import typer

from impasse_check import files
from impasse_check.cli import documents, messages, output, passphrase
from impasse_check.cli.called import command_line, with_pack
from impasse_check.cli.group import Command
from impasse_check.cli.terminal import open_asker
from impasse_check.errors import AnswersError, NoTerminalError, UsageError
from impasse_check.model import Answers
from impasse_check.pack import for_answers
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import Asker, LeftError, VanishedError
from impasse_check.resources import load_resources
from impasse_check.sitting.follow_up import FollowUp
from impasse_check.sitting.help import Help
from impasse_check.sitting.interview import Interview
from impasse_check.sitting.keeping import Keeper
from impasse_check.sitting.pages import Pages
from impasse_check.sitting.record import Record
from impasse_check.words import Words, load_words

app: Final = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=Command)
def follow_up(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="The answers file; what you say is kept in it.")
    ],
    date: Annotated[
        str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="Keep this date with it.")
    ] = None,
    pack_file: output.PackOption = None,
    plain: output.PlainOption = False,
    color: output.ColorOption = "auto",
) -> None:
    """After a talk: say what came of it; it is kept in the same file."""
    output.check_color(color)
    if file == "-":
        raise UsageError("error.answers-from-stdin")
    documents.check_date(date)
    if not output.is_terminal(sys.stdin):
        raise NoTerminalError("error.no-terminal-after")
    pack_for, words = for_answers(pack_file), load_words()
    try:
        # A free name could be held as well, and would be taken for a new file.
        os.stat(file)  # noqa: PTH116  # the name as it was given
    except OSError as error:
        raise AnswersError(file, (files.unreadable(error),)) from None
    record = Record(Answers())
    keeper = Keeper(file, pack_for(None), words, force=True, kept=record.answers, record=record)
    opened = passphrase.open_answers(file, pack_for, words)
    keeper.pack, record.answers, keeper.passphrase = opened.pack, opened.answers, opened.passphrase
    keeper.settle(record.answers, file)
    gc.freeze()
    gc.enable()
    try:
        with open_asker(words, plain=plain or output.wants_plain(), bold=output.may_color(color)) as asker:
            _ask(asker, words, keeper, record, date)
    except VanishedError:
        return
    except (LeftError, KeyboardInterrupt) as left:
        if record.answers.talks != opened.answers.talks and keeper.has(record.answers):
            command = command_line("report", file, *with_pack(pack_file))
            messages.say(words.say("follow.kept", file=file, command=command))
        if isinstance(left, KeyboardInterrupt):
            raise


def _ask(asker: Asker, words: Words, keeper: Keeper, record: Record, date: str | None) -> NoReturn:
    """Ask what came of it, again where somebody stays. Raises LeftError or VanishedError."""
    pages, help = Pages(keeper.pack, words), Help(words, load_resources, None)
    conversation = Conversation(asker, help, keeper)
    interview = Interview(
        pack=keeper.pack,
        pages=pages,
        conversation=conversation,
        record=record,
        keeping=keeper,
        help=help,
    )
    keeper.tidy(conversation)
    keeper.explain(conversation)
    follow_up = FollowUp(
        pack=keeper.pack,
        words=words,
        pages=pages,
        conversation=conversation,
        interview=interview,
        help=help,
        date=date,
    )
    while True:
        follow_up.run()
        conversation.leave()
