"""What ``report`` and ``quiz`` can be told about a document."""

import os
import re
from collections.abc import Iterator
from datetime import date as day
from typing import TYPE_CHECKING, Annotated, Final

import typer

from impasse_check.cli.completion import among
from impasse_check.errors import UsageError
from impasse_check.model import AUDIENCES, Answers, Audience, Pack
from impasse_check.resources import countries, country_code, load_resources
from impasse_check.scoring import score
from impasse_check.sitting.documents import Request, make, remarks, unknown_country
from impasse_check.versions import is_of_another
from impasse_check.words import Words

if TYPE_CHECKING:
    from impasse_check.report.blocks import Catalogue

__all__ = ["Request", "make", "remarks", "unknown_country"]

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


FocusOption = Annotated[
    str | None,
    typer.Option("--focus", metavar="SECTION,...", help="Look at these parts only, such as money."),
]


def focus_of(text: str | None, pack: Pack) -> tuple[str, ...] | None:
    """Give the sections that were named, in any case; None where none was. Raises UsageError for another."""
    if text is None:
        return None
    possible = tuple(name for name, section in pack.sections.items() if section.focus)
    named = {each.strip().lower() for each in text.split(",")} - {""}
    if not named or named - set(possible):
        raise UsageError("error.choice", option="--focus", choices=", ".join(possible))
    return tuple(name for name in possible if name in named)


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
    if any(is_of_another(pack, each) for each in (earlier, later)):
        yield words.say("note.other-version", version=pack.version)
    not_counted = {name for each in (earlier, later) for name in score(pack, each).not_counted}
    for name in pack.questions:
        if name in not_counted:
            yield words.say("note.not-counted", question=name)
    if country is not None:
        yield from unknown_country(load_resources(), country, words)
