"""Passphrases on the terminal, outside of the questions: typed where the person is, and seen by nobody."""

import sys
from typing import Final

from impasse_check import files, locked
from impasse_check.answers import MOST_BYTES, parse_answers, read_answers, unreadable
from impasse_check.cli import messages
from impasse_check.errors import (
    AnswersError,
    ExitCode,
    Fault,
    LockedError,
)
from impasse_check.model import Answers, Pack
from impasse_check.prompts.keyboard import typed_unseen
from impasse_check.prompts.page import LeftError, VanishedError
from impasse_check.sitting.passphrase import lock, twice
from impasse_check.words import Words, load_words

_MOST_LOCKED: Final = 2 * MOST_BYTES
"""Bytes of a locked file: written as text it is longer by a third."""


def open_answers(name: str, pack: Pack, words: Words) -> tuple[Answers, str | None]:
    """Read an answers file, locked or not; give the passphrase too, if there is one.

    Raises AnswersError, or NoTerminalError where nobody could type a passphrase.
    """
    if not locked.is_locked(name):
        return read_answers(name, pack), None
    if not locked.can_lock():
        raise AnswersError(name, (Fault(code="locked.cannot"),))
    data = _read(name)
    try:
        locked.look_at(data)
        typed = _typed(words.say("locked.open", file=name))
        return parse_answers(name, locked.unlock(data, typed), pack), typed
    except LockedError as error:
        fault = Fault(code=error.code, details=tuple(error.details.items()))
        raise AnswersError(name, (fault,)) from None


def holds_answers(name: str) -> bool:
    """Say whether a file that is there looks like one of answers, locked or not."""
    if locked.is_locked(name):
        return True
    try:
        return files.read(name, MOST_BYTES).lstrip().startswith(b"format: impasse-check/answers")
    except OSError:
        return False


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


def _read(name: str) -> bytes:
    """Read a file that may be a locked one. Raises AnswersError."""
    try:
        data = files.read(name, _MOST_LOCKED)
    except OSError as error:
        raise AnswersError(name, (unreadable(error),)) from None
    if len(data) > _MOST_LOCKED:
        raise AnswersError(name, (Fault(code="locked.other"),))
    return data


def _typed_twice(words: Words) -> str:
    """Ask for a new passphrase on the terminal. Raises NoTerminalError."""

    def ask(key: str, notice: str) -> str:
        if notice:
            messages.say(notice)
        return _typed(words.say(key))

    return twice(ask, words) or ""


def _typed(prompt: str) -> str:
    """Read a line from the terminal without showing it.

    Raises NoTerminalError, or SystemExit where the person leaves, with Ctrl-D or Ctrl-X.
    """
    try:
        return typed_unseen(prompt)
    except (LeftError, VanishedError):
        sys.exit(ExitCode.DONE)
