"""What may be shown to whom: the one place that decides it, built from the score. Pure.

Composers of documents, the quiz and the commands ask here; none of them looks at a level or route for this.
"""

from collections.abc import Iterable, Iterator

from impasse_check.gates import frequency_points, holds, impact_points, spelled_out
from impasse_check.model import HAPPENED, Audience, Condition, First, Level, Pack, Route, SomeoneLine
from impasse_check.model.base import record
from impasse_check.scoring import Score, holds_so_far

_WITH_OPENERS: tuple[Route, ...] = ("talk", "consult")


@record
class Visibility:
    """What one audience may see of one set of answers."""

    openers: tuple[str, ...]
    """Questions whose opener may be shown, the heaviest first."""
    brought: tuple[str, ...]
    """Marked questions that may go along to a session, the heaviest first, where there are no openers."""
    strengths: tuple[str, ...]
    """Strengths that may be named."""
    marks: tuple[str, ...]
    """Marked questions that may be listed with their text, the heaviest first."""
    events: tuple[str, ...]
    """Events that may be listed with their text, in asking order."""
    counts: bool
    """Whether it may be said how many questions were marked, and what is open."""

    def may_name(self, pack: Pack, name: str) -> bool:
        """Say whether a question may be listed with its text: an event only where the events may."""
        return pack.questions[name].kind != "event" or self.counts

    def notes(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Give those of the questions whose own words may go along: only where the opener does."""
        return tuple(name for name in names if name in (*self.openers, *self.brought))


def visible(pack: Pack, score: Score, audience: Audience) -> Visibility:
    """Say what an audience may see.

    The person sees what they said; where help from outside or a line that was crossed comes first, no count,
    strength or opener stands beside it, and no event has its text. A page for a session shows openers, or
    marks where there are none, and what goes well. Someone outside sees nothing that was answered.
    """
    calm = score.route != "outside" and not is_crossed(pack, score)
    personal = audience == "me"
    strengths = [
        name
        for name, question in pack.questions.items()
        if question.kind == "strength" and _is_named(pack, score, name, audience)
    ]
    return Visibility(
        openers=() if audience == "outside" else _may_be_raised(pack, score),
        brought=_may_be_brought(pack, score) if audience == "session" else (),
        strengths=tuple(strengths) if calm and audience != "outside" else (),
        marks=by_weight(pack, score, _marked(pack, score)) if personal else (),
        events=_events(pack, score) if personal and calm else (),
        counts=personal and calm,
    )


@record
class Comparable:
    """What may be shown of two sets of answers beside each other."""

    first: Score | None
    """The one for which a page comes first, which then stands on top; None: neither.

    It is help from outside, or what comes first where a line was crossed.
    """
    earlier_alone: bool
    """Whether only the earlier of the two leads there."""
    questions: tuple[str, ...]
    """Questions that may be named, in asking order."""
    events: bool
    """Whether the events may be."""


def comparable(pack: Pack, earlier: Score, later: Score, *, full: bool) -> Comparable:
    """Say what a person may see of two sets of their own answers.

    Where either leads to help from outside, or says that a line was crossed, that stands on top for good,
    whatever was left blank or taken back since, and below it stands only what was marked, as in other
    documents. Else events, and if it is safe, have their text where the document is to be ``full``.
    """
    both = later, earlier
    marked = {name for each in both for name in _marked(pack, each)}
    may_see = [visible(pack, each, "me") for each in both]
    unsafe = pack.rules.unsafe.question if pack.rules.unsafe is not None else None
    first = _first_of(pack, both)

    def may_be_named(name: str) -> bool:
        if not all(each.may_name(pack, name) for each in may_see):
            return False
        if first is not None:
            return name in marked
        return full or (pack.questions[name].kind != "event" and name != unsafe)

    questions = tuple(name for name in pack.questions if may_be_named(name))
    return Comparable(
        first=first,
        earlier_alone=first is not None and not _is_grave(pack, later),
        questions=questions,
        events=first is None and full,
    )


def is_crossed(pack: Pack, score: Score) -> bool:
    """Say whether the page on a line that was crossed comes first."""
    return holds(pack, pack.rules.crossed, None, score.effective)


def someone_line(pack: Pack, score: Score, first: First | None) -> str | None:
    """Give what one could say to someone outside, where that is called for.

    It is the first with a reason that led there; where none has, the first with a reason that holds.
    """
    if score.route not in ("consult", "outside") and first != "someone":
        return None
    line = _line_to_someone(pack, score)
    return None if line is None else line.line


def that_may_be_named(pack: Pack, score: Score) -> tuple[str, ...]:
    """Give the reasons for the route that may be named on a card, the heaviest first."""
    return by_weight(
        pack, score, tuple(name for name in score.because if pack.questions[name].kind == "graded")
    )


def _line_to_someone(pack: Pack, score: Score) -> SomeoneLine | None:
    """Give the first line with a reason that led there or is about the whole, else the first that fits.

    One that is only about marks comes after one about the heaviest of them, which is named beside it.
    """
    fitting = {
        name: reasons
        for name, each in pack.someone_lines.items()
        if (reasons := tuple(_holding(pack, score, each))) or not each.if_
    }
    because = that_may_be_named(pack, score)
    led_there = [name for name, each in fitting.items() if {None, *score.because} & _questions(each)]
    about_it = [name for name in led_there if _questions(fitting[name]) & {*because[:1]}]
    first = (
        name
        for name in led_there
        if not about_it or name in about_it or _questions(fitting[name]) - {*because}
    )
    name = next(iter((*first, *fitting)), None)
    return None if name is None else pack.someone_lines[name]


def _questions(reasons: Iterable[Condition]) -> set[str | None]:
    """Give the questions that some reasons are about; None: what led there as a whole."""
    return {each.question for each in reasons}


def _holding(pack: Pack, score: Score, line: SomeoneLine) -> Iterator[Condition]:
    """Give the reasons of a line that hold; of a sign, those of its conditions that do."""
    for each in line.if_:
        for reason in spelled_out(pack, each):
            if holds_so_far(pack, reason, None, score):
                yield reason


def _first_of(pack: Pack, scores: Iterable[Score]) -> Score | None:
    """Give the score whose page stands on top: one that is sure of a grave act before others."""
    grave = [each for each in scores if _is_grave(pack, each)]
    return next((each for each in grave if each.at("outside")), grave[0] if grave else None)


def _is_grave(pack: Pack, score: Score) -> bool:
    """Say whether a page comes before all else: help from outside, or that on a line that was crossed."""
    return score.route == "outside" or is_crossed(pack, score)


def by_weight(pack: Pack, score: Score, names: tuple[str, ...]) -> tuple[str, ...]:
    """Sort questions by how heavy, then by points, the heaviest first, then by asking order."""
    order = {name: place for place, name in enumerate(pack.questions)}

    def weight(name: str) -> tuple[int, int, int]:
        answer = score.effective[name]
        impact, frequency = impact_points(pack, answer), frequency_points(pack, name, answer)
        return (-1 if impact is None else impact, -1 if frequency is None else frequency, -order[name])

    return tuple(sorted(names, key=weight, reverse=True))


def _may_be_raised(pack: Pack, score: Score) -> tuple[str, ...]:
    """Give the flagged questions whose opener may be shown, the heaviest first.

    None at all on the routes none and outside, while a grave event is unfinished, or once it has ended; never
    one of a grave event, not even where "not sure" makes less of it.
    """
    rules, effective = pack.rules, score.effective
    if score.route not in _WITH_OPENERS or score.unfinished or _is_kept_back(pack, score):
        return ()
    safe, unsafe, consulted = (
        holds(pack, rule, None, effective) for rule in (rules.safe, rules.unsafe, rules.consulted)
    )

    def allowed(name: str, level: Level) -> bool:
        if unsafe or pack.questions[name].level == "outside":
            return False
        if consulted:
            return True
        if _waits(pack, score, name):
            return False
        return level == "talk" or (safe and not _needs_consulted(pack, score, name))

    return by_weight(pack, score, tuple(name for name, level in score.levels.items() if allowed(name, level)))


def _may_be_brought(pack: Pack, score: Score) -> tuple[str, ...]:
    """Give the marks that may go along where a pack has no openers, the heaviest first."""
    if pack.openers or score.route == "outside" or score.unfinished or _is_kept_back(pack, score):
        return ()
    consulted = holds(pack, pack.rules.consulted, None, score.effective)
    staying = {"stays-here"} if consulted else {"stays-here", "needs-consulted"}
    may_go = (name for name in _marked(pack, score) if staying.isdisjoint(pack.questions[name].traits))
    return by_weight(pack, score, tuple(may_go))


def _is_kept_back(pack: Pack, score: Score) -> bool:
    """Say whether nothing is said to the person it is about: it is over, or a line was crossed."""
    rules = (pack.rules.ended, pack.rules.crossed, pack.rules.kept_back)
    return any(holds(pack, rule, None, score.effective) for rule in rules)


def _waits(pack: Pack, score: Score, name: str) -> bool:
    """Say whether an opener waits because of another answer until someone outside was talked with."""
    return any(holds(pack, each, name, score.effective) for each in pack.questions[name].waits_if)


def _needs_consulted(pack: Pack, score: Score, name: str) -> bool:
    return name in score.turned or "needs-consulted" in pack.questions[name].traits


def _is_named(pack: Pack, score: Score, name: str, audience: Audience) -> bool:
    """Say whether a strength is one: for a session wholly, for the person also in part.

    The first answer of its set says that it is, the last that it is not.
    """
    answers = list(pack.choices[pack.questions[name].choice_set])
    value = score.effective[name].value
    if value is None:
        return False
    return value == answers[0] if audience == "session" else value != answers[-1]


def _marked(pack: Pack, score: Score) -> tuple[str, ...]:
    return tuple(
        name for name, answer in score.effective.items() if (frequency_points(pack, name, answer) or 0) >= 1
    )


def _events(pack: Pack, score: Score) -> tuple[str, ...]:
    """Give the events that were flagged, or that happened where they lead nowhere."""
    return tuple(
        name
        for name, question in pack.questions.items()
        if question.kind == "event" and (name in score.levels or score.effective[name].value == HAPPENED)
    )
