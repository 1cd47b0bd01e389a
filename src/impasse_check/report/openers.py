"""Which words to the therapist may be shown, in which order and at which stage. Pure."""

from collections.abc import Iterator, Mapping

from impasse_check.gates import frequency_points, impact_points, meets
from impasse_check.model import STAGE_WHEN_TOLD, TONES, Pack, Stage, Tone
from impasse_check.report.blocks import OpenerText
from impasse_check.scoring import Score


def by_weight(pack: Pack, score: Score, names: tuple[str, ...]) -> tuple[str, ...]:
    """Sort questions by impact, then frequency, the heaviest first, then by asking order."""
    order = {name: place for place, name in enumerate(pack.questions)}

    def weight(name: str) -> tuple[int, int, int]:
        impact, frequency = impact_points(score.stands[name]), frequency_points(score.stands[name])
        return (-1 if impact is None else impact, -1 if frequency is None else frequency, -order[name])

    return tuple(sorted(names, key=weight, reverse=True))


def may_be_raised(pack: Pack, score: Score) -> tuple[str, ...]:
    """Give the flagged questions whose opener may be shown, the heaviest first.

    None at all on the routes none and outside, while a grave event is unfinished, or once the therapy ended.
    """
    if (
        score.route not in ("talk", "consult")
        or score.unfinished
        or meets(pack.rules.ended, None, score.stands)
    ):
        return ()
    safe, unsafe, consulted = (
        meets(rule, None, score.stands) for rule in (pack.rules.safe, pack.rules.unsafe, pack.rules.consulted)
    )

    def allowed(name: str) -> bool:
        if score.levels[name] == "talk":
            return consulted or not unsafe
        return consulted or (safe and "needs-consulted" not in pack.questions[name].traits)

    return by_weight(pack, score, tuple(name for name in score.levels if allowed(name)))


def openers(pack: Pack, score: Score) -> tuple[OpenerText, ...]:
    """Give the openers that may be shown, gentle before direct, the heaviest question first."""
    texts = {
        (name, each.tone, each.stage): each.text for each in reversed(pack.openers) for name in each.for_
    }
    return tuple(_of_questions(pack, score, texts))


def stage_of(pack: Pack, score: Score, name: str) -> Stage:
    """Give the stage that a question has reached: how often the therapist was told."""
    told_by = pack.questions[name].told_by
    told = score.stands[told_by].value if told_by else None
    return STAGE_WHEN_TOLD.get(told or "", "first")


def _of_questions(
    pack: Pack, score: Score, texts: Mapping[tuple[str, Tone, Stage], str]
) -> Iterator[OpenerText]:
    for name in may_be_raised(pack, score):
        stage = stage_of(pack, score, name)
        for tone in TONES:
            text = texts.get((name, tone, stage))
            if text is not None:
                indicator = pack.questions[name].indicator or ""
                yield OpenerText(question=name, indicator=indicator, tone=tone, stage=stage, text=text)
