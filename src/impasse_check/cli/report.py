"""``impasse-check report``: documents from an answers file, without prompts."""

from typing import Annotated, Final

import typer

from impasse_check.cli import documents, messages, output, passphrase
from impasse_check.cli.group import Command
from impasse_check.errors import UsageError
from impasse_check.pack import for_answers
from impasse_check.renderers import render
from impasse_check.words import load_words

app: Final = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=Command)
def report(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="An answers file; - is standard input.")],
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="EARLIER", help="Set an earlier file of yours beside it, question by question."
        ),
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
    """Make the same documents from an answers file, without prompts."""
    target = output.choose_output(format=format, file=to, force=force, plain=plain, color=color)
    output.keep_apart(to, file, since)
    request = documents.Request(
        audience=documents.audience_of(audience), country=country, date=date, full=full
    )
    documents.check_date(date)
    if since is not None:
        _check_since(file, since, request)
    pack_for, words = for_answers(pack_file), load_words()
    opened = passphrase.open_answers(file, pack_for, words)
    if since is not None:
        earlier = passphrase.open_answers(since, lambda _: opened.pack, words).answers
        compared = documents.compare(opened.pack, earlier, opened.answers, words, request)
        target.write(render(compared, target.format, target.look))
        for line in documents.remarks_on_two(opened.pack, earlier, opened.answers, words, country):
            messages.say(line)
        return
    document = documents.make(opened.pack, opened.answers, words, request)
    target.write(render(document, target.format, target.look))
    for line in documents.remarks(opened.pack, opened.answers, document, words, country):
        messages.say(line)


def _check_since(file: str, since: str, request: documents.Request) -> None:
    """Raise UsageError where there are no two files, or where the document would not be for the person."""
    if request.audience != "me":
        raise UsageError("error.since-for")
    if documents.is_same_file(file, since):
        raise UsageError("error.since-same", file=file)
