"""Words to say for the questions that may be raised, at the stage each has reached. Pure."""

from collections.abc import Iterator, Mapping

from impasse_check.gates import holds
from impasse_check.model import TONES, Pack, Stage, Tone
from impasse_check.report.blocks import OpenerText
from impasse_check.scoring import Score


def openers(pack: Pack, score: Score, names: tuple[str, ...]) -> tuple[OpenerText, ...]:
    """Give the openers of these questions, in their order, gentle before direct."""
    texts = {(name, each.tone, each.stage): each.text for each in pack.openers.values() for name in each.for_}
    return tuple(_of_questions(pack, score, names, texts))


def stage_of(pack: Pack, score: Score, name: str) -> Stage:
    """Give the stage that the talk about a question has reached: that of the first rule that holds."""
    for rule in pack.stages:
        if all(holds(pack, each, name, score.effective) for each in rule.all):
            return rule.to
    return "first"


def _of_questions(
    pack: Pack, score: Score, names: tuple[str, ...], texts: Mapping[tuple[str, Tone, Stage], str]
) -> Iterator[OpenerText]:
    for name in names:
        stage = stage_of(pack, score, name)
        for tone in TONES:
            text = texts.get((name, tone, stage))
            if text is not None:
                indicator = pack.questions[name].indicator or ""
                yield OpenerText(question=name, indicator=indicator, tone=tone, stage=stage, text=text)
