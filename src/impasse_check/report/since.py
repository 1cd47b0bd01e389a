"""From two sets of answers to a document: both answers to each question, in words. Pure."""

from collections.abc import Iterable, Mapping

from impasse_check.comparison import Compared, compare, not_compared
from impasse_check.gates import frequency_points
from impasse_check.model import Answer, Answers, Pack, Resource
from impasse_check.report.blocks import Bullets, Catalogue, Heading
from impasse_check.report.card import card
from impasse_check.report.changes import comparison_data
from impasse_check.report.composer import Composer
from impasse_check.report.help import Help, help_for
from impasse_check.report.short import (
    add_declined,
    add_what_it_is,
    compose_crossed,
    compose_outside,
    kept_back,
    part_left,
)
from impasse_check.scoring import Score, score
from impasse_check.visibility import Comparable, comparable, visible
from impasse_check.words import Words


def build_comparison(
    pack: Pack,
    earlier: Answers,
    later: Answers,
    *,
    words: Words,
    resources: Iterable[Resource] = (),
    country: str | None = None,
    date: str | None = None,
    full: bool = False,
) -> Catalogue:
    """Build the comparison of two sets of a person's own answers, for nobody but them.

    ``country`` is an ISO 3166 code in capitals and chooses among ``resources``; ``date`` is printed as it
    stands. ``full`` adds the events, but where a page comes first. The same arguments give the
    same document: there is no clock in it.
    """
    scores = score(pack, earlier), score(pack, later)
    seen = comparable(pack, *scores, full=full)
    compared = compare(pack, earlier, later)
    to = Composer(pack.sources, words, pack.statement)
    to.heading(words.say("since.title"), 1)
    if date is not None:
        to.say("report.date", date=date)
    if seen.first is not None:
        help = help_for(resources, seen.first.route, country, pack.view)
        _first(to, pack, later, seen.first, help, earlier_alone=seen.earlier_alone)
    listed = {section: here for section in pack.sections if (here := _here(pack, seen, compared, section))}
    left = not_compared(pack, earlier, later)
    # Below a page that stands on top there may be nothing to tell: then no heading says that there is.
    follows = seen.first is None or bool(listed)
    if seen.first is not None and listed:
        to.add(Heading(text=words.say("since.title"), rank=2, page=True))
    if follows:
        to.say("since.about")
    _list(to, pack, seen, listed)
    if left and follows:
        # Events are looked at whatever was chosen; where a page stands on top, they are not compared.
        events = {each.question for each in compared if seen.first is None and _is_event(pack, each)}
        sections = ", ".join(part_left(to, pack, name, events) for name in left)
        to.say("since.not-compared", sections=sections)
    if seen.first is None:
        if not seen.events and any(_is_event(pack, each) for each in compared):
            to.say("since.full")
        add_declined(to, pack, next((each for each in scores if kept_back(pack, each)), scores[1]))
    # What else the pack says of itself is about steps that rules chose, and here they chose none.
    add_what_it_is(to, pack, most=1 if seen.first is None else None)
    to.references()
    content = comparison_data(pack, seen, compared, left, to.resources, to.sources)
    return Catalogue(
        blocks=tuple(to.blocks),
        words=words,
        language=pack.language,
        content=content.model_dump(),
        statement=pack.statement,
    )


def _first(
    to: Composer, pack: Pack, answers: Answers, score: Score, help: Help, *, earlier_alone: bool
) -> None:
    """Add the page that stands on top: help from outside, or what comes first where a line was crossed."""
    seen = visible(pack, score, "me")
    to.add(*card(pack, answers, score, seen, (), to.words).blocks())
    if earlier_alone:
        to.say("since.earlier")
    if score.route == "outside":
        compose_outside(to, pack, score, help)
    else:
        compose_crossed(to, pack, help)


def _here(pack: Pack, seen: Comparable, compared: tuple[Compared, ...], section: str) -> tuple[Compared, ...]:
    """Give what may be named of a section; where a page stands on top, without what is open."""
    return tuple(
        each
        for each in compared
        if pack.questions[each.question].section == section
        and each.question in seen.questions
        and (seen.first is None or each.change != "open")
    )


def _list(to: Composer, pack: Pack, seen: Comparable, listed: Mapping[str, tuple[Compared, ...]]) -> None:
    """Add what may be named, a part for each section; what is open stands last in it."""
    for section, here in listed.items():
        to.heading(pack.sections[section].title, 2 if seen.first is None else 3)
        if said := tuple(_in_words(pack, to.words, each) for each in here if each.change != "open"):
            to.add(Bullets(items=said))
        if left := tuple(pack.questions[each.question].text for each in here if each.change == "open"):
            to.say("since.open")
            to.add(Bullets(items=left))


def _in_words(pack: Pack, words: Words, compared: Compared) -> str:
    """Say both answers to a question, or the one there is."""
    text, change = pack.questions[compared.question].text, compared.change
    then, now = (_answer(pack, words, compared.question, each) for each in (compared.earlier, compared.later))
    if change == "same":
        return words.say("since.same", text=text, now=now)
    if change == "not-now":
        return words.say("since.not-now", text=text, then=then)
    if change == "answered-once" and compared.later.value is None:
        return words.say("since.then-alone", text=text, then=then)
    if change == "answered-once":
        return words.say("since.now-alone", text=text, now=now)
    both = "since.reworded" if change == "reworded" else "since.different"
    return words.say(both, text=text, then=then, now=now)


def _answer(pack: Pack, words: Words, name: str, answer: Answer) -> str:
    """Give an answer in the words of the pack, with what follows a mark as far as it was given."""
    choices = pack.questions[name].choice_set if answer.value is not None else "absence"
    said = pack.choices[choices][answer.given]
    if not frequency_points(pack, name, answer):
        return said
    for key, asked in pack.follow_ups:
        followed = getattr(answer, key)
        if asked is not None and followed is not None:
            label = pack.labels.get(asked.choices, asked.before_answer).rstrip(":?")
            said = words.say(
                "since.followed", answer=said, label=label, followed=pack.choices[asked.choices][followed]
            )
    return said


def _is_event(pack: Pack, compared: Compared) -> bool:
    return pack.questions[compared.question].kind == "event"
