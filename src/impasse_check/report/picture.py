"""What was marked, drawn by how often and how heavy, and the same told in words. Pure."""

from impasse_check.report.blocks import Degree, Mark, Picture
from impasse_check.words import Words


def picture(words: Words, marks: tuple[Mark, ...]) -> Picture:
    """Give the picture of marked questions, which come the heaviest first and stay so."""
    groups: dict[str, list[str]] = {}
    for mark in marks:
        often, *rest = mark.degrees
        told = words.say("picture.item", often=often.words, text=mark.text)
        groups.setdefault(_weighs(words, rest), []).append(told)
    return Picture(
        drawn=words.say("picture.drawn"),
        items=marks,
        told=words.say("picture.told"),
        groups=tuple((weighs, tuple(told)) for weighs, told in groups.items()),
    )


def _weighs(words: Words, rest: list[Degree]) -> str:
    """Say how heavy marks are, where that was asked."""
    if not rest:
        return words.say("picture.not-weighed")
    heavy = rest[0]
    if heavy.points is None:
        return words.say("picture.weighs-open")
    return words.say("picture.weighs", heavy=heavy.words)
