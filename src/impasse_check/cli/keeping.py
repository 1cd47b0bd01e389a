"""Answers in a file: each as it is given, if a file was named; else on leaving, if the person wants it."""

import shlex

from impasse_check import files
from impasse_check.answers import dump_answers
from impasse_check.cli.saving import save
from impasse_check.model import Answers, Pack
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import Choice, Command, Page
from impasse_check.words import Words

_DROP, _KEEP, _DONE = "drop", "keep", "done"


class Keeper:
    """Knows which answers are in a file, and asks about those that are in none."""

    def __init__(self, file: str | None, pack: Pack, words: Words, *, force: bool, kept: Answers) -> None:
        """Take the file to keep answers in, if one was named, and those that are in a file already."""
        self._file = file
        self._pack = pack
        self._words = words
        self._force = force
        self._kept = kept

    def keep(self, answers: Answers) -> None:
        """Write the answers; over our own file from the second time on. Raises NotWrittenError."""
        if self._file is not None:
            files.write(self._file, dump_answers(answers, self._pack), force=self._force)
            self._force = True
            self.settle(answers)

    def settle(self, answers: Answers) -> None:
        """Take these answers as kept, wherever that is."""
        self._kept = answers

    def offer(self, answers: Answers, conversation: Conversation) -> bool:
        """Ask someone who leaves whether to keep what is kept nowhere; say whether they stay after all.

        Raises LeftError or VanishedError where they go without an answer, which keeps nothing.
        """
        if not answers.answers or answers.answers == self._kept.answers:
            return False
        while True:
            reply = conversation.choose(self._question())
            if reply is Command.BACK:
                return True
            if reply == _DROP:
                return False
            file = save(
                conversation,
                self._words,
                self._words.say("leave.file"),
                lambda name: files.write(name, dump_answers(answers, self._pack), force=False),
            )
            if file is not None:
                self.settle(answers)
                conversation.choose(self._farewell(file))
                return False

    def _question(self) -> Page:
        return Page(
            where=self._words.say("leave.title"),
            text=(self._words.say("leave.about"),),
            question=self._words.say("leave.question"),
            choices=(self._choice(_DROP), self._choice(_KEEP)),
            default=_DROP,
        )

    def _farewell(self, file: str) -> Page:
        name = shlex.quote(file)
        command = f"impasse-check quiz --answers {name} --save-answers {name}"
        return Page(
            text=(self._words.say("leave.kept", file=file), self._words.say("leave.go-on", command=command)),
            question=self._words.say("leave.bye"),
            choices=(self._choice(_DONE),),
            commands=(Command.HELP, Command.LEAVE, Command.VANISH),
        )

    def _choice(self, value: str) -> Choice:
        return Choice(value=value, label=self._words.say(f"leave.{value}"))
