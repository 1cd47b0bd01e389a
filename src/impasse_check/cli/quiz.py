"""``impasse-check quiz``: asks, then shows, saves or makes a page to bring."""

import errno
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated, Final, TextIO

import typer

from impasse_check import files
from impasse_check.answers import dump_answers, read_answers
from impasse_check.cli import documents, messages, output
from impasse_check.cli.closing import Closing
from impasse_check.errors import NoTerminalError, NotWrittenError, UsageError
from impasse_check.model import Answers, Pack, Resource
from impasse_check.pack import load_pack
from impasse_check.prompts.interview import Interview
from impasse_check.prompts.page import Asker, LeftError, VanishedError
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
    request = documents.Request(audience=documents.audience_of(audience), country=country, date=date)
    documents.check_date(date)
    if not output.is_terminal(sys.stdin):
        raise NoTerminalError("error.no-terminal")
    if target.file is not None:
        _check_writable(target.file, force=force)
    pack, words = load_pack(pack_file), load_words()
    answers = Answers(answers={}) if start_from is None else read_answers(start_from, pack)
    keeper = _Keeper(save_to, pack, force=force or (save_to is not None and save_to == start_from))
    keeper.keep(answers)
    # The quiz goes on for long. What is loaded by now stays: to look through it would hold up a page.
    gc.freeze()
    gc.enable()
    ends_in_document = to is not None or format is not None or not output.is_terminal(sys.stdout)
    with _asker(words, plain=plain or output.wants_plain(), bold=output.may_color(color)) as asker:
        interview = Interview(
            pack=pack,
            words=words,
            help_lines=_help_lines(words, load_resources(), country),
            asker=asker,
            answers=answers,
            keep=keeper.keep,
        )
        try:
            interview.run()
            if not ends_in_document:
                Closing(interview, pack, words, request, asker).run()
        except (LeftError, VanishedError):
            return
    if ends_in_document:
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


class _Keeper:
    """Keeps answers in the file that was named, if one was."""

    def __init__(self, file: str | None, pack: Pack, *, force: bool) -> None:
        self._file = file
        self._pack = pack
        self._force = force

    def keep(self, answers: Answers) -> None:
        """Write the answers; over our own file from the second time on. Raises NotWrittenError."""
        if self._file is not None:
            files.write(self._file, dump_answers(answers, self._pack), force=self._force)
            self._force = True


@contextmanager
def _asker(words: Words, *, plain: bool, bold: bool) -> Iterator[Asker]:
    """Give a way to ask on the terminal that standard input is."""
    terminal = _open_terminal()
    try:
        if plain:
            from impasse_check.prompts.lines import Lines, throw_away_typed

            sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
            width = min(os.get_terminal_size(terminal.fileno()).columns or 80, 80)
            yield Lines(sys.stdin, terminal, words, width=width, settle=throw_away_typed)
        else:
            from impasse_check.prompts.widgets import Widgets, screen

            with screen(terminal):
                yield Widgets(words, bold=bold)
    finally:
        # What was still to be written is lost with a terminal that was closed.
        with suppress(OSError):
            terminal.close()


def _open_terminal() -> TextIO:
    """Open a terminal to write to by its own name, or by the one that fits where that name is not ours."""
    with suppress(OSError, AttributeError):  # Windows has no such names
        return open(os.ttyname(sys.stdin.fileno()), "w", encoding="utf-8", errors="replace")
    try:
        return open("/dev/tty", "w", encoding="utf-8", errors="replace")
    except OSError:
        raise NoTerminalError("error.no-terminal") from None


def _help_lines(words: Words, resources: tuple[Resource, ...], country: str | None) -> tuple[str, ...]:
    code = country_code(country) if country else None
    shown = choose(resources, code, ("emergency", "directory", "line", "advice", "support"))
    lines = tuple(
        f"{each.name}: {each.contact}. {each.what} "
        + words.say("resource.checked", date=each.checked, source=each.source)
        for each in shown
    )
    return lines if country else (*lines, words.say("resource.name-a-country"))
