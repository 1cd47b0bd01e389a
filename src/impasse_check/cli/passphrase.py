"""Passphrases: typed where the person is, seen by nobody, never an option, a variable or a pipe."""

import getpass
import sys
import warnings
from collections.abc import Callable
from typing import Final

from impasse_check import files, locked
from impasse_check.answers import MOST_BYTES, parse_answers, read_answers
from impasse_check.cli import messages
from impasse_check.errors import AnswersError, ExitCode, Fault, NoTerminalError, NotWrittenError
from impasse_check.model import Answers, Pack
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import Page
from impasse_check.words import Words, load_words

_MOST_LOCKED: Final = 2 * MOST_BYTES
"""Bytes of a locked file: written as text it is longer by a third."""


def check_name(name: str | None) -> None:
    """Raise NotWrittenError for a name that asks for a locked file, where nothing can be locked."""
    if locked.is_locked(name) and not locked.can_lock():
        raise NotWrittenError("error.cannot-lock", file=str(name))


def open_answers(name: str, pack: Pack, words: Words) -> tuple[Answers, str | None]:
    """Read an answers file, locked or not; give the passphrase too, if there is one.

    Raises AnswersError, or NoTerminalError where nobody could type a passphrase.
    """
    if not locked.is_locked(name):
        return read_answers(name, pack), None
    if not locked.can_lock():
        raise AnswersError(name, (Fault(code="locked.cannot"),))
    try:
        data = files.read(name, _MOST_LOCKED)
    except OSError:
        raise AnswersError(name, (Fault(code="file.unreadable"),)) from None
    if len(data) > _MOST_LOCKED:
        raise AnswersError(name, (Fault(code="locked.other"),))
    passphrase = _typed(words.say("locked.open", file=name))
    try:
        return parse_answers(name, locked.unlock(data, passphrase), pack), passphrase
    except locked.LockedError as error:
        raise AnswersError(name, (Fault(code=error.code),)) from None


def write(name: str, text: str, *, force: bool) -> None:
    """Write a text, locked if the name says so, with a passphrase asked for on the terminal.

    Raises NotWrittenError, or NoTerminalError where nobody could type a passphrase.
    """
    with files.held(name, force=force) as file:
        if locked.is_locked(name):
            words = load_words()
            messages.say(words.say("locked.no-way-back"))
            file.write(locked.lock(text, _typed_twice(words)))
        else:
            file.write(text.encode())


def write_from(conversation: Conversation, words: Words, name: str, text: str, *, force: bool) -> bool:
    """Do the same on pages; say whether the person did not turn back at the passphrase.

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
        file.write(locked.lock(text, passphrase))
        return True


def choose(conversation: Conversation, words: Words) -> str | None:
    """Ask on pages for a new passphrase, twice; give None where the person turns back."""

    def ask(key: str, notice: str) -> str | None:
        text = tuple(filter(None, (notice, words.say("locked.no-way-back"))))
        reply = conversation.write(Page(text=text, question=words.say(key), hidden=True))
        return reply if isinstance(reply, str) else None

    return _twice(ask, words)


def _typed_twice(words: Words) -> str:
    """Ask for a new passphrase on the terminal. Raises NoTerminalError."""

    def ask(key: str, notice: str) -> str:
        if notice:
            messages.say(notice)
        return _typed(words.say(key))

    return _twice(ask, words) or ""


def _twice(ask: Callable[[str, str], str | None], words: Words) -> str | None:
    """Ask until two times the same was typed, and not nothing."""
    notice = ""
    while (first := ask("locked.new", notice)) is not None:
        if not first:
            notice = words.say("locked.empty")
            continue
        again = ask("locked.again", "")
        if again == first:
            return first
        notice = "" if again is None else words.say("locked.not-the-same")
    return None


def _typed(prompt: str) -> str:
    """Read a line from the terminal without showing it. Raises NoTerminalError, or SystemExit at Ctrl-D."""
    with warnings.catch_warnings():
        # Where there is no terminal, this would read a pipe, and show what is typed.
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(f"{prompt} ")
        except getpass.GetPassWarning:
            raise NoTerminalError("error.no-passphrase") from None
        except EOFError:
            sys.exit(ExitCode.DONE)
