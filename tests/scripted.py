"""A person made of a list of replies: each says to what it replies, and none may be left over."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from core_helpers import PACK, WORDS, answer, page

from impasse_check import flow
from impasse_check.answers import FOLLOWING, marks, permits
from impasse_check.cli.keeping import Keeper
from impasse_check.model import Answers, Pack
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.interview import Interview
from impasse_check.prompts.page import Asker, Command, LeftError, Move, Page, Said, VanishedError
from impasse_check.prompts.pages import Pages
from impasse_check.scoring import score

Reply = tuple[str, str]
"""What is replied to, and with what: the value of a choice, a command, or a line of text.

What is replied to is the id of a question, what follows a mark, the key of the words of a page, or its title.
"""

START: Final = page("start").title
REVIEWED: Final[Reply] = ("review.question", "go-on")
"""Goes on from the list of all answers."""
INTERRUPT: Final = "Ctrl-C"
"""A reply that is a key for the terminal."""
HELP_LINES: Final = ("A line: 0000. Somebody answers.", "Another line: 1111. Nobody answers.")
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
            return page.question.startswith(words) or page.where == words
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
    return [_name(choice.value) for choice in page.all_choices]


def value_of(page: Page, name: str) -> str | Move:
    """Give the value of a choice of a page by its name."""
    return next(choice.value for choice in page.all_choices if _name(choice.value) == name)


def _name(value: str | Move) -> str:
    return value.value if isinstance(value, Move) else value


def interview_with(
    asker: Asker,
    answers: Answers | None = None,
    *,
    pack: Pack = PACK,
    keep: Callable[[Answers], None] = lambda _: None,
    offers: bool = False,
) -> Interview:
    """Make an interview that an asker holds; who leaves it may be offered to keep what was said."""
    pages, start = Pages(pack, WORDS, HELP_LINES), answers or Answers()
    keeper = Keeper(None, pack, WORDS, force=False, kept=start)
    conversation = Conversation(
        asker, pages.help(), lambda: offers and keeper.offer(interview.answers, conversation)
    )
    interview = Interview(pack=pack, pages=pages, conversation=conversation, answers=start, keep=keep)
    return interview


def talk(
    replies: Iterable[Reply],
    *,
    start: Answers | None = None,
    do: Callable[[Interview], object] = Interview.run,
    pack: Pack = PACK,
    offers: bool = False,
) -> Talk:
    """Hold a conversation with a scripted person, to the last of their replies."""
    asker, kept, ended = Scripted(replies, pack), list[Answers](), "done"
    interview = interview_with(asker, start, pack=pack, keep=kept.append, offers=offers)
    try:
        do(interview)
    except LeftError:
        ended = "left"
    except VanishedError:
        ended = "vanished"
    except KeyboardInterrupt:
        ended = "interrupted"
    asker.finish()
    return Talk(pages=asker.pages, answers=interview.answers, kept=kept, ended=ended)


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
    warning = PACK.sections["boundaries"].warning
    while name := next(unasked(answers), None):
        given = final.answers[name]
        if warning is not None and name == warning.before:
            yield "quiz.warned", "go-on"
        yield name, given.value or given.status
        if given.given in marks(PACK, PACK.questions[name]):
            if given.note is not None:
                yield "impact", "note"
                yield "quiz.note", given.note
            for field in FOLLOWING:
                if field in permits(PACK, PACK.questions[name]):
                    yield field, getattr(given, field) or "open"
        met = score(PACK, answers).route == "outside"
        answers, _ = flow.put(PACK, answers, name, given)
        if score(PACK, answers).route == "outside" and not met:
            yield "quiz.outside", "go-on"
    yield REVIEWED
