"""What was marked, drawn scale by scale, and the same told in words. Pure."""

from impasse_check.report.blocks import Mark, Picture
from impasse_check.words import Words


def picture(words: Words, marks: tuple[Mark, ...]) -> Picture:
    """Give the picture of marked questions, which come the heaviest first and stay so."""
    groups: dict[str, list[str]] = {}
    for mark in marks:
        given, *weight = mark.degrees
        weighs = weight[0].told if weight else words.say("picture.marked")
        item = words.say("picture.item", answer=given.words, text=mark.text)
        groups.setdefault(weighs, []).append(item)
    return Picture(
        drawn=words.say("picture.drawn"),
        items=marks,
        told=words.say("picture.told"),
        groups=tuple((weighs, tuple(items)) for weighs, items in groups.items()),
    )
