"""Answers in a file: each as it is given, if a file was named; else on leaving, if the person wants it."""

import os
from enum import Enum
from typing import Final

from impasse_check import files, locked
from impasse_check.answers import dump_answers
from impasse_check.errors import NotWrittenError
from impasse_check.model import Answers, Pack
from impasse_check.prompts.conversation import Conversation, Parting
from impasse_check.prompts.page import LEAVING, Command, Page
from impasse_check.sitting import passphrase
from impasse_check.sitting.pages import option
from impasse_check.sitting.record import Record
from impasse_check.sitting.saving import failures, reason, save
from impasse_check.words import Words

OFFERED: Final = "notes.yaml"
"""The name that is offered for answers: it says nothing of what they are about."""
_MOST_NAMES: Final = 5
"""Names of files that are told one by one."""
_FAILURES: Final = (NotWrittenError, MemoryError)
_NO_MEMORY: Final = NotWrittenError("error.no-memory")
"""Made while there is memory."""


class Keep(Enum):
    """What can be done with answers that are in no file; the value is what its words are called."""

    KEEP = "keep"
    DROP = "drop"
    AGAIN = "again"
    ELSEWHERE = "elsewhere"
    WITHOUT = "without"
    DELETE = "delete"
    LEAVE = "leave-there"


class Ending(Enum):
    """What became of answers in the end."""

    KEPT = "kept"
    STAYS = "stays"
    """The person stays after all."""


class Keeper:
    """Knows which answers are in a file, and asks about those that are in none."""

    def __init__(
        self, file: str | None, pack: Pack, words: Words, *, force: bool, kept: Answers, record: Record
    ) -> None:
        """Hold the file to keep answers in, if one was named, and take those that are in a file already.

        Raises NotWrittenError.
        """
        self._file = file
        self.locks = locked.is_locked(file)
        """Whether the file that was named is locked, and so written on leaving only."""
        self._held = None if file is None else files.Held(file, force=force)
        self.pack = pack
        """What the answers belong to."""
        self._words = words
        self._kept = kept
        self._kept_in: str | None = None
        self._record = record
        self._failure: NotWrittenError | None = None
        self.passphrase: str | None = None
        """What the file is locked with, once that is known."""
        self.written: str | None = None
        """The whole path of the file that the person named for their answers, once something is in it."""

    def begin(self, answers: Answers) -> None:
        """Write the answers, but for a locked file. Raises NotWrittenError, whatever it is that fails."""
        if not self.locks:
            self._write(answers)

    def tidy(self, conversation: Conversation) -> None:
        """Offer to delete what a quiz that was killed left beside the file. Nothing is deleted unasked."""
        if self._held is None:
            return
        notice = ""
        while (left := self._held.left_behind()) and conversation.choose(
            self._left(left, notice)
        ) is Keep.DELETE:
            try:
                self._held.delete(left)
            except NotWrittenError as error:
                notice = reason(self._words, error)

    def explain(self, conversation: Conversation) -> None:
        """Say before the first question that a locked file is written on leaving only."""
        if self.locks:
            later = "locked.later" if self.passphrase is None else "locked.later-same"
            text = (self._words.say(later, file=self._file), self._words.say("locked.no-way-back"))
            conversation.choose(Page(text=text, goes_on=True, commands=LEAVING))

    def keep(self, answers: Answers, conversation: Conversation) -> None:
        """Write the answers; the first time that this fails, ask what to do. Nothing is lost by it."""
        told = self._failure is not None
        try:
            self.begin(answers)
        except _FAILURES as error:
            self._failure = _said(error)
            if not told:
                self._ask_what_to_do(answers, conversation)
        else:
            self._failure = None

    def settle(self, answers: Answers, file: str | None) -> None:
        """Take these answers as kept in this file; None: there is nothing yet to keep."""
        self._kept, self._kept_in = answers, file

    def whereabouts(self, answers: Answers) -> str:
        """Say in which file these answers are, or that they are in none."""
        if self._kept_in is None or not _same(answers, self._kept):
            return self._words.say("end.in-no-file")
        return self._words.say("end.in-file", file=self._kept_in)

    def has(self, answers: Answers) -> bool:
        """Say whether these answers are in a file, with what came of talks."""
        return (answers.answers, answers.talks) == (self._kept.answers, self._kept.talks)

    def finish(self, conversation: Conversation) -> Ending:
        """See at the end that answers are in the file that was named."""
        stays = self._file is not None and self.part(conversation) is Parting.STAYS
        return Ending.STAYS if stays else Ending.KEPT

    def part(self, conversation: Conversation) -> Parting:
        """Ask someone who leaves whether to keep what is kept nowhere.

        Raises LeftError or VanishedError where they go without an answer, which keeps nothing.
        """
        try:
            return self._offer(conversation)
        except MemoryError:
            self._failure = _NO_MEMORY
        # What took the memory has given it back by now.
        return self._offer(conversation)

    def _offer(self, conversation: Conversation) -> Parting:
        answers = self._record.answers
        if not (answers.answers or answers.talks) or _same(answers, self._kept):
            return Parting.GOES
        if self.locks and self._failure is None:
            return self._lock(answers, conversation)
        return self._choose(answers, conversation)

    def save(self, conversation: Conversation) -> str | None:
        """Write the answers to a file whose name is asked for; give its path, or None where there is none."""
        answers = self._record.answers

        def write(name: str) -> bool:
            return passphrase.write_from(conversation, self._words, name, self._text(answers), force=False)

        question = self._words.say("leave.file")
        file = save(conversation, self._words, question, write, offered=OFFERED)
        if file is not None:
            self.written = file
            self.settle(answers, file)
        return file

    def _lock(self, answers: Answers, conversation: Conversation) -> Parting:
        """Write the locked file that was named."""
        if self.passphrase is None:
            self.passphrase = passphrase.choose(conversation, self._words)
        if self.passphrase is None:
            return Parting.STAYS
        self._try(answers)
        return Parting.GOES if self._failure is None else self._choose(answers, conversation)

    def _choose(self, answers: Answers, conversation: Conversation) -> Parting:
        """Let the person drop the answers or see them in a file."""
        while True:
            reply = conversation.choose(self._question())
            if reply is Command.BACK:
                return Parting.STAYS
            if reply is Keep.DROP:
                return Parting.GOES
            if reply is Keep.AGAIN:
                self._try(answers)
                if self._failure is None:
                    return Parting.GOES
            if reply is Keep.KEEP and self.save(conversation) is not None:
                return Parting.GOES

    def _try(self, answers: Answers) -> None:
        """Write the answers, locked or not, and know what hindered it."""
        try:
            self._write(answers)
        except _FAILURES as error:
            self._failure = _said(error)
        else:
            self._failure = None

    def _write(self, answers: Answers) -> None:
        """Write the answers to the file that was named, if one was. Raises NotWrittenError."""
        if self._file is None or self._held is None:
            return
        with failures():
            text = self._text(answers)
            # Without a passphrase this fails; nothing that was to be locked is ever written in the clear.
            locks = self.locks
            self._held.write(
                passphrase.lock(self._file, text, self.passphrase or "") if locks else text.encode()
            )
        self.settle(answers, self._file)
        if answers.answers:
            self.written = os.path.abspath(self._file)  # noqa: PTH100  # one that keeps links as they are

    def _ask_what_to_do(self, answers: Answers, conversation: Conversation) -> None:
        """Try again or elsewhere until the answers are written, or the person goes on without."""
        while self._failure is not None:
            reply = conversation.choose(self._failed(self._failure))
            if reply is Keep.WITHOUT:
                return
            try:
                if reply is Keep.ELSEWHERE:
                    self._move(conversation)
                self.begin(answers)
            except _FAILURES as error:
                self._failure = _said(error)
            else:
                self._failure = None

    def _move(self, conversation: Conversation) -> None:
        """Keep the answers in another file from now on, if one is named. Raises NotWrittenError."""
        file = self.save(conversation)
        if file is not None and self._held is not None:
            self._held.let_go()
            self._file, self._held, self.passphrase = file, files.Held(file, force=True), None
            self.locks = locked.is_locked(file)

    def _text(self, answers: Answers) -> str:
        return dump_answers(answers, self.pack)

    def _failed(self, error: NotWrittenError) -> Page:
        text = (reason(self._words, error), self._words.say("leave.still-here"))
        return self._page(text, "leave.failed", Keep.AGAIN, Keep.ELSEWHERE, Keep.WITHOUT)

    def _question(self) -> Page:
        """Give the question at the door. Nothing is chosen beforehand, and Enter alone does nothing."""
        failed = () if self._failure is None else (reason(self._words, self._failure),)
        does = (Keep.AGAIN, Keep.KEEP, Keep.DROP) if failed else (Keep.KEEP, Keep.DROP)
        return Page(
            where=self._words.say("leave.title"),
            text=(*failed, self._words.say("leave.about" if self._kept_in is None else "leave.about-new")),
            question=self._words.say("leave.question"),
            options=tuple(option(self._words, each) for each in does),
        )

    def _left(self, names: tuple[str, ...], notice: str) -> Page:
        told, more = ", ".join(names[:_MOST_NAMES]), len(names) - _MOST_NAMES
        if more > 0:
            told = self._words.say("left.more", names=told, count=more)
        text = tuple(filter(None, (notice, self._words.say("left.about", file=self._file, names=told))))
        return self._page(text, "left.question", Keep.DELETE, Keep.LEAVE)

    def _page(self, text: tuple[str, ...], question: str, *does: Keep) -> Page:
        options = tuple(option(self._words, each) for each in does)
        return Page(text=text, question=self._words.say(question), options=options, commands=LEAVING)


def _said(error: NotWrittenError | MemoryError) -> NotWrittenError:
    """Give what can be said about a failure."""
    return error if isinstance(error, NotWrittenError) else _NO_MEMORY


def _same(one: Answers, other: Answers) -> bool:
    """Say whether the person said the same, whatever file it is from, and however words are to sound."""
    said = set(Answers.model_fields) - {"pack", "tone"}
    return all(getattr(one, field) == getattr(other, field) for field in said)
