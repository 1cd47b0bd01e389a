"""The menu at the end of the quiz: see it, save it, make a page to bring, change an answer, close."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from impasse_check import flow
from impasse_check.answers import permitted
from impasse_check.cli import documents, output
from impasse_check.errors import ImpasseCheckError
from impasse_check.model import ABSENCES, NOT_ASKED, TONES, Pack
from impasse_check.prompts.interview import Interview
from impasse_check.prompts.page import Asker, Choice, Command, Page
from impasse_check.renderers import SUFFIXES, Look, render
from impasse_check.report import Report
from impasse_check.report.openers import openers
from impasse_check.scoring import score
from impasse_check.words import Words

_LEAVING: Final = (Command.HELP, Command.LEAVE, Command.VANISH)


class Closing:
    """Runs the menu until the person closes it."""

    def __init__(
        self, interview: Interview, pack: Pack, words: Words, request: documents.Request, asker: Asker
    ) -> None:
        self._interview = interview
        self._pack = pack
        self._words = words
        self._request = request
        self._asker = asker
        self._notice = words.say("menu.title")

    def run(self) -> None:
        """Offer the menu again after each thing done. Raises what the interview raises on leaving."""
        doing = {"show": self._show, "save": self._save, "sheet": self._sheet, "change": self._change}
        while True:
            items = [name for name in (*doing, "close") if name != "sheet" or self._openers()]
            reply = self._interview.choose(
                Page(
                    text=(self._notice,),
                    question=self._words.say("menu.question"),
                    choices=tuple(
                        Choice(value=name, label=self._words.say(f"menu.{name}")) for name in items
                    ),
                    commands=_LEAVING,
                )
            )
            self._notice = ""
            if reply == "close":
                return
            doing[reply]()

    def _openers(self) -> tuple[str, ...]:
        shown = openers(self._pack, score(self._pack, self._interview.answers))
        return tuple(dict.fromkeys(each.question for each in shown))

    def _document(self, request: documents.Request) -> Report:
        return documents.make(self._pack, self._interview.answers, self._words, request)

    def _show(self) -> None:
        self._preview(self._document(self._request), ("close",))

    def _save(self) -> None:
        self._write(self._document(self._request))

    def _preview(self, document: Report, choices: tuple[str, ...]) -> str | Command:
        look = Look(width=self._asker.width)
        return self._interview.choose(
            Page(
                drawn=tuple(render(document, "terminal", look).splitlines()),
                question=self._words.say("menu.question"),
                choices=self._items(choices),
                commands=(Command.BACK, *_LEAVING),
            )
        )

    def _write(self, document: Report) -> None:
        """Ask for a file's name until the document is written there, or the person turns back."""
        notice = ""
        while True:
            name = self._interview.write(
                Page(text=(notice,), question=self._words.say("menu.file", suffixes=", ".join(SUFFIXES)))
            )
            if isinstance(name, Command) or not name:
                return
            try:
                target = output.choose_output(format=None, file=name, force=False, plain=True, color="never")
                target.write(render(document, target.format, target.look))
            except ImpasseCheckError as error:
                notice = self._words.say(error.code, **error.details)
            else:
                self._notice = self._words.say("menu.saved", file=name)
                return

    def _sheet(self) -> None:
        """Let the person choose what goes along, show exactly that, and write it."""
        name = self._pick(self._words.say("menu.bring"), self._texts(self._openers()))
        if isinstance(name, Command):
            return
        tone = self._pick(
            self._words.say("menu.tone"), {each: self._words.say(f"tone.{each}") for each in TONES}
        )
        if isinstance(tone, Command):
            return
        answers = replace(
            self._interview.answers,
            bring=(name,),
            bring_notes=(),
            tone=next(each for each in TONES if each == tone),
        )
        if answers.answers[name].note is not None:
            with_note = self._pick(self._words.say("menu.note"), self._pack.choices["event"])
            if isinstance(with_note, Command):
                return
            answers = replace(answers, bring_notes=(name,) if with_note == "yes" else ())
        self._interview.answers = answers
        document = self._document(replace(self._request, audience="session"))
        if self._preview(document, ("save", "close")) == "save":
            self._write(document)

    def _change(self) -> None:
        name = self._pick(
            self._words.say("menu.which"), self._texts(flow.to_ask(self._pack, self._interview.answers))
        )
        if not isinstance(name, Command):
            self._interview.change(name)

    def _items(self, names: Iterable[str]) -> tuple[Choice, ...]:
        return tuple(Choice(value=name, label=self._words.say(f"menu.{name}")) for name in names)

    def _pick(self, question: str, labels: Mapping[str, str]) -> str | Command:
        return self._interview.choose(
            Page(
                question=question,
                choices=tuple(Choice(value=value, label=label) for value, label in labels.items()),
                commands=(Command.BACK, *_LEAVING),
            )
        )

    def _texts(self, names: tuple[str, ...]) -> dict[str, str]:
        return {
            name: self._words.say(
                "menu.answer", text=self._pack.questions[name].text, answer=self._said(name)
            )
            for name in names
        }

    def _said(self, name: str) -> str:
        answer = self._interview.answers.answers.get(name, NOT_ASKED)
        if answer.status in ABSENCES:
            return self._pack.choices["absence"][answer.status]
        return permitted(self._pack, self._pack.questions[name])[answer.value or ""]
