"""Passphrases: typed where the person is, seen by nobody, never an option, a variable or a pipe."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from impasse_check import files, locked
from impasse_check.answers import MOST_BYTES, parse_for, read_bytes
from impasse_check.cli import messages
from impasse_check.errors import (
    AnswersError,
    ExitCode,
    Fault,
    LockedError,
    NotWrittenError,
)
from impasse_check.model import Answers, Pack
from impasse_check.words import Words, load_words

if TYPE_CHECKING:
    from impasse_check.prompts.conversation import Conversation

_MOST_LOCKED: Final = 2 * MOST_BYTES
"""Bytes of a locked file: written as text it is longer by a third."""


def check_name(name: str | None) -> None:
    """Raise NotWrittenError for a name that asks for a locked file, where nothing can be locked."""
    if locked.is_locked(name) and not locked.can_lock():
        raise NotWrittenError("error.cannot-lock", file=str(name))


@dataclass(frozen=True, kw_only=True, repr=False)
class Opened:
    """An answers file that was read."""

    pack: Pack
    """The pack that the answers belong to."""
    answers: Answers
    passphrase: str | None
    """What the file is locked with, if it is."""


def open_answers(name: str, pack_for: Callable[[str | None], Pack], words: Words) -> Opened:
    """Read an answers file, locked or not, with the pack that is given for the id that it names.

    Raises AnswersError, NoTerminalError where nobody could type a passphrase, and what ``pack_for`` raises.
    """
    if not locked.is_locked(name):
        pack, answers = parse_for(name, read_bytes(name), pack_for)
        return Opened(pack=pack, answers=answers, passphrase=None)
    if not locked.can_lock():
        raise AnswersError(name, (Fault(code="locked.cannot"),))
    data = _read(name)
    try:
        locked.look_at(data)
        typed = _typed(words.say("locked.open", file=name))
        pack, answers = parse_for(name, locked.unlock(data, typed), pack_for)
    except LockedError as error:
        fault = Fault(code=error.code, details=tuple(error.details.items()))
        raise AnswersError(name, (fault,)) from None
    return Opened(pack=pack, answers=answers, passphrase=typed)


def lock(name: str, text: str, passphrase: str) -> bytes:
    """Give the bytes of a locked file with this text in it. Raises NotWrittenError."""
    try:
        return locked.lock(text, passphrase)
    except LockedError as error:
        why = load_words().say(error.code, **error.details)
        raise NotWrittenError("error.not-locked", file=name, reason=why) from None


def write(name: str, text: str, *, force: bool) -> None:
    """Write a text, locked if the name says so, with a passphrase asked for on the terminal.

    Raises NotWrittenError, or NoTerminalError where nobody could type a passphrase.
    """
    with files.held(name, force=force) as file:
        if locked.is_locked(name):
            words = load_words()
            messages.say(words.say("locked.no-way-back"))
            file.write(lock(name, text, _typed_twice(words)))
        else:
            file.write(text.encode())


def write_from(conversation: "Conversation", words: Words, name: str, text: str, *, force: bool) -> bool:
    """Write a text, locked if the name says so, with a passphrase asked for on pages.

    Say whether it was written: the person can turn back at the passphrase.

    Raises NotWrittenError.
    """
    check_name(name)
    with files.held(name, force=force) as file:
        if not locked.is_locked(name):
            file.write(text.encode())
            return True
        passphrase = choose(conversation, words)
        if passphrase is None:
            return False
        file.write(lock(name, text, passphrase))
        return True


def choose(conversation: "Conversation", words: Words) -> str | None:
    """Ask on pages for a new passphrase, twice; give None where the person turns back."""
    from impasse_check.prompts.page import Page

    def ask(key: str, notice: str) -> str | None:
        text = tuple(filter(None, (notice, words.say("locked.no-way-back"))))
        reply = conversation.ask_line(Page(text=text, question=words.say(key), hidden=True))
        return reply if isinstance(reply, str) else None

    return _twice(ask, words)


def _read(name: str) -> bytes:
    """Read a file that may be a locked one. Raises AnswersError."""
    try:
        data = files.read(name, _MOST_LOCKED)
    except OSError:
        raise AnswersError(name, (Fault(code="file.unreadable"),)) from None
    if len(data) > _MOST_LOCKED:
        raise AnswersError(name, (Fault(code="locked.other"),))
    return data


def _typed_twice(words: Words) -> str:
    """Ask for a new passphrase on the terminal. Raises NoTerminalError."""

    def ask(key: str, notice: str) -> str:
        if notice:
            messages.say(notice)
        return _typed(words.say(key))

    return _twice(ask, words) or ""


def _twice(ask: Callable[[str, str], str | None], words: Words) -> str | None:
    """Ask until two times the same was typed, and it is one that can be typed again."""
    notice = ""
    while (typed := ask("locked.new", notice)) is not None:
        try:
            first = locked.passphrase_from(typed)
        except LockedError as error:
            notice = words.say(error.code, **error.details)
            continue
        typed_again = ask("locked.again", "")
        if typed_again is not None and _is(first, typed_again):
            return first
        notice = "" if typed_again is None else words.say("locked.not-the-same")
    return None


def _is(passphrase: str, typed: str) -> bool:
    """Say whether this passphrase was typed."""
    try:
        return locked.passphrase_from(typed) == passphrase
    except LockedError:
        return False


def _typed(prompt: str) -> str:
    """Read a line from the terminal without showing it.

    Raises NoTerminalError, or SystemExit where the person leaves, with Ctrl-D or Ctrl-X.
    """
    from impasse_check.prompts.keyboard import typed_unseen
    from impasse_check.prompts.page import LeftError, VanishedError

    try:
        return typed_unseen(prompt)
    except (LeftError, VanishedError):
        sys.exit(ExitCode.DONE)
