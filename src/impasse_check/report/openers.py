"""Words to say: openers for what may be raised, what comes first, and words for someone outside. Pure."""

from impasse_check.gates import holds
from impasse_check.model import TONES, Answers, First, Opening, Pack, Passage, Stage, Tone
from impasse_check.report.blocks import OpenerText
from impasse_check.scoring import Score
from impasse_check.visibility import Visibility


def openers(pack: Pack, score: Score, names: tuple[str, ...]) -> tuple[OpenerText, ...]:
    """Give the openers of these questions, gentle before direct: what one could begin with, then the rest.

    ``names`` are in the order of their weight; those that never come first stand where they stand there.
    """
    there = {(name, each.stage): each for each in pack.openers.values() for name in each.for_}
    reached = ((name, stage_of(pack, score, name)) for name in _first_to_begin(pack, names))
    return tuple(
        _said(pack, there[name, stage], name, stage, tone)
        for name, stage in reached
        if (name, stage) in there
        for tone in TONES
    )


def _first_to_begin(pack: Pack, names: tuple[str, ...]) -> tuple[str, ...]:
    """Put the heaviest that may come first before all others."""
    first = next((name for name in names if "never-first" not in pack.questions[name].traits), None)
    return tuple(sorted(names, key=lambda name: name != first))


def stage_of(pack: Pack, score: Score, name: str) -> Stage:
    """Give the stage that the talk about a question has reached: that of the first rule that holds."""
    for rule in pack.stages:
        if all(holds(pack, each, name, score.effective) for each in rule.all):
            return rule.to
    return "first"


def start(pack: Pack, answers: Answers, shown: tuple[OpenerText, ...]) -> OpenerText | None:
    """Give the words one could begin with: of the heaviest question, but for those that never come first.

    Where there are only such, they are words that fit any question; where nothing may be raised, None.
    ``shown`` is as ``openers`` gives it.
    """
    tone = answers.tone or "gentle"
    first = next((each for each in shown if each.tone == tone), None)
    if first is None or "never-first" not in pack.questions[first.question].traits:
        return first
    return None if pack.general is None else _said(pack, pack.general, "", "first", tone)


def first_words(pack: Pack, score: Score, seen: Visibility) -> First | None:
    """Say who could hear something first: whom it is about, someone outside, or nobody yet."""
    rules, effective = pack.rules, score.effective
    if score.route == "outside" or (score.route == "consult" and not seen.openers):
        return "someone"
    if not seen.openers:
        # Where all words wait for a talk with someone outside, nobody is left without any.
        waits = (
            score.route == "talk" and not score.unfinished and not holds(pack, rules.ended, None, effective)
        )
        return "someone" if waits else None
    consulted = holds(pack, rules.consulted, None, effective)
    sent = (
        score.route == "consult"
        and not consulted
        and any(_waits(pack, score, each) for each in score.because)
    )
    return "someone" if sent or holds(pack, rules.unsure_if_safe, None, effective) else "therapist"


def leaving(pack: Pack, score: Score) -> Passage | None:
    """Give the page on ending it; where no words may be said to whom it is about, without any."""
    page, rules, effective = pack.pages.leaving, pack.rules, score.effective
    waits = holds(pack, rules.leaving_waits, None, effective) and not holds(
        pack, rules.consulted, None, effective
    )
    if page is None or not (waits or score.unfinished or holds(pack, rules.unsafe, None, effective)):
        return page
    body = {name: part for name, part in page.body.items() if part.words is None}
    return page.model_copy(update={"body": body}) if body else None


def who_else(pack: Pack, score: Score, seen: Visibility) -> Passage | None:
    """Give the page on who someone else can be; beside words for the therapist, that it can be them too."""
    page, beside = pack.pages.consult, pack.pages.consult_too
    if page is None or beside is None or first_words(pack, score, seen) != "therapist":
        return page
    rest = dict(list(page.body.items())[1:])
    return page.model_copy(update={"title": beside.title, "body": {**beside.body, **rest}})


def _waits(pack: Pack, score: Score, name: str) -> bool:
    """Say whether a reason for someone else first is one that whom it is about should not hear first."""
    return name in score.turned or "may-go-first" not in pack.questions[name].traits


def _said(pack: Pack, opening: Opening, name: str, stage: Stage, tone: Tone) -> OpenerText:
    words = opening.gentle if tone == "gentle" else opening.direct
    indicator = pack.questions[name].indicator if name else None
    return OpenerText(
        question=name, indicator=indicator or "", tone=tone, stage=stage, line=words.line, text=words.text
    )
