"""What a talk moves: from answers, and what came of saying something, to answers. Pure."""

from collections.abc import Iterable

from impasse_check.gates import frequency_points
from impasse_check.model import NOT_ASKED, Answer, Answers, Move, Pack, Question, Talk
from impasse_check.scoring import Score, score


def follow(pack: Pack, answers: Answers, *talks: Talk) -> Answers:
    """Give the answers with one more talk kept, or several of one time, and with what they move.

    What came back moves what was said of a marked question, or the gate that tells it. Where it turned
    against the person, or is not safe, it is unsafe to raise from then on; no talk takes that back, and none
    lowers the route. On the route outside nothing is kept, and the answers come back as they are. What talks
    of one time say of one gate moves it as one of them would.
    """
    before = score(pack, answers)
    for talk in talks:
        answers = _after(pack, answers, talk, before)
    return answers


def _after(pack: Pack, answers: Answers, talk: Talk, before: Score) -> Answers:
    """Give the answers after one talk; ``before`` is where they stood before all of its time."""
    result = score(pack, answers)
    if result.route == "outside":
        return answers
    moved = _moved(pack, answers, result, talk, before)
    if talk.unsafe and (unsafe := pack.rules.unsafe) is not None and unsafe.question is not None:
        moved[unsafe.question] = Answer(given=unsafe.is_[0])
    put = answers.put(dict(answers.answers) | moved)
    return put.model_copy(update={"talks": (*(answers.talks or ()), talk)})


def cut_short(answers: Answers) -> tuple[Talk, ...]:
    """Give the talks that were kept in the midst of being told, each the last about its thing."""
    last = {talk.question: talk for talk in answers.talks or ()}
    return tuple(talk for talk in last.values() if is_cut_short(talk))


def without(answers: Answers, talks: tuple[Talk, ...]) -> Answers:
    """Give the answers without these of their talks, which have not moved anything."""
    left = tuple(talk for talk in answers.talks or () if all(talk is not each for each in talks))
    return answers.model_copy(update={"talks": left or None})


def is_cut_short(talk: Talk) -> bool:
    """Say whether a talk was kept in the midst of being told, and has not moved anything yet."""
    return talk.spoken and talk.came_back is None and talk.safe is None


def subjects(pack: Pack) -> frozenset[str]:
    """Give the questions that a talk can be about: those that there are words for."""
    return frozenset(name for opener in pack.openers.values() for name in opener.for_)


def talks_about(answers: Answers, name: str | None) -> tuple[Talk, ...]:
    """Give the talks about a question, the oldest first; None: about nothing that is asked."""
    return tuple(talk for talk in answers.talks or () if talk.question == name)


def _moved(pack: Pack, answers: Answers, result: Score, talk: Talk, before: Score) -> dict[str, Answer]:
    """Give what changes among the answers, by the id of its question."""
    name = talk.question
    if name is None or not talk.spoken or talk.came_back is None:
        return {}
    question, earlier = pack.questions[name], talks_about(answers, name)
    if question.told_by is not None:
        told = before.effective[question.told_by].given
        to = _to(pack.moves.told, talk, told, earlier)
        return {} if to is None else {question.told_by: Answer(given=to)}
    if not _is_marked(pack, name, question, result):
        return {}
    given = answers.answers.get(name, NOT_ASKED)
    to = _to(pack.moves.said, talk, given.said, earlier)
    return {} if to is None else {name: given.model_copy(update={"said": to})}


def _is_marked(pack: Pack, name: str, question: Question, result: Score) -> bool:
    marked = (frequency_points(pack, name, result.effective[name]) or 0) >= 1
    return question.kind == "graded" and marked


def _to(moves: Iterable[Move], talk: Talk, now: str | None, earlier: tuple[Talk, ...]) -> str | None:
    """Give where the first rule that holds leads, or None where none does."""
    for move in moves:
        came = not move.came_back or talk.came_back in move.came_back
        here = not move.from_ or now in move.from_
        again = not move.after or any(each.spoken and each.came_back in move.after for each in earlier)
        if came and here and again:
            return move.to
    return None
