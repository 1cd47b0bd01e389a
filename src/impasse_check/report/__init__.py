"""From a score to a document: which words, in which order, for whom. Pure."""

from collections.abc import Iterable

from impasse_check.model import Answers, Audience, Pack, Resource
from impasse_check.report import sheet
from impasse_check.report.blocks import Report
from impasse_check.report.composer import Composer
from impasse_check.report.openers import openers
from impasse_check.report.personal import Personal, next_steps
from impasse_check.resources import choose
from impasse_check.scoring import score
from impasse_check.words import Words

__all__ = ["NothingToBringError", "Report", "build_report"]


class NothingToBringError(Exception):
    """There is nothing for a session sheet. Carries no cause: all causes look alike from outside."""


def build_report(
    pack: Pack,
    answers: Answers,
    *,
    words: Words,
    resources: Iterable[Resource] = (),
    audience: Audience = "me",
    country: str | None = None,
    date: str | None = None,
) -> Report:
    """Build the document for one audience.

    ``country`` is an ISO code in capitals; ``date`` is printed as it stands. The same arguments give the
    same report. Raises NothingToBringError for a session sheet without words to bring.
    """
    result = score(pack, answers)
    composer = Composer(pack, words)
    shown = openers(pack, result)
    notes: tuple[str, ...] = ()
    left_off: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    if audience == "me":
        _title(composer, words.say("report.title"), date)
        Personal(composer, pack, result, shown).compose(resources, country)
        steps = next_steps(pack, result)
    elif audience == "session":
        chosen = sheet.brought(pack, answers, result, shown)
        if not chosen.openers:
            raise NothingToBringError
        _title(composer, pack.sheet.title, date)
        sheet.compose(composer, pack, result, chosen)
        shown, notes, left_off = chosen.openers, chosen.notes, chosen.left_off
    else:
        _title(composer, pack.pages.telling.title, date)
        composer.body(pack.pages.telling)
        composer.heading(words.say("resource.title"))
        composer.contacts(
            choose(resources, country, ("emergency", "directory", "line", "advice", "support", "complaints"))
        )
        composer.references()
        shown = ()
    return Report(
        audience=audience,
        pack=pack,
        score=result,
        blocks=tuple(composer.blocks),
        openers=shown,
        notes=notes,
        left_off=left_off,
        next_steps=steps,
        resources=composer.resources,
        sources=composer.sources,
    )


def _title(composer: Composer, text: str, date: str | None) -> None:
    composer.heading(text, 1)
    if date is not None:
        composer.say("report.date", date=date)
