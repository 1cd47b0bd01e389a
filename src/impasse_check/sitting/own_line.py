"""A sentence of the person's own in place of an opener, asked for until a file has room for it."""

from typing import Final

from impasse_check.answers import has_room
from impasse_check.model import Answers, Pack
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import Page
from impasse_check.words import Words

LONGEST_LINE: Final = 300
"""Characters of a sentence of one's own: it is to be said in a breath or two."""


def ask_own_line(
    conversation: Conversation, words: Words, pack: Pack, answers: Answers, question: str
) -> Answers | None:
    """Give the answers with the sentence for a question's opener, or without one where the line is empty.

    ``question`` is empty for words that fit any. None: the person turned back.
    """
    notice = ""
    while True:
        page = Page(
            text=tuple(filter(None, (notice, words.say("own-line.about")))),
            question=words.say("own-line.question"),
            current=answers.own_line,
            longest=LONGEST_LINE,
        )
        text = conversation.ask_line(page)
        if not isinstance(text, str):
            return None
        about = question if text and question else None
        changed = answers.model_copy(update={"own_line": text or None, "own_line_for": about})
        if has_room(changed, pack):
            return changed
        notice = words.say("quiz.no-room")
