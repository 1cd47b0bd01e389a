"""The menu at the end of the quiz: see it, save it, make a page to bring, change an answer, close."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

from impasse_check import flow
from impasse_check.answers import permitted
from impasse_check.cli import documents, output
from impasse_check.errors import ImpasseCheckError, NotWrittenError
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
        self._notice = words.say("menu.stopped" if interview.unasked() else "menu.title")

    def run(self) -> None:
        """Offer the menu again after each thing done. Raises what the interview raises on leaving."""
        while True:
            doing = self._offered()
            reply = self._interview.choose(
                Page(
                    text=tuple(filter(None, (*self._interview.take_notices(), self._notice))),
                    question=self._words.say("menu.question"),
                    choices=self._items((*doing, "close")),
                    commands=_LEAVING,
                )
            )
            self._notice = ""
            if reply == "close":
                return
            try:
                doing[reply]()
            except NotWrittenError as error:
                self._notice = self._reason(error)

    def _offered(self) -> Mapping[str, Callable[[], None]]:
        """Give what can be done now, by the name it has in the menu."""
        doing: dict[str, Callable[[], None]] = {"show": self._show, "save": self._save}
        if self._openers():
            doing["sheet"] = self._sheet
        doing["change"] = self._change
        if self._interview.unasked():
            doing["go-on"] = self._interview.go_on
        return doing

    def _reason(self, error: ImpasseCheckError) -> str:
        """Say why nothing was written, in the words that fit a menu where there are such."""
        key = {"error.exists": "menu.exists", "error.suffix": "menu.suffix"}.get(error.code, error.code)
        return self._words.say(key, **error.details)

    def _openers(self) -> tuple[str, ...]:
        shown = openers(self._pack, score(self._pack, self._interview.answers))
        return tuple(dict.fromkeys(each.question for each in shown))

    def _document(self) -> Report:
        return documents.make(self._pack, self._interview.answers, self._words, self._request)

    def _show(self) -> None:
        self._preview(self._document(), ("done",))

    def _save(self) -> None:
        self._write(self._document())

    def _preview(self, document: Report, choices: tuple[str, ...]) -> str | Command:
        look = Look(width=self._asker.width, plain=self._request.plain)
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
            # A hyphen would be standard output, which is covered by the questions now.
            file = "./-" if name == "-" else os.path.expanduser(name)  # noqa: PTH111  # this one never raises
            try:
                plain = self._request.plain
                target = output.choose_output(format=None, file=file, force=False, plain=plain, color="never")
                target.write(render(document, target.format, target.look))
            except ImpasseCheckError as error:
                notice = self._reason(error)
            else:
                self._notice = self._words.say("menu.saved", file=file)
                return

    def _sheet(self) -> None:
        """Let the person choose what goes along, show exactly that, and write it. Back begins again."""
        bring, tone = self._words.say("menu.bring"), self._words.say("menu.tone")
        tones: Mapping[str, str] = {each: self._words.say(f"tone.{each}") for each in TONES}
        reply: str | Command = Command.BACK
        while reply is Command.BACK:
            name = self._pick(bring, self._texts(self._openers()))
            if isinstance(name, Command):
                return
            chosen = self._pick(tone, tones)
            noted = chosen if isinstance(chosen, Command) else self._with_note(name)
            if isinstance(noted, Command):
                continue
            answers = replace(
                self._interview.answers,
                bring=(name,),
                bring_notes=(name,) if noted == "yes" else (),
                tone=next(each for each in TONES if each == chosen),
            )
            request = replace(self._request, audience="session")
            document = documents.make(self._pack, answers, self._words, request)
            reply = self._preview(document, ("save", "done"))
            if reply == "save":
                self._interview.keep(answers)
                self._write(document)

    def _with_note(self, name: str) -> str | Command:
        """Ask whether the note to an answer goes along, if there is one."""
        if self._interview.answers.answers[name].note is None:
            return "no"
        return self._pick(self._words.say("menu.note"), self._pack.choices["event"])

    def _change(self) -> None:
        """Let the person choose a part, then one of its questions, and ask that again."""
        names = flow.to_ask(self._pack, self._interview.answers)
        parts = dict.fromkeys(self._pack.questions[name].section for name in names)
        titles = {part: self._pack.sections[part].title for part in parts}
        while not isinstance(part := self._pick(self._words.say("menu.part"), titles), Command):
            inside = tuple(name for name in names if self._pack.questions[name].section == part)
            name = self._pick(self._words.say("menu.which"), self._texts(inside))
            if not isinstance(name, Command):
                self._interview.change(name)
                return

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
