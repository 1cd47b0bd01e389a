"""A person made of a list of replies: each says to what it replies, and none may be left over."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from core_helpers import PACK, RESOURCES, WORDS, answer, page

from impasse_check import flow
from impasse_check.answers import FOLLOWING, marks, permits
from impasse_check.model import Answer, Answers, Pack, Resource
from impasse_check.prompts.conversation import Conversation, Parting
from impasse_check.prompts.page import Asker, Command, LeftError, Move, Page, Said, VanishedError
from impasse_check.renderers import Look
from impasse_check.scoring import grave, score
from impasse_check.sitting.documents import Request
from impasse_check.sitting.help import Help
from impasse_check.sitting.interview import Interview
from impasse_check.sitting.keeping import Keeper
from impasse_check.sitting.pages import Pages
from impasse_check.sitting.quiz import Sitting
from impasse_check.sitting.record import Record
from impasse_check.words import Words

Reply = tuple[str, str]
"""What is replied to, and with what: the value of a choice, a command, or a line of text.

What is replied to is the id of a question, what follows a mark, the key of the words of a page, or its title.
"""

START: Final = page("start").title
FOCUS: Final[Reply] = ("focus.question", "all")
"""Looks at everything."""
LAST: Final[Reply] = ("end.last", "go-on")
"""Has the document written, after the last question."""
INTERRUPT: Final = "Ctrl-C"
"""A reply that is a key for the terminal."""
LINES: Final = RESOURCES[:2]
"""Lines to turn to."""
CALM: Final[Mapping[str, str]] = {
    "therapy-status": "going-on",
    "ordered-care": "no",
    "strength": "yes",
    "gate": "no",
    "event": "no",
    "safe-to-raise": "yes",
    "consulted": "no",
}
"""Answers that open nothing and mark nothing, by the id or the kind of the question."""


class Scripted:
    """Replies to pages in turn, and keeps every page that was shown."""

    width = 76
    speaks = False

    def __init__(self, replies: Iterable[Reply], pack: Pack = PACK) -> None:
        self._replies = list(replies)
        self._pack = pack
        self.pages: list[Page] = []

    def choose(self, page: Page) -> Said:
        """Give the next reply, which must be one that this page takes."""
        text = self._next(page)
        if text == INTERRUPT:
            raise KeyboardInterrupt
        commands = commands_of(page)
        assert text in commands or text in values(page), f"{text!r} is no reply to {page}"
        return commands.get(text) or value_of(page, text)

    def ask_line(self, page: Page) -> str | Command:
        """Give the next reply as a line of text."""
        assert page.takes_text
        text = self._next(page)
        return commands_of(page).get(text, text)

    def finish(self) -> None:
        """Fail if there is a reply to a page that never came."""
        assert self._replies == []

    def _next(self, page: Page) -> str:
        self.pages.append(page)
        assert self._replies, f"nothing to reply to {page}"
        to, text = self._replies.pop(0)
        assert self._is(to, page), f"expected {to}, not {page}"
        return text

    def _is(self, to: str, page: Page) -> bool:
        if to in self._pack.questions:
            return page.question == self._pack.questions[to].text
        if to in FOLLOWING:
            return bool(page.question == getattr(self._pack.follow_ups, to).text)
        if WORDS.knows(to):
            words = WORDS.raw(to).rstrip(" .:")
            told = (page.where, page.question, *page.text[:1])
            # Behind its first words there may be a blank.
            return any(each.startswith((words, words[:20] if len(words) > 20 else words)) for each in told)
        return page.where == to


@dataclass(frozen=True, kw_only=True)
class Talk:
    """A conversation that came to an end."""

    pages: list[Page]
    answers: Answers
    kept: list[Answers]
    ended: str
    """How: ``done``, ``left`` or ``vanished``."""

    def page(self, to: str) -> Page:
        """Give the last page with the question of this id, or with this title."""
        question = PACK.questions[to].text if to in PACK.questions else None
        return next(each for each in reversed(self.pages) if question == each.question or to == each.where)


def commands_of(page: Page) -> Mapping[str, Command]:
    """Give the commands of a page by their names."""
    return {command.value: command for command in page.commands}


def values(page: Page) -> list[str]:
    """Give the values of the choices of a page; the program's own by their names."""
    return [_name(choice.value) for choice in page.all_choices] + ["go-on"] * page.goes_on


def value_of(page: Page, name: str) -> Said:
    """Give the value of a choice of a page by its name."""
    found = (choice.value for choice in page.all_choices if _name(choice.value) == name)
    return next(found, Move.GO_ON)


def _name(value: Said) -> str:
    return str(value.value) if isinstance(value, Enum) else value


class Kept:
    """Keeps answers as they are given, in a list; whoever is at the door goes."""

    def __init__(self) -> None:
        self.answers: list[Answers] = []

    def keep(self, answers: Answers, _conversation: Conversation) -> None:
        """Keep these."""
        self.answers.append(answers)

    def part(self, _conversation: Conversation) -> Parting:
        """Ask nothing."""
        return Parting.GOES


def interview_with(
    asker: Asker,
    answers: Answers | None = None,
    *,
    pack: Pack = PACK,
    words: Words = WORDS,
    keeping: Kept | None = None,
    offers: bool = False,
    lines: tuple[Resource, ...] = LINES,
) -> Interview:
    """Make an interview that an asker holds; who leaves it may be offered to keep what was said."""
    record, kept = Record(answers or Answers()), keeping or Kept()
    keeper = Keeper(None, pack, words, force=False, kept=record.answers, record=record)
    help = Help(words, lambda: lines, None)
    conversation = Conversation(asker, help, keeper if offers else kept)
    pages = Pages(pack, words)
    return Interview(
        pack=pack, pages=pages, conversation=conversation, record=record, keeping=kept, help=help
    )


def run_through(interview: Interview) -> object:
    """Go through the questions from the first page."""
    return interview.run(asks_focus=True)


def talk(
    replies: Iterable[Reply],
    *,
    start: Answers | None = None,
    do: Callable[[Interview], object] = run_through,
    pack: Pack = PACK,
    offers: bool = False,
    lines: tuple[Resource, ...] = LINES,
) -> Talk:
    """Hold a conversation with a scripted person, to the last of their replies."""
    asker, kept, ended = Scripted(replies, pack), Kept(), "done"
    interview = interview_with(asker, start, pack=pack, keeping=kept, offers=offers, lines=lines)
    try:
        do(interview)
    except LeftError:
        ended = "left"
    except VanishedError:
        ended = "vanished"
    except KeyboardInterrupt:
        ended = "interrupted"
    asker.finish()
    return Talk(pages=asker.pages, answers=interview.answers, kept=kept.answers, ended=ended)


class Nowhere:
    """Where a document goes that nobody reads."""

    format, file, force, look, on_screen = "markdown", None, False, Look(), False

    def write(self, text: str) -> None:
        """Take it."""


def sit(
    replies: Iterable[Reply],
    *,
    start: Answers | None = None,
    pack: Pack = PACK,
    words: Words = WORDS,
    writes: bool = False,
    asks_focus: bool = True,
    asker: Scripted | None = None,
    file: str | None = None,
) -> Talk:
    """Hold a whole sitting with a scripted person; ``writes``: it ends in a document.

    ``file`` is where their answers are kept.
    """
    asker, ended = asker or Scripted(replies, pack), "done"
    record = Record(start or Answers())
    sitting = Sitting(
        pack=pack,
        words=words,
        resources=lambda: LINES,
        request=Request(audience="me", country=None, date=None),
        record=record,
        keeper=Keeper(file, pack, words, force=False, kept=record.answers, record=record),
        target=Nowhere() if writes else None,
        asks_focus=asks_focus,
    )
    try:
        sitting.hold(asker)
    except LeftError:
        ended = "left"
    except VanishedError:
        ended = "vanished"
    except KeyboardInterrupt:
        ended = "interrupted"
    asker.finish()
    return Talk(pages=asker.pages, answers=record.answers, kept=[], ended=ended)


def answered(
    changes: Mapping[str, str] | None = None, *, leaving: tuple[str, ...] = (), start: Answers | None = None
) -> Answers:
    """Give calm answers to all that is asked, with these changes, and some questions left blank."""
    answers = start or Answers()
    while left := [name for name in unasked(answers) if name not in leaving]:
        answers, _ = flow.put(PACK, answers, left[0], answer((changes or {}).get(left[0], calm(left[0]))))
    assert not set(changes or {}) - set(answers.answers), "a change to a question that is not asked"
    return answers


def calm(name: str) -> str:
    """Give the calm answer to a question."""
    question = PACK.questions[name]
    if question.kind == "graded":
        return next(value for value, points in PACK.scales[question.choice_set].items() if not points)
    return CALM.get(name) or CALM[question.kind]


def unasked(answers: Answers) -> Iterator[str]:
    """Give the open questions without an answer."""
    return (name for name in flow.to_ask(PACK, answers) if name not in answers.answers)


def calmly(*names: str) -> list[Reply]:
    """Give calm replies to these questions."""
    return [(name, calm(name)) for name in names]


def replies_to_all(final: Answers, start: Answers | None = None) -> Iterator[Reply]:
    """Give the replies of a person who goes straight through a quiz to these answers."""
    yield START, "go-on"
    answers = start or Answers()
    if not answers.answers:
        yield FOCUS
    warning = PACK.sections["boundaries"].warning
    while name := next(unasked(answers), None):
        given = final.answers[name]
        if warning is not None and name == warning.before:
            yield "quiz.warned", "go-on"
        yield name, given.value or given.status
        if given.status == "unsure" and name in grave(PACK):
            yield "unsure.question", "something"
        met = score(PACK, answers).route == "outside"
        so_far = answers
        for due in _in_turn(name, given):
            answers, _ = flow.put(PACK, so_far, name, due[0])
            if score(PACK, answers).route == "outside" and not met:
                met = True
                yield "quiz.outside", "go-on"
            yield from due[1]
        answers, _ = flow.put(PACK, so_far, name, given)
        if score(PACK, answers).route == "outside" and not met:
            yield "quiz.outside", "go-on"


def _in_turn(name: str, given: Answer) -> Iterator[tuple[Answer, list[Reply]]]:
    """Give what stands after each part of an answer, and the replies to the next."""
    if given.given not in marks(PACK, PACK.questions[name]):
        return
    so_far = Answer(given=given.given)
    for place, field in enumerate(each for each in FOLLOWING if each in permits(PACK, PACK.questions[name])):
        replies: list[Reply] = []
        if not place and given.note is not None:
            replies = [(field, "note"), ("quiz.note", given.note)]
        yield so_far, [*replies, (field, getattr(given, field) or "open")]
        so_far = so_far.model_copy(update={field: getattr(given, field), "note": given.note})
