"""``impasse-check quiz``: asks, then shows, saves or makes a page to bring."""

import errno
import gc
import os
import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from impasse_check.answers import read_answers
from impasse_check.cli import documents, messages, output
from impasse_check.cli.closing import Closing
from impasse_check.cli.keeping import Keeper
from impasse_check.cli.terminal import open_asker
from impasse_check.errors import NoTerminalError, NotWrittenError, UsageError
from impasse_check.model import Answers, Resource
from impasse_check.pack import load_pack
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.interview import Interview
from impasse_check.prompts.page import LeftError, VanishedError
from impasse_check.prompts.pages import Pages
from impasse_check.renderers import render
from impasse_check.resources import choose, country_code, load_resources
from impasse_check.words import Words, load_words

app: Final = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def quiz(
    start_from: Annotated[
        str | None, typer.Option("--answers", metavar="FILE", help="Go on from this answers file.")
    ] = None,
    save_to: Annotated[
        str | None,
        typer.Option("--save-answers", metavar="FILE", help="Keep each answer in this file as it is given."),
    ] = None,
    pack_file: output.PackOption = None,
    audience: documents.ForOption = "me",
    country: documents.CountryOption = None,
    date: documents.DateOption = None,
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
    request = documents.Request(
        audience=documents.audience_of(audience), country=country, date=date, plain=target.look.plain
    )
    documents.check_date(date)
    if not output.is_terminal(sys.stdin):
        raise NoTerminalError("error.no-terminal")
    if target.file is not None:
        _check_writable(target.file, force=force)
    pack, words = load_pack(pack_file), load_words()
    answers = Answers(answers={}) if start_from is None else read_answers(start_from, pack)
    over_our_own = save_to is not None and save_to == start_from
    keeper = Keeper(save_to, pack, words, force=force or over_our_own, kept=answers)
    keeper.keep(answers)
    # The quiz goes on for long. What is loaded by now stays: to look through it would hold up a page.
    gc.freeze()
    gc.enable()
    ends_in_document = to is not None or format is not None or not output.is_terminal(sys.stdout)
    pages = Pages(pack, words, _help_lines(words, load_resources(), country))
    with open_asker(words, plain=plain or output.wants_plain(), bold=output.may_color(color)) as asker:
        conversation = Conversation(
            asker, pages.help(), lambda: keeper.offer(interview.answers, conversation)
        )
        interview = Interview(
            pack=pack, pages=pages, conversation=conversation, answers=answers, keep=keeper.keep
        )
        try:
            interview.run()
            if not ends_in_document:
                Closing(
                    interview=interview,
                    conversation=conversation,
                    keeper=keeper,
                    pack=pack,
                    words=words,
                    request=request,
                ).run()
        except (LeftError, VanishedError):
            return
    document = documents.make(pack, interview.answers, words, request)
    target.write(render(document, target.format, target.look))
    for line in documents.remarks(pack, interview.answers, document, words, country):
        messages.say(line)


def _check_writable(file: str, *, force: bool) -> None:
    """Raise NotWrittenError before the first question where it would be raised after the last."""
    if os.path.lexists(file) and not force:
        raise NotWrittenError("error.exists", file=file)
    if not Path(file).parent.is_dir():
        raise NotWrittenError("error.cannot-write", file=file, reason=os.strerror(errno.ENOENT))


def _help_lines(words: Words, resources: tuple[Resource, ...], country: str | None) -> tuple[str, ...]:
    code = country_code(country) if country else None
    shown = choose(resources, code, ("emergency", "directory", "line", "advice", "support"))
    lines = tuple(
        f"{each.name}: {each.contact}. {each.what} "
        + words.say("resource.checked", date=each.checked, source=each.source)
        for each in shown
    )
    return lines if country else (*lines, words.say("resource.name-a-country"))
