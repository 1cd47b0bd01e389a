"""A quiz that keeps its answers in a file, held by a scripted person, while things happen around it."""

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from core_helpers import PACK, WORDS
from scripted import LINES, Reply, Scripted

from impasse_check.model import Answers
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import LeftError, Page
from impasse_check.sitting.help import Help
from impasse_check.sitting.interview import Interview
from impasse_check.sitting.keeping import Ending, Keeper
from impasse_check.sitting.pages import Pages
from impasse_check.sitting.record import Record

FAILED = "leave.failed"
"""The page that says on the way that answers could not be written."""
NOTHING = Answers(answers={})


class Disk:
    """A disk that is full for as long as ``full`` is so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        real = os.fsync

        def fsync(handle: int) -> None:
            if self.full and stat.S_ISREG(os.fstat(handle).st_mode):
                raise OSError(28, "No space left on device")
            real(handle)

        monkeypatch.setattr(os, "fsync", fsync)


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A quiz that kept its answers on the way."""

    pages: list[Page]
    answers: Answers
    ended: str

    def failures(self) -> list[Page]:
        """Give the pages that told of a failure."""
        return [page for page in self.pages if page.question == WORDS.say(FAILED)]


class Happening(Scripted):
    """A person around whom something happens just before a reply, by the number of the reply."""

    def __init__(self, replies: list[Reply], happens: dict[int, Callable[[], object]]) -> None:
        super().__init__(replies)
        self._happens = happens

    def _next(self, page: Page) -> str:
        self._happens.get(len(self.pages), lambda: None)()
        return super()._next(page)


def keeping(
    replies: list[Reply],
    happens: dict[int, Callable[[], object]],
    *,
    start: Answers = NOTHING,
    file: str = "kept.yaml",
) -> Kept:
    """Hold a quiz that keeps its answers in a file, to the last of these replies."""
    asker, record = Happening(replies, happens), Record(start)
    keeper = Keeper(file, PACK, WORDS, force=False, kept=NOTHING, record=record)
    keeper.begin(start)
    help = Help(WORDS, lambda: LINES, None)
    conversation = Conversation(asker, help, keeper)
    interview = Interview(
        pack=PACK,
        pages=Pages(PACK, WORDS),
        conversation=conversation,
        record=record,
        keeping=keeper,
        help=help,
    )
    try:
        keeper.tidy(conversation)
        keeper.explain(conversation)
        interview.run(asks_focus=False)
        ended = "done" if keeper.finish(conversation) is Ending.KEPT else "stays"
    except LeftError:
        ended = "left"
    asker.finish()
    return Kept(pages=asker.pages, answers=interview.answers, ended=ended)


def set_full(disk: Disk, *, full: bool) -> Callable[[], None]:
    """Give what fills or empties the disk."""

    def happen() -> None:
        disk.full = full

    return happen
