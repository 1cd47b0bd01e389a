"""One sitting from its first page to its end: what it needs, how its parts hang together, what came of it."""

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from impasse_check.errors import NotWrittenError
from impasse_check.model import Pack, Resource
from impasse_check.model.base import record
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import Asker, Command, Page
from impasse_check.renderers import Look, render
from impasse_check.sitting import passphrase
from impasse_check.sitting.documents import Request, make
from impasse_check.sitting.help import Help
from impasse_check.sitting.interview import Interview
from impasse_check.sitting.keeping import Ending, Keeper
from impasse_check.sitting.pages import Pages, option
from impasse_check.sitting.record import Record
from impasse_check.sitting.saving import failures, reason
from impasse_check.words import Words

if TYPE_CHECKING:
    from impasse_check.report import Report


class Last(Enum):
    """What can be done after the last question, where a document is to be written then."""

    CHANGE = "change"


class Target(Protocol):
    """Where a document goes."""

    @property
    def format(self) -> str:
        """The form of it."""

    @property
    def file(self) -> str | None:
        """The file, if it goes to one."""

    @property
    def force(self) -> bool:
        """Whether it may be written over a file that is there."""

    @property
    def look(self) -> Look:
        """How it is drawn."""

    @property
    def on_screen(self) -> bool:
        """Whether it goes to the terminal that the person looks at."""

    def write(self, text: str) -> None:
        """Put it there. Raises NotWrittenError."""


@record
class Sitting:
    """All that one sitting needs."""

    pack: Pack
    words: Words
    resources: Callable[[], tuple[Resource, ...]]
    """Gives the help lines, once somebody wants to see them."""
    request: Request
    record: Record
    keeper: Keeper
    target: Target | None
    """Where a document goes at the end; None: nowhere unless the person says so."""
    asks_focus: bool

    def hold(self, asker: Asker) -> "Report":
        """Hold it; give the document that is still to be printed.

        Raises LeftError or VanishedError where the person leaves, which is how it ends without one.
        """
        pages, help = Pages(self.pack, self.words), Help(self.words, self.resources, self.request.country)
        conversation = Conversation(asker, help, self.keeper)
        interview = Interview(
            pack=self.pack,
            pages=pages,
            conversation=conversation,
            record=self.record,
            keeping=self.keeper,
            help=help,
        )
        returned = not interview.unasked()
        self.keeper.tidy(conversation)
        self.keeper.explain(conversation)
        interview.run(asks_focus=self.asks_focus)
        notice = ""
        if self.target is not None and self._finish(self.target, interview, conversation, pages):
            document, notice = self._write(self.target, interview, conversation)
            if document is not None and not notice:
                return document
        # Loaded here because the first page is there sooner without what comes at the end.
        from impasse_check.sitting.end import End

        return End(
            pack=self.pack,
            words=self.words,
            pages=pages,
            interview=interview,
            conversation=conversation,
            keeper=self.keeper,
            help=help,
            request=self.request,
            returned=returned,
            notice=notice,
        ).run()

    def _finish(self, target: Target, interview: Interview, conversation: Conversation, pages: Pages) -> bool:
        """Let the person see their last answer before a document is written; say whether it is."""
        from impasse_check.sitting.listing import Listing

        while True:
            page = Page(
                where=self.words.say("end.last"),
                text=self._before(target, stopped=bool(interview.unasked())),
                options=(option(self.words, Last.CHANGE),),
                goes_on=True,
                last=pages.last(None, interview.course),
            )
            reply = conversation.choose(page)
            if reply is Last.CHANGE:
                Listing(self.pack, self.words, pages).run(interview, conversation)
            elif reply is Command.BACK:
                interview.back_to_last()
            elif self.keeper.finish(conversation) is Ending.KEPT:
                return True

    def _before(self, target: Target, *, stopped: bool) -> tuple[str, ...]:
        """Say what comes with Enter, and that the questions are not at their end where that is so."""
        first = (self.words.say("end.stopped"),) if stopped else ()
        if target.file is None:
            return (*first, self.words.say("end.to-print"))
        return (*first, self.words.say("end.to-file", file=target.file))

    def _write(
        self, target: Target, interview: Interview, conversation: Conversation
    ) -> tuple["Report | None", str]:
        """Make a document and write it, unless it goes where the questions are, while answers are at hand.

        Give the document, and what hinders it.
        """
        document = None
        try:
            with failures():
                document = make(self.pack, interview.answers, self.words, self.request)
                text = render(document, target.format, target.look)
                if target.file is not None:
                    written = passphrase.write_from(
                        conversation, self.words, target.file, text, force=target.force
                    )
                    return document, "" if written else self.words.say("locked.not-written")
                if not target.on_screen:
                    target.write(text)
        except NotWrittenError as error:
            return document, reason(self.words, error)
        return document, ""
