"""Practising words to say: what may come back, and what can be said next. Nothing of it is ever recorded."""

from enum import Enum
from typing import Final

from impasse_check.model import HARD_TO_TELL, TURNED, Answering, Reply
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import Choice, Page
from impasse_check.sitting.pages import option
from impasse_check.words import Words

_MOST_TURNS: Final = 3


class Turn(Enum):
    """What can be done while practising, beside choosing what comes back."""

    WORSE = TURNED
    REST = "rest-today"


class Practice:
    """Puts what may come back before a person, one turn after the other."""

    def __init__(self, words: Words, replies: tuple[Reply, ...], lines: tuple[str, ...]) -> None:
        """Take what may come back, and what to show somebody for whom it would be worse than that."""
        self._words = words
        told = [each for reply in replies for each in reply.answers.values()]
        helpful = sum(each.kind == "helpful" for each in told)
        if all(each.kind != HARD_TO_TELL for each in told):
            told.insert(helpful, _silence(words))
        self._replies = told
        self._lines = lines

    def run(self, conversation: Conversation, line: str) -> None:
        """Go through at most three turns, until the person has had enough."""
        say, said = self._words.say, line
        for _ in range(_MOST_TURNS):
            reply = conversation.choose(self._page(said))
            if reply is Turn.WORSE:
                conversation.choose(Page(where=say("practise.worse"), text=self._lines, goes_on=True))
                return
            chosen = next((each for each in self._replies if each.sounds == reply), None)
            if chosen is None:
                return
            said = chosen.next
        conversation.choose(
            Page(
                where=say("practise.title"),
                text=(say("practise.you", line=said), say("practise.end")),
                goes_on=True,
            )
        )

    def _page(self, line: str) -> Page:
        return Page(
            where=self._words.say("practise.title"),
            text=(self._words.say("practise.you", line=line),),
            question=self._words.say("practise.they"),
            choices=tuple(Choice(value=each.sounds, label=self._told(each)) for each in self._replies),
            options=tuple(option(self._words, each) for each in Turn),
        )

    def _told(self, each: Answering) -> str:
        return self._words.say(
            "practise.sounds", sounds=each.sounds, kind=self._words.say(f"practise.{each.kind}")
        )


def _silence(words: Words) -> Answering:
    """Give what can come back after any words, and is hard to tell."""
    sounds, next = words.say("practise.silence"), words.say("practise.after-silence")
    return Answering(kind=HARD_TO_TELL, sounds=sounds, next=next)
