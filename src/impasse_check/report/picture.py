"""What was marked, drawn by how often and how heavy, and the same told in words. Pure."""

from impasse_check.model import Pack
from impasse_check.report.blocks import Mark, Picture, Scale
from impasse_check.words import Words


def picture(pack: Pack, words: Words, marks: tuple[Mark, ...]) -> Picture:
    """Give the picture of marked questions, which come the heaviest first and stay so."""
    often = Scale(label=words.say("picture.often"), steps=tuple(pack.choices["frequency"].values()))
    heavy = Scale(label=words.say("picture.heavy"), steps=tuple(pack.choices["impact"].values()))
    groups: dict[int | None, list[str]] = {}
    for mark in marks:
        told = words.say("picture.item", often=often.steps[mark.frequency], text=mark.text)
        groups.setdefault(mark.impact, []).append(told)
    return Picture(
        drawn=words.say("picture.drawn"),
        often=often,
        heavy=heavy,
        open=words.say("picture.open"),
        items=marks,
        told=words.say("picture.told"),
        groups=tuple((_weighs(words, heavy, impact), tuple(told)) for impact, told in groups.items()),
    )


def _weighs(words: Words, heavy: Scale, impact: int | None) -> str:
    if impact is None:
        return words.say("picture.weighs-open")
    return words.say("picture.weighs", heavy=heavy.steps[impact])
