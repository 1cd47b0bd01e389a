"""The menu at the end of the quiz: see it, save it, make a page to bring, change an answer, close."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

from impasse_check.cli import documents, output, passphrase
from impasse_check.cli.keeping import Keeper
from impasse_check.cli.saving import failures, reason, save
from impasse_check.errors import NotWrittenError
from impasse_check.model import TONES, Answers, Pack, Tone
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.interview import Interview
from impasse_check.prompts.page import Choice, Command, Page, Said
from impasse_check.renderers import SUFFIXES, Look, render
from impasse_check.scoring import score
from impasse_check.visibility import visible
from impasse_check.words import Words

if TYPE_CHECKING:
    from impasse_check.report import Report
    from impasse_check.report.blocks import OpenerText

_WITH_NOTE, _WITHOUT_NOTE = "with-note", "without-note"


class Closing:
    """Runs the menu until the person leaves."""

    def __init__(
        self,
        *,
        interview: Interview,
        conversation: Conversation,
        keeper: Keeper,
        pack: Pack,
        words: Words,
        request: documents.Request,
        notice: str = "",
    ) -> None:
        self._interview = interview
        self._talk = conversation
        self._keeper = keeper
        self._pack = pack
        self._words = words
        self._request = request
        self._notice = notice or words.say("menu.stopped" if interview.unasked() else "menu.title")

    def run(self) -> NoReturn:
        """Offer the menu again after each thing done. Raises LeftError or VanishedError."""
        while True:
            doing = self._offered()
            reply = self._talk.choose(
                Page(
                    text=tuple(filter(None, (*self._interview.take_notices(), self._notice))),
                    question=self._words.say("menu.question"),
                    choices=self._items(doing),
                )
            )
            self._notice = ""
            try:
                doing[reply if isinstance(reply, str) else "change"]()
            except NotWrittenError as error:
                self._notice = reason(self._words, error)

    def _offered(self) -> Mapping[str, Callable[[], object]]:
        """Give what can be done now, by the name it has in the menu."""
        doing: dict[str, Callable[[], object]] = {"show": self._show, "save": self._save}
        if self._openers():
            doing["sheet"] = self._sheet
        doing["change"] = self._interview.review
        if self._interview.unasked():
            doing["go-on"] = self._interview.go_on
        doing["close"] = self._talk.leave
        return doing

    def _openers(self) -> "tuple[OpenerText, ...]":
        from impasse_check.report.openers import openers

        result = score(self._pack, self._interview.answers)
        return openers(self._pack, result, visible(self._pack, result, "session").openers)

    def _document(self) -> "Report":
        return self._made(self._interview.answers, self._request)

    def _made(self, answers: Answers, request: documents.Request) -> "Report":
        """Make a document. Raises NotWrittenError, whatever it is that fails."""
        with failures():
            return documents.make(self._pack, answers, self._words, request)

    def _show(self) -> None:
        self._preview(self._document(), ("done",))

    def _save(self) -> None:
        if self._write(self._document()) and self._request.audience == "me":
            self._keeper.settle(self._interview.answers)

    def _preview(self, document: "Report", choices: tuple[str, ...]) -> Said:
        look = Look(width=self._talk.width, plain=self._request.plain)
        with failures():
            drawn = tuple(render(document, "terminal", look).splitlines())
        return self._talk.choose(
            Page(
                drawn=drawn,
                question=self._words.say("menu.question"),
                choices=self._items(choices),
            )
        )

    def _write(self, document: "Report") -> bool:
        """Write a document to a file whose name is asked for; say whether it was written."""

        def write(file: str) -> bool:
            plain = self._request.plain
            target = output.choose_output(format=None, file=file, force=False, plain=plain, color="auto")
            text = render(document, target.format, target.look)
            return passphrase.write_from(self._talk, self._words, file, text, force=False)

        question = self._words.say("menu.file", suffixes=", ".join(SUFFIXES))
        file = save(self._talk, self._words, question, write)
        if file is not None:
            self._notice = self._words.say("menu.saved", file=file)
        return file is not None

    def _sheet(self) -> None:
        """Let the person choose what goes along, show exactly that, and write it. Back goes a step back."""
        shown = self._openers()
        names = {each.question: self._pack.questions[each.question].text for each in shown}
        while isinstance(name := self._pick("menu.bring", names), str):
            tones: dict[str, str] = {
                each.tone: self._words.say(
                    "menu.words", tone=self._words.say(f"tone.{each.tone}"), words=each.text
                )
                for each in shown
                if each.question == name
            }
            while isinstance(tone := self._pick("menu.tone", tones), str):
                if self._chosen(name, next(each for each in TONES if each == tone)):
                    return

    def _chosen(self, name: str, tone: Tone) -> bool:
        """Ask for the rest, show the page and write it; say whether that was the end of it."""
        noted = self._with_note(name)
        if not isinstance(noted, str):
            return False
        chosen = {"bring": (name,), "bring_notes": (name,) if noted == _WITH_NOTE else (), "tone": tone}
        answers = self._interview.answers.model_copy(update=chosen)
        request = replace(self._request, audience="session")
        document = self._made(answers, request)
        while (reply := self._preview(document, ("save", "done"))) == "save":
            if self._write(document):
                self._interview.keep(answers)
                return True
        return reply is not Command.BACK

    def _with_note(self, name: str) -> Said:
        """Ask whether the note to an answer goes along, if there is one."""
        if self._interview.answers.answers[name].note is None:
            return _WITHOUT_NOTE
        choices = {each: self._words.say(f"menu.{each}") for each in (_WITH_NOTE, _WITHOUT_NOTE)}
        return self._pick("menu.note", choices)

    def _pick(self, question: str, labels: Mapping[str, str]) -> Said:
        return self._talk.choose(
            Page(
                question=self._words.say(question),
                choices=tuple(Choice(value=value, label=label) for value, label in labels.items()),
            )
        )

    def _items(self, names: Iterable[str]) -> tuple[Choice, ...]:
        return tuple(Choice(value=name, label=self._words.say(f"menu.{name}")) for name in names)
