"""The end of a sitting, gone through by a scripted person: the card, and what can be done with it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from core_helpers import PACK
from scripted import Reply, Talk, answered, sit

from impasse_check.answers import dump_answers
from impasse_check.cli.main import run
from impasse_check.model import Answers

TO_TALK: Final = answered({"topic-pushed": "often+somewhat", "easy-ground": "rarely+a-little"})
"""Answers that lead to words to the therapist."""
CARD: Final = "card.title"
MORE: Final = "end.more"


def ending(
    replies: Iterable[Reply], answers: Answers = TO_TALK, *, title: str = CARD, drops: bool = False
) -> Talk:
    """Go through the end with these replies, and leave it from the card with this title.

    ``drops``: something new was said there, which is dropped.
    """
    dropped: list[Reply] = [("leave.question", "drop")] * drops
    return sit([*replies, (title, "leave"), *dropped], start=answers)


def more(name: str, title: str = CARD) -> list[Reply]:
    """Do what is told on the page for more."""
    return [(title, "more"), (MORE, name)]


def cards(talk: Talk, title: str) -> list[str]:
    """Give the text of each card with this title."""
    found = ("\n".join((*page.text, *page.drawn)) for page in talk.pages if page.where == title)
    return [each.replace("\u2502", "") for each in found]


def of_report(answers: Answers, here: Path, name: str, *options: str) -> bytes:
    """Give what the report command writes for the same answers."""
    (here / "same.yaml").write_text(dump_answers(answers, PACK), encoding="utf-8")
    assert run(["report", "same.yaml", "-o", f"same-{name}", *options]) == 0
    return (here / f"same-{name}").read_bytes()
