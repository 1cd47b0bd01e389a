"""The short document for the person: the card, then all that matters on one screen or sheet. Pure."""

from collections.abc import Collection
from typing import Final

from impasse_check.flow import focus_of
from impasse_check.gates import holds
from impasse_check.model import NOT_ASKED, Answers, Pack, Part, Passage
from impasse_check.report.blocks import Bullets
from impasse_check.report.card import Card
from impasse_check.report.composer import Composer
from impasse_check.report.help import Help
from impasse_check.report.marks import answered, by_section, shortened, with_reasons
from impasse_check.report.openers import who_else
from impasse_check.report.steps import steps, steps_outside
from impasse_check.report.unmarked import nothing_flagged, said_unmarked
from impasse_check.scoring import Score, grave
from impasse_check.visibility import Visibility, is_crossed

MOST_MARKS: Final = 7
"""Marked questions in the short document; the full one has them all."""


def compose_short(
    to: Composer,
    pack: Pack,
    answers: Answers,
    score: Score,
    seen: Visibility,
    card: Card,
    help: Help,
    *,
    full: bool,
) -> None:
    """Add every block of the short document, in the order that the route calls for.

    Where it is the beginning of a ``full`` one, it does not point there.
    """
    top = tuple(card.blocks())
    # A pack that has no page for where the person stands leaves nothing to say below the heading.
    to.add(*(top if len(top) > 1 else ()))
    if score.route == "outside":
        compose_outside(to, pack, score, help)
    elif is_crossed(pack, score):
        compose_crossed(to, pack, help)
    else:
        _inside(to, pack, answers, score, seen, card, help, full=full)
    add_declined(to, pack, score)
    add_what_it_is(to, pack)
    if not full:
        to.remark("report.more")
        to.references()


def compose_outside(to: Composer, pack: Pack, score: Score, help: Help) -> None:
    """Add help from outside, to stand on top and alone: no mark, strength, count or word to anyone inside."""
    pages = pack.pages
    parts = short_parts(pages.outside)
    to.parts(parts[:1])
    help.add_rows_to(to)
    if not score.at("outside"):
        to.parts(short_parts(pages.outside_unsure))
    to.parts(parts[1:])
    if can := steps_outside(pack, score):
        to.heading(to.words.say("report.next-steps"))
        to.add(Bullets(items=can))


def compose_crossed(to: Composer, pack: Pack, help: Help) -> None:
    """Add what follows the card on a line that was crossed: no mark, strength or word to anyone inside."""
    to.parts(short_parts(pack.pages.crossed)[1:])
    if pack.next_steps.crossed:
        to.add(Bullets(items=pack.next_steps.crossed))
    _page(to, pack.pages.consulting)
    help.add_to(to)


def _inside(
    to: Composer,
    pack: Pack,
    answers: Answers,
    score: Score,
    seen: Visibility,
    card: Card,
    help: Help,
    *,
    full: bool,
) -> None:
    if score.route == "consult":
        _someone(to, pack, score, seen, card)
    nothing = nothing_flagged(pack, score) if score.route == "none" and not score.unfinished else None
    if nothing is not None and card.heading == nothing.title:
        _unmarked(to, pack, score, nothing)
    _situation(to, pack, score, card)
    if nothing is not None and card.heading != nothing.title:
        # Where the card is about something else, that nothing marked is no all-clear stands below it.
        to.heading(nothing.title)
        to.parts(short_parts(nothing)[:1])
        _unmarked(to, pack, score, nothing)
    _marked(to, pack, score, seen, full=full)
    _strengths(to, pack, score, seen)
    _own_part(to, pack, score)
    if can := steps(pack, answers, score, seen):
        to.heading(to.words.say("report.next-steps"))
        to.add(Bullets(items=can))
    asked = {name for name, each in answers.answers.items() if each.given != NOT_ASKED.given}
    add_not_looked_at(to, pack, answers, asked)
    help.add_to(to)


def _someone(to: Composer, pack: Pack, score: Score, seen: Visibility, card: Card) -> None:
    """Say who someone else can be, or what can come after that talk."""
    consulted = holds(pack, pack.rules.consulted, None, score.effective)
    page = pack.pages.consulted if consulted else None
    page = page or who_else(pack, score, seen)
    if page is not None and card.heading != page.title:
        to.heading(page.title)
    to.parts(short_parts(page))


def _unmarked(to: Composer, pack: Pack, score: Score, page: Passage) -> None:
    """Say what somebody said who marked nothing; an event is named in the full document alone."""
    names = [name for name in said_unmarked(pack, score) if pack.questions[name].kind != "event"]
    if names:
        to.say("report.you-said")
        to.add(Bullets(items=tuple(answered(pack, score, to.words, name) for name in names)))
    if page is pack.pages.unmarked:
        to.parts(short_parts(page)[1:])


def _situation(to: Composer, pack: Pack, score: Score, card: Card) -> None:
    """Add what fits how things stand, but for what the card has said."""
    rules, pages = pack.rules, pack.pages
    for rule, page in ((rules.on_break, pages.on_break), (rules.ended, pages.ended)):
        if page is not None and holds(pack, rule, None, score.effective):
            parts = short_parts(page)
            if card.heading == page.title:
                parts = parts[1:]
            else:
                to.heading(page.title)
            to.parts(parts)
    ordered = pages.ordered
    if ordered is not None and card.before is None and holds(pack, rules.ordered, None, score.effective):
        to.parts(short_parts(ordered)[:1])


def _marked(to: Composer, pack: Pack, score: Score, seen: Visibility, *, full: bool) -> None:
    """List the heaviest marks; alone, with no more than a line of own words each."""
    if not seen.marks:
        return
    to.heading(to.words.say("marks.title"))
    marks = by_section(pack, score, to.words, seen.marks[:MOST_MARKS])
    to.add(*(with_reasons(pack, score, to.words, marks) if full else shortened(marks)))
    more = len(seen.marks) - MOST_MARKS
    if more > 0 and full:
        to.remark("marks.further")
    elif more > 0:
        to.remark("marks.one-more" if more == 1 else "marks.more", count=more)


def _strengths(to: Composer, pack: Pack, score: Score, seen: Visibility) -> None:
    """Say what goes well in a line or two: what wholly does first, then what does in part."""
    groups: dict[tuple[int, str], list[str]] = {}
    for name in seen.strengths:
        question, answer = pack.questions[name], score.effective[name]
        choices = pack.choices[question.choice_set]
        place = list(choices).index(answer.given)
        groups.setdefault((place, choices[answer.given]), []).append(question.text)
    if not groups:
        return
    to.heading(to.words.say("report.strengths"))
    said = tuple(
        to.words.say("report.strength", answer=label, texts=" ".join(texts))
        for (_, label), texts in sorted(groups.items())
    )
    to.add(Bullets(items=said))


def add_not_looked_at(to: Composer, pack: Pack, answers: Answers, asked: Collection[str]) -> None:
    """Say which parts a person chose not to look at; ``asked`` are all questions that were asked.

    A part of which more than events was asked is not said to be left out: what was marked there is shown.
    """
    chosen = focus_of(pack, answers)
    left = [
        part_left(to, pack, name, asked)
        for name, each in pack.sections.items()
        if each.focus and name not in chosen and _kinds(pack, name, asked) <= {"event", "status"}
    ]
    if chosen and left:
        to.remark("report.not-looked-at", sections=", ".join(left))


def part_left(to: Composer, pack: Pack, section: str, asked: Collection[str]) -> str:
    """Give the title of a part that was left out, and that its events were not where some were asked."""
    title = pack.sections[section].title
    if "event" not in _kinds(pack, section, asked):
        return title
    return to.words.say("report.but-events", section=title)


def _kinds(pack: Pack, section: str, asked: Collection[str]) -> set[str]:
    """Give the kinds of the questions of a section that were asked."""
    own = {name: each for name, each in pack.questions.items() if each.section == section}
    return {each.kind for name, each in own.items() if name in asked}


def add_declined(to: Composer, pack: Pack, score: Score) -> None:
    """Add what to do if a grave line was crossed, where an answer about one was kept back.

    Whoever said that one was has it on top already, and is not asked if it was.
    """
    page = pack.pages.declined
    if page is not None and kept_back(pack, score) and not score.at("outside"):
        to.parts(short_parts(page))


def _own_part(to: Composer, pack: Pack, score: Score) -> None:
    """Add what is for whoever gives the help: how to hear what comes, whom to talk with, what is grave."""
    pages = pack.pages
    consulted = holds(pack, pack.rules.consulted, None, score.effective)
    talked = pages.consulted if consulted and pages.consulting is not None else None
    _page(to, pages.receiving)
    _page(to, talked or pages.consulting)
    _page(to, pages.crossed, most=1)


def _page(to: Composer, page: Passage | None, most: int | None = None) -> None:
    """Add what the short document has of a page, or the first parts of that."""
    if page is not None and (parts := short_parts(page)[:most]):
        to.heading(page.title)
        to.parts(parts)


def add_what_it_is(to: Composer, pack: Pack, most: int | None = None) -> None:
    """Say what this is and what it is not: all that the pack wants in every document, or its first parts."""
    parts = short_parts(pack.pages.about)[:most]
    about = " ".join(text for part in parts for text in (part.say, part.words, *part.list) if text)
    sources = (name for part in parts for name in part.sources)
    to.remark("report.footer", *sources, about=about, title=pack.title, version=pack.version)


def kept_back(pack: Pack, score: Score) -> bool:
    """Say whether an answer about a grave act was kept back."""
    return any(score.effective[name].given == "declined" for name in grave(pack))


def short_parts(page: Passage | None) -> list[Part]:
    """Give the parts of a page that stand in the short document."""
    return [] if page is None else [part for part in page.body.values() if part.full is None]
