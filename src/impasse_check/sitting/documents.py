"""Making a document from answers: what commands and a sitting have in common."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from impasse_check.errors import NotWrittenError
from impasse_check.model import Answers, Audience, Pack, Resource
from impasse_check.model.base import record
from impasse_check.resources import countries, country_code, load_resources
from impasse_check.versions import is_of_another
from impasse_check.words import Words

if TYPE_CHECKING:
    from impasse_check.report import Report


@record
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


def remarks(
    pack: Pack, answers: Answers, document: "Report", words: Words, country: str | None
) -> Iterator[str]:
    """Give what to know about a document beside it: ids only, never an answer."""
    if is_of_another(pack, answers):
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
