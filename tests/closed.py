"""The menu at the end of the quiz, gone through by a scripted person."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from core_helpers import PACK, WORDS
from scripted import HELP_LINES, Reply, Scripted, answered, values

from impasse_check.answers import dump_answers
from impasse_check.cli.closing import Closing
from impasse_check.cli.documents import Request
from impasse_check.cli.keeping import Keeper
from impasse_check.cli.main import run
from impasse_check.model import Answers, Audience
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.interview import Interview
from impasse_check.prompts.page import Asker, LeftError, Page
from impasse_check.prompts.pages import Pages

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
    interview = closing_with(asker, answers, audience=audience, keep=kept.append, plain=plain)
    asker.finish()
    return Closed(pages=asker.pages, answers=interview.answers, kept=kept)


def closing_with(
    asker: Asker,
    answers: Answers,
    *,
    audience: Audience = "me",
    keep: Callable[[Answers], None] = lambda _: None,
    kept: Answers | None = None,
    plain: bool = False,
) -> Interview:
    """Run the menu to its end with an asker; give the interview that holds the answers.

    All answers are in a file from the first, unless it is said which are.
    """
    pages = Pages(PACK, WORDS, HELP_LINES)
    keeper = Keeper(None, PACK, WORDS, force=False, kept=kept or answers)
    conversation = Conversation(
        asker, pages.help(), lambda: kept is not None and keeper.offer(interview.answers, conversation)
    )
    interview = Interview(pack=PACK, pages=pages, conversation=conversation, answers=answers, keep=keep)
    closing = Closing(
        interview=interview,
        conversation=conversation,
        keeper=keeper,
        pack=PACK,
        words=WORDS,
        request=Request(audience=audience, country=None, date=None, plain=plain),
    )
    with suppress(LeftError):
        closing.run()
    return interview


def of_report(answers: Answers, here: Path, name: str, *options: str) -> bytes:
    """Give what the report command writes for the same answers."""
    (here / "same.yaml").write_text(dump_answers(answers, PACK), encoding="utf-8")
    assert run(["report", "same.yaml", "-o", f"same-{name}", *options]) == 0
    return (here / f"same-{name}").read_bytes()
