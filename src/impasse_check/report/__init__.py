"""From a score to a document: which words, in which order, for whom. Pure."""

from collections.abc import Iterable

from impasse_check.flow import focus_of
from impasse_check.model import Answers, Audience, First, Pack, Resource, Talk
from impasse_check.report import sheet
from impasse_check.report.blocks import OpenerText, Report
from impasse_check.report.card import card
from impasse_check.report.composer import Composer
from impasse_check.report.full import Full
from impasse_check.report.help import help_for
from impasse_check.report.openers import first_words, openers, start
from impasse_check.report.short import compose_short
from impasse_check.report.steps import steps
from impasse_check.scoring import score
from impasse_check.visibility import someone_line, visible
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
    full: bool = False,
) -> Report:
    """Build the document for one audience.

    ``country`` is an ISO 3166 code in capitals and chooses among ``resources``; ``date`` is printed as it
    stands. ``full`` adds pages with everything to the short document for the person. The same arguments give
    the same report: there is no clock in it.
    Raises NothingToBringError for a session sheet without words to bring.
    """
    composer = Composer(pack.sources, words, pack.statement)
    draft = _Draft(pack, answers, composer, tuple(resources), country=country, date=date)
    if audience == "me":
        return draft.personal(full=full)
    if audience == "session":
        return draft.sheet()
    return draft.telling()


class _Draft:
    """A document before it is put together."""

    def __init__(
        self,
        pack: Pack,
        answers: Answers,
        composer: Composer,
        resources: tuple[Resource, ...],
        *,
        country: str | None,
        date: str | None,
    ) -> None:
        self._pack = pack
        self._answers = answers
        self._score = score(pack, answers)
        self._composer = composer
        self._resources = resources
        self._country = country
        self._date = date

    def personal(self, *, full: bool) -> Report:
        """Give the document for the person, with pages for everything where it is to be full."""
        seen = visible(self._pack, self._score, "me")
        shown = openers(self._pack, self._score, seen.openers)
        self._title(self._composer.words.say("report.title"))
        help = help_for(self._resources, self._score.route, self._country, self._pack.view)
        top = card(self._pack, self._answers, self._score, seen, shown, self._composer.words)
        compose_short(self._composer, self._pack, self._answers, self._score, seen, top, help, full=full)
        short = len(self._composer.blocks)
        # Composed also where it is not shown: the sources of the whole are in its JSON, whatever its length.
        Full(self._composer, self._pack, self._answers, self._score, seen, top, shown).compose()
        if not full:
            del self._composer.blocks[short:]
        first = first_words(self._pack, self._score, seen)
        return self._report(
            "me",
            openers=shown,
            start=start(self._pack, self._answers, shown),
            first=first,
            someone_line=someone_line(self._pack, self._score, first),
            next_steps=steps(self._pack, self._answers, self._score, seen),
            focus=focus_of(self._pack, self._answers),
            talks=self._answers.talks or (),
        )

    def sheet(self) -> Report:
        """Give the page for a session. Raises NothingToBringError where nothing may be on it."""
        seen = visible(self._pack, self._score, "session")
        chosen = sheet.brought(self._pack, self._answers, self._score, seen)
        page = self._pack.sheet
        if page is None or not chosen.said:
            raise NothingToBringError
        self._title(page.title)
        sheet.compose(self._composer, self._pack, page, seen, chosen)
        said = tuple(each for each in chosen.openers if each.text in chosen.said)
        return self._report("session", openers=said, notes=chosen.notes, left_off=chosen.left_off)

    def telling(self) -> Report:
        """Give the words for telling someone outside; nothing in it depends on what was answered."""
        page, title = self._pack.pages.telling, self._composer.words.say("resource.title")
        help = help_for(self._resources, "outside", self._country, self._pack.view)
        if page is None:
            self._title(title)
            help.add_rows_to(self._composer)
        else:
            self._title(page.title)
            self._composer.told_to(page.body.values())
            help.add_to(self._composer)
        self._composer.from_questions(self._pack)
        self._composer.references()
        return self._report("outside")

    def _title(self, text: str) -> None:
        self._composer.heading(text, 1)
        if self._date is not None:
            self._composer.say("report.date", date=self._date)

    def _report(
        self,
        audience: Audience,
        *,
        openers: tuple[OpenerText, ...] = (),
        start: OpenerText | None = None,
        first: First | None = None,
        someone_line: str | None = None,
        focus: tuple[str, ...] = (),
        talks: tuple[Talk, ...] = (),
        notes: tuple[str, ...] = (),
        left_off: tuple[str, ...] = (),
        next_steps: tuple[str, ...] = (),
    ) -> Report:
        return Report(
            audience=audience,
            pack=self._pack,
            words=self._composer.words,
            score=self._score,
            blocks=tuple(self._composer.blocks),
            openers=openers,
            start=start,
            first=first,
            someone_line=someone_line,
            focus=focus,
            talks=talks,
            notes=notes,
            left_off=left_off,
            next_steps=next_steps,
            resources=self._composer.resources,
            sources=self._composer.sources,
        )
