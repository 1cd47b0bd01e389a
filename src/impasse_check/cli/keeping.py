"""Answers in a file: each as it is given, if a file was named; else on leaving, if the person wants it."""

import shlex
from typing import Final

from impasse_check import files, locked
from impasse_check.answers import dump_answers
from impasse_check.cli import passphrase
from impasse_check.cli.saving import failures, reason, save
from impasse_check.errors import NotWrittenError
from impasse_check.model import Answers, Pack
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import LEAVING, Choice, Command, Move, Page
from impasse_check.words import Words

_DROP, _KEEP, _DONE = "drop", "keep", "done"
_AGAIN, _ELSEWHERE, _WITHOUT = "again", "elsewhere", "without"
_DELETE, _STAY = "delete", "stay"
_MOST_NAMES: Final = 5
"""Names of files that are told one by one."""


class Keeper:
    """Knows which answers are in a file, and asks about those that are in none."""

    def __init__(self, file: str | None, pack: Pack, words: Words, *, force: bool, kept: Answers) -> None:
        """Hold the file to keep answers in, if one was named, and take those that are in a file already.

        Raises NotWrittenError.
        """
        self._file = file
        self._held = None if file is None else files.Held(file, force=force)
        self.pack = pack
        """What the answers belong to."""
        self._words = words
        self._kept = kept
        self._failure: NotWrittenError | None = None
        self.passphrase: str | None = None
        """What the file is locked with, once that is known."""

    @property
    def locks(self) -> bool:
        """Say whether the file that was named is locked, and so written on leaving only."""
        return locked.is_locked(self._file)

    def begin(self, answers: Answers) -> None:
        """Write the answers, but for a locked file. Raises NotWrittenError, whatever it is that fails."""
        if not self.locks:
            self._write(answers)

    def tidy(self, conversation: Conversation) -> None:
        """Offer to delete what a quiz that was killed left beside the file. Nothing is deleted unasked."""
        if self._held is None:
            return
        notice = ""
        while (left := self._held.left_behind()) and conversation.choose(self._left(left, notice)) == _DELETE:
            try:
                self._held.delete(left)
            except NotWrittenError as error:
                notice = reason(self._words, error)

    def explain(self, conversation: Conversation) -> None:
        """Say before the first question that a locked file is written on leaving only."""
        if self.locks:
            text = (self._words.say("locked.later", file=self._file), self._words.say("locked.no-way-back"))
            choices = (Choice(value=Move.GO_ON, label=self._words.say("quiz.go-on")),)
            conversation.choose(
                Page(text=text, question=self._words.say("quiz.read"), choices=choices, commands=LEAVING)
            )

    def keep(self, answers: Answers, conversation: Conversation) -> None:
        """Write the answers; the first time that this fails, ask what to do. Nothing is lost by it."""
        try:
            self.begin(answers)
        except NotWrittenError as error:
            told, self._failure = self._failure is not None, error
            if not told:
                self._ask_what_to_do(answers, conversation)
        else:
            self._failure = None

    def settle(self, answers: Answers) -> None:
        """Take these answers as kept, wherever that is."""
        self._kept = answers

    def has(self, answers: Answers) -> bool:
        """Say whether these answers are in a file, with what came of talks."""
        return (answers.answers, answers.talks) == (self._kept.answers, self._kept.talks)

    def finish(self, answers: Answers, conversation: Conversation) -> bool:
        """See at the end that answers are in the file that was named; give False where the person stays."""
        return self._file is None or not self.offer(answers, conversation)

    def offer(self, answers: Answers, conversation: Conversation) -> bool:
        """Ask someone who leaves whether to keep what is kept nowhere; say whether they stay after all.

        Raises LeftError or VanishedError where they go without an answer, which keeps nothing.
        """
        if not answers.answers or self.has(answers):
            return False
        if self.locks and self._failure is None:
            return self._lock(answers, conversation)
        return self._choose(answers, conversation)

    def _lock(self, answers: Answers, conversation: Conversation) -> bool:
        """Write the locked file that was named; say whether the person stays after all."""
        if self.passphrase is None:
            self.passphrase = passphrase.choose(conversation, self._words)
        if self.passphrase is None:
            return True
        return not self._tried(answers) and self._choose(answers, conversation)

    def _choose(self, answers: Answers, conversation: Conversation) -> bool:
        """Let the person drop the answers or see them in a file; say whether they stay after all."""
        while True:
            reply = conversation.choose(self._question())
            if reply is Command.BACK:
                return True
            if reply == _DROP or (reply == _AGAIN and self._tried(answers)):
                return False
            if reply == _KEEP and (file := self._save(answers, conversation)) is not None:
                conversation.choose(self._farewell(file))
                return False

    def _tried(self, answers: Answers) -> bool:
        """Write the answers, locked or not; say whether that was done."""
        try:
            self._write(answers)
        except NotWrittenError as error:
            self._failure = error
        else:
            self._failure = None
        return self._failure is None

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
        self.settle(answers)

    def _ask_what_to_do(self, answers: Answers, conversation: Conversation) -> None:
        """Try again or elsewhere until the answers are written, or the person goes on without."""
        while self._failure is not None:
            reply = conversation.choose(self._failed(self._failure))
            if reply == _WITHOUT:
                return
            try:
                if reply == _ELSEWHERE:
                    self._move(answers, conversation)
                self.begin(answers)
            except NotWrittenError as error:
                self._failure = error
            else:
                self._failure = None

    def _save(self, answers: Answers, conversation: Conversation) -> str | None:
        """Write the answers to a file whose name is asked for; give it, or None where there is none."""

        def write(name: str) -> bool:
            return passphrase.write_from(conversation, self._words, name, self._text(answers), force=False)

        file = save(conversation, self._words, self._words.say("leave.file"), write)
        if file is not None:
            self.settle(answers)
        return file

    def _move(self, answers: Answers, conversation: Conversation) -> None:
        """Keep the answers in another file from now on, if one is named. Raises NotWrittenError."""
        file = self._save(answers, conversation)
        if file is not None and self._held is not None:
            self._held.let_go()
            self._file, self._held, self.passphrase = file, files.Held(file, force=True), None

    def _text(self, answers: Answers) -> str:
        return dump_answers(answers, self.pack)

    def _failed(self, error: NotWrittenError) -> Page:
        text = (reason(self._words, error), self._words.say("leave.still-here"))
        return self._page(text, "leave.failed", _AGAIN, _ELSEWHERE, _WITHOUT)

    def _question(self) -> Page:
        failed = "" if self._failure is None else reason(self._words, self._failure)
        values = (_AGAIN, _KEEP, _DROP) if failed else (_DROP, _KEEP)
        return Page(
            where=self._words.say("leave.title"),
            text=tuple(filter(None, (failed, self._words.say("leave.about")))),
            question=self._words.say("leave.question"),
            choices=tuple(self._choice(each) for each in values),
            default=None if failed else _DROP,
        )

    def _left(self, names: tuple[str, ...], notice: str) -> Page:
        told, more = ", ".join(names[:_MOST_NAMES]), len(names) - _MOST_NAMES
        if more > 0:
            told = self._words.say("left.more", names=told, count=more)
        return Page(
            text=tuple(filter(None, (notice, self._words.say("left.about", file=self._file, names=told)))),
            question=self._words.say("left.question"),
            choices=tuple(
                Choice(value=each, label=self._words.say(f"left.{each}")) for each in (_DELETE, _STAY)
            ),
            commands=LEAVING,
        )

    def _farewell(self, file: str) -> Page:
        name = shlex.quote(file)
        command = f"impasse-check quiz --answers {name} --save-answers {name}"
        text = (self._words.say("leave.kept", file=file), self._words.say("leave.go-on", command=command))
        return self._page(text, "leave.bye", _DONE)

    def _page(self, text: tuple[str, ...], question: str, *values: str) -> Page:
        choices = tuple(self._choice(each) for each in values)
        return Page(text=text, question=self._words.say(question), choices=choices, commands=LEAVING)

    def _choice(self, value: str) -> Choice:
        return Choice(value=value, label=self._words.say(f"leave.{value}"))
