"""The page that goes along to a session: chosen, seen exactly as it will be, and written."""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum

from impasse_check.model import Answers, Pack
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import Choice, Page, Said
from impasse_check.sitting.documents import Request, make
from impasse_check.sitting.pages import option
from impasse_check.sitting.reading import Reading
from impasse_check.sitting.saving import failures
from impasse_check.words import Words


class Sheet(Enum):
    """What can be done with the page before it is written."""

    WRITE = "write"
    OTHER = "what-goes"
    DIRECT = "more-direct"
    GENTLE = "gentler"
    WITH_NOTE = "with-note"
    WITHOUT_NOTE = "without-note"


class SheetMaker:
    """Lets a person see the page, change what goes on it, and write it."""

    def __init__(self, pack: Pack, words: Words, reading: Reading, request: Request) -> None:
        self._pack = pack
        self._words = words
        self._reading = reading
        self._request = replace(request, audience="session")

    def run(
        self,
        conversation: Conversation,
        answers: Answers,
        named: tuple[str, ...],
        keep: Callable[[Answers], None],
        *,
        shown: str | None,
    ) -> Said:
        """Show the page until it is written or left; give what there is to say, or how it was left.

        ``named`` are the questions of what may go along, what stands there at first before the others;
        ``shown`` is what somebody looked at last. What they choose here is kept at once.
        """
        chosen, answers, again = answers, self._with(answers, named, shown), False
        while True:
            with failures():
                document = make(self._pack, answers, self._words, self._request)
            page = self._reading.page(document, self._offered(answers, named))
            reply = conversation.choose(replace(page, again=again))
            again = True
            if reply is Sheet.WRITE:
                notice = self._reading.save(document, offered="session.md")
                if notice:
                    keep(answers)
                    return notice
            elif isinstance(reply, Sheet):
                changes = self._changed(conversation, answers, named, reply)
                answers = answers.model_copy(update=changes)
                if changes:
                    # What stands there because it was looked at was not chosen by another key.
                    chosen = chosen.model_copy(update=changes)
                    keep(chosen)
            else:
                return reply

    def _with(self, answers: Answers, named: tuple[str, ...], shown: str | None) -> Answers:
        """Give the answers with what was looked at last on the page, if it is none of what goes along."""
        if shown not in named or shown in self._going(answers, named):
            return answers
        # A sentence of one's own takes the place of the first words, and not of those of another thing.
        going = (*named[:1], shown) if answers.own_line else (shown,)
        return answers.model_copy(update={"bring": going})

    def _offered(self, answers: Answers, named: tuple[str, ...]) -> tuple[Choice, ...]:
        going = self._going(answers, named)
        noted = [name for name in going if answers.answers[name].note]
        does = [Sheet.WRITE]
        if len(named) > 1:
            does.append(Sheet.OTHER)
        own = (answers.own_words_for(name, going[0]) for name in going) if going else (answers.own_line,)
        if self._pack.openers and not all(own):
            does.append(Sheet.GENTLE if answers.tone == "direct" else Sheet.DIRECT)
        if noted:
            does.append(Sheet.WITHOUT_NOTE if answers.bring_notes else Sheet.WITH_NOTE)
        return tuple(option(self._words, each) for each in does)

    def _changed(
        self, conversation: Conversation, answers: Answers, named: tuple[str, ...], does: Sheet
    ) -> dict[str, object]:
        """Give what another choice of what goes along changes in the answers, if anything."""
        going = self._going(answers, named)
        match does:
            case Sheet.OTHER:
                picked = self._picked(conversation, going, named)
                return {} if picked == going else {"bring": picked, "bring_notes": ()}
            case Sheet.WITH_NOTE:
                return {"bring": going, "bring_notes": going}
            case Sheet.WITHOUT_NOTE:
                return {"bring_notes": ()}
            case _:
                return {"tone": "direct" if does is Sheet.DIRECT else "gentle"}

    def _going(self, answers: Answers, named: tuple[str, ...]) -> tuple[str, ...]:
        chosen = named[:1] if answers.bring is None else answers.bring
        return tuple(name for name in chosen if name in named)

    def _picked(
        self, conversation: Conversation, going: tuple[str, ...], named: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Let the person put things on the page and take them off, until they turn back."""
        at: str | None = None
        notice = ""
        while True:
            reply = conversation.choose(
                Page(
                    text=tuple(filter(None, (notice, self._words.say("sheet.about")))),
                    question=self._words.say("sheet.question"),
                    choices=tuple(Choice(value=name, label=self._told(name, going)) for name in named),
                    listed=True,
                    at=at,
                )
            )
            if not isinstance(reply, str):
                return going
            at = reply
            left = tuple(name for name in going if name != reply)
            # Something always goes along; a page without words is none.
            notice = self._words.say("sheet.one-goes") if going == (reply,) else ""
            going = (*going, reply) if reply not in going else left or going

    def _told(self, name: str, going: tuple[str, ...]) -> str:
        key = "sheet.goes" if name in going else "sheet.stays"
        return self._words.say(key, text=self._pack.questions[name].text)
