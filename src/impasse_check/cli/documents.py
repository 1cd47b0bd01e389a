"""Making a document from answers: what ``report`` and ``quiz`` have in common."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as day
from typing import TYPE_CHECKING, Annotated, Final

import typer

from impasse_check.cli.completion import among
from impasse_check.errors import NotWrittenError, UsageError
from impasse_check.model import AUDIENCES, Answers, Audience, Pack, Resource
from impasse_check.resources import countries, country_code, load_resources
from impasse_check.scoring import score
from impasse_check.words import Words

if TYPE_CHECKING:
    from impasse_check.report import Report
    from impasse_check.report.blocks import Catalogue

_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _codes(incomplete: str) -> list[str]:
    """Give the countries that have lines, in the case that is being typed."""
    codes = countries(load_resources())
    return [code.lower() if incomplete.islower() else code for code in codes]


ForOption = Annotated[
    str,
    typer.Option(
        "--for",
        metavar="|".join(AUDIENCES),
        autocompletion=among(AUDIENCES),
        help="Whom the document is for.",
    ),
]
CountryOption = Annotated[
    str | None,
    typer.Option("--country", metavar="CODE", autocompletion=_codes, help="Show lines in this country."),
]
FullOption = Annotated[
    bool, typer.Option("--full", help="Add pages with words for each thing and all the rest.")
]
DateOption = Annotated[
    str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="Print this date on the document.")
]


def audience_of(text: str) -> Audience:
    """Give the audience of that name. Raises UsageError for another."""
    for audience in AUDIENCES:
        if text == audience:
            return audience
    raise UsageError("error.choice", option="--for", choices=", ".join(AUDIENCES))


def check_date(date: str | None) -> None:
    """Raise UsageError for a date that no calendar has, or that is not written as YYYY-MM-DD."""
    if date is None:
        return
    try:
        real = bool(_DATE.fullmatch(date) and day.fromisoformat(date))
    except ValueError:
        real = False
    if not real:
        raise UsageError("error.date")


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a person asked a document to be."""

    audience: Audience
    country: str | None
    """As they wrote it."""
    date: str | None
    full: bool = False
    """Whether it is to have pages with everything."""
    plain: bool = False
    """Whether it is to be told in words alone."""


def make(pack: Pack, answers: Answers, words: Words, request: Request) -> "Report":
    """Build a document. Raises NotWrittenError where there is nothing to bring to a session."""
    from impasse_check.report import NothingToBringError, build_report

    try:
        return build_report(
            pack,
            answers,
            words=words,
            resources=load_resources(),
            audience=request.audience,
            country=country_code(request.country) if request.country else None,
            date=request.date,
            full=request.full,
        )
    except NothingToBringError:
        raise NotWrittenError("error.nothing-to-bring") from None


def compare(pack: Pack, earlier: Answers, later: Answers, words: Words, request: Request) -> "Catalogue":
    """Build the comparison of two sets of answers."""
    from impasse_check.report.since import build_comparison

    return build_comparison(
        pack,
        earlier,
        later,
        words=words,
        resources=load_resources(),
        country=country_code(request.country) if request.country else None,
        date=request.date,
        full=request.full,
    )


def is_same_file(one: str, other: str) -> bool:
    """Say whether two names are of the same file."""
    try:
        return os.path.samefile(one, other)  # noqa: PTH121  # names as they were given
    except OSError:
        return one == other


def remarks_on_two(
    pack: Pack, earlier: Answers, later: Answers, words: Words, country: str | None
) -> Iterator[str]:
    """Give what to know about a comparison beside it: ids only, never an answer."""
    if any(each.pack_version not in (None, pack.version) for each in (earlier, later)):
        yield words.say("note.other-version", version=pack.version)
    not_counted = {name for each in (earlier, later) for name in score(pack, each).not_counted}
    for name in pack.questions:
        if name in not_counted:
            yield words.say("note.not-counted", question=name)
    if country is not None:
        yield from unknown_country(load_resources(), country, words)


def remarks(
    pack: Pack, answers: Answers, document: "Report", words: Words, country: str | None
) -> Iterator[str]:
    """Give what to know about a document beside it: ids only, never an answer."""
    if answers.pack_version not in (None, pack.version):
        yield words.say("note.other-version", version=pack.version)
    for name in document.score.not_counted:
        yield words.say("note.not-counted", question=name)
    for name in document.left_off:
        yield words.say("note.left-off", question=name)
    if country is not None:
        yield from unknown_country(load_resources(), country, words)


def unknown_country(resources: tuple[Resource, ...], country: str, words: Words) -> Iterator[str]:
    """Say which countries have lines, where one was named that has none."""
    known = countries(resources)
    if country_code(country) not in known:
        yield words.say("note.unknown-country", countries=", ".join(known))
