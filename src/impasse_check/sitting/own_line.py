"""A sentence of the person's own, in place of the first words to say."""

from typing import Final

from impasse_check.answers import has_room
from impasse_check.model import Answers, Pack
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import Page
from impasse_check.words import Words

LONGEST_LINE: Final = 300
"""Characters of a sentence of one's own: it is to be said in a breath or two."""


def own_line(conversation: Conversation, words: Words, pack: Pack, answers: Answers) -> Answers | None:
    """Ask for it; an empty line takes it out again. Give the answers with it, or None for who turned back."""
    notice = ""
    while isinstance(
        text := conversation.ask_line(
            Page(
                text=tuple(filter(None, (notice, words.say("own-line.about")))),
                question=words.say("own-line.question"),
                current=answers.own_line,
                longest=LONGEST_LINE,
            )
        ),
        str,
    ):
        changed = answers.model_copy(update={"own_line": text or None})
        if has_room(changed, pack):
            return changed
        notice = words.say("quiz.no-room")
    return None
