"""The menu at the end of the quiz, gone through by a scripted person."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from core_helpers import PACK, WORDS
from scripted import HELP_LINES, Reply, Scripted, answered, values

from impasse_check.answers import dump_answers
from impasse_check.cli.closing import Closing
from impasse_check.cli.documents import Request
from impasse_check.cli.main import run
from impasse_check.model import Answers, Audience
from impasse_check.prompts.interview import Interview
from impasse_check.prompts.page import Page

MENU = "menu.question"
TO_TALK = answered({"topic-pushed": "often+somewhat", "easy-ground": "rarely+a-little"})
TITLE = WORDS.say("menu.title")


@dataclass(frozen=True, kw_only=True)
class Closed:
    """A menu that was closed."""

    pages: list[Page]
    answers: Answers
    kept: list[Answers]

    @property
    def menus(self) -> list[Page]:
        """Give the pages that were the menu."""
        return [page for page in self.pages if "close" in values(page)]


def close(
    replies: Iterable[Reply], answers: Answers = TO_TALK, audience: Audience = "me", *, plain: bool = False
) -> Closed:
    """Go through the menu with these replies, and close it."""
    asker, kept = Scripted([*replies, (MENU, "close")]), list[Answers]()
    interview = Interview(
        pack=PACK, words=WORDS, help_lines=HELP_LINES, asker=asker, answers=answers, keep=kept.append
    )
    request = Request(audience=audience, country=None, date=None, plain=plain)
    Closing(interview, PACK, WORDS, request, asker).run()
    asker.finish()
    return Closed(pages=asker.pages, answers=interview.answers, kept=kept)


def of_report(answers: Answers, here: Path, name: str, *options: str) -> bytes:
    """Give what the report command writes for the same answers."""
    (here / "same.yaml").write_text(dump_answers(answers, PACK), encoding="utf-8")
    assert run(["report", "same.yaml", "-o", f"same-{name}", *options]) == 0
    return (here / f"same-{name}").read_bytes()
