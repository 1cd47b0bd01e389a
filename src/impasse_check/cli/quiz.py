"""``impasse-check quiz``: asks, then shows, saves or makes a page to bring."""

import gc
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Final

import typer

from impasse_check.cli import documents, messages, output
from impasse_check.cli import passphrase as passphrases
from impasse_check.cli.closing import Closing
from impasse_check.cli.group import Command
from impasse_check.cli.keeping import Keeper
from impasse_check.cli.saving import failures, reason
from impasse_check.cli.terminal import open_asker
from impasse_check.errors import NoTerminalError, NotWrittenError, UsageError
from impasse_check.model import Answers, Pack, Resource
from impasse_check.pack import for_answers
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.interview import Interview
from impasse_check.prompts.page import LeftError, VanishedError
from impasse_check.prompts.pages import Pages
from impasse_check.renderers import render
from impasse_check.resources import choose, country_code, load_resources
from impasse_check.words import Words, load_words

if TYPE_CHECKING:
    from impasse_check.report import Report

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
    keeper, answers = _begin(start_from, save_to, pack_for, words, force=force)
    pack = keeper.pack
    # The quiz goes on for long. What is loaded by now stays: to look through it would hold up a page.
    gc.freeze()
    gc.enable()
    ends_in_document = to is not None or format is not None or not output.is_terminal(sys.stdout)
    pages = Pages(pack, words, help_lines(words, load_resources(), country))
    notice, document = "", None
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
            interview.run()
            if ends_in_document and keeper.finish(interview.answers, conversation):
                document, notice = _write(
                    target,
                    lambda: documents.make(pack, interview.answers, words, request),
                    conversation,
                    words,
                )
            if document is None or notice:
                Closing(
                    interview=interview,
                    conversation=conversation,
                    keeper=keeper,
                    pack=pack,
                    words=words,
                    request=request,
                    notice=notice,
                ).run()
    except (LeftError, VanishedError):
        return
    if target.on_screen:
        target.write(render(document, target.format, target.look))
    for line in documents.remarks(pack, interview.answers, document, words, country):
        messages.say(line)


def _begin(
    start_from: str | None,
    save_to: str | None,
    pack_for: Callable[[str | None], Pack],
    words: Words,
    *,
    force: bool,
) -> tuple[Keeper, Answers]:
    """Hold the file to keep answers in, read those to go on from with their pack, and write them there."""
    answers, passphrase = Answers(), None
    passphrases.check_name(save_to)
    over_our_own = save_to is not None and save_to == start_from
    keeper = Keeper(save_to, pack_for(None), words, force=force or over_our_own, kept=answers)
    if start_from is not None:
        opened = passphrases.open_answers(start_from, pack_for, words)
        keeper.pack, answers, passphrase = opened.pack, opened.answers, opened.passphrase
    if over_our_own:
        keeper.passphrase = passphrase
    if over_our_own or save_to is None:
        keeper.settle(answers)
    keeper.begin(answers)
    return keeper, answers


def _write(
    target: output.Output, make: Callable[[], "Report"], conversation: Conversation, words: Words
) -> "tuple[Report | None, str]":
    """Make a document and write it, unless it goes where the questions are, while the answers are at hand.

    Give the document, and what hinders it.
    """
    document = None
    try:
        with failures():
            document = make()
            text = render(document, target.format, target.look)
            if target.file is not None:
                if not passphrases.write_from(conversation, words, target.file, text, force=target.force):
                    return document, words.say("locked.not-written")
            elif not target.on_screen:
                target.write(text)
    except NotWrittenError as error:
        return document, reason(words, error)
    return document, ""


def help_lines(words: Words, resources: tuple[Resource, ...], country: str | None) -> tuple[str, ...]:
    """Give the lines of the page that is one key away everywhere."""
    code = country_code(country) if country else None
    shown = choose(resources, code, ("emergency", "directory", "line", "advice", "support"))
    lines = tuple(
        words.say(
            "resource.line",
            name=each.name,
            contact=each.contact,
            what=each.what,
            checked=words.say("resource.checked", date=each.checked, source=each.source),
        )
        for each in shown
    )
    return lines if country else (*lines, words.say("resource.name-a-country"))
