"""The short document for the person: the card, then all that matters on one screen or sheet. Pure."""

from typing import Final

from impasse_check.flow import focus_of
from impasse_check.gates import holds
from impasse_check.model import Answers, Pack, Part, Passage
from impasse_check.report.blocks import Bullets
from impasse_check.report.card import Card
from impasse_check.report.composer import Composer
from impasse_check.report.help import Help
from impasse_check.report.marks import by_section, shortened, with_reasons
from impasse_check.report.openers import first_words, openers, start, who_else
from impasse_check.report.talks import helped
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


def steps(pack: Pack, answers: Answers, score: Score, seen: Visibility) -> tuple[str, ...]:
    """Give what can come next, for where the person stands."""
    can, rules = pack.next_steps, pack.rules
    consulted = holds(pack, rules.consulted, None, score.effective)
    if score.route == "outside" or is_crossed(pack, score):
        return _steps_outside(pack, score)
    if holds(pack, rules.ended, None, score.effective):
        return can.ended
    if score.route in ("none", "talk") and score.unfinished:
        return can.unfinished
    if holds(pack, rules.unsafe, None, score.effective) and (
        unsafe := can.unsafe_consulted if consulted else can.unsafe
    ):
        return unsafe
    first = first_words(pack, score, seen)
    asked = score.route == "consult" or first == "someone" or pack.pages.consulting is not None
    if asked and can.consulted and consulted:
        return can.consulted
    return _steps_inside(pack, answers, score, seen)


def _steps_outside(pack: Pack, score: Score) -> tuple[str, ...]:
    """Give what can come next where help from outside, or a line that was crossed, comes first."""
    can = pack.next_steps
    if is_crossed(pack, score):
        return can.crossed
    ordered = holds(pack, pack.rules.ordered, None, score.effective)
    return can.outside_ordered or can.outside if ordered else can.outside


def _steps_inside(pack: Pack, answers: Answers, score: Score, seen: Visibility) -> tuple[str, ...]:
    """Give what can come next by who hears something first; what helped needs no more."""
    can, first = pack.next_steps, first_words(pack, score, seen)
    if first == "someone" and score.route == "talk":
        # There is no page on who that can be.
        return can.someone or can.consult
    if first == "someone":
        return can.consult
    if score.route == "consult":
        return can.either or can.consult
    opener = start(pack, answers, openers(pack, score, seen.openers))
    if opener is not None and helped(answers, opener.question):
        return can.helped or can.talk
    return can.talk if score.route == "talk" else can.none


def compose_outside(to: Composer, pack: Pack, score: Score, help: Help) -> None:
    """Add help from outside, to stand on top and alone: no mark, strength, count or word to anyone inside."""
    pages = pack.pages
    parts = short_parts(pages.outside)
    to.parts(parts[:1])
    help.add_rows_to(to)
    if not score.at("outside"):
        to.parts(short_parts(pages.outside_unsure))
    to.parts(parts[1:])
    if can := _steps_outside(pack, score):
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
    _situation(to, pack, score, card)
    _marked(to, pack, score, seen, full=full)
    _strengths(to, pack, score, seen)
    _own_part(to, pack, score)
    if can := steps(pack, answers, score, seen):
        to.heading(to.words.say("report.next-steps"))
        to.add(Bullets(items=can))
    add_not_looked_at(to, pack, answers)
    help.add_to(to)


def _someone(to: Composer, pack: Pack, score: Score, seen: Visibility, card: Card) -> None:
    """Say who someone else can be, or what can come after that talk."""
    consulted = holds(pack, pack.rules.consulted, None, score.effective)
    page = pack.pages.consulted if consulted else None
    page = page or who_else(pack, score, seen)
    if page is not None and card.heading != page.title:
        to.heading(page.title)
    to.parts(short_parts(page))


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


def add_not_looked_at(to: Composer, pack: Pack, answers: Answers) -> None:
    """Say which parts a person chose not to look at."""
    chosen = focus_of(pack, answers)
    left = [each.title for name, each in pack.sections.items() if each.focus and name not in chosen]
    if chosen and left:
        to.remark("report.not-looked-at", sections=", ".join(left))


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
    to.remark("report.footer", *sources, about=about, version=pack.version)


def kept_back(pack: Pack, score: Score) -> bool:
    """Say whether an answer about a grave act was kept back."""
    return any(score.effective[name].given == "declined" for name in grave(pack))


def short_parts(page: Passage | None) -> list[Part]:
    """Give the parts of a page that stand in the short document."""
    return [] if page is None else [part for part in page.body.values() if part.full is None]
