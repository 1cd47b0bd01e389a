"""``impasse-check follow-up``: after a talk, what came of it; kept in the same file."""

import gc
import os
import shlex
import sys
from typing import Annotated, Final

import typer

from impasse_check.cli import documents, messages, output, passphrase
from impasse_check.cli.group import Command
from impasse_check.cli.keeping import Keeper
from impasse_check.cli.quiz import help_lines
from impasse_check.cli.terminal import open_asker
from impasse_check.errors import AnswersError, Fault, NoTerminalError, UsageError
from impasse_check.model import Answers
from impasse_check.pack import for_answers
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.follow_up import FollowUp
from impasse_check.prompts.interview import Interview
from impasse_check.prompts.page import LeftError, VanishedError
from impasse_check.prompts.pages import Pages
from impasse_check.resources import load_resources
from impasse_check.words import load_words

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
    if not os.path.exists(file):  # noqa: PTH110  # the name as it was given
        # A free name could be held as well, and would be taken for a new file.
        raise AnswersError(file, (Fault(code="file.unreadable"),))
    keeper = Keeper(file, pack_for(None), words, force=True, kept=Answers())
    opened = passphrase.open_answers(file, pack_for, words)
    pack, answers, keeper.pack, keeper.passphrase = (
        opened.pack,
        opened.answers,
        opened.pack,
        opened.passphrase,
    )
    keeper.settle(answers)
    gc.freeze()
    gc.enable()
    pages = Pages(pack, words, help_lines(words, load_resources(), None))
    try:
        with open_asker(words, plain=plain or output.wants_plain(), bold=output.may_color(color)) as asker:
            conversation = Conversation(
                asker, pages.help(), lambda: keeper.offer(interview.answers, conversation)
            )
            interview = Interview(
                pack=pack,
                pages=pages,
                conversation=conversation,
                answers=answers,
                keep=lambda given: keeper.keep(given, conversation),
            )
            keeper.tidy(conversation)
            keeper.explain(conversation)
            while True:
                FollowUp(
                    pack=pack,
                    words=words,
                    pages=pages,
                    conversation=conversation,
                    interview=interview,
                    date=date,
                ).run()
                conversation.leave()
    except LeftError:
        if interview.answers.talks != answers.talks and keeper.has(interview.answers):
            command = f"impasse-check report {shlex.quote(file)}"
            messages.say(words.say("follow.kept", file=file, command=command))
    except VanishedError:
        return
