"""Which question comes when, and what a changed answer opens or closes. Pure."""

from impasse_check.gates import holds
from impasse_check.model import Answer, Answers, Pack, Question
from impasse_check.scoring import Score, holds_so_far, score


def to_ask(pack: Pack, answers: Answers) -> tuple[str, ...]:
    """Give the ids of the questions that are open given these answers, in asking order.

    With a focus these are the chosen sections, every event, and what is asked to know where a person stands.
    """
    return opened(pack, answers, score(pack, answers))


def opened(pack: Pack, answers: Answers, result: Score) -> tuple[str, ...]:
    """Give the ids of the questions that are open, as ``to_ask`` does, from answers and their score."""
    chosen = focus_of(pack, answers)
    return tuple(
        name
        for name, question in pack.questions.items()
        if _is_looked_at(question, chosen) and _is_open(pack, name, question, result)
    )


def focus_of(pack: Pack, answers: Answers) -> tuple[str, ...]:
    """Give the sections that were chosen to look at, in asking order; none where that is everything."""
    possible = tuple(name for name, section in pack.sections.items() if section.focus)
    chosen = tuple(name for name in possible if name in (answers.focus or ()))
    return () if chosen == possible else chosen


def looked_at(pack: Pack, answers: Answers) -> tuple[str, ...]:
    """Give the questions that belong to what was chosen to look at, in asking order, open or not."""
    chosen = focus_of(pack, answers)
    return tuple(name for name, question in pack.questions.items() if _is_looked_at(question, chosen))


def next_unasked(pack: Pack, answers: Answers) -> str | None:
    """Give the first open question that was never asked, or None when all were."""
    return next((name for name in to_ask(pack, answers) if _blank(answers, name)), None)


def put(pack: Pack, answers: Answers, name: str, answer: Answer) -> tuple[Answers, tuple[str, ...]]:
    """Give the answers with one more, without those it makes pointless, and the ids of the latter.

    What was already behind a closed gate before is left as it was kept.
    """
    open_before = set(to_ask(pack, answers))
    changed = answers.put(dict(answers.answers) | {name: answer})
    dropped: set[str] = set()
    while pointless := _no_longer_open(pack, changed, open_before - {name}):
        dropped |= pointless
        kept = {each: value for each, value in changed.answers.items() if each not in pointless}
        changed = changed.put(kept)
    return changed, tuple(each for each in pack.questions if each in dropped)


def rest_of_section(pack: Pack, name: str) -> tuple[str, ...]:
    """Give the ids of a question and of all that follow it in its section."""
    names = list(pack.questions)
    section = pack.questions[name].section
    return tuple(each for each in names[names.index(name) :] if pack.questions[each].section == section)


def _no_longer_open(pack: Pack, answers: Answers, open_before: set[str]) -> set[str]:
    """Give the answered questions that were open before and are not now.

    That it is not safe stays, even while help from outside comes first and it would not be asked.
    """
    result, unsafe = score(pack, answers), pack.rules.unsafe
    closed = open_before - set(opened(pack, answers, result))
    if unsafe is not None and result.route == "outside" and holds(pack, unsafe, None, result.effective):
        closed -= {unsafe.question or ""}
    return {each for each in closed if not _blank(answers, each)}


def _blank(answers: Answers, name: str) -> bool:
    answer = answers.answers.get(name)
    return answer is None or answer.given == "not-asked"


def _is_looked_at(question: Question, focus: tuple[str, ...]) -> bool:
    return not focus or question.section in focus or question.kind in ("status", "event")


def _is_open(pack: Pack, name: str, question: Question, result: Score) -> bool:
    if question.closed_by is not None and holds(pack, question.closed_by, name, result.effective):
        return False
    cases = question.asked_if
    return not cases or any(
        all(holds_so_far(pack, each, name, result) for each in case.all) for case in cases
    )
